"""A parsed report with its clauses, places and dates -> its events, and what became of every sentence.

An event is made where a clause tells that something happens at a place or on a date. The same thing told
twice is one event with several passages; what gives no event has its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from geo import timespan
from geo.binding import Binding, Bound, finest, holds, is_same_place
from geo.clauses import Clause, Clauses, Mood, is_news, lemma
from geo.lexicon import (
    ARRIVE,
    CLAIM,
    GOODS_VERBS,
    JOURNEY,
    LEAVE,
    LONG,
    MOVE,
    PERFORMANCE,
    PERSON,
    STATES,
    TO_PLACE,
    word_set,
)
from geo.traveller import Traveller
from geo.when import NONE, Calendar, When, counted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from geo.report import Sentence

GAP_DAYS: Final = 45
"""The longest pause within one journey; a stop further off belongs to another one."""

_MEET: Final = word_set("meet meeting talk talks summit encounter confer greet welcome receive audience")
_AGAIN: Final = word_set("last previous earlier former past previously since then before")
_BACK: Final = word_set("they it he she this that these those both each")
_STAY: Final = word_set("remain live stay lie stand be spend")


@dataclass(frozen=True)
class Passage:
    """A sentence that says so, by its number; the words of the place and of the date, as offsets."""

    sentence: int
    place: tuple[int, int] | None = None
    date: tuple[int, int] | None = None


@dataclass(eq=False)
class Event:
    """An event of a report: what happens, when and where, and who says so.

    place: what it is bound to, None for none. when: its date, with the reason. present: whether the
    traveller is there. clauses: those that tell it, the best first.
    """

    clauses: list[Clause]
    status: str
    when: When
    place: Bound | None
    present: bool
    passages: list[Passage]
    setting: bool = False
    role: str = ""

    @property
    def clause(self) -> Clause:
        """The clause that tells it best."""
        return self.clauses[0]

    @property
    def sentence(self) -> int:
        """The first sentence that tells it."""
        return min(passage.sentence for passage in self.passages)


@dataclass(frozen=True)
class Outcome:
    """What became of a sentence: "event", "passage" (of an event told elsewhere) or "none", and why."""

    outcome: str
    reason: str


@dataclass
class Reading:
    """All that was read from a report."""

    traveller: str
    events: list[Event]
    coverage: list[Outcome]
    is_traveller: Callable[[Token], bool]


@dataclass
class _State:
    """What the story so far lends to the next sentence."""

    events: list[Event] = field(default_factory=list)
    reasons: dict[int, list[str]] = field(default_factory=dict)
    weak: list[tuple[Clause, bool]] = field(default_factory=list)


class Reader:
    """Reads the events of one report.

    Args:
        doc: the parsed report.
        sentences: its sentences.
        clauses, binding, calendar, traveller: what the other modules made of it.
        published: its day of publication; None if not known.
        headline: the number of sentences at the top that are its headline.
        filed: the place it was filed from, which "here" means.

    """

    def __init__(
        self,
        doc: Doc,
        sentences: Sequence[Sentence],
        clauses: Clauses,
        binding: Binding,
        calendar: Calendar,
        traveller: Traveller,
        published: date | None,
        headline: int = 0,
        filed: Bound | None = None,
    ) -> None:
        self._doc, self._sentences = doc, sentences
        self._paragraphs = [sentence.paragraph for sentence in sentences]
        self._clauses, self._binding, self._calendar = clauses, binding, calendar
        self._traveller, self._published, self._headline = traveller, published, headline
        self._filed = filed
        self._state = _State()
        self._of: dict[Clause, Event] = {}

    def read(self) -> Reading:
        """Return the events in the order in which the report tells them, and the coverage."""
        for clause in self._clauses.all:
            for event in self._made(clause):
                self._state.events.append(event)
        self._count()
        self._merge()
        self._count()
        self._merge()
        self._retell()
        self._continue()
        self._roles()
        events = self._state.events
        events.sort(key=lambda event: (event.sentence, event.clause.head.i))
        return Reading(self._traveller.name, events, self._coverage(), self._traveller.is_meant)

    # -- one clause ---------------------------------------------------------------------------

    def _made(self, clause: Clause) -> Iterator[Event]:
        """Yield the events a clause tells; note why where it tells none."""
        why = self._unfit(clause)
        if why:
            self._note(clause, why)
            return
        present = self._is_present(clause)
        places = self._places(clause, present)
        when = self._calendar.of(clause)
        if clause.speaks and not places:
            yield from self._statement(clause, when)
            return
        if not places and when is None and not self._calendar.is_linked(clause):
            self._state.weak.append((clause, present))
            self._note(clause, "gives neither a place nor a date")
            return
        if not places and not self._is_dated_event(clause, when, present):
            self._state.weak.append((clause, present))
            self._note(clause, "gives a date, but nothing that happens on it at a place")
            return
        when = when or self._carried(clause, present, bool(places))
        if not when.edtf:
            places = [place for place in places if place.relation != "people"]
            if not places:
                self._note(clause, "gives neither a place nor a date")
                return
        status = self._status(clause, when)
        setting = clause.nominal and clause.lemma in LONG and present
        if not places:
            yield self._event(clause, None, when, status, present, setting)
        for place in places:
            yield self._event(clause, place, when, status, present, setting)

    def _event(
        self, clause: Clause, place: Bound | None, when: When, status: str, present: bool, setting: bool
    ) -> Event:
        if place is not None and place.relation == "for":
            status, when = "planned", _from(when)
        if place is not None and place.relation == "origin":
            present = False
            when = when.doubted(
                f"{when.reason}; that is when the goods were found or moved, so it is marked as uncertain"
            )
        span = place.words if place else None
        passage = Passage(clause.sentence, span, _within(when.span, self._span(clause.sentence)))
        event = Event([clause], status, when, place, present, [passage], setting)
        self._of.setdefault(clause, event)
        return event

    def _unfit(self, clause: Clause) -> str:
        """Why a clause tells no event whatever its place and date; "" if it may tell one."""
        if clause.mood is Mood.DENIED:
            return "is denied, refused or cancelled"
        if clause.only_helps:
            return "only says how sure the next verb is"
        if clause.mood is Mood.IMAGINED or (clause.mood is Mood.EXPECTED and not self._is_to_come(clause)):
            return "is a wish, a condition or a possibility"
        subject = self._subject_event(clause)
        if clause.holds and subject and not (subject.lemma in LONG and clause.is_journey):
            return "only says when its subject happens"
        dated = bool(self._binding.dates(clause))
        if clause.mood is not Mood.PLANNED and (clause.mood is Mood.STATE or clause.lemma in STATES):
            someone = any(_is_somebody(token) for token in clause.subjects)
            if not (someone and (dated or self._traveller.takes_part(clause)) and clause.lemma in _STAY):
                return "says how things are, not what happens"
        if clause.habitual and not dated and clause.sentence >= self._headline:
            return "says how things are, not what happens"
        return ""

    def _is_to_come(self, clause: Clause) -> bool:
        """Whether a day after the publication is given."""
        when = self._calendar.of(clause)
        first = timespan.parse(when.edtf).first if when is not None and when.edtf else None
        return self._calendar.is_linked(clause) or (
            first is not None and self._published is not None and first > _day(self._published)
        )

    def _subject_event(self, clause: Clause) -> Clause | None:
        for token in clause.subjects:
            found = self._clauses.at(token)
            if found is not None and found.nominal:
                return found
        return None

    def _is_present(self, clause: Clause) -> bool:
        subject = self._subject_event(clause)
        if subject is not None and subject.lemma in LONG:
            return self._traveller.takes_part(subject)
        if clause.nominal and clause.lemma in PERFORMANCE and not clause.subjects and self._state.events:
            last = self._state.events[-1]
            near = self._paragraphs[last.sentence] == self._paragraphs[clause.sentence]
            return near and last.present and last.status == "planned"
        return self._traveller.takes_part(clause)

    def _places(self, clause: Clause, present: bool) -> list[Bound]:
        places = self._binding.places(clause)
        if not places and (named := self._binding.antecedent(clause)):
            return [named]
        if clause.nominal and not places:
            # "The visit will end in Riga": the place of the verb is the place of the event.
            holders = [
                c for c in self._clauses.within(clause.sentence) if c.holds and clause.head in c.subjects
            ]
            places = [place for holder in holders for place in self._binding.places(holder)]
        kept = [place for place in places if self._tells(clause, place)]
        literal = [place for place in kept if place.relation != "people"]
        if not literal and (pointed := self._pointed(clause)):
            return [pointed]
        return finest(literal or kept)

    def _pointed(self, clause: Clause) -> Bound | None:
        """The place that "here", "there" or "the town" points to."""
        for token in self._words_of(clause):
            if token.lower_ == "here" and token.pos_ == "ADV":
                return self._filed and replace(self._filed, span=(token.idx, token.idx + len(token)))
            there = token.lower_ == "there" and token.dep_ == "advmod"
            if there or _is_the_town(token):
                span = (token.idx, token.idx + len(token))
                for other in reversed(self._clauses.within(clause.sentence)):
                    for place in self._binding.places(other) if other.head.i < token.i else ():
                        if place.named.entry.precision in ("city", "site"):
                            return replace(place, relation="at", span=span)
                for event in reversed(self._state.events):
                    if clause.sentence - event.sentence > 2:
                        break
                    if event.place is not None and event.place.named.entry.precision in ("city", "site"):
                        return replace(event.place, relation="at", span=span)
        return None

    def _words_of(self, clause: Clause) -> Iterator[Token]:
        """The words that hang on a clause's head by a preposition or directly."""
        for child in clause.head.children:
            yield child
            yield from child.children

    def _tells(self, clause: Clause, place: Bound) -> bool:
        if place.relation == "origin":
            return clause.lemma in GOODS_VERBS
        if clause.speaks and not (place.direct and place.relation == "at"):
            return False
        if place.relation == "from":
            return clause.lemma in MOVE | LEAVE or clause.nominal
        return True

    def _is_dated_event(self, clause: Clause, when: When | None, present: bool) -> bool:
        """Whether a clause with a date and no place is an event of its own."""
        if self._calendar.is_linked(clause):
            return True
        if when is None or not when.own:
            return False
        if clause.nominal:
            return bool(self._binding.dates(clause)) and present
        return present or any(_is_somebody(token) for token in clause.subjects)

    def _statement(self, clause: Clause, when: When | None) -> Iterator[Event]:
        """A dated statement is an event without a place, unless what is said is one."""
        if when is None or not self._binding.dates(clause):
            return
        content = [other for other in self._clauses.within(clause.sentence) if other.speech is clause]
        placed = any(self._binding.places(other) and other.mood is Mood.FACT for other in content)
        dated = any(self._binding.dates(other) for other in content)
        if placed or dated:
            self._note(clause, "only says when somebody said so")
            return
        yield self._event(clause, None, when, "happened", False, False)

    def _carried(self, clause: Clause, present: bool, placed: bool) -> When:
        """The date that the story so far lends a clause without one."""
        if self._calendar.is_linked(clause):
            return self._story_day(clause) or When("", NONE)
        if (
            clause.speech is not None
            and (said := self._calendar.of(clause.speech))
            and clause.mood is Mood.FACT
        ):
            words = self._words(said)
            return said.doubted(f"{words} is when it was said; the report does not say when it happened")
        if clause.mood is Mood.PLANNED:
            return When("", self._calendar.vague(clause))
        if beside := self._beside_traveller(clause):
            return beside
        if beside := self._calendar.beside(clause):
            return beside
        if placed or present:
            before = self._before(clause, present)
            if before is not None:
                first = self._words(before.when)
                reason = f"no day of its own: carried over from {first} before, marked as uncertain"
                return replace(before.when.doubted(reason), span=None)
        return When("", self._calendar.vague(clause))

    def _story_day(self, clause: Clause) -> When | None:
        """The day of the story so far, for an event from which another is counted."""
        if clause.mood is Mood.PLANNED:
            return None
        before = self._before(clause, present=True)
        if before is None or clause in [link.earlier for link in self._calendar.links]:
            return None
        reason = f"no day of its own: carried over from {self._words(before.when)} in the text before"
        return replace(before.when.doubted(reason), span=None)

    def _beside_traveller(self, clause: Clause) -> When | None:
        """As in "As she went on with her tour, ...": the tour's latest day, marked uncertain."""
        for other in self._clauses.under(clause):
            if other.mark in ("as", "while") and self._traveller.takes_part(other):
                days = [
                    e.when for e in self._state.events if e.present and e.status != "planned" and e.when.edtf
                ]
                if days:
                    latest = max(days, key=lambda when: timespan.parse(when.edtf).order)
                    start = other.head.left_edge
                    words = self._doc[start.i : other.head.i + 1].text
                    reason = (
                        f"'{words} …' gives no day of its own: carried over from the traveller's latest day, "
                        f"{timespan.words(latest.edtf.rstrip('?'))}, and marked as uncertain"
                    )
                    return replace(latest.doubted(reason), span=None)
        return None

    def _before(self, clause: Clause, present: bool) -> Event | None:
        """The last dated event of this paragraph, or, for the traveller, of the one before."""
        here = self._paragraphs[clause.sentence]
        reach = 2 if present else 0
        for event in reversed(self._state.events):
            if here - self._paragraphs[event.sentence] > reach:
                break
            if event.when.edtf and event.status != "planned" and (event.present or not present):
                return event
        return None

    def _status(self, clause: Clause, when: When) -> str:
        if clause.mood in (Mood.PLANNED, Mood.EXPECTED):
            return "planned"
        if when.edtf and self._published and not clause.past:
            first = timespan.parse(when.edtf).first
            if first is not None and first > _day(self._published):
                return "planned"
        return "claimed" if clause.speech is not None and _is_claim(clause, clause.speech) else "happened"

    # -- all together -------------------------------------------------------------------------

    def _count(self) -> None:
        """Date events that are counted from others: "two days after"."""
        for link in self._calendar.links:
            later, earlier = self._of.get(link.later), self._of.get(link.earlier)
            if later is None or earlier is None or later is earlier:
                continue
            if later.when.edtf and not (earlier.when.own and earlier.when.edtf):
                found = counted(link, later.when, forward=False)
                target = earlier
            elif earlier.when.edtf:
                found = counted(link, earlier.when, forward=True)
                target = later
            else:
                continue
            if found is not None:
                target.when = found
                at = target.passages[0]
                if link.later.sentence == at.sentence:
                    target.passages[0] = replace(at, date=link.span)

    def _merge(self) -> None:
        kept: list[Event] = []
        for event in self._state.events:
            twin = next((other for other in kept if self._is_same(other, event)), None)
            if twin is None:
                kept.append(event)
            else:
                self._join(twin, event)
        self._state.events = kept

    def _is_same(self, one: Event, other: Event) -> bool:
        if one.setting != other.setting and not (one.place is None or other.place is None):
            return False
        if (one.status == "planned") != (other.status == "planned"):
            return False
        if one.present != other.present:
            return False
        if not _dates_agree(one.when, other.when):
            return False
        if one.place is not None and other.place is not None:
            if not is_same_place(one.place.named.entry, other.place.named.entry):
                return False
            return one.present or _is_alike(one, other)
        if one.present:
            return self._is_unplaced_twin(one, other)
        return (
            one.clause.sentence == other.clause.sentence
            and one.place is other.place
            and _is_alike(one, other)
        )

    def _is_unplaced_twin(self, one: Event, other: Event) -> bool:
        """Whether an event without a place is the traveller's stop told elsewhere on the same day."""
        same_day = one.when.edtf and one.when.edtf.rstrip("?") == other.when.edtf.rstrip("?")
        met = _is_meeting(one) and _is_meeting(other) and _share_partner(self._traveller, one, other)
        if not (same_day or met):
            return False
        if one.place is None and other.place is None:
            return _is_alike(one, other)
        return _is_meeting(one) == _is_meeting(other)

    def _join(self, kept: Event, other: Event) -> None:
        """Put what `other` tells into `kept`: the finer place, the surer date, all passages."""
        if other.place is not None and (
            kept.place is None or holds(kept.place.named.entry, other.place.named.entry)
        ):
            kept.place = other.place
        if _rank(other.when) > _rank(kept.when):
            kept.when = other.when
        if kept.status == "claimed" and other.status == "happened":
            kept.status = "happened"
        for passage in other.passages:
            same = next((at for at, p in enumerate(kept.passages) if p.sentence == passage.sentence), None)
            if same is None:
                kept.passages.append(passage)
            else:
                was = kept.passages[same]
                kept.passages[same] = replace(
                    was, place=passage.place or was.place, date=was.date or passage.date
                )
        kept.clauses += other.clauses
        for clause in other.clauses:
            self._of[clause] = kept

    def _retell(self) -> None:
        """Give clauses without place and date of their own to the event they speak of."""
        told = {passage.sentence for event in self._state.events for passage in event.passages}
        for clause, present in self._state.weak:
            if clause.sentence in told and not clause.nominal:
                continue
            event = self._meant(clause, present)
            if event is not None and all(p.sentence != clause.sentence for p in event.passages):
                event.passages.append(Passage(clause.sentence))

    def _meant(self, clause: Clause, present: bool) -> Event | None:
        """The event told elsewhere that a clause without place and date speaks of."""
        if not present:
            return None
        mine = [event for event in self._state.events if event.present]
        if clause.lemma in _MEET:
            partners = _partners(self._traveller, clause)
            met = [
                event
                for event in mine
                if any(partners & _partners(self._traveller, c) for c in event.clauses)
            ]
            meetings = [event for event in met if _is_meeting(event)]
            return meetings[0] if meetings else None
        if clause.nominal and clause.lemma in JOURNEY:
            settings = [event for event in mine if event.setting]
            of = [
                child
                for child in clause.head.children
                if child.lower_ in ("of", "to") and list(child.children)
            ]
            if of or not settings:
                visits = [e for e in mine if not e.setting and e.place and e.sentence < clause.sentence]
                return visits[-1] if visits and of else None
            return settings[0]
        if clause.lemma in MOVE and clause.mood is Mood.PLANNED:
            planned = [e for e in mine if e.status == "planned" and 0 <= clause.sentence - e.sentence <= 2]
            return planned[-1] if planned else None
        return None

    def _continue(self) -> None:
        """A sentence that only speaks on ("They were hidden under ...") belongs to the event before it."""
        told = {passage.sentence for event in self._state.events for passage in event.passages}
        last: dict[int, Event] = {}
        for event in self._state.events:
            for passage in event.passages:
                last[passage.sentence] = event
        for number in range(1, len(self._sentences)):
            if number in told or self._paragraphs[number] != self._paragraphs[number - 1]:
                continue
            before = last.get(number - 1)
            if before is not None and _speaks_on(self._clauses.within(number)):
                before.passages.append(Passage(number))
                last[number] = before

    def _roles(self) -> None:
        tour = self._tour_days()
        for event in self._state.events:
            span = timespan.parse(event.when.edtf) if event.when.edtf else None
            in_days = span is None or _overlaps(span, tour)
            if (
                event.present
                and event.place is not None
                and (event.when.edtf == "" or in_days)
                and not _is_former(event)
            ):
                event.role = "stop"
            elif in_days:
                event.role = "related"
            else:
                event.role = "background"

    def _tour_days(self) -> tuple[date, date] | None:
        """First and last day of the tour: the traveller's dated stops around the publication."""
        spans = sorted(
            days
            for event in self._state.events
            if event.present and event.place and event.when.edtf and not _is_former(event)
            if (days := _days(event.when.edtf)) is not None
        )
        if not spans:
            return (self._published, self._published) if self._published else None
        journeys = [[spans[0]]]
        for start, end in spans[1:]:
            if start - max(last for _, last in journeys[-1]) <= timedelta(GAP_DAYS):
                journeys[-1].append((start, end))
            else:
                journeys.append([(start, end)])
        anchor = self._published or spans[-1][1]
        tour = max(journeys, key=lambda days: (len(days), -min(_distance(d, anchor) for d in days).days))
        return min(start for start, _ in tour), max(end for _, end in tour)

    def _coverage(self) -> list[Outcome]:
        found: list[Outcome] = []
        for number in range(len(self._sentences)):
            first = [event for event in self._state.events if event.sentence == number]
            again = [
                event for event in self._state.events if any(p.sentence == number for p in event.passages)
            ]
            if first:
                found.append(Outcome("event", _count_of(len(first), "event")))
            elif again:
                found.append(Outcome("passage", "tells more of an event told elsewhere"))
            else:
                found.append(Outcome("none", self._reason(number)))
        return found

    def _reason(self, number: int) -> str:
        notes = self._state.reasons.get(number, [])
        start, end = self._span(number)
        loose = [
            f"{name.mention.text!r} {why}"
            for name, why in self._binding.loose
            if start <= name.mention.start < end
        ]
        unique = list(dict.fromkeys([*notes, *loose]))
        return "; ".join(unique) if unique else "no verb and no noun of an event"

    # -- small things -------------------------------------------------------------------------

    def _note(self, clause: Clause, why: str) -> None:
        self._state.reasons.setdefault(clause.sentence, []).append(f"{clause.head.text!r} {why}")

    def _span(self, number: int) -> tuple[int, int]:
        return self._sentences[number].start, self._sentences[number].end

    def _words(self, when: When) -> str:
        if when.span is None:
            return timespan.words(when.edtf.rstrip("?"))
        return f"'{self._doc.text[when.span[0] : when.span[1]]}' ({timespan.words(when.edtf.rstrip('?'))})"


