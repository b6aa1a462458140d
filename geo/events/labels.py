"""A place that opens a line like a label -> the place of what the line tells.

"Odesa: Drones struck the port." is how roundups, lists and short messages say where; a dateline says it of a
whole report. "Moscow: “We will answer.”" names a speaker, and "Odesa, a port: ..." begins a sentence.
"""

from __future__ import annotations

import re
from typing import Final

from geo.analysis import Analysis
from geo.places.model import Use

_REACH: Final = 4
"""Sentences that a label speaks for: a report that is one long paragraph goes elsewhere."""

_BEFORE: Final = re.compile(r"(?:[-*•·▪]|\d{1,2}[.)])?\s*#?")
_BEHIND: Final = re.compile(r"(?::| [–—])[ \t]+(?![\"“‘'«])\S")


def labels(analysis: Analysis) -> list[int | None]:
    """Return for each sentence the number of the place that labels its line, None for none."""
    places = {analysis.sentence_at(p.mention.start): n for n, p in reversed([*enumerate(analysis.places)])}
    found: list[int | None] = []
    label, left = None, 0
    for at, sentence in enumerate(analysis.sentences):
        if not sentence.start or analysis.text[sentence.start - 1] == "\n":
            label = places.get(at) if _is_label(analysis, places.get(at), sentence.start) else None
            left = _REACH
        found.append(label if left else None)
        left = max(left - 1, 0)
    return found


def _is_label(analysis: Analysis, place: int | None, start: int) -> bool:
    """Whether a line that starts somewhere begins with the name of a place and a colon or a dash."""
    if place is None:
        return False
    mention = analysis.places[place].mention
    named = mention.use != Use.DEMONYM and not analysis.is_filed(mention.start)
    opens = _BEFORE.fullmatch(analysis.text, start, mention.start) is not None
    return named and opens and _BEHIND.match(analysis.text, mention.end) is not None
