"""What the atlas page shows of a part of the map: clusters of events, how many when, the first of them.

A question comes from a browser, as JSON, and so does the answer go there: it stays small however many events
there are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geo import timespan
from geo.atlases import days, file
from geo.atlases.axis import Axes
from geo.atlases.columns import Columns, Mask
from geo.atlases.find import Atlas
from geo.atlases.question import Question, first_day, last_day
from geo.errors import DatelineError
from geo.reader.view import percent

View = dict[str, Any]

ROWS: Final = 40
"""Events that are listed at once."""

CELL_PX: Final = 64
"""Events that lie in one square of this size are one cluster."""

_AREA_ROOM_PX: Final = 12
"""What signs of areas keep clear around them: they step aside for signs of points."""

_LARGEST_PX: Final = 8_000
"""Of a map: no screen is wider."""

_PART: Final = ("left", "top", "width", "height", "zoom")

_LONGEST: Final = 600
"""Characters of the sentences of an event that are listed."""

_MOST_NAMES: Final = 500
_FARTHEST: Final = 5_000_000
"""Days from 1970, either way, that bars are drawn for when they are not those of all times."""


@dataclass(frozen=True)
class Asked:
    """What a browser asks for.

    question: all but the part of the map and the distance. left, top: of the part, on the unit square of Web
        Mercator, left from 0 to 1. width, height: likewise; it may reach over the date line. world: its width
        in px.
    start: how many events of the list it has already. nowhere: list what has no place.
    place: what a person typed, "" for none, that is within_km away at most; centre: which of the places that
        it may mean, by its id in the gazetteer, the likeliest if "".
    bars: the first and the last day that the bars of the density are to show; None for all times.
    """

    question: Question
    left: float
    top: float
    width: float
    height: float
    world: float
    start: int = 0
    nowhere: bool = False
    place: str = ""
    centre: str = ""
    within_km: float = 0.0
    bars: tuple[int, int] | None = None


def read(asked: Mapping[str, Any]) -> Asked:
    """Check what a browser asks for.

    Keys: left, top, width, height (of the map, on the unit square of Web Mercator), zoom, since, until (days,
    "" for none), words, status, reviewed ("", "yes", "no"), publisher, chance (percent), start, nowhere,
    place, centre, km, first_bar, last_bar (days, "" for all times).

    Raises:
        DatelineError: something cannot be asked for.

    """
    try:
        left, top, width, height, zoom = (float(asked[name]) for name in _PART)
        if not all(map(math.isfinite, (left, top, width, height, zoom))):
            raise ValueError
        world = 256 * 2 ** min(max(zoom, 0.0), 24.0)
        most = _LARGEST_PX / world
        publisher, status = str(asked["publisher"]), str(asked["status"])
        return Asked(
            Question(
                since=first_day(str(asked["since"]), "From"),
                until=last_day(str(asked["until"]), "To"),
                words=str(asked["words"])[:1_000],
                statuses=frozenset({status} - {""}),
                reviewed={"yes": True, "no": False}.get(str(asked["reviewed"])),
                publishers=frozenset({publisher} - {""}),
                min_chance=int(asked["chance"]) / 100,
            ),
            left % 1,
            min(max(top, -1.0), 2.0),
            min(max(width, 0.0), 1.0, most),
            min(max(height, 0.0), most),
            world,
            max(int(asked["start"]), 0),
            bool(asked["nowhere"]),
            str(asked["place"])[:_LONGEST].strip(),
            str(asked["centre"])[:_LONGEST],
            float(asked["km"]),
            _bars(str(asked["first_bar"]), str(asked["last_bar"])),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise DatelineError("The page asked for something that cannot be read; load it again") from None


def _bars(first: str, last: str) -> tuple[int, int] | None:
    """The days that the bars are to show."""
    low, high = first_day(first, "first_bar"), last_day(last, "last_bar")
    if low is None or high is None:
        return None
    if low > high:
        raise ValueError
    return max(low, -_FARTHEST), min(high, _FARTHEST)


def start(columns: Columns) -> View:
    """What stays the same.

    Keys: events (their number), publishers (names), bounds (south, west, north, east in degrees, of all but
    the outermost hundredths; None without a place).
    """
    names = columns.publishers
    return {
        "events": len(columns),
        "publishers": names[:_MOST_NAMES],
        "bounds": _bounds(columns),
    }


def _bounds(columns: Columns) -> tuple[float, ...] | None:
    spots = columns.spot[columns.spot >= 0]
    if not len(spots):
        return None
    (west, east), (north, south) = (
        np.quantile(side[spots].astype(np.float64), (0.01, 0.99)) for side in (columns.spot_x, columns.spot_y)
    )
    lat, lon = unprojected(np.array([west, east]), np.array([south, north]))
    return tuple(round(float(edge), 4) for edge in (lat[0], lon[0], lat[1], lon[1]))


def overview(atlas: Atlas, columns: Columns, axes: Axes, asked: Asked) -> View:
    """Return what is shown.

    Keys: found (events in the part of the map and the time), reviewed (of these), nowhere (events in the time
    without a place), elsewhere (where none is found: those of other parts of the map, as `_elsewhere` has
    them), clusters, edges (the days at which bars begin, and the day after the last), density
    (events a bar, in the part of the map, whatever the time), rows (as `_row` has them), more (whether there
    are more rows), around (what a distance is from, as `_around` has it; None where none is asked).

    Raises:
        DatelineError: no place has the name that was typed, the distance is none, or the file is damaged.

    """
    around = _around(atlas, asked)
    axis = axes.of(asked.bars)
    wanted, during = columns.matching(asked.question), columns.during(asked.question)
    view, near = _in_view(columns, asked), np.ones(len(columns.spot_x), bool)
    if around:
        question = replace(asked.question, within_km=asked.within_km, point=(around["lat"], around["lon"]))
        near = columns.near(question)
        view = replace(view, inside=view.inside & near)
    # A last one for what has no place: -1.
    here = wanted & np.append(view.inside, False)[columns.spot]
    now = here & during
    unplaced = wanted & during & (columns.spot < 0) & (around is None)
    listed = _inside_first(columns, np.flatnonzero(unplaced if asked.nowhere else now), asked.question.since)
    spots = len(columns.spot_x)
    reviewed = np.bincount(columns.spot[now & columns.reviewed], minlength=spots)
    return {
        "found": int(np.count_nonzero(now)),
        "reviewed": int(reviewed.sum()),
        "nowhere": int(np.count_nonzero(unplaced)),
        "elsewhere": None if now.any() else _elsewhere(columns, wanted & during, near),
        "clusters": []
        if asked.start
        else _clusters(atlas, columns, view, np.bincount(columns.spot[now], minlength=spots), reviewed),
        "edges": [days.written(int(day)) for day in axis.edges],
        "density": axis.density(here),
        "rows": _rows(atlas, columns.ids[listed[asked.start : asked.start + ROWS]]),
        "more": len(listed) > asked.start + ROWS,
        "around": around,
    }


def _elsewhere(columns: Columns, wanted: Mask, near: Mask) -> View | None:
    """Of events at some of the places: count, bounds (south, west, north, east in degrees); None of none."""
    spots = columns.spot[wanted & np.append(near, False)[columns.spot]]
    if not len(spots):
        return None
    x, y = (side[spots].astype(np.float64) for side in (columns.spot_x, columns.spot_y))
    lat, lon = unprojected(np.array([x.min(), x.max()]), np.array([y.max(), y.min()]))
    bounds = [round(float(edge), 4) for edge in (lat[0], lon[0], lat[1], lon[1])]
    return {"count": len(spots), "bounds": bounds}


def _inside_first(columns: Columns, listed: NDArray[np.intp], since: int | None) -> NDArray[np.intp]:
    """Events in order of their days; those that began before the time that is asked last."""
    if since is None:
        return listed
    begun = np.searchsorted(columns.first[listed], since)
    return np.concatenate([listed[begun:], listed[:begun]])


def _around(atlas: Atlas, asked: Asked) -> View | None:
    """The place of a distance: lat, lon, km, centre (its id), choices (ids and names that it may be)."""
    if not asked.place:
        return None
    found = atlas.centres(asked.place)
    meant = next((one for one in found if one.source_id == asked.centre), found[0])
    return {
        "lat": meant.lat,
        "lon": meant.lon,
        "km": asked.within_km,
        "centre": meant.source_id,
        "choices": [{"id": one.source_id, "label": one.label} for one in found],
    }


@dataclass(frozen=True)
class _View:
    """The part of the map: which places lie in it, and where, in px of the world from its left and top."""

    asked: Asked
    inside: Mask
    x: NDArray[np.float64]
    y: NDArray[np.float64]


def _in_view(columns: Columns, asked: Asked) -> _View:
    x = (columns.spot_x.astype(np.float64) - asked.left) % 1  # the world goes on to the east
    y = columns.spot_y.astype(np.float64) - asked.top
    inside = (x <= asked.width) & (y >= 0) & (y <= asked.height)
    return _View(asked, inside, x * asked.world, y * asked.world)


def _clusters(
    atlas: Atlas, columns: Columns, view: _View, counts: NDArray[np.intp], reviewed: NDArray[np.intp]
) -> list[View]:
    """Events that lie close together as one, the largest first.

    Each: lat, lon (degrees, the middle of them), count, reviewed, area (regions and countries, which are no
    points and stand apart), one (whether all are at one place), place (where most of them are), radius (px).
    """
    spots = np.flatnonzero(counts)
    if not len(spots):
        return []
    asked, x, y = view.asked, view.x[spots], view.y[spots]
    # Squares of the world, not of the part in view: they stay where they are when the map moves.
    across = ((x + asked.left * asked.world % CELL_PX) // CELL_PX).astype(np.int64)
    down = ((y + asked.top * asked.world % CELL_PX) // CELL_PX).astype(np.int64)
    square = (down * (int(across.max()) + 1) + across) * 2 + columns.spot_area[spots]
    some = np.zeros(int(square.max()) + 1, np.intp)
    weight = counts[spots].astype(np.float64)
    order = np.argsort(weight)
    some[square[order]] = spots[order]  # of each square the one with most events
    sums = _summed(square, np.array([weight, x * weight, y * weight, np.ones_like(x), reviewed[spots]]))
    filled = np.flatnonzero(sums[0])
    filled = filled[np.argsort(-sums[0, filled], kind="stable")]
    sums, some, area = sums[:, filled], some[filled], filled % 2 == 1
    reach = radius(sums[0], area) + np.where(area, _AREA_ROOM_PX, 0)
    group = _joined(sums[1] / sums[0], sums[2] / sums[0], reach, area)
    heads = np.unique(group, return_index=True)[1]  # of each the largest square
    some, area = some[heads], area[heads]
    count, sum_x, sum_y, places, checked = _summed(group, sums)
    size = radius(count, area)
    left, top = sum_x / count, _aside(sum_x / count, sum_y / count, size, area)
    lat, lon = unprojected(left / asked.world + asked.left, top / asked.world + asked.top)
    names = _names(atlas, columns.spot_id[some])
    return [
        {
            "lat": round(float(lat[at]), 5),
            "lon": round(float(lon[at]), 5),
            "count": int(count[at]),
            "reviewed": int(checked[at]),
            "area": bool(area[at]),
            "one": bool(places[at] == 1),
            "place": names[at],
            "radius": round(float(size[at]), 1),
        }
        for at in range(len(count))
    ]


def _summed(group: NDArray[Any], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each row of values, summed up by group."""
    return np.array([np.bincount(group, row) for row in values])


