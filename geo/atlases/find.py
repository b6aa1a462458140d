"""`geo.atlas(path).find(...)`: which events of an atlas were where, when, and told in which words."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.atlases import days, earth, file
from geo.atlases.centre import Centre, centres
from geo.atlases.question import Question, first_day, last_day, match, names
from geo.errors import DatelineError
from geo.gazetteer.gazetteer import Gazetteer

COLUMNS: Final = {
    **dict.fromkeys(("story", "event_id", "title", "sentences", "role", "status", "date"), "str"),
    **dict.fromkeys(("first_day", "last_day", "place"), "str"),
    **dict.fromkeys(("lat", "lon"), "float64"),
    "precision": "str",
    "radius_km": "float64",
    "inferred": "bool",
    **dict.fromkeys(("km", "chance", "place_chance", "date_chance"), "float64"),
    "reviewed": "bool",
    **dict.fromkeys(("reviewed_by", "reviewed_on"), "str"),
    **dict.fromkeys(("report", "publisher", "published", "url"), "str"),
}
"""Of what `Atlas.find` returns; "str" is text in the dtype that pandas gives it."""

_KEPT: Final = (
    "s.story, t.event_id, t.title, t.sentences, t.role, e.status, t.date, e.first, e.last, t.place, e.lat, "
    "e.lon, t.precision, e.radius_km, t.inferred, e.chance, t.place_chance, t.date_chance, e.reviewed, "
    "t.reviewed_by, t.reviewed_on, s.report, s.publisher, s.published, s.url"
)
_NAMES: Final = [name.split(".")[1] for name in _KEPT.split(", ")]
_FROM: Final = "events e JOIN told t ON t.id = e.id JOIN stories s ON s.key = e.story"
_IN_BOX: Final = (
    "b.south <= ? AND b.north >= ? AND b.west <= ? AND b.east >= ? AND b.first <= ? AND b.last >= ?"
)
_TELLING: Final = "SELECT rowid FROM words WHERE words MATCH ?"

_AT_ONCE: Final = 5_000
"""Rows that are fetched by one question."""

_FEW: Final = 3_000
"""Events that are looked up one by one in the index of words."""


class Atlas:
    """The events of many stories, in a file that `dateline atlas build` made.

    May be shared by threads.

    Raises:
        DatelineError: the file is not there, is not an atlas, or is damaged.

    """

    def __init__(self, path: str | Path) -> None:
        self.file = file.Reader(Path(path))

    def find(
        self,
        *,
        within_km: float | None = None,
        of: str | tuple[float, float] | None = None,
        areas: bool = False,
        since: str | date | None = None,
        until: str | date | None = None,
        words: str = "",
        status: str | Collection[str] | None = None,
        reviewed: bool | None = None,
        publisher: str | Collection[str] | None = None,
        min_chance: float = 0.0,
        limit: int | None = None,
    ) -> pd.DataFrame:
        """Return the events for which all that is asked holds, in order of their days.

        Those that began before `since` come last.

        Args:
            within_km: how far from `of` at most. A place counts by its middle.
            of: a place that the embedded gazetteer knows, or a point: lat, lon in degrees, or "46.48, 30.73".
            areas: whether a region or country of which any part lies within the distance counts too.
            since: the first day that counts, as a day or in EDTF ("2022-02" is since its first day). An event
                whose date is a longer time counts if the two overlap.
            until: the last day that counts, likewise ("2022-02" is until its last day).
            words: that title, sentences or place must hold, in any order and form; "in double quotes" one
                after another; `harv*` may go on.
            status: happened, planned, claimed, or several of them.
            reviewed: only what a person has checked, or only what nobody has.
            publisher: a name, or several, of whom one published a report of the story.
            min_chance: of what nobody has checked, only what is this likely to be right (0 to 1); what has no
                chance counts too.
            limit: how many rows at most, the first.

        Returns:
            One row an event. story (the name of its folder), event_id, title, sentences (that tell it, a line
            each), role, status, date (EDTF, "" for none), first_day, last_day (of the date; "" for an open
            side), place, lat, lon (WGS 84 degrees, NaN without a place), precision, radius_km (how far the
            place reaches or may lie off), inferred, km (from `of`, else NaN), chance, place_chance,
            date_chance (0 to 1, NaN where nobody reckoned it), reviewed, reviewed_by, reviewed_on, and of
            the report: report (its title), publisher, published, url. `attrs["found"]` is the number of
            events, also beyond `limit`.

        Raises:
            DatelineError: something asked cannot be, `of` is not known, or the file is damaged.

        """
        question = Question(
            within_km,
            None if of is None else self._point(of),
            areas,
            first_day(since, "since"),
            last_day(until, "until"),
            words,
            names(status),
            reviewed,
            names(publisher),
            min_chance,
        )
        if limit is not None and limit < 0:
            raise DatelineError(f"limit is {limit}; give the number of rows, 0 or more")
        ids, km = self._found(question)
        table = self.table(ids[:limit].tolist())
        table["km"] = km[:limit]
        table.attrs["found"] = len(ids)
        return table

    def table(self, ids: list[int]) -> pd.DataFrame:
        """The events of these numbers, in this order, as `find` returns them; km is NaN."""
        rows: dict[int, tuple[Any, ...]] = {}
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            asked = f"SELECT e.id, {_KEPT} FROM {_FROM} WHERE e.id IN ({marks})"  # noqa: S608
            rows |= {row[0]: row[1:] for row in self.file.rows(asked, tuple(part))}
        try:
            kept = list(zip(*(rows[number] for number in ids), strict=True)) or [()] * len(_NAMES)
            cells: dict[str, Sequence[Any]] = dict(zip(_NAMES, kept, strict=True))
            for side in ("first", "last"):
                found = (day if day is None else days.written(day) for day in cells[side])
                cells[f"{side}_day"] = [day or "" for day in found]
            cells["km"] = [np.nan] * len(ids)
            return pd.DataFrame({name: pd.Series(cells[name], dtype=kind) for name, kind in COLUMNS.items()})
        except (KeyError, ValueError, TypeError):
            raise file.damaged(self.file.path) from None

    def _found(self, question: Question) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The numbers of all events that are wanted, in order of their days, and how far off they are."""
        rows = self._candidates(question)
        try:
            found = np.array(rows, dtype=np.float64).reshape(-1, 6)
        except (ValueError, TypeError):
            raise file.damaged(self.file.path) from None
        found = found[np.unique(found[:, 0], return_index=True)[1]]
        km = np.full(len(found), np.nan)
        if question.point and question.within_km is not None:
            km = earth.km(*question.point, found[:, 1], found[:, 2])
            reach = np.nan_to_num(found[:, 3]) if question.areas else 0.0
            near = km - reach <= question.within_km
            found, km = found[near], km[near]
        # What began before the time that was asked comes after the rest; NaN, no date, last.
        since = -np.inf if question.since is None else question.since
        order = np.lexsort((found[:, 0], km, found[:, 5], found[:, 4], found[:, 4] < since))
        return found[order, 0].astype(np.int64), km[order]

    def _candidates(self, question: Question) -> list[tuple[Any, ...]]:
        """Number, lat, lon, radius of an area, first and last day of what is wanted but for the distance."""
        where, values = _conditions(question)
        asked = match(question.words)
        if question.words.strip() and not asked:
            return []  # signs alone, which stand nowhere
        kept = "SELECT e.id, e.lat, e.lon, e.area * e.radius_km, e.first, e.last"
        boxes = _boxes(question)
        if not boxes:
            if asked:
                where += f" AND e.id IN ({_TELLING})"
                values = (*values, asked)
            return self.file.rows(f"{kept} FROM events e WHERE {where}", values)
        near = f"{kept} FROM boxes b CROSS JOIN events e ON e.id = b.id WHERE {_IN_BOX} AND {where}"
        rows = [row for box in boxes for row in self.file.rows(near, (*box, *values))]
        return self._telling(rows, asked) if asked else rows

    def _telling(self, rows: list[tuple[Any, ...]], asked: str) -> list[tuple[Any, ...]]:
        """Those that hold the words."""
        # Of few events each is looked up in the index of words. Of many that would take longer than to read
        # all that the index has of the words, which the sign + makes SQLite do.
        sign = "+" if len(rows) > _FEW else ""
        numbers = json.dumps([row[0] for row in rows])
        asked_of = f"{_TELLING} AND {sign}rowid IN (SELECT value FROM json_each(?))"  # noqa: S608
        telling = {number for (number,) in self.file.rows(asked_of, (asked, numbers))}
        return [row for row in rows if row[0] in telling]

    def _point(self, of: str | tuple[float, float]) -> tuple[float, float]:
        if not isinstance(of, str):
            lat, lon = of
            return float(lat), float(lon)
        likeliest = self.centres(of)[0]
        return likeliest.lat, likeliest.lon

    def centres(self, of: str) -> list[Centre]:
        """Return the places that a name may mean, the likeliest first; never none.

        Raises:
            DatelineError: the gazetteer knows none.

        """
        if found := centres(self._gazetteer, of):
            return found
        raise DatelineError(
            f"{of!r} is no place that the gazetteer knows; write latitude and longitude in degrees"
        )

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer()


