from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import DatelineError, StoryError
from geo.gazetteer.gazetteer import Gazetteer
from geo.review.review import Review, State
from geo.review.typed_dates import Dated, typed
from geo.story.files import DRAFT, reading
from geo.story.story import load
from tests import stories

CORRECTIONS = "corrections.toml"
LISTENED = {"title": "Berg listens", "role": "related", "status": "happened", "date": "2024-03-12"}


def event(state: State, event_id: str) -> dict[str, Any]:
    [found] = state.story.events[state.story.events["event_id"] == event_id].to_dict("records")
    return found


def quotes(state: State, event_id: str) -> list[str]:
    rows = state.story.passages
    return list(rows.loc[rows["event_id"] == event_id, "quote"])


def label(state: State, event_id: str) -> str:
    [found] = state.story.placed[state.story.placed["event_id"] == event_id]["label"]
    return str(found)


def ids(state: State) -> list[str]:
    return list(state.story.events["event_id"])


def decided(folder: Path) -> list[dict[str, Any]]:
    with reading(folder) as opened:  # which knows of a change that was stopped on the way
        return list(opened.toml(CORRECTIONS).get("correction", []))


def span(words: str) -> tuple[int, int]:
    start = stories.TEXT.index(words)
    return start, start + len(words)


class TestEachDecision:
    def test_right_reviews_the_event_and_says_by_whom_and_when(self, folder: Path, review: Review) -> None:
        review.by = " Ann Lee "
        state = review.right("shipyard-strike")
        found = event(state, "shipyard-strike")
        assert (found["reviewed"], found["reviewed_by"]) == (True, "Ann Lee")
        assert found["reviewed_on"]
        assert sum(state.story.events["reviewed"]) == 1
        assert decided(folder)[0]["quote"] == stories.STRIKE

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


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("decide", "said"),
        [
            (lambda review: review.right("nobody"), "it was taken away or merged meanwhile"),
            (lambda review: review.merge("fleet-visit", "fleet-visit"), "choose another one"),
            (lambda review: review.split("fleet-visit", 0, "x"), "Only one of several sentences"),
            (lambda review: review.place("fleet-visit", "Atlantis-upon-Nowhere"), "nobody knows the place"),
            (lambda review: review.add(0, 0, LISTENED), "Select the words"),
        ],
    )
    def test_it_is_said_and_nothing_is_written(
        self, decide: Callable[[Review], object], said: str, folder: Path, review: Review
    ) -> None:
        review.right("grain-talks")
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        with pytest.raises(DatelineError, match=said):
            decide(review)
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before

    def test_a_broken_draft_is_named(self, folder: Path, review: Review) -> None:
        stories.edit(folder, "draft/events.csv", 2, "date", "2024-99")
        with pytest.raises(StoryError, match=r"draft/events\.csv, row 2, column date"):
            review.state()


class TestUndo:
    def test_each_step_goes_back_and_forth_after_a_restart_too(
        self, folder: Path, review: Review, gazetteer: Gazetteer
    ) -> None:
        states = [review.state()]
        states.append(review.right("grain-talks"))
        states.append(review.drop("border-blockade"))
        states.append(review.add(*span("We came to listen"), LISTENED))
        again = Review(folder, gazetteer)
        for state in states[-2::-1]:
            assert again.undo().story.events.equals(state.story.events)
        assert not again.state().history.can_undo
        assert again.undo().story.events.equals(states[0].story.events)
        for state in states[1:]:
            assert again.redo().story.events.equals(state.story.events)
        assert not again.redo().history.can_redo

    def test_a_new_decision_ends_what_could_be_redone(self, review: Review) -> None:
        review.right("grain-talks")
        review.drop("border-blockade")
        review.undo()
        assert not review.right("fleet-visit").history.can_redo
        assert ids(review.undo()) == ids(review.undo())

    def test_what_was_edited_by_hand_is_a_step_too(self, folder: Path, review: Review) -> None:
        review.right("grain-talks")
        written = (folder / CORRECTIONS).read_text("utf-8")
        more = f'# mine\n{written}\n[[correction]]\nquote = "In 1980"\ndrop = true\n'
        (folder / CORRECTIONS).write_text(more, "utf-8")
        assert "shipyard-strike" not in ids(review.state())
        review.right("fleet-visit")
        assert (folder / CORRECTIONS).read_text("utf-8").startswith("# mine\n")
        assert "shipyard-strike" not in ids(review.undo())
        assert (folder / CORRECTIONS).read_text("utf-8") == more
        assert "shipyard-strike" in ids(review.undo())
        assert (folder / CORRECTIONS).read_text("utf-8") == written

    def test_a_history_of_somebody_else_is_refused_with_a_sentence(
        self, folder: Path, review: Review
    ) -> None:
        review.right("grain-talks")
        (folder / "history" / "000001.json").write_text('{"start": 3, "cut": "x", "put": "y"}')
        with pytest.raises(StoryError, match=r"history/000001\.json: cannot be undone"):
            review.undo()


