"""A parsed report -> its clauses: what is said to happen, by whom, and whether it did.

A clause is a verb, or a noun that names something that happens, with the words that belong to it and
to no clause inside it. Trusted: spaCy's dependency parse (ClearNLP labels, as its English models give).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from geo.lexicon import CANCEL, EVENT, EXPECT, NEWS, SAY, STATES, TELL, TO_COME, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MOST: Final = 100
"""How many clauses of a sentence are looked at together; no sentence that a person writes has more."""

_NOT_A_CLAUSE: Final = word_set("aux auxpass amod compound prep det nmod case mark punct agent nummod")
_SUBJECT: Final = ("nsubj", "nsubjpass", "csubj")
_RELATIVE: Final = word_set("who which that whom whose")
_HELD: Final = word_set(
    "come begin start take hold open end close conclude finish wrap continue resume schedule plan last "
    "follow be set occur happen go"
)
"""Verbs that only say when a thing happens: "the visit came on Friday"."""


class Mood(Enum):
    """How sure the report is of a clause."""

    FACT = "fact"
    PLANNED = "planned"
    EXPECTED = "expected"  # "should reach Riga": planned if a day to come is given, else advice
    DENIED = "denied"
    IMAGINED = "imagined"
    STATE = "state"


@dataclass(eq=False)
class Clause:
    """One clause of a sentence.

    head: its verb, or its noun if `nominal`. parent: the clause it hangs on; `link` is the head's
    dependency there and `mark` the word that joins them ("as", "when", "after"), lower case.
    subjects, objects: the heads of its noun phrases; a relative pronoun is replaced by what it stands for.
    speech: the clause of speech whose content it is; `after_speech` where the content follows the verb.
    """

    head: Token
    nominal: bool
    sentence: int
    parent: Clause | None = None
    link: str = ""
    mark: str = ""
    mood: Mood = Mood.FACT
    past: bool = True
    habitual: bool = False
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    speech: Clause | None = None
    after_speech: bool = False

    @property
    def lemma(self) -> str:
        """Lemma of the head, lower case."""
        return lemma(self.head)

    @property
    def speaks(self) -> bool:
        """Whether it is a clause of speech proper."""
        return not self.nominal and self.lemma in TELL

    @property
    def only_helps(self) -> bool:
        """Whether it stands before the verb that tells: "is due to arrive"."""
        helps = self.lemma in EXPECT or self.lemma in ("be", "have", "go")
        return not self.nominal and helps and any(child.dep_ == "xcomp" for child in self.head.children)

    @property
    def is_purpose(self) -> bool:
        """Whether it is "to do" that says what for: "signed up to serve"."""
        helped = any(child.lower_ == "to" and child.dep_ == "aux" for child in self.head.children)
        return helped and self.link in ("advcl", "xcomp")

    @property
    def is_journey(self) -> bool:
        """Whether it only says when or where a journey goes on: "the trip ends in Riga"."""
        return self.holds and self.lemma not in ("be", "hold", "schedule", "plan", "set")

    @property
    def holds(self) -> bool:
        """Whether it only says when its subject happens."""
        return not self.nominal and self.lemma in _HELD


class Clauses:
    """All clauses of a parsed report, and which of them a word belongs to.

    Args:
        doc: the parsed report.
        starts: where its sentences start (character offsets); the parser may have cut them finer.

    """

    def __init__(self, doc: Doc, starts: Sequence[int]) -> None:
        self._starts = starts
        self._at: dict[int, Clause] = {}
        self._in: dict[int, list[Clause]] = {}
        self._under: dict[Clause, list[Clause]] = {}
        self.all: list[Clause] = []
        for token in doc:
            if _is_verbal(token) or _is_nominal(token):
                clause = Clause(token, not _is_verbal(token), self.number(token))
                self._at[token.i] = clause
                self._in.setdefault(clause.sentence, []).append(clause)
                self.all.append(clause)
        for clause in self.all:
            self._tie(clause)
            if clause.parent is not None:
                self._under.setdefault(clause.parent, []).append(clause)
        for clause in self.all:
            clause.subjects = list(self._subjects(clause))
            clause.objects = list(self._objects(clause))
        for clause in self.all:
            self._judge(clause)

    def of(self, token: Token) -> Clause | None:
        """Return the clause a word belongs to: the nearest one up the tree, its own included."""
        for ancestor in up(token):
            if clause := self._at.get(ancestor.i):
                return clause
        return None

    def at(self, token: Token) -> Clause | None:
        """Return the clause whose head this word is."""
        return self._at.get(token.i)

    def number(self, token: Token) -> int:
        """Return the number of the sentence that a word stands in."""
        return self.number_at(token.idx)

    def number_at(self, offset: int) -> int:
        """Return the number of the sentence that a character of the report stands in."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def within(self, sentence: int) -> list[Clause]:
        """Return the clauses of a sentence, by its number, in text order; of an endless one the first."""
        return self._in.get(sentence, [])[:MOST]

    def under(self, clause: Clause) -> list[Clause]:
        """Return the clauses that hang on a clause, in text order."""
        return self._under.get(clause, [])

    def _tie(self, clause: Clause) -> None:
        head = clause.head
        clause.link = "nominal" if clause.nominal else head.dep_
        if head.head != head:
            clause.parent = self.of(head.head)
        clause.mark = _mark(head)

    def _subjects(self, clause: Clause, depth: int = 0) -> Iterator[Token]:
        """Who does it; where the clause does not say, the clause it hangs on does."""
        head = clause.head
        if clause.nominal:
            yield from _doers(head)
            return
        found = [child for child in head.children if child.dep_ in _SUBJECT]
        for token in found:
            yield from conjuncts(self._antecedent(clause, token))
        if found or clause.parent is None or depth > 8:
            return
        if clause.link in ("acl", "relcl"):
            yield head.head
        elif clause.link in ("xcomp", "ccomp") and (taken := _object_of(clause.parent.head)):
            yield from conjuncts(taken)
        elif clause.link in ("xcomp", "ccomp", "conj", "advcl", "pcomp", "dep"):
            yield from self._subjects(clause.parent, depth + 1)

    def _objects(self, clause: Clause) -> Iterator[Token]:
        for child in clause.head.children:
            if child.dep_ in ("dobj", "obj", "dative"):
                yield from conjuncts(self._antecedent(clause, child))
            elif child.dep_ == "agent" or (
                child.dep_ == "prep" and child.lower_ in ("with", "alongside", "by")
            ):
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield from conjuncts(inner)

    @staticmethod
    def _antecedent(clause: Clause, token: Token) -> Token:
        if token.lower_ in _RELATIVE and clause.head.dep_ == "relcl":
            return clause.head.head
        return token

    def _judge(self, clause: Clause) -> None:
        head = clause.head
        clause.past = _is_past(head)
        clause.mood = _mood(clause)
        clause.habitual = not clause.nominal and _is_habitual(head)
        for step in _chain(clause):
            parent = step.parent
            if parent is None:
                break
            if parent.speaks and step.link in ("ccomp", "parataxis", "advcl"):
                clause.speech = parent
                clause.after_speech = parent.head.i < head.i
                break


