"""Words of a report, some of them left out -> the text of a title that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from geo.events.actors import Actor, Actors, bare
from geo.events.title_phrases import phrase_of
from geo.lang.en.nouns import LAW
from geo.lang.en.people import HE, PERSONAL, SHE, THEY
from geo.lang.en.verbs import CRIMES
from geo.text.dependencies import ANY_SUBJECT, is_plural, is_reduced, lemma, up

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST: Final = 80
"""Characters of a title; what does not fit is left out by whole phrases."""

_LEADS: Final = re.compile(r" (?=(?:at|in|on|from|to|for|with|of|by|near|over|after|into|that|and) )")
_UNENDED: Final = re.compile(
    r"(?:[\s,;:]+(?:at|in|on|from|to|for|with|of|by|near|over|after|into))?\s+(?:a|an|the)$"
    r"|[\s,;:]+(?:and|or|but)$"
)
"""What only leads to more: "flowers for the". A preposition alone may end a title: "the work went on"."""
_QUOTES: Final = re.compile(r"[\"“”]|(?<!\w)[‘'](?!s\b)|(?<!s)[’'](?!\w)")
_VOWEL: Final = re.compile(
    r"(?!uni(?!n|m)|u[st][aeiu]|U\.|eu|one\b|once)[aeiou]|hour|hono|honest|heir", re.IGNORECASE
)
"""How words begin that take "an" before them."""


def spaced(words: Sequence[Token], actors: Actors, said: set[Actor], *, led: bool = False) -> str:
    """Return words with a space wherever the report has one or leaves something out.

    A pronoun gives way to the name of its actor, unless that is in `said` already. led: something stands
    before them.
    """
    found = []
    for at, token in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        joined = following is not None and following.i == token.i + 1 and not token.whitespace_
        word = _article(token, following) or _named(token, actors, said)
        before = at > 0 and token.i < words[at - 1].i and token.pos_ == "ADP"  # "In Riga" behind its verb
        begins = (at > 0 or led) and token.is_sent_start and _is_small(token)
        moved = before or begins
        found.append((word.lower() if moved else word) + ("" if joined else " "))
    return "".join(found)


def finished(words: str) -> str:
    """Return words as a title begins and ends, without half a pair of quotation marks."""
    words = " ".join(words.split())
    if len(_QUOTES.findall(words)) % 2:
        words = _QUOTES.sub("", words)
    words = re.sub(r"\s+([,.;:’])", r"\1", words).strip(" ,;:–—-")
    words = _UNENDED.sub("", words)
    return words[:1].upper() + words[1:]


def shortened(words: str) -> str:
    """Return a title, ended before a phrase, else at a word, outside quotation marks, if it is too long."""
    if len(words) <= LONGEST + 20:
        return words
    ends = [found.start() for found in _LEADS.finditer(words[: LONGEST + 1])]
    if ends and ends[-1] > LONGEST // 2:
        return finished(_QUOTES.sub("", words[: ends[-1]]))
    cut = words[: LONGEST - 1].rsplit(" ", 1)[0]
    return finished(_QUOTES.sub("", cut)).rstrip(".") + "…"


def called(actor: Actor) -> str:
    """Return an actor's name, or its noun: "the plane", "Islamic forces"."""
    if actor.named:
        return bare(actor.name)
    forms = [form for form, _ in actor.spelled.most_common()]
    many = (form for form in forms if form.endswith("s"))  # "rebels", though "rebel-held" came first
    noun = next(many, forms[0]) if actor.plural else forms[0]
    return noun if actor.plural or noun[:1].isupper() else f"the {noun}"


def is_telling(actor: Actor, pronoun: Token, actors: Actors) -> bool:
    """Return whether the name of an actor may stand for a pronoun in a title, where a wrong one may hurt.

    A pronoun stays where it is an object ("police stopped her"), where its owner stands in a sentence before,
    where "it" may be nobody or "they" a single one, and where somebody else whom it fits was named since: for
    "he" and "she", which mostly go on with who did something last, only if that is more than a sentence ago.
    """
    if _is_risky(pronoun) or any(pronoun.doc[at].idx in actors.placed for at in actor.tokens):
        return False
    if pronoun.lower_ in THEY and not actor.plural and not actor.labels["ORG"]:
        return False
    if pronoun.lower_ == "it" and lemma(pronoun.head) == "be":
        return False
    far, rivals = actors.since(actor, pronoun)
    if pronoun.tag_ == "PRP$":
        return far == 0 and not rivals
    personal = pronoun.lower_ in HE | SHE
    return pronoun.dep_ in ANY_SUBJECT and (
        (far < 2 and (personal or not rivals)) or (personal and not rivals)
    )


def _is_risky(pronoun: Token) -> bool:
    """Whether a name in place of a pronoun would lay a crime, or what a court does, to somebody.

    "Police held the owner, the commissioner said. He is to appear in court": who reads it sees who is meant,
    the nearest noun is not.
    """
    words = {lemma(word) for word in pronoun.head.subtree}
    is_person = pronoun.lower_ in HE | SHE
    return not LAW.isdisjoint(words) or (is_person and not CRIMES.isdisjoint(words))


def _is_small(token: Token) -> bool:
    """Whether a word has a capital only where a sentence begins with it."""
    article = token.pos_ == "DET" and token.ent_type_ != "GPE"  # "The mayor", but "The Hague"
    return article or token.pos_ in ("VERB", "ADV", "SCONJ") or is_reduced(token)


def _article(token: Token, following: Token | None) -> str:
    """The "a" or "an" that fits its new neighbour, "" where it has none: "an official visit"."""
    if token.lower_ not in ("a", "an") or following is None or following.i == token.i + 1:
        return ""
    fitting = "an" if _VOWEL.match(following.text) else "a"
    return fitting.capitalize() if token.text[0].isupper() else fitting


def _named(token: Token, actors: Actors, said: set[Actor]) -> str:
    if token.lower_ == "whose" and (clause := next((t for t in up(token) if t.dep_ == "relcl"), None)):
        owner = clause.head
        return _owned(spaced(phrase_of(owner, (), short=True), actors, said).strip(), plural=is_plural(owner))
    actor = actors.of(token) if token.lower_ in PERSONAL else None
    owns = token.tag_ == "PRP$"
    if actor is None or actor in said or (owns and not actor.named) or not is_telling(actor, token, actors):
        return token.text
    said.add(actor)
    name = called(actor)
    return _owned(name, plural=actor.plural) if owns else name


def _owned(name: str, *, plural: bool) -> str:
    return f"{name}’" if plural and name.endswith("s") else f"{name}’s"
