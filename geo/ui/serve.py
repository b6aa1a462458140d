"""The page's server: Streamlit's, with what a browser is sent besides the pages.

    python -m geo.ui.serve [streamlit run's options]

Streamlit runs the page's script, and so imports pandas and folium, only once a browser has
connected. Here a thread does that while the browser still loads the page's frame.
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.routing import BaseRoute, Route
from streamlit import net_util
from streamlit.web import cli

from geo.errors import DatelineError
from geo.paths import PAGE, given_story
from geo.ui import answers, documents, frame, visitor
from geo.ui.page import Pages

_UNLIMITED: Final = 10_240
"""Files to ask for where there is no limit; macOS takes no more."""


class _PageName(StringConvertor):
    """What a page could be called, in folders too, and none of Streamlit's own addresses is."""

    regex = r"(?!media/)[A-Za-z0-9][\w-]*(/[A-Za-z0-9][\w-]*)*/?"


def routes() -> list[BaseRoute]:
    """What the server answers besides Streamlit's own addresses."""
    register_url_convertor("page", _PageName())
    pages = (Route(f"{frame.base()}/{name}", frame.send) for name in ("", *Pages.PATHS))
    asked = f"{frame.base()}/{answers.FOLDER}/{{key}}"
    return [
        *pages,
        Route(f"{frame.base()}/{documents.FOLDER}/{{name}}", documents.send),
        Route(asked, answers.send, methods=["POST"]),
        Route(f"{frame.base()}/{{name:page}}", frame.not_found),
    ]


@asynccontextmanager
async def running(_: object) -> AsyncIterator[dict[str, Any]]:
    """What is done when the server starts, and when it stops."""
    open_more_files()
    # A page of another origin that knocks makes Streamlit ask another host for this machine's own address.
    net_util._external_ip = ""
    threading.Thread(target=_preload, name="preload", daemon=True).start()
    yield {}
    visitor.forget_all()


def open_more_files() -> None:
    """Let the server have as many files and connections open as the system allows.

    Many systems start a program with 256 or 1,024; each visitor takes one, or some while a page loads.
    """
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _UNLIMITED if hard == resource.RLIM_INFINITY else hard
    if soft < most and soft != resource.RLIM_INFINITY:
        with suppress(OSError, ValueError):  # the system knows a limit that it does not tell
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _preload() -> None:
    """Load what the first page needs; if the command named a story, read it too."""
    importlib.import_module("geo.ui.pages.story" if given_story() else "geo.ui.pages.shelf")
    if folder := given_story():
        from geo.ui.stories import opened

        with suppress(DatelineError):  # the page says what is wrong
            opened(folder)


def main() -> None:
    """Run the server until it is told to stop."""
    sys.argv = ["streamlit", "run", str(PAGE), *sys.argv[1:]]
    cli.main()


if __name__ == "__main__":
    main()
