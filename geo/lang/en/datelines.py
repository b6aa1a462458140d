"""How a news report says at its head where it was filed: "NAIROBI, March 4 (Wire) — "."""

from __future__ import annotations

from typing import Final

_DASH: Final = r"[—–-]{1,2}\s"
_MONTH: Final = r"[A-Z](?:[a-z]{2,8}|[A-Z]{2,8})\.?"

WHOLE_DAY: Final = rf"{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}"
"""The day of a dateline that says its year."""

_NAME: Final = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|del|la|al|of|and)){0,4}"

DATELINE: Final = (
    r"\s*(?:[A-Z][A-Z.’' -]{2,40}(?:, [\w. ’'-]{2,40}?)?"
    rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}})?)?"
    rf"|{_NAME}(?:, {_NAME})?(?:,? \((?:{WHOLE_DAY})\)|, (?:{WHOLE_DAY})))\s*"
    rf"(?:\([^()\n]{{1,30}}\)\s*)?{_DASH}"
)
"""All of it, from the start of a sentence: a town in capitals, what it lies in, a day, the agency, a dash.

A town in small letters is one only before a whole day: "Halifax (23 March 2023) - ".
"""

AGENCY: Final = rf"\(([^()\n]{{1,30}})\)\s*{_DASH}\Z"
"""Who reports it: the words in brackets at the end of a dateline."""

BEHIND_TOWN: Final = rf"\s?(?:\(\w+\)|{_DASH}|,[^.;]{{0,40}}{_DASH})"
"""What of it follows a town in capitals."""
