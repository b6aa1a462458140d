"""An analysed report -> its events: what happens, where and when, by learned judges in three steps.

    options, questions, heads, features     what each sentence may tell, and how likely each is
    event_coreference                       tellings of one event joined, and how likely the event is right
    alternatives                            one verb at one place or another
    factuality, traveller, titles           its status, its part in a journey, its words

What is likely enough is shown; what nearly was is named beside it as a runner-up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import numpy as np

from geo import timespan
from geo.analysis import Analysis
from geo.events import alternatives
from geo.events.actors import Actors
from geo.events.answered import AnsweredReport, answered
from geo.events.classifier import Judges, chance
from geo.events.classifier import load as load_judges
from geo.events.denials import is_disowned
from geo.events.elsewhere import is_elsewhere
from geo.events.event_coreference import Telling, Told, joined, numbers
from geo.events.event_dates import moved_day, others_dates
from geo.events.factuality import (
    allowed,
    is_accusation,
    is_attribution,
    is_birth,
    is_denied,
    is_misdated,
    is_only_possible,
    is_standing,
    status,
)
from geo.events.features import Surroundings, dating_numbers, unit_numbers
from geo.events.model import Event, Extraction, Outcome, Passage
from geo.events.options import NOWHERE, date_span, edtf_of, reason_of
from geo.events.titles import title, title_of_listed, told_apart
from geo.events.tour import connected
from geo.events.traveller import Journey
from geo.events.ways import others, position
from geo.kinds import Coverage, Role, Status
from geo.progress import Tick, untold
from geo.text.dependencies import SUBJECTS, is_reported, is_verb, up

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

LIKELY: Final = 0.26
"""Least chance that place and date are right of an event that is shown."""

POSSIBLE: Final = 0.15
"""Least chance of an event that has a say in who travels."""

LEAST: Final = 0.06
"""Least chance that a sentence tells of a place before it is looked at further."""

ALSO: Final = 0.22
"""Least chance of a second date before it is looked at beside the first."""

_JUDGED: Final = 0.4
_JOINED: Final = 0.7
"""Shares of the time that are over when the encoder's answers are judged, and when tellings are joined."""

_RUNNER_UP: Final = 0.1
_MOST_RUNNERS_UP: Final = 3


def extract(
    analysis: Analysis, *, traveller: str | None = None, judges: Judges | None = None, tick: Tick = untold
) -> Extraction:
    """Return the events of a report.

    Args:
        analysis: the report.
        traveller: whose stops make the itinerary; None finds out, "" is a report without one.
        judges: other than those that travel with Dateline.
        tick: is told the share that is done.

    """
    reading = answered(analysis)
    if reading is None:
        return Extraction("", [], [Outcome(Coverage.NONE, "no words") for _ in analysis.sentences])
    return extract_from(reading, judges or load_judges(), traveller, tick)


def extract_from(
    reading: AnsweredReport, judges: Judges, traveller: str | None = None, tick: Tick = untold
) -> Extraction:
    """Return the events of a report whose questions have been answered; as `extract` otherwise."""
    analysis = reading.analysis
    surroundings = Surroundings(analysis, reading.opts, reading.asked)
    units = unit_chances(reading, surroundings, judges)
    units[[unit for unit in np.flatnonzero(units >= LEAST) if _is_elsewhere(reading, int(unit))]] = 0.0
    tick(_JUDGED)
    told = joined(analysis, tellings(reading, surroundings, units, judges))
    for one in told:
        if is_birth(reading.trigger(one.best.unit)) and not _is_here(reading, one.date, one.best.sentence):
            one.edtf, one.date = "", NOWHERE  # "Berg was born in Riga. On Monday she flew to Oslo."
    chances = event_chances(reading, told, judges)
    tick(_JOINED)
    actors = Actors(analysis)
    likely = [event for event, p in zip(told, chances[:, 0], strict=True) if p >= POSSIBLE]
    journey = Journey(reading, surroundings, actors, likely, judges, traveller)
    beside = _by_sentence(told, chances[:, 0])
    shown = [
        (one, p)
        for one, p in zip(told, chances, strict=True)
        if p[0] >= LIKELY and not _is_ruled_out(reading, journey, one)
    ]
    found = _statuses(reading, journey, [one for one, _ in shown])
    events = [
        _event(reading, actors, journey, one, p, beside, kind)
        for (one, p), kind in zip(shown, found, strict=True)
    ]
    kept = alternatives.beside(
        reading, [one for one, _ in shown], [float(p[0]) for _, p in shown], [event.title for event in events]
    )
    events = [events[at] for at in kept if events[at].title]  # signs without a word tell nothing
    events = [replace(e, role=Role.RELATED) if _is_told_by_day(e, events) else e for e in events]
    stopped = _has_stop(events)
    events = connected(events, analysis.published) if traveller is None else events
    named = told_apart([event.title for event in events], [event.place_words for event in events])
    events = [replace(event, title=words) for event, words in zip(events, named, strict=True)]
    events.sort(key=lambda event: (event.sentence, _position(analysis, event), event.edtf))
    return Extraction(
        "" if stopped and not _has_stop(events) else journey.name,
        events,
        _coverage(reading, units, events, beside),
    )


