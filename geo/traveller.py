"""A report's clauses -> who travels, and which noun phrases and pronouns speak of them.

The traveller is named by the caller or found: the one whose arrivals, visits and departures the report
tells most. A person, a team, a ship or a storm are all found the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from geo.clauses import Clause, Clauses
from geo.grammar import lemma, up
from geo.lexicon import (
    ABOUT,
    BASED,
    DEFINITE,
    JOURNEY,
    MATCH,
    MOVE,
    PERFORMANCE,
    PERSON,
    TELL,
    TO_COME,
    word_set,
)
from geo.people import (
    HE,
    HONORIFIC,
    OFFICES,
    SHE,
    alike,
    genders,
    groups,
    is_accompanied,
    is_aged,
    is_paired,
    is_surname,
    kin,
    kinds_of,
    name_words,
    officials,
    persons,
    phrase,
    pronoun,
    roles,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENOUGH: Final = 2.5
"""Journeys told (a move at a place counts 1, "X's visit" 1.5) before somebody counts as a traveller."""

_LEAD: Final = 60
"""Words of a report in which an indefinite noun may stand for the one who is named later."""

_RANKS: Final = word_set(
    "general admiral commander captain major colonel lieutenant sergeant bishop father sister"
)
_CARRIERS: Final = word_set(
    "bus plane train car motorcade convoy ship boat aircraft jet helicopter flight eye centre center "
    "train camp team party delegation motorbike truck yacht caravan week day journey tour trip"
)
"""What goes where its owner goes."""
_GREET: Final = word_set("welcome greet see cheer receive hear watch meet")
_SPLIT: Final = re.compile(r"[\s\-–]+")


class Traveller:
    """Who travels in a report, and how the report calls them.

    Args:
        doc: the parsed report.
        clauses: its clauses.
        name: the traveller's name; None finds one, "" is a report without any.
        is_placed: whether a clause names a place where it happens.

    """

    def __init__(
        self, doc: Doc, clauses: Clauses, name: str | None, is_placed: Callable[[Clause], bool]
    ) -> None:
        self._doc, self._clauses = doc, clauses
        self.name = _found(doc, clauses, is_placed) if name is None else name
        self._words = _name_words(self.name)
        self._roles = self._called() if self.name else frozenset[str]()
        self._start = self._first()
        self._genders = genders(doc)
        self._kinds = self._sorts() if self.name else frozenset[str]()
        self._kind = self._pronouns() if self.name else frozenset[str]()
        self._told: dict[int, bool] = {}
        if self._start < len(doc):
            self._follow()

    @property
    def is_group(self) -> bool:
        """Whether a team or a party travels."""
        return "many" in self._kinds

    def is_meant(self, token: Token) -> bool:
        """Whether a noun phrase, by its head word, speaks of the traveller."""
        return self._told.get(token.i, False)

    def takes_part(self, clause: Clause) -> bool:
        """Whether the traveller does it or is met there; "the trip" of nobody else is the traveller's."""
        journey = self.name and clause.nominal and not clause.subjects and clause.lemma in JOURNEY
        if journey and any(child.lower_ in ("the", "this") for child in clause.head.children):
            return True
        if any(self.is_meant(token) for token in clause.subjects):
            return True
        if clause.link == "relcl" and self._leads(clause.head.head):
            return True  # "Captain Berg and a party of five, who left Riga"
        if clause.lemma not in ABOUT and any(self.is_meant(token) for token in clause.objects):
            return True
        if clause.nominal and not clause.subjects and clause.parent is not None:
            # "Gave the team a victory", "came home from a visit": what one does or is given, one is at.
            led = clause.head.head.lower_ in ("after", "from", "during", "on", "at")
            made = clause.lemma in JOURNEY | PERFORMANCE and led
            inside = (
                made or clause.head.dep_ in ("dobj", "attr") or clause.head.head.lower_ in ("with", "for")
            )
            return inside and clause.parent.lemma not in ABOUT and self.takes_part(clause.parent)
        if any(
            c.is_purpose and c.lemma in _GREET and self.takes_part(c) for c in self._clauses.under(clause)
        ):
            return True  # "thousands lined the streets to welcome her"
        if self.is_group and any(_is_the_match(token) for token in clause.subjects):
            return True  # "the final will be played in Riga"
        # "Its eye came ashore", "her plane landed": what is the traveller's own moves with it.
        movers = [token for token in clause.subjects if lemma(token) not in TO_COME]
        owners = (child for token in movers for child in token.children if child.dep_ == "poss")
        carried = any(lemma(token) in _CARRIERS for token in clause.subjects)
        return carried and any(self.is_meant(owner) for owner in owners)

    def _leads(self, token: Token) -> bool:
        """Whether a noun is of the party that the traveller is named with."""
        above = (word for word, _ in zip(up(token), range(6), strict=False))
        return any(lemma(word) in DEFINITE["party"] and self.is_meant(word.head) for word in above)

    def _follow(self) -> None:
        """Go through the report once, word by word, and remember whom the pronouns mean."""
        meant = dict.fromkeys(self._kind, True)
        for token in self._doc:
            kind = pronoun(token)
            if kind:
                self._told[token.i] = kind in self._kind and meant.get(kind, False)
            elif token.pos_ in ("NOUN", "PROPN") and (
                token.pos_ == "PROPN" or token.dep_ not in ("compound", "nmod")
            ):
                named = self._named(token) or self._described(token)
                if not named and "solo" in self._kinds and is_aged(token):
                    named = any(meant.get(kind, False) for kind in ("he", "she"))
                self._told[token.i] = named
                if named:
                    meant |= dict.fromkeys(self._kind, True)
                elif token.dep_ in ("nsubj", "nsubjpass") and not (is_aged(token) or self._is_owned(token)):
                    # A pronoun that follows means the last subject it can stand for.
                    meant |= dict.fromkeys(self._others(token), False)

    def _others(self, token: Token) -> set[str]:
        """The pronouns that can mean somebody else from here on."""
        words = name_words(token)
        if words and (gender := self._genders.get(words)):
            return {gender}
        if lemma(token) in HE | SHE and token.tag_ not in ("NNS", "NNPS"):
            return {"he" if lemma(token) in HE else "she"}
        new = any(child.lower_ in ("a", "an", "another", "one") for child in token.children)
        if not new and {"he", "she"} & {*kinds_of(token)}:
            return set()  # nothing tells he from she: the one whose journey it is keeps the pronoun
        speaks = lemma(token.head) in TELL
        return set() if speaks else set(kinds_of(token))  # an office that is quoted is no new "it"

    def _is_owned(self, token: Token) -> bool:
        """Whether it is the traveller's own: "its eye", "her bus"."""
        return any(self.is_meant(child) for child in token.children if child.dep_ == "poss")

    def _named(self, token: Token) -> bool:
        words = name_words(token)
        if is_paired(token):
            words = frozenset({token.lower_})  # "the Berg-Smith meeting"
        if not words or not words <= self._words or token.ent_type_ == "DATE":
            return False
        if token.ent_type_ == "NORP" and "many" not in self._kinds:
            return False
        # One word of a name that is a place's by itself ("Cork") means the place, unless a person bears it or
        # the other words only say what it is ("Hurricane Ada").
        whole = words == frozenset(word for word in self._words if not groups(word))
        return len(words) > 1 or token.ent_type_ != "GPE" or "solo" in self._kinds or whole

    def _described(self, token: Token) -> bool:
        """As in "The storm", "the visiting pontiff": a word the traveller goes by, with "the" before it."""
        if self._opens(token):
            return True
        alone = token.pos_ == "NOUN" or len(phrase(token)) == 1
        if not alone or not {lemma(token), token.lower_} & self._roles:
            return False
        if token.tag_ == "NNS" and "many" not in self._kinds:
            return False
        if any(child.dep_ in ("appos", "relcl") or child.ent_type_ == "PERSON" for child in token.children):
            return False
        before = {child.lower_ for child in token.children if child.i < token.i}
        # "A relief ship dropped anchor": a lead may keep the name for later.
        lead = (
            token.i < min(_LEAD, self._start)
            and bool(before & {"a", "an"})
            and token.dep_ in ("nsubj", "nsubjpass")
        )
        return lead or bool(before & {"the", "this", "our"})

    def _opens(self, token: Token) -> bool:
        """As in "A convicted robber walked out": a lead keeps the name of the one on the run for later."""
        person = lemma(token) in PERSON or lemma(token).endswith(("er", "or", "ist", "ian", "man", "woman"))
        verbs = [child for child in token.children if child.dep_ == "relcl"]
        verbs += [token.head] if token.dep_ == "nsubj" else []
        moves = any(lemma(verb) in MOVE for verb in verbs)
        new = any(child.lower_ in ("a", "an") for child in token.children)
        return token.i < min(_LEAD, self._start) and "solo" in self._kinds and person and moves and new

    def _first(self) -> int:
        """Where the name stands for the first time, by the number of the word."""
        words = self._proper_words()
        return next((token.i for token in self._doc if token.text in words), len(self._doc))

    def _called(self) -> frozenset[str]:
        """The nouns that stand beside the name: its title, its apposition, and words of their kind."""
        found = {_SPLIT.split(self.name.lower())[0]}  # its title: "Typhoon Ada"
        for words, nouns in roles(self._doc).items():
            if words <= self._words:
                found |= nouns
        proper = self._proper_words()
        for token in self._doc:  # "Captain Berg and her party"
            if token.text in proper:
                found |= {lemma(child) for child in token.children if child.dep_ == "conj"} & DEFINITE[
                    "party"
                ]
        found = {word for word in found if word in PERSON | _RANKS or groups(word)}
        if self._is_plural():
            found.add("team")
        return frozenset(found.union(*(kin(word) for word in found)))

    def _is_plural(self) -> bool:
        """Whether the name is a plural, as teams' and bands' are: "the Harriers"."""
        if self._words & officials(self._doc):
            return False  # "Secretary Waters" is one
        words = self._proper_words()
        return any(token.tag_ == "NNPS" for token in self._doc if token.text in words)

    def _pronouns(self) -> frozenset[str]:
        """Which pronouns can mean the traveller."""
        if "solo" not in self._kinds:
            return self._kinds
        gender = next((g for words, g in self._genders.items() if words <= self._words and g), "")
        if not gender:
            said = Counter(pronoun(token) for token in self._doc)
            gender = "she" if said["she"] > said["he"] else "he"
        named = (token for token in self._doc if token.text in self._proper_words())
        party = ["thing", "many"] if self._roles & DEFINITE["party"] else []
        return frozenset({gender, *party, *(["many"] if any(map(is_accompanied, named)) else [])})

    def _sorts(self) -> frozenset[str]:
        if self._roles & (DEFINITE["storm"] | DEFINITE["ship"]):
            return word_set("thing")
        if self._roles & (DEFINITE["team"] | DEFINITE["party"]):
            return word_set("many thing")
        named = [token for token in self._doc if token.text in self._proper_words()]
        labelled = sum(token.ent_type_ == "PERSON" for token in named)
        if labelled * 3 >= len(named) or self._roles & PERSON or self._words & persons(self._doc):
            return word_set("solo")
        return word_set("thing many")

    def _proper_words(self) -> set[str]:
        return {word for word in _SPLIT.split(self.name) if word.lower() in self._words}


