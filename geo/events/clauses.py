"""A sentence -> its clauses: what it tells on one date, by the facts of English.

"The bridge in Mostar was destroyed in 1993 and rebuilt in 2004": verbs joined to each other, each with a date
of its own, are told apart. "On Tuesday they put out a fire that began on Sunday": so is a relative clause,
and a participle, "passed a bill proposed in 2019". "Two days after the quake in Mamuju on Sunday, a storm hit
Palu": what an amount of time counts from has its own day. "She spoke on Wednesday, the day after a mob burned
the church": the church burned on Tuesday. "'It was lower in 1997,' said a man on his roof": what is quoted
has its own dates. "They met in Oslo on Monday; on Tuesday they left": a semicolon parts two sentences. "She
was in Paris on Monday and in Rome on Tuesday": places listed each with a date (geo.events.series). "A ship
that had left Lagos docked in Accra": a relative clause may have a place of its own instead
(geo.events.relative_places). Any other sentence is one clause: "The theatre was built and opened in 1954."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geo.analysis import Analysis
from geo.dates import Expression, anchors, values
from geo.events.relative_places import RelativeClause, relative_places
from geo.events.series import series
from geo.text.dependencies import VERBS, antecedent, up

if TYPE_CHECKING:
    from spacy.tokens import Token

Span = tuple[int, int]

_OTHER_CLAUSE: Final = frozenset({"ccomp", "relcl", "advcl", "acl", "parataxis", "conj"})
"""How a verb hangs on another that its date does not date: "said on Monday that it burned in May"."""
_PARTICIPLES: Final = ("VBN", "VBG")
_BESIDE: Final = re.compile(r"\s*[,(\u2014\u2013-]{1,2}\s*(?:just |only )?")
_YEARS: Final = ("year", "decade", "century")
_MARKS: Final = re.compile(r"[“”\"]")
_OPENS: Final = re.compile(r"“|(?:\A|(?<=[\s(\u2014\u2013-]))\"(?=\S)")
_ENDS: Final = re.compile(r"[,;.)\u2014\u2013]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, in one or more stretches; offsets of the text, end exclusive.

    verb: where its verb starts, or the clause, where the verb is not known. counted: the number of the
    expression that tells its day, and the day, where that is not named in it; None otherwise. inner: whether
    an amount of time counts from it. series: the number of the series of places, each with a date, that it is
    one of; all of one series share their words for what happens. -1 for none. there: where the words end that
    its "where" stands for, as in "from Lagos, where he signed a deal on Sunday"; -1 for none. quoted: whether
    it is quoted. others: where a sentence is parted by its places alone, where the dates start that are not
    its own; None elsewhere. relative: whether it is a relative clause of such a sentence.
    about: where the noun starts that a participle is about, with its own words; -1 for none.
    """

    spans: tuple[Span, ...]
    verb: int
    counted: tuple[int, str] | None = None
    inner: bool = False
    series: int = -1
    there: int = -1
    quoted: bool = False
    others: frozenset[int] | None = None
    relative: bool = False
    about: int = -1

    def holds(self, offset: int) -> bool:
        """Return whether a character stands in it."""
        return any(start <= offset < end for start, end in self.spans)


def clauses(analysis: Analysis, sentence: int) -> list[Clause]:
    """Return the clauses of a sentence; together they are the sentence."""
    whole = analysis.sentences[sentence]
    inner = _inner(analysis, whole.start, whole.end)
    inner += _quoted(analysis, whole.start, whole.end, inner)
    inner += _relative(analysis, whole.start, whole.end, inner)
    dates = _dates(analysis, whole.start, whole.end, inner)
    if not inner and (relative := relative_places(analysis, whole.start, whole.end, dates)):
        return _parted(whole.start, whole.end, relative)
    holes = [span for clause in inner for span in clause.spans]
    rest = [
        Clause(spans, max(verb, spans[0][0]), series=number if listed else -1)
        for number, (start, verb, end) in enumerate(
            part
            for first, last in _sentences(analysis, whole.start, whole.end, dates)
            for part in _joined(analysis, first, last, [date for date in dates if first <= date < last])
        )
        for listed in [series(analysis, start, end, dates)]
        for first, last in pairwise([start, *listed, end])
        if (spans := _without(first, last, holes))
    ]
    return [*rest, *inner]


