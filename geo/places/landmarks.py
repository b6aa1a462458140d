"""A building or gathering that bears the name of where it stands -> the town: "Karak Castle".

The gazetteer holds only some of them. "Nagpur General Hospital" stands in Nagpur, "the Alberta legislature"
in Edmonton; nothing more is known of where, so the place is the town's, and says that it is inferred. A
town's name in that of a company ("Boston Consulting Group") says nothing of the kind. What stands behind the
name of a university, a hospital or a hotel is where this one of them is: "Cleveland Clinic Abu Dhabi".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geo.gazetteer.capitals import seat_of
from geo.gazetteer.entry import Matched
from geo.gazetteer.gazetteer import MOST_CANDIDATES, Gazetteer
from geo.gazetteer.normalise import normalise
from geo.kinds import AREAS, Precision
from geo.lang.en.function_words import ARTICLES, HYPHENS, OWNING
from geo.lang.en.nouns import ELSEWHERE, HELD, OF_KIND, STANDING, WITH_BRANCHES
from geo.places.candidates import Candidate
from geo.places.evidence import meant_alone
from geo.places.model import Mention, Named, Use

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOWN, _LARGE = 4.1, 5.0
"""Weights (`Entry.weight`) of a town that a building is called after, and of a city where games are held."""
_LONGEST: Final = 4  # words between a town and what is held or stands there, that one counted
_OF: Final = 4  # words at most between an institution's noun and its place: "University of Nottingham Ningbo"
_JOINTS: Final = HYPHENS | {"of", "\u2013"}
_SMALL: Final = OWNING | {"&"}
_HALLS: Final = frozenset({"town", "city"})

_BODY: Final = re.compile(
    r"(?:['\u2019]s)? (?:(?:state|provincial|federal|national) )?(?P<body>capitol|state ?house"
    r"|(?:parliament|legislature|(?:legislative|national) assembly|congress|senate)(?P<built> building)?)\b",
    re.IGNORECASE,
)
"""What a parliament is called: "the Alberta legislature", "Hungary's parliament building"."""
_BUILDINGS: Final = ("capitol", "state")
_AT: Final = re.compile(
    r"\b(?:outside|inside|near|around|at|into|in front of|(?:storm|surround|enter|occup|evacuat)\w+)"
    r"(?: the)? $",
    re.IGNORECASE,
)
"""What leads to a parliament as a building; "a majority in the Hungarian parliament" does not."""
_LEAD: Final = 30


@dataclass(frozen=True, slots=True)
class _Named:
    """What a report names so far.

    places: by where each name stands. filled: the characters of all names, to which new ones are added.
    countries: how many places lie in each.
    """

    doc: Doc
    places: Mapping[tuple[int, int], Named]
    filled: set[int]
    countries: Counter[str]
    gazetteer: Gazetteer


def landmarks(
    doc: Doc, found: Sequence[Candidate], named: Sequence[Named], gazetteer: Gazetteer
) -> list[Named]:
    """Return the places of a report, with what bears the name of the town it stands in.

    found: the report's candidates. named: its places so far, in any order. A country whose parliament is
    meant gives way to the town where it sits.
    """
    text = doc.text
    filled = {at for name in named for at in range(name.mention.start, name.mention.end)}
    every = [*named, *_areas(text, found, filled, gazetteer)]
    seats = [_seated(text, name, gazetteer) or name for name in every]
    filled = {at for name in seats for at in range(name.mention.start, name.mention.end)}
    countries = Counter(name.entry.country for name in seats)
    places = {(name.mention.start, name.mention.end): name for name in seats}
    so_far = _Named(doc, places, filled, countries, gazetteer)
    longer = [*_branches(found, so_far), *_called_after_town(found, so_far)]
    inside = {at for name in longer for at in range(name.mention.start, name.mention.end)}
    return [*(name for name in seats if name.mention.start not in inside), *longer]


def _areas(text: str, found: Sequence[Candidate], filled: set[int], gazetteer: Gazetteer) -> Iterator[Named]:
    """The areas in whose name the filter sees that of a building: "the Texas Capitol"."""
    for c in found:
        known = c.known is not None and c.known.precision in AREAS and c.known.matched == Matched.NAME
        if not known or not filled.isdisjoint(range(c.start, c.end)) or not _BODY.match(text, c.end):
            continue
        area, *others = gazetteer.candidates(text[c.start : c.end], MOST_CANDIDATES)
        yield Named(Mention(c.start, c.end, text[c.start : c.end], Use.NESTED, 0.0), area, tuple(others))


def _called_after_town(found: Sequence[Candidate], so_far: _Named) -> Iterator[Named]:
    doc, filled = so_far.doc, so_far.filled
    for c in found:
        known = c.known
        if known is None or known.precision != Precision.CITY or known.matched != Matched.NAME:
            continue
        own = so_far.places.get((c.start, c.end))
        if not (own or filled.isdisjoint(range(c.start, c.end))) or (c.first and _is_name(doc, c.first - 1)):
            continue
        noun = _noun(doc, c.last)
        stands = doc[noun].lower_ not in HELD if noun else False
        if not noun or known.weight < (_TOWN if stands else _LARGE) or (own and not stands):
            continue
        name = own or _meant(c, so_far)
        end = doc[noun].idx + len(doc[noun])
        if name is None or not filled.isdisjoint(range(c.end, end)):
            continue
        filled.update(range(c.start, end))
        yield _standing(doc.text[c.start : end], c.start, name) if stands else name


def _meant(c: Candidate, so_far: _Named) -> Named | None:
    """The place that a name in a longer one means, sooner in the countries of the report; None for none."""
    text = so_far.doc.text
    end = c.start + len(text[c.start : c.end].rstrip("."))
    entries = so_far.gazetteer.candidates(text[c.start : c.end], MOST_CANDIDATES)
    place = meant_alone([one for one in entries if one.country in so_far.countries]) or meant_alone(entries)
    if place is None:
        return None
    mention = Mention(c.start, end, text[c.start : end], Use.NESTED, 0.0)
    return Named(mention, place, tuple(one for one in entries if one is not place))


def _branches(found: Sequence[Candidate], so_far: _Named) -> Iterator[Named]:
    """Institutions with the town or country behind their name."""
    doc, filled = so_far.doc, so_far.filled
    for c in found:
        known, own = c.known, so_far.places.get((c.start, c.end))
        if known is None or known.matched != Matched.NAME:
            continue
        if own is None and not filled.isdisjoint(range(c.start, c.end)):
            continue
        town = known.precision == Precision.CITY and known.weight >= _TOWN
        first = _institution(doc, c) if town or known.precision == Precision.COUNTRY else -1
        name = own or _meant(c, so_far) if first >= 0 else None
        if name is None:
            continue
        start, end = doc[first].idx, name.mention.end
        if filled.isdisjoint(range(start, c.start)) and name.entry.precision == Precision.CITY:
            yield _standing(doc.text[start:end], start, name)
            filled.update(range(start, end))
        elif own is None:
            yield name
            filled.update(range(c.start, end))


def _institution(doc: Doc, c: Candidate) -> int:
    """The number of the first word of an institution's name that a place ends; -1 where none stands there."""
    if c.last < len(doc) and doc[c.last].text[:1].isupper():
        return -1
    low = max(c.first - _OF, 1)
    noun = next((at for at in range(c.first - 1, low - 1, -1) if doc[at].lower_ in WITH_BRANCHES), 0)
    between = [token.lower_ for token in doc[noun + 1 : c.first]]
    joined = not between or (between[0] in _JOINTS and between != ["of"])
    if not noun or not joined or not all(_is_inside(doc[at]) for at in range(noun, c.first)):
        return -1
    first = noun
    while first > 0 and _is_inside(doc[first - 1]):
        first -= 1
    while not doc[first].text[:1].isupper() or doc[first].lower_ in ARTICLES:
        first += 1
    return first if first < noun or between else -1


