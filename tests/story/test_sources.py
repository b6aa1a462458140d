"""The reports that a story is made of: their table, what must hold of it, and where each stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.story.archive import pack, unpack
from geo.story.story import check, load
from tests import joined, stories


@pytest.fixture
def flood(tmp_path: Path) -> Path:
    return joined.write(tmp_path / "flood")


def test_a_story_of_one_report_is_its_own_source(tiny_story: Path) -> None:
    (one,) = load(tiny_story).sources
    assert (one.id, one.publisher, one.published) == ("", "The Example Wire", date(2024, 3, 12))
    assert (one.start, one.end) == (0, len(stories.TEXT))


def test_each_report_has_its_part_of_the_text(flood: Path) -> None:
    story = load(flood)
    assert [story.text[one.start : one.end] for one in story.sources] == [joined.NORTH, joined.SOUTH]
    assert [one.published for one in story.sources] == [date(2026, 5, 13), date(2026, 5, 14)]
    assert story.source("march").publisher == "North Wire"
    assert story.source("march-too").publisher == "South Wire"


def test_every_sentence_is_the_exact_text_of_its_report(flood: Path) -> None:
    story = load(flood)
    texts = {one.id: story.text[one.start : one.end] for one in story.sources}
    for row in story.passages.to_dict("records"):
        assert row["quote"] in texts[row["report_id"]]
        assert story.text[row["start"] : row["end"]] == row["quote"]


def test_an_archive_brings_all_reports_back(flood: Path, tmp_path: Path) -> None:
    assert unpack(pack(flood), tmp_path / "back") == ()
    assert (tmp_path / "back" / "reports.csv").read_bytes() == (flood / "reports.csv").read_bytes()
    assert pack(tmp_path / "back") == pack(flood)


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "complaint"),
    [
        ("reports.csv", 3, "report_id", "north", "'north' stands in more than one row"),
        ("reports.csv", 3, "report_id", "../x", "write letters, digits, - and _ only"),
        ("reports.csv", 3, "published", "yesterday", "write a day such as 2023-09-15"),
        ("reports.csv", 2, "url", "javascript:alert(1)", "must be an address that starts with https://"),
        ("reports.csv", 3, "start", "5", "are no part of the text of their own"),
        ("reports.csv", 3, "end", "99999", "are no part of the text of their own"),
        ("events.csv", 2, "report_id", "east", "'east' is no report_id of reports.csv"),
        ("events.csv", 2, "report_id", "", "'' is no report_id of reports.csv"),
        ("events.csv", 4, "same_as", "nothing", "'nothing' is no event_id"),
        ("events.csv", 5, "same_as", "burst-too", "'burst-too' is itself the same as another"),
        ("passages.csv", 2, "report_id", "south", "'south' is not the report of its event, 'north'"),
    ],
)
def test_what_does_not_hold_is_named(
    flood: Path, file: str, row: int, column: str, value: str, complaint: str
) -> None:
    stories.edit(flood, file, row, column, value)
    problems = check(flood)
    assert any(
        (one.file, one.row, one.column) == (file, row, column) and complaint in one.message
        for one in problems
    ), problems


def test_a_sentence_of_another_report_is_named(flood: Path) -> None:
    stories.edit(flood, "events.csv", 2, "report_id", "south")
    stories.edit(flood, "passages.csv", 2, "report_id", "south")
    assert any("lies outside its report 'south'" in one.message for one in check(flood))


def test_a_story_of_one_report_has_no_report_id(tiny_story: Path) -> None:
    story = load(tiny_story)
    assert set(story.events["report_id"]) == set(story.passages["report_id"]) == {""}
    assert not len(story.reports)