def _parted(start: int, end: int, relative: Sequence[RelativeClause]) -> list[Clause]:
    """Return a sentence and its relative clauses that have a place of their own."""
    kept = frozenset[int]().union(*(one.kept for one in relative))
    spans = _without(start, end, [(one.start, one.end) for one in relative])
    rest = [Clause(spans, spans[0][0], others=kept)] if spans else []
    return [
        *rest,
        *(Clause(((one.start, one.end),), one.verb, others=one.others, relative=True) for one in relative),
    ]


def _dates(analysis: Analysis, start: int, end: int, inner: Sequence[Clause]) -> list[int]:
    """Return where the dates of a stretch start that stand in none of the inner clauses."""
    return [
        e.start
        for e in analysis.dates_in(start, end)
        if e.edtf and not any(clause.holds(e.start) for clause in inner)
    ]


def _inner(analysis: Analysis, start: int, end: int) -> list[Clause]:
    """What amounts of time count from, as in "a day after the quake on Sunday"."""
    found: list[Clause] = []
    own = [n for n, e in enumerate(analysis.dates) if start <= e.start < end]
    for number, following in pairwise(own):
        amount, event = analysis.dates[number], analysis.dates[following]
        if anchors.counts_from(analysis.text, amount, event):
            found.append(
                Clause(((amount.end, min(_end_of_noun(analysis, event), end)),), amount.end, inner=True)
            )
        elif day := _day_beside(analysis, amount, event):
            stop = _ENDS.search(analysis.text, event.end, end)
            span = event.end, stop.start() if stop else end
            found.append(Clause((span,), event.end, (following, day), inner=True))
    return found


def _day_beside(analysis: Analysis, day: Expression, amount: Expression) -> str:
    """The day so long after or before one that stands beside the amount; "" where it does not."""
    days = anchors.days_counted(amount)
    if amount.edtf or days is None or values.unit(day.edtf) != "day":
        return ""
    if not _BESIDE.fullmatch(analysis.text, day.end, amount.start):
        return ""
    return values.shift(day.edtf, -days, "day")


def _end_of_noun(analysis: Analysis, event: Expression) -> int:
    """Where the noun ends that a date stands before, with where it was: "the 2016 coup attempt in Lima".

    Where it stands before none, the end of the date.
    """
    span = analysis.doc.char_span(event.start, event.end, alignment_mode="expand")
    if span is None or span.root.head.i <= span[-1].i or span.root.head.pos_ not in ("NOUN", "PROPN"):
        return event.end
    last = noun = span.root.head
    for child in noun.rights:
        if child.dep_ != "prep" or child.i != last.i + 1:
            break
        last = child.right_edge
    return last.idx + len(last)


def _quoted(analysis: Analysis, start: int, end: int, inner: Sequence[Clause]) -> list[Clause]:
    """What is quoted with a date and a verb of its own, where a verb stands beside it.

    "'It fell on Monday,' said a man in Opole": the day of a quotation may date what stands beside it; not so
    a year, which the speaker looks back or ahead to, nor where what stands beside it has a date as well. What
    begins with a small letter goes on with the sentence: "He said she 'fled to Riga in 1951'".
    """
    dates, found = _dates(analysis, start, end, inner), []
    years = {e.start for e in analysis.dates_in(start, end) if values.unit(e.edtf) in _YEARS}
    for first, last in _quotations(analysis.text, start, end) if dates else ():
        verbs = _verbs(analysis, first, last)
        beside = _verbs(analysis, start, first) + _verbs(analysis, last, end)
        own = {date for date in dates if first <= date < last}
        goes_on = analysis.text[first : first + 2].lstrip('“"')[:1].islower()
        if not goes_on and verbs and beside and own and (own <= years or len(own) < len(dates)):
            found.append(Clause(((first, last),), verbs[0].idx, quoted=True))
    return found


