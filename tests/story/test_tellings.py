"""Events that several reports tell: once where they agree, side by side where they do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geo.story.story import Story, load
from geo.story.tellings import Telling, counted, since, tellings
from tests import joined, stories


@pytest.fixture
def flood(tmp_path: Path) -> Story:
    return load(joined.write(tmp_path / "flood"))


def bursts() -> list[dict[str, Any]]:
    """The two events that the dam bursts."""
    return [row for row in joined.events() if row["event_id"].startswith("burst")]


def by_id(story: Story) -> dict[str, Telling]:
    return {event_id: one for one in tellings(story) for event_id in one.ids}


@pytest.mark.parametrize(
    ("checked", "count"), [((), 0), (("burst-too",), 1), (("burst", "burst-too", "king"), 2)]
)
def test_what_reports_tell_alike_counts_once_checked_or_not(
    checked: tuple[str, ...], count: int, tmp_path: Path
) -> None:
    told = [{**row, "reviewed": str(row["event_id"] in checked).lower()} for row in joined.events()]
    assert counted(load(joined.write(tmp_path, told=told))) == (count, 4)


def test_what_reports_tell_alike_is_told_once(flood: Story) -> None:
    told = tellings(flood)
    assert [one.ids for one in told] == [("burst", "burst-too"), ("march",), ("march-too",), ("king",)]
    assert told[0].reports == ("north", "south")
    assert told[0].beside == ()


@pytest.mark.parametrize(
    ("north", "south", "disagree", "later"),
    [
        ("killing 12 people.", "killing 20 people.", "", "12 dead (North Wire), later: 20 dead (South Wire)"),
        ("killing 20 people.", "killing 12 people.", "20 dead (North Wire) / 12 dead (South Wire)", ""),
        ("killing at least 12.", "killing 12 people.", "", ""),
        ("killing at least 12.", "killing 20 people.", "", ""),
        ("killing at least 20.", "killing 12 people.",
         "at least 20 dead (North Wire) / 12 dead (South Wire)", ""),
        ("killing 12 people.", "injuring 20 people.", "", ""),
        ("killing 20 people.", "killing 3 children.", "", ""),
        ("and 9 are missing.", "and 4 are missing.", "",
         "9 missing (North Wire), later: 4 missing (South Wire)"),
        ("and 300 were evacuated.", "and 210 were evacuated.",
         "300 evacuated (North Wire) / 210 evacuated (South Wire)", ""),
        ("and about 300 were evacuated.", "and 280 were evacuated.", "", ""),
    ],
)  # fmt: skip
def test_numbers_are_compared_by_what_they_count(
    tmp_path: Path, north: str, south: str, disagree: str, later: str
) -> None:
    said = [f"A dam burst above Halden on Tuesday, {words}" for words in (north, south)]
    told = [{**row, "passages": (stories.said(words),)} for row, words in zip(bursts(), said, strict=True)]
    texts = [{**one, "text": f"{words}\n"} for one, words in zip(joined.REPORTS, said, strict=True)]
    burst = by_id(load(joined.write(tmp_path / "flood", told=told, reports=texts)))["burst"]
    assert burst.disagree == ((disagree,) if disagree else ())
    assert burst.later == ((later,) if later else ())


def test_a_number_of_a_sentence_that_tells_several_events_is_nobodys(tmp_path: Path) -> None:
    told = joined.events()
    told[2] = {**told[2], "title": "Dam bursts"}
    told[4] = {**told[4], "passages": told[2]["passages"]}
    story = load(joined.write(tmp_path / "flood", told=told))
    assert by_id(story)["burst"].later == ()
    told[2] = {**told[2], "title": "20 people died as dam bursts"}
    story = load(joined.write(tmp_path / "again", told=told))
    assert by_id(story)["burst"].later == ("12 dead (North Wire), later: 20 dead (South Wire)",)


@pytest.mark.parametrize(
    ("behind", "later"),
    [
        ("Twelve people drowned there.", ("12 dead (North Wire), later: 20 dead (South Wire)",)),
        ("Twelve people drowned in Asker.", ()),
        ("Officials said there were 12 dead.", ()),
        ("Nobody slept. Twelve people drowned there.", ()),
    ],
)
def test_a_number_right_behind_that_was_there_belongs_to_the_event(
    tmp_path: Path, behind: str, later: tuple[str, ...]
) -> None:
    burst = "A dam burst above Halden on Tuesday."
    told = joined.events()
    told[0] = {**told[0], "passages": (stories.said(burst),)}
    north = joined.NORTH.replace(joined.BURST, f"{burst} {behind}")
    reports = [{**joined.REPORTS[0], "text": north}, joined.REPORTS[1]]
    assert by_id(load(joined.write(tmp_path / "flood", told=told, reports=reports)))["burst"].later == later


def test_of_one_day_no_number_is_the_later_one(tmp_path: Path) -> None:
    reports = [{**one, "published": "2026-05-13"} for one in joined.REPORTS]
    story = load(joined.write(tmp_path / "flood", reports=reports))
    assert by_id(story)["burst"].disagree == ("12 dead (North Wire) / 20 dead (South Wire)",)


@pytest.mark.parametrize(("chance", "said"), [("0.55", 0), ("0.62", 1), ("", 1)])
def test_only_what_is_surely_one_event_is_compared(tmp_path: Path, chance: str, said: int) -> None:
    told = joined.events()
    told[3] = {**told[3], "same_chance": chance}
    march = by_id(load(joined.write(tmp_path / "flood", told=told)))["march"]
    assert len(march.disagree) == said
    assert march.beside == ("march-too",)


def test_how_a_plan_turned_out_is_no_disagreement(tmp_path: Path) -> None:
    told = joined.events()
    told[1] = {**told[1], "status": "planned"}
    march = by_id(load(joined.write(tmp_path / "flood", told=told)))["march"]
    assert march.disagree == ()
    assert march.later == (
        "13 May (North Wire), later: 14 May (South Wire)",
        "planned (North Wire), later: happened (South Wire)",
    )
    told[1], told[3] = {**told[1], "status": "happened"}, {**told[3], "status": "planned"}
    assert len(by_id(load(joined.write(tmp_path / "again", told=told)))["march"].disagree) == 2


def plan(tmp_path: Path, **cells: str) -> dict[str, Telling]:
    """The march as the first report plans it, and as the second tells it: its title and other cells."""
    told = joined.events()
    told[1] = {**told[1], "status": "planned"}
    told[3] = {**told[3], **cells}
    return by_id(load(joined.write(tmp_path / "flood", told=told)))


@pytest.mark.parametrize(
    ("cells", "later"),
    [
        ({"title": "March is put off", "status": "planned", "date": "2026-05-17"},
         ("13 May (North Wire), later: put off to 17 May (South Wire)",)),
        ({"title": "Families called off a march", "date": "2026-05-14"},
         ("planned (North Wire), later: called off (South Wire)",)),
        ({"title": "March is cancelled", "status": "planned", "date": "2026-05-13"},
         ("planned (North Wire), later: called off (South Wire)",)),
        ({"title": "Families postponed a march", "date": "2026-05-14"},
         ("planned (North Wire), later: put off (South Wire)",)),
    ],
)  # fmt: skip
def test_a_plan_that_a_later_report_gives_up_is_not_told_alike(
    tmp_path: Path, cells: dict[str, str], later: tuple[str, ...]
) -> None:
    march = plan(tmp_path, **cells)["march"]
    assert (march.ids, march.beside) == (("march",), ("march-too",))
    assert (march.later, march.disagree) == (later, ())


def test_what_was_called_off_without_a_plan_is_compared_as_any_other(tmp_path: Path) -> None:
    told = joined.events()
    told[3] = {**told[3], "title": "March was cancelled", "date": "2026-05-13"}
    march = by_id(load(joined.write(tmp_path / "flood", told=told)))["march"]
    assert march.ids == ("march", "march-too")
    assert (march.later, march.disagree) == ((), ())


def test_what_both_put_off_to_the_same_day_is_told_alike(tmp_path: Path) -> None:
    march = plan(tmp_path, title="March is put off", status="planned", date="2026-05-13")["march"]
    assert march.ids == ("march", "march-too")
    assert (march.later, march.disagree) == ((), ())


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
    assert not any(one.new or one.disagree or one.later or one.beside for one in tellings(story))


@pytest.mark.parametrize(
    ("cells", "disagree"),
    [
        ({"date": "2026-05"}, ()),
        ({"date": "2026-05-13?"}, ()),
        ({"date": ""}, ()),
        ({"place_id": "halden"}, ("Oslo, Norway (North Wire) / Halden, Norway (South Wire)",)),
        ({"place_id": "norway"}, ()),
        ({"place_id": "asker"}, ()),
        ({"place_id": "halden", "place_chance": "0.3"}, ()),
        ({"date": "2026-05-15", "date_chance": "0.3"}, ()),
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
