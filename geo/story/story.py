"""A story folder -> a checked story, and what is derived from it: its itinerary and its steps.

A folder holds story.toml, events.csv, passages.csv and places.csv; story.toml names the report.
Whatever does not hold is named by file, row and column; nothing is repaired or dropped in silence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
from geopy.distance import geodesic

from geo import timespan
from geo.errors import Problem, StoryError, reason
from geo.kinds import AREAS
from geo.story import checks
from geo.story.tables import TABLES
from geo.text import report

_TEXT_KEYS = ("id", "title", "report", "publisher", "language")
_OPTIONAL_KEYS = ("byline", "traveller")


@dataclass(frozen=True)
class Meta:
    """story.toml. `report` is the report's file, relative to the folder of the story."""

    id: str
    title: str
    report: str
    publisher: str
    published: date
    language: str
    byline: str = ""
    traveller: str = ""


@dataclass(frozen=True)
class Step:
    """One position of the date slider.

    `date` is EDTF without marks of doubt; `event_ids` are all events that share it, in table order.
    """

    date: str
    event_ids: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """A report with its events, passages and places.

    events: event_id, title, role, status, date (EDTF or ""), date_reason, place_id (or ""), chance
        (0 to 1 that place and date are right, NaN where nobody reckoned it), runners_up, reviewed.
    passages: event_id, start, end, quote, place_start, place_end, date_start, date_end; offsets in
        characters of `text`, end exclusive; `text[start:end] == quote` for every row.
    places: place_id, name, label, lat, lon (WGS 84 degrees, NaN where not found), precision,
        radius_km, inferred ("true", "false" or ""), geocoder, source_id, licence, rejected.
    """

    meta: Meta
    text: str
    events: pd.DataFrame
    passages: pd.DataFrame
    places: pd.DataFrame

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
        Events one after the other at one point are one stop. An area that holds another stop
        is the setting of the tour and no stop of its own.
        """
        rows = self.placed
        rows = rows[(rows["role"] == "stop") & (rows["date"] != "") & rows["lat"].notna()]
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
            km = geodesic((before["lat"], before["lon"]), point).km if before else float("nan")
            stops.append(
                {
                    "stop": len(stops) + 1,
                    "event_ids": (row["event_id"],),
                    **{column: row[column] for column in ("place_id", "label", "lat", "lon")},
                    "planned": row["status"] == "planned",
                    "km": km,
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


def files(folder: Path) -> list[Path]:
    """The files a story is made of, as far as they exist: its tables, story.toml and the report."""
    found = [folder / name for name in ("story.toml", *(table.file for table in TABLES))]
    # What is wrong with story.toml is said where the story is loaded.
    with suppress(OSError, ValueError, KeyError):
        found.append(folder / str(tomllib.loads(report.read(found[0]))["report"]))
    return [path for path in found if _is_file(path)]


def _is_file(path: Path) -> bool:
    with suppress(OSError, ValueError):  # a name too long, a NUL in it
        return path.is_file()
    return False


def _read(folder: Path) -> tuple[Story | None, list[Problem]]:
    if problems := no_folder(folder):
        return None, problems
    meta, text, problems = read_meta(folder)
    read = [table.read(folder) for table in TABLES]
    frames = [frame for frame, _ in read]
    for table, (frame, found) in zip(TABLES, read, strict=True):
        problems += found or table.check(frame)
    # What holds between tables is asked only where all of them could be read.
    if not any(found for _, found in read):
        events, passages, places = frames
        problems += [*checks.keys(events, passages, places), *checks.coordinates(places)]
        if text is not None:
            problems += checks.offsets(passages, text)
    if problems or meta is None or text is None:
        return None, _in_order(problems)
    typed = (table.typed(frame) for table, frame in zip(TABLES, frames, strict=True))
    return Story(meta, text, *typed), []


def no_folder(folder: Path) -> list[Problem]:
    """What there is to say of a folder that is none."""
    if folder.is_dir():
        return []
    return [Problem(str(folder), "is no folder; name the folder that holds story.toml")]


def read_meta(folder: Path) -> tuple[Meta | None, str | None, list[Problem]]:
    """Return story.toml, its report's text, and what does not hold; None for both if anything does not."""
    name = "story.toml"
    if problems := no_folder(folder):
        return None, None, problems
    try:
        found = tomllib.loads(report.read(folder / name))
    except OSError as error:
        return None, None, [Problem(name, f"cannot be read: {reason(error)}")]
    except ValueError as error:
        return None, None, [Problem(name, f"is no usable TOML: {error}")]
    problems = [
        Problem(name, "is missing or no text; write it between quotes", None, key)
        for key in _TEXT_KEYS
        if not (isinstance(found.get(key), str) and found[key].strip())
    ]
    problems += [
        Problem(name, "must be text between quotes", None, key)
        for key in _OPTIONAL_KEYS
        if not isinstance(found.get(key, ""), str)
    ]
    if isinstance(found.get("id"), str) and not re.fullmatch(r"[\w-]*", found["id"].strip()):
        problems.append(Problem(name, "names files: write letters, digits, - and _ only", None, "id"))
    if type(found.get("published")) is not date:
        problems.append(Problem(name, "must be a day such as 2023-09-15, no quotes", None, "published"))
    for key in sorted(found.keys() - Meta.__dataclass_fields__.keys()):
        problems.append(Problem(name, "is no key of story.toml; remove it or mend its name", None, key))
    if problems:
        return None, None, problems
    try:
        text = report.read(folder / found["report"])
    except OSError as error:
        return (
            None,
            None,
            [Problem(name, f"{found['report']} cannot be read: {reason(error)}", None, "report")],
        )
    except ValueError as error:
        return None, None, [Problem(found["report"], str(error))]
    return Meta(**found), text, []


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Sort by file and row; where a cell and the tables both complain of a row, the cell comes first."""
    files = [table.file for table in TABLES]
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
