from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.when import NONE, Calendar, Link, When, counted
from tests.reading import Read, read

AFTER = "Anna Berg arrived in Riga on Tuesday, two days after she met Paul Smith in Nairobi."


def own(found: Read, word: str) -> str:
    when = found.calendar.of(found.clause(word))
    return when.edtf if when else ""


@cache
def linked() -> Link:
    (found,) = read(AFTER).calendar.links
    return found


def link(amount: tuple[float, str]) -> Link:
    return replace(linked(), amount=amount)


class TestOwnDate:
    def test_a_clause_has_its_date_the_reason_and_the_words(self) -> None:
        text = "Anna Berg visited Riga on Monday."
        found = read(text)
        when = found.calendar.of(found.clause("visited"))
        assert when is not None
        assert (when.edtf, when.own, when.is_certain) == ("2024-05-13", True, True)
        assert "Monday" in when.reason
        assert when.span is not None
        assert "Monday" in text[slice(*when.span)]

    def test_each_clause_keeps_its_own_date(self) -> None:
        found = read("She arrived in Riga on Monday and left for Oslo on Tuesday.")
        assert (own(found, "arrived"), own(found, "left")) == ("2024-05-13", "2024-05-14")

    @pytest.mark.parametrize("word", ["since", "after", "before"])
    def test_a_date_that_only_sets_apart_is_not_the_day(self, word: str) -> None:
        found = read(f"She has lived in Riga {word} 2019.")
        assert own(found, "lived") == ""

    def test_until_is_an_interval_that_ends_there(self) -> None:
        found = read("She will stay in Riga until May 20.")
        assert own(found, "stay") == "2024-05-15/2024-05-20"

    def test_from_and_to_make_an_interval(self) -> None:
        assert own(read("She stayed in Riga from Sunday to Tuesday."), "stayed") == "2024-05-12/2024-05-14"

    def test_of_two_dates_the_finer_one_counts(self) -> None:
        assert own(read("In May, she visited Riga on Monday."), "visited") == "2024-05-13"

    def test_a_date_before_when_is_that_of_what_follows(self) -> None:
        found = read("She has not been to Riga since 1998, when she opened a school.")
        assert own(found, "opened") == "1998"

    def test_a_duration_is_no_date(self) -> None:
        found = read("She stayed in Riga for three days.")
        assert found.calendar.of(found.clause("stayed")) is None


class TestLentDate:
    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("Her visit to Riga came on Monday.", "visit"),
            ("She landed in Riga on Monday and met the mayor.", "met"),
            ("She met the mayor when she visited Riga on Monday.", "met"),
            pytest.param(
                "On Monday, she flew to Riga to meet the mayor.",
                "meet",
            ),
        ],
    )
    def test_what_happens_at_the_same_time_shares_the_date(self, text: str, word: str) -> None:
        assert own(read(text), word) == "2024-05-13"

    def test_a_speech_lends_no_date_to_what_is_said(self) -> None:
        assert own(read("The mayor said on Monday that she had visited Riga."), "visited") == ""

    def test_the_date_of_another_thing_in_the_sentence_is_uncertain_and_says_whose_it_is(self) -> None:
        found = read("The mayor said on Monday that she had visited Riga.")
        when = found.calendar.beside(found.clause("visited"))
        assert when is not None
        assert (when.edtf, when.own, when.is_certain) == ("2024-05-13?", False, False)
        assert "'said'" in when.reason

    def test_the_date_right_beside_a_place_is_its_own_where_there_are_several(self) -> None:
        text = "She spoke in Riga on May 6 and in Oslo on May 8."
        found = read(text)
        clause = found.clause("spoke")
        days = [found.calendar.beside_place(clause, place) for place in found.binding.places(clause)]
        assert [when and when.edtf for when in days] == ["2024-05-06", "2024-05-08"]

    def test_a_sentence_of_one_date_leaves_it_to_grammar(self) -> None:
        found = read("She spoke in Riga on May 6.")
        clause = found.clause("spoke")
        (riga,) = found.binding.places(clause)
        assert found.calendar.beside_place(clause, riga) is None

    def test_a_day_beside_another_place_is_not_the_clauses_own(self) -> None:
        found = read("Berg, who sang in Riga on May 3 and Oslo the night after, was seen on Monday in Paris.")
        assert own(found, "seen") == "2024-05-13"


