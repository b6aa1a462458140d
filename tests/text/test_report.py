from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.paths import ROOT
from geo.text import report


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


def split(text: str) -> list[str]:
    return [text[one.start : one.end] for one in report.sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        # quotes and brackets belong to the sentence they close
        ["He took a trip.” ", "He slept. ", "“We go.” ", "She left."],
        ['"We came to listen." ', "Nobody answered. ", "(The hall was full.) ", "It rained."],
        ["“I came. ", "I saw,” he said. ", "“Who goes?” Ms. Berg asked."],
        ["The treaty was signed.[1][12] ", "It holds."],
        # abbreviations
        ["U.S. officials went back to the U.S. ", "The next day they were in the U.K. again."],
        ["Mr. Berg met Gen. Oda in St. Ives, with Dr. Lind of Acme Co. and J. K. Holm."],
        ["Anna S. Berg lives at 12 Orchard St. ", "The house is hers."],
        ["It sank on Sept. 13 near buoy No. 5. ", "No. ", "It did not."],
        ["He rose at 5 a.m. ", "Berg slept until 10 a.m. Tuesday, or 9 a.m. Moscow time (0600 GMT)."],
        ["Trains stop in Bern, Basel, etc. ", "However, few wait."],
        ["ALBANY, N.Y. (AP) — The ferry left. ", "RIGA, Latvia (AP) — It came."],
        ["It rained. ", "At about 12:30 p.m. Harbour police came. ", "It was 9 p.m. ", "They left. (AFP)"],
        ["First: 1. Go north. ", "2. Go south. ", "King George V. ", "The war was over. ", "C. Holm left."],
        ["INDEPENDENCE, MO. (AP)-- The ferry sank."],
        ["GEN. ODA WENT TO ST. IVES. ", "HE SAID SO ON TV. ", "OFFICIALS DENIED IT."],
        # numbers, dots, marks
        ["It cost $1.2m, 3.5 times as much. ", "13 people paid."],
        ["And so … on ... to Riga… ", "Then home. … ", "What?! ", "No‽ ", "Yahoo! said no."],
        ["One; two: three. ", "Four."],
        # addresses, and words run together
        ["See bbc.co.uk, example.com/News.Html or Info@Example.Com. ", "Or do not."],
        ["A jet in the far east.", "Credit…Mika Holm, via Example"],
        ["She left in 2000.", "The rest stayed."],
        # white space of any kind
        ["He left.\u200b ", "She\u00a0stayed.\u00a0", "All\ufeff slept.\t", "Good."],
        ["The news: ", "• Rain. ", "• Wind"],
        ["It grew. ", "iPhones sold well. ", "All of Corp. e-mail was lost."],
    ],
)
def test_a_text_is_split_into_its_sentences(sentences: list[str]) -> None:
    assert split("".join(sentences)) == [one.strip() for one in sentences]


def test_lines_that_stand_alone_are_sentences_of_their_own() -> None:
    lines = ["Berg Tours Port", "By A. Reporter", "- Rain in Riga", "• wind", "1. First. One", "a) last"]
    expected = [
        "Berg Tours Port",
        "By A. Reporter",
        "- Rain in Riga",
        "• wind",
        "1. First.",
        "One",
        "a) last",
    ]
    for line_end in ("\n", "\r\n", "\r", "\u2028", "\n\n", "\r\n \u00a0\r\n"):
        assert split(line_end.join(lines)) == expected


def test_a_sentence_broken_by_the_width_of_the_page_stays_whole() -> None:
    wrapped = (
        "MINISTER TOURS THE HARBOUR\n"
        "The minister went to the harbour on Tuesday and said he would see to it\n"
        "that the ships come back. He then left for the airport, where Mr.\n"
        "Berg had waited for him and the others at the gate of the terminal until\n"
        "Baltic Wings took off.\n"
        "Nobody else was on board."
    )
    assert [one.replace("\n", " ") for one in split(wrapped)] == [
        "MINISTER TOURS THE HARBOUR",
        "The minister went to the harbour on Tuesday and said he would see to it that the ships come back.",
        "He then left for the airport, where Mr. Berg had waited for him and the others at the gate of the "
        "terminal until Baltic Wings took off.",
        "Nobody else was on board.",
    ]


def test_a_sentence_never_goes_over_a_blank_line() -> None:
    assert split("He said that\n\nhe left in the\n\u00a0\nevening.") == [
        "He said that",
        "he left in the",
        "evening.",
    ]


def test_sentences_know_their_paragraph() -> None:
    text = "One. Two.\n\n \n\nThree.\nFour."
    assert [one.paragraph for one in report.sentences(text)] == [0, 0, 1, 1]


def test_every_passage_of_the_shipped_story_is_one_sentence() -> None:
    text = report.read(ROOT / "seeds" / "kim-tour-2023-09-15.txt")
    with (ROOT / "data" / "kim-tour" / "passages.csv").open(encoding="utf-8", newline="") as file:
        spans = {(int(row["start"]), int(row["end"])) for row in csv.DictReader(file)}
    assert spans <= {(one.start, one.end) for one in report.sentences(text)}


WORDS = ["Mr.", "U.S.", "St.", "5", "a.m.", "Kim", "kim", "The", "x" * 50]
SIGNS = ["...", "…", ".", "?", "!", "”", "“", '"', "'", "(", ")", "[1]", "•", "-", ","]
SPACES = [" ", "\n", "\r", "\r\n", "\u00a0", "\u2028", "\u200b", "\ufeff"]
NEWS = st.lists(st.sampled_from([*WORDS, *SIGNS, *SPACES])).map("".join)


@given(st.text() | NEWS)
@example("\u200b")
@example(". ’” A")
@example("\x85.\x1c\n.")
def test_sentences_are_in_order_apart_trimmed_and_leave_nothing_out(text: str) -> None:
    found = report.sentences(text)
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(one.start < one.end for one in found)
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in found)
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    pairs = report.paragraphs(text)
    assert all(pairs[one.paragraph][0] <= one.start and one.end <= pairs[one.paragraph][1] for one in found)


@given(NEWS, NEWS)
def test_a_blank_line_parts_two_texts_for_good(first: str, second: str) -> None:
    text = f"{first.strip()}.\n\n{second.strip()}."
    assert not any(one.start < len(first.strip()) + 1 < one.end for one in report.sentences(text))


@pytest.mark.parametrize(
    "unit",
    [" ", "1", "A", ".", "a. ", "A.B. ", "“", "’”", "•  ", "a\n", "\r", ". ", "[1]", "? A b ", "\u200b"],
)
def test_long_runs_of_anything_are_read_in_passing(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert "".join("".join(split(text)).split()) == "".join(text.split())
