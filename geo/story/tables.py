"""The tables of a story folder: their columns, how they are read and written, what must hold.

events.csv, passages.csv and places.csv are UTF-8 CSV with one header row. Every cell is read as
text first, so that a bad one can be named by file, row and column; then typed.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from geo import timespan
from geo.errors import Problem, StoryError
from geo.kinds import Coverage, Precision, Role, Status
from geo.story.files import Folder, reading

# A number as people and programs write it; not all that Python would read ("1_0", "٣", "nan").
_DECIMAL: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")

OFFSET: Final = "[0-9]{1,12}"
"""A number of characters: none so large that a column of 64 bits cannot hold it."""

CHANCES: Final = ("chance", "place_chance", "date_chance")
"""Columns of events.csv: that place and date are both right, the place alone, the date alone; 0 to 1."""


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value


def _anything(value: str) -> str:
    return value


def _choice(*allowed: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"is {value!r}; write one of {', '.join(allowed)}")
        return value

    return read


def _flag(value: str) -> bool:
    return _choice("true", "false")(value) == "true"


def _edtf(value: str) -> str:
    if value:
        timespan.parse(value)
    return value


def _key(value: str) -> str:
    if not re.fullmatch(r"[\w-]+", value):
        raise ValueError(f"is {value[:40]!r}; write letters, digits, - and _ only")
    return value


def _address(value: str) -> str:
    if not re.match(r"https?://[^/\s]|$", value):
        raise ValueError("must be an address that starts with https://")
    return value


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"is {value[:40]!r}; write a day such as 2023-09-15") from None


def _offset(value: str) -> int:
    if not re.fullmatch(OFFSET, value):
        raise ValueError(f"is {value[:40]!r}; write a whole number of characters, 0 or more")
    return int(value)


def _number(low: float, high: float, unit: str) -> Callable[[str], float]:
    def read(value: str) -> float:
        if not _DECIMAL.fullmatch(value):
            raise ValueError(f"is {value!r}; write a number of {unit}")
        number = float(value)
        if not low <= number <= high:
            raise ValueError(f"is {value}; {unit} go from {low:g} to {high:g}")
        return number

    return read


def _share(value: str) -> float:
    if not (_DECIMAL.fullmatch(value) and 0 <= float(value) <= 1):
        raise ValueError(f"is {value!r}; write a number from 0 to 1, or leave it empty")
    return float(value)


def _optional(read: Callable[[str], object]) -> Callable[[str], object]:
    return lambda value: read(value) if value else None


@dataclass(frozen=True)
class Table:
    """One CSV file: its columns in order, each with the function that reads a cell or complains.

    A file, or a frame to be written, may lack a column of `optional`: its cells are then empty. A column
    of `seldom` is one of these, and is written only where a cell of it has something.
    """

    file: str
    columns: dict[str, Callable[[str], object]]
    dtypes: dict[str, str]
    optional: frozenset[str] = frozenset()
    seldom: frozenset[str] = frozenset()

    def read(self, folder: Folder) -> tuple[pd.DataFrame, list[Problem]]:
        """Return the table, every cell as text, and the problems that keep it from being used."""
        try:
            return self.parse(folder.text(self.file))
        except StoryError as error:
            return self.empty(), error.problems

    def parse(self, text: str) -> tuple[pd.DataFrame, list[Problem]]:
        """Return the table that a file's text holds, and its problems, as `read` does."""
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as error:
            return self.empty(), [Problem(self.file, f"is no usable CSV: {error}")]
        while rows and not rows[-1]:
            rows.pop()
        header = rows[0] if rows else []
        missing = [name for name in self.columns if name not in header]
        usual = ",".join(name for name in self.columns if name not in self.seldom)
        problems = [
            Problem(self.file, f"has no column {column!r}; its header must be {usual}", 1)
            for column in missing
            if column not in self.optional | self.seldom
        ]
        problems += [
            Problem(self.file, "is no column of this table; remove it or mend its name", 1, column)
            for column in header
            if column not in self.columns
        ]
        problems += [
            Problem(self.file, "stands twice in the header; remove one", 1, column)
            for column, count in Counter(header).items()
            if count > 1
        ]
        problems += [
            Problem(self.file, f"has {len(row)} cells, but the header {len(header)}; mend its commas", number)
            for number, row in enumerate(rows[1:], start=2)
            if len(row) != len(header)
        ]
        if problems:
            return self.empty(), problems
        cells = [row + [""] * len(missing) for row in rows[1:]]
        return pd.DataFrame(cells, columns=header + missing, dtype=str)[list(self.columns)], []

    def empty(self) -> pd.DataFrame:
        """The table with no rows, every column as text."""
        return pd.DataFrame(columns=list(self.columns), dtype=str)

    def check(self, frame: pd.DataFrame) -> Iterator[Problem]:
        """Yield a problem for every cell that cannot be read as its column asks."""
        for row, cells in enumerate(frame[list(self.columns)].to_numpy(dtype=object).tolist(), start=2):
            for (column, read), value in zip(self.columns.items(), cells, strict=True):
                try:
                    read(value)
                except ValueError as error:
                    yield Problem(self.file, str(error), row, column)

    def typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Turn checked text cells into typed columns (`dtypes`)."""
        return pd.DataFrame(
            {
                column: pd.Series(
                    [read(value) for value in frame[column]], dtype=self.dtypes.get(column, "object")
                )
                for column, read in self.columns.items()
            }
        )

    def cells(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Turn typed columns back into text cells; the other way round from `typed`."""
        return pd.DataFrame(
            {column: [cell(value) for value in frame[column]] for column in self.columns}, dtype=object
        )

    def encode(self, frame: pd.DataFrame) -> bytes:
        """Return the file of a table of text cells: UTF-8, one header row, lines ended by a line feed."""
        frame = frame.assign(**dict.fromkeys((self.optional | self.seldom).difference(frame.columns), ""))
        columns = [name for name in self.columns if name not in self.seldom or frame[name].any()]
        cells = frame[columns].to_numpy(dtype=object).tolist()
        return "".join(_line(row) for row in (columns, *cells)).encode()