def radius(count: NDArray[np.float64], area: Mask) -> NDArray[np.float64]:
    """Of the sign of so many events, in px; that of areas, which say less, is smaller."""
    several = np.where(area, 10.0 + 1.5 * np.log10(count), 12.0 + 4.0 * np.log10(count))
    return np.where(count == 1, 8.0, several)


def _joined(
    x: NDArray[np.float64], y: NDArray[np.float64], size: NDArray[np.float64], area: Mask
) -> NDArray[np.intp]:
    """The group of each square, the largest first: those whose signs would lie on each other are one."""
    group = np.empty(len(x), np.intp)
    heads: list[int] = []
    for at in range(len(x)):
        others = np.array(heads, np.intp)
        gap = np.hypot(x[others] - x[at], y[others] - y[at]) - size[others] - size[at]
        near = np.flatnonzero((gap < 0) & (area[others] == area[at]))
        if len(near):
            group[at] = near[np.argmin(gap[near])]
        else:
            group[at] = len(heads)
            heads.append(at)
    return group


def _aside(
    x: NDArray[np.float64], y: NDArray[np.float64], size: NDArray[np.float64], area: Mask
) -> NDArray[np.float64]:
    """How far down the signs stand: that of an area steps down from one of points that it would cover."""
    y = y.copy()
    points = np.flatnonzero(~area)
    for at in np.flatnonzero(area):
        side = np.abs(x[points] - x[at])
        room = size[points] + size[at]
        under = points[(side < room) & (np.abs(y[points] - y[at]) < room)]
        if len(under):
            y[at] = (y[under] + size[under] + size[at]).max()
    return y