class TestVague:
    def test_no_date_says_so(self) -> None:
        found = read("She visited Riga.")
        assert found.calendar.vague(found.clause("visited")) == NONE

    @pytest.mark.parametrize("words", ["at an unspecified date", "at some point", "at a later time"])
    def test_words_that_leave_the_day_open_are_quoted(self, words: str) -> None:
        found = read(f"She is expected to visit Riga {words}.")
        assert found.calendar.vague(found.clause("visit")) == f"no date: the report says only '{words}'"


class TestCounted:
    def test_two_days_after_links_what_came_later_with_what_came_earlier(self) -> None:
        found = read(AFTER)
        (made,) = found.calendar.links
        assert (made.later.head.text, made.earlier.head.text) == ("arrived", "met")
        assert made.amount == (2, "day")
        assert made.words == "two days after"
        assert AFTER[slice(*made.span)] == "two days after"
        assert found.calendar.is_linked(made.later)
        assert found.calendar.is_linked(made.earlier)

    def test_before_turns_the_link_round(self) -> None:
        found = read("Anna Berg arrived in Riga on Tuesday, two days before she met Paul Smith in Nairobi.")
        (made,) = found.calendar.links
        assert (made.later.head.text, made.earlier.head.text) == ("met", "arrived")

    @pytest.mark.parametrize(
        ("amount", "forward", "edtf"),
        [
            ((2, "day"), False, "2024-02-28"),
            ((2, "day"), True, "2024-03-03"),
            ((1, "week"), True, "2024-03-08"),
            ((3, "hour"), True, "2024-03-01"),
            ((48, "hour"), True, "2024-03-03"),
        ],
    )
    def test_days_and_weeks_are_counted_on_the_calendar(
        self, amount: tuple[float, str], forward: bool, edtf: str
    ) -> None:
        when = counted(link(amount), When("2024-03-01", "written"), forward=forward)
        assert when is not None
        assert when.edtf == edtf
        assert "Friday 2024-03-01" in when.reason

    @pytest.mark.parametrize("edtf", ["", "2024", "2024-03", "2024-03-01/2024-03-05", "../2024-03-01"])
    def test_nothing_is_counted_from_what_is_no_day(self, edtf: str) -> None:
        assert counted(link((2, "day")), When(edtf, "written"), forward=True) is None

    @pytest.mark.parametrize("amount", [(1.5, "day"), (2, "month"), (2, "year"), (1, "decade")])
    def test_no_day_is_invented_for_amounts_that_are_not_whole_days(self, amount: tuple[float, str]) -> None:
        assert counted(link(amount), When("2024-03-01", "written"), forward=True) is None

    def test_a_doubtful_day_gives_a_doubtful_day(self) -> None:
        when = counted(link((2, "day")), When("2024-03-01?", "carried"), forward=True)
        assert when is not None
        assert when.edtf == "2024-03-03?"

    @given(
        st.dates(),
        st.one_of(st.integers(0, 10**12), st.floats(0, 1e300)),
        st.sampled_from(["second", "minute", "hour", "day", "week", "month", "year", "century"]),
        st.booleans(),
    )
    def test_any_amount_from_any_day_is_a_day_or_nothing(
        self, day: date, number: float, unit: str, forward: bool
    ) -> None:
        made = replace(linked(), amount=(number, unit))
        when = counted(made, When(day.isoformat(), "written"), forward=forward)
        assert when is None or date.fromisoformat(when.edtf.removesuffix("" if number else "?"))


class TestDoubt:
    @pytest.mark.parametrize(
        ("edtf", "doubted"),
        [
            ("2024-05-13", "2024-05-13?"),
            ("2024-05-13?", "2024-05-13?"),
            ("2024~", "2024?"),
            ("2024-05-13/2024-05-15", "2024-05-13?/2024-05-15?"),
            pytest.param(
                "2024-05-13/..",
                "2024-05-13?/..",
            ),
            ("", ""),
        ],
    )
    def test_doubt_marks_every_date_once(self, edtf: str, doubted: str) -> None:
        when = When(edtf, "written", own=True).doubted("carried")
        assert (when.edtf, when.reason) == (doubted, "carried")
        assert not when.is_certain


def test_a_report_without_a_day_of_publication_has_a_calendar_too() -> None:
    found = read("Anna Berg visited Riga on Monday, two days after she met Paul Smith.", published=None)
    assert isinstance(found.calendar, Calendar)
    assert own(found, "visited") == ""