def _quotations(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is quoted in a sentence; a quotation may have begun before it, or may go on behind it."""
    opened: int | None = start
    for mark in _MARKS.finditer(text, start, end):
        at = mark.start()
        if _OPENS.match(text[max(start, at - 1) : at + 2], min(1, at - start)):
            opened = at
        elif opened is not None:
            yield opened, at + 1
            opened = None
    if opened not in (None, start):
        yield opened, end


def _verbs(analysis: Analysis, start: int, end: int) -> list[Token]:
    """The verbs of a stretch."""
    span = analysis.doc.char_span(start, end, alignment_mode="contract") if start < end else None
    return [token for token in span if token.pos_ in VERBS] if span is not None else []


def _sentences(analysis: Analysis, start: int, end: int, dates: Sequence[int]) -> list[Span]:
    """Return the sentences that semicolons part, where each has a verb and a date; else the whole."""
    semicolons = [at for at in range(start, end) if analysis.text[at] == ";"]
    found = list(pairwise([start, *(at + 1 for at in semicolons), end]))
    own = [
        _verbs(analysis, first, last) and any(first <= date < last for date in dates) for first, last in found
    ]
    return found if all(own) else [(start, end)]


def _relative(analysis: Analysis, start: int, end: int, inner: Sequence[Clause]) -> list[Clause]:
    """Relative clauses and participles with a date beside the main one: "a fire that began on Sunday"."""
    span = analysis.doc.char_span(start, end, alignment_mode="expand")
    dates = _dates(analysis, start, end, inner)
    found: list[Clause] = []
    others = sum(clause.quoted for clause in inner)
    for verb in span if span is not None and len(dates) + others > 1 else ():
        is_participle = verb.dep_ == "acl" and verb.tag_ in _PARTICIPLES
        if verb.pos_ not in VERBS or not (verb.dep_ == "relcl" or is_participle):
            continue
        last = verb.right_edge
        span_of = max(verb.left_edge.idx, start), min(last.idx + len(last), end)
        about = antecedent(verb).left_edge.idx if is_participle else -1
        clause = Clause((span_of,), verb.idx, there=_where(verb), about=about)
        own = [date for date in dates if clause.holds(date)]
        dated = any(_is_dated_by(analysis, verb, date) for date in own)
        if (
            dated
            and len(own) < len(dates) + others
            and not any(clause.holds(other.spans[0][0]) for other in found)
        ):
            found.append(clause)
    return found


def _where(verb: Token) -> int:
    """Where the words end that the "where" of a relative clause follows; -1 where it has none."""
    lead = next((child for child in verb.children if child.lower_ == "where" and child.i < verb.i), None)
    before = [word for word in verb.doc[max(0, lead.i - 2) : lead.i] if not word.is_punct] if lead else []
    return before[-1].idx + len(before[-1]) if before else -1


def _joined(analysis: Analysis, start: int, end: int, dates: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return start, verb and end of the clauses whose verbs have each a date; of the whole where none are."""
    for verbs in _coordinated(analysis, start, end) if len(dates) > 1 else ():
        dated = [verb for verb in verbs if any(_is_dated_by(analysis, verb, date) for date in dates)]
        if len(dated) < 2:
            continue
        edges = [
            start,
            *(max(verb.left_edge.idx, last.idx + len(last)) for last, verb in pairwise(dated)),
            end,
        ]
        found = [(a, verb.idx, b) for (a, b), verb in zip(pairwise(edges), dated, strict=True)]
        if all(any(a <= date < b for date in dates) for a, _, b in found):
            return found
    return [(start, start, end)]


def _coordinated(analysis: Analysis, start: int, end: int) -> Iterator[list[Token]]:
    """Yield the verbs that are joined to each other, in text order: built, ..., pulled down."""
    span = analysis.doc.char_span(start, end, alignment_mode="expand")
    rows: dict[int, list[Token]] = {}
    for token in span if span is not None else ():
        if token.pos_ not in VERBS:
            continue
        first = token
        while first.dep_ == "conj" and first.head.pos_ in VERBS and first.head.i < first.i:
            first = first.head
        rows.setdefault(first.i, []).append(token)
    yield from (row for row in rows.values() if len(row) > 1)


def _is_dated_by(analysis: Analysis, verb: Token, start: int) -> bool:
    """Whether the date that starts there says when a verb's deed was done."""
    span = analysis.doc.char_span(start, start + 1, alignment_mode="expand")
    for above in up(span[0]) if span is not None else ():
        if above == verb:
            return True
        if above.dep_ in _OTHER_CLAUSE and above.pos_ in VERBS:
            return False
    return False


def _without(start: int, end: int, holes: Sequence[Span]) -> tuple[Span, ...]:
    """Return what is left of a stretch around others."""
    found: list[Span] = []
    for first, last in sorted(holes):
        if start < first < end:
            found.append((start, first))
        if start < last <= end:
            start = last
    return tuple((a, b) for a, b in [*found, (start, end)] if a < b)