def _is_somebody(token: Token) -> bool:
    return (
        token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        or token.pos_ == "PROPN"
        or lemma(token) in PERSON
        or (token.pos_ == "PRON" and token.lower_ in ("he", "she", "they", "who"))
    )


def _from(when: When) -> When:
    """On that day or later: when a place that one set out for may be reached."""
    edtf = when.edtf.rstrip("?")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        return when
    return replace(
        when, edtf=f"{edtf}/..", reason=f"{when.reason}; the arrival is not told, only the departure"
    )


def _within(span: tuple[int, int] | None, sentence: tuple[int, int]) -> tuple[int, int] | None:
    if span is None or not (sentence[0] <= span[0] and span[1] <= sentence[1]):
        return None
    return span


def _rank(when: When) -> tuple[int, int, int]:
    """How good a date is: its own before a lent one, certain before uncertain, fine before coarse."""
    if not when.edtf:
        return (0, 0, -(10**6))
    days = _days(when.edtf)
    length = (days[1] - days[0]).days if days else 10**5
    return (2 if when.is_certain else 1, -length, int(when.own))


def _dates_agree(one: When, other: When) -> bool:
    if not one.edtf or not other.edtf:
        return True
    if (one.is_certain and other.is_certain) or one.edtf.rstrip("?") == other.edtf.rstrip("?"):
        first, second = _days(one.edtf), _days(other.edtf)
        if first is None or second is None:
            return one.edtf == other.edtf
        return first[0] <= second[1] and second[0] <= first[1]
    return True


