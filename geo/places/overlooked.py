"""Candidates that the filter leaves out -> those that the words around them make places all the same.

The small language model takes towns it never saw for people ("seized Goma", "nearby Bonham"), and in
headlines in capitals or text in lower case it sees no names. Facts of English say what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.gazetteer.containment import lies_in
from geo.gazetteer.entry import COUNTRY, FIRST_ORDER, SECOND_ORDER, Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Precision
from geo.lang.en.common_names import WORDS_TOO
from geo.lang.en.function_words import BESIDE, GOES_ON, LEADING, OWNING, TOWARDS
from geo.lang.en.place_nouns import CLOSING, DIVISIONS, OPENING
from geo.lang.en.time_words import MONTHS, WEEKDAYS
from geo.lang.en.verbs import REACH, TAKE, TAKEN
from geo.lang.words import either
from geo.places.candidates import Candidate, Known, look_up
from geo.places.metonymy import is_form
from geo.places.token_table import TokenTable

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Weights (`Entry.weight`) of a town that is not obscure, of a sizeable one and of a city everybody knows.
_TOWN, _SIZEABLE, _CITY = 3.6, 4.5, 6.0
_LARGE: Final = 5.0
_HARDLY: Final = 3
_FEW: Final = 8
"""Namesakes at most: "Jackson" is more often somebody's name than a town's."""
_KNOWN: Final = 3.0
BACKED: Final = 0.75
"""Score at least of a name that what stands around it speaks for."""
_LINK_BEFORE: Final = re.compile(r"(?<=\w)(?:, | and | or |, and |, or )$")
_LINK_AFTER: Final = re.compile(r"(?:,| and| or|, and|, or) (?=[A-Z])")
_CELL_BEFORE: Final = re.compile(
    rf"(?:^|[,;:|\n]\s{{0,3}})(?P<day>\d{{1,2}} {either(MONTHS)}:? |{either(MONTHS)}\.? \d{{1,2}}:? )?$",
    re.IGNORECASE,
)
_CELL_AFTER: Final = re.compile(r"(?P<number>:? [-\u2212]?\d{1,4}\b[\u00b0%CF]{0,2})?\s{0,3}(?:[,;.|\n]|$)")
"""What stands around a town in a table written as a line: a day before it, or a number behind it."""
_TABLE, _ROWS = 120, 3  # characters in which so many rows must stand
_LINK_LONGEST: Final = 8  # characters, with the last one of the name before
_LONGEST: Final = 3  # words of a name in lower case
_NO_NAMES: Final = frozenset({"DATE", "TIME", "NORP", "WORK_OF_ART", "CARDINAL", "ORDINAL"})


class Overlooked(NamedTuple):
    """A candidate that is a place, and how likely: 0 to 1."""

    candidate: Candidate
    score: float


def overlooked(doc: Doc, read: TokenTable, filled: bytearray, gazetteer: Gazetteer) -> Iterator[Overlooked]:
    """Yield candidates that are places by their grammar, in text order.

    read: of the report's candidates. filled: marks the characters that are names already.
    """
    if read.text.islower():
        read = TokenTable(doc, list(_in_lower_case(doc, gazetteer)))
    before = -1
    for c in read.found:
        if c.known is None or any(filled[c.start : c.end]):
            continue
        score = _score(read, c, c.known, gazetteer) or BACKED * is_listed(read, c, c.known, filled)
        score = score or BACKED * _is_in_table(read, c, c.known)
        if not score and read.text[before : c.start] == ", " and c.known.precision == Precision.COUNTRY:
            score = 0.75  # "quake hits izmir, turkey"
        if score:
            before = c.end
            filled[c.start : c.end] = b"\1" * (c.end - c.start)
            yield Overlooked(c, score)


def _score(read: TokenTable, c: Candidate, known: Known, gazetteer: Gazetteer) -> float:
    """How likely a candidate is a place by what stands around it; 0 where nothing says so."""
    if known.matched == Matched.CODE and _is_country_code(read, c, known):
        return 0.75
    if read.words[c.last - 1][-1] == ".":
        return 0.0
    if (
        _is_county(read, c, known)
        or _is_division(read, c, known, gazetteer)
        or _is_owned(read, c, known, gazetteer)
    ):
        return 0.8
    if known.precision not in (Precision.CITY, Precision.COUNTRY):
        return 0.0
    if known.matched in (Matched.NAME, Matched.ALIAS) and _is_qualified(read, c, gazetteer):
        return 0.9
    named = known.matched == Matched.NAME or (known.matched == Matched.ALIAS and known.weight >= _TOWN)
    return _score_of_named(read, c, known, gazetteer) if named else 0.0


def _score_of_named(read: TokenTable, c: Candidate, known: Known, gazetteer: Gazetteer) -> float:
    """The same of a town or country by its own name, or by one that is well known."""
    if _is_in_holder(read, c, gazetteer):
        return 0.8
    country = known.precision == Precision.COUNTRY and c.last - c.first > 1
    if country and read.lower[c.first] != "the" and _is_whole(read, c):
        return BACKED  # "the Republic of Congo"
    text = read.text[c.start : c.end]
    if text.islower() or (text.isupper() and read.capitals[c.first] == 1.0):
        return 0.75 if _is_known_or_led_to(read, c, known) else 0.0
    if known.precision != Precision.CITY or not _is_whole(read, c):
        return 0.0
    if _is_led_to(read, c) or _is_taken(read, c, known) or _is_after_day(read, c, known):
        return 0.8
    if _is_only_one(read, c, known):
        return 0.6
    return 0.0


def _is_country_code(read: TokenTable, c: Candidate, known: Known) -> bool:
    """As in "the CAR sent none", "trained in PNG": letters of a country's name behind what leads to it."""
    letters = c.last - c.first == 1 and c.end - c.start >= 3 and read.capitals[c.first] < 1.0
    before = read.lower[c.first - 1] if c.first else ""
    return letters and known.precision == Precision.COUNTRY and (before == "the" or before in LEADING)


