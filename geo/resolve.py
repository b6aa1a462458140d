"""Mentions of a report -> the gazetteer's places they mean, each with the candidates that lost.

Mentions of one name mean one place unless a qualifier tells them apart ("Paris, Texas"). Which of
its candidates that is `geo.ranking` weighs with all the report's names together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geo.gazetteer import Entry, Gazetteer
from geo.names import is_code, normalise
from geo.vicinity import nearby

if TYPE_CHECKING:
    from geo.mentions import Mention
    from geo.ranking import Name, Weights

_MOST_REJECTED: Final = 5
_LEAST: Final = 0.35  # below this chance a place is more likely to mislead than to help
_BESIDE: Final = 60  # characters within which names are taken to belong together

# "Paris, Texas", "Paris (Texas)", "PARIS, Texas, Oct. 2": a comma and up to four capitalised words.
_QUALIFIER: Final = re.compile(r"\s?[,(]\s?((?:[A-Z][\w.'’-]{0,30}[ \xa0]?){1,4})")
_TOWN: Final = re.compile(
    r"\b(?:city|town|village|suburb|hamlet|capital|community|port) of\W{1,2}$", re.IGNORECASE
)
_AREA: Final = re.compile(
    r"\b(?:state|province|county|region|district|prefecture|oblast|governorate) of\W{1,2}$", re.IGNORECASE
)
_TOWN_AFTER: Final = re.compile(
    r"\W(?:police|city council|mayor|resident|native|man\b|woman\b)", re.IGNORECASE
)
_AREA_AFTER: Final = re.compile(
    r"\W(?:state|province|count(?:y|ies)|region|district|prefecture|oblast|governorate)\b", re.IGNORECASE
)
# Words that speak of a part or the surroundings of what they stand with.
_BEFORE: Final = re.compile(
    r"(?:(?:north|south|east|west|northeast|northwest|southeast|southwest|central|inner|outer|upper|lower"
    r"|northern|southern|eastern|western|greater|downtown|metropolitan|metro|mid|rural|old|the)[ -])+",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r" (?:area|region|city|state|province|district|metro|county|township|twp\.?|town|village|governorate"
    r"|valley|suburbs|oblast|island|municipality)$",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(r"\s?(?:\(\w+\)|[-\u2013\u2014]{1,2}\s|,[^.;]{0,40}[-\u2013\u2014]{1,2}\s)")
_PARTY: Final = re.compile(r"\b[DRI]-$")
# Words and spellings by which American and British papers give themselves away.
_AMERICAN: Final = re.compile(
    r"\b(?:sheriff|school (?:board|district)|high school|city council|county commission|state (?:police|"
    r"trooper|senat|representative)|attorney general|district attorney|congressman|downtown|freshman|"
    r"sophomore|interstate|highway \d|u\.s\.|rep\. |sen\. |gov\. |ave\.|blvd|a\.m\.|p\.m\.|"
    r"(?:col|fav|neighb|hon|lab)or\b|center|program\b|\$\d)",
    re.IGNORECASE,
)
_BRITISH: Final = re.compile(
    r"(?:\b(?:councillor|mps?\b|tory|labour|(?:col|fav|neighb|hon)our|centre|programme|per cent|whilst|"
    r"borough council|county council|constable|pensioner|motorway|\w{3,12}isation)|\u00a3)",
    re.IGNORECASE,
)
_STYLE_READ: Final = 20_000  # characters of the report that are searched for them
_OWNER: Final = re.compile(r"['\u2019]s?$")


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention means.

    entry: its place, None where nothing fits. score: 0 to 1, how likely that is (for None: that no
    candidate is meant). rejected: the candidates that lost, best first, at most 5.
    """

    entry: Entry | None
    score: float
    rejected: tuple[Entry, ...]


def resolve(
    text: str,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    weights: Mapping[str, Weights] | None = None,
) -> list[Resolution]:
    """Return a resolution for each mention of the report's text, in the order of the mentions.

    weights: other than those that travel with Dateline (`geo.ranking`).
    """
    from geo.ranking import Table, chances

    names, places = gather(text, mentions, gazetteer)
    if not names:
        return [Resolution(None, 1.0, ()) for _ in mentions]
    table = Table(names)
    chance = chances(table, weights)
    found = []
    for name, start in zip(names, table.starts, strict=True):
        block = chance[start : start + len(name.entries)]
        order = sorted(range(len(block)), key=lambda row: (-block[row], row))
        ranked = [name.entries[row] for row in order]
        best = float(block[order[0]]) if order else 0.0
        if best >= _LEAST:
            found.append(Resolution(ranked[0], best, tuple(ranked[1 : 1 + _MOST_REJECTED])))
        else:
            found.append(Resolution(None, 1 - best, tuple(ranked[:_MOST_REJECTED])))
    return _with_vicinity(mentions, [found[place] for place in places])


