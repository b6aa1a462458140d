"""Which part of an area is meant: "northern Nigeria", "the south of Spain", "Central South Carolina"."""

from __future__ import annotations

import re
from typing import Final

from geo.lang.en.place_nouns import BEARING

_SIDE: Final = rf"{BEARING}(?:ern)?|central"
# "north of Nigeria" without "the" is outside it.
_BEFORE: Final = re.compile(
    rf"(?<![\w-])(?:(?P<side>{_SIDE})[ -]|"
    rf"(?:the (?P<noun>{BEARING})|(?P<adjective>{_SIDE}) (?:parts?|half|areas?)) of (?:the )?)$",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(rf"(?P<side>{_SIDE})[ -](?=\w)", re.IGNORECASE)
_LONGEST: Final = 40


def part_of(text: str, start: int, end: int, label: str) -> tuple[str, str] | None:
    """Return the part that is meant where a name stands in a text, None for all of it.

    label: of the place that it means; "North Korea" is all of North Korea.

    Returns:
        A word before its name ("northern") and the side: north, southeast, central.

    """
    before = text[max(start - _LONGEST, 0) : start]
    if not (found := _BEFORE.search(before) or _WITHIN.match(text[start:end])):
        return None
    word = next(part for part in found.groups() if part).lower()
    side = re.sub(r"[ -]|ern$", "", word)
    if any(own.removesuffix("ern") in (side, word) for own in re.findall(r"[a-z]+", label.lower())):
        return None
    return (word if word.endswith("ern") or side == "central" else f"{word}ern"), side
