"""Word pieces of a report -> windows that a transformer reads at once, whole sentences where they fit.

A window starts with the end of the one before it, which is read again for context and not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 254
"""Word pieces of a window, without the marks at its ends."""

CONTEXT: Final = 48
"""At most so many pieces of the window before are read again."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` are read; those from `kept` on are this window's own."""

    start: int
    kept: int
    end: int


def windows(breaks: Sequence[int], total: int) -> list[Window]:
    """Return windows over `total` pieces; each piece is kept by exactly one.

    breaks: the numbers of the pieces that start a sentence, in order.
    """
    found: list[Window] = []
    cuts = sorted({at for at in breaks if 0 < at < total} | {total})
    kept = 0
    number = 0
    while kept < total:
        start = max(0, kept - CONTEXT)
        end = start + LONGEST
        while number < len(cuts) and cuts[number] <= kept:
            number += 1
        last = kept
        while number < len(cuts) and cuts[number] <= end:
            last = cuts[number]
            number += 1
        if last == kept:  # a sentence longer than a window
            last = min(end, total)
        found.append(Window(start, kept, last))
        kept = last
    return found


def pieces_at(
    starts: Sequence[int], ends: Sequence[int], spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return for each span of characters its first and last piece, inclusive; the nearest for none.

    starts, ends: offsets of the pieces, in order.
    """
    from bisect import bisect_left, bisect_right

    found = []
    most = len(starts) - 1
    for start, end in spans:
        first = min(bisect_right(ends, start), most)
        last = min(max(bisect_left(starts, end) - 1, first), most)
        found.append((first, last))
    return found
