"""Mentions of a report -> the gazetteer's places they mean, each with the candidates that lost.

Mentions of one name mean one place unless a qualifier tells them apart ("Paris, Texas"). Which of
its candidates that is `geo.places.ranking` weighs with all the report's names together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from geo.gazetteer.containment import lies_in
from geo.gazetteer.entry import COUNTRY, FIRST_ORDER, SECOND_ORDER, Entry, Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.normalise import is_code, normalise
from geo.places import context
from geo.places.astray import is_astray, is_world, spoken_of
from geo.places.city_or_state import city_or_state
from geo.places.evidence import UNLEARNED, evidence, renown
from geo.places.model import Mention, Resolution, Told
from geo.places.neighbours import by_neighbours
from geo.places.phrases import in_phrase, is_of_division
from geo.places.publisher import ENGLISH, Publisher
from geo.places.publisher import publisher as known_publisher
from geo.places.ranking import Array, Name, Table, Weights, chances, is_contained, softmax

_HOLDERS: Final = frozenset({
    COUNTRY, FIRST_ORDER, SECOND_ORDER, "region", "island", "islands", "atoll", "peninsula",
})  # fmt: skip
"""Kinds of what may be said of a town behind its name: "Perth, Tasmania", "Hebron, Labrador"."""
_MOST_REJECTED: Final = 5
_UNLEARNED: Final = np.array([UNLEARNED.get(column, 0.0) for column in Told])
_EVEN: Final = 0.5  # in five folds half of the places that hardly a namesake speaks against are right
_LEAST: Final = 0.4  # below this chance a place is more likely to mislead than to help
# At most so likely no place's name; at least so likely this place; its least share of what all have.
_NOT_A_PLACE, _BARELY, _HARDLY = 0.3, 0.12, 0.85
# How much better known (as a power of ten) another candidate is, and its least chance.
_FAMOUS, _LIKELY = 1.5, 0.2
# Share of a report's names in one country, and at most in another; of how many; how much less known
# the candidate there may be; and its least chance.
_HOME, _ABROAD, _SEVERAL, _OBSCURE, _POSSIBLE = 0.6, 0.3, 4, 1.0, 0.03
# Without context a town is meant that is so well known (see `renown`), so much better than its namesakes,
# none of which has more than so many people (as a power of ten).
_RENOWNED, _RENOWNED_BY_ANOTHER, _FAR_BETTER = 4.4, 6.2, 1.5
_BY_ANOTHER: Final = 2.0
_HAMLET, _SMALL = 3.0, 4.0
# Weight of the only place of a name from which it is meant, and how likely the name is no place's at most.
_WELL_KNOWN, _PERHAPS = 6.0, 0.5
_ABOUT: Final = 3  # a report is about a country with at least one of so many of its names
_UNKNOWN: Final = Publisher()
_TWINS_KM: Final = 25.0  # so near each other it makes no difference which place is meant
_TOGETHER_KM: Final = 250.0
_READ: Final = 200  # characters of a clause to either side of a name
# How much less known another sense of a name may be, and how sure the first.
_AS_KNOWN, _SURE = 0.5, 0.98
_CLAUSE: Final = re.compile(r"[a-z0-9)\]%][.!?][\"\u201d\u2019)]*\s+(?=[\"\u201c\u2018(]*[A-Z])|[;\n]")
_BESIDE: Final = 60  # characters within which names are taken to belong together


def resolve(
    text: str,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    weights: Mapping[str, Weights] | None = None,
    publisher: str = "",
) -> list[Resolution]:
    """Return a resolution for each mention of the report's text, in the order of the mentions.

    weights: other than those that travel with Dateline (`geo.places.ranking`). publisher: who published the
    report, "" if not known.
    """
    names, places = gather(text, mentions, gazetteer, known_publisher(publisher, gazetteer))
    if not names:
        return [Resolution(None, 1.0, ()) for _ in mentions]
    table = Table(names)
    odds = np.log(np.maximum(chances(table, weights), 1e-9)) + table.told @ _UNLEARNED
    # Rounded, so that the last digits of a processor's sums decide nothing.
    chance = np.round(softmax(table, odds), 4)
    blocks = [
        chance[start : start + len(name.entries)] for name, start in zip(names, table.starts, strict=True)
    ]
    orders = [sorted(range(len(block)), key=lambda row: (-block[row], row)) for block in blocks]
    countries = Counter(
        name.entries[order[0]].country for name, order in zip(names, orders, strict=True) if order
    )
    told_of = Counter(
        name.entries[order[0]].country
        for name, block, order in zip(names, blocks, orders, strict=True)
        if order and block[order[0]] >= _LEAST
    )
    found = []
    for name, block, order in zip(names, blocks, orders, strict=True):
        best = float(block[order[0]]) if order else 0.0
        first = _preferred(name, block, order, countries)
        ranked = [name.entries[row] for row in (*first, *(row for row in order if row not in first))]
        alone = _alone_in(name, told_of) if best < _LEAST else None
        if alone is not None:
            ranked = [alone, *(entry for entry in ranked if entry is not alone)]
        if best >= _LEAST or alone is not None or _is_only_one(name, block, best):
            sure = best if best >= _LEAST else _EVEN
            found.append(Resolution(ranked[0], sure, tuple(ranked[1 : 1 + _MOST_REJECTED])))
        else:
            found.append(Resolution(None, 1 - best, tuple(ranked[:_MOST_REJECTED])))
    told = _in_clauses(text, mentions, [found[place] for place in places], places, names)
    told = by_neighbours(text, mentions, told)
    towns = [city_or_state(text, at, mentions, told, gazetteer) for at in range(len(told))]
    spoken = spoken_of((mention.text, one.entry) for mention, one in zip(mentions, towns, strict=True))
    return [
        _here(one, spoken, qualified=bool(names[place].containers))
        for one, place in zip(towns, places, strict=True)
    ]


def _here(found: Resolution, countries: Counter[str], *, qualified: bool) -> Resolution:
    """No place instead of one that is astray."""
    if found.entry is not None and is_astray(found.entry, countries):
        return Resolution(None, 1 - found.score, (found.entry, *found.rejected)[:_MOST_REJECTED])
    if not qualified and any(is_world(entry) for entry in (found.entry, *found.rejected[:1]) if entry):
        return Resolution(None, 1.0, ())
    return found


def _alone_in(name: Name, countries: Counter[str]) -> Entry | None:
    """The place that a name surely means, in a country that the report is about or else anywhere."""
    common = [entry for entry in name.entries if countries[entry.country] * _ABOUT >= countries.total()]
    return (_alone(name, common) if common else None) or _alone(name, name.entries)


def _alone(name: Name, entries: Sequence[Entry]) -> Entry | None:
    """The place that a name surely means although its context does not tell: "landed in Nome".

    entries: all of its candidates, or those in the countries that the report is about.
    """
    towns = sorted((entry for entry in entries if renown(entry)), key=lambda entry: -_called(entry))
    if len(entries) == 1 and entries[0].weight >= _WELL_KNOWN and name.no_place <= _PERHAPS:
        return entries[0]  # "JFK"
    if not towns or entries[0].kind == COUNTRY:
        return None
    best = towns[0]
    own, sure = best.matched == Matched.NAME, name.no_place <= _NOT_A_PLACE
    rivals = [
        entry
        for entry in entries
        if best.km_to(entry) > _TWINS_KM and not (renown(entry) == 0 and lies_in(best, entry))
    ]
    if own and sure and not rivals:
        return best
    if renown(best) < (_RENOWNED if own else _RENOWNED_BY_ANOTHER) or not (sure or own):
        return None
    return None if any(_is_rival(entry, best, sure=sure) for entry in rivals) else best


def _called(entry: Entry) -> float:
    """How well a town is known by a name: one that has another name of its own a hundred times less."""
    return renown(entry) - _BY_ANOTHER * (entry.matched != Matched.NAME)


def _is_rival(entry: Entry, best: Entry, *, sure: bool) -> bool:
    """Whether a place of a name may be meant as well as the best known one.

    A town of an English-speaking country sooner: its own paper writes of it. A town that is seldom called so
    is no rival for how well it is known by its own name.
    """
    known = renown(entry) if entry.matched == Matched.NAME else entry.weight
    local = entry.country in ENGLISH and entry.weight > (_SMALL if sure else _HAMLET)
    return local or known > renown(best) - _FAR_BETTER


def _in_clauses(
    text: str,
    mentions: Sequence[Mention],
    found: Sequence[Resolution],
    places: Sequence[int],
    names: Sequence[Name],
) -> list[Resolution]:
    """The resolutions, the second sense of a name put right: "Manchester, Vermont; in Manchester and Leeds".

    A mention whose own clause names a place at another candidate, and none at the one that the rest of the
    report has chosen, means the other.
    """
    spelled = [normalise(mention.text) for mention in mentions]
    count = Counter(spelled)
    return [
        _in_clause(text, at, mentions, found, spelled)
        if count[spelled[at]] > 1 and (one.score < _SURE or names[places[at]].containers)
        else one
        for at, one in enumerate(found)
    ]


def _in_clause(
    text: str, at: int, mentions: Sequence[Mention], found: Sequence[Resolution], spelled: Sequence[str]
) -> Resolution:
    """The resolution of a mention by what its clause names besides names spelled as it is."""
    one, mention = found[at], mentions[at]
    low = max(
        (stop.end() for stop in _CLAUSE.finditer(text, max(mention.start - _READ, 0), mention.start)),
        default=-1,
    )
    stop = _CLAUSE.search(text, mention.end, mention.end + _READ)
    high = stop.start() if stop else mention.end + _READ
    beside = [
        (found[near].entry or found[near].rejected[0])
        for near in range(max(at - 6, 0), min(at + 7, len(found)))
        if low <= mentions[near].start < high and spelled[near] != spelled[at]
        if not _qualifies_other(text, near, at, mentions, spelled)
        if found[near].entry or found[near].rejected
    ]
    if one.entry is None or any(_are_together(one.entry, entry) for entry in beside):
        return one
    for other in one.rejected:
        known = other.matched == Matched.NAME and other.weight >= one.entry.weight - _AS_KNOWN
        if known and any(_are_together(other, entry) for entry in beside):
            rest = (one.entry, *(entry for entry in one.rejected if entry is not other))
            return Resolution(other, one.score, rest)
    return one


def _qualifies_other(
    text: str, near: int, at: int, mentions: Sequence[Mention], spelled: Sequence[str]
) -> bool:
    """Whether a name stands right behind another mention of the name: the Ontario of "London, Ontario"."""
    before = near - 1
    return (
        0 <= before != at
        and spelled[before] == spelled[at]
        and text[mentions[before].end : mentions[near].start] == ", "
    )


def _are_together(one: Entry, other: Entry) -> bool:
    """Whether two places are so near each other, or one so much in the other, that a clause names both."""
    if one.country != other.country:
        return False
    return lies_in(one, other) or lies_in(other, one) or one.km_to(other) <= _TOGETHER_KM


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


def gather(
    text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, publisher: Publisher = _UNKNOWN
) -> tuple[list[Name], list[int]]:
    """The report's names with their candidates, and for each mention the position of its name."""
    names, places = _gathered(text, mentions, gazetteer)
    for name, told in zip(names, evidence(text, mentions, names, places, publisher), strict=True):
        name.told = told
    return names, places