def _is_alike(one: Event, other: Event) -> bool:
    """Whether two clauses tell the same: the same verb, or one is the other's noun."""
    words, others = {c.lemma for c in one.clauses}, {c.lemma for c in other.clauses}
    arrive = words & ARRIVE and others & ARRIVE
    return bool(words & others or arrive) or (one.clause.nominal and one.clause.parent is other.clause)


def _is_meeting(event: Event) -> bool:
    return any(clause.lemma in _MEET for clause in event.clauses)


def _partners(traveller: Traveller, clause: Clause) -> set[str]:
    """The last names of those met."""
    return {
        token.text.lower()
        for token in (*clause.subjects, *clause.objects)
        if token.pos_ == "PROPN" and not traveller.is_meant(token)
    }


def _share_partner(traveller: Traveller, one: Event, other: Event) -> bool:
    mine = set().union(*(_partners(traveller, clause) for clause in one.clauses))
    return bool(mine & set().union(*(_partners(traveller, clause) for clause in other.clauses)))


def _is_claim(clause: Clause, speech: Clause) -> bool:
    """Whether only an interested party vouches for it: "claimed that ...", or "said it had"."""
    if any(is_news(token) for token in speech.subjects):
        return False
    own = clause.after_speech and any(
        token.lower_ in ("it", "they", "he", "she", "its") for token in clause.subjects
    )
    return speech.lemma in CLAIM or own