def _is_elsewhere(reading: AnsweredReport, unit: int) -> bool:
    place = int(reading.asked.unit_place[unit])
    return place != NOWHERE and is_elsewhere(
        reading.analysis, reading.analysis.places[place], reading.trigger(unit)
    )


def unit_chances(reading: AnsweredReport, surroundings: Surroundings, judges: Judges) -> NDArray[np.float64]:
    """Return for each unit the chance that its sentence tells of something at its place."""
    asked = reading.asked
    rows = [
        surroundings.unit(int(sentence), int(place), reading.trigger(unit))
        for unit, (sentence, place) in enumerate(zip(asked.unit_sentence, asked.unit_place, strict=True))
    ]
    return chance(judges.linear["unit"].odds(rows, unit_numbers(asked, reading.answers.unit))[:, 0])


def tellings(
    reading: AnsweredReport, surroundings: Surroundings, units: NDArray[np.float64], judges: Judges
) -> list[Telling]:
    """Return what each sentence may tell, with its likeliest dates."""
    asked = reading.asked
    likely = np.flatnonzero(units >= LEAST)
    used = np.flatnonzero(np.isin(asked.dating_unit, likely))
    rows = [
        surroundings.dating(
            int(asked.unit_sentence[unit]), int(asked.unit_place[unit]), int(date), reading.trigger(int(unit))
        )
        for unit, date in zip(asked.dating_unit[used], asked.dating_date[used], strict=True)
    ]
    behind = dating_numbers(asked, reading.answers.dating)[used]
    odds = judges.linear["dating"].odds(rows, behind)[:, 0]
    dates: dict[int, list[tuple[float, int]]] = {}
    for unit, date, score in zip(asked.dating_unit[used], asked.dating_date[used], odds, strict=True):
        dates.setdefault(int(unit), []).append((float(score), int(date)))
    for unit, scored in dates.items():
        sentence = int(asked.unit_sentence[unit])
        others = others_dates(reading.analysis, reading.opts, sentence, reading.trigger(unit))
        dates[unit] = [row for row in scored if row[1] not in others] or scored
    return [
        Telling(
            int(unit), int(asked.unit_sentence[unit]), int(asked.unit_place[unit]), date, edtf,
            float(units[unit]), share, rank,
        )
        for unit in likely
        for rank, (share, edtf, date) in enumerate(_dates(reading, dates[int(unit)]))
        if rank == 0 or (share >= ALSO and _is_here(reading, date, int(asked.unit_sentence[unit])))
    ]  # fmt: skip


def _is_here(reading: AnsweredReport, date: int, sentence: int) -> bool:
    """Whether a sentence itself names a date: only then can it tell a second event at its place.

    The day of a dateline says when the report was filed: "PORTO, March 14 (AP) - A dam burst on Tuesday."
    """
    if date < 0 or reading.opts.date_sentence[date] != sentence:
        return False
    span = date_span(reading.analysis, reading.opts, date)
    return span is not None and not reading.analysis.is_filed(span[0])


def _dates(reading: AnsweredReport, scored: Sequence[tuple[float, int]]) -> list[tuple[float, str, int]]:
    """The two likeliest dates: chance, EDTF, and the likeliest option of those that give it."""
    top = max(score for score, _ in scored)
    total = sum(np.exp(score - top) for score, _ in scored)
    found: dict[str, tuple[float, float, int]] = {}
    for score, date in scored:
        edtf = edtf_of(reading.analysis, reading.opts, date)
        share, best, option = found.get(edtf, (0.0, score, date))
        if score > best:
            best, option = score, date
        found[edtf] = share + float(np.exp(score - top)) / total, best, option
    return sorted(((share, edtf, option) for edtf, (share, _, option) in found.items()), reverse=True)[:2]


def event_chances(reading: AnsweredReport, told: Sequence[Told], judges: Judges) -> NDArray[np.float64]:
    """Return for each event (row) the chances that place and date are both right, its place is, its date is.

    Each of the two is at least as likely as both.
    """
    if not told:
        return np.zeros((0, 3))
    rows = numbers(reading.analysis, reading.opts, told)
    found = np.stack([chance(judges.forest[name].odds(rows)) for name in ("event", "place", "date")], axis=1)
    return np.maximum(found, found[:, :1])