def _conditions(question: Question) -> tuple[str, tuple[object, ...]]:
    """What must hold of a row `e` of events, in SQL, with its values; not its place, days and words."""
    parts: list[tuple[str, Iterable[object]]] = [("1", ())]
    if question.statuses:
        parts.append((f"e.status IN ({_marks(question.statuses)})", sorted(question.statuses)))
    if question.reviewed is not None:
        parts.append(("e.reviewed = ?", (int(question.reviewed),)))
    if question.publishers:
        own = f"SELECT story FROM publishers WHERE name IN ({_marks(question.publishers)})"  # noqa: S608
        parts.append((f"e.story IN ({own})", sorted(question.publishers)))
    if question.min_chance:
        parts.append(("(e.reviewed OR e.chance IS NULL OR e.chance >= ?)", (question.min_chance,)))
    return " AND ".join(sql for sql, _ in parts), tuple(value for _, values in parts for value in values)


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _boxes(question: Question) -> list[tuple[int, ...]]:
    """The values of `_IN_BOX`, once for each copy of the world; none where all of time and space is asked."""
    if question.since is None and question.until is None:
        time = (file.NEVER, days.FIRST)
    else:
        time = (
            days.LAST if question.until is None else question.until,
            days.FIRST if question.since is None else question.since,
        )
    if question.point is None or question.within_km is None:
        anywhere = (file.NOWHERE, -file.NOWHERE) * 2
        return [] if time[0] == file.NEVER else [(*anywhere, *time)]
    south, north, west, east = earth.box(*question.point, question.within_km)
    return [
        (file.up(north), file.down(south), file.up(east + turn), file.down(west + turn), *time)
        for turn in (-360, 0, 360)
    ]


def atlas(path: str | Path) -> Atlas:
    """Open an atlas, a file that `dateline atlas build` made.

    Raises:
        DatelineError: it is not there, is not an atlas, or is damaged.

    """
    return Atlas(path)
