"""A clause's date: its own expression, else what grammar or the story so far lends it, with the reason.

What is lent across a clause that says another thing is marked uncertain (EDTF "?"): no day is invented.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from geo import timespan
from geo.binding import Binding, Bound
from geo.clauses import Clause, Clauses
from geo.dates import Expression
from geo.grammar import up
from geo.lexicon import word_set
from geo.mood import Mood

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NONE: Final = "no date: the report gives none"

_SETS_APART: Final = word_set("since after before until till of following")
_SAME_TIME: Final = word_set(" when as while where during in on by with and once") | {""}
_SOON: Final = word_set("hours minutes moments shortly soon immediately")
_POINTS: Final = re.compile(
    r"(?P<words>(?:\s+(?:after|before))?(?:\s+(?:that|this))?)(?=\s*[,.;]|(?<=that)\b|(?<=this)\b)",
    re.IGNORECASE,
)
"""What follows "two days": "after that", or "after" and a comma."""
_VAGUE: Final = re.compile(
    r"\bat (?:an?|some|any)(?: [a-z]+){0,3} (?:time|date|moment|stage|point)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class When:
    """A date with its reason. edtf: "" for none. span: its words. own: said of the thing itself."""

    edtf: str
    reason: str
    span: tuple[int, int] | None = None
    own: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether there is a date and no doubt about it."""
        return bool(self.edtf) and not re.search(r"[?%]", self.edtf)

    @property
    def is_day(self) -> bool:
        """Whether it is one day, without doubt."""
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", self.edtf))

    def doubted(self, reason: str) -> When:
        """The same date, marked uncertain."""
        if not self.edtf:
            return replace(self, reason=reason)
        marked = self.edtf if self.edtf.endswith("?") else _doubtful(self.edtf)
        return replace(self, edtf=marked, reason=reason, own=False)


@dataclass(frozen=True)
class Link:
    """As in "Two days after": `later` happens that long after `earlier`; how it is said, and where."""

    later: Clause
    earlier: Clause
    amount: tuple[float, str]
    words: str
    span: tuple[int, int]


