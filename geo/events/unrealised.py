"""What came to nothing: a plan that was scrapped, a thing that was meant to be and never came about.

Grammar alone: a verb that undoes what it governs ("cancelled a trip"), or only what is no more than words
("rejected a plan", but not "rejected a visitor"), or says that its subject does not come about ("the bridge
was never built", "the deal fell through").
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from geo.lang.en.nouns import CANCELLATIONS, PLANS, VISITS
from geo.lang.en.people import IT, THEY
from geo.lang.en.verbs import COME_ABOUT, MEAN, PLAN_FAILS, UNDO, UNDO_BY, UNDO_PLAN
from geo.text.dependencies import OBJECTS, PAST, SUBJECTS, is_verb, lemma, up

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOVERNED: Final = (*OBJECTS, *SUBJECTS)


def undoes(verb: Token) -> bool:
    """Return whether a verb says that what it governs is not to be: "cancelled", "called off", "is off"."""
    parts = {child.lower_ for child in verb.children if not any(child.children)}
    parts |= {inner.lower_ for child in verb.children if child.lower_ == "on" for inner in child.children}
    return lemma(verb) in UNDO or (lemma(verb) in UNDO_BY and bool(parts & UNDO_BY[lemma(verb)]))


def is_not(word: Token) -> bool:
    """Return whether a word itself is denied: "did not open", "never opened", "no longer opens"."""
    return any(
        child.dep_ == "neg" or child.lower_ == "never" or _is_no_longer(child) for child in word.children
    )


def _is_no_longer(child: Token) -> bool:
    return child.lower_ in ("longer", "more") and any(inner.lower_ == "no" for inner in child.children)


def came_to_nothing(thing: Token) -> bool:
    """Return whether a plan, or what was planned, is not to be by the verb that it stands with.

    "A plan was drawn up and then dropped": also by one that is joined to it.
    """
    if thing.dep_ not in _GOVERNED:
        return False
    verb = thing.head
    if thing.dep_ in OBJECTS:
        return undoes(verb) or lemma(verb) in UNDO_PLAN or (is_not(verb) and lemma(verb) in COME_ABOUT)
    joined = (child for child in verb.children if child.dep_ == "conj")
    alike = (one for one in joined if not any(child.dep_ in _GOVERNED for child in one.children))
    passive = thing.dep_ == "nsubjpass"
    return any(_does_not_come_about(one, passive=passive) for one in (verb, *alike))


def is_of_cancellation(thing: Token) -> bool:
    """Return whether a noun is what was called off: "the cancellation of Thursday's stop in Lima"."""
    return thing.dep_ == "pobj" and thing.head.lower_ == "of" and lemma(thing.head.head) in CANCELLATIONS


def undoes_visit(verb: Token) -> bool:
    """Return whether a verb says that somebody is not to be somewhere: "dropped a stop in Lima"."""
    things = (child for child in verb.children if child.dep_ in (*OBJECTS, "nsubjpass"))
    return undoes(verb) or (lemma(verb) in UNDO_PLAN and any(lemma(thing) in VISITS for thing in things))


def undone_here(verb: Token, place: Token) -> bool:
    """Return whether a verb calls off what was to be at a place: "called off a visit to Lima".

    place: the head of the words for it. Not so where they stand before and say where that was done: "In Lima
    she called off a dinner".
    """
    if not undoes_visit(verb):
        return False
    if verb not in up(place):  # "she was to fly to Lima, but the stop was cancelled"
        return any(child.dep_ == "nsubjpass" for child in verb.children)
    path = list(takewhile(lambda word: word != verb, up(place)))
    return place.i > verb.i or path[-1].dep_ in _GOVERNED


def never_came_about(thing: Token) -> bool:
    """Return whether it is told of a thing only that it is not there: "the bridge was never finished"."""
    verb = thing.head
    does = any(child.dep_ in OBJECTS for child in verb.children)
    return thing.dep_ in SUBJECTS and not does and lemma(verb) in COME_ABOUT and is_not(verb)


def _does_not_come_about(verb: Token, *, passive: bool) -> bool:
    """Whether a verb says that its subject is not to be: "was scrapped", "fell through", "never opened"."""
    if undoes(verb) or _fails(verb):
        return True
    return (passive and lemma(verb) in UNDO_PLAN) or (is_not(verb) and lemma(verb) in COME_ABOUT)


def _fails(verb: Token) -> bool:
    """As in "fell through", "came to nothing", "failed", "remains unbuilt"."""
    following = {word.lower_ for child in verb.children for word in (child, *child.children)}
    return bool(PLAN_FAILS.get(lemma(verb), frozenset()) & {*following, ""})


def is_of_undone_plan(trigger: Token) -> bool:
    """Return whether a word tells what a plan that came to nothing was for: "scrapped a plan to open a bank".

    An attempt is no plan: "an attempt to rob a bank was foiled" happened.
    """
    while trigger.dep_ == "conj" and is_verb(trigger.head):  # "a plan to close Riga and open Oslo"
        trigger = trigger.head
    plan = trigger.head
    return trigger.dep_ in ("acl", "relcl", "xcomp") and lemma(plan) in PLANS and came_to_nothing(plan)


def is_meant_and_undone(trigger: Token) -> bool:
    """Return whether it was meant to be, "but" it was not.

    "A ferry was to sail on Thursday but the trip was cancelled", "was due to open but never did".
    """
    is_told = is_verb(trigger) or trigger.dep_ not in ("nsubj", "nsubjpass")
    verb = trigger if is_told else trigger.head
    meant = verb.head if verb.dep_ in ("xcomp", "acomp") else verb
    meant = meant.head if meant.dep_ == "acomp" else meant  # "was due to open"
    if not is_meant(meant, verb):
        return False
    if not any(child.lower_ == "but" for child in meant.children):
        return False
    return any(_is_undone_after(meant, one) for one in meant.children if one.dep_ == "conj")


def is_meant_and_undone_next(trigger: Token) -> bool:
    """Return whether a visit was meant to be and the next sentence says that it is not.

    "She was to travel to Lima on Thursday. The trip has been called off." What "the trip" is to, where that
    is said, is another matter.
    """
    verb = next((word for word in up(trigger) if is_meant(word, trigger)), None)
    end = trigger.sent.end
    if verb is None or verb.tag_ not in PAST or end >= len(trigger.doc):
        return False
    following = trigger.doc[end].sent.root
    things = [child for child in following.children if child.dep_ == "nsubjpass"]
    return undoes_visit(following) and any(
        lemma(thing) in VISITS and [child.lower_ for child in thing.children] in (["the"], ["that"], ["this"])
        for thing in things
    )


def _is_undone_after(meant: Token, verb: Token) -> bool:
    """Whether what follows "but" undoes what was meant; a denial does if it is of the same subject."""
    if not is_not(verb):
        return _does_not_come_about(verb, passive=verb.tag_ == "VBN")
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    same = {lemma(child) for child in meant.children if child.dep_ in SUBJECTS} | IT | THEY
    return lemma(verb) in COME_ABOUT | {"do"} and all(lemma(one) in same for one in subjects)


def is_meant(verb: Token, trigger: Token) -> bool:
    """Return whether a verb says that something was only meant: "was to sail", "was due to", "is planned"."""
    said = (verb, *(child for child in verb.children if child.dep_ == "acomp"))
    to = verb != trigger or any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children)
    return any(lemma(one) in MEAN for one in said) or (to and lemma(verb) == "be")
