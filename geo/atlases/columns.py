"""All events of an atlas in memory, by column: what the page shows of a million, it reckons from these."""

from __future__ import annotations

import json
import math
import sqlite3
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geo.atlases import days, earth, file
from geo.atlases.question import Question, match
from geo.kinds import Status

_STATUSES: Final = tuple(Status)
_COLUMNS: Final = {
    "id": "<i8", "spot": "<i4", "first": "<i4", "last": "<i4", "status": "i1", "reviewed": "?",
    "chance": "<f4", "story": "<i4",
}  # fmt: skip
_SPOTS: Final = {"spot_x": "<f4", "spot_y": "<f4", "spot_area": "?", "spot_id": "<i8"}
_ROWS: Final = {
    "id": "i8", "lat": "f8", "lon": "f8", "area": "?", "first": "i4", "last": "i4", "status": "i1",
    "reviewed": "?", "chance": "f4", "story": "i4",
}  # fmt: skip
_QUESTION: Final = f"""
    SELECT id, lat, lon, area, ifnull(first, {file.NEVER}), ifnull(last, {file.NEVER}),
    CASE status WHEN '{_STATUSES[0]}' THEN 0 WHEN '{_STATUSES[1]}' THEN 1 ELSE 2 END, reviewed, chance, story
    FROM events WHERE id >= ? AND id < ?
"""  # noqa: S608
_AT_ONCE: Final = 50_000
_WORDS_KEPT: Final = 16

Mask = NDArray[np.bool_]


