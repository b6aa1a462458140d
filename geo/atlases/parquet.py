"""The Parquet tables of a batch -> what an atlas keeps of each story; parts it has are not read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

from geo.atlases.entries import Entry, Source, event, in_library
from geo.batch import parquet
from geo.batch.storage import is_url, reaching
from geo.errors import DatelineError, Problem, StoryError
from geo.story.tables import CHANCES, EVENTS, PLACES, cell

Row = dict[Any, Any]

_PLACE: Final = ["story", "place_id"]
_EVENT: Final = ("event_id", "title", "role", "status", "date", *CHANCES, "reviewed", "reviewed_on")
_SPOT: Final = ("lat", "lon", "precision", "radius_km")
_KEPT: Final = {
    "events": (*_PLACE, *_EVENT, "reviewed_by"),
    "places": (*_PLACE, *_SPOT, "name", "label", "inferred"),
    "passages": ("story", "event_id", "quote"),
    "reports": ("story", "title", "publisher", "published", "url", "text"),
}
"""The columns that an atlas keeps; older batches have them too."""

_CHECKED: Final = {name: EVENTS.columns[name] for name in _EVENT} | {
    name: PLACES.columns[name] for name in _SPOT
}


def sources(name: str) -> Iterator[Source]:
    """The stories of a library, or of a path or URL to which `dateline draft --format parquet` has written.

    Raises:
        DatelineError: there is neither.

    """
    if is_url(name) or (not any(Path(name).glob("*/story.toml")) and (Path(name) / "reports").is_dir()):
        yield from in_parquet(name)
    else:
        yield from in_library(Path(name))


def in_parquet(name: str) -> Iterator[Source]:
    """The stories of a batch's tables, part by part; a part never changes once it is there.

    Raises:
        DatelineError: they cannot be read.

    """
    for part in parquet.parts(name):
        for story in parquet.read(name, "reports", part, ["story"])["story"].to_pylist():
            if not story:
                raise DatelineError(f"{name}, reports/{part}, column story: must not be empty; draft again")
            yield Source(story, part, partial(_read, name, part, story))


def _read(name: str, part: str, story: str) -> Entry:
    report, rows, told = _part(name, part)[story]
    if problems := [*_problems(part, rows)]:
        raise StoryError(problems)
    title, publisher, published, url, text = (cell(report[column]) for column in _KEPT["reports"][1:])
    events = [event(row, told.get(row["event_id"], [])) for row in rows]
    return Entry(title, [publisher] if publisher else [], published, url, events, text)


def _problems(part: str, rows: Sequence[Row]) -> Iterator[Problem]:
    """What the tables of a story would be refused for; files of somebody else may hold anything."""
    for row in rows:
        for column, read in _CHECKED.items():
            try:
                read(cell(row[column]))
            except ValueError as error:
                yield Problem(f"events/{part}, event {row['event_id']!r}", str(error), None, column)


@lru_cache(maxsize=1)  # stories are read in the order of their parts
def _part(name: str, part: str) -> dict[str, tuple[Row, list[Row], dict[Any, list[str]]]]:
    """Of each story of a part: its report, its events with their places, the sentences that tell each."""
    tables = [parquet.read(name, table, part, columns) for table, columns in _KEPT.items()]
    with reaching(f"{name}, {part}", "read"):
        events, places, passages, reports = (table.to_pandas() for table in tables)
    placed = events.merge(places.drop_duplicates(_PLACE), on=_PLACE, how="left")
    found: dict[str, tuple[Row, list[Row], dict[Any, list[str]]]] = {
        row["story"]: (row, [], {}) for row in reports.to_dict("records")
    }
    for row in placed.to_dict("records"):
        if row["story"] not in found:
            message = f"{row['story']!r} has no row in reports; draft these reports again"
            raise DatelineError(f"{name}, events/{part}, column story: {message}")
        found[row["story"]][1].append(row)
    for (story, event_id), quotes in passages.groupby(["story", "event_id"], sort=False)["quote"]:
        if story in found:
            found[story][2][event_id] = [cell(quote) for quote in quotes]
    return found