def _is_ruled_out(reading: AnsweredReport, journey: Journey, told: Told) -> bool:
    """Whether an event did not happen by the report's own words, or has a date that they exclude.

    Where somebody lives is one only with a date: "lives in Riga since May".
    """
    trigger, published = reading.trigger(told.best.unit), reading.analysis.published
    if is_denied(trigger) or any(map(is_attribution, (trigger, *_said_at(reading, told.best.place)))):
        return True
    if is_standing(trigger) and not _is_here(reading, told.date, told.best.sentence):
        return True
    moved = moved_day(reading.analysis, reading.opts, told.best.sentence, trigger) is not None
    if not moved and is_misdated(journey.statuses(told), told.edtf, published):
        return True
    if is_disowned(trigger) and (told.edtf == "" or allowed(told.edtf, published) == {Status.PLANNED}):
        return True
    if not is_only_possible(trigger) or not told.edtf or published is None:
        return False
    last = timespan.parse(told.edtf).last
    return last is not None and last < (published.year, published.month, published.day)


def _said_at(reading: AnsweredReport, place: int) -> list[Token]:
    """The verb that leads to the name of a place: that of saying, in "a ferry sank, police said in Riga".

    Not so where the name says whose police they are: "a ferry sank, police in Riga said".
    """
    name = _place_word(reading, place)
    above = [] if name is None else takewhile(lambda word: word.dep_ not in SUBJECTS, up(name))
    return [word for word in above if is_verb(word)][:1]


def _place_word(reading: AnsweredReport, place: int) -> Token | None:
    """The head of the words for a place; None for no place."""
    if place == NOWHERE:
        return None
    mention = reading.analysis.places[place].mention
    return reading.analysis.head(mention.start, mention.end)


def _is_told_by_day(event: Event, events: Sequence[Event]) -> bool:
    """Whether a stop is the frame of another: "will visit Oslo and Riga from 3 to 9 May", "in Oslo on 4 May".

    A traveller who comes to a place once stops there once.
    """
    if event.role != Role.STOP or event.place is None or "/" not in event.edtf:
        return False
    frame = timespan.parse(event.edtf)
    inside = (
        timespan.parse(other.edtf)
        for other in events
        if other.role == Role.STOP and other.edtf not in ("", event.edtf)
        if other.place is not None and other.place.entry.source_id == event.place.entry.source_id
    )
    return any(
        frame.first and frame.last and span.first and span.last
        and frame.first <= span.first <= span.last <= frame.last
        for span in inside
    )  # fmt: skip


def _has_stop(events: Sequence[Event]) -> bool:
    return any(event.role == Role.STOP for event in events)


def _position(analysis: Analysis, event: Event) -> tuple[int, int]:
    """Where in the text the place of an event counts as standing."""
    span = event.passages[0].place
    place = None if span is None else analysis.head(*span)
    return (0, 0) if place is None else position(place)


def _by_sentence(told: Sequence[Told], chances: NDArray[np.float64]) -> dict[int, list[tuple[float, Told]]]:
    """What each sentence may tell, with its chance."""
    found: dict[int, list[tuple[float, Told]]] = {}
    for event, likely in zip(told, chances, strict=True):
        for sentence in event.sentences:
            found.setdefault(sentence, []).append((float(likely), event))
    return found


def _statuses(reading: AnsweredReport, journey: Journey, shown: Sequence[Told]) -> list[Status]:
    """The status of each event; what one verb tells of several places is claimed at all of them or at none.

    "The army said it had taken Goma and Bukavu": it vouches for neither more than for the other.
    """
    found, verbs = [], []
    for told in shown:
        trigger = reading.trigger(told.best.unit)
        edtf, _ = reason_of(reading.analysis, reading.opts, told.date, told.best.sentence)
        found.append(status(journey.statuses(told), edtf, reading.analysis.published, trigger))
        verbs.append(next((word for word in up(trigger) if is_verb(word)), trigger).i)
    claimed = {verb for verb, kind in zip(verbs, found, strict=True) if kind == Status.CLAIMED}
    return [
        Status.CLAIMED if kind == Status.HAPPENED and verb in claimed else kind
        for verb, kind in zip(verbs, found, strict=True)
    ]


