"""Files of every kind, whole and broken, read by `geo.intake`."""

from __future__ import annotations

import io
import random
import time
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement

from geo.errors import ReportError
from geo.intake import Incoming, pdf, read_file, read_text
from geo.lang.en.page_furniture import FOOTNOTE, HEADER, PAGE, TABLE
from tests.intake import documents

TEXT = (
    "Anna Berg on the Road\n\n"
    "Anna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka, Zambia, on Tuesday.\n"
)


def refused(name: str, content: bytes) -> str:
    """The one sentence with which a file is refused."""
    with pytest.raises(ReportError) as error:
        read_file(name, content)
    assert "\n" not in str(error.value)
    return str(error.value)


def kinds(found: Incoming) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in found.set_aside]


class TestText:
    def test_a_text_file_is_its_text(self) -> None:
        found = read_file("berg.txt", TEXT.encode())
        assert found.text == TEXT
        assert found.title
        assert (found.title.value, found.title.where) == ("Anna Berg on the Road", "the first line")
        assert found.remarks == ()

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
    def test_unicode_is_read_however_it_is_written(self, encoding: str) -> None:
        assert read_file("berg.txt", TEXT.encode(encoding)).text == TEXT

    def test_another_encoding_is_read_and_said(self) -> None:
        found = read_file("berg.txt", (TEXT + "“It’s Café Léon”\n").encode("cp1252"))
        assert found.text.endswith("“It’s Café Léon”\n")
        assert found.remarks == (
            "The file is not UTF-8; it was read as Windows-1252 (Western European). "
            "Check its quotes and accents.",
        )

    def test_letters_that_another_program_spoiled_are_mended(self) -> None:
        found = read_file("berg.txt", (TEXT + "It’s Léon.").encode().decode("cp1252").encode())
        assert found.text.endswith("It’s Léon.\n")
        assert "were mended" in found.remarks[0]

    def test_bytes_that_are_no_text_are_named(self) -> None:
        noise = random.Random(1).randbytes(4000)  # noqa: S311
        assert refused("odd.txt", noise) == (
            "odd.txt is no text that Dateline can decode; save it as UTF-8 and try again"
        )

    @pytest.mark.parametrize(
        "content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\u00a0\u3000".encode(), b"...\n***\n"]
    )
    def test_an_empty_file_is_named(self, content: bytes) -> None:
        assert refused("empty.txt", content).startswith("empty.txt is empty: there are no words in it")

    @pytest.mark.parametrize("content", [b"\0" * 5000, b"\0\n\0\n"])
    def test_nothing_but_nul_is_empty(self, content: bytes) -> None:
        assert refused("nul.txt", content).startswith("nul.txt is empty")

    def test_nul_among_words_is_left_out_and_said(self) -> None:
        found = read_file("berg.txt", TEXT.replace(" Kenya", " Ken\0ya").encode())
        assert found.text == TEXT
        assert found.remarks == ("1 NUL characters, which are no text, were left out.",)

    def test_more_than_two_megabytes_are_refused(self) -> None:
        assert read_file("long.txt", b"Berg left Riga. " * 120_000).text
        assert refused("long.txt", b"Berg left Riga. " * 130_000) == (
            "long.txt holds 2.1 MB of text; Dateline reads up to 2 MB. Bring the part you need"
        )
        assert refused("vast.txt", b"Berg left Riga. " * 1_300_000) == (
            "vast.txt has 21 MB; Dateline reads files of up to 20 MB"
        )

    def test_a_line_of_20000_characters_is_read(self) -> None:
        for line in ("x" * 20_000, "Anna Berg left Riga on Monday. " * 650):
            assert read_file("long.txt", line.encode()).text.strip() == line.strip()

    @pytest.mark.parametrize(
        ("text", "code", "name"),
        [
            ("Der Minister reiste am Montag nach Berlin und traf den Bürgermeister. " * 3, "de", "German"),
            ("Le ministre est arrivé lundi à Paris, où il a rencontré le maire. " * 3, "fr", "French"),
            ("Президент прибыл в Найроби в понедельник, сообщили официальные лица.", "ru", "Russian"),
            ("总统星期一抵达内罗毕，并会见了市长。", "zh", "Chinese"),
        ],
    )  # fmt: skip
    def test_another_language_is_said(self, text: str, code: str, name: str) -> None:
        found = read_text(text)
        assert found.language
        assert found.language.value == code
        assert found.remarks == (f"The report seems to be in {name}; Dateline reads English only.",)

    def test_a_markdown_file_says_what_it_is(self) -> None:
        matter = '---\ntitle: "Berg on the road"\nauthor: Lee Okafor\ndate: 2024-05-15\ndraft: no\n---\n'
        found = read_file("berg.md", (matter + "# Berg\n\nShe left **Riga** on Monday.\n").encode())
        assert found.text == "Berg\n\nShe left Riga on Monday.\n"
        assert found.title
        assert found.byline
        assert found.published
        assert (found.title.value, found.byline.value) == ("Berg on the road", "Lee Okafor")
        assert (found.published.value, found.published.where) == (
            "2024-05-15",
            "the file's first lines, “date”",
        )

    def test_pasted_lines_say_who_wrote_it_and_when(self) -> None:
        found = read_text(
            "Bridge closes\nBy Anna Berg and Lee Okafor\nPublished 15 May 2024\nIt rained in Riga.\n"
        )
        assert found.byline
        assert found.published
        assert (found.byline.value, found.byline.where) == (
            "Anna Berg and Lee Okafor",
            "the line “By Anna Berg and Lee Okafor”",
        )
        assert (found.published.value, found.published.where) == (
            "2024-05-15",
            "the line “Published 15 May 2024”",
        )

    def test_the_place_and_day_of_filing_stay_and_are_a_suggestion(self) -> None:
        line = "RIGA, May 15, 2024"
        found = read_text(f"Bridge closes\n\n{line}\n\nIt rained on Monday.\n")
        assert found.published
        assert (found.published.value, found.published.where) == (
            "2024-05-15",
            "the line “RIGA, May 15, 2024”",
        )
        assert f"{line}\n" in found.text


