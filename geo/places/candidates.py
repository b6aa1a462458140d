"""A parsed report -> spans that may name a place: the candidates that `geo.places.recognition` judges.

Two sources: spaCy's entities, and runs of capitalised words that the gazetteer knows or that end or
begin as place names do in English ("X County", "Lake X"). Generous on purpose: most are no places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.gazetteer.entry import Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Precision
from geo.lang.en.function_words import ARTICLES, HYPHENS, OWNING
from geo.lang.en.place_nouns import CLOSING, LANDFORMS, OPENING
from geo.lang.words import either, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc


LONGEST: Final = 5
"""Most words of a name, connecting words and the parts around a hyphen counted."""

INSIDE: Final = word_set(
    "of the and de du des del la le el al on upon super in en sur sous \u00e0 am der den los las do da dos "
    "di della y - \u2010 \u2011 & d' d\u2019 l' l\u2019"
)
"""What may stand in lower case or as a sign inside a name."""


_LINKS: Final = 3  # small words at most between two words of a name: "Ashby-de-la-Zouch"
_POSTAL: Final = 2
_EDGE: Final = re.compile(r"[- \u2010\u2011]")
_COMPOUND: Final = re.compile(
    r"\b(?:Bois|Ch[aâ]teau|Croix|Grand|Mont|Notre|Petit|Pont|Port|Sainte?|Ste?|Val|Vieux|Villeneuve)"
    r"(?:[-\u2010\u2011](?:[A-Z]\w+|de|du|des|en|la|le|les|sur|sous))+"
)
"""French names that hold together whether or not the gazetteer knows them: "Croix-Rousse" is not in Croix."""
_LANDFORM_OF: Final = re.compile(
    rf"(?P<noun>(?=[A-Z])(?i:{either(LANDFORMS | {'port', 'horn', 'sea'})})) of (?:the )?(?=[A-Z])"
)
_PARTICLE: Final = re.compile(r"(?<=\w) (?:d[aeiou]s?|del|della|de las?|de los|du|des) (?=[A-Z])")
"""What joins the words of a name in Portuguese, Spanish, French and Italian."""
_WORD: Final = re.compile(r"[^ ]+")
_HYPHENED: Final = re.compile(r"\w[-\u2010\u2011]\w")

NAMED: Final = word_set("GPE LOC FAC NORP ORG PERSON PRODUCT EVENT WORK_OF_ART LAW LANGUAGE")
"""spaCy's labels of proper names."""

_PARTS: Final = re.compile(
    r"[-/\u2010\u2011\u2013\u2014]|[dl]['\u2019](?=[A-Z])|[^-/\u2010\u2011\u2013\u2014]+"
)
_NOUNS: Final = frozenset({"PROPN", "NOUN", "ADJ", "NUM"})
_TAILS: Final = OWNING | {"'S", "\u2019S", "'", "\u2019"}


class Known(NamedTuple):
    """What the gazetteer says of a name: numbers for the filter."""

    weight: float
    population: int
    namesakes: int
    matched: Matched
    kind: str
    precision: Precision
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may name a place: characters, tokens (`last` is exclusive) and the gazetteer's view."""

    start: int
    end: int
    first: int
    last: int
    known: Known | None


@lru_cache(maxsize=1 << 15)
def look_up(gazetteer: Gazetteer, name: str) -> Known | None:
    """What the gazetteer knows of a name as written, or None."""
    if not (found := gazetteer.candidates(name)):
        return None
    best = found[0]
    kinds = sorted({f"{e.kind}:{e.matched}" for e in found[:8]})
    most = max(e.population for e in found)
    return Known(best.weight, most, len(found), best.matched, best.kind, best.precision, tuple(kinds))


def candidates(doc: Doc, gazetteer: Gazetteer) -> list[Candidate]:
    """Every span that may name a place, by start and then the longer first."""
    units = _units(doc)
    text = doc.text
    found: dict[tuple[int, int], Candidate] = {}

    def add(first: int, last: int, *, sure: bool) -> None:
        """Units first to last (inclusive); unless sure, only where the gazetteer knows the name."""
        if sure and last > first and _is_postal_code(units[last].text, gazetteer):
            last -= 1  # "Fargo ND" is two names
        start, end = units[first].start, units[last].end
        if (start, end) in found:
            return
        known = look_up(gazetteer, text[start:end])
        if known or sure:
            found[start, end] = Candidate(start, end, units[first].token, units[last].token + 1, known)

    for low, high in _runs(units):
        _inside(units, low, high, add)
        _whole(doc, units, low, high, add)
    _entities(doc, units, add)
    whole = [span for span, c in found.items() if c.known]
    whole += [match.span() for match in _COMPOUND.finditer(text)]
    for start, end in whole:
        for part in _parts(text, start, end):
            found.pop(part, None)
    return sorted(found.values(), key=lambda c: (c.start, -c.end))


