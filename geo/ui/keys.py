"""Beyond buttons: "?" lists the desk's keys, a form that opens has the focus, an error is in sight."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "dateline.keys", js=(Path(__file__).parent / "keys.js").read_text(encoding="utf-8")
)


def mount_keys(opened: str, shown: str) -> None:
    """Listen to keys.

    Args:
        opened: names the form on the desk, "" for none: another one takes the focus.
        shown: names what went wrong there or was pointed to, "" for nothing: another one is scrolled to.

    """
    _component(key="desk-keys", data={"opened": opened, "shown": shown}, height=1)