def _is_division(read: TokenTable, c: Candidate, known: Known, gazetteer: Gazetteer) -> bool:
    """As in "parts of Punjab province", "Anambra State's governor": a division, with the noun for one behind.

    With a capital, and of the United States, it is as often a university: "Ohio State's coach".
    """
    noun = read.words[c.last] if c.last < len(read.words) else ""
    is_division = any(kind.startswith((FIRST_ORDER, SECOND_ORDER)) for kind in known.kinds)
    if not is_division or noun.lower() not in DIVISIONS or known.matched != Matched.NAME:
        return False
    if c.last + 1 < len(read.words) and read.words[c.last + 1][:1].isupper():
        return False
    found = gazetteer.candidates(read.text[c.start : c.end])
    return noun.islower() or all(entry.country != "US" for entry in found if entry.kind == FIRST_ORDER)


def _is_county(read: TokenTable, c: Candidate, known: Known) -> bool:
    """As in "County Durham was spared": a county of the British Isles, with the word before its name."""
    opened = read.lower[c.first] == "county" and c.last - c.first > 1
    return opened and any(kind.startswith(SECOND_ORDER) for kind in known.kinds)


def _is_owned(read: TokenTable, c: Candidate, known: Known, gazetteer: Gazetteer) -> bool:
    """As in "Florida's Panhandle", "Yemen's Taiz": a part of what the name before it says."""
    owner = read.known_to.get(c.first - 1) if c.first > 1 and read.words[c.first - 1] in OWNING else None
    if owner is None or known.matched == Matched.DEMONYM or not _is_whole(read, c):
        return False
    whole = gazetteer.candidates(read.text[owner.start : c.end], 1)
    if not whole or not _is_end(read, c):
        return False
    if whole[0].precision == Precision.CITY:
        return whole[0].matched == Matched.NAME and whole[0].weight >= _TOWN
    return whole[0].precision == Precision.REGION and whole[0].matched == Matched.ALIAS


def _is_in_holder(read: TokenTable, c: Candidate, gazetteer: Gazetteer) -> bool:
    """As in "and in Venezuela, Valencia's": what the name before the comma says holds a town of that name."""
    if c.first < 3 or read.words[c.first - 1] != "," or not _is_end(read, c):
        return False
    holder = read.known_to.get(c.first - 1)
    if holder is None or holder.known is None or holder.first == 0 or read.lower[holder.first - 1] != "in":
        return False
    if holder.known.precision not in (Precision.COUNTRY, Precision.REGION):
        return False
    holders = gazetteer.candidates(read.text[holder.start : holder.end], 1)
    return any(lies_in(entry, holders[0]) for entry in gazetteer.candidates(read.text[c.start : c.end]))


def _is_end(read: TokenTable, c: Candidate) -> bool:
    """Whether no other name follows, so that a first word is no given name: "In Australia, Sydney Smith"."""
    after = read.words[c.last] if c.last < len(read.words) else ""
    return not after[:1].isupper() and read.label[c.first] not in ("DATE", "NORP")


