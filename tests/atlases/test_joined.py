"""Which stories of a library a joined one holds."""

from __future__ import annotations

from pathlib import Path

from geo.atlases.joined import holders
from tests import joined, stories

EAST = {**joined.REPORTS[0], "report_id": "east", "text": "It rained in Oslo.\n"}


def wire(folder: Path, text: str) -> Path:
    return stories.write(folder, text=text, events=[], places=[])


def test_one_all_of_whose_reports_another_holds(tmp_path: Path) -> None:
    flood = joined.write(tmp_path / "flood")
    north, other = wire(tmp_path / "north", joined.NORTH), wire(tmp_path / "other", "It snowed in Oslo.\n")
    alike = wire(tmp_path / "alike", joined.NORTH.replace("12 people", "13 people"))
    assert holders([north, other, alike, flood]) == {"north": "flood"}


def test_a_joined_one_may_be_joined_again(tmp_path: Path) -> None:
    north = wire(tmp_path / "north", joined.NORTH)
    flood = joined.write(tmp_path / "flood")
    larger = joined.write(tmp_path / "larger", reports=[*joined.REPORTS, EAST])
    assert holders([north, flood, larger]) == {"north": "larger", "flood": "larger"}


def test_of_two_joined_of_the_same_the_first_stands(tmp_path: Path) -> None:
    again, flood = joined.write(tmp_path / "again"), joined.write(tmp_path / "flood")
    assert holders([flood, again]) == {"flood": "again"}


def test_what_only_shares_a_report_stands(tmp_path: Path) -> None:
    flood = joined.write(tmp_path / "flood")
    told = [row for row in joined.events() if row["report_id"] == "north"]
    other = joined.write(tmp_path / "other", told=told, reports=[joined.REPORTS[0], EAST])
    assert holders([flood, other]) == {}


def test_a_broken_one_holds_nothing(tmp_path: Path) -> None:
    north, flood = wire(tmp_path / "north", joined.NORTH), joined.write(tmp_path / "flood")
    stories.edit(flood, "reports.csv", 2, "start", "nowhere")
    assert holders([north, flood, tmp_path / "nothere"]) == {}
