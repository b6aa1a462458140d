"""A story -> a small still picture of its map, as SVG: land, the route with its numbered stops, other events.

It needs no script and no other file, so that it can stand in a page to print or on a shelf of stories.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise, product
from typing import Any, Final

import pandas as pd

from geo.kinds import Borders, Role, Status
from geo.reader import areas, basemap
from geo.story.story import Story

Point = tuple[float, float]
"""x, y in the Mercator square, whose width is 1, y growing southwards; or in pixels of the picture."""
Ring = list[Point]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_LAND, _WATER, _BORDER, _INK = "#efebe2", "#d9e4ea", "#c9c2b5", "#1c1b19"
_TOUR, _RELATED, _QUIET = "#b3261e", "#1f5a8a", "#6b6459"
_HALO: Final = 'stroke="#fff" stroke-width="3" paint-order="stroke"'
_MARGIN: Final = 0.14  # of the picture's width and height, around all that is shown
_LEAST_SPAN: Final = 1 / 40  # of the world, so that a single town is seen in its country
_MOST_LAT: Final = 84.0
_PIXEL: Final = 0.8  # nothing smaller is drawn


def picture(story: Story, width: int = 640, height: int = 360) -> str:
    """Return the whole route, or all events of a story without one, as an `<svg>` of that many pixels."""
    stops = story.itinerary
    placed = _placed(story)
    shown = stops if len(stops) else placed
    points = [_mercator(lat, lon) for lat, lon in zip(shown["lat"], shown["lon"], strict=True)]
    middle = _middle(points)
    view = _View(story.meta.borders, [_near(point, middle) for point in points], middle, width, height)
    tour = [view.pixels(_near(_mercator(lat, lon), middle)) for lat, lon in stops[["lat", "lon"]].to_numpy()]
    others: dict[Point, list[dict[Hashable, Any]]] = {}
    for row in placed[placed["role"] != "stop"].to_dict("records"):
        point = view.pixels(_near(_mercator(row["lat"], row["lon"]), middle))
        others.setdefault(point, []).append(row)
    room = _Room(width, height)
    for x, y in others:
        room.take((x - 5, y - 5, x + 5, y + 5))
    names = [] if tour else [_name(_label(rows), point, 6, room) for point, rows in others.items()]
    signs = list(_stops(tour, stops["planned"].tolist(), stops["label"].tolist(), room))
    countries = list(view.names(room)) or list(view.name_of(_country(shown["label"]), room))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" font-family="system-ui, sans-serif">',
        f"<title>Map: {escape(story.meta.title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{_WATER}"/>',
        f'<path d="{view.land()}" fill="{_LAND}" stroke="{_BORDER}" stroke-width="0.7"/>',
        *countries,
        *(_other(point, rows, 3 if tour else 4) for point, rows in sorted(others.items(), key=_west)),
        *names,
        *_legs(tour, stops["planned"].tolist()),
        *signs,
        "</svg>",
    ]
    return "".join(parts)


def _placed(story: Story) -> pd.DataFrame:
    """The events that have a place, those of an area where its name stands."""
    placed = story.placed[story.placed["lat"].notna()].copy()
    for index, row in placed.to_dict("index").items():
        if area := areas.area(row, story.meta.borders):
            placed.loc[index, ["lon", "lat"]] = area.label
    return placed


class _Room:
    """The room for words: none is written over a sign or another word, or cut off at the edge."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._taken: list[Box] = []

    def take(self, box: Box) -> None:
        self._taken.append(box)

    def word(self, text: str, middle: Point, size: float, spacing: float = 0) -> bool:
        """Take the room of a word around its middle, if it is free."""
        half, (x, y) = _length(text, size, spacing) / 2, middle
        left, top, right, bottom = x - half, y - size / 2, x + half, y + size / 2
        if min(left, top) < 2 or right > self._width - 2 or bottom > self._height - 2:
            return False
        if any(left < x2 and x1 < right and top < y2 and y1 < bottom for x1, y1, x2, y2 in self._taken):
            return False
        self.take((left, top, right, bottom))
        return True


def _length(text: str, size: float, spacing: float = 0) -> float:
    """About how many pixels a word is long."""
    return len(text) * (size * 0.6 + spacing)


