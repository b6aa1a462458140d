"""The shelf: all stories as cards, and the way to a new one."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from geo import timespan
from geo.errors import DatelineError
from geo.library.card import Card
from geo.library.library import Library
from geo.paths import read_only
from geo.ui import words
from geo.ui.page import STORY_KEY, Pages, error, gazetteer, lines, note
from geo.ui.stories import card_of, found_by
from geo.ui.table import holds
from geo.ui.visitor import library

ON_A_PAGE: Final = 24
"""Stories."""

_IMPORT: Final = "import"
"""Under which it is kept whether the panel for an import is open."""

_TICKED: Final = "ticked"
"""Under which the ids of the stories to be joined are kept."""

_FIRST: Final = "first on the shelf"
"""Under which the number of the first story shown is kept."""


def show(pages: Pages) -> None:
    """Show all stories."""
    shelf = library()
    with st.container(horizontal=True, vertical_alignment="bottom", key="shelf-head"):
        head = lines("h1", words.SHELF_TITLE) + lines("p", words.SHELF_LEAD)
        st.html(f"<div class='dateline-head'>{head}</div>", width="stretch")
        if st.button(words.NEW_STORY, type="primary", icon=":material/add:", key="new"):
            st.switch_page(pages.new_story)
        if st.button(words.ATLAS, icon=":material/public:", key="atlas-button"):
            st.switch_page(pages.atlas)
        if not read_only():
            _show_import(shelf)
    _said(shelf)
    if unnamed := shelf.unnamed():
        note(words.unnamed(unnamed))
    folders = shelf.folders()
    if not any(folder.parent == shelf.path for folder in folders.values()):
        note(words.TRY_ONE if read_only() else words.EMPTY_SHELF)
    shown = _turned_to(list(folders.values()))
    with st.spinner(words.READING_STORIES, show_time=False), st.container(key="shelf"):
        for folder in shown:
            _show_card(shelf, card_of(folder, fixed=folder.parent != shelf.path), pages)
    _show_join(shelf, folders, pages)


def _turned_to(folders: list[Path]) -> list[Path]:
    """The stories to show: where there are many, those that are looked for, and of these one page."""
    if len(folders) <= ON_A_PAGE:
        return folders
    with st.container(horizontal=True, vertical_alignment="bottom", key="shelf-find"):
        sought = st.text_input(
            words.FIND_STORY, key="find", placeholder=words.FIND_STORY_HINT, on_change=_turn, args=(0,)
        )
        if sought:
            with st.spinner(words.READING_STORIES, show_time=False):
                folders = [folder for folder in folders if holds(found_by(folder), sought)]
        first = min(st.session_state.get(_FIRST, 0), max(0, len(folders) - 1) // ON_A_PAGE * ON_A_PAGE)
        last = min(first + ON_A_PAGE, len(folders))
        st.caption(words.range_of(first + 1, last, len(folders)), width="content")
        for label, to, there in (
            (words.PREVIOUS, first - ON_A_PAGE, first > 0),
            (words.NEXT, last, last < len(folders)),
        ):
            st.button(label, key=f"shelf-{label}", on_click=_turn, args=(to,), disabled=not there)
    return folders[first:last]


def _turn(first: int) -> None:
    """Turn to the page that begins with this story."""
    st.session_state[_FIRST] = first


def _show_import(shelf: Library) -> None:
    with st.popover(words.IMPORT, key=_IMPORT, on_change="rerun"):
        file = st.file_uploader(words.IMPORT_FILE, ["zip"], key="zip")
        st.button(
            words.IMPORT_IT,
            key="import-zip",
            type="primary",
            disabled=file is None,
            on_click=lambda: _import(shelf, file.getvalue() if file else b""),
        )


def _import(shelf: Library, packed: bytes) -> None:
    """Put a story on the shelf, and close the panel: what became of it is seen behind."""
    _do(shelf.import_zip, packed)
    st.session_state[_IMPORT] = False


def _show_join(shelf: Library, folders: dict[str, Path], pages: Pages) -> None:
    """What can be done with the stories that are ticked, at the window's lower edge."""
    ticked = [story_id for story_id in st.session_state.get(_TICKED, []) if story_id in folders]
    if not ticked:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="join-row"):
        note(words.ticked(len(ticked)))
        if st.button(words.JOIN, key="join", type="primary", disabled=len(ticked) < 2):
            try:
                with st.spinner(words.JOINING, show_time=False):
                    joined = shelf.join(ticked, gazetteer())
            except DatelineError as problem:
                error(str(problem))
            else:
                _untick(ticked)
                st.switch_page(pages.story, query_params={STORY_KEY: joined})
        st.button(words.UNTICK, key="untick", on_click=_untick, args=(ticked,))


