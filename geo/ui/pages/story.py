"""A story: its reader with the table of events below it, or with the desk of whoever checks it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from geo import timespan
from geo.errors import DatelineError
from geo.export.formats import FORMATS, Format, Use
from geo.paths import DATA, read_only
from geo.story.story import Story
from geo.ui import words
from geo.ui.heading import show_heading
from geo.ui.mount import Position, mount_reader, told_position
from geo.ui.page import CHECK_KEY, STORY_KEY, Pages, error, lines, note
from geo.ui.stories import file, opened
from geo.ui.table import ASKED, show_table
from geo.ui.visitor import library, named


def show(pages: Pages) -> None:
    """Show the story that the address or the command names."""
    try:
        folder = named()
        found = opened(folder)
    except DatelineError as problem:
        error(f"{words.NO_STORY} {problem}")
        st.page_link(pages.shelf, label=words.ALL_STORIES, icon=":material/arrow_back:")
        return
    story, own = found.story, _is_own(folder)
    checking = own and CHECK_KEY in st.query_params
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        show_heading(story, with_checked=not checking)
        st.page_link(pages.shelf, label=words.ALL_STORIES, icon=":material/arrow_back:")
        _show_check(folder, own=own, checking=checking)
        stands = told_position(found.reader)
        _show_publish(story, folder, stands, fleeting=own and read_only())
        with st.popover(words.HOW, key="how", icon=":material/help:"):
            st.markdown(words.HOW_TO_READ)
    if checking:
        from geo.ui.checking import show_checking  # with all that draws reports; who reads one need not wait

        show_checking(folder, st.session_state.setdefault(f"document-{folder}", found.reader), stands)
    else:
        st.session_state.pop(f"document-{folder}", None)
        _show_reader(found.reader, stands)
        show_table(found.table)


def _is_own(folder: Path) -> bool:
    """Whether this person may change the story: on a public server, only what they made there."""
    if read_only():
        return folder.parent == library().path
    return not folder.resolve().is_relative_to(DATA)


@st.fragment
def _show_reader(reader: str, stands: Position) -> None:
    """Only this part runs again when one turns from the reader to the page around it.

    `stands` is where the reader stands: it is changed in place, so that what is published later knows.
    """
    stands.update(mount_reader(reader, show=st.session_state.get(ASKED)).position or {})


def _show_check(folder: Path, *, own: bool, checking: bool) -> None:
    if checking:
        st.button(words.DONE, key="done", icon=":material/done_all:", on_click=_end_checking)
    elif own:
        if st.button(words.REVIEW, key="review", type="primary", icon=":material/fact_check:"):
            st.query_params[CHECK_KEY] = "1"
            st.rerun()
    elif st.button(words.COPY_TO_CHECK, key="copy", icon=":material/content_copy:"):
        try:
            copied = library().duplicate(folder.name)
        except DatelineError as problem:
            error(str(problem))
        else:
            st.query_params.from_dict({STORY_KEY: copied, CHECK_KEY: "1"})
            st.rerun()


def _end_checking() -> None:
    st.query_params.pop(CHECK_KEY, None)


def _show_publish(story: Story, folder: Path, stands: Position, *, fleeting: bool) -> None:
    """The story as files, each made when it is asked for, of the story and the step as they are then."""
    with st.popover(words.PUBLISH, key="publish", icon=":material/publish:"):
        if fleeting:
            note(words.KEEP_BY_FILE)
        for use in Use:
            with st.container(gap=None):
                st.html(lines("h2", use, "dateline-use"))
                for one in FORMATS.values():
                    if one.use == use:
                        _show_format(story, folder, one, stands)
            if use == Use.READERS:
                st.html(lines("p", words.PICTURE, "dateline-picture"))


def _show_format(story: Story, folder: Path, one: Format, stands: Position) -> None:
    """A button that saves the story in a format; lines to embed open at the step that is chosen."""
    if one.name == "embed":
        chosen = st.selectbox(
            words.EMBED_AT,
            [None, *(step.date for step in story.steps)],
            format_func=lambda date: timespan.words(date) if date else words.EMBED_HERE,
            key="embed-at",
        )
        stands = Position(date=chosen) if chosen else stands
    st.download_button(
        f"**{one.title}**: {one.label}",
        partial(file, folder, one.name, stands),
        file_name=f"{story.meta.id}.{one.ending}",
        mime=one.media_type,
        key=f"download-{one.name}",
        on_click="ignore",
        type="tertiary",
        width="stretch",
    )
