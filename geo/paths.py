"""Where files are: those that travel with Dateline (in a checkout and in a wheel), and those it keeps."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path

_PACKAGE = Path(__file__).resolve().parent
# A wheel carries data/, seeds/ and the page under geo/shipped (see pyproject.toml).
ROOT = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent

DATA = ROOT / "data"
READER = _PACKAGE / "reader"
PAGE_STYLE = _PACKAGE / "ui" / "page.css"
PAGE = ROOT / "streamlit_app.py"
DEFAULT_STORY = DATA / "kim-tour"


def cache_folder() -> Path:
    """The folder for compiled and kept files: DATELINE_CACHE, else the user's cache folder."""
    chosen = os.environ.get("DATELINE_CACHE")
    return Path(chosen).expanduser() if chosen else user_cache_path("dateline")
