"""Mentions of a report -> the gazetteer's places they mean, each with the candidates that lost.

Mentions of one name mean one place unless a qualifier tells them apart ("Paris, Texas"). Which of
its candidates that is `geo.places.ranking` weighs with all the report's names together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from geo.gazetteer.entry import COUNTRY, FIRST_ORDER, SECOND_ORDER, Entry, Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.normalise import is_code, normalise
from geo.lang.en.place_nouns import BEFORE_PART, BEHIND_PART
from geo.places import context
from geo.places.model import Mention, Resolution
from geo.places.ranking import Array, Name, Table, Weights, chances, is_contained

_MOST_REJECTED: Final = 5
_LEAST: Final = 0.4  # below this chance a place is more likely to mislead than to help
# At most so likely no place's name; at least so likely this place; its least share of what all have.
_NOT_A_PLACE, _BARELY, _HARDLY = 0.3, 0.2, 0.85
# How much better known (as a power of ten) another candidate is, and its least chance.
_FAMOUS, _LIKELY = 1.5, 0.2
# Share of a report's names in one country, and at most in another; of how many; how much less known
# the candidate there may be; and its least chance.
_HOME, _ABROAD, _SEVERAL, _OBSCURE, _POSSIBLE = 0.6, 0.3, 4, 1.0, 0.03
_BESIDE: Final = 60  # characters within which names are taken to belong together

_BEFORE: Final = re.compile(rf"(?:{BEFORE_PART})+", re.IGNORECASE)
_AFTER: Final = re.compile(rf"{BEHIND_PART}$", re.IGNORECASE)
_OWNER: Final = re.compile(r"['\u2019]s?$")


def resolve(
    text: str,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    weights: Mapping[str, Weights] | None = None,
) -> list[Resolution]:
    """Return a resolution for each mention of the report's text, in the order of the mentions.

    weights: other than those that travel with Dateline (`geo.places.ranking`).
    """
    names, places = gather(text, mentions, gazetteer)
    if not names:
        return [Resolution(None, 1.0, ()) for _ in mentions]
    table = Table(names)
    # Rounded, so that the last digits of a processor's sums decide nothing.
    chance = np.round(chances(table, weights), 4)
    blocks = [
        chance[start : start + len(name.entries)] for name, start in zip(names, table.starts, strict=True)
    ]
    orders = [sorted(range(len(block)), key=lambda row: (-block[row], row)) for block in blocks]
    countries = Counter(
        name.entries[order[0]].country for name, order in zip(names, orders, strict=True) if order
    )
    found = []
    for name, block, order in zip(names, blocks, orders, strict=True):
        best = float(block[order[0]]) if order else 0.0
        first = _preferred(name, block, order, countries)
        ranked = [name.entries[row] for row in (*first, *(row for row in order if row not in first))]
        if best >= _LEAST or _is_only_one(name, block, best):
            found.append(Resolution(ranked[0], best, tuple(ranked[1 : 1 + _MOST_REJECTED])))
        else:
            found.append(Resolution(None, 1 - best, tuple(ranked[:_MOST_REJECTED])))
    return [found[place] for place in places]


def _is_only_one(name: Name, block: Array, best: float) -> bool:
    """Whether a name that is surely a place's leaves hardly a choice: "a ferry to Ancona"."""
    return name.no_place <= _NOT_A_PLACE and best >= max(_BARELY, _HARDLY * float(block.sum()))


def _preferred(name: Name, block: Array, order: Sequence[int], countries: Counter[str]) -> tuple[int, ...]:
    """The candidate that is meant after all, where nothing around the name tells: none or one.

    A place far better known than the likeliest, in a country the report speaks of as much; or a place in
    the country where most of its others lie. By cross-validation on the development corpora this costs
    and gains less than 0.3 points: it is for the few names that a reader would laugh at.
    """
    if not order or any(is_contained(entry, name.containers) for entry in name.entries):
        return ()
    best, every = name.entries[order[0]], countries.total()
    there = countries[best.country]
    for row in order[1:4]:
        other = name.entries[row]
        here = countries[other.country]
        spoken_of = here >= there - 1 if other.country != best.country else True
        if other.weight - best.weight >= _FAMOUS and block[row] >= _LIKELY and spoken_of:
            return (row,)
        home = every >= _SEVERAL and here >= _HOME * every and there <= _ABROAD * every
        known = other.country != best.country and other.weight - best.weight >= -_OBSCURE
        if home and known and block[row] >= _POSSIBLE:
            return (row,)
    return ()


def gather(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[list[Name], list[int]]:
    """The report's names with their candidates, and for each mention the position of its name."""
    style = context.style(text)
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
        containers, words = _containers(text, mention, entries, qualified, gazetteer)
        if entries and not words and (instead := _instead(text, mention, gazetteer)):
            entries, words = instead, f"not in {instead[0].name}"
        if words:
            place = known.get((*key, words), -1)
            if place < 0 and (place := waiting.pop(key, -1)) >= 0:
                names[place].containers = containers
        else:
            place = senses.get(key, -1)
        if place < 0:
            place = len(names)
            capitals, code = mention.text.isupper(), is_code(mention.text)
            names.append(Name(entries, containers, count=0, capitals=capitals, code=code, style=style))
            if not words:
                waiting[key] = place
        known[(*key, words)] = senses[key] = place
        name = names[place]
        name.count += 1
        name.settings |= context.settings(text, mention.start, mention.end)
        name.no_place += 1 - mention.score
        places.append(place)
    for name in names:
        name.no_place /= name.count
    _join(names, mentions, places)
    return names, places


def look_up(name: str, gazetteer: Gazetteer) -> list[Entry]:
    """The candidates of a name; where it has none, of what is left without words for a part of it."""
    if found := gazetteer.candidates(name):
        return found
    short = _OWNER.sub("", name)
    for shorter in (short, _AFTER.sub("", short), _BEFORE.sub("", short, count=1)):
        if shorter != name and (found := gazetteer.candidates(shorter)):
            return [replace(entry, matched=Matched.ALIAS, weight=entry.weight - 2.0) for entry in found]
    return []


def _containers(
    text: str, mention: Mention, entries: Sequence[Entry], kept: dict[str, list[Entry]], gazetteer: Gazetteer
) -> tuple[list[Entry], str]:
    """What the words around a name may mean that holds one of its candidates, and the words."""
    for words in context.qualifiers(text, mention.start, mention.end) if entries else ():
        if words not in kept:
            kept[words] = [
                entry
                for entry in gazetteer.candidates(words)
                if entry.kind in (COUNTRY, FIRST_ORDER, SECOND_ORDER)
            ]
        if any(is_contained(entry, kept[words]) for entry in entries):
            return kept[words], normalise(words)
    return [], ""


def _instead(text: str, mention: Mention, gazetteer: Gazetteer) -> list[Entry]:
    """The country that a name must lie in by the words behind it, where none of its candidates does."""
    words = context.only_inside(text, mention.start, mention.end)
    return [entry for entry in gazetteer.candidates(words) if entry.kind == COUNTRY][:1] if words else []


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
