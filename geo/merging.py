"""Events as clauses tell them -> each event once, with all the sentences that tell it.

Here too the dates that are counted from another event ("two days after"), once that is known, and the
sentences that only speak on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo import timespan
from geo.clauses import Clause, Clauses
from geo.containment import holds, is_same_place
from geo.events import Event, Passage, days
from geo.grammar import lemma
from geo.lexicon import ARRIVE, JOURNEY, MOVE, PERSON, SAY, word_set
from geo.mood import Mood
from geo.traveller import Traveller
from geo.when import Link, When, counted

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR: Final = 60
"""How many events back one is looked for that is the same: a report of any length takes linear time."""

_MEET: Final = word_set("meet meeting talk talks summit encounter confer greet welcome receive audience")
_COME: Final = word_set("arrive land come arrival landing")
_GIVEN: Final = word_set("hold have give make attend host stage conduct pay begin start end conclude finish")
_BACK: Final = word_set("they it he she this that these those both each")


class Merger:
    """Joins the events of a report.

    Args:
        events: as the clauses tell them, in text order.
        links: which events are counted from which others.
        told_by: the noun that a clause only dates: "the visit" in "the visit came two days after".
        traveller: who travels.
        date_of: the date that a clause has by grammar, whether it tells an event or not.

    """

    def __init__(
        self,
        events: Sequence[Event],
        links: Sequence[Link],
        told_by: Callable[[Clause], Clause | None],
        traveller: Traveller,
        date_of: Callable[[Clause], When | None],
    ) -> None:
        self.events = list(events)
        self._date_of = date_of
        self._links, self._noun, self._traveller = links, told_by, traveller
        self._of: dict[Clause, Event] = {}
        self._told: list[Event] = []
        self._starts: list[int] = []
        self._first: Event | None = None
        for event in events:
            self._of.setdefault(event.clause, event)

    def merge(self) -> None:
        """Date what is counted and join what is told twice; each may open the way for the other."""
        for _ in range(2):
            self._told = sorted(self.events, key=lambda event: event.sentence)
            self._starts = [event.sentence for event in self._told]
            stops = [e for e in self._told if e.present and e.place and e.when.is_day and not e.setting]
            self._first = min(stops, key=lambda e: timespan.parse(e.when.edtf).order, default=None)
            self._count()
            self._merge()

    def _count(self) -> None:
        """Date events that are counted from others: "two days after"."""
        for link in self._links:
            later, earlier = self._told_by(link.later), self._told_by(link.earlier)
            if later is not None and later is earlier:
                continue
            sides = ((earlier, later, link.later, False), (later, earlier, link.earlier, True))
            for target, anchor, clause, forward in sides:
                # What is cancelled is no event, but its day may still be counted from.
                when = anchor.when if anchor is not None else self._date_of(clause)
                found = counted(link, when, forward=forward) if when is not None else None
                if found is None or target is None or _rank(found) <= _rank(target.when):
                    continue
                target.when = found
                at = target.passages[0]
                if link.later.sentence == at.sentence:
                    target.passages[0] = replace(at, date=link.span)
                break

    def _told_by(self, clause: Clause) -> Event | None:
        """The event that a clause tells, or that its subject is: "the visit came two days after"."""
        noun = self._noun(clause)
        told = self._of.get(clause) or (self._of.get(noun) if noun else None)
        return told or self._spoken_of(clause)

    def _spoken_of(self, clause: Clause) -> Event | None:
        """The event told elsewhere that a clause takes up: "two days after the quake", "after they came"."""
        if clause.lemma in _COME and self._traveller.takes_part(clause):
            return self._first
        known = any(child.lower_ in ("the", "this", "that") for child in clause.head.children)
        if clause.nominal and not known:
            return None
        end = bisect_left(self._starts, clause.sentence)
        before = reversed(self._told[max(0, end - NEAR) : end])
        return next((e for e in before if any(_is_of(clause, told) for told in e.clauses)), None)

    def _merge(self) -> None:
        kept: list[Event] = []
        at_place: dict[str, list[Event]] = {}
        # Those without a place come last: each joins the surest of the places told for its day.
        for event in sorted(self.events, key=lambda event: event.place is None):
            here = at_place.setdefault(event.place.named.entry.source_id, []) if event.place else []
            near = dict.fromkeys((*here[-NEAR:], *kept[-NEAR:]))
            twins = [other for other in near if self._is_same(other, event)]
            if twins:
                self._join(max(twins, key=lambda other: (_is_point(other), _rank(other.when))), event)
            else:
                kept.append(event)
                here.append(event)
        self.events = kept

    def _is_same(self, one: Event, other: Event) -> bool:
        if _elaborates(one, other):
            return True
        if _is_verb_of(one, other) or _is_verb_of(other, one):
            return True
        if one.setting != other.setting and not _is_one_area(one, other):
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
        if _are_one_sentence(one, other):
            return True
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
            kept.clauses = other.clauses + kept.clauses
        elif kept.clause.nominal and kept.clause.parent is other.clause:
            kept.clauses = other.clauses + kept.clauses  # a verb tells more than its noun
        else:
            kept.clauses += other.clauses
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
        kept.setting |= other.setting
        kept.present |= other.present
        for clause in other.clauses:
            self._of[clause] = kept

    def retell(self, weak: Sequence[tuple[Clause, bool]]) -> None:
        """Give clauses without place and date of their own to the event they speak of.

        weak: such clauses, and whether the traveller takes part.
        """
        told = {passage.sentence for event in self.events for passage in event.passages}
        mine = sorted((event for event in self.events if event.present), key=lambda event: event.sentence)
        starts = [event.sentence for event in mine]
        for clause, present in weak:
            if not present or (clause.sentence in told and not clause.nominal):
                continue
            here = bisect_right(starts, clause.sentence)
            event = self._meant(clause, mine[max(0, here - NEAR) : here + NEAR])
            if event is not None and all(p.sentence != clause.sentence for p in event.passages):
                event.passages.append(Passage(clause.sentence))

    def _meant(self, clause: Clause, mine: Sequence[Event]) -> Event | None:
        """The event told elsewhere that a clause without place and date speaks of."""
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
                return self._last_visit(mine, clause.sentence) if of else None
            return settings[0]
        if clause.lemma in MOVE and clause.mood is Mood.PLANNED:
            planned = [e for e in mine if e.status == "planned" and 0 <= clause.sentence - e.sentence <= 2]
            return planned[-1] if planned else None
        return None

    @staticmethod
    def _last_visit(events: Sequence[Event], sentence: int) -> Event | None:
        """The visit that was spoken of last before a sentence."""
        told = [(p.sentence, at) for at, e in enumerate(events) if _is_visit(e) for p in e.passages]
        before = [pair for pair in told if pair[0] < sentence]
        return events[max(before)[1]] if before else None

    def speak_on(self, clauses: Clauses, paragraphs: Sequence[int]) -> None:
        """Give a sentence that only speaks on ("They were hidden under ...") to the event before it.

        paragraphs: the number of the paragraph of each sentence.
        """
        told: dict[int, Event] = {}
        for event in self.events:
            for passage in event.passages:
                told.setdefault(passage.sentence, event)
        last: Event | None = None
        for number in range(len(paragraphs)):
            if number and paragraphs[number] != paragraphs[number - 1]:
                last = None
            if number in told:
                last = told[number]
            elif last is not None and _speaks_on(clauses.within(number)):
                last.passages.append(Passage(number))


def _rank(when: When) -> tuple[int, int, int]:
    """How good a date is: its own before a lent one, certain before uncertain, fine before coarse."""
    if not when.edtf:
        return (0, 0, -(10**6))
    span = days(when.edtf)
    length = (span[1] - span[0]).days if span else 10**5
    return (2 if when.is_certain else 1, -length, int(when.own))


def _dates_agree(one: When, other: When) -> bool:
    if not one.edtf or not other.edtf:
        return True
    if (one.is_certain and other.is_certain) or one.edtf.rstrip("?") == other.edtf.rstrip("?"):
        first, second = days(one.edtf), days(other.edtf)
        if first is None or second is None:
            return one.edtf == other.edtf
        return first[0] <= second[1] and second[0] <= first[1]
    return True


def _is_visit(event: Event) -> bool:
    return event.place is not None and not event.setting and event.status != "planned"


def _is_point(event: Event) -> bool:
    return event.place is not None and event.place.named.entry.precision in ("city", "site")


def _is_one_area(one: Event, other: Event) -> bool:
    if one.place is None or other.place is None:
        return True
    return one.place.named.entry.source_id == other.place.named.entry.source_id


def _elaborates(one: Event, other: Event) -> bool:
    """Whether one goes on about the place of the other: "met at the palace, where they dined"."""
    clause = other.clause
    return (
        clause.link == "relcl"
        and clause.mark == "where"
        and clause.parent in one.clauses
        and one.place is not None
        and other.place is not None
        and one.place.named is other.place.named
        and not (other.when.own and other.when.edtf)
    )


def _is_of(clause: Clause, told: Clause) -> bool:
    """Whether a clause takes up what another told: by the same verb of the same, or as a noun for it."""
    subjects = {lemma(token) for token in told.subjects}
    if not clause.nominal:
        return clause.lemma == told.lemma and bool(subjects & {lemma(token) for token in clause.subjects})
    words = {told.lemma, *subjects}
    return clause.lemma in words or any(
        len(word) > 3 and clause.lemma.startswith(word[:-1]) for word in words
    )


def _is_verb_of(one: Event, other: Event) -> bool:
    """Whether one is the verb with which the other's noun is told: "held talks in Riga"."""
    noun = other.clause
    return (
        noun.nominal
        and noun.parent is one.clause
        and (noun.head.dep_ == "dobj" or noun.head.head.lower_ == "with")
        and one.clause.lemma in _GIVEN
        and one.status == other.status
        and _dates_agree(one.when, other.when)
        and (one.place is None or other.place is None)
    )


