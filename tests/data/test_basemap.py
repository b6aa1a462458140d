"""The embedded basemap: well-formed, honest about borders, and small enough to travel.

Decodes the files with code of its own, so that an error in the builder cannot hide itself.
"""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path
from typing import Any

import pytest

from geo.kinds import Borders

FOLDER = Path(__file__).parents[2] / "data" / "basemap"
BUDGET = {
    "countries-un.json": 680_000,
    "countries-natural-earth.json": 680_000,
    "cities.json": 130_000,
    "water.json": 310_000,
}

# Not in ISO 3166, or (Ashmore and Cartier) sharing the number of the country it belongs to.
WITHOUT_ID = {"Ashmore and Cartier Islands", "Australian Indian Ocean Territories", "Siachen Glacier"}
HELD = {"Northern Cyprus", "Somaliland"}
"""Countries of their own where the map draws who is in control."""

Ring = list[tuple[float, float]]


def load(name: str) -> Any:
    """One of the data files."""
    return json.loads((FOLDER / name).read_text("utf-8"))


@pytest.fixture(scope="module", params=list(Borders))
def view(request: pytest.FixtureRequest) -> Borders:
    """Whose view of borders the countries are drawn by."""
    return Borders(request.param)


@pytest.fixture(scope="module")
def topology(view: Borders) -> Any:
    """The countries as stored."""
    return load(f"countries-{view}.json")


@pytest.fixture(scope="module")
def countries(topology: Any) -> dict[str, Any]:
    """Country by name, with `rings`: polygons of rings of (lon, lat)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for packed in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in packed:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)

    def ring(refs: list[int]) -> Ring:
        points: Ring = []
        for ref in refs:
            arc = arcs[ref] if ref >= 0 else arcs[~ref][::-1]
            assert not points or points[-1] == arc[0], "arcs of a ring must meet"
            points += arc[1 if points else 0 :]
        return points

    found = {}
    for item in topology["objects"]["countries"]["geometries"]:
        polygons = [[ring(refs) for refs in polygon] for polygon in item["arcs"]]
        found[item["properties"]["name"]] = {**item, "rings": polygons}
    return found


def contains(polygon: list[Ring], point: tuple[float, float]) -> bool:
    """Even-odd test over all rings."""
    x, y = point
    odd = False
    for ring in polygon:
        for (ax, ay), (bx, by) in itertools.pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
    return odd


@pytest.mark.parametrize("name", sorted(BUDGET))
def test_size(name: str) -> None:
    assert (FOLDER / name).stat().st_size <= BUDGET[name]


def test_all_together_leave_room_for_the_page() -> None:
    largest = max((FOLDER / f"countries-{view}.json").stat().st_size for view in Borders)
    others = sum((FOLDER / name).stat().st_size for name in ("cities.json", "water.json"))
    assert largest + others <= 1_050_000


def test_names_and_ids_are_unique(topology: Any, view: Borders) -> None:
    items = topology["objects"]["countries"]["geometries"]
    names = [item["properties"]["name"] for item in items]
    ids = [item["id"] for item in items if "id" in item]
    assert len(names) == len(set(names)) == (240 if view == Borders.UN else 241)
    assert len(ids) == len(set(ids))
    assert {one for one in ids if not (len(one) == 3 and one.isdigit())} == {"XK"}
    own = set() if view == Borders.UN else HELD
    assert {i["properties"]["name"] for i in items if "id" not in i} == WITHOUT_ID | own


def test_names_are_written_out(countries: dict[str, Any]) -> None:
    assert not [name for name in countries if "." in name]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Russia", "643"),
        ("North Korea", "408"),
        ("South Korea", "410"),
        ("Panama", "591"),
        ("Cuba", "192"),
        ("Ukraine", "804"),
        ("Taiwan", "158"),
        ("United States", "840"),
        ("DR Congo", "180"),
        ("Republic of the Congo", "178"),
        ("Western Sahara", "732"),
        ("Kosovo", "XK"),
    ],
)
def test_known_countries(countries: dict[str, Any], name: str, number: str) -> None:
    assert countries[name]["id"] == number


def test_label_points_lie_inside(countries: dict[str, Any]) -> None:
    for name, country in countries.items():
        label = tuple(country["properties"]["label"])
        assert any(contains(polygon, label) for polygon in country["rings"]), name
        assert 1 <= country["properties"]["zoom"] <= 8


@pytest.mark.parametrize(
    ("name", "west", "south", "east", "north"),
    [
        ("Russia", 60, 55, 130, 70),
        ("United States", -115, 33, -85, 47),
        ("France", -2, 44, 7, 50),
        ("Norway", 5, 58, 15, 66),
        ("Chile", -76, -50, -67, -18),
        ("Indonesia", 96, -6, 140, 4),
        ("Australia", 120, -32, 146, -18),
    ],
)
def test_label_points_lie_where_a_reader_looks(
    countries: dict[str, Any], name: str, west: float, south: float, east: float, north: float
) -> None:
    lon, lat = countries[name]["properties"]["label"]
    assert west < lon < east
    assert south < lat < north


def test_rings_close_and_never_jump_across_the_map(countries: dict[str, Any]) -> None:
    for name, country in countries.items():
        for ring in (ring for polygon in country["rings"] for ring in polygon):
            assert ring[0] == ring[-1], name
            assert len(ring) >= 4, name
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring), name
            steps = itertools.pairwise(ring)
            # the one step of 360 degrees is Antarctica's, along the foot of the map
            wide = [(a, b) for a, b in steps if abs(b[0] - a[0]) > 180]
            assert all(name == "Antarctica" and a[1] == b[1] < -85 for a, b in wide), name


def test_cuts_are_marked(topology: Any) -> None:
    kinds = topology["kinds"]
    assert len(kinds) == len(topology["arcs"])
    assert set(kinds) == set("cbdx")
    shift, scale = topology["transform"]["translate"][0], topology["transform"]["scale"][0]
    for kind, packed in zip(kinds, topology["arcs"], strict=True):
        x = 0
        lons = []
        for dx, _ in packed:
            x += dx
            lons.append(x * scale + shift)
        on_edge = any(abs(a) == 180 and abs(b) == 180 for a, b in itertools.pairwise(lons))
        assert on_edge == (kind == "x")


def drawn(topology: Any, kind: str) -> list[tuple[float, float]]:
    """Points along all lines of that kind, ten for each stretch."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    points = []
    for one, packed in zip(topology["kinds"], topology["arcs"], strict=True):
        (x, y), *deltas = packed
        for dx, dy in deltas if one == kind else ():
            points += [((x + dx * n / 10) * sx + tx, (y + dy * n / 10) * sy + ty) for n in range(11)]
            x, y = x + dx, y + dy
    return points


