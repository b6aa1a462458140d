"""Words for a capital -> the town: "the Kenyan capital", "the capital of Kenya", "the capital" after it.

Of states and provinces too: "the Scottish capital", "the Texas capital", "the state capital".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geo.gazetteer.capitals import capital, capital_of, state_capital
from geo.gazetteer.entry import Entry, Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.places.model import Mention, Named, Use

_MONEY: Final = (
    r"(?! (?:markets?|gains?|goods|flows?|flight|spending|investment|punishment|letters?)\b)(?![\w-])"
)
"""What makes of the word another one."""

_BEHIND: Final = re.compile(rf"(?:['’]s)?(?: (?!the\b)[a-z]{{3,12}})? capital(?: city)?{_MONEY}")
"""What follows a country: "Kenyan capital", "Kenya's bustling capital"."""
_OF_AREA: Final = re.compile(
    rf"(?<=\b[Tt]he )(?P<area>[A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}})(?:['’]s)? capital(?: city)?{_MONEY}"
)
"""What its people or its name says of a capital."""
_BEFORE: Final = re.compile(r"\bcapital(?: city)? of (?:the )?$")
"""What leads to a country: "the capital of Kenya"."""
_ALONE: Final = re.compile(rf"\b[Tt]he (?P<of>state |provincial )?capital(?: city)?(?! of\b){_MONEY}")
_HAD: Final = re.compile(r"\b(?:ha[sd]|have|having|raised?|provided?|lack(?:s|ed)?|need(?:s|ed)?) $")
"""What makes money of the word behind it: "raised the capital"."""
_LEAD, _NEXT = 30, 40  # characters before a country in which "capital of" stands, and before that its name
_REACH: Final = 1500
"""Characters before "the capital" in which the country is named."""


def capitals(text: str, named: Sequence[Named], gazetteer: Gazetteer) -> list[Named]:
    """Return the places of a report, in text order, with those that are only called a capital.

    "Kenyan" in "the Kenyan capital" gives way to the town; "the capital, Nairobi," is named already.
    """
    found = [_called(text, name, gazetteer) or name for name in named]
    found += _unnamed(text, found, gazetteer)
    found.sort(key=lambda name: name.mention.start)
    found += _alone(text, found, gazetteer)
    found.sort(key=lambda name: name.mention.start)
    return [name for at, name in enumerate(found) if not _is_named_next(name, found[at + 1 : at + 2])]


def _is_named_next(name: Named, after: Sequence[Named]) -> bool:
    """As in "the capital, Nairobi": the name behind the comma says the same.

    "Palma, Mozambique," is not: a town that nobody knows, put where its country is.
    """
    return "capital" in name.mention.text and any(
        other.entry.name == name.entry.name and 0 < other.mention.start - name.mention.end <= 2
        for other in after
    )


def _called(text: str, name: Named, gazetteer: Gazetteer) -> Named | None:
    mention = name.mention
    behind = _BEHIND.match(text, mention.end)
    before = _BEFORE.search(text, max(mention.start - _LEAD, 0), mention.start)
    if (behind is None and before is None) or (town := capital_of(name.entry, gazetteer)) is None:
        return None
    start = before.start() if before and not behind else mention.start
    if text[max(start - _NEXT, 0) : start].removesuffix("the ").endswith(f"{town.name}, "):
        return None  # "Nairobi, the capital of Kenya,"
    return _named(text, start, behind.end() if behind else mention.end, town)


def _unnamed(text: str, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[Named]:
    """As in "the Welsh capital": of an area whose name or people nothing else in the report tells of."""
    filled = {at for name in named for at in range(name.mention.start, name.mention.end)}
    for match in _OF_AREA.finditer(text):
        if not filled.isdisjoint(range(match.start(), match.end())):
            continue
        towns = (capital_of(area, gazetteer) for area in gazetteer.candidates(match["area"]))
        if town := next((town for town in towns if town is not None), None):
            yield _named(text, match.start(), match.end(), town)


def _alone(text: str, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[Named]:
    """As in "the capital": of the country of the place named last before."""
    at = -1
    for match in _ALONE.finditer(text):
        while at + 1 < len(named) and named[at + 1].mention.end <= match.start():
            at += 1
        before = named[at] if at >= 0 else None
        money = _HAD.search(text, max(match.start() - _LEAD, 0), match.start())
        if money or before is None or match.start() - before.mention.end > _REACH:
            continue
        country, state = before.entry.country, before.entry.admin1
        if town := state_capital(country, state, gazetteer) if match["of"] else capital(country, gazetteer):
            yield _named(text, match.start() + len("the "), match.end(), town)


def _named(text: str, start: int, end: int, town: Entry) -> Named:
    return Named(
        Mention(start, end, text[start:end], Use.PLACE, 0.0), replace(town, matched=Matched.ALIAS), ()
    )