class _View:
    """The part of the world that a picture shows."""

    def __init__(self, borders: Borders, points: Ring, middle: float, width: int, height: int) -> None:
        self.borders = borders
        self.width, self.height = width, height
        xs = [x for x, _ in points] or [middle - 0.5, middle + 0.5]
        ys = [y for _, y in points] or [0.25, 0.7]
        room = 1 - 2 * _MARGIN
        wide = max(max(xs) - min(xs), (max(ys) - min(ys)) * width / height, _LEAST_SPAN) / room
        self.scale = width / min(wide, 1)
        self.left = (min(xs) + max(xs)) / 2 - width / self.scale / 2
        self.top = (min(ys) + max(ys)) / 2 - height / self.scale / 2

    def pixels(self, point: Point) -> Point:
        return (point[0] - self.left) * self.scale, (point[1] - self.top) * self.scale

    def land(self) -> str:
        """The outlines of what lies in the picture, as an SVG path."""
        return "".join(
            _path([self.pixels((x + shift, y)) for x, y in ring])
            for shift in (-1, 0, 1)  # the world goes on beyond the antimeridian
            for (left, top, right, bottom), ring in _rings(self.borders)
            if self._meets(*self.pixels((left + shift, top)), *self.pixels((right + shift, bottom)))
        )

    def names(self, room: _Room) -> Iterator[str]:
        """The names of the countries in the picture that are large enough in it, the largest first."""
        zoom = math.log2(self.scale / 256) + 1
        for least, name, (x, y) in _countries(self.borders):
            for shift, down in product((-1, 0, 1), (0, 18, -18)):
                px, py = self.pixels((x + shift, y))
                if least <= zoom and room.word(name, (px, py + down), 11, spacing=3):
                    yield _country_name(name, px, py + down)
                    break

    def name_of(self, country: str, room: _Room) -> Iterator[str]:
        """The name of the country that all is in, at the first free edge: its middle lies elsewhere."""
        for x, y in product((0.5, 0.25, 0.75), (0.06, 0.94)):
            point = x * self.width, y * self.height
            if country and room.word(country, point, 11, spacing=3):
                yield _country_name(country, *point)
                break

    def _meets(self, left: float, top: float, right: float, bottom: float) -> bool:
        big = right - left > _PIXEL or bottom - top > _PIXEL
        return big and right > 0 and left < self.width and bottom > 0 and top < self.height


def _country_name(name: str, x: float, y: float) -> str:
    return (
        f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" font-size="11" '
        f'letter-spacing="2" fill="{_QUIET}">{escape(name.upper())}</text>'
    )


def _country(labels: Iterable[str]) -> str:
    """What all labels of places end with, as labels do with their country; "" where they differ."""
    ends = {label.rsplit(", ", 1)[-1] for label in labels}
    return ends.pop() if len(ends) == 1 else ""


def _label(rows: Sequence[Mapping[Hashable, Any]]) -> str:
    """What a sign of several places is called: after one that is not inferred, if any."""
    label: str = next((row for row in rows if row["inferred"] != "true"), rows[0])["label"]
    return label


def _legs(tour: Ring, planned: list[bool]) -> Iterator[str]:
    for (start, end), dashed in zip(pairwise(tour), planned[1:], strict=False):
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        (x1, y1), (x2, y2) = start, end
        yield (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{_TOUR}" '
            f'stroke-width="2"{dash}/>'
        )


def _stops(tour: Ring, planned: list[bool], labels: list[str], room: _Room) -> Iterator[str]:
    """Signs, those at one point as one, and the names for which there is room."""
    together: dict[Point, list[int]] = {}
    for index, point in enumerate(tour):
        together.setdefault(point, []).append(index)
    numbers = {at: "·".join(str(index + 1) for index in indices) for at, indices in together.items()}
    radii = {at: 9 if len(number) < 3 else 5 + 3 * len(number) for at, number in numbers.items()}
    for (x, y), radius in radii.items():
        room.take((x - radius, y - 9, x + radius, y + 9))
    for (x, y), indices in together.items():
        hollow = all(planned[index] for index in indices)
        dash, radius = ' stroke-dasharray="3 2"' if hollow else "", radii[x, y]
        yield (
            f'<rect x="{x - radius:.1f}" y="{y - 9:.1f}" width="{2 * radius}" height="18" rx="9" '
            f'fill="{"#fff" if hollow else _TOUR}" stroke="{_TOUR}" stroke-width="1.5"{dash}/>'
            f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" font-size="11" font-weight="700" '
            f'fill="{_TOUR if hollow else "#fff"}">{numbers[x, y]}</text>'
        )
        yield _name(labels[indices[0]], (x, y), radius, room)


