"""Keys of the desk beyond the shortcuts of its buttons: "?" lists them, a form that opens has the focus."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "dateline.keys", js=(Path(__file__).parent / "keys.js").read_text(encoding="utf-8")
)


def mount_keys(opened: str) -> None:
    """Listen to keys; `opened` names the form on the desk, "" for none: another one takes the focus."""
    _component(key="desk-keys", data={"opened": opened}, height=1)
