"""A parsed report -> its actors: whom its names, descriptions and pronouns stand for, and what each does.

An actor is a person, a party, a team, a ship, a storm: any noun that can do something. Names are kept whole
("Moon Jae-in", "MV Veesham"), a shorter form stands for the longer one ("Ms. Berg" for "Anna Berg"), a
pronoun for the actor named last that it fits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from geo.analysis import Analysis
from geo.lang.en.function_words import ARTICLES, OF_WHOM
from geo.lang.en.people import (
    HE,
    IT,
    MAN,
    MENS_NAMES,
    PARTICLES,
    RANKS,
    SHE,
    THEY,
    TITLES,
    WOMAN,
    WOMENS_NAMES,
)
from geo.text.dependencies import (
    ANY_SUBJECT,
    VERBS,
    antecedent,
    described,
    is_reduced,
    is_reported,
    is_verb,
    lemma,
    up,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_BEHIND: Final = re.compile(r"[^\s,.;:!?\"“”()\[\]<>’']*(?:['’](?!s\b)[^\s,.;:!?\"“”()\[\]<>’']+)*")
_LONGEST_REST: Final = 60  # characters read on: a run without spaces is cut into many words, each with a rest
_DEEPEST: Final = 8
_REMEMBERED: Final = 12  # actors that a pronoun may stand for


class Pronoun(StrEnum):
    """The kinds of pronouns that stand for an actor, each by its plainest word."""

    HE = "he"
    SHE = "she"
    IT = "it"
    THEY = "they"


_KINDS: Final = {Pronoun.HE: HE, Pronoun.SHE: SHE, Pronoun.IT: IT, Pronoun.THEY: THEY}


@dataclass(eq=False)
class Actor:
    """One who acts: its names as written, how often each, and the words (tokens) that stand for it.

    headed: names as the headline or words in capitals have them; they count where there are no others.
    nouns: what it is said to be, lower case ("president", "ship"). named: whether it has a name of its own.
    """

    words: frozenset[str]
    named: bool
    spelled: Counter[str] = field(default_factory=Counter)
    headed: Counter[str] = field(default_factory=Counter)
    nouns: set[str] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    tokens: list[int] = field(default_factory=list)
    plural: bool = False
    gender: Pronoun | None = None

    @property
    def name(self) -> str:
        """The fullest form that the report uses: of the longest words, the most frequent."""
        forms = self.spelled or self.headed
        return max(forms, key=lambda form: (min(form.count(" "), 3), forms[form], form))

    @property
    def is_person(self) -> bool:
        """Whether a name of a person, by its label or what it is called."""
        return self.labels["PERSON"] * 2 >= sum(self.labels.values()) > 0 or bool(
            self.nouns & (TITLES | MAN | WOMAN)
        )


class _Near:
    """Whom a pronoun may stand for, of each kind the likeliest first: whoever did something last."""

    def __init__(self) -> None:
        self._order: dict[Pronoun, list[Actor]] = {kind: [] for kind in Pronoun}

    def add(self, actor: Actor, kinds: Sequence[Pronoun], *, first: bool) -> None:
        """Keep an actor, as the likeliest or, where it is not known yet, as the last."""
        for kind in kinds:
            order = self._order[kind]
            if first and actor in order:
                order.remove(actor)
            if actor not in order:
                order.insert(0 if first else len(order), actor)
                del order[_REMEMBERED:]

    def meant(self, kind: Pronoun, beside: Collection[Actor]) -> Actor | None:
        """Return whom a pronoun stands for, which is none of `beside`.

        The first "she" settles that no "he" is the same person; who is meant once is meant again.
        """
        personal = kind in (Pronoun.HE, Pronoun.SHE)
        actor = next(
            (
                one
                for one in self._order[kind]
                if one not in beside and not (personal and one.gender and one.gender != kind)
            ),
            None,
        )
        if actor is not None and personal:
            if not actor.gender and actor.named:
                actor.gender = kind
            self.add(actor, [kind], first=True)
        return actor


class Actors:
    """All actors of a report, and which of them each word stands for."""

    def __init__(self, analysis: Analysis) -> None:
        self._doc: Doc = analysis.doc
        self._text = analysis.text
        self._headline = max((s.end for s in analysis.sentences[: analysis.headline]), default=0)
        self.placed = {at for n in analysis.places for at in range(n.mention.start, n.mention.end)}
        self._dated = {at for e in analysis.dates for at in range(e.start, e.end)}
        self.all: list[Actor] = []
        self._by_word: dict[str, list[Actor]] = {}
        self._of: dict[int, Actor] = {}
        near = _Near()
        for token in self._doc:
            kind = _pronoun(token)
            if kind:
                actor = near.meant(kind, self._beside(token))
            elif _is_noun(token) and token.idx not in self._dated:
                actor = self._named(token) or self._described(token)
            else:
                continue
            if actor is None:
                continue
            self._of[token.i] = actor
            actor.tokens.append(token.i)
            if not kind:
                first = token.dep_ in ANY_SUBJECT and (actor.named or not actor.is_person)
                near.add(actor, self._pronouns(actor, token), first=first)

    def of(self, token: Token) -> Actor | None:
        """Return the actor that a noun or pronoun stands for; None for none."""
        return self._of.get(token.i)

    def doers(self, trigger: Token) -> list[Actor]:
        """Return who does what a word for an event says, or whom it is done to."""
        return list(dict.fromkeys(actor for token in doers(trigger) if (actor := self.of(token)) is not None))

    def takers(self, trigger: Token) -> list[Actor]:
        """Return who takes part in it: its doers, its objects, and who is there "with" them."""
        found = self.doers(trigger)
        for child in trigger.children:
            if child.dep_ in ("dobj", "obj", "dative", "nsubjpass"):
                found += [actor for token in conjuncts(child) if (actor := self.of(token)) is not None]
            elif child.dep_ in ("prep", "agent") and child.lower_ in ("with", "by", "alongside", "between"):
                inner = (t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c))
                found += [actor for token in inner if (actor := self.of(token)) is not None]
        return list(dict.fromkeys(found))

    def since(self, actor: Actor, pronoun: Token) -> tuple[int, set[Actor]]:
        """Return how many sentences ago a pronoun's actor was named, and whom else it may stand for.

        That is who was named since; for what is no person, and does not go on so long, also who stands in the
        same sentence as its actor.
        """
        kind = _pronoun(pronoun)
        named = max((at for at in actor.tokens if at < pronoun.i and not _pronoun(self._doc[at])), default=0)
        personal = kind in (Pronoun.HE, Pronoun.SHE)
        first = named + 1 if personal else self._doc[named].sent.start
        rivals: set[Actor] = {
            other
            for token in self._doc[first : pronoun.i]
            if token.idx not in self.placed and not _pronoun(token)
            if (other := self.of(token)) is not None and other is not actor
            if kind is not None and kind in self._pronouns(other, token)
        }
        return sum(bool(token.is_sent_start) for token in self._doc[named + 1 : pronoun.i + 1]), rivals

    def find(self, name: str) -> Actor | None:
        """Return the actor of a given name, or one with most of its words; None where none has any."""
        words = _words(name)
        found = {actor: len(words & actor.words) for word in words for actor in self._by_word.get(word, [])}
        if not found:
            keys = [f"~{word}" for word in _words(name)]
            keys += [key.removesuffix("s") for key in keys]
            found = {actor: 1 for key in keys for actor in self._by_word.get(key, [])}
        return max(found, key=lambda actor: (found[actor], len(actor.tokens)), default=None)

    def _beside(self, pronoun: Token) -> list[Actor]:
        """Who does what a pronoun is the object of, and so is somebody else: "Tinubu told her"."""
        verb = next((above for above in up(pronoun) if above.pos_ in VERBS), None)
        if (
            verb is None
            or pronoun.dep_ in (*ANY_SUBJECT, "poss")
            or pronoun.lower_.endswith(("self", "selves"))
        ):
            return []
        return [actor for token in doers(verb) if (actor := self.of(token)) is not None]

    def _named(self, token: Token) -> Actor | None:
        if token.pos_ != "PROPN" and not (token.text[:1].isupper() and token.text.lower() in self._by_word):
            return None
        start, end = self._span(token)
        written = " ".join(self._text[start:end].split())
        words = _words(written)
        if not words:
            return None
        known = [
            a for word in words for a in self._by_word.get(word, []) if words <= a.words or a.words <= words
        ]
        actor = max(
            known, key=lambda a: (len(a.words & words), a.tokens[-1] if a.tokens else 0), default=None
        )
        if actor is None:
            actor = Actor(words, named=True)
            self.all.append(actor)
        elif words > actor.words:
            actor.words = words
        for word in words:
            if actor not in self._by_word.setdefault(word, []):
                self._by_word[word].append(actor)
        loud = written.isupper() or token.idx < self._headline
        (actor.headed if loud else actor.spelled)[bare(written)] += 1
        actor.labels[token.ent_type_ or "-"] += 1
        actor.plural |= token.tag_ == "NNPS"
        before = {word.lower().strip(".") for word in written.split()[:-1]}
        near = [c for c in token.children if c.dep_ in ("compound", "appos", "nmod", "amod")]
        near += [token.head] if token.dep_ == "appos" else []
        actor.nouns |= before | {lemma(word) for word in near}
        return actor

    def _described(self, token: Token) -> Actor | None:
        """Return the actor of "the ship": of what is called so by name, else of the noun itself."""
        noun = lemma(token)
        definite = any(
            c.lower_ in ("the", "this", "that", "its", "his", "her", "their") for c in token.children
        )
        if definite:
            for actor in reversed(self.all[-60:]):
                if actor.named and noun in actor.nouns:
                    return actor
        key = f"~{noun}"
        if key not in self._by_word:
            actor = Actor(frozenset({key}), named=False)
            self._by_word[key] = [actor]
            self.all.append(actor)
        actor = self._by_word[key][0]
        left = [
            c
            for c in token.children
            if c.i < token.i and c.dep_ in ("amod", "compound", "nmod", "nummod", "poss")
        ]
        first = min([c.i for c in left if c.dep_ != "poss"], default=token.i)
        written = " ".join(self._doc[first : token.i + 1].text.split())
        actor.spelled[written] += 1
        actor.nouns.add(noun)
        actor.labels[token.ent_type_ or "-"] += 1
        actor.plural |= token.tag_ == "NNS"
        return actor

    def _span(self, token: Token) -> tuple[int, int]:
        """The characters of the whole name that a word stands in."""
        doc = self._doc
        first = last = token.i
        while first > 0 and self._goes_on(doc[first - 1], doc[first]):
            first -= 1
        while last + 1 < len(doc) and self._goes_on(doc[last], doc[last + 1]):
            last += 1
        while first < last and not doc[first].text[:1].isupper():
            first += 1
        while last > token.i and not (doc[last].text[:1].isalnum()):
            last -= 1
        end = doc[last].idx + len(doc[last])
        match = _BEHIND.match(self._text, end, end + _LONGEST_REST)
        return doc[first].idx, match.end() if match else end

    def _goes_on(self, left: Token, right: Token) -> bool:
        """Whether a name goes on from one word to the next."""
        if left.sent != right.sent or left.idx in self._dated or right.idx in self._dated:
            return False
        if left.idx in self.placed and right.ent_type_ == "PERSON" and left.ent_type_ != "PERSON":
            return False
        joined = not left.whitespace_ and (left.text in ("-", "–", "’", "'") or right.text in ("-", "–"))
        if joined and left.text[:1] not in ",;":
            return True
        for word, other in ((left, right), (right, left)):
            small = word.text in PARTICLES and other.pos_ == "PROPN"
            beyond = word.nbor(-1) if word == left and word.i > 0 else word
            if small and word == left and word.lower_ != "of":
                return beyond.pos_ == "PROPN" or other.text[:1].isupper()
            if small and word == right:
                after = right.i + 1 < len(right.doc) and right.nbor().pos_ == "PROPN"
                return after and right.lower_ != "of"
        return all(word.pos_ == "PROPN" and word.text[:1].isupper() for word in (left, right)) or (
            left.pos_ == "PROPN" and right.pos_ == "NUM" and right.text.isupper()
        )

    def _pronouns(self, actor: Actor, token: Token) -> list[Pronoun]:
        if not actor.named and token.dep_ not in ANY_SUBJECT:
            return []
        if actor.is_person and actor.gender:
            return [actor.gender]
        if actor.is_person:
            given, *family = bare(actor.name).split() if actor.named else [""]
            given = given if family else ""  # "Martin" alone is a family name
            if actor.nouns & WOMAN or given in WOMENS_NAMES:
                return [Pronoun.SHE]
            return [Pronoun.HE] if actor.nouns & MAN or given in MENS_NAMES else [Pronoun.HE, Pronoun.SHE]
        if token.tag_ in ("NNS", "NNPS") or actor.plural:
            return [Pronoun.THEY]
        if actor.named:
            return [Pronoun.IT, Pronoun.THEY]
        return [Pronoun.IT] if actor.labels["PERSON"] == 0 else [Pronoun.HE, Pronoun.SHE]


def doers(trigger: Token, depth: int = 0) -> list[Token]:
    """Return the nouns that do it: a verb's subject, a noun's owner, or who does what it hangs on."""
    if is_reduced(trigger) and (noun := described(trigger)) is not None:
        return [noun]
    if is_verb(trigger):
        return _doers_of_verb(trigger, depth)
    owners = [t for c in trigger.children if c.dep_ == "poss" for t in conjuncts(c)]
    for child in trigger.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "between", "of"):
            owners += [t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c)]
    if owners or depth >= _DEEPEST or is_reported(trigger):
        return owners
    above = next((t for t in up(trigger) if t != trigger and is_verb(t)), None)
    return doers(above, depth + 1) if above is not None else []


def _doers_of_verb(verb: Token, depth: int) -> list[Token]:
    """Who does what a verb says: its subject, what a side clause is about, or who does what it hangs on."""
    if found := [t for c in verb.children if c.dep_ in ANY_SUBJECT for t in conjuncts(_meant(c))]:
        return found
    if is_reported(verb):
        return []
    if verb.dep_ in ("relcl", "acl"):
        return [antecedent(verb)]
    governed = verb.head.head.children if verb.dep_ == "pcomp" else ()
    if verb.head.lower_ in OF_WHOM and (found := [t for t in governed if t.dep_ == "dobj"]):
        return [one for token in found for one in conjuncts(token)]
    if verb.dep_ in ("xcomp", "conj", "advcl", "pcomp", "ccomp", "dep") and depth < _DEEPEST:
        above = next((t for t in up(verb) if t != verb and _may_have_doers(t)), None)
        return doers(above, depth + 1) if above is not None else []
    return []


def _may_have_doers(word: Token) -> bool:
    return is_verb(word) or word.pos_ == "NOUN" or is_reduced(word)


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield a word and those joined to it by "and" or a comma."""
    waiting = [token]
    while waiting:
        word = waiting.pop()
        yield word
        waiting += [child for child in word.children if child.dep_ == "conj"]


def bare(name: str) -> str:
    """Return a name without the titles before it; those that belong to it ("Pope") stay."""
    words = name.split()
    titles = [at for at, word in enumerate(words[:-1]) if word.lower().strip(".,") in TITLES]
    if titles and len(words) - titles[-1] > 1:
        words = words[titles[-1] + 1 :]
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() == "the" else words)


def _meant(token: Token) -> Token:
    """What a relative pronoun stands for: "the man who left"."""
    if token.lower_ in ("who", "which", "that") and token.head.dep_ == "relcl":
        return antecedent(token.head)
    return token


def _words(name: str) -> frozenset[str]:
    """The words of a name that tell who is meant, lower case."""
    words = [word.strip(".,'’\"“”").lower() for word in name.split()]
    kept = [w for w in words if w and w not in TITLES and w not in PARTICLES and w not in ARTICLES]
    own = [w for w in kept if w not in RANKS]
    return frozenset(own or kept)


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod", "amod")


def _pronoun(token: Token) -> Pronoun | None:
    if token.pos_ != "PRON" and token.tag_ not in ("PRP", "PRP$"):
        return None
    return next((kind for kind, words in _KINDS.items() if token.lower_ in words), None)