def _is_qualified(read: TokenTable, c: Candidate, gazetteer: Gazetteer) -> bool:
    """As in "Near Bangor, Maine," or "Fargo ND": the state or country behind holds a town of that name."""
    at = c.last
    if read.words[at : at + 1] == [","]:
        at += 1
    elif (code := read.known_at.get(at)) is None or code.known is None or code.known.matched != Matched.CODE:
        return False
    behind = read.known_at.get(at)
    if behind is None:
        return False
    after = read.words[behind.last] if behind.last < len(read.words) else ""
    first, _ = read.around[c.first]
    if after[:1].isupper() or (
        read.label[c.first] == "PERSON" and first < c.first and not _opens(read, first)
    ):
        return False
    holders = [
        entry
        for entry in gazetteer.candidates(read.text[behind.start : behind.end], 3)
        if entry.kind in (COUNTRY, FIRST_ORDER) and entry.matched != Matched.DEMONYM
    ]
    return bool(holders) and any(
        lies_in(entry, holder)
        for entry in gazetteer.candidates(read.text[c.start : c.end])
        for holder in holders
    )


def _opens(read: TokenTable, word: int) -> bool:
    """Whether a word that the language model takes for a part of a name leads to one: "Near Bangor"."""
    return read.lower[word] in LEADING or read.lower[word] in BESIDE


def _is_known_or_led_to(read: TokenTable, c: Candidate, known: Known) -> bool:
    """In capitals or lower case: a country or a city everybody knows, or one after "in" or "hits"."""
    before = read.lower[c.first - 1] if c.first else ""
    if is_form(read.lower[c.first], REACH):
        return False
    if before in LEADING or before in BESIDE or is_form(before, REACH):
        return known.weight >= _TOWN
    after = read.words[c.last] if c.last < len(read.words) else ""
    if after == "," and c.last + 1 < len(read.words) and known.weight >= _TOWN:
        return read.words[c.last + 1].lower() not in ("and", "or", "but")
    word = read.text[c.start : c.end].lower()
    return word not in WORDS_TOO and known.matched == Matched.NAME and known.weight >= _CITY


def _is_whole(read: TokenTable, c: Candidate) -> bool:
    """Whether a name is no part of a longer one or of what belongs to somebody: "at McGill University"."""
    first, last = read.around[c.first]
    first += first < c.first and read.lower[first] == "the"
    after = read.words[c.last] if c.last < len(read.words) else ""
    # "Trieste for Durres", "Enugu, Owerri and Aba", "Typhoon Rai battered Surigao"
    two = any(
        read.lower[at] in TOWARDS - {"of"}
        or read.words[at] == ","
        or (read.tag[at] == "VBD" and read.words[at].islower())
        for at in range(first, last)
    )
    part = (
        bool(read.label[c.first])
        and (first, last) != (c.first, c.last)
        and read.label[c.first] not in _NO_NAMES
        and not two
    )
    return not part and not after[:1].isupper() and after not in GOES_ON


def _is_led_to(read: TokenTable, c: Candidate) -> bool:
    """Whether a word that leads to a place stands before a name, which is no date's: "a fire near Yelm"."""
    before, label = read.lower[c.first - 1] if c.first else "", read.label[c.first]
    if label in _NO_NAMES:
        return False
    return before in BESIDE


def _is_taken(read: TokenTable, c: Candidate, known: Known) -> bool:
    """Whether a name is the object of what is done to places: "seized Goma", "Sinjar was retaken"."""
    root = read.root(c)
    if read.dep[root] == "nsubjpass":
        return is_form(read.lower[read.head[root]], TAKEN) and known.namesakes <= _FEW
    if read.dep[root] != "dobj" or read.head[root] >= c.first:
        return False
    # The model takes towns it never saw for peoples: "threatened Sintra".
    if read.label[root] in _NO_NAMES - {"NORP"}:
        return False
    verb = read.head[root]
    if is_form(read.lower[verb], TAKE):
        return known.namesakes <= _FEW
    people = any(
        read.head[at] == verb and read.dep[at] == "nsubj" and read.label[at] == "PERSON"
        for at in range(max(verb - 12, 0), verb)
    )
    return is_form(read.lower[verb], REACH) and not people and known.namesakes <= _FEW


def _is_only_one(read: TokenTable, c: Candidate, known: Known) -> bool:
    """As in "the boat sailed for Durres": a large town with hardly a namesake where a place may stand."""
    before, label = read.lower[c.first - 1] if c.first else "", read.label[c.first]
    large = known.weight >= _CITY and known.namesakes <= _FEW
    large |= known.weight >= _LARGE and known.namesakes <= _HARDLY
    named = label not in _NO_NAMES or (label == "DATE" and read.lower[c.first] not in (*MONTHS, *WEEKDAYS))
    return large and named and known.matched == Matched.NAME and before in TOWARDS