def _is_the_match(token: Token) -> bool:
    before = {child.lower_ for child in token.children if child.i < token.i}
    return lemma(token) in MATCH and bool(before & {"the", "their"})


def _name_words(name: str) -> frozenset[str]:
    words = [word.strip(".,'’").lower() for word in _SPLIT.split(name) if word.strip(".,'’")]
    kept = [word for word in words if word not in HONORIFIC]
    return frozenset(kept or words)


def _found(doc: Doc, clauses: Clauses, is_placed: Callable[[Clause], bool]) -> str:
    """The name whose journeys the report tells most; "" where nobody travels."""
    score: defaultdict[frozenset[str], float] = defaultdict(float)
    spelled: dict[frozenset[str], Counter[str]] = {}
    sexes = genders(doc)
    named: dict[str, frozenset[str]] = {}
    for words, nouns in roles(doc).items():
        named |= {noun: words for noun in nouns if noun not in named}
    last: dict[str, frozenset[str]] = {}
    headline = _headline_end(doc)
    for token in doc[headline:]:
        proper = token.pos_ == "PROPN" or is_surname(token)
        if proper and token.dep_ != "compound" and (words := name_words(token)):
            whole = phrase(token)
            name = " ".join(doc[whole[0].i : whole[-1].i + 1].text.split())
            if not name.isupper():
                spelled.setdefault(words, Counter())[name] += 1
    everybody = list(_persons_named(doc, headline))
    for clause, token in _actors(clauses):
        words = name_words(token)
        if kind := pronoun(token):
            before = bisect_left(everybody, token.i, key=lambda pair: pair[0])
            person = everybody[before - 1][1] if before and kind in ("he", "she") else frozenset[str]()
            words = last.get(kind) or person
        elif words and not clause.nominal and token.i >= headline:
            gender = sexes.get(words, "")
            last |= dict.fromkeys([gender] if gender else kinds_of(token), words)
        elif any(child.lower_ == "the" for child in token.children):
            # "The freighter": the first name of that kind.
            words = next((named[noun] for noun in sorted(kin(lemma(token))) if noun in named), words)
        if words and token.dep_ != "conj" and is_accompanied(token):
            last["many"] = words
        if words in spelled and token.ent_type_ not in ("NORP", "DATE", "TIME"):
            score[words] += _weight(clause, is_placed)
    top = {token.lower_ for token in doc[:headline]}
    for words in spelled:
        score[words] += 1.0 if words & top else 0.0
    # A name counts with its shorter forms: "Anna Berg" with "Ms. Berg".
    near = alike(spelled)
    merged = {words: sum(score[other] for other in near[words] if other <= words) for words in spelled}
    if not merged:
        return ""
    best = max(
        merged,
        key=lambda words: (merged[words], sum(spelled[words].values()), len(words), sorted(words)),
    )
    if merged[best] < ENOUGH:
        return ""
    # Two may share the short form ("Mr. Berg"): the one who is named in full more often, and first, is meant.
    core = min((words for words in spelled if words <= best), key=lambda words: (len(words), sorted(words)))
    order = {words: -number for number, words in enumerate(spelled)}
    fuller = max(
        (words for words in spelled if core <= words and len(words) <= len(core) + 2),
        key=lambda words: (len(words) > len(core), sum(spelled[words].values()), order[words]),
    )
    return _bare(spelled[fuller].most_common(1)[0][0])


