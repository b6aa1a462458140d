"""A Word file (.docx) -> its text, by python-docx; macros, pictures and embedded files are never opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from geo.errors import ReportError
from geo.intake.incoming import Found, Incoming, SetAside
from geo.lang.en.page_furniture import FOOTNOTE, HEADER, TABLE, TEXT_BOX

if TYPE_CHECKING:
    from docx.document import Document

_MOST_FILES: Final = 5_000
_LARGEST: Final = 100_000_000
"""Most bytes of all files in the archive, unpacked."""

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MACROS: Final = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_TEMPLATE: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_PLAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES: Final = "[Content_Types].xml"
_NOTES: Final = ("footnotes", "endnotes")
_REMOVED: Final = (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK)
_BREAKS: Final = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_LAYOUT: Final = 300
"""A table with a cell of this many characters is there for the layout and holds text."""


def read(content: bytes, name: str) -> Incoming:
    """Return the text of a Word file, not cleaned yet.

    Args:
        content: the file, a zip archive.
        name: what to call it in messages.

    Raises:
        ReportError: it is no Word file, damaged, protected by a password, or made to do harm.

    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    damaged = f"{name} is a damaged Word file; save it again, or copy its text and paste it"
    try:
        plain, macros = _checked(content, name)
        document = docx.Document(io.BytesIO(plain))
        return _read(document, macros=macros)
    except (zipfile.BadZipFile, OpcError, LxmlError, NotImplementedError, EOFError):
        raise ReportError(damaged) from None
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, RuntimeError, ValueError):
        raise ReportError(damaged) from None


def _checked(content: bytes, name: str) -> tuple[bytes, bool]:
    """The archive as python-docx takes it, and whether it holds macros."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        names = [member.filename for member in members]
        for inner in names:
            path = PurePosixPath(inner.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in inner:
                raise ReportError(f"{name} holds a path that leads out of it ({inner!r}); it was not read")
        if len(members) > _MOST_FILES or sum(member.file_size for member in members) > _LARGEST:
            raise ReportError(
                f"{name} would unpack to more than {_LARGEST // 1_000_000} MB or {_MOST_FILES:,} files, "
                "which no report does; it was not read"
            )
        if any(member.flag_bits & 1 for member in members):
            raise ReportError(f"{name} is protected by a password; save it without one and try again")
        if _TYPES not in names or "word/document.xml" not in names:
            raise ReportError(f"{name} is no Word file; save the report as .docx, .pdf, .html or .txt")
        types = archive.read(_TYPES)
        macros = any(inner.lower().endswith("vbaproject.bin") for inner in names)
        if _MACROS not in types and _TEMPLATE not in types:
            return content, macros
        # python-docx reads plain documents only; the text stands in the same place.
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as plain:
            for member in members:
                data = archive.read(member)
                if member.filename == _TYPES:
                    data = data.replace(_MACROS, _PLAIN).replace(_TEMPLATE, _PLAIN)
                plain.writestr(member.filename, data)
        return packed.getvalue(), macros


def _read(document: Document, *, macros: bool) -> Incoming:
    body = document.element.body
    paragraphs: list[str] = []
    aside: list[SetAside] = []
    found: dict[str, Found] = {}
    for child in body.iterchildren(f"{_W}p", f"{_W}tbl", f"{_W}sdt"):
        if child.tag == f"{_W}tbl" and not _is_layout(child):
            rows = (" | ".join(_text(cell) for cell in row.iter(f"{_W}tc")) for row in child.iter(f"{_W}tr"))
            aside.append(SetAside(TABLE, "\n".join(rows)))
            continue
        for paragraph in [child] if child.tag == f"{_W}p" else child.iter(f"{_W}p"):
            words = _text(paragraph)
            is_title = "title" not in found and _style(document, paragraph) in ("title", "heading 1")
            if is_title and words.strip():
                found["title"] = Found(" ".join(words.split()), "the document's first heading")
            paragraphs.append(words)
    boxes = (box for box in body.iter(f"{_W}txbxContent") if not _in_fallback(box))
    aside += [*(SetAside(TEXT_BOX, _text(box)) for box in boxes), *_notes(document), *_headers(document)]
    title = document.core_properties.title.strip()
    if title and "title" not in found:
        found["title"] = Found(" ".join(title.split()), "the document's properties")
    remarks = []
    if macros:
        remarks.append("The file holds macros; they were ignored, and nothing in it was run.")
    if next(body.iter(f"{_W}ins", f"{_W}del"), None) is not None:
        remarks.append("The file holds tracked changes; it was read as if all of them were accepted.")
    read = Incoming("\n\n".join(paragraphs), set_aside=tuple(aside), remarks=tuple(remarks))
    return read.with_found(found)


def _text(element: Any) -> str:  # noqa: ANN401 (lxml publishes no types)
    """The words of an element, without what was deleted and what stands in a box beside it."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401
    for child in element.iterchildren("*"):
        if child.tag in _REMOVED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _pieces(child)
    if element.tag == f"{_W}p" and element.getparent() is not None and element.getnext() is not None:
        yield "\n" if element.getparent().tag != f"{_W}body" else ""


def _in_fallback(element: Any) -> bool:  # noqa: ANN401
    return any(above.tag == _FALLBACK for above in element.iterancestors())


def _is_layout(table: Any) -> bool:  # noqa: ANN401
    return any(len(_text(cell)) > _LAYOUT for cell in table.iter(f"{_W}tc"))


def _style(document: Document, paragraph: Any) -> str:  # noqa: ANN401
    """The name of a paragraph's style in lower case, "" for none."""
    used = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if used is None:
        return ""
    style = next((one for one in document.styles if one.style_id == used.get(f"{_W}val")), None)
    return (style.name or "").lower() if style is not None else ""


def _notes(document: Document) -> Iterator[SetAside]:
    """Footnotes and endnotes."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] in _NOTES:
            for note in etree.fromstring(relation.target_part.blob, parser):
                if words := " ".join(_text(note).split()):
                    yield SetAside(FOOTNOTE, words)


def _headers(document: Document) -> Iterator[SetAside]:
    """What stands above and below every page."""
    seen = set()
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            words = " ".join(" ".join(_text(paragraph._p) for paragraph in part.paragraphs).split())
            if words and words not in seen:
                seen.add(words)
                yield SetAside(HEADER, words)
