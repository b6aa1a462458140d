"""geo.gazetteer.containment: whether one place lies in another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.gazetteer.containment import lies_in
from geo.gazetteer.entry import Entry
from geo.kinds import Precision


def place(name: str, precision: Precision, lat: float, lon: float, radius_km: float, **other: str) -> Entry:
    kinds = {"kind": "populated place", "country": "", "admin1": ""} | other
    return Entry(
        source_id=f"test:{name}", name=name, label=name, precision=precision, lat=lat, lon=lon,
        radius_km=radius_km, population=0, inferred=False, source="", licence="", **kinds,
    )  # fmt: skip


US = place("United States", Precision.COUNTRY, 39.8, -98.5, 2300, kind="country", country="US")
TEXAS = place(
    "Texas", Precision.REGION, 31.3, -99.3, 600, kind="first-order division", country="US", admin1="TX"
)
LAMAR = place(
    "Lamar County", Precision.REGION, 33.7, -95.6, 25, kind="second-order division", country="US", admin1="TX"
)
PARIS = place("Paris, Texas", Precision.CITY, 33.66, -95.56, 4, country="US", admin1="TX")
AUSTIN = place("Austin", Precision.CITY, 30.27, -97.74, 15, country="US", admin1="TX")
FRENCH = place("Paris", Precision.CITY, 48.85, 2.35, 9, country="FR", admin1="11")
GULF = place("Gulf of Mexico", Precision.REGION, 25.0, -90.0, 800, kind="gulf")
RIG = place("a rig", Precision.SITE, 27.0, -90.0, 1, kind="site")


@pytest.mark.parametrize(
    ("inner", "outer"),
    [(PARIS, US), (PARIS, TEXAS), (PARIS, LAMAR), (LAMAR, TEXAS), (TEXAS, US), (RIG, GULF)],
)
def test_a_place_lies_in_what_holds_it(inner: Entry, outer: Entry) -> None:
    assert lies_in(inner, outer)
    assert not lies_in(outer, inner)


@pytest.mark.parametrize(("inner", "outer"), [(FRENCH, US), (FRENCH, TEXAS), (FRENCH, LAMAR), (FRENCH, GULF)])
def test_a_namesake_elsewhere_does_not(inner: Entry, outer: Entry) -> None:
    assert not lies_in(inner, outer)


def test_a_county_holds_what_is_near_it_not_all_of_its_state() -> None:
    assert not lies_in(AUSTIN, LAMAR)


def test_nothing_lies_in_itself_nor_one_state_in_another() -> None:
    assert not lies_in(TEXAS, TEXAS)
    assert not lies_in(replace(TEXAS, source_id="test:twin"), TEXAS)
