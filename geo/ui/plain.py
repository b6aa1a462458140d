"""Text for Streamlit's commands that read Markdown: whatever it holds, it shows as it is."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Escape every punctuation mark as CommonMark allows (section 2.4), so that none is markup."""
    return _MARKUP.sub(r"\\\1", text)
