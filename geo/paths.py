"""Where files are: those that travel with Dateline (in a checkout and in a wheel), and those it keeps."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

_PACKAGE = Path(__file__).resolve().parent
# A wheel carries data/, seeds/ and the page under geo/shipped (see pyproject.toml).
ROOT = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent

DATA = ROOT / "data"
READER = _PACKAGE / "reader"
PAGE_STYLE = _PACKAGE / "ui" / "page.css"
PAGE = ROOT / "streamlit_app.py"
SCRIPT = _PACKAGE / "ui" / "pages" / "entry.py"
DEFAULT_STORY = DATA / "kim-tour"

READ_ONLY = "DATELINE_READ_ONLY"
"""The setting of the environment that makes a public server; see `read_only`."""


def cache_folder() -> Path:
    """The folder for compiled and kept files: DATELINE_CACHE, else the user's cache folder."""
    chosen = os.environ.get("DATELINE_CACHE")
    return Path(chosen).expanduser() if chosen else user_cache_path("dateline")


def library_folder() -> Path:
    """The folder of a person's own stories: DATELINE_LIBRARY, else in the user's data folder."""
    chosen = os.environ.get("DATELINE_LIBRARY")
    return Path(chosen).expanduser() if chosen else user_data_path("dateline") / "stories"


def given_story() -> Path | None:
    """The story that the page opens on: DATELINE_STORY; None where it opens on the shelf."""
    folder = os.environ.get("DATELINE_STORY")
    return Path(folder) if folder else None


def given_atlas() -> Path | None:
    """The atlas that the page shows as the map of all stories: DATELINE_ATLAS; None for that of the shelf."""
    path = os.environ.get("DATELINE_ATLAS")
    return Path(path) if path else None


def read_only() -> bool:
    """Whether the page is a public server's: DATELINE_READ_ONLY is set to anything but 0 or nothing."""
    return os.environ.get(READ_ONLY, "") not in ("", "0")