def _event(
    reading: AnsweredReport,
    actors: Actors,
    journey: Journey,
    told: Told,
    chances: NDArray[np.float64],
    beside: dict[int, list[tuple[float, Told]]],
    found: Status,
) -> Event:
    analysis, opts, best = reading.analysis, reading.opts, told.best
    trigger, clause = reading.trigger(best.unit), opts.clauses[reading.asked.unit_clause[best.unit]]
    alone = clause.inner and trigger.pos_ == "NOUN"
    named = None if best.place == NOWHERE else analysis.places[best.place]
    own = named is not None and opts.place_sentence[best.place] == best.sentence
    edtf, reason = reason_of(analysis, opts, told.date, best.sentence)
    sentence = analysis.sentences[best.sentence]
    spans = [(e.start, e.end) for e in analysis.dates_in(sentence.start, sentence.end)]
    span = (named.mention.start, named.mention.end) if named is not None and own else None
    if span is not None and best.place == opts.labels[best.sentence]:  # it stands before what is told
        spans, span = [*spans, span], None
    head = None if span is None else analysis.head(*span)
    spans += [] if head is None else others(analysis, head)
    listed = [(m.start, m.end) for m in (analysis.places[other].mention for other in clause.beside)]
    claim = found == Status.CLAIMED and any(is_reported(word) for word in up(trigger))
    claim = claim or is_accusation(trigger) or is_disowned(trigger)
    words = partial(title, trigger, actors=actors, whole=claim, alone=alone)
    return Event(
        trigger=trigger,
        place=named,
        carried=named is not None and not own,
        edtf=edtf,
        date_reason=reason,
        passages=[_passage(reading, told, number) for number in told.proof],
        status=found,
        role=journey.role(told, found),
        chance=float(chances[0]),
        place_chance=float(chances[1]),
        date_chance=float(chances[2]),
        title=title_of_listed(analysis.doc, span, listed, spans, words),
        runners_up=_runners_up(reading, told, beside[best.sentence]),
    )


def _passage(reading: AnsweredReport, told: Told, sentence: int) -> Passage:
    analysis, opts = reading.analysis, reading.opts
    place = date = None
    for telling in told.tellings:
        if telling.sentence != sentence:
            continue
        if telling.place != NOWHERE and opts.place_sentence[telling.place] == sentence and place is None:
            mention = analysis.places[telling.place].mention
            place = mention.start, mention.end
        span = date_span(analysis, opts, telling.date)
        if date is None and span is not None and opts.date_sentence[telling.date] == sentence:
            date = span
    whole = analysis.sentences[sentence]
    if date is not None and date[1] > whole.end:  # an expression that runs on across the end of a line
        date = None
    if place is not None and place[1] > whole.end:
        place = None
    return Passage(sentence, place, date)


def _runners_up(
    reading: AnsweredReport, told: Told | None, beside: Sequence[tuple[float, Told]]
) -> tuple[str, ...]:
    """What the same sentence may tell instead, in words: another place, another date; the likeliest first."""
    found = []
    for likely, other in sorted(beside, key=lambda row: -row[0]):
        if other is told or not _RUNNER_UP <= likely < LIKELY:
            continue
        nowhere = other.best.place == NOWHERE
        if nowhere and not other.edtf:
            continue
        place = "no place" if nowhere else reading.analysis.places[other.best.place].entry.label
        found.append(f"{place}, {timespan.words(other.edtf) if other.edtf else 'no date'}")
    return tuple(dict.fromkeys(found))[:_MOST_RUNNERS_UP]


def _coverage(
    reading: AnsweredReport,
    units: NDArray[np.float64],
    events: Sequence[Event],
    beside: dict[int, list[tuple[float, Told]]],
) -> list[Outcome]:
    first: dict[int, int] = {}
    told: set[int] = set()
    for event in events:
        first[event.sentence] = first.get(event.sentence, 0) + 1
        told.update(passage.sentence for passage in event.passages)
    best: dict[int, tuple[float, int]] = {}
    for sentence, place, likely in zip(
        reading.asked.unit_sentence, reading.asked.unit_place, units, strict=True
    ):
        best[int(sentence)] = max(best.get(int(sentence), (-1.0, NOWHERE)), (float(likely), int(place)))
    found = []
    for number in range(len(reading.analysis.sentences)):
        if number in first:
            count = first[number]
            found.append(Outcome(Coverage.EVENT, f"{count} event{'' if count == 1 else 's'}"))
        elif number in told:
            found.append(Outcome(Coverage.PASSAGE, "tells more of an event told elsewhere"))
        elif possible := _runners_up(reading, None, beside.get(number, ())):
            found.append(Outcome(Coverage.UNSURE, f"perhaps an event: {'; or '.join(possible)}"))
        else:
            found.append(Outcome(Coverage.NONE, _why_not(reading, *best.get(number, (0.0, NOWHERE)))))
    return found


def _why_not(reading: AnsweredReport, likely: float, place: int) -> str:
    if place == NOWHERE:
        return f"nothing that happens at a place; an event without one is {likely:.0%} likely"
    name = reading.analysis.places[place].mention.text
    return f"the likeliest place, {name!r}, is where something happens with a chance of {likely:.0%} only"