def _is_inside(token: Token) -> bool:
    """Whether a word may stand in the name of an institution: one with a capital, or a small one."""
    return token.text[:1].isupper() or token.lower_ in _JOINTS or token.lower_ in _SMALL


def _is_name(doc: Doc, at: int) -> bool:
    """Whether a word is the part of a longer name that stands before a town: the "Cleveland" of it."""
    return doc[at].text[:1].isupper() and doc[at].pos_ == "PROPN" and doc[at].ent_type_ != "DATE"


def _noun(doc: Doc, at: int) -> int:
    """The number of the word, behind a town, for what is held or stands there; 0 for none.

    All words of the name have a capital, and those before the noun say only of what kind it is.
    """
    for token in doc[at : at + _LONGEST]:
        if not token.text[:1].isupper():
            return 0
        last = token.i + 1 == len(doc) or not doc[token.i + 1].text[:1].isupper()
        hall = token.lower_ == "hall" and token.i > at and doc[token.i - 1].lower_ in _HALLS
        if token.lower_ in HELD and not (token.lower_ in STANDING and not last):
            return token.i
        if last and (token.lower_ in STANDING or hall):
            called = f"{doc[at - 1].lower_} {token.lower_}"
            return 0 if token.i == at and called in ELSEWHERE else token.i
        if token.lower_ not in OF_KIND and not _is_free(doc, token.i):
            return 0
    return 0


def _is_free(doc: Doc, at: int) -> bool:
    """Whether what is held stands behind a word that may be any: "the Salt Lake City Winter Games"."""
    return any(token.lower_ in HELD - STANDING for token in doc[at + 1 : at + 3])


def _standing(said: str, start: int, name: Named) -> Named:
    """What bears the name of a town, in that town."""
    town = name.entry
    entry = replace(
        town,
        source_id=f"{town.source_id}+{normalise(said)}",
        label=f"{said}, {town.label}",
        inferred=True,
    )
    mention = replace(name.mention, start=start, end=start + len(said), text=said, use=Use.PLACE, within=None)
    return replace(name, mention=mention, entry=entry)


def _seated(text: str, name: Named, gazetteer: Gazetteer) -> Named | None:
    """As in "outside the Alberta legislature", "the Texas Capitol": where the parliament of an area sits."""
    mention = name.mention
    match = _BODY.match(text, mention.end)
    if match is None or name.entry.precision not in AREAS:
        return None
    built = match["built"] or match["body"].lower().startswith(_BUILDINGS)
    if not built and not _AT.search(text, max(mention.start - _LEAD, 0), mention.start):
        return None
    town = seat_of(name.entry, gazetteer)
    if town is None:
        return None
    seat = Named(replace(mention, score=0.0), town, ())
    return _standing(text[mention.start : match.end()], mention.start, seat)
