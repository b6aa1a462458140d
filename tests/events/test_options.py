"""geo.events.options: what each sentence may tell."""

from __future__ import annotations

from datetime import date

import pytest

from geo.analysis import Analysis
from geo.events.options import (
    MOST_CARRIED,
    MOST_TRIGGERS,
    NOWHERE,
    PUBLISHED,
    REACH,
    Options,
    date_span,
    edtf_of,
    options,
    reason_of,
)
from tests.reading import analysed

TOUR = (
    "Berg on the Road\n\nRIGA, May 14 (Wire) — Anna Berg arrived here on Monday. "
    "She will fly to Nairobi, Kenya, on Friday.\n\nA bomb killed two in Lusaka in 1998."
)
LATER = "She arrived in Riga on Tuesday, two days after she met Paul Smith in Nairobi."


def triggers(analysis: Analysis, opts: Options, sentence: int) -> list[str]:
    of = (told.triggers for told in opts.clauses if told.sentence == sentence)
    return [analysis.doc[at].text for row in of for at in row]


def places(analysis: Analysis, opts: Options, sentence: int) -> list[str]:
    return [
        "-" if number == NOWHERE else analysis.places[number].mention.text for number in opts.places[sentence]
    ]


def days(analysis: Analysis, opts: Options, sentence: int) -> list[str]:
    return [edtf_of(analysis, opts, number) for number in opts.dates[sentence]]


@pytest.fixture(scope="module")
def tour() -> tuple[Analysis, Options]:
    analysis = analysed(TOUR)
    return analysis, options(analysis)


class TestTriggers:
    def test_verbs_and_nouns_may_be_the_word_for_an_event(self) -> None:
        analysis = analysed("The earthquake struck the town.")
        assert triggers(analysis, options(analysis), 0) == ["earthquake", "struck", "town"]

    def test_helpers_names_and_words_of_a_date_may_not(self) -> None:
        analysis = analysed("Anna Berg has been visiting Riga since last week.")
        assert triggers(analysis, options(analysis), 0) == ["visiting"]

    def test_to_be_may_where_it_is_no_helper(self) -> None:
        analysis = analysed("Anna Berg was in Riga.")
        assert triggers(analysis, options(analysis), 0) == ["was"]

    def test_each_sentence_has_its_own(self, tour: tuple[Analysis, Options]) -> None:
        assert [triggers(*tour, at) for at in range(4)] == [[], ["arrived"], ["fly"], ["bomb", "killed"]]

    def test_a_sentence_without_end_has_no_more_than_the_most(self) -> None:
        analysis = analysed("She ran and " * 100 + "stopped.")
        assert [len(told.triggers) for told in options(analysis).clauses] == [MOST_TRIGGERS]


class TestPlaces:
    def test_a_sentences_own_come_first_then_the_nearest_before(self, tour: tuple[Analysis, Options]) -> None:
        assert [places(*tour, at) for at in range(4)] == [
            ["-"],
            ["RIGA", "-"],
            ["Nairobi", "Kenya", "RIGA", "-"],
            ["Lusaka", "Kenya", "Nairobi", "RIGA", "-"],
        ]

    def test_a_place_named_again_is_not_carried_too(self) -> None:
        analysis = analysed("She was in Riga. She left Riga for Oslo. Then she was seen.")
        opts = options(analysis)
        assert opts.places == [[0, NOWHERE], [1, 2, NOWHERE], [2, 1, NOWHERE]]

    def test_what_stands_far_back_is_out_of_reach_but_for_the_top(self) -> None:
        near = "It rained. " * REACH
        analysis = analysed(f"It rained. It rained. It rained. She was in Riga. {near}She left.")
        assert places(analysis, options(analysis), len(analysis.sentences) - 1) == ["-"]
        analysis = analysed(f"It rained. It rained. She was in Riga. {near}It rained. She left.")
        assert places(analysis, options(analysis), len(analysis.sentences) - 1) == ["Riga", "-"]

    def test_no_more_than_the_most_are_carried(self) -> None:
        towns = ["Riga", "Oslo", "Paris", "Nairobi", "Lusaka", "Moscow", "Vienna", "Madrid", "Lima", "Cairo",
                 "Seoul", "Hanoi"]  # fmt: skip
        analysis = analysed(" ".join(f"She was in {town}." for town in towns) + " She left.")
        found = places(analysis, options(analysis), len(towns))
        assert found == [*reversed(towns[-MOST_CARRIED:]), "-"]


