"""A word for an event -> whether somebody denies that it happened.

"The army said it had taken Goma. A spokesman denied it": one says so, another does not. "The ministry denied
a report that its planes had bombed Goma": nobody is named who says so. Either is claimed, never a fact.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Final

from geo.events.unrealised import is_not
from geo.lang.en.nouns import ACCOUNTS
from geo.lang.en.verbs import DISMISS, DISPUTE
from geo.text.dependencies import OBJECTS, SUBJECTS, is_reported, lemma, up

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYS: Final = ("acl", "relcl", "ccomp")
"""How the parser hangs what a report says on its noun."""


def is_disowned(trigger: Token) -> bool:
    """Return whether the report says it only as what somebody denies.

    "Denied that a train had hit a bus", "denied reports of an explosion", "dismissed as false a report that a
    ferry had sunk", "it is not true that a bridge fell". Not so "did not deny that" or "denied a permit".
    """
    for word in up(trigger):
        above = word.head
        if lemma(above) in DISPUTE and word.dep_ in ("ccomp", "xcomp"):
            return not is_not(above)
        if word.dep_ == "ccomp" and lemma(above) == "be":
            return _is_untrue(above)
        if word.dep_ in _SAYS and lemma(above) in ACCOUNTS:
            return _is_denied_account(above)
        if word.dep_ == "pobj" and above.lower_ == "of" and lemma(above.head) in ACCOUNTS:
            return _is_denied_account(above.head)
        if word.dep_ in ("relcl", "parataxis") or (word.dep_ == "advcl" and word.tag_ != "VB"):
            return False
    return False


def _is_denied_account(account: Token) -> bool:
    """Whether a report or claim is denied: "denied a report", "dismissed the claim", "as false a report"."""
    verb = account.head.head if account.dep_ == "pobj" and account.head.lower_ == "as" else account.head
    is_told = account.dep_ in OBJECTS or verb != account.head
    return is_told and lemma(verb) in DISPUTE | DISMISS and not is_not(verb)


def _is_untrue(verb: Token) -> bool:
    """As in "it is not true", "it is false"."""
    said = {child.lower_ for child in verb.children if child.dep_ == "acomp"}
    return bool(said & {"false", "untrue"}) or ("true" in said and is_not(verb))


def is_disputed(trigger: Token) -> bool:
    """Whether what somebody says happened is denied by the next sentence or the rest of its own.

    "The army said it had taken Riga. A spokesman denied it." Not so what happened otherwise: "Police searched
    the house, and said so. The owner denied wrongdoing."
    """
    if not any(is_reported(word) for word in up(trigger)):
        return False
    doc, end = trigger.doc, trigger.sent.end
    after = doc[trigger.i + 1 : doc[end].sent.end if end < len(doc) else end]
    about = {lemma(word) for word in trigger.subtree if word.pos_ in ("NOUN", "PROPN")}
    return any(
        lemma(word) in DISPUTE
        and not is_not(word)
        and any(_is_what_was_said(child) or _is_about(child, about) for child in word.children)
        for word in after
    )


def _is_about(clause: Token, about: Set[str]) -> bool:
    """As in "said it had taken Riga", "denied that Riga had fallen"."""
    who = (child for child in clause.children if child.dep_ in SUBJECTS)
    return clause.dep_ == "ccomp" and any(lemma(word) in about for word in who)


def _is_what_was_said(word: Token) -> bool:
    """As the object of "denied": "it", "the claim"."""
    if word.dep_ not in OBJECTS:
        return False
    the = any(child.lower_ in ("the", "this", "that") for child in word.children)
    return word.lower_ in ("it", "this", "that") or (the and lemma(word) in ACCOUNTS)