def _tick(story_id: str) -> None:
    """Tick a story, or take the tick away."""
    ticked = st.session_state.setdefault(_TICKED, [])
    if story_id in ticked:
        ticked.remove(story_id)
    else:
        ticked.append(story_id)


def _untick(story_ids: Sequence[str]) -> None:
    """Take all ticks away."""
    st.session_state.pop(_TICKED, None)
    for story_id in story_ids:
        st.session_state.pop(f"tick-{story_id}", None)


def _said(shelf: Library) -> None:
    """What became of the last thing that was done, with the way back from a deletion."""
    if said := st.session_state.pop("shelf-error", ""):
        error(said)
    if binned := st.session_state.get("binned"):
        ticket, title = binned
        with st.container(horizontal=True, vertical_alignment="center", key="binned-row"):
            note(words.deleted(title))
            if st.button(words.UNDO_DELETE, key="undo-delete", on_click=_do, args=(shelf.restore, ticket)):
                del st.session_state["binned"]
                st.rerun()


def _do(change: Callable[..., object], *arguments: str | bytes) -> None:
    """Change the shelf; what goes wrong is said at its top."""
    try:
        change(*arguments)
    except DatelineError as problem:
        st.session_state["shelf-error"] = str(problem)


def _show_card(shelf: Library, one: Card, pages: Pages) -> None:
    with st.container(border=True, key=f"card-{one.id}"):
        published = timespan.words(one.published.isoformat()) if one.published else ""
        source = " · ".join(part for part in (one.publisher, published) if part)
        facts = " · ".join(_facts(one))
        st.html(
            f"<div class='dateline-card'>{_picture(one)}{lines('h2', one.title)}{lines('p', source)}"
            f"{lines('p', facts, 'dateline-checked')}</div>"
        )
        if one.problem:
            error(f"{words.BROKEN} {one.problem}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if not one.problem:
                st.page_link(pages.story, label=words.OPEN, query_params={STORY_KEY: one.id})
            if not one.problem and not read_only():
                ticked = one.id in st.session_state.get(_TICKED, [])
                key = f"tick-{one.id}"
                st.checkbox(words.TICK, ticked, key=key, on_change=_tick, args=(one.id,))
            if not one.problem or not one.fixed:
                _more(shelf, one)


def _picture(one: Card) -> str:
    """The map of a story as a picture, in which nothing can run; what it shows, the card says in words."""
    if not one.picture:
        return ""
    return f"<img alt='' src='data:image/svg+xml;base64,{b64encode(one.picture.encode()).decode()}'>"


def _facts(one: Card) -> list[str]:
    if one.problem:
        return []
    facts = [words.counted(one.reports, "report")] if one.reports > 1 else []
    facts += [words.counted(one.stops, "stop")] if one.stops else []
    facts.append(words.counted(one.events, "event"))
    facts.append(words.checked(one.reviewed, one.events))
    if read_only():
        return facts if one.fixed else [*facts, words.ONLY_YOU]
    return [*facts, words.SHIPPED] if one.fixed else facts


def _more(shelf: Library, one: Card) -> None:
    with st.popover(words.MORE, key=f"more-{one.id}"):
        if not one.problem:
            st.button(words.DUPLICATE, key=f"copy-{one.id}", on_click=_do, args=(shelf.duplicate, one.id))
            st.download_button(
                words.EXPORT,
                partial(shelf.export_zip, one.id),
                file_name=f"{one.id}.zip",
                mime="application/zip",
                key=f"zip-{one.id}",
                on_click="ignore",
            )
        if one.fixed:
            return
        if not one.problem:
            with st.form(f"rename-{one.id}", border=False):
                title = st.text_input(words.TITLE, one.title)
                if st.form_submit_button(words.RENAME):
                    _do(shelf.rename, one.id, title)
                    st.rerun()
        st.button(words.DELETE, key=f"delete-{one.id}", on_click=_delete, args=(shelf, one))


def _delete(shelf: Library, one: Card) -> None:
    try:
        st.session_state["binned"] = (shelf.delete(one.id), one.title)
    except DatelineError as problem:
        st.session_state["shelf-error"] = str(problem)