class TestDates:
    def test_the_last_day_of_a_range_is_told_by_its_first(self) -> None:
        analysis = analysed("Dancers met in Riga on 9-11 February. Berg left on 13 February.")
        told = [days(analysis, options(analysis), at) for at in range(2)]
        assert told[0][0] == "2024-02-09/2024-02-11"
        assert not any(day == "2024-02-11" for day in told[0])
        assert told[1][0] == "2024-02-13"

    def test_a_sentences_own_come_first_then_the_nearest_before_then_today_and_none(
        self, tour: tuple[Analysis, Options]
    ) -> None:
        assert days(*tour, 3) == ["1998", "2024-05-17", "2024-05-13", "2024-05-14", "2024-05-15", ""]
        assert tour[1].dates[0] == [PUBLISHED, NOWHERE]

    def test_days_after_are_counted_both_ways_from_each_date_they_may_count_from(self) -> None:
        analysis = analysed(LATER)
        opts = options(analysis)
        assert [(one.edtf, one.reason) for one in opts.counted] == [
            ("2024-05-12", "'two days' counted back from Tuesday 2024-05-14"),
            ("2024-05-16", "'two days' counted on from Tuesday 2024-05-14"),
            ("2024-05-13", "'two days' counted back from Wednesday 2024-05-15"),
            ("2024-05-17", "'two days' counted on from Wednesday 2024-05-15"),
        ]
        assert days(analysis, opts, 0) == [
            "2024-05-14", "2024-05-12", "2024-05-16", "2024-05-13", "2024-05-17", "2024-05-15", "",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("a week", {"2024-05-07", "2024-05-21"}),
            ("three weeks", {"2024-04-23", "2024-06-04"}),
            ("two hours", {"2024-05-14"}),
            ("24 hours", {"2024-05-13", "2024-05-15"}),
            ("30 minutes", {"2024-05-14"}),
        ],
    )
    def test_weeks_and_hours_are_counted_too(self, words: str, expected: set[str]) -> None:
        analysis = analysed(
            f"She arrived in Riga on May 14, {words} after she met Paul Smith.", date(2024, 5, 14)
        )
        assert {one.edtf for one in options(analysis).counted} == expected

    @pytest.mark.parametrize("words", ["two months", "a year", "half a day", "years"])
    def test_longer_stretches_and_parts_of_a_day_are_not(self, words: str) -> None:
        analysis = analysed(f"She arrived in Riga on May 14, {words} after she met Paul Smith.")
        assert options(analysis).counted == []

    @pytest.mark.parametrize("published", [date.min, date.max])
    def test_there_is_no_day_before_the_first_or_after_the_last(self, published: date) -> None:
        analysis = analysed("She left two weeks after she met him.", published)
        assert len(options(analysis).counted) == 1

    def test_without_a_day_of_publication_there_is_no_today(self) -> None:
        analysis = analysed("She left Riga. She arrived two days after she met him.", None)
        opts = options(analysis)
        assert days(analysis, opts, 0) == ["", ""]
        assert opts.counted == []

    def test_where_a_date_stands(self) -> None:
        analysis = analysed(LATER)
        opts = options(analysis)
        found = [date_span(analysis, opts, number) for number in opts.dates[0]]
        words = [None if span is None else analysis.text[slice(*span)] for span in found]
        assert words == ["Tuesday", "two days", "two days", "two days", "two days", None, None]


class TestReasons:
    def test_a_date_of_the_sentence_is_taken_as_it_is(self, tour: tuple[Analysis, Options]) -> None:
        edtf, reason = reason_of(*tour, 1, 1)
        assert edtf == "2024-05-13"
        assert "Monday" in reason

    def test_one_of_another_sentence_is_uncertain_and_says_so(self, tour: tuple[Analysis, Options]) -> None:
        edtf, reason = reason_of(*tour, 1, 2)
        assert edtf == "2024-05-13?"
        assert reason.endswith("said in another sentence and carried over, so it is uncertain")

    def test_the_day_of_publication_is_uncertain_and_says_so(self, tour: tuple[Analysis, Options]) -> None:
        edtf, reason = reason_of(*tour, PUBLISHED, 1)
        assert edtf == "2024-05-15?"
        assert "day of publication" in reason

    def test_no_date_says_so(self, tour: tuple[Analysis, Options]) -> None:
        assert reason_of(*tour, NOWHERE, 1) == ("", "no date: the report gives none")

    def test_a_day_counted_has_the_reason_of_the_counting(self) -> None:
        analysis = analysed(LATER)
        opts = options(analysis)
        assert reason_of(analysis, opts, len(analysis.dates), 0) == (
            "2024-05-12",
            "'two days' counted back from Tuesday 2024-05-14",
        )

    def test_an_interval_carried_over_stays_one(self) -> None:
        analysis = analysed("She was there last week. She slept in Riga.")
        assert reason_of(analysis, options(analysis), 0, 1)[0] == "2024-05-06/2024-05-12"


@pytest.mark.parametrize("text", ["", " ", "Yes.", "\n\n", "日本", "\ud800"])
def test_a_text_that_says_little_has_a_list_for_each_sentence(text: str) -> None:
    analysis = analysed(text)
    opts = options(analysis)
    assert sorted({told.sentence for told in opts.clauses}) == [*range(len(analysis.sentences))]
    assert len(opts.places) == len(opts.dates) == len(analysis.sentences)
    assert all(row[-1] == NOWHERE for row in (*opts.places, *opts.dates))