def _persons_named(doc: Doc, start: int) -> Iterator[tuple[int, frozenset[str]]]:
    """Where each name of a person stands, by the number of its last word, and the words of the name."""
    known = persons(doc)
    for token in doc[start:]:
        if token.pos_ == "PROPN" and token.dep_ != "compound" and token.lower_ in known:
            yield token.i, name_words(token)


def _bare(name: str) -> str:
    """A name without the office before it; titles that belong to the name ("Pope") stay."""
    words = name.split()
    offices = [at for at, word in enumerate(words[:-2]) if word.lower().split("-")[-1] in OFFICES]
    words = words[offices[-1] + 1 :] if offices else words
    while len(words) > 2 and words[0].lower().strip(".") in HONORIFIC - {
        "pope",
        "king",
        "queen",
        "st",
        "the",
    }:
        del words[0]
    return " ".join(words)


def _headline_end(doc: Doc) -> int:
    """The number of words of a first sentence without a full stop: a headline, whose capitals name nobody."""
    first = next(iter(doc.sents), None)
    if first is None:
        return 0
    words = [token for token in first if not token.is_space]
    return 0 if not words or words[-1].is_punct else int(first.end)


def _actors(clauses: Clauses) -> Iterator[tuple[Clause, Token]]:
    for clause in clauses.all:
        for token in clause.subjects:
            yield clause, token
        for token in clause.objects:
            if token.dep_ != "conj" and is_accompanied(token) and clause.lemma in _GREET:
                yield clause, token


def _weight(clause: Clause, is_placed: Callable[[Clause], bool]) -> float:
    if clause.speaks:
        return 0.0
    if clause.nominal:
        return 1.5 if clause.lemma in JOURNEY else 0.0
    if clause.lemma in MOVE:
        return 1.0 if is_placed(clause) else 0.25
    return 0.75 if is_placed(clause) and clause.lemma not in BASED else 0.0
