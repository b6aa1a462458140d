"""A parsed report -> its clauses: what is said to happen, by whom, and whether it did.

A clause is a verb, or a noun that names something that happens, with the words that belong to it and
to no clause inside it. Trusted: spaCy's dependency parse (ClearNLP labels, as its English models give).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geo.grammar import conjuncts, lemma, up
from geo.lexicon import EVENT, EXPECT, TELL, word_set
from geo.mood import Mood, chain, is_habitual, is_past, mood_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
        words = [self.head, *(c for c in self.head.children if c.dep_ == "acomp" and lemma(c) in EXPECT)]
        verb = any(child.dep_ == "xcomp" for word in words for child in word.children)
        return not self.nominal and helps and verb

    @property
    def is_purpose(self) -> bool:
        """Whether it is "to do" that says what for: "signed up to serve"."""
        helped = any(child.lower_ == "to" and child.dep_ == "aux" for child in self.head.children)
        helps = self.parent is not None and self.parent.only_helps and self.link == "xcomp"
        return helped and self.link in ("advcl", "xcomp") and not helps

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
        elif clause.link in ("xcomp", "ccomp", "pcomp") and (taken := _object_of(clause.parent.head)):
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
        clause.past = is_past(head)
        clause.mood = mood_of(clause)
        clause.habitual = not clause.nominal and is_habitual(head)
        for step in chain(clause):
            parent = step.parent
            if parent is None:
                break
            if parent.speaks and step.link in ("ccomp", "parataxis", "advcl") and not step.mark:
                clause.speech = parent
                clause.after_speech = parent.head.i < head.i
                break


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
        "accuse",
        "suspect",
        "prevent",
        "stop",
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
