"""A sentence -> its relative clauses that tell of another place than the clause they stand in.

"A ship that had left Lagos was turned away at Accra": Lagos is where it left, Accra where it was turned away.
Not so "people who live in Beira fled", which names one place, and "a village in Sudan that lies near
Kassala", where the one lies in the other: there the clause only says where the noun is. What "where" opens
is told of the place before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.analysis import Analysis
from geo.gazetteer.containment import lies_in
from geo.places.model import Named, Use
from geo.text.dependencies import SUBJECTS, is_verb, up

if TYPE_CHECKING:
    from spacy.tokens import Token

_FROM: Final = ("from", "of")


@dataclass(frozen=True, slots=True)
class RelativeClause:
    """A relative clause with a place of its own: where it starts and ends, and its verb.

    others: where the dates start that are not its own; kept: those that are not the main clause's.
    """

    start: int
    end: int
    verb: int
    others: frozenset[int]
    kept: frozenset[int]


def relative_places(analysis: Analysis, start: int, end: int, dates: Sequence[int]) -> list[RelativeClause]:
    """Return the relative clauses of a stretch that have another place than what is told around them.

    dates: where the dates that count start.
    """
    span = analysis.doc.char_span(start, end, alignment_mode="expand")
    found: list[RelativeClause] = []
    for verb in span if span is not None else ():
        first, last = verb.left_edge, verb.right_edge
        if verb.dep_ != "relcl" or not is_verb(verb) or first.lower_ == "where":
            continue
        edges = max(first.idx, start), min(last.idx + len(last), end)
        if any(one.start <= edges[0] < one.end for one in found):
            continue
        if not _is_placed_apart(analysis, verb, start, end, edges):
            continue
        inside = frozenset(date for date in dates if edges[0] <= date < edges[1])
        outside = frozenset(dates) - inside
        others = outside if inside or _is_earlier(verb) else frozenset()
        kept = inside if outside or _leads(verb) else frozenset()
        found.append(RelativeClause(*edges, verb.idx, others, kept))
    return found


def _is_earlier(verb: Token) -> bool:
    """Whether a relative clause tells of what was before the main one: "who had left"."""
    return _leads(verb) or any(child.lower_ == "had" for child in verb.children)


def _leads(verb: Token) -> bool:
    """Whether a relative clause stands before the main verb: "the man who robbed a bank was arrested"."""
    main = _main(verb)
    return main is not None and verb.i < main.i


def _main(verb: Token) -> Token | None:
    """The verb of the clause in which the noun stands that a relative clause is about."""
    return next((word for word in up(verb.head) if is_verb(word)), None)


def _is_placed_apart(analysis: Analysis, verb: Token, start: int, end: int, edges: tuple[int, int]) -> bool:
    """Whether a relative clause and the one it stands in have each a place, and none lies in the other."""
    inner, outer, main = [], [], _main(verb)
    for named, head in _places(analysis, start, end):
        if edges[0] <= named.mention.start < edges[1]:
            inner.append(named.entry)
        elif _is_of(main, head):
            outer.append(named.entry)
    return bool(inner and outer) and not any(
        one.source_id == other.source_id or lies_in(one, other) or lies_in(other, one)
        for one in inner
        for other in outer
    )


def _places(analysis: Analysis, start: int, end: int) -> Iterator[tuple[Named, Token]]:
    """Yield the places of a stretch, each with the head of its words."""
    first, last = (bisect_left(analysis.places, edge, key=_start_of) for edge in (start, end))
    for named in analysis.places[first:last]:
        mention = named.mention
        if mention.use != Use.PLACE or analysis.is_filed(mention.start):
            continue
        span = analysis.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            yield named, span.root


def _start_of(named: Named) -> int:
    return named.mention.start


def _is_of(verb: Token | None, place: Token) -> bool:
    """Whether what a verb tells is told of a place; not where the place says whence its subject is."""
    path: list[Token] = []
    for word in up(place):
        if is_verb(word):
            is_subject = any(one.dep_ in SUBJECTS for one in path)
            return word == verb and not (is_subject and any(one.lower_ in _FROM for one in path))
        path.append(word)
    return False
