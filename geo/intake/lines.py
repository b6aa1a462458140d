"""What one line of a pasted text is: of the page around the report, a headline, or the report's."""

from __future__ import annotations

import re
from typing import Final

from geo.lang.en.page_furniture import AT_TOP, FURNITURE, MENU, SECTION

LONGEST: Final = 450
"""Of how many characters a line has at most that is not the report's."""

ENDED: Final = (".", "!", "?", "…", ":", '."', '!"', '?"', ".”", "!”", "?”", ".’", ".'", ".)")
"""What a finished sentence ends with."""

NOTE_MARK: Final = re.compile(
    r"(?<=[\w.,;:!?”’\"')\]])\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+(?=\s|$)"
)
"""The mark of a footnote."""

_TOP: Final = 12
"""Among how many lines at the top what only stands there is looked for."""

_LONGEST_LINK: Final = 120


def kind(line: str, above: int = 0) -> str:
    """Return what a line is that is not the report's, "" for one of it; above: how many of it precede."""
    if len(line) > LONGEST:
        return ""
    for name, pattern in FURNITURE:
        if pattern.fullmatch(line) and not (name in AT_TOP and above > _TOP):
            return name
    return ""


def is_menu(line: str) -> bool:
    """Return whether a line is one or more links of a page's menu."""
    return bool(SECTION.fullmatch(line)) or kind(line) == MENU


def is_headline(line: str) -> bool:
    """Return whether a line may be a headline: short, and no sentence."""
    return len(line) < _LONGEST_LINK and not NOTE_MARK.sub("", line).endswith(ENDED)
