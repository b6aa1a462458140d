"""Every format of a story of several reports: who says so, and in what they differ."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from geo.export.events import credit, rows
from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests import joined

DISAGREE = "13 May (North Wire) / 14 May (South Wire)"
LATER = "12 dead (North Wire), later: 20 dead (South Wire)"


@pytest.fixture
def flood(tmp_path: Path) -> Story:
    return load(joined.write(tmp_path / "flood"))


def test_what_reports_tell_alike_is_one_row(flood: Story) -> None:
    told = rows(flood)
    assert [row["event_id"] for row in told] == ["burst", "march", "march-too", "king"]
    assert [row["reports"] for row in told] == [["north", "south"]] * 3 + [["south"]]
    assert told[1]["beside"] == ["march-too"]
    assert [one["report"] for one in told[0]["passages"]] == [
        "North Wire, Wednesday 13 May 2026",
        "South Wire, Thursday 14 May 2026",
    ]


def test_the_credit_counts_them_once(flood: Story) -> None:
    assert "4 of 4 events were drawn by machine" in credit(flood)


def test_csv(flood: Story) -> None:
    burst, march, *_ = csv.DictReader(io.StringIO(FORMATS["csv"].write(flood).decode("utf-8-sig")))
    assert (burst["reports"], burst["report_ids"], burst["later"]) == ("2", "north south", LATER)
    assert march["disagree"] == DISAGREE
    assert f"{joined.BURST} (North Wire, Wednesday 13 May 2026)" in burst["sentences"]


def test_geojson(flood: Story) -> None:
    found = json.loads(FORMATS["geojson"].write(flood))
    assert [one["report_id"] for one in found["reports"]] == ["north", "south"]
    assert found["reports"][0]["url"] == "https://north.example/dam"
    burst, march = (feature["properties"] for feature in found["features"][:2])
    assert (burst["reports"], burst["disagree"], burst["later"]) == (["north", "south"], "", LATER)
    assert march["disagree"] == DISAGREE


def test_tables(flood: Story) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["tables"].write(flood))) as packed:
        assert b"north" in packed.read("reports.csv")
        assert packed.read("passages.csv").splitlines()[0].decode("utf-8-sig").endswith("report_id")


@pytest.mark.parametrize("name", ["kml", "timelinejs", "print", "html"])
def test_the_others_say_whose_a_sentence_is(flood: Story, name: str) -> None:
    written = FORMATS[name].write(flood).decode()
    assert DISAGREE in written
    assert LATER in written
    assert "South Wire" in written


def test_a_calendar_says_in_what_reports_differ(tmp_path: Path) -> None:
    planned = [{**row, "status": "planned"} for row in joined.events()]
    told = calendar(load(joined.write(tmp_path / "flood", told=planned)))
    assert f"Updated: {LATER}" in told
    assert "Reports disagree" not in told
    one_day = [{**one, "published": "2026-05-13"} for one in joined.REPORTS]
    told = calendar(load(joined.write(tmp_path / "one-day", told=planned, reports=one_day)))
    assert f"Reports disagree: {DISAGREE}" in told


def calendar(story: Story) -> str:
    """The calendar with its folded and escaped lines as they are meant."""
    return FORMATS["ics"].write(story).decode().replace("\r\n ", "").replace("\\", "")


def test_a_story_of_one_report_is_written_as_ever(tiny_story: Path) -> None:
    story = load(tiny_story)
    assert "reports" not in json.loads(FORMATS["geojson"].write(story))
    assert b"report_ids" not in FORMATS["csv"].write(story)
    with zipfile.ZipFile(io.BytesIO(FORMATS["tables"].write(story))) as packed:
        assert "reports.csv" not in packed.namelist()
        assert b"report_id" not in packed.read("passages.csv")