def _gathered(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> tuple[list[Name], list[int]]:
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
            looked[mention.text] = gazetteer.search(mention.text)
        entries = looked[mention.text]
        key = normalise(mention.text), len(entries)
        phrased = in_phrase(text, mention, entries, gazetteer)
        containers, words = _containers(text, mention, entries, qualified, gazetteer)
        if phrased and not words:
            entries, words = phrased, f"as {phrased[0].source_id}"
        elif not words and (instead := _instead(text, mention, entries, gazetteer)):
            entries, words = instead, f"not in {instead[0].name}"
        if words:
            place = known.get((*key, words), -1)
            spelled = phrased and not mention.text.isascii()
            apart = context.is_led_in(text, mention.start) or is_of_division(text, mention.start)
            if place < 0 and not spelled and not apart and (place := waiting.pop(key, -1)) >= 0:
                names[place].containers, names[place].entries = containers, entries
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
        name.whole = name.whole or entries is phrased
        name.settings |= context.settings(text, mention.start, mention.end)
        name.no_place += 1 - mention.score
        places.append(place)
    for name in names:
        name.no_place /= name.count
    _join(names, mentions, places)
    return names, places


def _containers(
    text: str, mention: Mention, entries: Sequence[Entry], kept: dict[str, list[Entry]], gazetteer: Gazetteer
) -> tuple[list[Entry], str]:
    """What the words around a name may mean that holds one of its candidates, and the words."""
    for words in context.qualifiers(text, mention.start, mention.end) if entries else ():
        if words not in kept:
            kept[words] = [entry for entry in gazetteer.candidates(words) if entry.kind in _HOLDERS]
        if any(is_contained(entry, kept[words]) for entry in entries):
            return kept[words], normalise(words)
    return [], ""


def _instead(text: str, mention: Mention, entries: Sequence[Entry], gazetteer: Gazetteer) -> list[Entry]:
    """What a name means whose candidates all lie elsewhere than the words around it say.

    The country, state or island that they say; of a name that nobody bears, the one town there that is
    spelled nearly so ("Chattanoga, Tennessee").
    """
    words = context.only_inside(text, mention.start, mention.end)
    meant = [one for one in (gazetteer.candidates(words)[:1] if words else []) if one.kind in _HOLDERS]
    if entries or not meant:
        return meant
    nearly = [one for one in gazetteer.spelled_nearly(mention.text, meant[0]) if renown(one) >= _SMALL]
    return nearly if len(nearly) == 1 else []


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
