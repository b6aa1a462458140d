"""The reader in the Streamlit page: one components.v2 component around a sandboxed frame.

The document goes to the browser once (Streamlit sends unchanged data by hash); what comes back is
only the settled position, after a pause.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypedDict

import streamlit as st

_HERE = Path(__file__).parent


class Position(TypedDict, total=False):
    """Where the reader stands: the step's date (EDTF) and the chosen event's id, if any."""

    date: str | None
    event: str | None


_component = st.components.v2.component(
    "dateline.reader",
    css=(_HERE / "mount.css").read_text(encoding="utf-8"),
    js=(_HERE / "mount.js").read_text(encoding="utf-8"),
)


def mount_reader(document: str, start: Position, key: str = "reader") -> Position | None:
    """Show the reader's document; return its settled position, None before the first move.

    `start` is where it opens. It has to stay the same for as long as the page is open: any change
    of a component's data sends all of it again.
    """
    digest = hashlib.sha256(document.encode()).hexdigest()
    result = _component(
        key=key,
        data={"document": document, "digest": digest, "start": start},
        default={"position": None},
        on_position_change=lambda: None,
    )
    position: Position | None = result.position
    return position