class Calendar:
    """The dates of a report's clauses."""

    def __init__(
        self,
        doc: Doc,
        clauses: Clauses,
        binding: Binding,
        expressions: Sequence[Expression],
        published: date | None,
    ) -> None:
        self._doc, self._clauses, self._binding, self._published = doc, clauses, binding, published
        self._text = doc.text
        self.links = list(_links(doc, clauses, expressions))
        self._pointing = dict(self._pointed_back(expressions))
        self._linked = {id(link.later) for link in self.links} | {id(link.earlier) for link in self.links}

    def of(self, clause: Clause) -> When | None:
        """Return the date that a clause has by grammar; None where it has none."""
        if found := self._own(clause):
            return found
        return self._lent(clause)

    def beside_place(self, clause: Clause, place: Bound) -> When | None:
        """Return the date right beside a place, of several: "Riga on Monday, Lund a day later"."""
        expression = self._binding.beside(place) if place.span is None else None
        if expression is None or self._joined_by(expression) in _SETS_APART:
            return None
        dated = (e for other in self._clauses.within(clause.sentence) for e in self._binding.dates(other))
        several = any(e.edtf and e is not expression for e in dated)
        # "She will be in Riga, Latvia, on Friday, her office said" is not about when it was said.
        owner = self._binding.clause_of(expression)
        return _when(expression) if several or (owner is not None and owner.speaks) else None

    def is_linked(self, clause: Clause) -> bool:
        """Whether its date is counted from another event."""
        return id(clause) in self._linked

    def beside(self, clause: Clause) -> When | None:
        """Return a date of the same sentence that is said of something else, marked uncertain."""
        for other in self._clauses.within(clause.sentence):
            if other is not clause and (found := self._own(other)):
                words = _words(self._text, found)
                reason = (
                    f"{words} is said of something else ({other.head.text!r}); the report does not date this "
                    "by itself, so it is marked as uncertain"
                )
                return found.doubted(reason)
        return None

    def vague(self, clause: Clause) -> str:
        """Return the reason for having no date, with the words that leave it open if there are any."""
        sentence = clause.head.sent
        if match := _VAGUE.search(sentence.text):
            return f"no date: the report says only '{match[0]}'"
        for expression in self._binding.dates(clause):
            if not expression.edtf:
                return f"no date: the report says only '{expression.text}'"
        return NONE

    def _own(self, clause: Clause) -> When | None:
        if clause.mark == "when" and (named := self._before_when(clause)):
            return _when(named)  # "since 1998, when she opened a school"
        if pointed := self._pointing.get(clause):
            return pointed
        found = [
            (expression, self._joined_by(expression))
            for expression in self._binding.dates(clause)
            if expression.edtf
            and expression.type in ("DATE", "TIME")
            and expression.relation not in ("after", "before")
        ]
        mine = [pair for pair in found if not self._binding.is_of_another(pair[0], clause)]
        found = mine if clause.speaks else mine or found
        if not found:
            return None
        if len(found) > 1 and (ranged := _ranged(found)):
            return ranged
        fitting = [expression for expression, word in found if word not in _SETS_APART]
        if not fitting:
            expression, word = found[0]
            if word in ("until", "till") and re.fullmatch(r"[\d-]+", expression.edtf):
                today = self._published.isoformat() if self._published else ".."
                return _when(expression, f"{today if today < expression.edtf else '..'}/{expression.edtf}")
            return None
        return _when(max(fitting, key=_fineness))

    def _pointed_back(self, expressions: Sequence[Expression]) -> Iterator[tuple[Clause, When]]:
        """As in "two days after that", "the day before,": counted from the day named last before."""
        last: Expression | None = None
        for expression in expressions:
            if expression.amount and expression.relation in ("after", "before") and last is not None:
                span = self._doc.char_span(expression.start, expression.end, alignment_mode="expand")
                clause = self._clauses.of(span.root) if span is not None else None
                match = _POINTS.match(self._text, expression.end)
                if clause is not None and match is not None:
                    end = match.end("words")
                    words = " ".join(self._text[expression.start : end].split())
                    anchor = When(last.edtf, last.reason)
                    link = Link(clause, clause, expression.amount, words, (expression.start, end))
                    if found := counted(link, anchor, forward=expression.relation == "after"):
                        yield clause, found
                        continue
            if re.fullmatch(r"\d{4}-\d\d-\d\d", expression.edtf):
                last = expression

    def _before_when(self, clause: Clause) -> Expression | None:
        """The date right before "when"."""
        word = next((child for child in clause.head.children if child.lower_ == "when"), None)
        for other in self._clauses.within(clause.sentence) if word is not None else ():
            for expression in self._binding.dates(other):
                if expression.edtf and word is not None and 0 <= word.idx - expression.end <= 2:
                    return expression
        return None

    def _joined_by(self, expression: Expression) -> str:
        """The preposition before an expression, or "of" in "as of Friday"."""
        before = self._text[max(0, expression.start - 20) : expression.start].lower().split()
        while before and before[-1] in ("the", "a", "an", "early", "late", "this", "about", "around"):
            before.pop()
        word = before[-1] if before else ""
        # "Before dawn on Friday" is on Friday.
        return "" if word in ("before", "after") and "T" in expression.value else word

    def _lent(self, clause: Clause, depth: int = 0) -> When | None:
        """The date of a clause that says the same thing, or another at the same time."""
        for other, same in self._neighbours(clause):
            if found := self._own(other):
                if same:
                    return found
                return replace(found, own=False)
        parent = clause.parent
        if depth < 3 and parent is not None and parent.sentence == clause.sentence and _is_same_time(clause):
            return self._lent(parent, depth + 1)
        return None

    def _neighbours(self, clause: Clause) -> Iterator[tuple[Clause, bool]]:
        """Clauses whose date holds for this one as well; with whether they say the very same thing."""
        parent = clause.parent
        if parent is not None and parent.sentence == clause.sentence:
            if clause.nominal and is_apart(clause.head):
                return
            if clause.nominal and not parent.speaks:
                yield parent, parent.holds
            elif clause.link in ("xcomp", "conj", "dep") and not parent.speaks:
                yield parent, clause.link == "xcomp"
            elif _shares(clause, parent):
                yield parent, False
        for child in self._clauses.under(clause):
            if child.sentence == clause.sentence:
                if (child.nominal and clause.holds) or child.link == "xcomp" or child.is_purpose:
                    yield child, True
                elif child.nominal and not clause.speaks and child.head.dep_ in ("pobj", "dobj", "nsubj"):
                    yield child, False
                elif child.link in ("conj", "advcl") and _is_same_time(child) and not child.speaks:
                    if child.mark in ("when", "as", "while", "where") or child.link == "conj":
                        yield child, False
                elif child.link == "relcl" and child.mark == "where" and not child.habitual:
                    yield child, False


