"""A clause -> the places where it happens: its own, those of the nouns it carries, and what "there" means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.binding import Binding, Bound, finest
from geo.clauses import Clause, Clauses
from geo.grammar import lemma
from geo.lexicon import ABOUT, GOODS_VERBS, LEAVE, LONG, MOVE, TO_PLACE, WAR
from geo.mood import Mood
from geo.when import is_apart

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.events import Event


class Scenes:
    """The places of a report's clauses.

    Args:
        clauses: the report's.
        binding: which place names are bound to which of them.
        filed: the place the report was filed from, which "here" means.

    """

    def __init__(self, clauses: Clauses, binding: Binding, filed: Bound | None) -> None:
        self._clauses, self._binding, self._filed = clauses, binding, filed

    def of(self, clause: Clause, before: Sequence[Event]) -> list[Bound]:
        """Return the places of a clause; `before` are the events told so far, for "there"."""
        places = [*self._binding.places(clause)]
        for other in self._clauses.under(clause):
            # A noun's event that this verb tells; a plain present that describes ("a plant that makes jets").
            if self.carrier(other) is clause or (other.link == "relcl" and other.habitual):
                places += self._binding.places(other)
        if not places and (named := self._binding.antecedent(clause)):
            return [named]
        if clause.nominal and not places:
            # "The visit will end in Riga": the place of the verb is the place of the event.
            holders = [
                c for c in self._clauses.within(clause.sentence) if c.holds and clause.head in c.subjects
            ]
            places = [place for holder in holders for place in self._binding.places(holder)]
        kept = [place for place in places if _tells(clause, place)]
        literal = [place for place in kept if place.relation != "people"]
        if not literal and (pointed := self._pointed(clause, before)):
            return [pointed]
        return finest(literal or kept)

    def carrier(self, clause: Clause) -> Clause | None:
        """Return the verb that tells a noun's event: "welcomed him for talks in Riga"; None for its own."""
        parent = clause.parent
        if not clause.nominal or clause.lemma in LONG or clause.lemma in WAR or self._binding.dates(clause):
            return None
        if is_apart(clause.head):
            return None
        if parent is None or parent.nominal or parent.speaks or parent.holds or parent.lemma in ABOUT:
            return None
        if parent.mood not in (Mood.FACT, Mood.PLANNED) or parent.sentence != clause.sentence:
            return None
        return parent if clause.head.dep_ in ("pobj", "dobj") and not clause.subjects else None

    def _pointed(self, clause: Clause, before: Sequence[Event]) -> Bound | None:
        """The place that "here", "there" or "the town" points to."""
        for token in _words_of(clause):
            if token.lower_ == "here" and token.pos_ == "ADV":
                return self._filed and replace(self._filed, span=(token.idx, token.idx + len(token)))
            there = token.lower_ == "there" and token.dep_ == "advmod"
            if there or _is_the_town(token):
                span = (token.idx, token.idx + len(token))
                for other in reversed(self._clauses.within(clause.sentence)):
                    for place in self._binding.places(other) if other.head.i < token.i else ():
                        if place.relation != "for" and place.named.entry.precision in ("city", "site"):
                            return replace(place, relation="at", span=span)
                for event in reversed(before):
                    if clause.sentence - event.sentence > 2:
                        break
                    if event.place is not None and event.place.named.entry.precision in ("city", "site"):
                        return replace(event.place, relation="at", span=span)
        return None


def _words_of(clause: Clause) -> Iterator[Token]:
    """The words that hang on a clause's head by a preposition or directly."""
    for child in clause.head.children:
        yield child
        yield from child.children


def _tells(clause: Clause, place: Bound) -> bool:
    if place.relation == "origin":
        return clause.lemma in GOODS_VERBS
    if clause.speaks and not (place.direct and place.relation == "at"):
        return False
    if place.relation == "from":
        fine = place.named.entry.precision in ("city", "site")
        return clause.lemma in MOVE | LEAVE or clause.nominal or (fine and clause.lemma not in GOODS_VERBS)
    return True


def _is_the_town(token: Token) -> bool:
    """As in "In the town", with nothing that says which."""
    return (
        token.dep_ in ("pobj", "dobj")
        and token.lower_ in ("town", "city", "capital", "village", "port", "island")
        and [child.lower_ for child in token.children] in (["the"], ["that"])
        and (token.head.lower_ in ("in", "at", "to", "into", "from", "near") or lemma(token.head) in TO_PLACE)
    )