def _are_one_sentence(one: Event, other: Event) -> bool:
    """Whether one only tells more of the other: "when police stopped it, they found ..."."""
    first, second = one.clause, other.clause
    placed = one.place or other.place
    joined = first.parent is second or second.parent is first
    origin = placed is not None and placed.relation == "origin"
    return (
        joined
        and first.sentence == second.sentence
        and (one.when.own or other.when.own)
        and one.when.edtf.rstrip("?") == other.when.edtf.rstrip("?") != ""
        and not origin
    )


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


def _speaks_on(clauses: Sequence[Clause]) -> bool:
    """Whether a subject or an agent points back: they, it, both, "the two men"."""
    first = next((clause for clause in clauses if clause.subjects and not clause.nominal), None)
    if first is not None and first.subjects[0].lower_ in _BACK and _goes_on(first):
        return True
    return any(_is_pair(token) for clause in clauses for token in (*clause.subjects, *clause.objects))


def _goes_on(clause: Clause) -> bool:
    return clause.lemma not in SAY and clause.mood not in (Mood.DENIED, Mood.IMAGINED)


def _is_pair(token: Token) -> bool:
    words = {child.lower_ for child in token.children if child.i < token.i}
    return "the" in words and bool(words & {"two", "three", "four"}) and lemma(token) in PERSON
