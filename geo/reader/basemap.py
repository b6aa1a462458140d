"""The embedded map: countries by the chosen view of borders, towns, waters (data/basemap, Natural Earth)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from geo.kinds import Borders
from geo.paths import DATA

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Polygon = list[list[Point]]
"""An outer ring and the holes in it."""


@dataclass(frozen=True)
class Country:
    """A country as the map draws it.

    id: ISO 3166-1 numeric, "XK" for Kosovo, "" where there is none; label: where its name stands; zoom: from
    which on it is named.
    """

    id: str
    name: str
    label: Point
    zoom: float
    polygons: list[Polygon]


def text(borders: Borders) -> str:
    """Return all of the map as one JSON value: countries (TopoJSON), cities, water."""
    files = {"countries": f"countries-{borders}", "cities": "cities", "water": "water"}
    parts = (f'"{name}":{_read(file).strip()}' for name, file in files.items())
    return f"{{{','.join(parts)}}}"


@lru_cache
def countries(borders: Borders) -> list[Country]:
    """Return the countries; arcs of the TopoJSON are quantised and told by their differences."""
    found = json.loads(_read(f"countries-{borders}"))
    (scale_x, scale_y), (shift_x, shift_y) = found["transform"]["scale"], found["transform"]["translate"]
    arcs: list[list[Point]] = []
    for deltas in found["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(arc)

    def ring(refs: list[int]) -> list[Point]:
        parts = (arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in refs)
        return [point for part in parts for point in part]

    return [
        Country(
            shape.get("id", ""),
            shape["properties"]["name"],
            tuple(shape["properties"]["label"]),
            shape["properties"]["zoom"],
            [[ring(refs) for refs in polygon] for polygon in shape["arcs"]],
        )
        for shape in found["objects"]["countries"]["geometries"]
    ]


def _read(name: str) -> str:
    return (DATA / "basemap" / f"{name}.json").read_text(encoding="utf-8")