def _with_vicinity(mentions: Sequence[Mention], found: list[Resolution]) -> list[Resolution]:
    """Give those without a place the town they lie near, where the report tells it."""
    entries, scores = [one.entry for one in found], [one.score for one in found]
    done = []
    for at, one in enumerate(found):
        near = nearby(at, mentions, entries, scores) if one.entry is None else None
        done.append(Resolution(near[0], near[1] * _LEAST, one.rejected) if near else one)
    return done


def gather(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[list[Name], list[int]]:
    """The report's names with their candidates, and for each mention the position of its name."""
    from geo.ranking import Name

    style = _style(text)
    looked: dict[str, list[Entry]] = {}
    qualified: dict[str, list[Entry]] = {}
    names: list[Name] = []
    places: list[int] = []
    known: dict[tuple[str, int, str], int] = {}
    senses: dict[tuple[str, int], int] = {}
    waiting: dict[tuple[str, int], int] = {}
    for mention in mentions:
        if mention.text not in looked:
            looked[mention.text] = look_up(mention.text, gazetteer)
        entries = looked[mention.text]
        key = normalise(mention.text), len(entries)
        holders, words = _holders(text, mention.end, entries, qualified, gazetteer)
        if words:
            place = known.get((*key, words), -1)
            if place < 0 and (place := waiting.pop(key, -1)) >= 0:
                names[place].holders = holders
        else:
            place = senses.get(key, -1)
        if place < 0:
            place = len(names)
            capitals, code = mention.text.isupper(), is_code(mention.text)
            names.append(Name(entries, holders, count=0, capitals=capitals, code=code, style=style))
            if not words:
                waiting[key] = place
        known[(*key, words)] = senses[key] = place
        name = names[place]
        name.count += 1
        name.cues |= _cues(text, mention)
        name.doubt += 1 - mention.score
        places.append(place)
    for name in names:
        name.doubt /= name.count
    _join(names, mentions, places)
    return names, places


def look_up(name: str, gazetteer: Gazetteer) -> list[Entry]:
    """The candidates of a name; where it has none, of what is left without words for a part of it."""
    if found := gazetteer.candidates(name):
        return found
    short = _OWNER.sub("", name)
    for shorter in (short, _AFTER.sub("", short), _BEFORE.sub("", short, count=1)):
        if shorter != name and (found := gazetteer.candidates(shorter)):
            return [replace(entry, matched="alias", weight=entry.weight - 2.0) for entry in found]
    return []


def _holders(
    text: str, end: int, entries: Sequence[Entry], kept: dict[str, list[Entry]], gazetteer: Gazetteer
) -> tuple[list[Entry], str]:
    """Places that the words behind a name may narrow it to, and those words; [] and "" if none."""
    match = _QUALIFIER.match(text, end)
    if not match or not entries:
        return [], ""
    words = match[1].split()
    for length in range(len(words), 0, -1):
        said = " ".join(words[:length]).rstrip(",;:")
        for form in dict.fromkeys((said, said.rstrip("."))):
            if form not in kept:
                kept[form] = [
                    entry
                    for entry in gazetteer.candidates(form)
                    if entry.kind in ("country", "first-order division", "second-order division")
                    and entry.matched != "demonym"
                ]
            if kept[form]:
                return kept[form], normalise(form)
    return [], ""


def _style(text: str) -> tuple[float, float]:
    """How American and how British the report's words are, 0 to 1 each; capitals do not count."""
    start = text[:_STYLE_READ]
    american, british = (sum(1 for _ in pattern.finditer(start)) for pattern in (_AMERICAN, _BRITISH))
    return american / (american + british + 3), british / (american + british + 3)


def _cues(text: str, mention: Mention) -> frozenset[str]:
    before, after = text[max(mention.start - 20, 0) : mention.start], text[mention.end : mention.end + 14]
    cues = set()
    dateline = mention.text.isupper() and before[-1:] in ("", "\n") and _DATELINE.match(text, mention.end)
    if dateline or _TOWN.search(before) or _TOWN_AFTER.match(after):
        cues.add("town")
    if _AREA.search(before) or _AREA_AFTER.match(after) or _PARTY.search(before):
        cues.add("area")
    return frozenset(cues)


def _join(names: Sequence[Name], mentions: Sequence[Mention], places: Sequence[int]) -> None:
    """Tell the names which others stand beside them, nearer ones more."""
    for at, (mention, place) in enumerate(zip(mentions, places, strict=True)):
        for other in range(at + 1, min(at + 4, len(mentions))):
            gap = mentions[other].start - mention.end
            if gap > _BESIDE:
                break
            beside = places[other]
            if beside == place:
                continue
            nearness = (1 - max(gap, 0) / (2 * _BESIDE)) / (other - at)
            for one, two in ((place, beside), (beside, place)):
                names[one].neighbours[two] = max(names[one].neighbours.get(two, 0.0), nearness)
