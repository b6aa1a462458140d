"""How many dead each report of a story has in all."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.story.story import load
from geo.story.tolls import tolls
from tests import joined


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("At least 17 dead in flood", "Flood toll climbs to 21"),
         {"north": "at least 17 dead", "south": "21 dead"}),
        (("Dam bursts above Halden", "Flood toll climbs to 21"), {"north": "12 dead", "south": "21 dead"}),
        (("At least 17 dead in flood", "King visits Fredrikstad"),
         {"north": "at least 17 dead", "south": "20 dead"}),
        (("Flood kills 12, quake kills 30", "Flood toll climbs to 21"),
         {"north": "12 dead", "south": "21 dead"}),
    ],
)  # fmt: skip
def test_a_toll_stands_in_the_title_or_else_in_the_first_sentence(
    tmp_path: Path, titles: tuple[str, str], found: dict[str, str]
) -> None:
    reports = [{**one, "title": title} for one, title in zip(joined.REPORTS, titles, strict=True)]
    assert tolls(load(joined.write(tmp_path / "flood", reports=reports))) == found


def test_one_toll_alone_is_not_said(tmp_path: Path, tiny_story: Path) -> None:
    north = joined.NORTH.replace(", killing 12 people", "")
    told = [row for row in joined.events() if row["event_id"] != "burst"]
    told[1] = {**told[1], "same_as": ""}
    reports = [{**joined.REPORTS[0], "text": north}, joined.REPORTS[1]]
    assert tolls(load(joined.write(tmp_path / "flood", told=told, reports=reports))) == {}
    assert tolls(load(tiny_story)) == {}
