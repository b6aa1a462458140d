from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo import timespan
from geo.errors import DatelineError
from geo.review.typed_dates import Dated, as_typed, pointed_at, typed, typed_of

PUBLISHED = date(2023, 9, 15)
"""A Friday."""


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Sept. 13", "2023-09-13"),
        ("sept 13th", "2023-09-13"),
        ("13 sept 2023", "2023-09-13"),
        ("on the 3rd of May", "2023-05-03"),
        ("last Friday", "2023-09-08"),
        ("friday", "2023-09-15"),
        ("next  tuesday", "2023-09-19"),
        ("13/9/2023", "2023-09-13"),
        ("9/13/2023", "2023-09-13"),
        ("2013", "2013"),
        ("Friday 21:00", "2023-09-15T21:00:00"),
        ("2023-09-13 at 9:05", "2023-09-13T09:05:00"),
        ("2023-09-13T21:00", "2023-09-13T21:00:00"),
        ("2023-09-13T21:00:00", "2023-09-13T21:00:00"),
        ("2013?", "2013?"),
        ("probably 2013", "2013?"),
        ("Maybe sept 13?", "2023-09-13?"),
        ("spring 2025", "2025-21"),
        ("sept 13?", "2023-09-13?"),
        ("May 2023", "2023-05"),
        ("3 to 6 May", "2023-05-03/2023-05-06"),
        ("3-6 May", "2023-05-03/2023-05-06"),
        ("from May 3 to May 6", "2023-05-03/2023-05-06"),
        ("before 2 May", "../2023-05-01"),
        ("until Tuesday", "../2023-09-12"),
        ("after Sept 16", "2023-09-17/.."),
        ("since Tuesday", "2023-09-12/.."),
        ("2023-09-16/..", "2023-09-16/.."),
        ("", ""),
        (" no date ", ""),
    ],
)
def test_dates_are_read_as_people_write_them(words: str, edtf: str) -> None:
    assert typed(words, PUBLISHED).edtf == edtf


@pytest.mark.parametrize(
    ("words", "planned", "edtf"),
    [
        ("1st of October", False, "2022-10-01"),
        ("1st of October", True, "2023-10-01"),
        ("since October", False, "2022-10/.."),
        ("3 to 6 May", True, "2024-05-03/2024-05-06"),
        ("1 October 2023", False, "2023-10-01"),
        ("last Friday", False, "2023-09-08"),
        ("last Friday", True, "2023-09-08"),
        ("Tuesday", False, "2023-09-12"),
        ("Tuesday", True, "2023-09-19"),
        ("Monday to Wednesday", True, "2023-09-18/2023-09-20"),
        ("Friday", True, "2023-09-15"),
        ("2030", False, "2030"),
    ],
)
def test_a_day_without_a_year_lies_where_what_it_dates_does(words: str, planned: bool, edtf: str) -> None:
    assert typed(words, PUBLISHED, planned=planned).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [("Tuesday", "2023-09-12"), ("on tuesday", "2023-09-12"), ("Wednesday", "2023-09-20"), ("Friday", "")],
)
def test_a_typed_day_is_the_one_that_the_report_means(words: str, edtf: str) -> None:
    text = "A mill burned in Riga on Tuesday. A new one will open on Wednesday.\nIt shuts on Friday.\n"
    read = typed_of(text, PUBLISHED, 0, len("A mill burned"), words)
    assert (read.edtf if read else "") == edtf


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-21", "spring 2025"),
        ("2024-03-14", "Thursday 14 March 2024"),
        ("2013?", "probably 2013"),
        ("1950/1953", "1950 to 1953"),
        ("", ""),
        ("19XX", "19XX"),  # "the 1900s" are ten years
    ],
)
def test_a_date_is_proposed_in_words_that_are_read_as_the_same(edtf: str, words: str) -> None:
    assert as_typed(edtf, PUBLISHED) == words
    assert typed(words, PUBLISHED).edtf == edtf


def test_the_reason_says_what_was_counted_from() -> None:
    assert typed("last Friday", PUBLISHED).reason == (
        "'last Friday' is the last Friday before publication on Friday 2023-09-15"
    )
    assert typed("2013", PUBLISHED).reason == "a person gave this date"
    assert typed("2 May 2023", PUBLISHED).reason == "a person gave this date"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("rubbish", "'rubbish' is no date that can be read; write for example 13 September"),
        ("13 xyz 2023", "only a part could be read, not '13 xyz'"),
        ("31 February 2026", "There is no day '31 February 2026': February 2026 has 28 days."),
        ("April 31", "There is no day 'April 31': April has 30 days."),
        ("30th feb", "There is no day '30 Feb': February has 29 days."),
        ("29 February or 3 March", "only a part could be read, not 'or'"),
        ("Friday or Saturday", "only a part could be read, not 'or'"),
        ("3 May, 9 May", "holds 2 dates; write one, or a range such as 3 to 6 May"),
        ("2023-13-45", "2023-13-45"),
    ],
)
def test_what_is_no_date_is_said(words: str, said: str) -> None:
    with pytest.raises(DatelineError) as raised:
        typed(words, PUBLISHED)
    assert said in str(raised.value)


def test_a_date_pointed_to_in_the_report_means_what_it_means_there() -> None:
    text = "She landed on 2 March 2020. Two days later she left, and stayed away from May 3 to May 6."
    at = text.index("days")
    assert pointed_at(text, PUBLISHED, at, at + 4).edtf == "2020-03-04"
    at = text.index("May 6")
    assert pointed_at(text, PUBLISHED, at, at + 5).edtf == "2023-05-03/2023-05-06"
    with pytest.raises(DatelineError, match="There is no date in 'She'"):
        pointed_at(text, PUBLISHED, 0, 3)


PIECES = st.sampled_from(
    ["before", "after", "3", "13th", "May", "sept", "9999", "1", "-", "to", "friday", "?", "/", "0001", "BC"]
)


@given(st.text(max_size=20) | st.lists(PIECES, max_size=5).map(" ".join))
@example("after 31 December 9999")
@example("before 1 January 0001")
def test_whatever_is_typed_gives_a_date_that_can_be_read_back_or_its_own_error(words: str) -> None:
    try:
        found = typed(words, PUBLISHED)
    except DatelineError:
        return
    assert isinstance(found, Dated)
    assert found.reason
    if found.edtf:
        timespan.parse(found.edtf)
