"""Word files, whole, broken and made to do harm, by `geo.intake.word`."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement

from geo.intake import read_file
from geo.lang.en.page_furniture import FOOTNOTE, HEADER, TABLE
from tests.intake import documents
from tests.intake.documents import kinds, refused


def test_a_report_is_read_whole() -> None:
    found = read_file("a.docx", documents.word())
    assert found.text == "\n\n".join([documents.TITLE, *documents.PARAGRAPHS]) + "\n"
    assert found.title
    assert found.byline
    assert found.published
    assert (found.title.value, found.title.where) == (documents.TITLE, "the document's first heading")
    assert found.byline.value == "Paola Neri"
    assert (found.published.value, found.published.where) == ("2024-05-03", "the line “3 May 2024”")


def test_tables_and_headers_are_set_aside() -> None:
    found = kinds(read_file("a.docx", documents.word()))
    assert (TABLE, "Turin | Wednesday") in found
    assert (HEADER, "Not for release before noon") in found


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    document = docx.Document(io.BytesIO(documents.word()))
    paragraph = document.add_paragraph("She left Riga")
    for tag, words in (("w:ins", " on Monday"), ("w:del", " on Friday")):
        change, run = OxmlElement(tag), OxmlElement("w:r")
        text = OxmlElement("w:t" if tag == "w:ins" else "w:delText")
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    found = read_file("a.docx", documents.saved(document))
    assert found.text.endswith("She left Riga on Monday\n")
    assert found.remarks == ("The file holds tracked changes; it was read as if all of them were accepted.",)


def test_macros_are_ignored_and_said() -> None:
    content = documents.repacked(documents.word(), {"word/vbaProject.bin": b"\xd0\xcf"}, macros=True)
    found = read_file("a.docm", content)
    assert documents.PARAGRAPHS[0] in found.text
    assert found.remarks == ("The file holds macros; they were ignored, and nothing in it was run.",)


def test_a_zip_bomb_is_refused_unopened() -> None:
    bomb = documents.repacked(documents.word(), {"word/media/a.bin": bytes(120_000_000)})
    assert len(bomb) < 1_000_000
    start = time.process_time()
    assert refused("bomb.docx", bomb).startswith("bomb.docx would unpack to more than 100 MB")
    assert time.process_time() - start < 1


@pytest.mark.parametrize("path", ["../../evil.txt", "/etc/evil", "C:\\evil", "word\\..\\..\\evil"])
def test_a_path_that_climbs_out_is_refused(path: str) -> None:
    line = refused("climb.docx", documents.repacked(documents.word(), {path: b"x"}))
    assert line.startswith("climb.docx holds a path that leads out of it (")


def test_entities_that_multiply_are_not_followed() -> None:
    lol = "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
    )
    body = lol + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    body += "<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(documents.word())) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            new.writestr(member, body if member == "word/document.xml" else old.read(member))
    assert refused("lol.docx", stream.getvalue()).startswith("lol.docx is ")


def test_a_password_is_named() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refused("secret.docx", content).startswith("secret.docx is protected by a password")


def test_the_old_format_is_named() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refused("old.doc", content) == (
        "old.doc is in the old Word format (.doc); save it as .docx and try again"
    )


def test_another_archive_is_named() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("report.txt", "Berg left Riga.")
    assert refused("a.zip", stream.getvalue()) == (
        "a.zip is no Word file; save the report as .docx, .pdf, .html or .txt"
    )


@pytest.mark.parametrize(
    ("name", "kind"), [("a.docx", "Word file"), ("B.DOCX", "Word file"), ("a.pdf", "PDF")]
)
def test_a_text_is_not_what_its_name_promises(name: str, kind: str) -> None:
    assert refused(name, b"Berg left Riga on Monday.") == (
        f"{name} is no {kind}; save it again, or bring the report as a .txt, .md, .html, .mhtml, .docx or "
        ".pdf file"
    )


def test_a_web_page_is_read_whatever_it_is_called() -> None:
    page = f"<!doctype html><html><body><p>{'Anna Berg left Riga on Monday. ' * 20}</p></body></html>"
    assert read_file("a.docx", page.encode()).text.startswith("Anna Berg left Riga")


def test_a_damaged_file_is_named() -> None:
    content = documents.word()
    assert refused("broken.docx", content[: len(content) // 2]).startswith(
        "broken.docx is a damaged Word file"
    )


def test_footnotes_are_set_aside() -> None:
    notes = (
        b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote>'
        b"<w:p><w:r><w:t>She said so in March.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'footnotes" Target="footnotes.xml"/></Relationships>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(documents.word())) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relation)
            new.writestr(member, data)
        new.writestr("word/footnotes.xml", notes)
    assert (FOOTNOTE, "She said so in March.") in kinds(read_file("a.docx", stream.getvalue()))
