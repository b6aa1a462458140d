# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""The invented reports of tests/reports and the events expected of them agree with each other.

Each NAME.txt has a NAME.toml with `published`, `title`, `traveller` (as in the report, "" for none),
`find_traveller` (a reader can tell it from the text alone), `not_stops` (names in the text that must not
become a stop) and, in text order, the events that must come out. An event has `place` (words of the
place's label, compared without accents; "" for none), `lat`, `lon` (degrees), `date` (EDTF, "" for none),
`status`, `role`, `quote` (a part of the sentence that says so, found once in the text) and `core` (no
good reader would miss it). What others did between the first and the last day of the tour is related,
and so is what has no day; anything else is background. A last week goes from Monday to Sunday.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from geopy.distance import geodesic

from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Role, Status
from geo.timespan import parse
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401

REPORTS = Path(__file__).parent / "reports"
NAMES = sorted(path.stem for path in REPORTS.glob("*.toml"))
KEYS = {"published", "title", "traveller", "find_traveller", "not_stops", "event"}
EVENT_KEYS = {"date", "place", "quote", "role", "status"}
WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
DAY_OF_MONTH = re.compile(
    r"\b(Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]+|\.)? (\d{1,2})\b"
)


def expected(name: str) -> dict[str, Any]:
    """The expectations as read; `event` holds a list of tables."""
    return tomllib.loads((REPORTS / f"{name}.toml").read_text(encoding="utf-8"))


def report(name: str) -> str:
    return (REPORTS / f"{name}.txt").read_bytes().decode("utf-8")


def events(name: str) -> list[dict[str, Any]]:
    return list(expected(name)["event"])


def folded(words: str) -> str:
    """The words without accents and capitals, as Reykjavik is meant by Reykjavík."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def days(event: dict[str, Any]) -> list[date]:
    """The first and last day of an event; none for a side that is open or no date at all."""
    if not event["date"]:
        return []
    span = parse(event["date"])
    return [date(*day) for day in (span.first, span.last) if day]


def tour(name: str) -> list[date]:
    """The first and the last day of the stops; nothing where nobody travels."""
    stops = [day for event in events(name) if event["role"] == "stop" for day in days(event)]
    return [min(stops), max(stops)] if stops else []


def test_every_report_has_its_expectations_and_no_expectations_lack_a_report() -> None:
    assert NAMES
    assert sorted(path.stem for path in REPORTS.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_as_long_as_one_of_the_wires_and_has_plain_line_ends(name: str) -> None:
    text = report(name)
    assert 180 <= len(text.split()) <= 450
    assert "\r" not in text
    assert text == text.strip() + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_expectations_have_all_keys_and_no_unknown_ones(name: str) -> None:
    said = expected(name)
    assert set(said) == KEYS
    assert isinstance(said["published"], date)
    assert said["title"]
    for event in said["event"]:
        needed = EVENT_KEYS | ({"lat", "lon"} if event["place"] else set())
        assert needed <= set(event) <= needed | {"core"}, event["quote"]
        assert event["role"] in list(Role)
        assert event["status"] in list(Status)
    assert sum(event.get("core", False) for event in said["event"]) >= 5


@pytest.mark.parametrize("name", NAMES)
def test_the_traveller_is_named_in_the_report_and_only_travellers_have_stops(name: str) -> None:
    said, stops = expected(name), [event for event in events(name) if event["role"] == "stop"]
    assert said["traveller"] in report(name)
    assert bool(said["traveller"]) == bool(stops)
    assert said["traveller"] or not said["find_traveller"]


@pytest.mark.parametrize("name", NAMES)
def test_quotes_stand_once_in_the_report_and_in_its_order(name: str) -> None:
    text, at = report(name), -1
    for event in events(name):
        assert text.count(event["quote"]) == 1, event["quote"]
        assert text.index(event["quote"]) > at, event["quote"]
        at = text.index(event["quote"])


@pytest.mark.parametrize("name", NAMES)
def test_places_that_are_no_stops_are_in_the_report_and_are_no_stops(name: str) -> None:
    text, stops = folded(report(name)), {e["place"] for e in events(name) if e["role"] == "stop"}
    for place in expected(name)["not_stops"]:
        assert folded(place) in text, place
        assert place not in stops


@pytest.mark.parametrize("name", NAMES)
def test_nothing_has_happened_or_is_claimed_after_the_day_of_publication(name: str) -> None:
    published = expected(name)["published"]
    for event in events(name):
        dated = days(event)
        if event["status"] != "planned" and dated:
            assert dated[0] <= published, event["quote"]


@pytest.mark.parametrize("name", NAMES)
def test_a_weekday_or_day_of_the_month_in_a_quote_is_that_of_its_date(name: str) -> None:
    for event in events(name):
        dated = days(event)
        for weekday in WEEKDAY.finditer(event["quote"]) if dated else ():
            assert weekday[0] in {f"{day:%A}" for day in dated}, event["quote"]
        for day in DAY_OF_MONTH.finditer(event["quote"]) if dated else ():
            assert (day[1][:3], int(day[2])) in {(f"{d:%b}", d.day) for d in dated}, event["quote"]


@pytest.mark.parametrize("name", NAMES)
def test_related_events_fall_into_the_days_of_the_tour_and_background_events_do_not(name: str) -> None:
    span = tour(name)
    for event in events(name):
        if event["role"] == "stop" or not span:
            continue
        dated = days(event)
        during = not dated or (span[0] <= dated[-1] and dated[0] <= span[1])
        assert event["role"] == ("related" if during else "background"), event["quote"]


@pytest.mark.parametrize("name", NAMES)
def test_places_are_in_the_gazetteer_where_they_are_expected(name: str, gazetteer: Gazetteer) -> None:
    for event in events(name):
        if not event["place"]:
            continue
        near = [
            entry.label
            for entry in gazetteer.candidates(event["place"])
            if geodesic((entry.lat, entry.lon), (event["lat"], event["lon"])).km < 50
        ]
        assert any(folded(event["place"]) in folded(label) for label in near), event["place"]
