"""A verb -> the phrases of its clause, each with how soon a title leaves it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.lang.en.function_words import ADDING, HYPHENS, INDEFINITE
from geo.lang.en.nouns import ACCOUNTS
from geo.lang.en.verbs import TELL
from geo.text.dependencies import ANY_SUBJECT, HELPERS_AND_NOT, OBJECTS, VERBS, is_reduced, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS: Final = (*ANY_SUBJECT, "expl")
_LISTS: Final = ("conj", "appos")
_NEVER: Final = frozenset({"punct", "mark", "cc", "dep", "parataxis", "intj", "meta"})
_ASIDE: Final = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "csubj", "ccomp", "dep"})
_CORE: Final = {
    **dict.fromkeys(("dobj", "obj", "attr", "acomp", "xcomp"), 0),
    **dict.fromkeys(("oprd", "dative", "agent", "prt"), 1),
}
_LOOSE: Final = {"ccomp": 5, "advcl": 5, "prep": 2, "advmod": 4, "npadvmod": 4}
"""How soon phrases are left out, by what they are to the verb (`Part.rank`)."""

_RELATIVE: Final = ("WP", "WDT")
_MOST_WORDS: Final = 80


@dataclass(frozen=True)
class Part:
    """A phrase of a clause: its words, and how soon it is left out (0 never, then the highest first).

    core: its words without what only describes them, which take its place before anything of rank 1 goes.
    """

    words: list[Token]
    rank: int
    core: list[Token]


def clause_parts(head: Token, place: tuple[int, int] | None, dates: Sequence[tuple[int, int]]) -> list[Part]:
    """Return the phrases of a clause but its subject; those that hold the place go among the last."""
    verb = [head, *(child for child in head.children if child.dep_ in HELPERS_AND_NOT or child.dep_ == "prt")]
    objects_of = (child for child in head.children if child.pos_ == "PRON" and child.dep_ in OBJECTS)
    verb += [child for child in objects_of if child.tag_ not in _RELATIVE]
    verb = sorted({*verb, *shared_helpers(head), *_hyphened(head, dates)}, key=lambda word: word.i)
    parts = [Part(verb, 0, verb)]
    subject = next((c.i for c in head.children if c.dep_ in SUBJECTS), -1)
    objects = 0
    for child in head.children:
        taken = {word for part in parts for word in part.words}
        if child in taken or child.dep_ in (*_NEVER, *SUBJECTS, "conj") or _is_date(child, dates):
            continue
        if child.dep_ == "advmod" and child.lower_ in ADDING:
            continue
        if child.dep_ in OBJECTS and child.tag_ in _RELATIVE:
            continue  # "whom she married"
        words = [word for word in phrase_of(child, dates) if word not in taken]
        if not words or (len(words) == 1 and words[0].pos_ in ("ADP", "SCONJ")):
            continue
        at = next((w for w in words if place is not None and place[0] <= w.idx < place[1]), None)
        at = at or _listed(child, place)
        holds = at is not None
        core = phrase_of(child, dates, short=True)
        if at is not None:
            words = core = _alone(words, at)
        objects += child.dep_ in OBJECTS
        if not holds and (child.dep_ == "advcl" or child.i < subject):
            continue  # what stands before the subject sets the scene
        parts.append(Part(words, _rank(child, holds=holds, objects=objects), core))
    return parts


def shared_helpers(head: Token) -> list[Token]:
    """Return the helping verbs that a verb has from the one it is joined to: "was built and torn down"."""
    helpers = ("aux", "auxpass") if head.tag_ == "VBN" else ("aux",) if head.tag_ == "VB" else ()
    while head.dep_ in ("conj", "dep") and not any(c.dep_ in (*helpers, *SUBJECTS) for c in head.children):
        head = head.head
        if found := [child for child in head.children if child.dep_ in helpers]:
            return found
    return []


def _rank(phrase: Token, *, holds: bool, objects: int) -> int:
    """How soon a phrase is left out; `holds`: it has the place, `objects`: so many objects up to it."""
    if phrase.dep_ == "ccomp" and lemma(phrase.head) in TELL:
        return 0  # that something was said says little
    if phrase.dep_ in _CORE and objects < 2 and not _is_aboard(phrase):
        return _CORE[phrase.dep_]
    return 1 if holds else _LOOSE.get(phrase.dep_, 3)


def _is_aboard(token: Token) -> bool:
    """Whether a phrase is what somebody is on board of, which the parser takes for an object of the verb."""
    first = token.left_edge.i
    return token.dep_ in OBJECTS and token.doc[max(0, first - 2) : first].text.lower() == "on board"


def _alone(words: list[Token], place: Token) -> list[Token]:
    """A phrase with one place of those it lists: "will travel to Cape Town, Durban and Pretoria"."""
    first = place
    while first.dep_ in _LISTS:
        first = first.head
    if first.pos_ in VERBS or (first == place and not any(c.dep_ == "conj" for c in place.children)):
        return words
    under = set(first.subtree)
    joined = [child for child in place.children if child.dep_ in (*_LISTS, "cc", "punct")]
    own = {word for word in place.subtree if not any(word == c or c.is_ancestor(word) for c in joined)}
    return sorted({word for word in words if word not in under} | own, key=lambda word: word.i)


def _listed(phrase: Token, place: tuple[int, int] | None) -> Token | None:
    """The place in a phrase where the parser takes a list for asides: "to Kenya, Oman, the UAE and Peru"."""
    if place is None:
        return None
    inside = (word for word in phrase.subtree if place[0] <= word.idx < place[1])
    return next((word for word in inside if word.dep_ in _LISTS), None)


def phrase_of(token: Token, dates: Sequence[tuple[int, int]], *, short: bool = False) -> list[Token]:
    """Return the words of a phrase in text order, without asides and dates."""
    found = [token]
    waiting = [token]
    while waiting and len(found) < _MOST_WORDS:
        word = waiting.pop()
        for child in word.children:
            if child.dep_ == "mark" and word == token and token.dep_ == "advcl":
                found.append(child)  # "after she left"; without what counts, as in "two days after she left"
                continue
            needed = word == token and (child.dep_ == "ccomp" or word.lower_ in INDEFINITE)
            needed = needed or is_content(child)
            aside = (child.dep_ in _ASIDE or _is_set_off(child)) and not needed
            stop = child.dep_ in ("punct", "mark") and not _is_inner(child)
            if aside or stop or child.dep_ in ("parataxis", "intj") or _is_date(child, dates):
                continue
            if child.dep_ in ("cc", "conj") and (short or word.pos_ in VERBS):
                continue
            if short and child.dep_ == "prep" and child.lower_ != "of":
                continue
            if short and _is_aboard(child):
                continue
            found.append(child)
            waiting.append(child)
    found += [part for word in found for part in _hyphened(word, dates)]
    kept = {word.i for word in found}
    return [
        word for word in sorted(set(found), key=lambda word: word.i) if word.text != "," or word.i + 1 in kept
    ]


def is_content(clause: Token) -> bool:
    """Return whether a clause is what an account says: "a report that a ferry had sunk"."""
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    return that and clause.dep_ in ("acl", "relcl", "ccomp") and lemma(clause.head) in ACCOUNTS


def _is_set_off(adjective: Token) -> bool:
    """Whether an adjective behind its noun only adds to it: "a fair, due to open", not "men loyal to it"."""
    if adjective.dep_ != "amod" or adjective.i < adjective.head.i:
        return False
    first = adjective.left_edge.i
    return is_reduced(adjective) or adjective.doc[first - 1].text == ","


def leading(words: list[Token]) -> list[Token]:
    """Return words without prepositions that lead to nothing, since the date behind them is left out."""
    kept = {word.i for word in words}

    def is_idle(word: Token) -> bool:
        led = [child for child in word.children if child.dep_ in ("pobj", "pcomp")]
        return (
            word.dep_ == "prep" and bool(led) and not any(one.i in kept for c in led for one in _list_of(c))
        )

    return [word for word in words if not is_idle(word)]


def _list_of(first: Token) -> list[Token]:
    """A word and what is listed behind it, which the parser may take for asides."""
    found = [first]
    for one in found:
        found += [child for child in one.children if child.dep_ in _LISTS]
    return found


def _hyphened(word: Token, dates: Sequence[tuple[int, int]]) -> list[Token]:
    """The words that hyphens join to one, which they would change by being left out: "water-bombed the fire".

    None where one is a date: "the Riga-May 12 leg".
    """
    doc = word.doc
    first = last = word.i
    while first >= 2 and _is_hyphen(doc[first - 1]):
        first -= 2
    while last + 2 < len(doc) and _is_hyphen(doc[last + 1]):
        last += 2
    found = list(doc[first : last + 1])
    return [] if any(_stands_in(part, dates) for part in found) else found


def _is_hyphen(token: Token) -> bool:
    """Whether a token joins the word before it to the one behind it."""
    return token.text in HYPHENS and not token.whitespace_ and not token.nbor(-1).whitespace_


def _is_inner(token: Token) -> bool:
    """A hyphen or apostrophe inside a word, a comma between the parts of a name or list."""
    if token.text in ("-", "–", "’", "'", "/") and not token.whitespace_:
        return True
    if token.text in ("’", "'") and token.i and token.head.i == token.i - 1 and token.head.dep_ == "poss":
        return True
    return token.text == "," and token.i + 1 < len(token.doc) and token.nbor().pos_ in ("PROPN", "ADJ")


def _is_date(token: Token, dates: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase is a date, or a preposition with nothing but a date behind it."""
    if _stands_in(token, dates):
        return True
    if token.pos_ not in ("ADP", "SCONJ", "ADV"):
        return False
    inner = [
        word for word in token.subtree if word != token and word.pos_ not in ("ADP", "DET", "SCONJ", "PUNCT")
    ]
    return bool(inner) and all(_stands_in(word, dates) for word in inner)


def _stands_in(token: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.idx < end for start, end in spans)
