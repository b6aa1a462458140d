"""What Streamlit runs for each visitor at every turn: the page that the address names.

A page's module is loaded when the page is first shown, so that none waits for what another needs.
"""

from __future__ import annotations

from importlib import import_module

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from geo.paths import PAGE_STYLE, given_story
from geo.ui import words
from geo.ui.page import Pages
from geo.ui.visitor import title


def page(name: str, path: str, tab: str, *, default: bool = False) -> StreamlitPage:
    """The page that the function `show` of a module here shows."""
    return st.Page(
        lambda: import_module(f"geo.ui.pages.{name}").show(pages), title=tab, url_path=path, default=default
    )


st.set_page_config(layout="wide")
st.html(PAGE_STYLE)
given = given_story()
shelf_path, new_path, story_path, atlas_path = Pages.PATHS
pages = Pages(
    shelf=page("shelf", shelf_path, words.tab(words.SHELF_TITLE), default=not given),
    new_story=page("new_story", new_path, words.tab(words.NEW_STORY)),
    story=page("story", story_path, title(), default=bool(given)),
    atlas=page("atlas", atlas_path, words.tab(words.ATLAS)),
)
st.navigation([pages.shelf, pages.new_story, pages.story, pages.atlas], position="hidden").run()
