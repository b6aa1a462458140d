"""The page as a browser first gets it: Streamlit's own frame, which says from the start what it will hold.

Streamlit's frame is called "Streamlit" until its script has run, and asks at the address of each page
for the server, which answers "404 Not Found" there. `history.js` sees to the browser's history.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse
from streamlit import config, file_util

from geo.errors import DatelineError
from geo.library.library import Library
from geo.paths import given_story
from geo.story.meta import load_meta
from geo.ui import words
from geo.ui.page import STORY_KEY

_TITLE: Final = "<title>Streamlit</title>"


def base() -> str:
    """Where the server's addresses begin: "" or, behind another server, "/such"."""
    return f"/{config.get_option('server.baseUrlPath').strip('/')}".rstrip("/")


def send(request: Request) -> HTMLResponse:
    """Answer a browser that comes to a page."""
    story = request.query_params.get(STORY_KEY)
    try:
        folder = Library().folder(story) if story else given_story()
        said = words.tab(load_meta(folder).title if folder else words.SHELF_TITLE)
    except DatelineError:  # the page will say what is wrong; or it is a visitor's own, which only they know
        said = words.NAME
    start, end = _frame()
    return HTMLResponse(f"{start}<title>{escape(said)}</title>{end}", headers={"Cache-Control": "no-cache"})


@lru_cache
def _frame() -> tuple[str, str]:
    """What stands before and after the title."""
    found = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    start, _, end = found.partition(_TITLE)
    server = f"<script>window.__streamlit = {{ BACKEND_BASE_URL: location.origin + '{base()}/' }}</script>"
    entries = (Path(__file__).parent / "history.js").read_text(encoding="utf-8")
    return start, f"{server}<script>{entries}</script>{end}"
