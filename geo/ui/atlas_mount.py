"""The map of all stories in the Streamlit page: one components.v2 component around a sandboxed frame.

The browser fetches its document (geo/ui/documents.py), asks what the map shows while it is moved
(geo/ui/answers.py), and tells Python only which event was clicked.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import streamlit as st

from geo.reader.atlas_document import atlas_document
from geo.ui.documents import SANDBOX, publish

_HERE: Final = Path(__file__).parent
_KEY: Final = "atlas"

_component = st.components.v2.component(
    "dateline.atlas",
    css=(_HERE / "mount.css").read_text(encoding="utf-8"),
    js=(_HERE / "atlas_mount.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Opened:
    """An event that was clicked. date: EDTF, "" for none."""

    story: str
    event: str
    date: str


def mount_atlas(start: dict[str, Any], answers: str) -> Opened | None:
    """Show the map, and return an event in the run in which it was clicked.

    `start` is what stays the same (geo.atlases.overview.start), `answers` the address to ask at.
    """
    result = _component(
        key=_KEY,
        data={"document": publish(atlas_document()), "sandbox": SANDBOX, "start": start, "answers": answers},
        default={"opened": None},
        on_opened_change=lambda: None,
    )
    opened = result.opened or {}
    if not opened or opened.get("id") == st.session_state.get(f"{_KEY}-opened"):
        return None  # nothing, or seen in an earlier run
    st.session_state[f"{_KEY}-opened"] = opened["id"]
    return Opened(*(str(opened.get(name) or "") for name in ("story", "event", "date")))
