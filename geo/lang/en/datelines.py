"""How a news report says at its head where it was filed: "NAIROBI, March 4 (Wire) — "."""

from __future__ import annotations

from typing import Final

from geo.lang.en.newspapers import WORLDWIDE
from geo.lang.words import either

_DASH: Final = r"[—–-]{1,2}\s"
_MONTH: Final = r"[A-Z](?:[a-z]{2,8}|[A-Z]{2,8})\.?"

WHOLE_DAY: Final = rf"{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}"
"""The day of a dateline that says its year."""

_NAME: Final = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|del|la|al|of|and)){0,4}"

_DAY: Final = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
_KNOWN: Final = rf"\((?i:{either(WORLDWIDE)})\)"

DATELINE: Final = (
    r"\s*(?:\(?[A-Z][A-Z.’' -]{2,40}(?:, [\w. ’'-]{2,40}?)?"
    rf"(?:,? {_DAY}(?:, \d{{4}})?)?\)?"
    rf"|{_NAME}(?:, {_NAME})?(?:,? \((?:{WHOLE_DAY})\)|, (?:{WHOLE_DAY})|(?:, {_DAY})?(?= {_KNOWN})))\s*"
    rf"(?:(?:\([^()\n]{{1,30}}\)|/[^/\n]{{1,30}}/)\s*)?{_DASH}(?:(?:{WHOLE_DAY})\s*{_DASH})?"
)
"""All of it, from the start of a sentence: a town in capitals, what it lies in, a day, the agency, a dash.

A town in small letters is one only before a whole day or a well-known agency: "Halifax (23 March 2023) -",
"Halifax, March 23 (Reuters) - ".
"""

AGENCY: Final = rf"\(([^()\n]{{1,30}})\)\s*{_DASH}\Z"
"""Who reports it: the words in brackets at the end of a dateline."""

BEHIND_TOWN: Final = rf"\s?(?:\(\w+\)|{_DASH}|,[^.;]{{0,40}}{_DASH})"
"""What of it follows a town in capitals."""
