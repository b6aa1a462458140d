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
from geo.review.typed_dates import Dated
from geo.story.files import DRAFT
from geo.story.story import load
from tests import stories
from tests.review.state import LISTENED, decided, event, span


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
