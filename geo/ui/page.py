"""What every page is made of: escaped text, links between pages, what is loaded once for all visitors.

A report is untrusted, and Streamlit's own text commands read Markdown: its words go in as escaped HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

if TYPE_CHECKING:
    from geo.gazetteer.gazetteer import Gazetteer


@dataclass(frozen=True)
class Pages:
    """The pages, for links between them, and their addresses."""

    PATHS = ("stories", "new", "story", "atlas")

    shelf: StreamlitPage
    new_story: StreamlitPage
    story: StreamlitPage
    atlas: StreamlitPage


STORY_KEY: Final = "story"
"""The key of the address that names a story of the shelf."""

CHECK_KEY: Final = "check"
"""The key of the address that says that the story is being checked."""


@st.cache_resource(show_spinner=False)
def gazetteer() -> Gazetteer:
    """The embedded gazetteer, opened once."""
    from geo.gazetteer.gazetteer import Gazetteer  # a story is read without it

    return Gazetteer()


def lines(tag: str, text: str, style: str = "") -> str:
    """Text as one escaped HTML element of this class."""
    return f"<{tag} class='{style}'>{escape(text)}</{tag}>" if style else f"<{tag}>{escape(text)}</{tag}>"


def error(said: str) -> None:
    """Show what went wrong, as one sentence."""
    st.html(f"<div class='dateline-error' role='alert'>{escape(said)}</div>")


def note(said: str) -> None:
    """Show a remark."""
    st.html(f"<div class='dateline-note'>{escape(said)}</div>")
