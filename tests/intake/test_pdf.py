"""PDFs, whole and broken, by `geo.intake.pdf`."""

from __future__ import annotations

import time

import pytest

from geo.intake import pdf, read_file
from geo.lang.en.page_furniture import PAGE
from tests.intake import documents
from tests.intake.documents import kinds, refused


def test_paragraphs_come_back_whole() -> None:
    found = read_file("a.pdf", documents.pdf(repeat=6))
    assert found.text.split("\n\n")[0] == documents.TITLE
    for paragraph in documents.PARAGRAPHS:
        assert found.text.count(paragraph) == 6


@pytest.mark.parametrize("width", [50, 80, 120, 180])
def test_lines_of_any_width_are_joined(width: int) -> None:
    found = read_file("a.pdf", documents.pdf(width=width))
    for paragraph in documents.PARAGRAPHS:
        assert paragraph in found.text


def test_larger_print_stands_alone() -> None:
    found = read_file("a.pdf", documents.pdf(width=50))
    assert f"{documents.TITLE}\n\n{documents.PARAGRAPHS[0]}\n\n" in found.text


def test_a_paragraph_goes_on_over_the_page() -> None:
    found = read_file("a.pdf", documents.pdf(width=60, repeat=9))
    for paragraph in documents.PARAGRAPHS:
        assert found.text.count(paragraph) == 9


def test_what_it_says_of_itself_is_suggested() -> None:
    found = read_file("a.pdf", documents.pdf(repeat=6))
    assert found.title
    assert found.byline
    assert found.published
    assert (found.title.value, found.title.where) == (documents.TITLE, "the PDF's properties")
    assert found.byline.value == "Paola Neri"
    assert found.published.value == "2024-05-03"


def test_headers_and_page_numbers_are_set_aside() -> None:
    found = read_file("a.pdf", documents.pdf(repeat=6))
    assert "Herald" not in found.text
    assert (PAGE, "The Northern Herald - 3 May 2024") in kinds(found)
    assert (PAGE, "Page 2") in kinds(found)


def test_a_scan_is_named() -> None:
    assert refused("scan.pdf", documents.scanned_pdf()).startswith(
        "scan.pdf has no text in it, only pictures (a scan?); run it through text recognition"
    )


def test_a_password_is_named() -> None:
    assert refused("secret.pdf", documents.pdf(locked="open")) == (
        "secret.pdf is protected by a password; save it without one and try again"
    )


def test_a_bomb_is_given_up() -> None:
    bomb = documents.drawn_pdf(b"BT (Berg left Riga) Tj ET\n" * 500_000)
    assert len(bomb) < 100_000
    start = time.process_time()
    assert refused("bomb.pdf", bomb) == "bomb.pdf takes too long to read; copy its text and paste it"
    assert time.process_time() - start < 5


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = documents.drawn_pdf(b"BT /F1 12 Tf (Berg left Riga) Tj ET\n" * 10_000)
    monkeypatch.setattr(pdf, "_SECONDS", 0.01)
    assert refused("slow.pdf", slow) == "slow.pdf takes too long to read; copy its text and paste it"


@pytest.mark.parametrize("cut", [30, 500, 1500])
def test_a_damaged_file_is_named(cut: int) -> None:
    assert refused("broken.pdf", documents.pdf()[:cut]).startswith("broken.pdf is a damaged PDF")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), "a picture (JPEG)"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture (PNG)"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(200), "a picture (HEIC)"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a picture (WebP)"),
        (b"{\\rtf1\\ansi Hello}", "a rich text file (RTF)"),
        (b"\x1f\x8b\x08\x00" + bytes(20), "a packed file (gzip)"),
    ],
)
def test_a_photo_in_a_pdf_is_named(content: bytes, kind: str) -> None:
    assert refused("holiday.pdf", content) == (
        f"holiday.pdf is {kind}, not a text; "
        "bring the report as a .txt, .md, .html, .mhtml, .docx or .pdf file"
    )
