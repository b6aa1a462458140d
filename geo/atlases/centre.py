"""What a person types as the place of a distance -> the places that it may mean."""

from __future__ import annotations

from typing import Final, NamedTuple

from geo.gazetteer.gazetteer import Gazetteer

MOST: Final = 8


class Centre(NamedTuple):
    """A place that is meant: its id in the gazetteer ("" of a point), its name, lat and lon in degrees."""

    source_id: str
    label: str
    lat: float
    lon: float


def centres(gazetteer: Gazetteer, typed: str) -> list[Centre]:
    """Return what is meant by a name, the likeliest first, or by "46.48, 30.73"; [] where nothing is."""
    if point := _point(typed):
        return [Centre("", typed.strip(), *point)]
    found = gazetteer.search(typed.strip(), MOST) if typed.strip() else []
    return [Centre(one.source_id, one.label, one.lat, one.lon) for one in found]


def _point(typed: str) -> tuple[float, float] | None:
    lat, _, lon = typed.partition(",")
    try:
        return float(lat), float(lon)
    except ValueError:
        return None
