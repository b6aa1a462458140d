"""Stories as the pages show them, read again only when their files have changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

import pandas as pd

from geo import timespan
from geo.errors import StoryError
from geo.export.embed import snippet
from geo.export.events import table
from geo.export.formats import FORMATS
from geo.library.card import Card, card
from geo.reader.document import document
from geo.story.files import META, Version
from geo.story.meta import load_meta
from geo.story.story import Story, load, version
from geo.ui.documents import is_kept, publish
from geo.ui.mount import Position

_reading: Final = Lock()
"""Many who come at once have a story read once."""


@dataclass(frozen=True)
class Opened:
    """A checked story, its events as a table, and the address of its reader's document."""

    story: Story
    table: pd.DataFrame
    reader: str


def opened(folder: Path) -> Opened:
    """The story as it is now.

    Raises:
        StoryError: it does not hold together.

    """
    stamp = version(folder)
    with _reading:
        found = _opened(folder, stamp)
    if not is_kept(found.reader):
        publish(document(found.story))
    return found


# Not Streamlit's cache, which any visitor can have emptied.
@lru_cache(maxsize=16)
def _opened(folder: Path, stamp: Version) -> Opened:
    story = load(folder)
    return Opened(story, table(story), publish(document(story)))


@lru_cache(maxsize=16)
def _file(folder: Path, stamp: Version, kind: str) -> bytes:
    return FORMATS[kind].write(opened(folder).story)


def file(folder: Path, kind: str, stands: Position) -> bytes:
    """Make a file of the story as it is now, by its key in FORMATS; lines to embed open where it `stands`."""
    if kind == "embed":
        story = opened(folder).story
        return snippet(story, f"{story.meta.id}.html", stands.get("date"), stands.get("event")).encode()
    return _file(folder, version(folder), kind)


def card_of(folder: Path, *, fixed: bool) -> Card:
    """What the shelf says of a story."""
    return _card(folder, version(folder), fixed)


@lru_cache(maxsize=500)
def _card(folder: Path, stamp: Version, fixed: bool) -> Card:
    return card(folder, fixed=fixed)


def found_by(folder: Path) -> str:
    """The words by which a story is found: title, publisher, byline, day; its id if it is broken."""
    try:
        stamp = (folder / META).lstat().st_mtime_ns
    except OSError:
        return folder.name
    return _found_by(folder, stamp)


@lru_cache(maxsize=10_000)
def _found_by(folder: Path, stamp: int) -> str:
    try:
        meta = load_meta(folder)
    except StoryError:
        return folder.name
    return f"{meta.title} {meta.source} {meta.byline} {timespan.words(meta.published.isoformat())}"