def owner(countries: dict[str, Any], lon: float, lat: float) -> list[str]:
    """The countries that cover a point."""
    return [
        name
        for name, country in countries.items()
        if any(contains(polygon, (lon, lat)) for polygon in country["rings"])
    ]


@pytest.mark.parametrize(
    ("lon", "lat", "un", "held"),
    [
        (127.5, 50.4, "Russia", "Russia"),
        (125.75, 39.1, "North Korea", "North Korea"),
        (-178.0, 66.5, "Russia", "Russia"),
        (34.1, 45.1, "Ukraine", "Russia"),  # Crimea
        (121.0, 24.0, "Taiwan", "Taiwan"),
        (21.0, 42.6, "Kosovo", "Kosovo"),
        (-13.1, 27.1, "Western Sahara", "Morocco"),  # Laayoune, west of the berm
        (-9.6, 26.35, "Western Sahara", "Western Sahara"),  # east of the berm
        (44.06, 9.56, "Somalia", "Somaliland"),
        (33.4, 35.3, "Cyprus", "Northern Cyprus"),
        (35.77, 33.0, "Syria", "Israel"),  # the Golan Heights
        (35.5, 33.0, "Israel", "Israel"),
        (35.5, 22.5, "Egypt", "Egypt"),  # the Halaib triangle
        (79.3, 35.2, "China", "China"),  # Aksai Chin
    ],
)
def test_borders_are_those_the_readme_describes(
    countries: dict[str, Any], view: Borders, lon: float, lat: float, un: str, held: str
) -> None:
    assert owner(countries, lon, lat) == [un if view == Borders.UN else held]


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (20.9, 43.2),  # Kosovo and Serbia
        (-11.0, 27.67),  # Western Sahara and Morocco
        (33.5, 35.05),  # through Cyprus
        (35.87, 33.05),  # the Golan Heights
        (74.3, 33.5),  # the Line of Control
        (93.5, 27.6),  # Arunachal Pradesh
        (28.0, 9.3),  # the Sudans
    ],
)
def test_disputed_lines_are_marked(topology: Any, lon: float, lat: float) -> None:
    assert min(math.dist((lon, lat), point) for point in drawn(topology, "d")) < 0.9
    assert not [point for point in drawn(topology, "b") if math.dist((lon, lat), point) < 0.15]