def lemma(token: Token) -> str:
    """Lemma of a word, lower case; the word itself where the model gives none."""
    return (token.lemma_ or token.text).lower()


def up(token: Token) -> Iterator[Token]:
    """Yield the word and every word above it in the tree, nearest first."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def root(span: Span) -> Token:
    """The word of a span that hangs on a word outside of it."""
    return span.root


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield a word, the name that explains it, and the words joined to it by "and" or a comma."""
    yield token
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            yield child
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from conjuncts(child)


def is_news(token: Token) -> bool:
    """Whether a noun phrase names a news agency or a paper ("the state news agency")."""
    words = {lemma(word) for word in token.subtree} if token.n_lefts + token.n_rights < 12 else set()
    return bool(words & NEWS)


def _is_verbal(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in _NOT_A_CLAUSE or not token.is_alpha:
        return False
    # A verb's form used as a noun's name ("the United Nations") or an adjective is no clause.
    return token.tag_.startswith(("VB", "MD"))


def _is_nominal(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or lemma(token) not in EVENT:
        return False
    if token.ent_type_ == "DATE":
        return False  # the month of March
    return token.dep_ not in ("compound", "nmod", "amod") or token.pos_ == "PROPN"


def _doers(noun: Token) -> Iterator[Token]:
    if noun.dep_ == "compound":  # "Berg's tour stops": the owner hangs on the last noun
        for child in noun.head.children:
            if child.dep_ == "poss":
                yield from conjuncts(child)
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN"):
            yield from conjuncts(child)
            yield from (part for part in child.children if part.pos_ == "PROPN" and part.dep_ == "compound")
        elif child.dep_ in ("prep", "agent") and child.lower_ in ("by", "between", "with"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from conjuncts(inner)


def _object_of(verb: Token) -> Token | None:
    """The object that does the next verb: "invited him to visit"; not so after "has plans to"."""
    if lemma(verb) in (
        "invite",
        "urge",
        "ask",
        "allow",
        "force",
        "order",
        "bring",
        "take",
        "send",
        "help",
        "tell",
    ):
        return next((child for child in verb.children if child.dep_ in ("dobj", "obj")), None)
    return None


def _mark(head: Token) -> str:
    for child in head.children:
        if child.dep_ in ("mark", "advmod") and child.i < head.i and child.lower_ in _MARKS:
            return str(child.lower_)
    if head.dep_ == "pcomp" and head.head.dep_ == "prep":
        return str(head.head.lower_)
    return ""


_MARKS: Final = word_set(
    "as when while where after before since until till if unless though although because once whenever"
)


def _chain(clause: Clause) -> Iterator[Clause]:
    seen = 0
    step: Clause | None = clause
    while step is not None and seen < 12:
        yield step
        step, seen = step.parent, seen + 1


def _is_past(head: Token) -> bool:
    words = [head, *(child for child in head.children if child.dep_ in ("aux", "auxpass"))]
    return any(word.tag_ == "VBD" for word in words) or (
        head.tag_ == "VBN" and not any(word.tag_ in ("VBZ", "VBP", "MD") for word in words)
    )


def _is_habitual(head: Token) -> bool:
    """Whether a verb stands in the plain present: "a plant that makes jets"."""
    helped = any(child.dep_ in ("aux", "auxpass") for child in head.children)
    passive = any(child.dep_ == "auxpass" and child.tag_ in ("VBZ", "VBP") for child in head.children)
    past_or_future = any(child.tag_ in ("VBD", "MD", "VBN") for child in head.children if child.dep_ == "aux")
    return (head.tag_ in ("VBZ", "VBP") and not helped) or (passive and not past_or_future)


def _mood(clause: Clause) -> Mood:
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
    if clause.lemma in EXPECT and _is_passive(head) and not any(c.dep_ == "xcomp" for c in head.children):
        return Mood.PLANNED  # "is expected in Riga"
    if clause.parent is not None and clause.link in ("conj", "pcomp") and not _has_own_tense(clause):
        inherited = _mood(clause.parent) if clause.parent.mood is Mood.FACT else clause.parent.mood
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
            and parent.lemma in CANCEL
            and (head.dep_ in ("dobj", "nsubjpass") or (head in parent.subjects and _is_passive(parent.head)))
        )
    parent = clause.parent
    return parent is not None and clause.link in ("xcomp", "pcomp", "ccomp") and (
        parent.lemma in CANCEL or (clause.link == "xcomp" and parent.mood is Mood.DENIED)
    )  # fmt: skip


def _is_nobody(subject: Token) -> bool:
    words = {subject.lower_, *(child.lower_ for child in subject.children if child.dep_ == "det")}
    return bool(words & {"no", "nobody", "none", "neither", "nothing"})


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


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
    if (
        head.dep_ == "pobj"
        and head.head.lower_ in ("ahead", "before", "for", "until")
        and not clause.subjects
    ):
        return Mood.PLANNED if head.head.lower_ != "for" else Mood.FACT
    if parent is None or parent.nominal:
        return Mood.FACT
    governs = head.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "pobj")
    if governs and parent.lemma in EXPECT and (not parent.past or _is_passive(parent.head)):
        return Mood.PLANNED
    own = _mood(parent)
    if governs and (parent.holds or head.dep_ == "dobj") and own in (Mood.PLANNED, Mood.IMAGINED):
        return own
    return Mood.FACT


def _is_reported(clause: Clause) -> bool:
    return any(
        step.parent is not None and step.parent.lemma in SAY and step.link in ("ccomp", "parataxis")
        for step in _chain(clause)
    )


def _infinitive_mood(clause: Clause) -> Mood:
    """Mood of "to do": what stands before it decides."""
    if any(child.lower_ == "have" and child.dep_ == "aux" for child in clause.head.children):
        return Mood.IMAGINED  # "was to have stayed": it did not
    head, parent = clause.head, clause.parent
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
    return _mood(parent)


def _counts(noun: Token) -> bool:
    """As in "The first leader to visit": the visit took place."""
    return any(child.tag_ in ("JJ", "JJS", "RB") and child.lower_ in _ORDER for child in noun.children)


_ORDER: Final = word_set("first second third last only latest")