class TestPdf:
    def test_paragraphs_come_back_whole(self) -> None:
        found = read_file("a.pdf", documents.pdf(repeat=6))
        assert found.text.split("\n\n")[0] == documents.TITLE
        for paragraph in documents.PARAGRAPHS:
            assert found.text.count(paragraph) == 6

    @pytest.mark.parametrize("width", [50, 80, 120, 180])
    def test_lines_of_any_width_are_joined(self, width: int) -> None:
        found = read_file("a.pdf", documents.pdf(width=width))
        for paragraph in documents.PARAGRAPHS:
            assert paragraph in found.text

    def test_what_it_says_of_itself_is_suggested(self) -> None:
        found = read_file("a.pdf", documents.pdf(repeat=6))
        assert found.title
        assert found.byline
        assert found.published
        assert (found.title.value, found.title.where) == (documents.TITLE, "the PDF's properties")
        assert found.byline.value == "Paola Neri"
        assert found.published.value == "2024-05-03"

    def test_headers_and_page_numbers_are_set_aside(self) -> None:
        found = read_file("a.pdf", documents.pdf(repeat=6))
        assert "Herald" not in found.text
        assert (PAGE, "The Northern Herald - 3 May 2024") in kinds(found)
        assert (PAGE, "Page 2") in kinds(found)

    def test_a_scan_is_named(self) -> None:
        assert refused("scan.pdf", documents.scanned_pdf()).startswith(
            "scan.pdf has no text in it, only pictures (a scan?); run it through text recognition"
        )

    def test_a_password_is_named(self) -> None:
        assert refused("secret.pdf", documents.pdf(locked="open")) == (
            "secret.pdf is protected by a password; save it without one and try again"
        )

    def test_a_bomb_is_given_up(self) -> None:
        bomb = documents.drawn_pdf(b"BT (Berg left Riga) Tj ET\n" * 500_000)
        assert len(bomb) < 100_000
        start = time.process_time()
        assert refused("bomb.pdf", bomb) == "bomb.pdf takes too long to read; copy its text and paste it"
        assert time.process_time() - start < 5

    def test_a_page_that_takes_too_long_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        slow = documents.drawn_pdf(b"BT /F1 12 Tf (Berg left Riga) Tj ET\n" * 10_000)
        monkeypatch.setattr(pdf, "_SECONDS", 0.01)
        assert refused("slow.pdf", slow) == "slow.pdf takes too long to read; copy its text and paste it"

    @pytest.mark.parametrize("cut", [30, 500, 1500])
    def test_a_damaged_file_is_named(self, cut: int) -> None:
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
    def test_a_photo_in_a_pdf_is_named(self, content: bytes, kind: str) -> None:
        assert refused("holiday.pdf", content) == (
            f"holiday.pdf is {kind}, not a text; bring the report as a .txt, .md, .html, .docx or .pdf file"
        )


