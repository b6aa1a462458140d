"""The page as a browser first gets it: Streamlit's own frame, which says from the start what it will hold.

Streamlit's frame is called "Streamlit" until its script has run, and asks at the address of each page
for the server, which answers "404 Not Found" there. `history.js` sees to the browser's history. Of a page
that there is not, and of the first page at its own address, Streamlit's frame would say "Page not found" over
another page.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from streamlit import config, file_util

from geo.errors import DatelineError
from geo.library.library import Library
from geo.paths import given_story
from geo.story.meta import load_meta
from geo.ui import words
from geo.ui.page import STORY_KEY, Pages

_TITLE: Final = "<title>Streamlit</title>"
_NOT_FOUND: Final = (
    "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
    "<meta name='color-scheme' content='light dark'><title>{title}</title>"
    "<body style='margin: 3rem 1.2rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere'>"
    "<h1 style='font-size: 1.3rem'>{said}</h1><p><a href='{shelf}'>{link}</a></p></body></html>"
)


def base() -> str:
    """Where the server's addresses begin: "" or, behind another server, "/such"."""
    return f"/{config.get_option('server.baseUrlPath').strip('/')}".rstrip("/")


def send(request: Request) -> Response:
    """Answer a browser that comes to a page."""
    shelf_path, _, story_path, _ = Pages.PATHS
    first = story_path if given_story() else shelf_path
    if request.url.path == f"{base()}/{first}":  # Streamlit knows it at "/" alone
        return RedirectResponse(f"{base()}/?{request.url.query}".rstrip("?"))
    story = request.query_params.get(STORY_KEY)
    try:
        folder = Library().folder(story) if story else given_story()
        said = words.tab(load_meta(folder).title if folder else words.SHELF_TITLE)
    except DatelineError:  # the page will say what is wrong; or it is a visitor's own, which only they know
        said = words.NAME
    start, end = _frame()
    return HTMLResponse(f"{start}<title>{escape(said)}</title>{end}", headers={"Cache-Control": "no-cache"})


def not_found(request: Request) -> HTMLResponse:
    """Answer a browser that asks for a page that there is not."""
    said = words.no_page(request.path_params["name"])
    shelf = f"{base()}/{Pages.PATHS[0]}"
    texts = {"title": words.tab(words.NO_PAGE), "said": said, "shelf": shelf, "link": words.ALL_STORIES}
    page = _NOT_FOUND.format(**{key: escape(text) for key, text in texts.items()})
    return HTMLResponse(page, status_code=404)


@lru_cache
def _frame() -> tuple[str, str]:
    """What stands before and after the title."""
    found = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    start, _, end = found.partition(_TITLE)
    server = f"<script>window.__streamlit = {{ BACKEND_BASE_URL: location.origin + '{base()}/' }}</script>"
    entries = (Path(__file__).parent / "history.js").read_text(encoding="utf-8")
    return start, f"{server}<script>{entries}</script>{end}"
