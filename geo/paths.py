"""Where the files that travel with Dateline are, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# A wheel carries data/, seeds/ and the page under geo/shipped (see pyproject.toml).
ROOT = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent

DATA = ROOT / "data"
READER = _PACKAGE / "reader"
PAGE_STYLE = _PACKAGE / "ui" / "page.css"
PAGE = ROOT / "streamlit_app.py"
DEFAULT_STORY = DATA / "kim-tour"
