"""What Streamlit runs for each visitor at every turn: the page that the address names."""

from __future__ import annotations

import streamlit as st

from geo.paths import PAGE_STYLE, given_story
from geo.ui import words
from geo.ui.page import Pages
from geo.ui.pages import atlas, new_story, shelf, story

st.set_page_config(layout="wide")
st.html(PAGE_STYLE)
given = given_story()
pages: Pages = Pages(
    shelf=st.Page(
        lambda: shelf.show(pages),
        title=words.tab(words.SHELF_TITLE),
        url_path=Pages.PATHS[0],
        default=not given,
    ),
    new_story=st.Page(
        lambda: new_story.show(pages), title=words.tab(words.NEW_STORY), url_path=Pages.PATHS[1]
    ),
    story=st.Page(
        lambda: story.show(pages), title=story.title(), url_path=Pages.PATHS[2], default=bool(given)
    ),
    atlas=st.Page(lambda: atlas.show(pages), title=words.tab(words.ATLAS), url_path=Pages.PATHS[3]),
)
st.navigation([pages.shelf, pages.new_story, pages.story, pages.atlas], position="hidden").run()