def _other(point: Point, rows: Sequence[Mapping[Hashable, Any]], half: int) -> str:
    """The sign of events that are no stops: a diamond, or a square where all are of another time.

    As in the reader, it is hollow and dashed where all that it stands for is planned, and has a question mark
    on it, for which it is larger, where all is claimed.
    """
    x, y = point
    related = [row for row in rows if row["role"] == Role.RELATED]
    statuses = {row["status"] for row in related or rows}
    colour = _RELATED if related else _QUIET
    hollow, claimed = statuses == {Status.PLANNED}, statuses == {Status.CLAIMED}
    half += 2 * claimed
    dash = f'fill="#fff" stroke="{colour}" stroke-dasharray="2 1.5"'
    paint = dash if hollow else f'fill="{colour}" stroke="#fff"'
    turn = f' transform="rotate(45 {x:.1f} {y:.1f})"' if related else ""
    sign = (
        f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half}" height="{2 * half}" {paint}{turn}/>'
    )
    mark = (
        f'<text x="{x:.1f}" y="{y + 3.5:.1f}" text-anchor="middle" font-size="10" font-weight="800" '
        f'fill="{_INK}" {_HALO}>?</text>'
    )
    return sign + mark * claimed


def _west(sign: tuple[Point, object]) -> Point:
    return sign[0]


def _name(label: str, point: Point, radius: float, room: _Room) -> str:
    """The name of a place beside its sign of this radius, "" where there is no room for it."""
    (x, y), label = point, label.split(", ")[0]
    half = _length(label, 12) / 2
    beside = radius + 4 + half
    spots = (("start", x + beside, y), ("end", x - beside, y), ("middle", x, y + 18), ("middle", x, y - 18))
    for anchor, mx, my in spots:
        if room.word(label, (mx, my), 12):
            at = mx + {"start": -half, "end": half, "middle": 0}[anchor]
            return (
                f'<text x="{at:.1f}" y="{my + 4:.1f}" font-size="12" text-anchor="{anchor}" '
                f'fill="{_INK}" {_HALO}>{escape(label)}</text>'
            )
    return ""


def _mercator(lat: float, lon: float) -> Point:
    lat = math.radians(max(-_MOST_LAT, min(_MOST_LAT, lat)))
    return lon / 360 + 0.5, 0.5 - math.asinh(math.tan(lat)) / (2 * math.pi)


def _middle(points: Ring) -> float:
    """The x that all points lie around: opposite to the widest gap between two of them."""
    if not points:
        return 0.5
    xs = sorted({x for x, _ in points})
    gaps = [(after - before, before) for before, after in pairwise([*xs, xs[0] + 1])]
    width, before = max(gaps)
    return (before + width / 2 + 0.5) % 1


def _near(point: Point, middle: float) -> Point:
    """The point on the copy of the world that is nearest to the middle."""
    return point[0] - round(point[0] - middle), point[1]


def _path(ring: Ring) -> str:
    kept = [ring[0]]
    for point in ring[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > _PIXEL:
            kept.append(point)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


@lru_cache
def _countries(borders: Borders) -> list[tuple[float, str, Point]]:
    """From which zoom each country is named, its name and where that is written, the large ones first."""
    shown = basemap.countries(borders)
    return sorted((one.zoom, one.name, _mercator(one.label[1], one.label[0])) for one in shown)


@lru_cache
def _rings(borders: Borders) -> list[tuple[Box, Ring]]:
    """The outlines of all countries, each with the box that it fills, in the Mercator square."""
    rings = (
        [_mercator(lat, lon) for lon, lat in ring]
        for country in basemap.countries(borders)
        for polygon in country.polygons
        for ring in polygon
    )
    return [(_box(ring), ring) for ring in rings]


def _box(ring: Ring) -> Box:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