def counted(link: Link, anchor: When, *, forward: bool) -> When | None:
    """Return the date of one side of a link from the other's; None where that is no day."""
    edtf = anchor.edtf.rstrip("?~%")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        return None
    day = _shift(date.fromisoformat(edtf), link.amount, forward=forward)
    if day is None:
        return None
    found = day.isoformat() if len(str(day)) == 10 else ""
    start = date.fromisoformat(edtf)
    way = "on" if forward else "back"
    doubt = "" if anchor.is_certain and link.amount[0] else "?"
    reason = f"'{link.words}' counted {way} from {calendar.day_name[start.weekday()]} {edtf}"
    return When(found + doubt, reason, link.span, own=True)


def _shift(day: date, amount: tuple[float, str], *, forward: bool) -> date | None:
    number, unit = amount
    sign = 1 if forward else -1
    if not float(number).is_integer():
        return None
    try:
        if unit in ("day", "week"):
            return day + sign * timedelta(days=int(number) * (7 if unit == "week" else 1))
        if unit in ("hour", "minute", "second"):
            return day if number < 24 or unit != "hour" else day + sign * timedelta(hours=number)
    except (OverflowError, ValueError):
        return None
    return None


def _links(doc: Doc, clauses: Clauses, expressions: Sequence[Expression]) -> Iterator[Link]:
    for expression in expressions:
        if expression.relation not in ("after", "before") or expression.amount is None:
            continue
        span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
        joint = _joint(span.root, expression.relation) if span is not None else None
        if span is None or joint is None:
            continue
        inner, outer = _sides(clauses, joint)
        if inner is None or outer is None or inner is outer:
            continue
        words = " ".join(doc[span.start : joint.i + 1].text.split())
        place = (expression.start, joint.idx + len(joint))
        later, earlier = (outer, inner) if expression.relation == "after" else (inner, outer)
        yield Link(later, earlier, expression.amount, words, place)
    yield from _soon(doc, clauses)


def _soon(doc: Doc, clauses: Clauses) -> Iterator[Link]:
    """As in "Hours after she landed", "shortly before the vote": most likely on the same day."""
    for word in doc[:-1]:
        joint = word.nbor()
        if word.lower_ not in _SOON or joint.lower_ not in ("after", "before"):
            continue
        inner, outer = _sides(clauses, joint)
        if inner is not None and outer is not None and inner is not outer:
            later, earlier = (outer, inner) if joint.lower_ == "after" else (inner, outer)
            span = (word.idx, joint.idx + len(joint))
            yield Link(later, earlier, (0.0, "day"), doc[word.i : joint.i + 1].text, span)


def _joint(token: Token, relation: str) -> Token | None:
    """The "after" or "before" that an amount of time stands in front of."""
    return next((word for word in token.doc[token.i + 1 : token.i + 4] if word.lower_ == relation), None)


