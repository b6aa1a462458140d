"""The route of a story: its legs, and the lines that draw them on a flat map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from geo.reader.view import compass
from geo.story.story import Story

Point = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""


@dataclass(frozen=True)
class Leg:
    """From one stop to the next; km is the geodesic distance, direction one of eight winds."""

    number: int
    from_stop: int
    to_stop: int
    from_place: str
    to_place: str
    start: Point
    end: Point
    km: float
    direction: str
    planned: bool

    @property
    def words(self) -> str:
        """As a reader counts it: "1 to 2: Riga to Tallinn, 279 km north"."""
        where = f"{self.from_place} to {self.to_place}, {self.km:,.0f} km {self.direction}".rstrip()
        return f"{self.from_stop} to {self.to_stop}: {where}{' (planned)' if self.planned else ''}"


def legs(story: Story) -> Iterator[Leg]:
    """Yield the legs of the itinerary, in order."""
    stops = story.itinerary.to_dict("records")
    for number, (before, stop) in enumerate(pairwise(stops), start=1):
        start, end = (before["lat"], before["lon"]), (stop["lat"], stop["lon"])
        yield Leg(
            number,
            before["stop"],
            stop["stop"],
            before["label"],
            stop["label"],
            start,
            end,
            stop["km"],
            compass(start, end),
            bool(stop["planned"]),
        )


def lines(start: Point, end: Point) -> list[list[Point]]:
    """The straight line of a map between two points, the shorter way round the globe.

    Where it crosses the antimeridian it is cut there, into two (RFC 7946, 3.1.9).
    """
    (lat1, lon1), (lat2, lon2) = start, end
    if abs(lon2 - lon1) <= 180:
        return [[start, end]]
    edge = 180.0 if lon1 > 0 else -180.0
    there = lon2 + 2 * edge  # the end, as if the map went on beyond the edge
    if there == lon1:
        return [[start, (lat2, lon1)]]  # along the edge, which has two longitudes
    lat = lat1 + (lat2 - lat1) * (edge - lon1) / (there - lon1)
    parts = [[start, (lat, edge)], [(lat, -edge), end]]
    return [part for part in parts if part[0] != part[1]]
