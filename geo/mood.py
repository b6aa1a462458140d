"""Whether a clause tells what happened, what is planned, or what did not or may not happen.

Read from tense, helping verbs, negation and the words before "to do"; what these leave open is a fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Final

from geo.grammar import is_passive, lemma
from geo.lexicon import CANCEL, EVENT, EXPECT, SAY, STATES, TO_COME, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.clauses import Clause

_ORDER: Final = word_set("first second third last only latest")
_ALSO_LEAVE: Final = word_set("abandon drop avoid skip delay suspend")
_SUBJECT: Final = ("nsubj", "nsubjpass", "csubj")


class Mood(Enum):
    """How sure the report is of a clause."""

    FACT = "fact"
    PLANNED = "planned"
    EXPECTED = "expected"  # "should reach Riga": planned if a day to come is given, else advice
    DENIED = "denied"
    IMAGINED = "imagined"
    STATE = "state"


def is_past(head: Token) -> bool:
    """Whether a verb is in a past tense."""
    words = [head, *(child for child in head.children if child.dep_ in ("aux", "auxpass"))]
    return any(word.tag_ == "VBD" for word in words) or (
        head.tag_ == "VBN" and not any(word.tag_ in ("VBZ", "VBP", "MD") for word in words)
    )


def is_habitual(head: Token) -> bool:
    """Whether a verb stands in the plain present: "a plant that makes jets"."""
    helped = any(child.dep_ in ("aux", "auxpass") for child in head.children)
    passive = any(child.dep_ == "auxpass" and child.tag_ in ("VBZ", "VBP") for child in head.children)
    past_or_future = any(child.tag_ in ("VBD", "MD", "VBN") for child in head.children if child.dep_ == "aux")
    return (head.tag_ in ("VBZ", "VBP") and not helped) or (passive and not past_or_future)


def mood_of(clause: Clause) -> Mood:
    """Return the mood of a clause; that of the clause it hangs on must be known."""
    head = clause.head
    if _is_denied(clause):
        return Mood.DENIED
    if clause.mark in ("if", "unless"):
        return Mood.IMAGINED
    if clause.nominal:
        return _nominal_mood(clause)
    helpers = {child.lower_ for child in head.children if child.dep_ == "aux"}
    if clause.lemma == "be" and any(
        lemma(child) in ("due", "expected", "bound", "scheduled", "set")
        for child in head.children
        if child.dep_ == "acomp"
    ):
        return Mood.PLANNED
    if helpers & {"will", "'ll", "’ll", "shall", "wo"}:
        return Mood.PLANNED
    perfect = "have" in helpers and head.tag_ == "VBN"
    if helpers & {"would", "'d", "’d"} and not perfect:
        # Past tense of "will" where somebody said so; else a wish or a condition.
        return Mood.PLANNED if _is_reported(clause) else Mood.IMAGINED
    if "should" in helpers:
        return Mood.EXPECTED
    if helpers & {"could", "might", "may", "can", "must", "would"}:
        return Mood.IMAGINED
    if "to" in helpers or (head.tag_ == "VB" and clause.link in ("xcomp", "acl", "advcl", "ccomp")):
        return _infinitive_mood(clause)
    if clause.lemma in EXPECT and is_passive(head) and not any(c.dep_ == "xcomp" for c in head.children):
        return Mood.PLANNED  # "is expected in Riga"
    if clause.parent is not None and clause.link in ("conj", "pcomp") and not _has_own_tense(clause):
        inherited = mood_of(clause.parent) if clause.parent.mood is Mood.FACT else clause.parent.mood
        if inherited in (Mood.PLANNED, Mood.IMAGINED, Mood.DENIED) and (
            clause.link == "conj" or clause.mark in ("before", "after", "for")
        ):
            return inherited
    if (
        head.tag_ in ("VBG",)
        and any(child.lower_ in ("is", "are") for child in head.children)
        and _goes(head)
    ):
        return Mood.PLANNED
    if clause.lemma in STATES and clause.lemma not in ("be",):
        return Mood.STATE
    return Mood.FACT


def chain(clause: Clause) -> Iterator[Clause]:
    """Yield a clause and those it hangs on, nearest first, a dozen at most."""
    seen = 0
    step: Clause | None = clause
    while step is not None and seen < 12:
        yield step
        step, seen = step.parent, seen + 1


def _goes(head: Token) -> bool:
    """As in "Is heading to": under way, not yet there."""
    return lemma(head) in (
        "head",
        "go",
        "fly",
        "travel",
        "sail",
        "move",
        "march",
        "bind",
        "arrive",
        "leave",
        "return",
    )


def _has_own_tense(clause: Clause) -> bool:
    head = clause.head
    if clause.parent is not None and clause.parent.head.tag_ == "VB" and head.tag_ in ("VB", "VBP"):
        return False  # "to slam into Riga and weaken": taggers read the second as a present
    return head.tag_ in ("VBD", "VBZ", "VBP") or any(child.dep_ == "aux" for child in head.children)


def _is_denied(clause: Clause) -> bool:
    head = clause.head
    if any(_is_nobody(child) for child in head.children if child.dep_ in _SUBJECT):
        return True
    if any(child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor") for child in head.children):
        return True
    if clause.nominal:
        if any(
            child.lower_ in ("no", "cancelled", "canceled", "abandoned", "scrapped")
            for child in head.children
        ):
            return True
        parent = clause.parent
        return (
            parent is not None
            and _undoes(parent.head)
            and (head.dep_ in ("dobj", "nsubjpass") or (head in parent.subjects and is_passive(parent.head)))
        )
    if _undoes(head) and (lemma(head) not in _ALSO_LEAVE or _has_event(head)):
        return True
    parent = clause.parent
    return parent is not None and clause.link in ("xcomp", "pcomp", "ccomp") and (
        _undoes(parent.head) or (clause.link == "xcomp" and parent.mood is Mood.DENIED)
    )  # fmt: skip


def _undoes(verb: Token) -> bool:
    """Whether a verb undoes what it governs, with its particle: "called off"."""
    particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    return not CANCEL.isdisjoint({lemma(verb), *(f"{lemma(verb)}_{particle}" for particle in particles)})


def _has_event(verb: Token) -> bool:
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "xcomp")]
    return any(lemma(child) in EVENT or child.dep_ == "xcomp" for child in objects)


def _is_nobody(subject: Token) -> bool:
    words = {subject.lower_, *(child.lower_ for child in subject.children if child.dep_ == "det")}
    return bool(words & {"no", "nobody", "none", "neither", "nothing"})


def _nominal_mood(clause: Clause) -> Mood:
    head, parent = clause.head, clause.parent
    words = {child.lower_ for child in head.children}
    if words & {
        "planned",
        "expected",
        "upcoming",
        "forthcoming",
        "scheduled",
        "proposed",
        "coming",
        "next",
        "future",
    }:
        return Mood.PLANNED
    before = {head.head.lower_, head.head.head.lower_ if head.head.lower_ == "of" else ""}
    if head.dep_ == "pobj" and before & {"ahead", "before", "until"} and not clause.subjects:
        return Mood.PLANNED
    if parent is None or parent.nominal:
        return Mood.FACT
    governs = head.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "pobj")
    if governs and parent.lemma in EXPECT and (not parent.past or is_passive(parent.head)):
        return Mood.PLANNED
    own = mood_of(parent)
    if governs and (parent.holds or head.dep_ == "dobj") and own in (Mood.PLANNED, Mood.IMAGINED):
        return own
    return Mood.FACT


def _is_reported(clause: Clause) -> bool:
    return any(
        step.parent is not None and step.parent.lemma in SAY and step.link in ("ccomp", "parataxis")
        for step in chain(clause)
    )


def _infinitive_mood(clause: Clause) -> Mood:
    """Mood of "to do": what stands before it decides."""
    if any(child.lower_ == "have" and child.dep_ == "aux" for child in clause.head.children):
        return Mood.IMAGINED  # "was to have stayed": it did not
    head, parent = clause.head, clause.parent
    if parent is not None and parent.lemma in EXPECT | {"be"} and _is_earlier(parent.head):
        return Mood.IMAGINED  # "had been due to stay": most likely it did not
    if clause.link in ("acl", "relcl"):
        noun = lemma(head.head)
        if noun in TO_COME:
            return Mood.PLANNED
        return Mood.FACT if head.head.tag_ in ("NN", "NNP") and _counts(head.head) else Mood.IMAGINED
    if parent is None:
        return Mood.PLANNED  # a headline: "Pope to visit Malta"
    if (
        any(child.lower_ in ("is", "are", "was", "were") for child in parent.head.children)
        or parent.lemma == "be"
    ):
        if parent.lemma in EXPECT or parent.lemma == "be":
            return Mood.PLANNED
        if any(lemma(child) in EXPECT for child in parent.head.children):
            return Mood.PLANNED
    if any(child.dep_ == "prt" for child in parent.head.children) and parent.lemma == "set":
        return parent.mood  # "set out to cross Kenya"
    if parent.lemma in EXPECT or any(
        lemma(child) in EXPECT for child in parent.head.children if child.dep_ == "acomp"
    ):
        return Mood.IMAGINED if parent.lemma in ("want", "wish") else Mood.PLANNED
    if any(child.lower_ == "going" for child in [parent.head]) or parent.head.lower_ == "going":
        return Mood.PLANNED
    if clause.link == "advcl":
        # Purpose: "flew to Riga to meet them" happened as far as the flight did.
        return parent.mood if parent.mood is not Mood.STATE else Mood.FACT
    if parent.lemma in (
        "like",
        "want",
        "seek",
        "try",
        "need",
        "refuse",
        "struggle",
        "fail",
        "attempt",
        "wish",
        "seem",
    ):
        return Mood.IMAGINED
    return mood_of(parent)


def _is_earlier(verb: Token) -> bool:
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)


def _counts(noun: Token) -> bool:
    """As in "The first leader to visit": the visit took place."""
    return any(child.tag_ in ("JJ", "JJS", "RB") and child.lower_ in _ORDER for child in noun.children)
