"""Decisions as they are written into corrections.toml, and what they make of the story."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.review.review import Review, State
from geo.review.typed_dates import Dated, typed
from tests import stories
from tests.review.state import LISTENED, decided, event, ids, label, quotes, span


class TestEachDecision:
    def test_right_reviews_the_event_and_says_by_whom_and_when(self, folder: Path, review: Review) -> None:
        review.by = " Ann Lee "
        state = review.right("shipyard-strike")
        found = event(state, "shipyard-strike")
        assert (found["reviewed"], found["reviewed_by"]) == (True, "Ann Lee")
        assert found["reviewed_on"]
        assert sum(state.story.events["reviewed"]) == 1
        assert decided(folder)[0]["quote"] == stories.STRIKE

    def test_a_date_that_was_doubted_is_sure_once_the_event_is_right(self, review: Review) -> None:
        assert event(review.state(), "border-blockade")["date"] == "2024-03-12?"
        assert event(review.right("border-blockade"), "border-blockade")["date"] == "2024-03-12"
        review.undo()
        # Whoever puts the place right has not said so of the date; who then says that all is right, has.
        state = review.place("border-blockade", "Tartu")
        assert event(state, "border-blockade")["date"] == "2024-03-12?"
        state = review.right("border-blockade")
        assert (event(state, "border-blockade")["date"], label(state, "border-blockade")) == (
            "2024-03-12",
            "Tartu, Estonia",
        )

    def test_doubt_that_a_person_wrote_stays(self, review: Review) -> None:
        review.date("border-blockade", typed("2013?", stories.META["published"]))
        assert event(review.right("border-blockade"), "border-blockade")["date"] == "2013?"

    def test_dropped(self, review: Review) -> None:
        assert "border-blockade" not in ids(review.drop("border-blockade"))

    def test_another_date(self, review: Review) -> None:
        state = review.date("shipyard-strike", typed("Aug. 14, 1980", stories.META["published"]))
        found = event(state, "shipyard-strike")
        assert (found["date"], found["date_reason"]) == ("1980-08-14", "a person gave this date")
        assert event(review.date("shipyard-strike", Dated("", "no date")), "shipyard-strike")["date"] == ""

    def test_another_place_by_name_by_its_source_by_a_point_and_none(self, review: Review) -> None:
        assert label(review.place("shipyard-strike", "Tartu"), "shipyard-strike") == "Tartu, Estonia"
        [paris, texas] = [
            next(one for one in Gazetteer().candidates("Paris") if one.label.startswith(start))
            for start in ("Paris, France", "Paris, Texas")
        ]
        for one in (texas, paris):
            state = review.place("shipyard-strike", "Paris", one.source_id)
            assert label(state, "shipyard-strike") == one.label
        state = review.point("shipyard-strike", "Gate 2", 54.36, 18.65)
        assert label(state, "shipyard-strike") == "Gate 2"
        assert state.story.placed.set_index("event_id").loc["shipyard-strike", "lat"] == 54.36
        assert event(review.place("shipyard-strike", ""), "shipyard-strike")["place_id"] == ""

    def test_title_role_and_status_each_keep_the_others(self, folder: Path, review: Review) -> None:
        review.change("fleet-visit", title="Berg may go")
        review.change("fleet-visit", status="claimed")
        found = event(review.change("fleet-visit", role="related"), "fleet-visit")
        assert (found["title"], found["status"], found["role"]) == ("Berg may go", "claimed", "related")
        assert len(decided(folder)) == 1

    def test_two_events_that_are_one(self, review: Review) -> None:
        state = review.merge("second-trip", "grain-talks")
        assert "second-trip" not in ids(state)
        assert quotes(state, "grain-talks") == [stories.TALKS, stories.AGAIN]

    def test_a_sentence_split_off(self, review: Review) -> None:
        state = review.split("riga-terminal", span(stories.LISTEN)[0], "Berg listens")
        assert quotes(state, "berg-listens") == [stories.LISTEN]
        assert quotes(state, "riga-terminal") == [stories.HEADLINE, stories.ARRIVAL]
        assert not event(state, "berg-listens")["reviewed"]

    @pytest.mark.parametrize(
        "look",
        [
            lambda review: review.right("berg-listens"),
            lambda review: review.change("berg-listens", status="claimed"),
            lambda review: review.date("berg-listens", Dated("2024-03-13", "said so")),
        ],
    )
    def test_a_part_split_off_is_checked_once_a_person_looks_at_it(
        self, folder: Path, review: Review, look: Callable[[Review], State]
    ) -> None:
        review.split("riga-terminal", span(stories.LISTEN)[0], "Berg listens")
        assert event(look(review), "berg-listens")["reviewed"]
        assert len(decided(folder)) == 1

    def test_a_part_split_off_stays_unchecked_when_the_rest_is_no_event(self, review: Review) -> None:
        review.split("riga-terminal", span(stories.LISTEN)[0], "Berg listens")
        state = review.drop("riga-terminal")
        assert not event(state, "berg-listens")["reviewed"]
        assert event(review.right("berg-listens"), "berg-listens")["reviewed"]

    def test_an_event_added_from_words(self, review: Review) -> None:
        state = review.add(*span("We came to listen"), {**LISTENED, "place": "Tartu"})
        assert quotes(state, "berg-listens") == [stories.LISTEN]
        assert (event(state, "berg-listens")["reviewed"], label(state, "berg-listens")) == (
            True,
            "Tartu, Estonia",
        )


class TestDecidedAgain:
    def test_an_added_event_is_changed_and_taken_away_where_it_was_added(
        self, folder: Path, review: Review
    ) -> None:
        review.add(*span("We came to listen"), LISTENED)
        state = review.change("berg-listens", status="claimed")
        assert event(state, "berg-listens")["status"] == "claimed"
        assert len(decided(folder)) == 1
        assert "berg-listens" not in ids(review.drop("berg-listens"))
        assert decided(folder) == []

    def test_a_split_event_is_changed_there_and_dropped_with_its_sentence(
        self, folder: Path, review: Review
    ) -> None:
        review.split("riga-terminal", span(stories.LISTEN)[0], "Berg listens")
        state = review.place("berg-listens", "Tartu")
        assert (label(state, "berg-listens"), label(state, "riga-terminal")) == (
            "Tartu, Estonia",
            "Riga, Latvia",
        )
        state = review.drop("berg-listens")
        assert stories.LISTEN not in set(state.story.passages["quote"])
        assert quotes(state, "riga-terminal") == [stories.HEADLINE, stories.ARRIVAL]
        assert len(decided(folder)) == 1

    def test_what_was_split_off_and_merged_again_is_as_before(self, folder: Path, review: Review) -> None:
        before = review.state().story.passages
        review.split("riga-terminal", span(stories.LISTEN)[0], "Berg listens")
        assert review.merge("berg-listens", "riga-terminal").story.passages.equals(before)
        assert decided(folder) == []

    def test_a_merged_event_split_off_again_is_the_one_of_the_draft(self, review: Review) -> None:
        review.merge("second-trip", "grain-talks")
        state = review.split("grain-talks", span(stories.AGAIN)[0], "ignored")
        assert event(state, "second-trip")["title"] == "Berg is to travel again"

    def test_an_added_event_merged_lends_its_sentence(self, review: Review) -> None:
        review.add(*span("Farmers blocked"), {**LISTENED, "title": "Farmers"})
        state = review.merge("farmers", "fleet-visit")
        assert quotes(state, "fleet-visit") == [stories.FLEET, stories.BLOCKADE]
        state = review.split("fleet-visit", span(stories.BLOCKADE)[0], "Farmers again")
        assert quotes(state, "farmers-again") == [stories.BLOCKADE]
        assert not event(state, "farmers-again")["reviewed"]
        state = review.merge("farmers-again", "fleet-visit")
        assert quotes(state, "fleet-visit") == [stories.FLEET, stories.BLOCKADE]

    def test_merged_into_an_added_event_the_drafts_takes_over_what_that_says(self, review: Review) -> None:
        review.add(*span("Farmers blocked"), {**LISTENED, "title": "Farmers"})
        state = review.merge("fleet-visit", "farmers")
        assert event(state, "fleet-visit")["title"] == "Farmers"
        assert quotes(state, "fleet-visit") == [stories.FLEET, stories.BLOCKADE]

    def test_dropping_takes_what_was_merged_along_and_leaves_what_was_split_off(self, review: Review) -> None:
        review.merge("second-trip", "riga-terminal")
        review.split("riga-terminal", span(stories.LISTEN)[0], "Berg listens")
        state = review.drop("riga-terminal")
        assert {"riga-terminal", "second-trip"}.isdisjoint(ids(state))
        assert quotes(state, "berg-listens") == [stories.LISTEN]
        assert state.problems == []

    def test_a_decision_that_contradicts_an_earlier_one_takes_its_place(self, review: Review) -> None:
        review.change("fleet-visit", title="One")
        review.change("grain-talks", title="Two")
        state = review.merge("fleet-visit", "grain-talks")
        assert (event(state, "grain-talks")["title"], state.problems) == ("Two", [])
        state = review.change("grain-talks", title="Three")
        assert (event(state, "grain-talks")["title"], state.problems) == ("Three", [])
