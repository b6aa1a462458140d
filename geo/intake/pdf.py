"""A PDF with a text layer -> its text, by pypdf; pictures in it are not read."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from geo.errors import ReportError
from geo.intake.incoming import LARGEST_TEXT, Found, Incoming, SetAside
from geo.lang.en.page_furniture import PAGE

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_PAGES: Final = 300
_SECONDS: Final = 60
"""How long the text of all pages may take."""

_LARGEST_PAGE: Final = 10_000_000
"""Most bytes of what draws one page, unpacked."""

_SAME_SIZE: Final = 1.15
"""Print of less than this times the size of other print is of the same size."""

_EDGE: Final = 2
"""How many lines at the top and at the bottom of a page may be its header and footer."""

_PAGE_NUMBER: Final = re.compile(r"[\W_]*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+")
_FILE_NAME: Final = re.compile(r".*\.\w{2,5}|microsoft word.*|untitled.*|document\d*", re.IGNORECASE)


def read(content: bytes, name: str) -> Incoming:
    """Return the text of a PDF, not cleaned yet.

    Args:
        content: the file.
        name: what to call it in messages.

    Raises:
        ReportError: it is damaged, protected by a password, too long, or has no text layer.

    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it speaks of what it could mend
    try:
        pages, found = _read(PdfReader(io.BytesIO(content)), name)
    except DependencyError:
        raise _protected(name) from None
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        raise ReportError(f"{name} is a damaged PDF; save it again, or copy its text and paste it") from None
    if not any(line for page in pages for line in page):
        raise ReportError(
            f"{name} has no text in it, only pictures (a scan?); run it through text recognition (OCR), "
            "or copy the text and paste it"
        )
    lines, aside = _without_edges(pages)
    return Incoming("\n".join(lines), set_aside=tuple(aside)).with_found(found)


def _read(reader: PdfReader, name: str) -> tuple[list[list[str]], dict[str, Found]]:
    """The lines of each page, and what the file says about itself."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise _protected(name)
    if len(reader.pages) > _MOST_PAGES:
        raise ReportError(
            f"{name} has {len(reader.pages):,} pages; Dateline reads up to {_MOST_PAGES}. "
            "Save the pages you need"
        )
    pages: list[list[str]] = []
    size, end = 0, time.monotonic() + _SECONDS

    def watch(*_: object) -> None:
        if time.monotonic() > end:
            raise _slow(name)

    for page in reader.pages:
        drawn = page.get_contents()
        if drawn is not None and len(drawn.get_data()) > _LARGEST_PAGE:
            raise _slow(name)
        lines = _lines(page, watch)
        pages.append(lines)
        size += sum(map(len, lines))
        if size > LARGEST_TEXT:
            break  # what is too long is refused below
    title = str((reader.metadata and reader.metadata.title) or "").strip()
    if title and not _FILE_NAME.fullmatch(title):
        return pages, {"title": Found(" ".join(title.split()), "the PDF's properties")}
    return pages, {}


def _lines(page: PageObject, watch: Callable[..., None]) -> list[str]:
    """The lines of a page; a blank one where the size of the print changes, as below a headline."""
    pieces: list[tuple[str, float]] = []

    def note(text: str, matrix: Sequence[float], inner: Sequence[float], _: object, size: float) -> None:
        pieces.append((text, size * abs(matrix[3] * inner[3])))

    page.extract_text(visitor_operand_before=watch, visitor_text=note)
    lines: list[str] = []
    words, height, above = "", 0.0, 0.0
    for text, size in (*pieces, ("\n", 0.0)):
        first, *more = text.split("\n")
        for number, part in enumerate((first, *more)):
            if number and (line := " ".join(words.split())):
                if above and not 1 / _SAME_SIZE < height / above < _SAME_SIZE:
                    lines.append("")
                lines.append(line)
                words, height, above = "", 0.0, height
            words += part
            height = max(height, size) if part.strip() else height
    return lines


def _slow(name: str) -> ReportError:
    return ReportError(f"{name} takes too long to read; copy its text and paste it")


def _protected(name: str) -> ReportError:
    return ReportError(f"{name} is protected by a password; save it without one and try again")


def _without_edges(pages: Sequence[Sequence[str]]) -> tuple[list[str], list[SetAside]]:
    """The lines of all pages without page numbers and what stands at the edge of every other page."""
    filled = [[number for number, line in enumerate(page) if line] for page in pages]
    edges = [{*numbers[:_EDGE], *numbers[-_EDGE:]} for numbers in filled]
    often = Counter(
        masked
        for page, numbers in zip(pages, edges, strict=True)
        for masked in {_DIGITS.sub("#", page[number]) for number in numbers}
    )
    kept: list[str] = []
    aside: list[SetAside] = []
    for page, numbers in zip(pages, edges, strict=True):
        own: list[str] = []
        for number, line in enumerate(page):
            repeated = len(pages) > 1 and often[_DIGITS.sub("#", line)] > len(pages) / 2
            if number in numbers and (repeated or _PAGE_NUMBER.fullmatch(line)):
                aside.append(SetAside(PAGE, line))
            else:
                own.append(line)
        # A paragraph may go on over the page: no blank line where a header or footer stood.
        kept += "\n".join(own).strip("\n").split("\n")
    return kept, aside
