"""PDF and Word files made while the tests run, and what is asked of those that are read or refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from geo.errors import ReportError
from geo.intake import Incoming, read_file

PARAGRAPHS = (
    "ROME, May 3 (Wire) - The minister travelled from Bergamo to Milan on Tuesday and met the mayor of the "
    "city there, officials said in a statement that was published in the evening.",
    "On Wednesday she went on to Turin by train. There she opened a bridge, the third of its kind in the "
    "north of the country, which had been closed for repairs since the flood of 2019.",
    '"We have waited long for this," said Carlo Rossi, who runs a bakery near the river. The minister will '
    "visit Genoa on Friday and fly to Brussels on Saturday, where ministers of seven countries meet.",
)
TITLE = "Minister opens bridge in Turin"


class _Paper(FPDF):
    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 5, "The Northern Herald - 3 May 2024", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 5, f"Page {self.page_no()}")


def pdf(
    paragraphs: Sequence[str] = PARAGRAPHS, *, width: int = 80, repeat: int = 1, locked: str = ""
) -> bytes:
    """A report as a newspaper prints it: justified lines of `width` mm, a header and a number a page.

    locked: its password.
    """
    paper = _Paper()
    paper.set_title(TITLE)
    if locked:
        paper.set_encryption(owner_password=locked, user_password=locked, permissions=AccessPermission.none())
    paper.add_page()
    paper.set_font("helvetica", "B", 20)
    paper.multi_cell(0, 9, TITLE, new_x="LMARGIN", new_y="NEXT")
    paper.set_font("times", size=11)
    paper.cell(0, 6, "By Paola Neri", new_x="LMARGIN", new_y="NEXT")
    for paragraph in paragraphs * repeat:
        paper.multi_cell(width, 5, paragraph, align="J", new_x="LMARGIN", new_y="NEXT")
        paper.ln(2)
    return bytes(paper.output())


def drawn_pdf(drawing: bytes) -> bytes:
    """A PDF of one page, drawn so."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    stream = StreamObject()
    stream.set_data(drawing)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def scanned_pdf() -> bytes:
    """A PDF of pages without a text layer."""
    paper = FPDF()
    for _ in range(2):
        paper.add_page()
        paper.rect(20, 20, 100, 200, style="F")
    return bytes(paper.output())


def word(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A report as a reporter writes it: title, byline, day, text, a table, a header."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph("By Paola Neri")
    document.add_paragraph("3 May 2024")
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Turin", "Wednesday"
    document.sections[0].header.paragraphs[0].text = "Not for release before noon"
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(content: bytes, more: Mapping[str, bytes], macros: bool = False) -> bytes:
    """A Word file with more members; macros: it says of itself that it holds some."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            data = old.read(member)
            if macros and member.filename == "[Content_Types].xml":
                data = data.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            new.writestr(member, data)
        for name, data in more.items():
            new.writestr(name, data)
    return stream.getvalue()


def refused(name: str, content: bytes) -> str:
    """The one sentence with which a file is refused."""
    with pytest.raises(ReportError) as error:
        read_file(name, content)
    assert "\n" not in str(error.value)
    return str(error.value)


def kinds(found: Incoming) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in found.set_aside]