def _is_former(event: Event) -> bool:
    """As in "Her last visit", "he had visited before": another journey."""
    clause = event.clause
    words = {child.lower_ for child in clause.head.children}
    return (
        clause.nominal
        and bool(words & {"last", "previous", "earlier", "former", "first"})
        and event.when.edtf[:4].isdigit()
        and len(event.when.edtf) == 4
    )


def _speaks_on(clauses: Sequence[Clause]) -> bool:
    """Whether a subject or an agent points back: they, it, both, "the two men"."""
    subjects = [token for clause in clauses if not clause.nominal for token in clause.subjects]
    if subjects and subjects[0].lower_ in _BACK:
        return True
    return any(_is_pair(token) for clause in clauses for token in (*clause.subjects, *clause.objects))


def _is_the_town(token: Token) -> bool:
    """As in "In the town", with nothing that says which."""
    return (
        token.dep_ in ("pobj", "dobj")
        and token.lower_ in ("town", "city", "capital", "village", "port", "island")
        and [child.lower_ for child in token.children] in (["the"], ["that"])
        and (token.head.lower_ in ("in", "at", "to", "into", "from", "near") or lemma(token.head) in TO_PLACE)
    )


def _is_pair(token: Token) -> bool:
    words = {child.lower_ for child in token.children if child.i < token.i}
    return "the" in words and bool(words & {"two", "three", "four"}) and lemma(token) in PERSON


def _overlaps(span: timespan.Timespan, tour: tuple[date, date] | None) -> bool:
    if tour is None:
        return True
    first, last = _day(tour[0]), _day(tour[1])
    return (span.first or span.last or first) <= last and (span.last or last) >= first


def _days(edtf: str) -> tuple[date, date] | None:
    span = timespan.parse(edtf)
    first, last = span.first or span.last, span.last or span.first
    if first is None or last is None or not (1 <= first[0] <= 9998 and 1 <= last[0] <= 9998):
        return None
    return date(*first), date(*last)


def _distance(days: tuple[date, date], day: date) -> timedelta:
    if days[0] <= day <= days[1]:
        return timedelta(0)
    return min(abs(days[0] - day), abs(days[1] - day))


def _day(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _count_of(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
