"""A mention and the words that belong to its name -> the candidates that they leave.

"Republic of Congo", "Washington state", "upstate New York", "Florida's Panhandle": the name alone has other
candidates than the whole phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from geo.gazetteer.containment import is_most_of, lies_in
from geo.gazetteer.entry import FIRST_ORDER, SECOND_ORDER, Entry, Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.normalise import normalise
from geo.kinds import AREAS, Precision
from geo.lang.en.place_nouns import (
    BEARING,
    DEPARTMENT,
    DIVISIONS,
    LANDFORMS,
    LANDFORMS_BEHIND,
)
from geo.lang.words import either
from geo.places.model import Mention

# "the Republic of Congo", "Co Kerry", "Florida's Panhandle": what a name of several words begins with.
_OPENED: Final = re.compile(
    r"(?<![\w-])(?:(?:Democratic )?Republic of (?:the )?|Kingdom of |State of |County |Co\.? |"
    r"(?:[A-Z][\w.-]{1,20} )?[A-Z][\w.-]{1,20}['\u2019]s )$"
)
_COUNTIES: Final = frozenset({"county", "district"})
_DIVISION: Final = re.compile(rf"\s({either(DIVISIONS | {DEPARTMENT})})\b", re.IGNORECASE)
_REGION: Final = re.compile(r"\sregion\b", re.IGNORECASE)
_SIDE: Final = re.compile(
    rf"(?<![\w-])(?:upstate|downstate|rural|(?:far |mid-)?{BEARING}(?:ern)?|central)\s$"
)
_THE: Final = re.compile(r"(?<!\w)[Tt]he\s$")
_OF_DIVISION: Final = re.compile(rf"\b({either(DIVISIONS)}) of (?:the )?$")
_JOINED: Final = re.compile(r"\w['-]\w")
_LANDFORMS: Final = LANDFORMS | LANDFORMS_BEHIND | {"panhandle", "plains", "highlands", "horn"}


def in_phrase(text: str, mention: Mention, entries: Sequence[Entry], gazetteer: Gazetteer) -> list[Entry]:
    """Return what the words that belong to a mention's name leave of its candidates; [] for no such words."""
    before = text[max(mention.start - 45, 0) : mention.start]
    if (opened := _OPENED.search(before)) and (found := gazetteer.candidates(opened[0] + mention.text)):
        return found
    if not entries:
        return []
    if _REGION.match(text, mention.end) and (whole := gazetteer.candidates(f"{mention.text} region")):
        return _of_kinds(whole, (FIRST_ORDER,))
    if division := _DIVISION.match(text, mention.end):
        whole = gazetteer.candidates(f"{mention.text} {division[1]}")
        named = [entry for entry in entries if entry.matched == Matched.NAME]
        kinds = _kinds(division[1])
        return _of_kinds(whole, kinds) or _of_kinds(named, kinds)
    if of_division := _OF_DIVISION.search(before):
        named = [entry for entry in entries if entry.matched == Matched.NAME]
        return _of_kinds(named, _kinds(of_division[1]))
    if _SIDE.search(before):
        return _areas(entries)
    if mention.text.lower() in _LANDFORMS and _THE.search(before):
        divisions = (FIRST_ORDER, SECOND_ORDER)
        return [
            entry for entry in entries if entry.precision != Precision.CITY and entry.kind not in divisions
        ]
    return _spelled(mention.text, entries)


def is_of_division(text: str, start: int) -> bool:
    """Return whether "the state of" stands before a name, which may mean another place before that."""
    return _OF_DIVISION.search(text, max(start - 45, 0), start) is not None


def _kinds(division: str) -> tuple[str, str]:
    """The kinds of division that a word for one may mean, the likelier first."""
    return (SECOND_ORDER, FIRST_ORDER) if division.lower() in _COUNTIES else (FIRST_ORDER, SECOND_ORDER)


def _of_kinds(found: Sequence[Entry], kinds: Sequence[str]) -> list[Entry]:
    """The candidates of the first kind that there are any of."""
    return next((some for kind in kinds if (some := [entry for entry in found if entry.kind == kind])), [])


def _areas(found: Sequence[Entry]) -> list[Entry]:
    """The areas that a side of is spoken of ("western Washington"); none where a town is meant as likely.

    A town in an area of its name is ("northern Baghdad"), but not in the United States ("upstate New York"),
    and always one where most of the area's people live ("eastern Aleppo").
    """
    if not found:
        return []
    top = max(found, key=lambda entry: entry.population)
    if any(is_most_of(town, top) for town in found if town.precision == Precision.CITY):
        return []
    areas = [
        entry
        for entry in found
        if entry.precision in AREAS
        and entry.kind != SECOND_ORDER
        and (entry.weight >= found[0].weight or 2 * entry.population >= top.population)
    ]
    in_one = any(area.country != "US" and lies_in(top, area) for area in areas)
    return [] if top.precision not in AREAS and in_one else areas


def _spelled(name: str, found: Sequence[Entry]) -> list[Entry]:
    """The candidates spelled as the name is, where it has accents: "San José" is not in California.

    Where it has a hyphen or an apostrophe, and one is spelled so: "Val-d'Or" is not Val Dor. One that is as
    well known by that name as by its own stays: "Königsberg" is Kaliningrad.
    """
    accented = any(unicodedata.combining(char) for char in unicodedata.normalize("NFD", name))
    plain = name.replace("\u2019", "'")
    if not accented and not (_JOINED.search(plain) and any(entry.name == plain for entry in found)):
        return []
    key = normalise(name)
    left = [
        entry
        for entry in found
        if entry.name in (name, plain) or (entry.matched == Matched.NAME and normalise(entry.name) != key)
    ]
    return left if accented or len(left) < len(found) else []