class Columns:
    """The events of an atlas, in order of their days; what has none comes last.

    spot: the number of the event's place, -1 without one. first, last: days, `geo.atlases.file.NEVER` without
    a date. Some 30 bytes an event.

    Of each place: spot_x, spot_y (Web Mercator on the unit square), spot_area (whether it is a region or a
    country), spot_id (of any event there).

    Raises (on opening, and from `matching`):
        DatelineError: the file is damaged.

    """

    def __init__(self, reader: file.Reader) -> None:
        self._file = reader
        kept = dict(reader.rows("SELECT name, content FROM columns"))
        ((newest,),) = reader.rows("SELECT ifnull(max(id), 0) FROM events")
        try:
            columns = {name: np.frombuffer(kept[name], kind) for name, kind in _COLUMNS.items()}
            spots = {name: np.frombuffer(kept[name], kind) for name, kind in _SPOTS.items()}
            self.ids, self.spot = columns["id"], columns["spot"]
            for part in (columns, spots):
                if len({len(column) for column in part.values()}) != 1:
                    raise ValueError
            if not all(((side >= 0) & (side <= 1)).all() for side in (spots["spot_x"], spots["spot_y"])):
                raise ValueError
            if not _within(self.ids, 1, newest) or not _within(self.spot, -1, len(spots["spot_x"]) - 1):
                raise ValueError
        except (KeyError, ValueError, TypeError):
            raise file.damaged(reader.path) from None
        self.spot_x, self.spot_y = spots["spot_x"], spots["spot_y"]
        self.spot_area, self.spot_id = spots["spot_area"], spots["spot_id"]
        self.first, self.last, self.reviewed = columns["first"], columns["last"], columns["reviewed"]
        ranged = all(
            _within(day[day != file.NEVER], days.FIRST, days.LAST) for day in (self.first, self.last)
        )
        if not ranged or (self.first > self.last).any():
            raise file.damaged(reader.path)
        self._status, self._chance, self._story = columns["status"], columns["chance"], columns["story"]
        self._place = np.zeros(newest + 1, np.int32)
        self._place[self.ids] = np.arange(len(self.ids))
        self._publishers: dict[str, list[int]] = {}
        for key, name in reader.rows("SELECT story, name FROM publishers"):
            self._publishers.setdefault(str(name), []).append(int(key))
        # A map is moved more often than words change.
        self._telling = lru_cache(_WORDS_KEPT)(self._found_telling)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def publishers(self) -> list[str]:
        """Their names, in alphabetical order."""
        return sorted(self._publishers, key=str.casefold)

    def matching(self, question: Question) -> Mask:
        """Which events are wanted, whatever their place and time."""
        found = np.ones(len(self), bool)
        if question.words.strip():
            found &= self._telling(match(question.words))
        if question.statuses:
            found &= np.isin(self._status, [_STATUSES.index(Status(status)) for status in question.statuses])
        if question.reviewed is not None:
            found &= self.reviewed == question.reviewed
        if question.publishers:
            keys = [key for name in question.publishers for key in self._publishers.get(name, ())]
            found &= np.isin(self._story, keys)
        if question.min_chance:
            # float32 carries two places after the point; NaN, no chance, passes.
            found &= self.reviewed | ~(self._chance < np.float32(question.min_chance - 1e-6))
        return found

    def near(self, question: Question) -> Mask:
        """Which places lie within the distance that is asked; all where none is."""
        if question.point is None or question.within_km is None:
            return np.ones(len(self.spot_x), bool)
        lat, lon = self._degrees
        found: Mask = earth.km(*question.point, lat, lon) <= question.within_km
        return found

    @cached_property
    def _degrees(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Latitude and longitude of each place; on the map of the page none is nearer to a pole than 85."""
        ids = json.dumps(self.spot_id.tolist())
        found = self._file.rows(
            "SELECT id, lat, lon FROM events WHERE id IN (SELECT value FROM json_each(?))", (ids,)
        )
        known = {number: (lat, lon) for number, lat, lon in found}
        try:
            places = [known[number] for number in self.spot_id.tolist()]
            lat, lon = np.array(places, np.float64).reshape(-1, 2).T
        except (KeyError, ValueError, TypeError):
            raise file.damaged(self._file.path) from None
        return lat, lon

    def during(self, question: Question) -> Mask:
        """Which events may have been in the time that is asked; all where none is."""
        if question.since is None and question.until is None:
            return np.ones(len(self), bool)
        first = days.FIRST if question.since is None else question.since
        last = days.LAST if question.until is None else question.until
        found: Mask = (self.first <= last) & (self.last >= first) & (self.first != file.NEVER)
        return found

    def _found_telling(self, asked: str) -> Mask:
        """Which events hold the words."""
        found = np.zeros(len(self), bool)
        if asked:
            # As one text: a million rows would take thrice as long.
            ((numbers,),) = self._file.rows(
                "SELECT ifnull(group_concat(rowid), '') FROM words WHERE words MATCH ?", (asked,)
            )
            found[self._place[np.fromstring(numbers, np.int64, sep=",")]] = True
        return found


def keep(base: sqlite3.Connection) -> None:
    """Write the columns of all events of an atlas into it."""
    ((newest,),) = base.execute("SELECT ifnull(max(id), 0) FROM events").fetchall()
    parts = [_part(base, start) for start in range(0, newest + 1, _AT_ONCE)]
    rows = {name: np.concatenate([part[name] for part in parts]) for name in _ROWS}
    order = np.lexsort((rows["id"], rows["last"], rows["first"]))
    columns = {name: column[order] for name, column in rows.items()}
    placed = np.flatnonzero(~np.isnan(columns["lat"]))
    places = np.stack([columns[name][placed] for name in ("lat", "lon", "area")], axis=1)
    spots, some, numbers = np.unique(places, axis=0, return_index=True, return_inverse=True)
    columns["spot"] = np.full(len(order), -1)
    columns["spot"][placed] = numbers
    columns["spot_x"], columns["spot_y"] = projected(spots[:, 0], spots[:, 1])
    columns["spot_area"], columns["spot_id"] = spots[:, 2], columns["id"][placed][some]
    base.execute("DELETE FROM columns")
    for name, kind in {**_COLUMNS, **_SPOTS}.items():
        base.execute("INSERT INTO columns VALUES (?, ?)", (name, columns[name].astype(kind).tobytes()))


def _part(base: sqlite3.Connection, start: int) -> dict[str, NDArray[Any]]:
    found = base.execute(_QUESTION, (start, start + _AT_ONCE)).fetchall()
    values = list(zip(*found, strict=True)) or [()] * len(_ROWS)
    return {
        name: np.array(column, dtype=kind) for (name, kind), column in zip(_ROWS.items(), values, strict=True)
    }


def _within(numbers: NDArray[Any], low: int, high: int) -> bool:
    return not len(numbers) or (int(numbers.min()) >= low and int(numbers.max()) <= high)


def projected(
    lat: NDArray[np.float64], lon: NDArray[np.float64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Web Mercator on the unit square: x from 180° W, y from 85° N; what lies nearer to a pole lies there."""
    sine = np.clip(np.sin(np.radians(lat)), -0.9999, 0.9999)
    y = np.clip(0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi), 0, 1)
    return (lon / 360 + 0.5).astype(np.float32), y.astype(np.float32)