def _sides(clauses: Clauses, joint: Token) -> tuple[Clause | None, Clause | None]:
    """The clause that follows "after", and the clause before it; by order, since parsers err here."""
    sentence = [c for c in clauses.within(clauses.number(joint)) if c.link not in ("relcl", "acl") or c.mark]
    following = [c for c in clauses.within(clauses.number(joint)) if c.head.i > joint.i]
    inner = next((c for c in following if c.nominal and c.head.i - joint.i <= 3), None)
    if inner is None:
        inner = next((c for c in following if not c.nominal), None)
        if (inner is not None and not inner.subjects) or (inner and inner.link == "acl"):
            between = joint.doc[joint.i + 1 : inner.head.i]
            inner.subjects += [word for word in between if word.pos_ in ("PRON", "PROPN")]
    outer = next((c for word in up(joint.head) if (c := clauses.at(word)) and c is not inner), None)
    if outer is None or outer.head.i > joint.i:
        outer = next((c for c in reversed(sentence) if c.head.i < joint.i and not c.nominal), outer)
    return inner, outer


def _ranged(found: Sequence[tuple[Expression, str]]) -> When | None:
    """As in "From Monday to Wednesday", "between 5 and 9 May", as two expressions."""
    (first, before), (second, between) = found[0], found[1]
    if not (before in ("from", "between") and between in ("to", "until", "till", "and", "through")):
        return None
    if not all(re.fullmatch(r"\d{4}(-\d\d){0,2}", side.edtf) for side in (first, second)):
        return None
    edtf = f"{first.edtf}/{second.edtf}"
    try:
        timespan.parse(edtf)
    except ValueError:
        return None
    return When(edtf, f"{first.reason}; {second.reason}", (first.start, second.end), own=True)


def _when(expression: Expression, edtf: str | None = None) -> When:
    return When(edtf or expression.edtf, expression.reason, (expression.start, expression.end), own=True)


def _fineness(expression: Expression) -> tuple[int, int]:
    """Days before months before years; of two alike, the first."""
    span = timespan.parse(expression.edtf)
    days = _days(span.first, span.last)
    return (-days, -expression.start)


def _days(first: tuple[int, int, int] | None, last: tuple[int, int, int] | None) -> int:
    if first is None or last is None:
        return 10**6
    return (last[0] - first[0]) * 366 + (last[1] - first[1]) * 31 + last[2] - first[2]


def is_apart(noun: Token) -> bool:
    """Whether a noun's event happens at another time than its verb: "before the summit", "ahead of talks"."""
    above = [noun.head.lower_, noun.head.head.lower_] if noun.dep_ == "pobj" else []
    return not {"before", "after", "ahead", "since", "until", "following"}.isdisjoint(above)


def _is_earlier(clause: Clause) -> bool:
    """As in "an accord that they had sought": before what the main clause tells."""
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in clause.head.children)


def _shares(clause: Clause, parent: Clause) -> bool:
    """Whether a side clause happens when its main clause does."""
    if parent.mood is Mood.PLANNED and clause.past and clause.mood is Mood.FACT:
        return False  # "will meet people who were held there"
    side = clause.link in ("advcl", "acl", "relcl", "pcomp", "prep")
    return side and _is_same_time(clause) and (clause.link == "advcl" or not parent.speaks)


def _is_same_time(clause: Clause) -> bool:
    apart = clause.mood in (Mood.PLANNED, Mood.IMAGINED) or _is_earlier(clause)
    if apart and clause.link in ("acl", "relcl"):
        return False
    return clause.mark in _SAME_TIME


def _doubtful(edtf: str) -> str:
    """An EDTF date or interval with a question mark on every side that is a date."""
    return "/".join(side if side in ("..", "") else f"{side.rstrip('~?%')}?" for side in edtf.split("/"))


def _words(text: str, when: When) -> str:
    return f"'{text[when.span[0] : when.span[1]]}'" if when.span else "The date"
