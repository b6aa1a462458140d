"""Decisions on a story of several reports: each is about one report's event; two are lined up or not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo.errors import DatelineError
from geo.gazetteer.gazetteer import Gazetteer
from geo.review.review import Review, State
from geo.review.typed_dates import Dated
from tests import joined
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


@pytest.fixture
def review(tmp_path: Path, gazetteer: Gazetteer) -> Review:  # noqa: F811
    made = Review(joined.write(tmp_path / "flood"), gazetteer)
    made.state()
    return made


def same(state: State) -> dict[str, str]:
    rows = state.story.events
    return dict(zip(rows["event_id"], rows["same_as"], strict=True))


def decided(review: Review) -> list[dict[str, Any]]:
    content = (review.folder / "corrections.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(content).get("correction", []))


def test_a_decision_is_about_one_report(review: Review) -> None:
    state = review.drop("march-too")
    assert same(state) == {"burst": "", "march": "", "burst-too": "burst", "king": ""}
    assert decided(review) == [{"quote": joined.MARCH_TOO, "report": "south", "drop": True}]
    state = review.date("march", Dated("2026-05-15", "a person gave this date"))
    assert list(state.story.events["reviewed"]) == [False, True, False, False]


def test_two_events_are_taken_apart_and_lined_up_again(review: Review) -> None:
    state = review.apart("march-too")
    assert same(state)["march-too"] == ""
    assert decided(review) == [{"quote": joined.MARCH_TOO, "report": "south", "apart": True}]
    state = review.merge("march-too", "march")
    assert same(state)["march-too"] == "march"
    assert decided(review) == []
    assert not state.story.events["reviewed"].any()


def test_what_the_engine_kept_apart_is_lined_up(review: Review) -> None:
    state = review.merge("king", "march")
    assert same(state) == {
        "burst": "",
        "march": "",
        "burst-too": "burst",
        "march-too": "march",
        "king": "march",
    }
    assert len(state.story.passages) == 5
    assert same(review.undo())["king"] == ""
    assert same(review.redo())["king"] == "march"
    assert same(review.apart("king"))["king"] == ""
    assert decided(review) == []


def test_the_first_of_those_that_are_the_same_can_go(review: Review) -> None:
    review.merge("king", "march")
    state = review.drop("march")
    assert same(state)["king"] in ("", "march-too")
    assert same(state)["march-too"] == ""


def test_an_added_event_belongs_to_the_report_of_its_words_and_lines_up(review: Review) -> None:
    text = review.state().story.text
    at = text.index("Dam bursts above Halden")
    cells = {"title": "The dam bursts", "role": "related", "status": "happened"}
    state = review.add(at, at + len("Dam bursts above Halden"), cells)
    added = state.story.events.iloc[-1]
    assert (added["report_id"], added["same_as"]) == ("north", "")
    assert set(state.story.passages["report_id"]) == {"north", "south"}
    state = review.merge(added["event_id"], "king")
    assert same(state)["the-dam-bursts"] == "king"


def test_events_of_one_report_become_one_as_ever(review: Review) -> None:
    state = review.merge("king", "march-too")
    assert "king" not in same(state)
    assert same(state)["march-too"] == "march"


def test_a_sentence_of_another_report_tells_no_event_of_this(review: Review) -> None:
    (review.folder / "corrections.toml").write_text(
        f'[[correction]]\nquote = "{joined.KING}"\nevent = true\nreport = "south"\n'
        f'same_as = "{joined.MARCH}"\nsame_as_report = "south"\n'
    )
    (problem,) = review.state().problems
    assert "does not stand in the report" in problem.message


def test_the_same_sentence_in_two_reports_is_told_apart_by_its_report(
    tmp_path: Path,
    gazetteer: Gazetteer,  # noqa: F811
) -> None:
    copied = [{**one, "text": joined.NORTH} for one in joined.REPORTS]
    told = [row for row in joined.events() if row["report_id"] == "north"]
    review = Review(joined.write(tmp_path / "copy", reports=copied, told=told), gazetteer)
    review.state()
    review.right("march")
    assert decided(review) == [{"quote": joined.MARCH, "report": "north", "right": True}]


def test_a_report_that_is_none_of_the_story_is_said(review: Review) -> None:
    content = f'[[correction]]\nquote = "{joined.MARCH}"\nreport = "east"\nright = true\n'
    (review.folder / "corrections.toml").write_text(content)
    (problem,) = review.state().problems
    assert "'east' is no report of this story" in problem.message
    with pytest.raises(DatelineError, match="is the same as itself"):
        review.merge("march", "march")


def test_what_a_person_lined_up_is_sure(tmp_path: Path, gazetteer: Gazetteer) -> None:  # noqa: F811
    told = [{**row, "same_chance": "0.60" if row.get("same_as") else ""} for row in joined.events()]
    review = Review(joined.write(tmp_path / "flood", told=told), gazetteer)
    review.state()
    rows = review.merge("king", "march").story.events.set_index("event_id")
    assert rows.loc["king", "same_as"] == "march"
    assert rows["same_chance"].dropna().to_dict() == {"burst-too": 0.6, "march-too": 0.6}
