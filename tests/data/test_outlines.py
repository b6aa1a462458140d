"""The outlines of areas: well-formed, where they should be, of places that exist, small enough to travel."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from geo.paths import DATA
from tests.data.table import table

Ring = list[tuple[float, float]]


@pytest.fixture(scope="module")
def outlines() -> dict[str, Any]:
    return dict(json.loads((DATA / "outlines" / "outlines.json").read_text("utf-8")))


def polygons(row: list[Any]) -> list[list[Ring]]:
    """Decode a row, by code of its own."""

    def ring(flat: list[int]) -> Ring:
        xs, ys = itertools.accumulate(flat[::2]), itertools.accumulate(flat[1::2])
        return [(x * row[0], y * row[0]) for x, y in zip(xs, ys, strict=True)]

    return [[ring(flat) for flat in rings] for rings in row[2]]


def contains(row: list[Any], lat: float, lon: float) -> bool:
    """Even-odd test, on each copy of the world."""
    odd = False
    for shift, rings in itertools.product((-360, 0, 360), polygons(row)):
        for ring in rings:
            for (ax, ay), (bx, by) in itertools.pairwise([*ring, ring[0]]):
                if (ay > lat) != (by > lat) and lon + shift < (bx - ax) * (lat - ay) / (by - ay) + ax:
                    odd = not odd
    return odd


def test_they_are_small_enough() -> None:
    assert (DATA / "outlines" / "outlines.json").stat().st_size < 3_600_000


def test_each_is_of_a_place_of_the_gazetteer(outlines: dict[str, Any]) -> None:
    known = {f"geonames:{row['geonameid']}" for row in table("gazetteer/admin1.csv")}
    known |= {f"dateline:{row['id']}" for row in table("gazetteer/supplement.csv")}
    known |= {f"dateline:county-{row['id']}" for row in table("gazetteer/counties.csv")}
    assert outlines.keys() <= known
    made = {row["id"] for row in table("outlines/regions.csv")}
    assert {f"dateline:{name}" for name in made} <= outlines.keys()


def test_nearly_every_state_and_province_has_one(outlines: dict[str, Any]) -> None:
    rows = table("gazetteer/admin1.csv")
    without = [row for row in rows if f"geonames:{row['geonameid']}" not in outlines]
    assert len(without) < 0.13 * len(rows)
    large = {
        "US",
        "CA",
        "RU",
        "CN",
        "IN",
        "DE",
        "FR",
        "ES",
        "IT",
        "GB",
        "UA",
        "NG",
        "MX",
        "BR",
        "AU",
        "TR",
        "JP",
    }
    assert not [row["name"] for row in without if row["code"][:2] in large - {"GB", "IN"}]


def test_each_is_drawn_by_closed_rings_on_the_map(outlines: dict[str, Any]) -> None:
    for key, row in outlines.items():
        lon, lat = row[1]
        assert -200 <= lon <= 200, key
        assert -90 <= lat <= 90, key
        for ring in itertools.chain.from_iterable(polygons(row)):
            assert len(ring) >= 3, key
            assert all(-260 <= x <= 260 and -90 <= y <= 90.01 for x, y in ring), key
            assert max(x for x, _ in ring) - min(x for x, _ in ring) <= 361, key


def test_a_name_stands_inside(outlines: dict[str, Any]) -> None:
    outside = [key for key, row in outlines.items() if not contains(row, row[1][1], row[1][0])]
    assert len(outside) < 0.01 * len(outlines), outside


@pytest.mark.parametrize(
    ("key", "inside", "outside"),
    [
        ("dateline:crimea", [(44.95, 34.1), (44.6, 33.55), (45.35, 36.45)], [(46.6, 32.6), (45.0, 37.9)]),
        (
            "dateline:russian-far-east",
            [(48.5, 135.0), (64.9, 176.5), (66.2, -172.0), (62.0, 129.7)],
            [(55.8, 37.6)],
        ),
        ("dateline:balkans", [(44.8, 20.5), (42.7, 23.3), (41.3, 19.8)], [(41.9, 12.5), (47.5, 19.0)]),
        ("dateline:sahel", [(13.5, 2.1), (15.6, 32.5)], [(6.5, 3.4), (32.9, 13.2)]),
        ("dateline:donbas", [(48.0, 37.8), (48.6, 39.3)], [(50.0, 36.2)]),
        ("dateline:kashmir", [(34.1, 74.8), (34.4, 73.5)], [(31.5, 74.3), (28.6, 77.2)]),
        ("dateline:persian-gulf", [(26.8, 51.5)], [(24.2, 55.7), (29.3, 47.5)]),
        ("dateline:gulf-of-mexico", [(25.0, -90.0), (19.8, -94.0)], [(30.0, -90.1), (19.4, -99.1)]),
        ("dateline:black-sea", [(43.3, 34.0)], [(45.0, 34.1)]),
        ("dateline:florida-panhandle", [(30.7, -87.1), (30.4, -84.6)], [(30.3, -81.7)]),
        ("dateline:gaza-strip", [(31.5, 34.45)], [(31.25, 34.8)]),
        ("dateline:mindanao", [(7.1, 125.6)], [(14.6, 121.0)]),
        ("geonames:2951839", [(48.1, 11.6), (49.45, 11.1)], [(52.5, 13.4), (48.2, 16.4)]),  # Bavaria
        ("geonames:3174618", [(45.5, 9.2)], [(41.9, 12.5)]),  # Lombardy
        ("geonames:2638360", [(55.95, -3.2), (57.1, -2.1)], [(54.97, -1.6)]),  # Scotland
        ("geonames:4155751", [(25.8, -80.2)], [(33.7, -84.4)]),  # Florida
    ],
)
def test_an_area_holds_its_towns(
    outlines: dict[str, Any],
    key: str,
    inside: list[tuple[float, float]],
    outside: list[tuple[float, float]],
) -> None:
    assert [point for point in inside if not contains(outlines[key], *point)] == []
    assert [point for point in outside if contains(outlines[key], *point)] == []


def test_what_has_no_edge_is_soft(outlines: dict[str, Any]) -> None:
    soft = {key for key, row in outlines.items() if row[3:] == [1]}
    assert {"dateline:balkans", "dateline:sahel", "dateline:middle-east", "dateline:black-sea"} <= soft
    assert not {"dateline:crimea", "dateline:donbas", "dateline:russian-far-east"} & soft
    assert not [key for key in soft if key.startswith("geonames:")]
