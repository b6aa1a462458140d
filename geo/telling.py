"""A parsed report with its clauses, places and dates -> its events, and what became of every sentence.

An event is made where a clause tells that something happens at a place or on a date. The same thing told
twice is one event with several passages (`geo.merging`); what gives no event has its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from geo import timespan
from geo.binding import Binding, Bound
from geo.clauses import Clause, Clauses
from geo.events import Event, Outcome, Passage, Reading, as_day, assign_roles, days
from geo.grammar import is_news, lemma
from geo.lending import Lender
from geo.lexicon import BASED, CLAIM, LONG, MOVE, PERFORMANCE, PERSON, SLOW, STATES, WAR, word_set
from geo.merging import Merger
from geo.mood import Mood
from geo.traveller import Traveller
from geo.when import NONE, Calendar, When
from geo.where import Scenes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from geo.report import Sentence

_COME: Final = word_set("arrive come return")
_BLAME: Final = word_set("accuse suspect blame")
_OFTEN: Final = word_set("often regularly usually always sometimes frequently rarely never ever daily weekly")
_STAY: Final = word_set("remain live stay lie stand be spend")
_ARRIVED: Final = 60
"""Days after which who set out for a place is no longer on the way."""


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
        self._scenes = Scenes(clauses, binding, filed)
        self._state = _State()
        self._lender = Lender(
            doc, clauses, binding, calendar, traveller, self._paragraphs, self._state.events, headline, filed
        )

    def read(self) -> Reading:
        """Return the events in the order in which the report tells them, and the coverage."""
        for clause in self._clauses.all:
            self._state.events.extend(self._made(clause))
        merger = Merger(
            self._state.events, self._calendar.links, self._subject_event, self._traveller, self._calendar.of
        )
        merger.merge()
        merger.retell(self._state.weak)
        merger.speak_on(self._clauses, self._paragraphs)
        events = sorted(merger.events, key=lambda event: (event.sentence, event.clause.head.i))
        slow = any(clause.nominal and clause.lemma in SLOW for clause in self._clauses.all)
        assign_roles(events, self._published, slow=slow)
        return Reading(self._traveller.name, events, self._coverage(events), self._traveller.is_meant)

    def _made(self, clause: Clause) -> Iterator[Event]:
        """Yield the events a clause tells; note why where it tells none."""
        why = self._unfit(clause)
        if why:
            self._note(clause, why)
            return
        present = self._is_present(clause)
        places = self._scenes.of(clause, self._state.events)
        if clause.lemma in _COME and not present:  # whose way there nobody asks
            places = [place for place in places if place.relation != "from"]
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
        describes = clause.link in ("relcl", "acl") and clause.mood is Mood.FACT and not present
        scene = clause.mark == "where" and clause.parent is not None and clause.parent.lemma == "be"
        if describes and when is None and not scene:
            self._note(clause, "only describes, and gives no date")
            return
        lasting = clause.lemma in WAR and not self._binding.dates(clause)
        undated = when is None and not (places and self._calendar.is_linked(clause))
        if clause.nominal and not present and (undated or lasting):
            self._note(clause, "is only spoken of: no date is given for it")
            return
        when = when or self._lender.date(clause, present=present, placed=bool(places))
        if not when.edtf:
            places = [place for place in places if place.relation != "people"]
            if not places:
                self._note(clause, "gives neither a place nor a date")
                return
        setting = clause.nominal and clause.lemma in LONG and present
        if not places and (lent := self._lender.place(clause, when, present=present)):
            places = [lent]
        if not places:
            yield self._event(clause, None, when, self._status(clause, when), present, setting)
        for number, place in enumerate(places):
            beside = None if place.relation == "carried" else self._calendar.beside_place(clause, place)
            own = beside or when
            if number and not beside and len(self._binding.dates(clause)) > 1:
                own = when.doubted(f"{when.reason}; several days are named, and it may be another")
            yield self._event(clause, place, own, self._status(clause, own), present, setting)

    def _event(
        self, clause: Clause, place: Bound | None, when: When, status: str, present: bool, setting: bool
    ) -> Event:
        if place is not None and place.relation == "for":
            status = "happened" if self._is_long_ago(when) else "planned"
            when = _from(when) if when.own else When("", NONE)
        if place is not None and place.relation == "origin":
            present = False
            if when.is_certain:
                why = "that is when the goods were found or moved, so it is marked as uncertain"
                when = when.doubted(f"{when.reason}; {why}")
        if status == "planned":
            when = self._ahead(when)
        span = _within(place.words, self._span(clause.sentence)) if place else None
        passage = Passage(clause.sentence, span, _within(when.span, self._span(clause.sentence)))
        return Event([clause], status, when, place, present, [passage], setting)

    def _is_long_ago(self, when: When) -> bool:
        """Whether a date lies so far back that who set out then has long arrived."""
        span = days(when.edtf) if when.edtf else None
        ago = self._published - span[1] if self._published and span else timedelta(0)
        return ago > timedelta(_ARRIVED)

    def _ahead(self, when: When) -> When:
        """What is left of a stretch of time in which a report is published, for what is still planned."""
        span = days(when.edtf) if re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", when.edtf) else None
        if span is None or self._published is None or not span[0] < self._published <= span[1]:
            return when
        why = f"{when.reason}; planned, so from publication on"
        return replace(when, edtf=f"{self._published}/{span[1]}", reason=why)

    def _unfit(self, clause: Clause) -> str:
        """Why a clause tells no event whatever its place and date; "" if it may tell one."""
        if clause.mood is Mood.DENIED:
            return "is denied, refused or cancelled"
        if clause.only_helps:
            return "only says how sure the next verb is"
        if clause.mood is Mood.IMAGINED or (clause.mood is Mood.EXPECTED and not self._is_to_come(clause)):
            return "is a wish, a condition or a possibility"
        if self._scenes.carrier(clause) is not None:
            return "is told by its verb"
        subject = self._subject_event(clause)
        if clause.holds and subject and not (subject.lemma in LONG and clause.is_journey):
            return "only says when its subject happens"
        dated = bool(self._binding.dates(clause)) or any(
            self._calendar.beside_place(clause, place) for place in self._binding.places(clause)
        )
        if clause.lemma in BASED and not clause.nominal and not dated:
            return "says where somebody or something belongs"
        if clause.mood is not Mood.PLANNED and (clause.mood is Mood.STATE or clause.lemma in STATES):
            someone = any(_is_somebody(token) for token in clause.subjects)
            mine = self._traveller.takes_part(clause)
            if not ((someone or mine) and (dated or mine) and clause.lemma in _STAY):
                return "says how things are, not what happens"
        if clause.habitual and clause.sentence >= self._headline and not (dated or self._is_next(clause)):
            return "says how things are, not what happens"
        return ""

    def _is_next(self, clause: Clause) -> bool:
        """As in "She then heads to Riga": the traveller's next move, told in the plain present."""
        often = any(child.lower_ in _OFTEN for child in clause.head.children)
        moves = clause.lemma in MOVE and clause.link in ("ROOT", "conj", "ccomp") and not often
        return moves and self._traveller.takes_part(clause)

    def _is_to_come(self, clause: Clause) -> bool:
        """Whether a day after the publication is given."""
        when = self._calendar.of(clause)
        first = timespan.parse(when.edtf).first if when is not None and when.edtf else None
        return self._calendar.is_linked(clause) or (
            first is not None and self._published is not None and first > as_day(self._published)
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
            if near and last.present and last.status == "planned":
                return True
        return self._traveller.takes_part(clause)

    def _is_dated_event(self, clause: Clause, when: When | None, present: bool) -> bool:
        """Whether a clause with a date and no place is an event of its own."""
        if self._calendar.is_linked(clause):
            return True
        if when is None or not (when.own or clause.head.tag_ == "VBN") or clause.is_purpose:
            return False
        if clause.nominal:
            return bool(self._binding.dates(clause)) and present
        return present or any(_is_somebody(token) for token in (*clause.subjects, *clause.objects))

    def _statement(self, clause: Clause, when: When | None) -> Iterator[Event]:
        """A dated statement is an event without a place, unless what is said is one."""
        if when is None or not self._binding.dates(clause):
            return
        content = [other for other in self._clauses.within(clause.sentence) if other.speech is clause]
        placed = any(self._binding.places(other) and other.mood is Mood.FACT for other in content)
        dated = any(expression.edtf for other in content for expression in self._binding.dates(other))
        if placed or dated:
            self._note(clause, "only says when somebody said so")
            return
        yield self._event(clause, None, when, "happened", False, False)

    def _status(self, clause: Clause, when: When) -> str:
        if clause.mood in (Mood.PLANNED, Mood.EXPECTED):
            return "planned"
        if clause.habitual and not when.edtf and clause.sentence >= self._headline and self._is_next(clause):
            return "planned"
        if when.edtf and self._published:
            first = timespan.parse(when.edtf).first
            if first is not None and first > as_day(self._published):
                return "planned"
        accused = clause.link == "pcomp" and clause.parent is not None and clause.parent.lemma in _BLAME
        claimed = clause.speech is not None and _is_claim(clause, clause.speech)
        return "claimed" if claimed or accused else "happened"

    def _coverage(self, events: Sequence[Event]) -> list[Outcome]:
        first: dict[int, int] = {}
        again: set[int] = set()
        for event in events:
            first[event.sentence] = first.get(event.sentence, 0) + 1
            again.update(passage.sentence for passage in event.passages)
        loose: dict[int, list[str]] = {}
        for name, why in self._binding.loose:
            number = self._clauses.number_at(name.mention.start)
            loose.setdefault(number, []).append(f"{name.mention.text!r} {why}")
        found: list[Outcome] = []
        for number in range(len(self._sentences)):
            if number in first:
                found.append(Outcome("event", _count_of(first[number], "event")))
            elif number in again:
                found.append(Outcome("passage", "tells more of an event told elsewhere"))
            else:
                notes = [*self._state.reasons.get(number, []), *loose.get(number, [])]
                why = "; ".join(dict.fromkeys(notes))
                found.append(Outcome("none", why or "no verb and no noun of an event"))
        return found

    def _note(self, clause: Clause, why: str) -> None:
        self._state.reasons.setdefault(clause.sentence, []).append(f"{clause.head.text!r} {why}")

    def _span(self, number: int) -> tuple[int, int]:
        return self._sentences[number].start, self._sentences[number].end


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


def _is_claim(clause: Clause, speech: Clause) -> bool:
    """Whether only an interested party vouches for it: "said that ...", "claimed ...", "said it had"."""
    if any(is_news(token) for token in speech.subjects):
        return False
    if clause.after_speech and any(
        child.lower_ == "that" and child.dep_ == "mark" for child in clause.head.children
    ):
        return True
    own = clause.after_speech and any(
        token.lower_ in ("it", "they", "he", "she", "its") for token in clause.subjects
    )
    return speech.lemma in CLAIM or own


def _count_of(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