class TestKept:
    def test_the_tables_on_disk_are_those_of_the_decision(self, folder: Path, review: Review) -> None:
        state = review.change("fleet-visit", title="Berg may go")
        assert load(folder).events.equals(state.story.events)

    def test_a_second_tab_sees_the_first_ones_decisions_and_keeps_them(
        self, folder: Path, review: Review, gazetteer: Gazetteer
    ) -> None:
        other = Review(folder, gazetteer)
        other.state()
        review.change("fleet-visit", title="Berg may go")
        state = other.change("fleet-visit", status="claimed")
        found = event(state, "fleet-visit")
        assert (found["title"], found["status"]) == ("Berg may go", "claimed")
        review.drop("fleet-visit")
        with pytest.raises(DatelineError, match="it was taken away or merged"):
            other.right("fleet-visit")

    def test_decisions_at_the_same_time_are_all_kept(self, folder: Path, gazetteer: Gazetteer) -> None:
        Review(folder, gazetteer).state()
        names = [row["event_id"] for row in stories.EVENTS]
        threads = [threading.Thread(target=Review(folder, gazetteer).right, args=(name,)) for name in names]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert Review(folder, gazetteer).state().story.events["reviewed"].all()
        assert len(decided(folder)) == len(names)

    def test_killed_in_the_middle_it_has_all_of_the_last_decision_or_none(
        self, folder: Path, review: Review, gazetteer: Gazetteer
    ) -> None:
        review.right("grain-talks")
        code = (
            "import sys; from pathlib import Path; from geo.gazetteer.gazetteer import Gazetteer;"
            "from geo.review.review import Review;"
            "r = Review(Path(sys.argv[1]), Gazetteer(Path(sys.argv[2])));"
            "print('go', flush=True)\n"
            "for n in range(10**6): r.change('fleet-visit', title=f'Title {n}')"
        )
        for wait in (0.03, 0.11, 0.2):
            command = [sys.executable, "-c", code, str(folder), str(gazetteer.path)]
            with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
                assert process.stdout is not None
                process.stdout.readline()
                time.sleep(wait)
                process.kill()
            state = review.state()
            titles = {one["title"] for one in decided(folder) if "title" in one}
            assert titles in (set(), {event(state, "fleet-visit")["title"]})
            assert event(state, "grain-talks")["reviewed"]
            review.right("second-trip")
            assert load(folder).events.equals(review.state().story.events)

    def test_a_decision_takes_less_than_a_tenth_of_a_second_of_processor(self, review: Review) -> None:
        review.change("fleet-visit", title="warm")
        before = time.process_time()
        for number in range(5):
            review.change("fleet-visit", title=f"Title {number}")
        assert (time.process_time() - before) / 5 < 0.1


class TestOldFolders:
    def test_tables_written_by_hand_become_the_draft_and_keep_what_was_reviewed(
        self, tmp_path: Path, gazetteer: Gazetteer
    ) -> None:
        folder = stories.write(tmp_path / "old", events=stories.unchecked())
        before = load(folder)
        state = Review(folder, gazetteer).state()
        assert list(state.story.events["reviewed"]) == list(before.events["reviewed"])
        assert (folder / DRAFT / "events.csv").is_file()
        state = Review(folder, gazetteer).change("shipyard-strike", title="Strike")
        assert event(state, "shipyard-strike")["title"] == "Strike"


IDS = st.sampled_from([row["event_id"] for row in stories.EVENTS] + ["berg-listens", "other", "berg-may-go"])
WORDS = st.sampled_from(["We came to listen", "Farmers blocked", "officials in Tallinn", "Riga"])
STEPS = st.one_of(
    st.tuples(st.just("right"), IDS),
    st.tuples(st.just("drop"), IDS),
    st.tuples(st.just("place"), IDS, st.sampled_from(["", "Tartu", "Riga", "Atlantis"])),
    st.tuples(st.just("point"), IDS, st.just("Pier"), st.just(1.5), st.just(-2.25)),
    st.tuples(
        st.just("date"), IDS, st.builds(Dated, st.sampled_from(["", "2024-03-12"]), st.just("said so"))
    ),
    st.tuples(st.just("title"), IDS, st.sampled_from(["Berg may go", "Other", "日本"])),
    st.tuples(st.just("merge"), IDS, IDS),
    st.tuples(st.just("split"), IDS, st.sampled_from([stories.LISTEN, stories.ARRIVAL]), st.just("Other")),
    st.tuples(st.just("add"), WORDS, st.sampled_from(["Berg listens", "Other"])),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def take(review: Review, step: tuple[Any, ...]) -> State:
    kind, *rest = step
    if kind == "title":
        return review.change(rest[0], title=rest[1])
    if kind == "split":
        return review.split(rest[0], span(rest[1])[0], rest[2])
    if kind == "add":
        return review.add(*span(rest[0]), {**LISTENED, "title": rest[1]})
    made: State = getattr(review, kind)(*rest)
    return made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=8))
def test_any_decisions_hold_together_are_on_disk_and_can_all_be_undone(
    steps: list[tuple[Any, ...]], tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> None:
    events = [{**row, "reviewed": "false", "chance": "0.7"} for row in stories.EVENTS]
    folder = stories.write(tmp_path_factory.mktemp("any") / "tiny", events=events)
    review = Review(folder, gazetteer)
    states = [review.state()]
    for step in steps:
        try:
            state = take(review, step)
        except DatelineError:
            continue
        assert state.problems == []
        pd.testing.assert_frame_equal(load(folder).events, state.story.events)
        if step[0] not in ("undo", "redo"):
            states.append(state)
    while review.state().history.can_undo:
        review.undo()
    assert review.state().story.events.equals(states[0].story.events)
