"""The reader in the Streamlit page: one components.v2 component around a sandboxed frame.

The document goes to the browser once; what comes back is only the settled position, after a pause.
From then on the document is left out of the component's data: Streamlit would serialise, hash and
parse all of it again at every run.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
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

    `start` is where it opens.
    """
    digest = _digest(document)
    there = st.session_state.get(f"{key}-there") == digest
    data = {"digest": digest, "start": start, "document": None if there else document}
    result = _component(
        key=key,
        data=data,
        default={"position": None},
        on_position_change=lambda: None,
    )
    position: Position | None = result.position
    # A position says that the document has arrived; none, that it has not or is lost.
    st.session_state[f"{key}-there"] = digest if position else None
    return position


@lru_cache(maxsize=8)
def _digest(document: str) -> str:
    return hashlib.sha256(document.encode()).hexdigest()
