"""A library's story folders -> what an atlas keeps of each story, read only when it is asked for.

`Source` is what an atlas is built from: anything that can give its stories one by one, each with a mark that
changes when the story does.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from geo.errors import DatelineError, StoryError
from geo.story.files import META, REPORT, reading
from geo.story.story import Story, load
from geo.story.tables import TABLES


class Event(NamedTuple):
    """An event as an atlas keeps it: the columns of a story's tables, without what only the reader needs.

    place is the label, else the name as written, "" for none; lat, lon, radius_km and the chances are None
    where there is none. sentences: those that tell it, a line each.
    """

    event_id: str
    title: str
    role: str
    status: str
    date: str
    place: str
    lat: float | None
    lon: float | None
    precision: str
    radius_km: float | None
    inferred: bool
    chance: float | None
    place_chance: float | None
    date_chance: float | None
    reviewed: bool
    reviewed_by: str
    reviewed_on: str
    sentences: str


@dataclass(frozen=True)
class Entry:
    """A story as an atlas keeps it. published: a day; url: of the report, "" if not known."""

    title: str
    publisher: str
    published: str
    url: str
    events: Sequence[Event]


@dataclass(frozen=True)
class Source:
    """A story that belongs into an atlas.

    story: its key, unique in the atlas; the name of its folder in a library. stamp: differs when the story
    does. read: gives its entry, or raises StoryError.
    """

    story: str
    stamp: str
    read: Callable[[], Entry]


def in_library(library: Path) -> Iterator[Source]:
    """The stories of a folder, in order of their names; hidden folders and those without story.toml are none.

    Raises:
        DatelineError: it is not a folder.

    """
    if not library.is_dir():
        raise DatelineError(f"{library} is not a folder; name a library, a folder of story folders")
    yield from in_folders(path for path in sorted(library.iterdir()) if not path.name.startswith("."))


def in_folders(folders: Iterable[Path]) -> Iterator[Source]:
    """The stories of these folders; what holds no story.toml, and links, are none."""
    for folder in folders:
        if not folder.is_symlink() and (folder / META).exists():
            yield Source(folder.name, _stamp(folder), partial(_read, folder))


def _stamp(folder: Path) -> str:
    """What changes with every write; "" of a folder that cannot be opened, which reading it will explain."""
    try:
        with reading(folder) as opened:
            return json.dumps(opened.version((META, REPORT, *(table.file for table in TABLES))))
    except StoryError:
        return ""


def _read(folder: Path) -> Entry:
    return entry(load(folder))


def entry(story: Story) -> Entry:
    """What an atlas keeps of a story."""
    told: dict[str, list[str]] = {}
    for event_id, quote in zip(story.passages["event_id"], story.passages["quote"], strict=True):
        told.setdefault(event_id, []).append(" ".join(quote.split()))
    meta = story.meta
    events = [_event(row, told.get(row["event_id"], [])) for row in story.placed.to_dict("records")]
    return Entry(meta.title, meta.source, meta.published.isoformat(), meta.url, events)


def _event(row: dict[Hashable, object], sentences: list[str]) -> Event:
    cells = {name: _plain(row[name]) for name in Event._fields if name in row}
    place = _plain(row["label"]) or _plain(row["name"]) or ""
    return Event(
        **{
            **cells,
            "place": place,
            "precision": cells["precision"] or "",
            "inferred": row["inferred"] == "true",
            "sentences": "\n".join(sentences),
        }  # type: ignore[arg-type]  # as the tables hold them
    )


def _plain(cell: object) -> object:
    """A cell; None for what is no number."""
    return None if isinstance(cell, float) and math.isnan(cell) else cell
