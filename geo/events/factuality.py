"""Whether an event happened, is planned or is only claimed: what must hold, whatever was learned.

Three facts, not judgements: nothing that is planned has ended before the report was published; nothing has
happened after it; what somebody is accused of is never told as a fact.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from geo import timespan
from geo.events.model import Status
from geo.grammar import lemma, up
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

_ACCUSING: Final = word_set("accuse suspect allege charge indict blame")
"""Verbs that govern what somebody is said to have done: "accused of killing", "is suspected of having
set"."""
_DOUBTING: Final = word_set("allegedly reportedly purportedly supposedly")
_DOUBTED: Final = word_set("alleged suspected accused purported supposed")
_CRIME_AFTER: Final = word_set("of with for to over in")
_REACH: Final = 6


def status(chances: Mapping[Status, float], edtf: str, published: date | None, trigger: Token) -> Status:
    """Return the likeliest status that its date and its words allow."""
    allowed = set(Status)
    if edtf and published is not None:
        span, day = timespan.parse(edtf), (published.year, published.month, published.day)
        if span.last is not None and span.last < day:
            allowed.discard(Status.PLANNED)
        if span.first is not None and span.first > day:
            allowed = {Status.PLANNED}
    if is_accusation(trigger) and Status.CLAIMED in allowed:
        allowed.discard(Status.HAPPENED)
        if chances[Status.PLANNED] < chances[Status.HAPPENED]:
            allowed = {Status.CLAIMED}
    return max(sorted(allowed), key=lambda one: chances[one])


def is_accusation(trigger: Token) -> bool:
    """Whether a word for an event stands under an accusation: "accused of killing two", "allegedly set fire".

    Not so the accusation itself: "was charged with murder on Monday" happened.
    """
    if any(child.lower_ in _DOUBTING | _DOUBTED for child in trigger.children):
        return True
    for step, token in enumerate(up(trigger)):
        if step > _REACH or token.head == token:
            return False
        if lemma(token.head) in _ACCUSING and token.dep_ in ("prep", "pcomp", "xcomp", "ccomp"):
            return token.lower_ in _CRIME_AFTER or token.dep_ != "prep"
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("conj", "relcl", "ROOT", "parataxis"):
            return False
    return False


def is_denied(trigger: Token) -> bool:
    """Whether a word for an event is directly denied: "did not reach Riga", "never arrived"."""
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in trigger.children)