def unprojected(
    x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Latitude and longitude in degrees of points on the unit square of Web Mercator; x may go beyond 1."""
    return np.degrees(np.arctan(np.sinh(math.pi * (1 - 2 * y)))), x * 360 - 180


def _names(atlas: Atlas, ids: NDArray[np.int64]) -> list[str]:
    """The places of these events."""
    numbers = json.dumps(ids.tolist())
    rows = dict(
        atlas.file.rows("SELECT id, place FROM told WHERE id IN (SELECT value FROM json_each(?))", (numbers,))
    )
    return [str(rows.get(int(number), "")) for number in ids]


def _rows(atlas: Atlas, ids: NDArray[np.int64]) -> list[View]:
    """The events of the list: what an event is, when and where, who checked it, and where it is told."""
    try:
        return [_row(row) for row in atlas.table(ids.tolist()).to_dict("records")]
    except (ValueError, TypeError, AttributeError):  # a date that is none, no text where one must be
        raise file.damaged(atlas.file.path) from None


def _row(row: dict[Any, Any]) -> View:
    sentences = row["sentences"]
    return {
        **{
            name: row[name]
            for name in ("story", "title", "role", "status", "date", "place", "report", "publisher")
        },
        "event": row["event_id"],
        "when": timespan.words(row["date"]) if row["date"] else "",
        "sentences": sentences if len(sentences) <= _LONGEST else f"{sentences[:_LONGEST].rstrip()} …",
        "reviewed": row["reviewed"],
        "by": row["reviewed_by"],
        "chance": None if row["reviewed"] else percent(row["chance"]),
        "published": timespan.words(row["published"]) if row["published"] else "",
    }
