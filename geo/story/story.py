"""A story folder -> a checked story, and what is derived from it: its itinerary and its steps.

A folder holds story.toml, events.csv, passages.csv and places.csv; story.toml names the report.
Whatever does not hold is named by file, row and column; nothing is repaired or dropped in silence.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
from geopy.distance import geodesic

from geo import timespan
from geo.errors import Problem, StoryError
from geo.kinds import AREAS
from geo.story import checks
from geo.story.files import META, Version, reading
from geo.story.meta import Meta, read_meta
from geo.story.sources import Source, sources
from geo.story.tables import REPORTS, TABLES


@dataclass(frozen=True)
class Step:
    """One position of the date slider.

    `date` is EDTF without marks of doubt; `event_ids` are all events that share it, in table order.
    """

    date: str
    event_ids: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """A report, or several of one happening, with events, passages and places.

    events: event_id, title, role, status, date (EDTF or ""), date_reason, place_id (or ""), chance,
        place_chance, date_chance (0 to 1 that both, the place, the date are right; NaN where nobody
        reckoned it), runners_up, reviewed; report_id (which report tells it so) and same_as (the event_id
        of the first that tells of the same), both "" in a story of one report; same_chance (0 to 1 that it
        does; NaN where a person decided).
    passages: event_id, start, end, quote, place_start, place_end, date_start, date_end, report_id; offsets
        in characters of `text`, end exclusive; `text[start:end] == quote` for every row.
    places: place_id, name, label, lat, lon (WGS 84 degrees, NaN where not found), precision,
        radius_km, inferred ("true", "false" or ""), geocoder, source_id, licence, rejected, score.
    reports: report_id, title, publisher, byline, published (a date), url, rights, start, end (where it
        stands in `text`), the newest last; no rows in a story of one report.
    """

    meta: Meta
    text: str
    events: pd.DataFrame
    passages: pd.DataFrame
    places: pd.DataFrame
    reports: pd.DataFrame = field(default_factory=lambda: REPORTS.typed(REPORTS.empty()), kw_only=True)

    @cached_property
    def sources(self) -> list[Source]:
        """The reports, the newest last; at least one."""
        return sources(self.meta, self.text, self.reports)

    def source(self, event_id: str) -> Source:
        """Return the report that tells an event."""
        report_id = self.events.set_index("event_id")["report_id"].get(event_id, "")
        return next((one for one in self.sources if one.id == report_id), self.sources[-1])

    @cached_property
    def placed(self) -> pd.DataFrame:
        """Events joined to their places; `lat` is NaN for events without a place or coordinates."""
        return self.events.merge(self.places, on="place_id", how="left", validate="many_to_one")

    @cached_property
    def steps(self) -> list[Step]:
        """The steps in order of time: one for each date, whatever the doubt about it."""
        together: dict[str, list[str]] = {}
        for event_id, edtf in zip(self.events["event_id"], self.events["date"], strict=True):
            if edtf:
                together.setdefault(timespan.parse(edtf).certain, []).append(event_id)
        order = sorted(together, key=lambda edtf: timespan.parse(edtf).order)
        return [Step(edtf, tuple(together[edtf])) for edtf in order]

    @cached_property
    def itinerary(self) -> pd.DataFrame:
        """The tour: one row a stop, in order of date, then of the table.

        Columns: stop (1, 2, ...), event_ids (tuple), place_id, label, lat, lon, planned (bool),
        km (geodesic distance from the stop before on WGS 84, Karney 2013 by geopy; NaN for the first).
        Events one after the other at one point are one stop, as are those that two reports tell of one
        point and date. An area that holds another stop is the setting of the tour and no stop of its own.
        """
        rows = self.placed
        rows = rows[(rows["role"] == "stop") & (rows["date"] != "") & rows["lat"].notna()]
        rows = rows[~rows["same_as"].where(rows["same_as"] != "", rows["event_id"]).duplicated()]
        setting = [_is_setting(row, rows) for row in rows.to_dict("records")]
        rows = rows[~pd.Series(setting, index=rows.index, dtype=bool)]
        keys = [timespan.parse(edtf).order for edtf in rows["date"]]
        stops: list[dict[str, Any]] = []
        for index in sorted(range(len(rows)), key=lambda i: keys[i]):
            row = rows.iloc[index]
            before = stops[-1] if stops else None
            if before and (before["lat"], before["lon"]) == (row["lat"], row["lon"]):
                before["event_ids"] += (row["event_id"],)
                before["planned"] = before["planned"] and row["status"] == "planned"
                continue
            point = row["lat"], row["lon"]
            told = [
                stop for stop in stops if (*point, row["date"]) == (stop["lat"], stop["lon"], stop["date"])
            ]
            if told and row["report_id"] != told[0]["report_id"]:
                told[0]["event_ids"] += (row["event_id"],)
                continue
            km = geodesic((before["lat"], before["lon"]), point).km if before else float("nan")
            stops.append(
                {
                    "stop": len(stops) + 1,
                    "event_ids": (row["event_id"],),
                    **{column: row[column] for column in ("place_id", "label", "lat", "lon")},
                    "planned": row["status"] == "planned",
                    "km": km,
                    **{column: row[column] for column in ("date", "report_id")},
                }
            )
        columns = ["stop", "event_ids", "place_id", "label", "lat", "lon", "planned", "km"]
        return pd.DataFrame(stops, columns=columns)


def check(folder: Path) -> list[Problem]:
    """Return everything that does not hold in a story folder, in file and row order."""
    return _read(folder)[1]


def load(folder: Path) -> Story:
    """Read and check a story folder.

    Raises:
        StoryError: with one problem for every file, row and column that does not hold.

    """
    story, problems = _read(folder)
    if story is None:
        raise StoryError(problems)
    return story


def version(folder: Path) -> Version:
    """The version of the files that a story is read from.

    Raises:
        StoryError: there is no such folder.

    """
    with reading(folder) as opened:
        names = [META, *(table.file for table in (*TABLES, REPORTS))]
        with suppress(StoryError):  # what is wrong with story.toml is said where the story is loaded
            names.append(str(opened.toml(META)["report"]))
        return opened.version(names)


def _read(folder: Path) -> tuple[Story | None, list[Problem]]:
    problems: list[Problem] = []
    meta, text = None, None
    try:
        with reading(folder) as opened:
            try:
                meta, text = read_meta(opened)
            except StoryError as error:
                problems += error.problems
            read = [table.read(opened) for table in TABLES]
            listed, wrong = REPORTS.read(opened) if opened.holds(REPORTS.file) else (REPORTS.empty(), [])
    except StoryError as error:
        return None, error.problems
    problems += wrong or REPORTS.check(listed)
    frames = [frame for frame, _ in read]
    for table, (frame, found) in zip(TABLES, read, strict=True):
        problems += found or table.check(frame)
    # What holds between tables is asked only where all of them could be read.
    if not any(found for _, found in read) and not wrong:
        problems += _between(frames, listed, text)
    if problems or meta is None or text is None:
        return None, _in_order(problems)
    return _typed(meta, text, frames, listed), []


def checked(
    meta: Meta, text: str, frames: Sequence[pd.DataFrame], reports: pd.DataFrame | None = None
) -> Story:
    """Make a story of its tables (events, passages, places; reports.csv), whose cells are all text.

    Raises:
        StoryError: with one problem for every file, row and column that does not hold.

    """
    listed = REPORTS.empty() if reports is None else reports
    all_ = zip((*TABLES, REPORTS), (*frames, listed), strict=True)
    problems = [problem for table, frame in all_ for problem in table.check(frame)]
    if problems := problems + _between(frames, listed, text):
        raise StoryError(_in_order(problems))
    return _typed(meta, text, frames, listed)


def _between(frames: Sequence[pd.DataFrame], listed: pd.DataFrame, text: str | None) -> list[Problem]:
    """What does not hold between tables, and with the text where it could be read."""
    events, passages, places = frames
    found = [*checks.keys(events, passages, places), *checks.coordinates(places)]
    found += checks.reports(listed, events, passages, text)
    return found if text is None else [*found, *checks.offsets(passages, text)]


def _typed(meta: Meta, text: str, frames: Sequence[pd.DataFrame], listed: pd.DataFrame) -> Story:
    tables = (table.typed(frame) for table, frame in zip(TABLES, frames, strict=True))
    return Story(meta, text, *tables, reports=REPORTS.typed(listed))


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Sort by file and row; where a cell and the tables both complain of a row, the cell comes first."""
    files = [table.file for table in (*TABLES, REPORTS)]
    return sorted(problems, key=lambda p: (files.index(p.file) if p.file in files else -1, p.row or 0))


def _is_setting(row: dict[Hashable, Any], stops: pd.DataFrame) -> bool:
    """Whether an area holds another stop that is more than an area."""
    if row["precision"] not in AREAS:
        return False
    points = stops[~stops["precision"].isin(AREAS)]
    return any(
        geodesic((row["lat"], row["lon"]), point).km <= row["radius_km"]
        for point in zip(points["lat"], points["lon"], strict=True)
    )
