"""Beyond buttons: "?" lists the desk's keys, a form that opens has the focus, an error is in sight.

The browser keeps the name of who decides, until it is closed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import unquote

import streamlit as st

_component = st.components.v2.component(
    "dateline.keys", js=(Path(__file__).parent / "keys.js").read_text(encoding="utf-8")
)


_COOKIE: Final = "dateline-name"  # as keys.js has it


def kept_name() -> str:
    """Return the name that the browser kept when it last opened the page, "" for none."""
    return unquote(st.context.cookies.get(_COOKIE, ""))


def mount_keys(opened: str, shown: str, name: str) -> None:
    """Listen to keys.

    Args:
        opened: names the form on the desk, "" for none: another one takes the focus.
        shown: names what went wrong there or was pointed to, "" for nothing: another one is scrolled to.
        name: of who decides, which the browser is to keep.

    """
    _component(key="desk-keys", data={"opened": opened, "shown": shown, "name": name}, height=1)
