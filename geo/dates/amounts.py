"""Amounts of time, as a pattern and as numbers: three days; a year and a half; nearly two hours."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import words
from geo.dates.rule import lower
from geo.dates.words import COUPLE, FEW, NUMBER, UNITS

LIMITS: Final = {
    "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE",
    "more than": "MORE_THAN",
    "over": "MORE_THAN",
    "just over": "MORE_THAN",
    "well over": "MORE_THAN",
    "at most": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "under": "LESS_THAN",
    "just under": "LESS_THAN",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "an estimated": "APPROX",
    "exactly": "",
    "only": "",
    "just": "",
    "barely": "",
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


def measure(match: re.Match[str]) -> tuple[float | None, str, str]:
    """Return the number (None if vague), the unit and the TIMEX3 mod of an AMOUNT."""
    name, mod = words.unit(match["unit"]), LIMITS.get(lower(match, "limit"), "")
    if match["so"] or (match["couple"] and not mod):
        mod = "APPROX"
    if match["few"]:
        return None, name, mod
    if match["couple"]:
        return 2.0, name, mod
    half = 0.5 if match["half"] or re.search(r"\ba\W+half$", lower(match, "number")) else 0.0
    if match["one"]:
        return (0.5 if lower(match, "one").startswith("half") else 1.0) + half, name, mod
    return words.number(re.sub(r"\W+and\W+a\W+half$", "", lower(match, "number"))) + half, name, mod
