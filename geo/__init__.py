"""Dateline's public face: a news report's sentences as dated, placed events on a map.

    import geo
    story = geo.read(text, published="2023-09-15")
    story.to_html("story.html")

`docs/api.md` tells the rest. Nothing heavy is imported before it is asked for, and nothing in here
imports Streamlit but `geo.ui`: the page in `streamlit_app.py` is a thin shell over the other rooms.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geo.errors import (
    DatelineError,
    GazetteerError,
    LanguageError,
    Problem,
    ReportError,
    ServiceError,
    StoryError,
)
from geo.version import __version__

if TYPE_CHECKING:  # for type checkers only: at run time `__getattr__` imports these when they are used
    from geo.api import Story, Tags, load, read, tag
    from geo.atlases.build import build_atlas
    from geo.atlases.find import Atlas, atlas
    from geo.batch.frame import Drafts, ReportTags, draft_frame, tag_frame
    from geo.gazetteer.gazetteer import Gazetteer

__all__ = [
    "Atlas",
    "DatelineError",
    "Drafts",
    "Gazetteer",
    "GazetteerError",
    "LanguageError",
    "Problem",
    "ReportError",
    "ReportTags",
    "ServiceError",
    "Story",
    "StoryError",
    "Tags",
    "__version__",
    "atlas",
    "build_atlas",
    "draft_frame",
    "load",
    "read",
    "tag",
    "tag_frame",
]

_HOME = {
    "Gazetteer": "geo.gazetteer.gazetteer",
    **dict.fromkeys(("Story", "Tags", "load", "read", "tag"), "geo.api"),
    **dict.fromkeys(("Atlas", "atlas"), "geo.atlases.find"),
    "build_atlas": "geo.atlases.build",
    **dict.fromkeys(("Drafts", "ReportTags", "draft_frame", "tag_frame"), "geo.batch.frame"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import what is asked for (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