def backing(read: TokenTable, c: Candidate, known: Known, filled: bytearray, gazetteer: Gazetteer) -> float:
    """Return how likely a doubtful name is a place by what stands around it; 0 where nothing says so.

    What makes a place of a name that the filter leaves out, a list of places, or "off".
    """
    led = c.first > 0 and (read.lower[c.first - 1] in BESIDE or read.lower[c.first - 1] == "off")
    backed = is_listed(read, c, known, filled) or (led and _is_rare(read, c, known) and _is_whole(read, c))
    return max(BACKED * backed, _score(read, c, known, gazetteer))


def is_listed(read: TokenTable, c: Candidate, known: Known, filled: bytearray) -> bool:
    """As in "packers in Yakima and Wenatchee": a name with few namesakes, listed with one that is a place."""
    if not _is_rare(read, c, known) or not _is_whole(read, c):
        return False
    before, after = (
        _LINK_BEFORE.search(read.text, max(c.start - _LINK_LONGEST, 0), c.start),
        _LINK_AFTER.match(read.text, c.end),
    )
    beside = [
        link[0]
        for link, at in ((before, before.start() - 1 if before else 0), (after, after.end() if after else 0))
        if link and filled[at]
    ]
    return (
        len(beside) == 2
        or any(link.strip() != "," for link in beside)
        or (bool(beside) and after is not None and _goes_on(read.text, after.end(), filled))
    )


def _is_in_table(read: TokenTable, c: Candidate, known: Known) -> bool:
    """As in "Oslo 2, Bergen 5, Bodo 1" and "3 May Brno; 5 May Gdansk;": a town of a list with a number each.

    At least three such lines in a row: "Hill 12, Jordan 8" may be players.
    """
    if not _is_of_table(read, c, known):
        return False
    rows = [one for one in read.found if abs(one.start - c.start) < _TABLE]
    return (
        sum(
            one.known is not None and one.known.namesakes <= _FEW and _is_of_table(read, one, one.known)
            for one in rows
        )
        >= _ROWS
    )


def _is_of_table(read: TokenTable, c: Candidate, known: Known) -> bool:
    if known.precision != Precision.CITY or known.matched != Matched.NAME or known.weight < _SIZEABLE:
        return False
    before = _CELL_BEFORE.search(read.text, max(c.start - 20, 0), c.start)
    after = _CELL_AFTER.match(read.text, c.end)
    return before is not None and after is not None and bool(before["day"] or after["number"])


def _goes_on(text: str, at: int, filled: bytearray) -> bool:
    """Whether the list that a name stands in ends in "and": "Val-d'Or, Trois-Rivières and Provo"."""
    while at < len(text) and filled[at]:
        at += 1
    link = _LINK_AFTER.match(text, at)
    return link is not None and link[0].strip() != ","


def _is_rare(read: TokenTable, c: Candidate, known: Known) -> bool:
    """Whether few places bear a name, and nothing else is likely to: letters only where they are a site's."""
    word, end = read.lower[c.last - 1], read.text[c.end - 1]
    only = known.matched == Matched.ALIAS and known.namesakes == 1
    named = (known.matched == Matched.NAME or only) and known.weight >= _KNOWN and known.namesakes <= _FEW
    letters = end.isupper() and known.precision != Precision.SITE
    common = word in CLOSING or word in OPENING or read.label[c.first] in _NO_NAMES
    return named and not (end == "." or letters or common)


def _is_after_day(read: TokenTable, c: Candidate, known: Known) -> bool:
    """As in "On Sunday Kyiv was shelled": the model takes the town for a part of the day."""
    before = read.lower[c.first - 1] if c.first else ""
    return before in WEEKDAYS and known.weight >= _SIZEABLE and known.namesakes <= _FEW


def _in_lower_case(doc: Doc, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The names that the gazetteer knows in a text without capitals, longer ones first."""
    text = doc.text
    for first in range(len(doc)):
        for last in range(min(first + _LONGEST, len(doc)), first, -1):
            if (
                not all(token.is_alpha or token.text == "-" for token in doc[first:last])
                or doc[first].is_stop
            ):
                continue
            start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            if known := look_up(gazetteer, text[start:end]):
                yield Candidate(start, end, first, last, known)
                break
