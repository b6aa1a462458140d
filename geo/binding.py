"""Clauses, place mentions and date expressions -> which place and which date belong to which clause.

Places are bound by grammar: "Mr. Smith of Kenya met her in Rome" has one place. Where a sentence names
several days, the one right beside a place is its own (`geo.adjacent`). What is bound to nothing says
why, so that the coverage of a report can be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.adjacent import adjacent, phrases, qualifies
from geo.clauses import Clause, Clauses
from geo.containment import holds
from geo.dates import Expression
from geo.gazetteer import Entry
from geo.grammar import lemma, up
from geo.lexicon import (
    BASED,
    EVENT,
    EXPECT,
    FACILITY,
    GIVE,
    JOURNEY,
    MOVE,
    NOT_WHERE,
    PERFORM,
    PERSON,
    POWERS,
    SAY,
    SET_OUT,
    STATES,
    TO_PLACE,
    TOWARDS,
    VEHICLE,
    WAR,
    word_set,
)
from geo.mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOWHERE: Final = "is not said to be where anything happens"
_NO_CLAUSE: Final = "stands in no clause"
_HOSTS: Final = word_set("host see welcome experience suffer record brace receive endure witness lose")
_PORTION: Final = word_set(
    "much most part half all some many rest bulk center centre swath area third quarter"
)
_BUILT: Final = word_set("window door roof wall floor gate fence statue grave wreckage ruin rubble")
_COURT: Final = word_set("judge court magistrate tribunal jury panel crowd audience")
_TO: Final = word_set("to into onto")
_DIRECTION: Final = word_set("ADP ADV PART SCONJ")


@dataclass(frozen=True)
class Named:
    """A place mention with what it resolves to."""

    mention: Mention
    entry: Entry
    rejected: tuple[Entry, ...]


@dataclass(frozen=True)
class Bound:
    """A place bound to a clause.

    relation: at, over (across, along), to, from, for (where one sets out for), object ("visited Riga"),
    people (a country, by the people or the powers that act there), origin (where goods come from) or carried
    (where the traveller was last).
    direct: it hangs on the clause's own verb, not on a noun. span: the words that point to it ("there").
    """

    named: Named
    relation: str
    direct: bool = False
    span: tuple[int, int] | None = None

    @property
    def words(self) -> tuple[int, int]:
        """Offsets of the words that name the place, or that point to it ("there")."""
        return self.span or (self.named.mention.start, self.named.mention.end)

    @property
    def inferred(self) -> bool:
        """Whether the place stands for something else that the report names."""
        return (
            self.relation in ("people", "carried")
            or self.named.entry.inferred
            or self.named.mention.use == "demonym"
        )


class Binding:
    """What each clause of a report is bound to."""

    def __init__(
        self, doc: Doc, clauses: Clauses, named: Sequence[Named], expressions: Sequence[Expression]
    ) -> None:
        self._clauses, self._text = clauses, doc.text
        self._places: dict[Clause, list[Bound]] = {}
        self._dates: dict[Clause, list[Expression]] = {}
        self._clause_of: dict[int, Clause] = {}
        self.loose: list[tuple[Named, str]] = []
        self._named_at = _tokens_of(doc, named)
        pairs = adjacent(doc.text, list(phrases(doc.text, named)), expressions)
        self._date_beside = {name.mention.start: expression for name, expression in pairs}
        self._place_beside = {expression.start: name for name, expression in pairs}
        for at, name in enumerate(named):
            found = self._place(doc, name, named[at - 1] if at else None)
            if isinstance(found, str):
                self.loose.append((name, found))
            else:
                clause, relation = found
                self._places.setdefault(clause, []).append(
                    Bound(name, relation, _is_direct(doc, name, clause))
                )
        for expression in expressions:
            if dated := self._dated(doc, expression):
                self._clause_of[expression.start] = dated
                self._dates.setdefault(dated, []).append(expression)

    def places(self, clause: Clause) -> list[Bound]:
        """Return the places of a clause, in text order."""
        return self._places.get(clause, [])

    def antecedent(self, clause: Clause) -> Bound | None:
        """Return the place that a relative clause speaks of: "Riga, where ...", "Riga, which she reaches"."""
        if clause.link == "xcomp" and clause.parent is not None and clause.parent.only_helps:
            clause = clause.parent  # "Riga, where she is due to speak"
        if clause.link != "relcl":
            return None
        noun = clause.head.head
        named = self._named_at.get((noun.head if noun.dep_ == "appos" else noun).i)
        if named is None and lemma(noun) in FACILITY:
            # "In Riga, the country's largest city, where ..."
            before = (self._named_at.get(at) for at in range(noun.i, max(noun.sent.start, noun.i - 12), -1))
            named = next((name for name in before if name is not None), None)
        if named is None:
            return None
        reached = clause.lemma in TO_PLACE and any(
            child.dep_ == "dobj" and child.lower_ in ("which", "that") for child in clause.head.children
        )
        if clause.mark != "where" and not reached:
            return None
        return Bound(named, "object" if reached else "at", span=(named.mention.start, named.mention.end))

    def dates(self, clause: Clause) -> list[Expression]:
        """Return the date expressions of a clause, in text order."""
        return self._dates.get(clause, [])

    def beside(self, place: Bound) -> Expression | None:
        """Return the date that stands right beside the name of a place."""
        return self._date_beside.get(place.named.mention.start)

    def is_of_another(self, expression: Expression, clause: Clause) -> bool:
        """Whether a date stands right beside a place where the clause does not happen."""
        owner = self._place_beside.get(expression.start)
        return owner is not None and all(place.named is not owner for place in self.places(clause))

    def clause_of(self, expression: Expression) -> Clause | None:
        """Return the clause that grammar gives a date to."""
        return self._clause_of.get(expression.start)

    def _dated(self, doc: Doc, expression: Expression) -> Clause | None:
        span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
        return None if span is None else self._clauses.of(span.root)

    def _place(self, doc: Doc, name: Named, before: Named | None) -> tuple[Clause, str] | str:
        mention = name.mention
        if before is not None and qualifies(self._text, before, name):
            return f"says where {before.mention.text} is"
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None:
            return "is no whole word"
        if mention.use == "demonym":
            return self._people(span.root)
        found = self._climb(span.root)
        if mention.use == "metonym" and not _is_reached(found):
            return "names a government, a team or an agency"
        return self._by_position(span) if found in (_NOWHERE, _NO_CLAUSE) else found

    def _by_position(self, span: Span) -> tuple[Clause, str] | str:
        """Where the parse leads nowhere, the preposition right before the name decides."""
        at = span.start - 1
        while at > 0 and span.doc[at].pos_ in ("DET", "ADJ"):
            at -= 1
        word = span.doc[max(at, 0)]
        clause = self._clauses.of(word.head)
        if word.pos_ != "ADP" or word.sent != span.sent or clause is None:
            return _NOWHERE
        relation = _relation(word.lower_, clause.head)
        return _NOWHERE if relation is None else (clause, relation)

    def _people(self, token: Token) -> tuple[Clause, str] | str:
        """A demonym: the powers or the people of a country act there; its wars were fought there."""
        noun = token.head if token.dep_ in ("amod", "compound", "nmod") else token
        clause = self._clauses.at(noun)
        if clause is not None and lemma(noun) in WAR:
            return clause, "people"
        acts = noun.dep_ in ("nsubj", "nsubjpass") or (noun.dep_ == "pobj" and noun.head.dep_ == "agent")
        powers = noun != token and (lemma(noun) in POWERS or noun.lower_ in POWERS)
        people = noun == token and token.tag_ in ("NNPS", "NNS")
        owner = self._clauses.of(noun)
        if acts and (powers or people) and owner is not None:
            return owner, "people"
        return "names a people or what belongs to it"

    def _climb(self, token: Token) -> tuple[Clause, str] | str:
        node = token
        for _ in range(12):
            step = self._step(node)
            if isinstance(step, (str, tuple)):
                return step
            node = step
        return "stands too deep in its sentence"

    def _step(self, node: Token) -> Token | tuple[Clause, str] | str:
        """One step up the tree: the next word, the clause and relation, or why there is none."""
        dep, head = node.dep_, node.head
        owned = self._named_at.get(head.i) if dep == "poss" else None
        if owned is not None and owned is not self._named_at.get(node.i):
            return f"says whose {owned.mention.text} is"
        if dep in ("compound", "nmod", "poss", "amod", "nummod", "dep") and head.pos_ in ("NOUN", "PROPN"):
            return self._part(head)
        if dep == "appos" and head.ent_type_ in ("DATE", "TIME") and (listed := self._clauses.of(head)):
            return listed, "at"  # "Riga on Monday, Oslo on Tuesday"
        if dep == "appos":
            return head if lemma(head) in FACILITY else "says more of the name before it"
        if dep == "conj" and head.pos_ in ("NOUN", "PROPN"):
            return head
        if dep == "pobj":
            return self._after_preposition(head, node)
        clause = self._clauses.of(head) if head != node else None
        if clause is None:
            return _NO_CLAUSE
        if dep in ("dobj", "obj", "nsubjpass"):
            fits = lemma(head) in TO_PLACE or lemma(node) in FACILITY | _BUILT
            return (clause, "object") if fits else f"is what {clause.head.text!r} is about, not where"
        if dep == "nsubj":
            verb = next((child for child in head.children if child.dep_ == "xcomp"), head)
            quiet = SAY | STATES | EXPECT
            common = node.pos_ == "NOUN" and node.i not in self._named_at
            if common and lemma(node) in FACILITY - PERSON and lemma(verb) not in quiet:
                return self._clauses.at(verb) or clause, "at"  # "the port of Riga is to close"
            return (
                (clause, "at") if lemma(head) in _HOSTS else f"is who or what {clause.head.text!r} is said of"
            )
        if dep == "attr":
            return clause, "at"  # "the last stop is Riga"
        return _NOWHERE

    def _part(self, noun: Token) -> Token | tuple[Clause, str] | str:
        """A name that describes a noun: "the Nairobi airport", "the Nairobi summit"."""
        if noun.i in self._named_at or lemma(noun) in FACILITY:
            return noun
        clause = self._clauses.at(noun)
        if clause is not None:
            return clause, "at"
        return f"says what kind of {noun.text!r} is meant, not where"

    def _after_preposition(self, preposition: Token, node: Token) -> Token | tuple[Clause, str] | str:
        word = preposition.lower_
        governor = preposition.head
        if governor.lower_ == "according":
            return "names a source"
        while governor.pos_ in _DIRECTION and governor.head != governor and governor.dep_ != "ROOT":
            word = word if word != "of" else governor.lower_
            governor = governor.head
        if word == "of" and governor.lower_ == "way":
            clause = self._clauses.of(governor)
            return (clause, "at") if clause is not None else _NO_CLAUSE
        if word == "of" and lemma(governor) in _PORTION:
            return governor  # "much of Riga"
        if word == "of" and governor.pos_ in ("NOUN", "PROPN"):
            if (
                preposition.head == governor
                and lemma(node) in FACILITY
                and (lemma(governor) not in PERSON | EVENT or lemma(governor) in _BUILT)
            ):
                return governor  # "the wells of a station near Naivasha"
            return self._part(governor) if lemma(governor) in FACILITY | EVENT else _belongs(governor)
        before = [preposition.nbor(-2).lower_, preposition.nbor(-1).lower_] if preposition.i > 1 else []
        relation = "to" if word == "as" and before == ["as", "far"] else _relation(word, governor)
        if word == "at" and self._named_at_area(node):
            relation = None  # "hit out at the country": nothing happens at an area
        if relation is None:
            return f"stands after {preposition.text!r}, which does not say where"
        clause = self._clauses.at(governor)
        if clause is not None:
            if lemma(governor) in BASED and (governor.dep_ == "acl" or lemma(governor) in ("base", "locate")):
                return "says where somebody or something belongs"
            return clause, relation
        if governor.pos_ in ("NOUN", "PROPN", "PRON"):
            return self._beside_noun(governor, relation)
        clause = self._clauses.of(governor)
        return (clause, relation) if clause is not None else _NO_CLAUSE

    def _named_at_area(self, node: Token) -> bool:
        named = self._named_at.get(node.i)
        return named is not None and named.entry.precision in ("country", "region")

    def _beside_noun(self, noun: Token, relation: str) -> Token | tuple[Clause, str] | str:
        if lemma(noun) in FACILITY and relation in ("at", "over"):
            return noun
        clause = self._clauses.of(noun)
        if noun.dep_ == "appos":
            return _belongs(noun)
        if (
            clause is not None
            and relation == "at"
            and clause.lemma in PERFORM
            and noun not in clause.subjects
        ):
            return clause, relation  # "spoke to students in Riga"
        if lemma(noun) in _COURT and noun.dep_ == "pobj" and noun.head.lower_ == "before":
            return (clause, relation) if clause is not None else _NO_CLAUSE
        if lemma(noun) in PERSON and noun.ent_type_ != "PERSON":
            # "The police in Riga fired", "drowned fishermen off Riga": who acts or suffers where they are.
            inside = clause is not None and (noun in clause.subjects or noun in clause.objects)
            if relation not in ("at", "over") or clause is None or not inside or lemma(clause.head) in SAY:
                return _belongs(noun)
            return clause, relation
        if clause is None:
            return _NO_CLAUSE
        if relation == "from":
            return clause, "origin"
        if relation == "to" and lemma(noun) in VEHICLE:
            return f"says where {noun.text!r} goes"
        return clause, relation


def finest(places: Sequence[Bound]) -> list[Bound]:
    """Leave out places that hold another one of the same clause, and those that only lie on the way.

    "To Russia for talks in Sochi" happens in Sochi; "over the river in Riga" in Riga.
    """
    if any(place.relation in ("at", "object") for place in places):
        places = [place for place in places if place.relation != "over"]
    return [
        place
        for place in places
        if not any(other is not place and holds(place.named.entry, other.named.entry) for other in places)
    ]


def _relation(word: str, governor: Token) -> str | None:
    verb = lemma(governor)
    if word == "for":
        return (
            "for" if verb in SET_OUT or lemma(governor) in ("departure", "flight", "train", "route") else None
        )
    if word in NOT_WHERE or word in TOWARDS:
        return None
    if word == "from":
        return "from"
    if word in _TO:
        return None if verb in GIVE else "to"
    if word == "by" and governor.pos_ in ("VERB", "AUX"):
        return None
    return "over" if word in ("across", "over", "along", "beyond") else "at"


def _is_reached(found: tuple[Clause, str] | str) -> bool:
    """Whether somebody goes there: "visited the capital" names no government, whatever stands around it."""
    if isinstance(found, str):
        return False
    clause, relation = found
    return relation == "object" or clause.lemma == "host" or clause.lemma in MOVE | JOURNEY


def _is_direct(doc: Doc, name: Named, clause: Clause) -> bool:
    span = doc.char_span(name.mention.start, name.mention.end, alignment_mode="expand")
    return any(word.pos_ == "ADP" and word.head == clause.head for word in up(span.root)) if span else False


def _belongs(noun: Token) -> str:
    return f"says where {noun.text!r} belongs"


def _tokens_of(doc: Doc, named: Sequence[Named]) -> dict[int, Named]:
    found: dict[int, Named] = {}
    for name in named:
        if name.mention.use not in ("place", "nested"):
            continue
        span = doc.char_span(name.mention.start, name.mention.end, alignment_mode="expand")
        if span is not None:
            found.update(dict.fromkeys(range(span.start, span.end), name))
    return found
