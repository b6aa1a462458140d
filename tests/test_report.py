from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo import report


def read(tmp_path: Path, content: bytes) -> str:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    return report.read(path)


def test_the_text_is_what_was_published_to_the_character(tmp_path: Path) -> None:
    text = "Kim’s\u00a0Tour “stops”  —\tCredit…\u2028Source\u200b – NY Times"
    assert read(tmp_path, text.encode()) == text


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfSochi") == "Sochi"


def test_only_the_first_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbf\xef\xbb\xbfSo\xef\xbb\xbfchi") == "\ufeffSo\ufeffchi"


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    assert read(tmp_path, b"one\r\ntwo\nthree\rfour") == "one\r\ntwo\nthree\rfour"


def test_an_empty_report_is_empty_text(tmp_path: Path) -> None:
    assert read(tmp_path, b"") == ""


def test_the_first_byte_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"not UTF-8: byte 5 is 0x92; save the file as UTF-8"):
        read(tmp_path, "Kim’s tour".replace("Kim", "Kim J").encode("cp1252"))


def test_a_missing_report_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        report.read(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        ("\n \n\n", []),
        ("One.", ["One."]),
        ("One.\nStill one.", ["One.\nStill one."]),
        ("One.\n\nTwo.\n", ["One.", "Two.\n"]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\r\rTwo.", ["One.", "Two."]),
        ("One.\n \t\u00a0\nTwo.", ["One.", "Two."]),
        ("\n\nOne.\n\n\n\nTwo.", ["One.", "Two."]),
        ("One.\r\nStill one.", ["One.\r\nStill one."]),
    ],
)
def test_paragraphs_are_what_stands_between_blank_lines(text: str, paragraphs: list[str]) -> None:
    assert [text[start:end] for start, end in report.paragraphs(text)] == paragraphs


@given(st.text() | st.text("ab \n\r\t\u00a0\u2028"))
@example("\r\n\r\n a \n\n\r\r b")
def test_paragraphs_are_in_order_apart_and_leave_nothing_out(text: str) -> None:
    pairs = report.paragraphs(text)
    edges = [edge for pair in pairs for edge in pair]
    assert edges == sorted(edges)
    assert all(start < end and text[start:end].strip() for start, end in pairs)
    covered = "".join(text[start:end] for start, end in pairs)
    assert "".join(covered.split()) == "".join(text.split())
