"""Whose page this is: the owner's, or on a public server a visitor's, with what a visitor may do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Thread
from typing import Final

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.errors import DatelineError
from geo.library.library import Library
from geo.library.visitors import Visitors
from geo.paths import given_story, read_only
from geo.story.meta import load_meta
from geo.ui import words
from geo.ui.page import STORY_KEY

_SWEEP_S: Final = 20


def library() -> Library:
    """The stories that are seen on this page, and the person's own among them."""
    shelf = Library()
    if not read_only():
        return shelf
    given = given_story()
    fixed = [*shelf.folders().values(), *([given] if given else [])]
    return _visitors().library(_who()[0], fixed)


def named() -> Path:
    """The folder of the story that the page shows: of the shelf by the address, else as the command gave it.

    Raises:
        DatelineError: there is none.

    """
    name = st.query_params.get(STORY_KEY)
    given = given_story()
    return library().folder(name or "") if name or not given else given


def title() -> str:
    """What the tab says of that story."""
    try:
        return words.tab(load_meta(named()).title)
    except DatelineError:
        return words.NAME


def check_draft(text: str) -> None:
    """Raise DatelineError where this report may not be drawn: for want of room, or by a visitor's limits."""
    library().check_room()
    if read_only():
        _visitors().check_draft(text, *_who())


@contextmanager
def turn() -> Iterator[None]:
    """Wait for one's turn to have a report read or drawn, which may raise DatelineError."""
    if read_only():
        with _visitors().turn(*_who()):
            yield
    else:
        yield


def forget_all() -> None:
    """Delete what visitors of this server have brought."""
    if _visitors.cache_info().currsize:
        _visitors().close()


@lru_cache(maxsize=1)  # not Streamlit's cache, which any visitor can have emptied
def _visitors() -> Visitors:
    visitors = Visitors(_is_open)

    def sweep() -> None:
        while True:
            time.sleep(_SWEEP_S)
            visitors.sweep()

    Thread(target=sweep, name="sweep", daemon=True).start()
    return visitors


def _who() -> tuple[str, str | None]:
    """The session of this page, and the address it comes from, None where that is this machine."""
    context = get_script_run_ctx()
    assert context is not None, "pages are run by Streamlit"  # noqa: S101
    return context.session_id, st.context.ip_address


def _is_open(session: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session)
