from __future__ import annotations

import pytest

from geo.story.same_events import Row, SameEvents


@pytest.fixture
def events() -> list[Row]:
    """Three events, of which the first two tell of the same, and not surely."""
    rows = (("a", "", ""), ("b", "a", "0.8"), ("c", "", ""))
    return [{"event_id": key, "same_as": lead, "same_chance": chance} for key, lead, chance in rows]


def told(same: SameEvents, events: list[Row], **became: str) -> list[str]:
    """What `same_as` says of each event, where some have become others ("" for gone)."""
    same.tell(events, lambda event_id: became.get(event_id, event_id))
    return [row["same_as"] for row in events]


def test_without_decisions_all_stays(events: list[Row]) -> None:
    assert told(SameEvents(events), events) == ["", "a", ""]
    assert events[1]["same_chance"] == "0.8"


def test_one_taken_apart_stands_alone_without_a_chance(events: list[Row]) -> None:
    same = SameEvents(events)
    same.part("b")
    assert told(same, events) == ["", "", ""]
    assert events[1]["same_chance"] == ""


def test_one_lined_up_joins_all_that_are_the_same_and_is_sure(events: list[Row]) -> None:
    same = SameEvents(events)
    same.unite("c", "b")
    assert told(same, events) == ["", "a", "a"]
    assert events[1]["same_chance"] == ""


def test_those_that_are_left_are_the_same_still(events: list[Row]) -> None:
    same = SameEvents(events)
    same.unite("c", "a")
    same.part("a")
    assert told(same, events) == ["", "", "b"]


def test_what_has_become_another_event_is_the_same_as_its_own(events: list[Row]) -> None:
    same = SameEvents(events)
    assert told(same, [events[0], events[2]], b="c") == ["", "a"]
    assert told(same, events[1:], a="") == ["", ""]
