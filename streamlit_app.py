"""Dateline's page: a thin shell over `geo.ui`.

It opens on the shelf of stories, or on the story that the environment variable DATELINE_STORY names.
With DATELINE_READ_ONLY it is a public server's.
"""

from __future__ import annotations

import gc

import streamlit as st

from geo.paths import PAGE_STYLE, given_story
from geo.ui import words
from geo.ui.page import Pages
from geo.ui.pages import new_story, shelf, story


@st.cache_resource
def settle() -> None:
    """Streamlit collects all garbage after each run: keep what is loaded once out of that."""
    gc.collect()
    gc.freeze()


st.set_page_config(page_title=words.NAME, layout="wide")
st.html(PAGE_STYLE)
given = given_story()
pages: Pages = Pages(
    shelf=st.Page(lambda: shelf.show(pages), title=words.SHELF_TITLE, url_path="stories", default=not given),
    new_story=st.Page(lambda: new_story.show(pages), title=words.NEW_STORY, url_path="new"),
    story=st.Page(lambda: story.show(pages), title=words.NAME, url_path="story", default=bool(given)),
)
st.navigation([pages.shelf, pages.new_story, pages.story], position="hidden").run()
settle()
