"""Words for a capital -> the town: "the Kenyan capital", "Kenya's capital", "the capital" after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geo.gazetteer.capitals import capital
from geo.gazetteer.entry import Entry, Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Precision
from geo.places.model import Mention, Named, Use

_MONEY: Final = (
    r"(?! (?:markets?|gains?|goods|flows?|flight|spending|investment|punishment|letters?)\b)(?![\w-])"
)
"""What makes of the word another one."""

_BEHIND: Final = re.compile(rf"(?:['’]s)?(?: (?!the\b)[a-z]{{3,12}})? capital(?: city)?{_MONEY}")
"""What follows a country: "Kenyan capital", "Kenya's bustling capital"."""
_ALONE: Final = re.compile(rf"\b[Tt]he capital(?: city)?(?! of\b){_MONEY}")
_REACH: Final = 1500
"""Characters before "the capital" in which the country is named."""


def capitals(text: str, named: Sequence[Named], gazetteer: Gazetteer) -> list[Named]:
    """Return the places of a report, in text order, with those that are only called a capital.

    "Kenyan" in "the Kenyan capital" gives way to the town; "the capital, Nairobi," is named already.
    """
    found = [_called(text, name, gazetteer) or name for name in named]
    found += _alone(text, found, gazetteer)
    found.sort(key=lambda name: name.mention.start)
    return [name for at, name in enumerate(found) if not _is_named_next(name, found[at + 1 : at + 2])]


def _is_named_next(name: Named, after: Sequence[Named]) -> bool:
    """As in "the capital, Nairobi": the name behind the comma says the same."""
    return any(
        other.entry.name == name.entry.name and 0 < other.mention.start - name.mention.end <= 2
        for other in after
    )


def _called(text: str, name: Named, gazetteer: Gazetteer) -> Named | None:
    mention = name.mention
    match = _BEHIND.match(text, mention.end)
    if match is None or name.entry.precision != Precision.COUNTRY:
        return None
    town = capital(name.entry.country, gazetteer)
    return None if town is None else _named(text, mention.start, match.end(), town)


def _alone(text: str, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[Named]:
    """As in "the capital": of the country of the place named last before."""
    at = -1
    for match in _ALONE.finditer(text):
        while at + 1 < len(named) and named[at + 1].mention.end <= match.start():
            at += 1
        before = named[at] if at >= 0 else None
        if before is None or match.start() - before.mention.end > _REACH:
            continue
        if town := capital(before.entry.country, gazetteer):
            yield _named(text, match.start() + len("the "), match.end(), town)


def _named(text: str, start: int, end: int, town: Entry) -> Named:
    return Named(
        Mention(start, end, text[start:end], Use.PLACE, 0.0), replace(town, matched=Matched.ALIAS), ()
    )