@pytest.mark.parametrize(("lon", "lat"), [(44.0, 8.9), (-4.0, 25.3), (20.0, 44.9), (61.0, 29.0)])
def test_other_borders_are_not_dashed(topology: Any, lon: float, lat: float) -> None:
    assert not [point for point in drawn(topology, "d") if math.dist((lon, lat), point) < 0.3]


def test_natural_earth_disputes_where_crimea_meets_the_mainland() -> None:
    for view in Borders:
        points = drawn(load(f"countries-{view}.json"), "d")
        assert any(math.dist(point, (33.8, 46.15)) < 0.5 for point in points) == (view != Borders.UN)


def test_cities() -> None:
    cities = load("cities.json")
    assert cities["columns"] == ["name", "lon", "lat", "zoom", "capital"]
    rows = cities["rows"]
    assert 2500 <= len(rows) <= 3500
    assert all(len(row) == 4 or row[4:] == [1] for row in rows)
    assert all(-180 <= row[1] <= 180 and -90 <= row[2] <= 90 for row in rows)
    assert all(2 <= row[3] <= 8 for row in rows)
    assert [row[3] for row in rows] == sorted(row[3] for row in rows)
    assert len({tuple(row[:3]) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("name", "capital"),
    [
        ("Moscow", True),
        ("Pyongyang", True),
        ("Havana", True),
        ("Panama City", True),
        ("Brasília", True),
        ("Astana", True),
        ("Vladivostok", False),
        ("Khabarovsk", False),
        ("Komsomolsk-on-Amur", False),
        ("Blagoveshchensk", False),
        ("Yakutsk", False),
        ("Nuuk", False),
    ],
)
def test_known_cities(name: str, capital: bool) -> None:
    rows = [row for row in load("cities.json")["rows"] if row[0] == name]
    assert [len(row) > 4 for row in rows[:1]] == [capital]


def flat(values: list[int], unit: float) -> Ring:
    """Decode one line of water.json."""
    x = y = 0
    line = []
    for i in range(0, len(values), 2):
        x, y = x + values[i], y + values[i + 1]
        line.append((x * unit, y * unit))
    return line


def test_water_is_well_formed() -> None:
    water = load("water.json")
    rings = [flat(ring, water["unit"]) for rings in water["lakes"] for ring in rings]
    lines = [flat(line, water["unit"]) for k in ("rivers", "provinces") for line in water[k]]
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
    for line in rings + lines:
        assert len(line) >= 2
        assert all(-180 <= x <= 180.01 and -90 <= y <= 90 for x, y in line)
        steps = itertools.pairwise(line)
        assert all(abs(b[0] - a[0]) < 180 for a, b in steps)


@pytest.mark.parametrize(
    ("river", "lon", "lat"),
    [
        ("Amur", 136.0, 49.4),
        ("Volga", 45.8, 50.9),
        ("Nile", 32.6, 25.7),
        ("Mississippi", -91.1, 33.5),
        ("Amazon", -60.0, -3.2),
        ("Danube", 18.9, 47.5),
        ("Yangtze", 114.3, 30.6),
    ],
)
def test_great_rivers_are_there(river: str, lon: float, lat: float) -> None:
    water = load("water.json")
    points = (p for line in water["rivers"] for p in flat(line, water["unit"]))
    assert min(max(abs(x - lon), abs(y - lat)) for x, y in points) < 0.5, river


@pytest.mark.parametrize(
    ("lake", "lon", "lat"),
    [("Baikal", 107.8, 53.3), ("Khanka", 132.4, 45.0), ("Victoria", 33.0, -1.0)],
)
def test_great_lakes_are_there(lake: str, lon: float, lat: float) -> None:
    water = load("water.json")
    lakes = [[flat(ring, water["unit"]) for ring in rings] for rings in water["lakes"]]
    assert any(contains(rings, (lon, lat)) for rings in lakes), lake
