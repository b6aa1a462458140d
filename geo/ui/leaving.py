"""The browser asks before a page is left or reloaded on which a text stands that is nowhere else."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "dateline.leaving", js=(Path(__file__).parent / "leaving.js").read_text(encoding="utf-8")
)


def ask_before_leaving() -> None:
    """Have the browser ask, as long as this page is shown and a field for longer text holds one."""
    _component(key="leaving", height=1)
