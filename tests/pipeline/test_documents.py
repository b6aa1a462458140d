"""One document of JSON Lines, in and out (`geo.pipeline.documents`); `test_tag.py` has whole files."""

from __future__ import annotations

import json
from datetime import date

import pytest

from geo.errors import ReportError
from geo.pipeline.documents import checked, json_line, known_id, parsed, published_on, words_of


def test_a_line_of_output_ends_nowhere_else() -> None:
    """Some programs take U+2028 and its like for the end of a line."""
    line = json_line({"id": "a\u2028b\x85c\u2029d"})
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line) == {"id": "a\u2028b\x85c\u2029d"}


def test_half_a_character_is_written_as_its_escape() -> None:
    assert json.loads(json_line({"id": "\ud800"})) == {"id": "\ud800"}


@pytest.mark.parametrize(
    ("line", "why"),
    [("{", "no JSON"), ("\udcff", "not UTF-8: its byte 0 is 0xff"), ("[" * 100_000, "nested too deep")],
)
def test_a_line_that_cannot_be_read_is_told_why(line: str, why: str) -> None:
    with pytest.raises(ReportError, match=why):
        parsed(line)


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ([], "no JSON object"),
        ({}, "text is missing"),
        ({"text": None}, "text is no string but null"),
        ({"text": "", "id": True}, "id is true or false"),
        ({"text": "", "id": 1.5}, "id is a number"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(document: object, why: str) -> None:
    with pytest.raises(ReportError, match=why):
        checked(document)


def test_fields_may_be_null_or_absent() -> None:
    assert checked({"text": "Riga."}) == {"text": "Riga."}
    assert (known_id({}), published_on(None), words_of({"url": None}, "url", "its address")) == (
        None,
        None,
        "",
    )


def test_a_field_of_another_type_is_named() -> None:
    with pytest.raises(ReportError, match="url is a list; write its address, or null"):
        words_of({"url": []}, "url", "its address")
    with pytest.raises(ReportError, match="published is a number"):
        published_on(20240515)


def test_a_day_is_that_of_the_time_zone_it_was_written_in() -> None:
    assert published_on("2024-05-15T23:30:00-05:00") == date(2024, 5, 15)
