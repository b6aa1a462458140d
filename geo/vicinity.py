"""Mentions that the gazetteer does not know -> the town they most likely lie in or near.

A street, a school or a hamlet seldom has a gazetteer entry, but the report's other places tell the
town. The place is then marked as inferred: what is known is the town, not the site.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.gazetteer import Entry

if TYPE_CHECKING:
    from geo.mentions import Mention

_WINDOW: Final = 12  # mentions before and behind that are asked
_FADE: Final = 300  # characters over which a mention's say halves
_TOGETHER_KM: Final = 100.0
_WIDEST_KM: Final = 150.0
_AGREED: Final = 0.5  # share of the say that must lie together

_KM_PER_DEGREE: Final = 111.2


def nearby(
    at: int, mentions: Sequence[Mention], entries: Sequence[Entry | None], scores: Sequence[float]
) -> tuple[Entry, float] | None:
    """The town that the mention at a position lies near, with the share of say for it; None if unclear.

    entries, scores: what each mention of the report means, None where that is unknown.
    """
    mention = mentions[at]
    said: list[tuple[Entry, float]] = []
    for other in range(max(at - _WINDOW, 0), min(at + _WINDOW + 1, len(mentions))):
        entry = entries[other]
        if entry is None or entry.kind == "country" or entry.radius_km > _WIDEST_KM:
            continue
        gap = max(mentions[other].start - mention.end, mention.start - mentions[other].end, 0)
        said.append((entry, scores[other] / (1 + gap / _FADE)))
    if not said:
        return None
    support = [sum(say for other, say in said if _together(entry, other)) for entry, _ in said]
    best = max(range(len(said)), key=lambda number: (support[number], -number))
    share = support[best] / sum(say for _, say in said)
    if share < _AGREED:
        return None
    town = said[best][0]
    label = f"{mention.text}, near {town.label}"
    return replace(town, name=mention.text, label=label, inferred=True, matched="", precision="city"), share


def _together(one: Entry, other: Entry) -> bool:
    """Whether two places lie within 100 km, on a plane that is good enough for that."""
    north = (one.lat - other.lat) * _KM_PER_DEGREE
    turn = (one.lon - other.lon + 180) % 360 - 180
    east = turn * _KM_PER_DEGREE * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(north, east) <= _TOGETHER_KM
