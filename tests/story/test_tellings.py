"""Events that several reports tell: once where they agree, side by side where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.story.story import Story, load
from geo.story.tellings import Telling, since, tellings
from tests import joined


@pytest.fixture
def flood(tmp_path: Path) -> Story:
    return load(joined.write(tmp_path / "flood"))


def by_id(story: Story) -> dict[str, Telling]:
    return {event_id: one for one in tellings(story) for event_id in one.ids}


def test_what_reports_tell_alike_is_told_once(flood: Story) -> None:
    told = tellings(flood)
    assert [one.ids for one in told] == [("burst", "burst-too"), ("march",), ("march-too",), ("king",)]
    assert told[0].reports == ("north", "south")
    assert told[0].beside == ()


def test_numbers_that_differ_are_said(flood: Story) -> None:
    assert by_id(flood)["burst"].disagree == ("12 dead (North Wire) / 20 dead (South Wire)",)


def test_dates_that_differ_stand_side_by_side(flood: Story) -> None:
    march = by_id(flood)["march"]
    assert march.disagree == ("13 May (North Wire) / 14 May (South Wire)",)
    assert march.beside == ("march-too",)
    assert by_id(flood)["march-too"].beside == ("march",)
    assert march.reports == by_id(flood)["march-too"].reports == ("north", "south")


def test_only_what_the_newest_report_alone_tells_is_new(flood: Story) -> None:
    assert [one.new for one in tellings(flood)] == [False, False, False, True]
    assert since(flood) == "13 May 2026"


def test_one_report_has_nothing_beside_it(tiny_story: Path) -> None:
    story = load(tiny_story)
    assert [one.ids for one in tellings(story)] == [(event_id,) for event_id in story.events["event_id"]]
    assert since(story) == ""
    assert not any(one.new or one.disagree or one.beside for one in tellings(story))


@pytest.mark.parametrize(
    ("cells", "disagree"),
    [
        ({"date": "2026-05"}, ()),
        ({"date": "2026-05-13?"}, ()),
        ({"date": ""}, ()),
        ({"place_id": "halden"}, ("Oslo, Norway (North Wire) / Halden, Norway (South Wire)",)),
        ({"status": "claimed"}, ("happened (North Wire) / claimed (South Wire)",)),
    ],
)
def test_what_counts_as_a_difference(
    tmp_path: Path, cells: dict[str, str], disagree: tuple[str, ...]
) -> None:
    told = joined.events()
    told[3] = {**told[3], "date": "2026-05-13", **cells}
    story = load(joined.write(tmp_path / "flood", told=told))
    assert by_id(story)["march"].disagree == disagree


def test_a_checked_event_is_shown_first(tmp_path: Path) -> None:
    told = joined.events()
    told[2] = {**told[2], "reviewed": "true"}
    assert by_id(load(joined.write(tmp_path / "flood", told=told)))["burst"].ids == ("burst-too", "burst")


def test_a_stop_that_two_reports_tell_is_one_stop(tmp_path: Path) -> None:
    told = [{**row, "role": "stop"} for row in joined.events()]
    story = load(joined.write(tmp_path / "flood", told=told))
    assert list(story.itinerary["event_ids"]) == [("burst",), ("march",), ("king",)]
    alone = [{**row, "same_as": "", "date": "2026-05-12"} for row in told]
    story = load(joined.write(tmp_path / "alone", told=alone))
    assert list(story.itinerary["event_ids"]) == [("burst", "burst-too"), ("march", "march-too"), ("king",)]
