"""Stories as the pages show them, read again only when their files have changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

import pandas as pd

from geo.export.embed import snippet
from geo.export.events import table
from geo.export.formats import FORMATS
from geo.library.card import Card, card
from geo.library.library import Library
from geo.reader.document import document
from geo.story.files import Version
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


@lru_cache(maxsize=2000)
def _card(folder: Path, stamp: Version, fixed: bool) -> Card:
    return card(folder, fixed=fixed)


def cards(library: Library) -> list[Card]:
    """What the shelf says of its stories."""
    return [
        _card(folder, version(folder), library.is_fixed(name))
        for name in library.ids()
        for folder in [library.folder(name)]
    ]
