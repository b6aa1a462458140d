"""How a news report says at its head where it was filed: "NAIROBI, March 4 (Wire) — "."""

from __future__ import annotations

from typing import Final

_DASH: Final = r"[—–-]{1,2}\s"
_MONTH: Final = r"[A-Z][a-z]{2,8}\.?"

DATELINE: Final = (
    r"\s*[A-Z][A-Z.’' -]{2,40}(?:, [\w. ’'-]{2,40}?)?"
    rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}})(?:, \d{{4}})?)?\s*"
    rf"(?:\([^()\n]{{1,30}}\)\s*)?{_DASH}"
)
"""All of it, from the start of a sentence: a town in capitals, what it lies in, a day, the agency, a dash."""

WHOLE_DAY: Final = rf"{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} [A-Z][a-z]{{2,8}},? \d{{4}}"
"""The day of a dateline that says its year."""

AGENCY: Final = rf"\(([^()\n]{{1,30}})\)\s*{_DASH}\Z"
"""Who reports it: the words in brackets at the end of a dateline."""

BEHIND_TOWN: Final = rf"\s?(?:\(\w+\)|{_DASH}|,[^.;]{{0,40}}{_DASH})"
"""What of it follows a town in capitals."""
