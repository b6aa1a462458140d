"""The tables of several reports as one."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.joining.union import BETWEEN, Report, line_up, united
from geo.story.files import reading
from geo.story.tables import COVERAGE, EVENTS, PASSAGES, PLACES
from tests import stories


def report(folder: Path, key: str, traveller: str = "Anna Berg") -> Report:
    """The small story as a report of that id."""
    with reading(stories.write(folder)) as opened:
        events, passages, places = (table.read(opened)[0] for table in (EVENTS, PASSAGES, PLACES))
    facts = {"report_id": key, "title": "T", "publisher": "", "byline": "", "published": "2024-03-12"}
    facts |= {"url": "", "rights": ""}
    return Report(facts, stories.TEXT, traveller, events, passages, places, COVERAGE.empty())


def test_ids_stay_apart_and_offsets_move(tmp_path: Path) -> None:
    whole = united([report(tmp_path / "a", "a"), report(tmp_path / "b", "b")])
    assert whole.text == stories.TEXT + BETWEEN + stories.TEXT
    assert whole.events["event_id"].is_unique
    assert list(whole.events["report_id"].value_counts()) == [len(stories.EVENTS)] * 2
    for row in whole.passages.to_dict("records"):
        assert whole.text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert set(whole.passages["event_id"]) == set(whole.events["event_id"])


def test_a_place_of_two_reports_is_one(tmp_path: Path) -> None:
    whole = united([report(tmp_path / "a", "a"), report(tmp_path / "b", "b")])
    assert len(whole.places) == len(stories.PLACES)
    assert set(whole.events["place_id"]) - {""} <= set(whole.places["place_id"])


@pytest.mark.parametrize(("other", "role"), [("Anna Berg", "stop"), ("", "stop"), ("Carl Holm", "related")])
def test_the_tour_of_somebody_else_is_none_of_the_story(tmp_path: Path, other: str, role: str) -> None:
    whole = united([report(tmp_path / "a", "a"), report(tmp_path / "b", "b", other)])
    assert whole.traveller == "Anna Berg"
    assert whole.events.query("report_id == 'b'")["role"].iloc[0] == role


def test_groups_name_the_first_that_is_there() -> None:
    events = pd.DataFrame({"event_id": ["a", "b", "c", "d"]})
    found = line_up(events, [{"x": 1.0, "b": 0.9, "d": 0.7}, {"c": 1.0, "y": 0.9}])
    assert list(found["same_as"]) == ["", "", "", "b"]
    assert list(found["same_chance"]) == ["", "", "", "0.70"]