def _inside(units: list[_Unit], low: int, high: int, add: Callable[..., None]) -> None:
    """Add what a run of capitalised words holds; sure is what ends or begins as names of places do."""
    for first in range(low, high + 1):
        for last in range(first, min(first + 2 * LONGEST, high + 1)):
            if not (units[first].capital and units[last].capital):
                continue
            closes = last > first and units[last].lower in CLOSING
            opens = last > first and units[first].lower in OPENING
            add(first, last, sure=last - first < LONGEST and (closes or opens))


def _entities(doc: Doc, units: list[_Unit], add: Callable[..., None]) -> None:
    """Add what spaCy takes for a proper name, without the article before it and the 's behind it."""
    text = doc.text  # spaCy puts it together anew each time
    at = {unit.token: number for number, unit in reversed(list(enumerate(units)))}
    for entity in doc.ents:
        first, last = entity.start, entity.end
        while last - first > 1 and doc[first].lower_ in ARTICLES:
            first += 1
        while last - first > 1 and doc[last - 1].text in _TAILS:
            last -= 1
        # In lower case it is no name: "served with chile".
        if entity.label_ in NAMED and not text[doc[first].idx : entity.end_char].islower():
            add(at[first], at.get(last, len(units)) - 1, sure=True)


def _is_postal_code(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is two letters that stand for a state: "ND"."""
    known = look_up(gazetteer, word) if len(word) == _POSTAL and word.isupper() else None
    return known is not None and known.matched == Matched.CODE and known.precision == Precision.REGION


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans that cut a name: "Winston" is no name in "Winston-Salem", nor "Spain" in "Port of Spain"."""
    if opened := _LANDFORM_OF.match(text, start, end):
        yield start, start + len(opened["noun"])
        yield opened.end(), end
    if _PARTICLE.search(text, start, end):
        yield from _of_words(text, start, end)
    if not _HYPHENED.search(text, start, end):
        return
    edges = [start - 1, *(m.start() for m in _EDGE.finditer(text, start, end)), end]
    for first, low in enumerate(edges):
        for high in edges[first + 1 :]:
            if (low >= start and text[low] != " ") or (high < end and text[high] != " "):
                yield low + 1, high


def _of_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """All spans of fewer words of a name: "Rio Grande" is another place than "Rio Grande do Sul"."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    for first, (low, _) in enumerate(words):
        for _, high in words[first:]:
            if (low, high) != (start, end):
                yield low, high


def _whole(doc: Doc, units: list[_Unit], low: int, high: int, add: Callable[..., None]) -> None:
    """Add a run as a whole, without the words before its first noun, and with "district" after it."""
    while low < high and doc[units[low].token].pos_ not in _NOUNS:
        low += 1
    for last in range(low, min(low + 3, high)):
        if units[last].capital:  # what a longer name begins with: "Harwinton Senior Center"
            add(low, last, sure=True)
    if high - low < 2 * LONGEST:
        add(low, high, sure=True)
        if high + 1 < len(units):
            after = units[high + 1]
            if after.lower in CLOSING:
                add(low, high + 1, sure=True)
            # "Baikonur launch site": a known name may end in common nouns.
            for last in range(high + 1, min(high + 3, len(units))):
                if units[last].text.isalpha() and units[low].lower not in ARTICLES:
                    add(low, last, sure=False)
            # spaCy leaves the full stop of a rarer abbreviation ("Ont.", "Que.") outside the word.
            if after.text == "." and after.start == units[high].end <= units[high].start + 6:
                add(high, high + 1, sure=False)


class _Unit(NamedTuple):
    """A word: a token, or a part of one between hyphens and slashes ("U.S.-led")."""

    start: int
    end: int
    token: int
    text: str
    lower: str
    capital: bool


def _units(doc: Doc) -> list[_Unit]:
    units: list[_Unit] = []
    for token in doc:
        for part in _PARTS.finditer(token.text):
            word = part[0]
            capital = word[0].isupper() or (word[0].isdigit() and len(word) > 1)
            units.append(
                _Unit(token.idx + part.start(), token.idx + part.end(), token.i, word, word.lower(), capital)
            )
    return units


def _is_hyphened(units: list[_Unit], at: int) -> bool:
    """Whether a small word stands between two hyphens: "Newcastle-under-Lyme"."""
    around = units[at - 1 : at] + units[at + 1 : at + 2]
    return (
        len(around) == 2
        and all(one.text in HYPHENS for one in around)
        and units[at].end - units[at].start < 6
    )


def _runs(units: list[_Unit]) -> Iterator[tuple[int, int]]:
    """Longest runs (first, last) of capitalised words with connecting words between them."""
    low: int | None = None
    high = 0
    for at, unit in enumerate(units):
        if unit.capital:
            low = at if low is None else low
            high = at
        elif (
            low is not None
            and not _is_hyphened(units, at)
            and (
                unit.lower not in INSIDE
                or sum(one.text.isalpha() for one in units[high + 1 : at + 1]) > _LINKS
            )
        ):
            yield low, high
            low = None
    if low is not None:
        yield low, high
