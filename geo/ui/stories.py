"""Stories as the pages show them, read again only when their files have changed."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.export.embed import snippet
from geo.export.formats import FORMATS
from geo.library.card import Card, card
from geo.library.library import Library
from geo.reader.document import document
from geo.story.files import Version
from geo.story.story import Story, load, version
from geo.ui.mount import Position


@st.cache_resource(max_entries=4, show_spinner=False)
def opened(folder: Path, stamp: Version) -> tuple[Story, str]:
    """The checked story and its reader; `stamp` is the folder's `version`."""
    story = load(folder)
    return story, document(story)


@st.cache_data(max_entries=16, show_spinner=False)
def _file(folder: Path, stamp: Version, kind: str) -> bytes:
    story, reader = opened(folder, stamp)
    return reader.encode() if kind == "html" else FORMATS[kind].write(story)


def file(folder: Path, kind: str, stands: Position) -> bytes:
    """Make a file of the story as it is now, by its key in FORMATS; lines to embed open where it `stands`."""
    stamp = version(folder)
    if kind == "embed":
        story, _ = opened(folder, stamp)
        return snippet(story, f"{story.meta.id}.html", stands.get("date"), stands.get("event")).encode()
    return _file(folder, stamp, kind)


@st.cache_data(max_entries=600, show_spinner=False)
def _card(folder: Path, stamp: Version, fixed: bool) -> Card:
    return card(folder, fixed=fixed)


def cards(library: Library) -> list[Card]:
    """What the shelf says of its stories."""
    return [
        _card(folder, version(folder), library.is_fixed(name))
        for name in library.ids()
        for folder in [library.folder(name)]
    ]