class TestWord:
    def test_a_report_is_read_whole(self) -> None:
        found = read_file("a.docx", documents.word())
        assert found.text == "\n\n".join([documents.TITLE, *documents.PARAGRAPHS]) + "\n"
        assert found.title
        assert found.byline
        assert found.published
        assert (found.title.value, found.title.where) == (documents.TITLE, "the document's first heading")
        assert found.byline.value == "Paola Neri"
        assert (found.published.value, found.published.where) == ("2024-05-03", "the line “3 May 2024”")

    def test_tables_and_headers_are_set_aside(self) -> None:
        found = kinds(read_file("a.docx", documents.word()))
        assert (TABLE, "Turin | Wednesday") in found
        assert (HEADER, "Not for release before noon") in found

    def test_tracked_changes_are_read_as_accepted_and_said(self) -> None:
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
        assert found.remarks == (
            "The file holds tracked changes; it was read as if all of them were accepted.",
        )

    def test_macros_are_ignored_and_said(self) -> None:
        content = documents.repacked(documents.word(), {"word/vbaProject.bin": b"\xd0\xcf"}, macros=True)
        found = read_file("a.docm", content)
        assert documents.PARAGRAPHS[0] in found.text
        assert found.remarks == ("The file holds macros; they were ignored, and nothing in it was run.",)

    def test_a_zip_bomb_is_refused_unopened(self) -> None:
        bomb = documents.repacked(documents.word(), {"word/media/a.bin": bytes(120_000_000)})
        assert len(bomb) < 1_000_000
        start = time.process_time()
        assert refused("bomb.docx", bomb).startswith("bomb.docx would unpack to more than 100 MB")
        assert time.process_time() - start < 1

    @pytest.mark.parametrize("path", ["../../evil.txt", "/etc/evil", "C:\\evil", "word\\..\\..\\evil"])
    def test_a_path_that_climbs_out_is_refused(self, path: str) -> None:
        line = refused("climb.docx", documents.repacked(documents.word(), {path: b"x"}))
        assert line.startswith("climb.docx holds a path that leads out of it (")

    def test_entities_that_multiply_are_not_followed(self) -> None:
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

    def test_a_password_is_named(self) -> None:
        content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
        assert refused("secret.docx", content).startswith("secret.docx is protected by a password")

    def test_the_old_format_is_named(self) -> None:
        content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
        assert refused("old.doc", content) == (
            "old.doc is in the old Word format (.doc); save it as .docx and try again"
        )

    def test_another_archive_is_named(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("report.txt", "Berg left Riga.")
        assert refused("a.zip", stream.getvalue()) == (
            "a.zip is no Word file; save the report as .docx, .pdf, .html or .txt"
        )

    def test_a_damaged_file_is_named(self) -> None:
        content = documents.word()
        assert refused("broken.docx", content[: len(content) // 2]).startswith(
            "broken.docx is a damaged Word file"
        )

    def test_footnotes_are_set_aside(self) -> None:
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
