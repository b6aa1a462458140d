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
_MAY: Final = word_set("may might could")
_GOVERNED: Final = word_set("xcomp dobj obj nsubjpass")
_UNDOING: Final = word_set("cancel scrap shelve postpone abort scrub")
"""Verbs that undo what they govern: "cancelled a trip to Lima"."""
_NOT_DOING: Final = word_set("fail refuse decline avoid skip miss")
_REACHING: Final = word_set(
    "reach visit arrive come go travel fly sail return land enter cross trip tour journey attend leave make"
)
"""What one would have been somewhere for, where it is refused or fails."""


def status(chances: Mapping[Status, float], edtf: str, published: date | None, trigger: Token) -> Status:
    """Return the likeliest status that its date and its words allow."""
    allowed = set(Status)
    if edtf and published is not None:
        span, day = timespan.parse(edtf), (published.year, published.month, published.day)
        if span.last is not None and span.last < day:
            allowed.discard(Status.PLANNED)
        if span.first is not None and span.first > day:
            allowed = {Status.PLANNED}
    if is_only_possible(trigger):
        allowed = allowed - {Status.HAPPENED} or allowed
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
    """Whether a report says that an event did not take place: "did not reach Riga", "nobody visited Riga".

    Also where what governs its word is denied ("is not expected to visit") or undoes it ("postponed her
    visit", "refused to travel", "failed to reach Riga"). Not so "the talks failed" and "refused to answer in
    court": these took place.
    """
    word = trigger
    for _ in range(_REACH):
        if any(c.dep_ == "neg" or c.lower_ == "never" or _is_nobody(c) for c in word.children):
            return True
        above = word.head
        if above == word or word.dep_ not in _GOVERNED or above.pos_ not in ("VERB", "AUX"):
            return False
        if lemma(above) in _UNDOING or (lemma(above) in _NOT_DOING and lemma(trigger) in _REACHING):
            return True
        if lemma(above) in ("call", "put", "rule") and any(
            c.lower_ in ("off", "out") for c in above.children
        ):
            return True
        if word.dep_ != "xcomp":
            return False
        word = above
    return False


def is_only_possible(trigger: Token) -> bool:
    """Whether it only may be: "may visit", "could flood"; not so "could see", told of what was."""
    helpers = {child.lower_ for child in trigger.children if child.dep_ == "aux"}
    return bool(helpers & _MAY) and "have" not in helpers


def _is_nobody(child: Token) -> bool:
    if child.dep_ not in ("nsubj", "nsubjpass"):
        return False
    words = {child.lower_, *(inner.lower_ for inner in child.children if inner.dep_ == "det")}
    return bool(words & {"no", "nobody", "none", "neither", "nothing"})
