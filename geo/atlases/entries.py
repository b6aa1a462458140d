"""A library's story folders -> what an atlas keeps of each story, read only when it is asked for.

`Source` is what an atlas is built from: anything that can give its stories one by one, each with a mark that
changes when the story does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from geo.atlases.joined import holders
from geo.errors import DatelineError, Problem, StoryError, plain
from geo.story.files import META, REPORT, reading
from geo.story.story import Story, load
from geo.story.tables import REPORTS, TABLES
from geo.text.report import SURROGATE


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
    """A story as an atlas keeps it.

    publishers: of its reports, as far as they are known. published: a day. url: of the report, "" if not
    known. text: the report's, of which an atlas keeps only what tells that two are the same; "" is like no
    other.
    """

    title: str
    publishers: Sequence[str]
    published: str
    url: str
    events: Sequence[Event]
    text: str = ""


@dataclass(frozen=True)
class Source:
    """A story that belongs into an atlas.

    story: its key, unique in the atlas; the name of its folder in a library. stamp: differs when the story
    does. read: gives its entry, or raises StoryError. within: the joined story that holds all its reports, ""
    for none.
    """

    story: str
    stamp: str
    read: Callable[[], Entry]
    within: str = ""


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
    held = [folder for folder in folders if not folder.is_symlink() and (folder / META).exists()]
    within = holders(held)
    for folder in held:
        if SURROGATE.search(folder.name):
            yield Source(plain(folder.name), "", partial(_refuse, folder))
        else:
            yield Source(folder.name, _stamp(folder), partial(_read, folder), within.get(folder.name, ""))


def _stamp(folder: Path) -> str:
    """What changes with every write; "" of a folder that cannot be opened, which reading it will explain."""
    try:
        with reading(folder) as opened:
            return json.dumps(opened.version((META, REPORT, *(table.file for table in (*TABLES, REPORTS)))))
    except StoryError:
        return ""


def _refuse(folder: Path) -> Entry:
    raise StoryError([Problem(folder.name, "is no name in UTF-8, which an atlas needs; rename the folder")])


def _read(folder: Path) -> Entry:
    return entry(load(folder))


def entry(story: Story) -> Entry:
    """What an atlas keeps of a story.

    Where several reports tell the same event of the same place and time, it stands there once, with the
    sentences of all; where they differ, each stands.
    """
    told: dict[str, list[str]] = {}
    for event_id, quote in zip(story.passages["event_id"], story.passages["quote"], strict=True):
        told.setdefault(event_id, []).append(quote)
    rows = {row["event_id"]: row for row in story.placed.to_dict("records")}
    kept = []
    for row in rows.values():
        head = rows.get(row["same_as"])
        if head and all(head[name] == row[name] for name in ("date", "place_id", "status")):
            told.setdefault(head["event_id"], []).extend(told.get(row["event_id"], []))
        else:
            kept.append(row)
    meta = story.meta
    events = [event(row, told.get(row["event_id"], [])) for row in kept]
    publishers = [name for name in dict.fromkeys(one.publisher for one in story.sources) if name]
    return Entry(meta.title, publishers, meta.published.isoformat(), meta.url, events, story.text)


def event(row: Mapping[Any, Any], sentences: Sequence[str]) -> Event:
    """What an atlas keeps of a row of events joined to its place; a cell may be empty in any way."""
    cells = {name: None if pd.isna(row[name]) else row[name] for name in Event._fields if name in row}
    texts = {name: cells[name] or "" for name in ("title", "date", "precision", "reviewed_by", "reviewed_on")}
    label, name = (None if pd.isna(row[column]) else row[column] for column in ("label", "name"))
    once = dict.fromkeys(" ".join(sentence.split()) for sentence in sentences)
    return Event(
        **{
            **cells,
            **texts,
            "place": label or name or "",
            "inferred": row["inferred"] == "true",
            "sentences": "\n".join(once),
        }
    )
