"""The map of all stories: built when it is asked for, kept up to date with the shelf."""

from __future__ import annotations

import hashlib
from pathlib import Path
from threading import Lock
from typing import Final

import streamlit as st

from geo.atlases import overview
from geo.atlases.axis import Axes
from geo.atlases.build import build
from geo.atlases.columns import Columns
from geo.atlases.entries import in_folders
from geo.atlases.file import NoAtlasError
from geo.atlases.find import Atlas
from geo.errors import DatelineError, reason
from geo.library.library import Library
from geo.paths import cache_folder, given_atlas
from geo.story.meta import load_meta
from geo.ui import words
from geo.ui.answers import offer
from geo.ui.atlas_mount import Opened, mount_atlas
from geo.ui.page import STORY_KEY, Pages, error, lines, note
from geo.ui.table import ASKED
from geo.ui.visitor import library

Stamp = tuple[int, int, int]
Reckoned = tuple[Atlas, Columns, Axes, list[tuple[str, str]]]
"""An atlas with what is reckoned from it, and its stories that cannot be read."""

_BUILDING: Final = Lock()
"""Two visitors that come at once wait for one build."""


def show(pages: Pages) -> None:
    """Show all events of the shelf on one map."""
    with st.container(horizontal=True, vertical_alignment="center", key="atlas-heading"):
        st.page_link(pages.shelf, label=words.ALL_STORIES, icon=":material/arrow_back:")
        head = lines("h1", words.ATLAS) + lines("p", words.ATLAS_LEAD)
        st.html(f"<div class='dateline-head'>{head}</div>", width="stretch")
    try:
        path, (atlas, columns, axes, problems) = _atlas()
    except DatelineError as problem:
        error(f"{problem}.")
        return
    if problems:
        (story, why), *more = problems
        note(words.left_out([(_title(story), why), *more]))
    if alike := atlas.file.alike():
        note(words.alike([[_title(story) for story in alike[0]], *alike[1:]]))
    if not len(columns):
        note(words.EMPTY_ATLAS)
        return
    address = offer(str(path), lambda asked: overview.overview(atlas, columns, axes, overview.read(asked)))
    if opened := mount_atlas(overview.start(columns), address):
        _open(pages, opened)


def _title(story: str) -> str:
    """The title of a story; the name of its folder where it is not on the shelf or says none."""
    try:
        return load_meta(library().folder(story)).title
    except DatelineError:
        return story


def _open(pages: Pages, opened: Opened) -> None:
    """Go to the event in its story, or say that the story is not there."""
    try:
        library().folder(opened.story)
    except DatelineError as problem:
        error(f"{words.NO_STORY} {problem}")
        return
    st.session_state.pop(ASKED, None)  # an event that was clicked in a table before
    date = {"date": opened.date} if opened.date else {}
    st.switch_page(pages.story, query_params={STORY_KEY: opened.story, **date, "event": opened.event})


def _atlas() -> tuple[Path, Reckoned]:
    """The atlas that was named, or that of the shelf; the latter is made anew where its file is damaged."""
    if given := given_atlas():
        return given, _opened(given, _stamp(given))
    shelf = Library()
    named = hashlib.sha256(str(shelf.path.resolve()).encode()).hexdigest()[:16]
    path = cache_folder() / "atlases" / f"{named}.db"
    try:
        _build(shelf, path)
        return path, _opened(path, _stamp(path))
    except NoAtlasError:
        path.unlink()
        _build(shelf, path)
        return path, _opened(path, _stamp(path))


def _build(shelf: Library, path: Path) -> None:
    """Bring the atlas of the stories that everybody here sees up to date; no visitor's own are among them."""
    slot = st.empty()

    def tick(share: float) -> None:
        slot.progress(min(share, 1.0), words.BUILDING_ATLAS)

    with _BUILDING:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise DatelineError(f"{path.parent} cannot be made: {reason(problem)}") from None
        build(in_folders(shelf.folder(name) for name in shelf.ids()), path, tick)
    slot.empty()


@st.cache_resource(max_entries=2, show_spinner=words.OPENING_ATLAS)
def _opened(path: Path, stamp: Stamp) -> Reckoned:
    """An atlas with what is reckoned from it; `stamp` is its file's."""
    atlas = Atlas(path)
    columns = Columns(atlas.file)
    return atlas, columns, Axes(columns), atlas.file.counts()[2]


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError as problem:
        raise DatelineError(f"{path} cannot be read: {reason(problem)}") from None
    return status.st_ino, status.st_mtime_ns, status.st_size