def cell(value: object) -> str:
    """Return a value as `Table.columns` reads it; nothing for NaN, which is no number, and NA."""
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    return str(value).lower() if isinstance(value, bool | np.bool_) else str(value)


def _line(cells: Iterable[str]) -> str:
    """One row as CSV. A writer quotes only what its own line end holds, so this one's has both characters."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


EVENTS = Table(
    "events.csv",
    {
        "event_id": _text,
        "title": _text,
        "role": _choice(*Role),
        "status": _choice(*Status),
        "date": _edtf,
        "date_reason": _text,
        "place_id": _anything,
        **dict.fromkeys(CHANCES, _optional(_share)),
        "runners_up": _anything,
        "reviewed": _flag,
        "reviewed_by": _anything,
        "reviewed_on": _edtf,
        "report_id": _anything,
        "same_as": _anything,
        "same_chance": _optional(_share),
    },
    {**dict.fromkeys((*CHANCES, "same_chance"), "float64"), "reviewed": "bool"},
    optional=frozenset({*CHANCES, "runners_up", "reviewed_by", "reviewed_on"}),
    seldom=frozenset({"report_id", "same_as", "same_chance"}),
)
"""CHANCES are the engine's own reckoning; `runners_up`: in words, what it thought possible besides. Both
are empty where a person decided, and in stories from before. `reviewed_by` and `reviewed_on` (a day): who
decided and when, "" where nobody said so. In a story of several reports, `report_id` says which of them
tells the event so, `same_as` is the event_id of the first that tells of the same, "" for itself, and
`same_chance` how likely that is so, empty where a person decided."""

PASSAGES = Table(
    "passages.csv",
    {
        "event_id": _text,
        "start": _offset,
        "end": _offset,
        "quote": _text,
        "place_start": _optional(_offset),
        "place_end": _optional(_offset),
        "date_start": _optional(_offset),
        "date_end": _optional(_offset),
        "report_id": _anything,
    },
    {
        "start": "int64",
        "end": "int64",
        "place_start": "Int64",
        "place_end": "Int64",
        "date_start": "Int64",
        "date_end": "Int64",
    },
    seldom=frozenset({"report_id"}),
)

PLACES = Table(
    "places.csv",
    {
        "place_id": _text,
        "name": _text,
        "label": _anything,
        "lat": _optional(_number(-90, 90, "degrees of latitude")),
        "lon": _optional(_number(-180, 180, "degrees of longitude")),
        "precision": _choice("", *Precision),
        "radius_km": _optional(_number(0, 20038, "kilometres")),
        "inferred": _choice("", "true", "false"),
        "geocoder": _anything,
        "source_id": _anything,
        "licence": _anything,
        "rejected": _anything,
        "score": _optional(_share),
    },
    {"lat": "float64", "lon": "float64", "radius_km": "float64", "score": "float64"},
    optional=frozenset({"score"}),
)

COVERAGE: Final = Table(
    "coverage.csv", {"sentence": _text, "outcome": _choice(*Coverage), "reason": _text}, {}
)
"""What became of each sentence of the report, in its order; written with a draft, not needed by a story."""

REPORTS: Final = Table(
    "reports.csv",
    {
        "report_id": _key,
        "title": _text,
        "publisher": _anything,
        "byline": _anything,
        "published": _day,
        "url": _address,
        "rights": _anything,
        "start": _offset,
        "end": _offset,
    },
    {"start": "int64", "end": "int64"},
)
"""The reports of a story that has several, in its order, the newest last; no other story has this file.
`start` and `end`: where a report stands in the story's text, which holds all of them."""

TABLES: Final = (EVENTS, PASSAGES, PLACES)
DRAFTED: Final = (*TABLES, COVERAGE)
"""The tables of a draft, in the order of its fields."""

OFFSETS: Final = ("start", "end", "place_start", "place_end", "date_start", "date_end")
"""Columns of passages that count characters of the text."""


def drafted_files(frames: Iterable[pd.DataFrame], folder: str = "") -> dict[str, bytes]:
    """Return the files of the tables of a draft, by their path in a story's folder.

    Args:
        frames: the tables in the order of `DRAFTED`, every cell text.
        folder: the folder in it that they stand in, "" for itself.

    """
    lead = f"{folder}/" if folder else ""
    return {f"{lead}{table.file}": table.encode(frame) for table, frame in zip(DRAFTED, frames, strict=True)}


def rows(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Return the rows of a table of text cells."""
    columns = list(frame.columns)
    return [dict(zip(columns, cells, strict=True)) for cells in frame.to_numpy(dtype=object).tolist()]


def read_places(folder: Path) -> pd.DataFrame:
    """Return places.csv with every cell as text, ready to be geocoded.

    Raises:
        StoryError: there is no such folder; the file is missing, is no CSV or has other columns.

    """
    with reading(folder) as opened:
        frame, problems = PLACES.read(opened)
    if problems:
        raise StoryError(problems)
    return frame
