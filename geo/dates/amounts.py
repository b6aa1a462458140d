"""Amounts of time, as a pattern and as numbers: three days; a year and a half; nearly two hours."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import words
from geo.dates.expression import Mod
from geo.dates.rule import lower
from geo.dates.words import COUPLE, FEW, NUMBER, UNITS

LIMITS: Final = {
    "at least": Mod.EQUAL_OR_MORE,
    "no less than": Mod.EQUAL_OR_MORE,
    "more than": Mod.MORE_THAN,
    "over": Mod.MORE_THAN,
    "just over": Mod.MORE_THAN,
    "well over": Mod.MORE_THAN,
    "at most": Mod.EQUAL_OR_LESS,
    "no more than": Mod.EQUAL_OR_LESS,
    "up to": Mod.EQUAL_OR_LESS,
    "less than": Mod.LESS_THAN,
    "fewer than": Mod.LESS_THAN,
    "under": Mod.LESS_THAN,
    "just under": Mod.LESS_THAN,
    "nearly": Mod.LESS_THAN,
    "almost": Mod.LESS_THAN,
    "about": Mod.APPROX,
    "around": Mod.APPROX,
    "approximately": Mod.APPROX,
    "roughly": Mod.APPROX,
    "some": Mod.APPROX,
    "an estimated": Mod.APPROX,
    "exactly": Mod.NONE,
    "only": Mod.NONE,
    "just": Mod.NONE,
    "barely": Mod.NONE,
}
_COUNT: Final = (
    rf"(?:(?P<couple>{COUPLE})|(?P<few>{FEW})|(?P<number>{NUMBER}(?:~and~a~half)?)"
    r"|(?P<one>an?|one|another|half an?|an? (?:full|single)))"
)
AMOUNT: Final = (
    rf"(?:(?P<limit>{'|'.join(LIMITS)}) )?{_COUNT}(?P<gap>~)"
    r"(?:(?:more|additional|other|full|long|short|straight|consecutive|further|calendar|business|trading|working|whole"
    r"|extra|successive|entire|solid) )?"
    rf"(?P<unit>{UNITS})(?:(?P<half> and a half)|(?P<so> or so))?"
)
"""A number, also a vague one, of units of time; `measure` reads it."""


def measure(match: re.Match[str]) -> tuple[float | None, str, Mod]:
    """Return the number (None if vague), the unit and the TIMEX3 mod of an AMOUNT."""
    name, mod = words.unit(match["unit"]), LIMITS.get(lower(match, "limit"), Mod.NONE)
    if match["so"] or (match["couple"] and not mod):
        mod = Mod.APPROX
    if match["few"]:
        return None, name, mod
    if match["couple"]:
        return 2.0, name, mod
    half = 0.5 if match["half"] or re.search(r"\ba\W+half$", lower(match, "number")) else 0.0
    if match["one"]:
        return (0.5 if lower(match, "one").startswith("half") else 1.0) + half, name, mod
    return words.number(re.sub(r"\W+and\W+a\W+half$", "", lower(match, "number"))) + half, name, mod
