"""geo.places.neighbours: names that the places beside them tell."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.model import Mention, Resolution, Use
from geo.places.neighbours import by_neighbours
from tests.reading import analysed


def countries(text: str) -> dict[str, str]:
    return {name.mention.text: name.entry.country for name in analysed(text).places}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Floods cut the line between Preston and Carlisle on Saturday.", ("Preston", "Carlisle")),
        ("Snow blocked the road between Durham and Newcastle.", ("Durham", "Newcastle")),
    ],
)
def test_both_ends_of_a_road_lie_in_one_country(text: str, names: tuple[str, str]) -> None:
    found = countries(text)
    assert [found[name] for name in names] == ["GB", "GB"]


@pytest.mark.parametrize(("before", "country"), [("The line", "GB"), ("Flights", "US")])
def test_flights_lead_further(before: str, country: str) -> None:
    text = f"{before} between Lancaster and Carlisle"
    gazetteer = Gazetteer()
    found, mentions = [], []
    for name, taken in (("Lancaster", "US"), ("Carlisle", "GB")):
        at = text.index(name)
        mentions.append(Mention(at, at + len(name), name, Use.PLACE, 1.0))
        entries = sorted(gazetteer.candidates(name), key=lambda entry: entry.country != taken)
        found.append(Resolution(entries[0], 0.7, tuple(entries[1:])))
    first, last = by_neighbours(text, mentions, found)
    assert (first.entry and first.entry.country, last.entry and last.entry.country) == (country, "GB")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Shell shut three platforms in the Gulf as the hurricane neared Louisiana.", "Gulf of Mexico"),
        ("A tanker was boarded in the Gulf on Monday, Iran's navy said.", "Persian Gulf"),
    ],
)
def test_a_gulf_is_that_of_the_shores_that_are_named(text: str, label: str) -> None:
    assert label in [name.entry.label for name in analysed(text).places]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Flights between London and Toronto were cancelled.", {"London": "GB", "Toronto": "CA"}),
        ("The train from Paris to London was late.", {"Paris": "FR", "London": "GB"}),
        ("The ferry between Dover and Calais turned back.", {"Dover": "GB", "Calais": "FR"}),
    ],
)
def test_cities_of_the_world_and_ports_across_a_strait(text: str, found: dict[str, str]) -> None:
    assert countries(text) == found


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bus from London to Windsor, Ontario, stopped on its way from Paris to London.", "CA"),
        ("The coach from Athens to Rome crossed Georgia in two hours.", "US"),
        ("The highway between Salem and Portland was closed.", "US"),
    ],
)
def test_a_way_stays_in_the_country_that_the_report_names(text: str, country: str) -> None:
    assert set(countries(text).values()) == {country}
