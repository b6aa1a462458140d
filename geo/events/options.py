"""An analysed report -> what each clause may tell: words for an event, its places and its dates.

A sentence is one clause, or several that have each a date of their own. Its own names come first; then,
nearest first, those that may be carried over from before, the headline and the dateline included. "Two days
after he met her" gives dates too, counted from each date it may count from. Nothing is decided here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from geo.analysis import Analysis
from geo.dates import Expression
from geo.events.clauses import Clause, clauses
from geo.events.labels import labels
from geo.lang.en.verbs import TELL
from geo.text.dependencies import HELPERS, VERBS, lemma, up

NOWHERE: Final = -1
"""Stands for "no place" among places, and for "no date" among dates."""

PUBLISHED: Final = -2
"""Stands for the day of publication among dates."""

MOST_CARRIED: Final = 10
MOST_TRIGGERS: Final = 40
REACH: Final = 14
"""Sentences back from which a place or date is carried; the top of the report is always in reach."""

_TOP: Final = 3
_BASES: Final = 3
_RANGE: Final = 12  # characters between the ends of a range of days
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_VERBAL: Final = frozenset({"VERB", "NOUN"})


@dataclass(frozen=True)
class Counted:
    """A day counted from another: "two days after he met her", seen from the one or the other event.

    expression: the number of the words that count; edtf: the day; forward: whether it is the later of the
    two; base: how many dates it might count from stand nearer; reason: in plain words.
    """

    expression: int
    edtf: str
    forward: bool
    base: int
    reason: str


@dataclass(frozen=True)
class ClauseOptions:
    """What one clause may tell.

    sentence: its number. triggers: numbers of tokens (verbs, nouns) that may be the word for an event.
    places, dates: as of `Options`, of those of its sentence the ones that are not another clause's. inner:
    whether it is what another clause counts from: "a day after the quake". beside: the places of its sentence
    that are listed beside its own, each with a date.
    """

    sentence: int
    triggers: Sequence[int]
    places: Sequence[int]
    dates: Sequence[int]
    inner: bool = False
    beside: Sequence[int] = ()


@dataclass(frozen=True)
class Options:
    """What the clauses of a report may tell; places and dates also a list a sentence.

    clauses: in text order. places: numbers of places, or NOWHERE. dates: numbers of expressions, NOWHERE,
    PUBLISHED, or, from the number of expressions on, of `counted`. place_sentence, date_sentence: where each
    place and date stands. labels: for each sentence the place that labels its line, None for none.
    """

    clauses: Sequence[ClauseOptions]
    places: Sequence[Sequence[int]]
    dates: Sequence[Sequence[int]]
    counted: Sequence[Counted]
    place_sentence: Sequence[int]
    date_sentence: Sequence[int]
    labels: Sequence[int | None]


def options(analysis: Analysis) -> Options:
    """Return what each clause of a report may tell."""
    count = len(analysis.sentences)
    place_sentence = [analysis.sentence_at(named.mention.start) for named in analysis.places]
    date_sentence = [analysis.sentence_at(e.start) for e in analysis.dates]
    own_places: list[list[int]] = [[] for _ in range(count)]
    for number, at in enumerate(place_sentence):
        own_places[at].append(number)
    own_dates: list[list[int]] = [[] for _ in range(count)]
    counting: dict[int, list[int]] = {}
    for number, at in enumerate(date_sentence):
        expression = analysis.dates[number]
        if expression.edtf and not _ends_range(analysis.dates, number):
            own_dates[at].append(number)
        elif expression.relation and expression.amount is not None:
            counting.setdefault(at, []).append(number)
    top = min(count, analysis.headline + _TOP)
    counted: list[Counted] = []
    dates: list[list[int]] = []
    for at in range(count):
        carried = _carried_dates(own_dates, at, top)
        more = _counted(analysis, counting.get(at, []), [*own_dates[at], *carried])
        numbers = range(len(analysis.dates) + len(counted), len(analysis.dates) + len(counted) + len(more))
        counted += more
        dates.append([*own_dates[at], *numbers, *carried, PUBLISHED, NOWHERE])
    date_sentence += [date_sentence[one.expression] for one in counted]
    labelled = labels(analysis)
    places = [
        [*own_places[at], *_carried_places(analysis, own_places, at, top, label), NOWHERE]
        for at, label in enumerate(labelled)
    ]
    found = Options([], places, dates, counted, place_sentence, date_sentence, labelled)
    triggers = _triggers(analysis, count)
    of_clauses = [told for at in range(count) for told in _clause_options(analysis, found, at, triggers[at])]
    return replace(found, clauses=of_clauses)


def _clause_options(
    analysis: Analysis, opts: Options, at: int, triggers: Sequence[int]
) -> Iterator[ClauseOptions]:
    """Yield what the clauses of a sentence may tell."""
    parts = clauses(analysis, at)
    for part in parts:
        listed = [one for one in parts if one.series == part.series >= 0]
        words = [
            token for token in triggers if any(one.holds(analysis.doc[token].idx) for one in listed or [part])
        ]
        if _only_says(analysis, part, parts, words):
            continue
        places, dates = opts.places[at], opts.dates[at]
        if len(parts) > 1:
            last = max((analysis.doc[token].idx for token in words), default=0)
            places = _places_of(analysis, opts, at, part, parts[0].verb, last)
            dates = _dates_of(analysis, opts, at, part, parts)
        beside = [
            option
            for option in opts.places[at]
            if option != NOWHERE and opts.place_sentence[option] == at
            if any(one is not part and one.holds(analysis.places[option].mention.start) for one in listed)
        ]
        yield ClauseOptions(at, words, places, dates, part.inner, beside)


def _only_says(analysis: Analysis, part: Clause, parts: Sequence[Clause], words: Sequence[int]) -> bool:
    """Whether a clause tells only who is quoted, without a date: "the mayor of Opole said"."""
    if part.quoted or not any(clause.quoted for clause in parts):
        return False
    dated = any(part.holds(expression.start) for expression in analysis.dates if expression.edtf)
    verbs = [analysis.doc[word] for word in words if analysis.doc[word].pos_ == "VERB"]
    return not dated and all(lemma(verb) in TELL for verb in verbs)


def _places_of(analysis: Analysis, opts: Options, at: int, part: Clause, verb: int, last: int) -> list[int]:
    """Return the places of a clause: its own, and those named before the sentence's first verb.

    One that names none with its verb is told of the places that stand before its last word for an event,
    `last`: "was destroyed in Mostar in 1993 and rebuilt in 2004", "landed in Nairobi on Thursday and on
    Friday signed an agreement under which Norway will supply grain". One that begins with "where" is told of
    the place before that word alone: "landed in Accra from Lagos, where he signed a deal on Sunday". What a
    participle tells is told of no place but those of its own noun: "found a car stolen in May" not where the
    car was stolen, "the theatre in Riga, opened in 1912" where it was opened.
    """
    here = {option for option in opts.places[at] if option != NOWHERE and opts.place_sentence[option] == at}
    start = {option: analysis.places[option].mention.start for option in here}
    own = {option for option in here if part.holds(start[option])}
    if part.about >= 0:
        own |= {option for option in here if part.about <= start[option] < part.verb}
        return [option for option in opts.places[at] if option in own or option == NOWHERE]
    there = {option for option in here if analysis.places[option].mention.end == part.there}
    if there:
        return [option for option in opts.places[at] if option in own | there or option not in here]
    hung = any(part.verb in (part.spans[0][0], _verb_of(analysis, start[option])) for option in own)
    reach = 0 if part.inner else verb if hung else last
    others = {o for o in here - own if start[o] >= reach and not analysis.is_filed(start[o])}
    return [option for option in opts.places[at] if option not in others]


def _verb_of(analysis: Analysis, offset: int) -> int:
    """Where the nearest verb above a word stands; -1 where none is."""
    span = analysis.doc.char_span(offset, offset + 1, alignment_mode="expand")
    above = up(span[0]) if span is not None else ()
    return next((token.idx for token in above if token.pos_ in VERBS), -1)


def _dates_of(analysis: Analysis, opts: Options, at: int, part: Clause, parts: Sequence[Clause]) -> list[int]:
    """Return the dates of one of several clauses: those in it, or the day counted to; else none.

    What stands beside a quotation may be told of any other sentence's date. Where a sentence is parted by its
    places alone, all but those of another clause; what a relative clause tells is not known to be of the day
    of publication.
    """
    if part.others is not None:
        spans = [(option, date_span(analysis, opts, option)) for option in opts.dates[at]]
        found = [option for option, span in spans if span is None or span[0] not in part.others]
        return [option for option in found if option != PUBLISHED or not part.relative]
    counted = {clause.counted[0] for clause in parts if clause.counted is not None}
    found = []
    for option in opts.dates[at]:
        number = (
            opts.counted[option - len(analysis.dates)].expression if option >= len(analysis.dates) else -1
        )
        span = date_span(analysis, opts, option)
        if part.counted is not None:
            is_own = (number, edtf_of(analysis, opts, option)) == part.counted
        else:
            is_own = span is not None and opts.date_sentence[option] == at and part.holds(span[0])
            is_own = is_own and number not in counted
        if is_own:
            found.append(option)
    if not found and any(clause.quoted for clause in parts):
        found = [option for option in opts.dates[at] if option < 0 or opts.date_sentence[option] != at]
    return found or [NOWHERE]


def _ends_range(dates: Sequence[Expression], number: int) -> bool:
    """Whether the expression before tells this one too: the "11 February" of "9-11 February"."""
    if not number:
        return False
    before, one = dates[number - 1], dates[number]
    return one.start - before.end <= _RANGE and before.edtf.endswith(f"/{one.edtf}")


def _triggers(analysis: Analysis, count: int) -> list[list[int]]:
    inside = {at for named in analysis.places for at in range(named.mention.start, named.mention.end)}
    inside |= {at for e in analysis.dates for at in range(e.start, e.end)}
    found: list[list[int]] = [[] for _ in range(count)]
    ends = [sentence.end for sentence in analysis.sentences]
    at = 0
    for token in analysis.doc:
        while at < count and token.idx >= ends[at]:
            at += 1
        if at >= count:
            break
        verbal = token.pos_ in _VERBAL or (token.pos_ == "AUX" and token.dep_ not in HELPERS)
        if verbal and token.idx not in inside and len(found[at]) < MOST_TRIGGERS:
            found[at].append(token.i)
    return found


def _carried_places(
    analysis: Analysis, own: Sequence[Sequence[int]], at: int, top: int, label: int | None
) -> list[int]:
    """The last mention of each place named before, nearest first; in a line with a label only that."""
    if label is not None:
        return [] if label in own[at] else [label]
    found: list[int] = []
    known = {analysis.places[number].entry.source_id for number in own[at]}
    near = range(at - 1, max(-1, at - 1 - REACH), -1)
    for other in (*near, *(n for n in range(top) if n < at - REACH)):
        for number in reversed(own[other]):
            source = analysis.places[number].entry.source_id
            if source not in known:
                known.add(source)
                found.append(number)
    return found[:MOST_CARRIED]


def _carried_dates(own: Sequence[Sequence[int]], at: int, top: int) -> list[int]:
    near = range(at - 1, max(-1, at - 1 - REACH // 2), -1)
    found = [
        n for other in (*near, *(m for m in range(top) if m < at - REACH // 2)) for n in reversed(own[other])
    ]
    return found[:MOST_CARRIED]


def _counted(analysis: Analysis, counting: Sequence[int], known: Sequence[int]) -> list[Counted]:
    """The days that the expressions `counting`, such as "two days after", may lead to."""
    found: dict[tuple[int, str], Counted] = {}
    days = [analysis.dates[n].edtf.rstrip("?~%") for n in known] if counting else []
    days = list(dict.fromkeys(day for day in days if _DAY.fullmatch(day)))[:_BASES]
    if analysis.published and (today := analysis.published.isoformat()) not in days:
        days.append(today)
    for number in counting:
        expression = analysis.dates[number]
        for base, day in enumerate(days):
            for forward in (False, True):
                edtf = _shifted(date.fromisoformat(day), expression, forward=forward)
                if edtf and (number, edtf) not in found:
                    reason = _reason(expression, day, forward=forward)
                    found[number, edtf] = Counted(number, edtf, forward, base, reason)
    return list(found.values())


def _reason(expression: Expression, day: str, *, forward: bool) -> str:
    name = calendar.day_name[date.fromisoformat(day).weekday()]
    return f"'{expression.text}' counted {'on' if forward else 'back'} from {name} {day}"


def _shifted(day: date, expression: Expression, *, forward: bool) -> str:
    """The day so long after or before another; "" where days do not tell it."""
    number, unit = expression.amount or (0.5, "")
    sign = 1 if forward else -1
    if not float(number).is_integer():
        return ""
    try:
        if unit in ("day", "week"):
            return (day + sign * timedelta(days=int(number) * (7 if unit == "week" else 1))).isoformat()
        if unit in ("hour", "minute", "second"):
            return (
                day if number < 24 or unit != "hour" else day + sign * timedelta(hours=number)
            ).isoformat()
    except (OverflowError, ValueError):
        return ""
    return ""


def edtf_of(analysis: Analysis, opts: Options, number: int) -> str:
    """Return the EDTF of an option among dates; "" for none."""
    if number == PUBLISHED:
        return analysis.published.isoformat() if analysis.published else ""
    if number == NOWHERE:
        return ""
    if number in analysis.ranges:
        return analysis.ranges[number][0]
    if number < len(analysis.dates):
        return analysis.dates[number].edtf
    return opts.counted[number - len(analysis.dates)].edtf


def date_span(analysis: Analysis, opts: Options, number: int) -> tuple[int, int] | None:
    """Return the characters of an option among dates; None where it has none."""
    if number < 0:
        return None
    if number >= len(analysis.dates):
        number = opts.counted[number - len(analysis.dates)].expression
    return analysis.dates[number].start, analysis.dates[number].end


def reason_of(analysis: Analysis, opts: Options, number: int, sentence: int) -> tuple[str, str]:
    """Return the EDTF of an option for what a sentence tells, and the reason in plain words.

    A date that stands in another sentence, or nowhere, is carried over and marked as uncertain ("?").
    """
    edtf = edtf_of(analysis, opts, number)
    if number == NOWHERE or not edtf:
        return "", "no date: the report gives none"
    if number == PUBLISHED:
        return (
            f"{edtf}?",
            "the report gives no day here; taken for the day of publication, so it is uncertain",
        )
    counted = number >= len(analysis.dates)
    reason = opts.counted[number - len(analysis.dates)].reason if counted else analysis.dates[number].reason
    reason = analysis.ranges.get(number, ("", reason))[1]
    if opts.date_sentence[number] == sentence:
        return edtf, reason
    doubted = edtf if edtf[-1] in "?~%" or "/" in edtf else f"{edtf}?"
    return doubted, f"{reason}; said in another sentence and carried over, so it is uncertain"
