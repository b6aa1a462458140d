"""What the story so far lends a clause that names no day or no place of its own.

What is lent is marked: a date as uncertain (EDTF "?"), a place as inferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from geo import timespan
from geo.binding import Binding, Bound
from geo.clauses import Clause, Clauses
from geo.events import Event, days
from geo.lexicon import LEAVE, MOVE
from geo.mood import Mood
from geo.traveller import Traveller
from geo.when import NONE, Calendar, When, is_apart

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STAYING: Final = 2
"""Days for which a traveller is taken to be still where the report last saw them."""

_RECENT: Final = 50
"""How many events back the story so far is looked at for a date to lend."""


class Lender:
    """Lends days and places.

    Args:
        doc: the parsed report.
        clauses, binding, calendar, traveller: what the other modules made of it.
        paragraphs: the number of the paragraph of each sentence.
        events: the story so far, in the order told; the reader adds to it.
        headline: the number of sentences at the top that are its headline.
        filed: the place it was filed from.

    """

    def __init__(
        self,
        doc: Doc,
        clauses: Clauses,
        binding: Binding,
        calendar: Calendar,
        traveller: Traveller,
        paragraphs: Sequence[int],
        events: Sequence[Event],
        headline: int,
        filed: Bound | None,
    ) -> None:
        self._doc, self._text = doc, doc.text
        self._clauses, self._binding, self._calendar = clauses, binding, calendar
        self._traveller, self._paragraphs, self._events = traveller, paragraphs, events
        self._headline, self._filed = headline, filed
        self._earlier = {id(link.earlier) for link in calendar.links}

    def date(self, clause: Clause, *, present: bool, placed: bool) -> When:
        """Return the date that the story so far lends a clause without one, with the reason."""
        if self._calendar.is_linked(clause):
            return self._story_day(clause) or When("", NONE)
        if (
            clause.speech is not None
            and (said := self._calendar.of(clause.speech))
            and clause.mood is Mood.FACT
        ):
            words = self._words(said)
            return said.doubted(f"{words} is when it was said; the report does not say when it happened")
        if clause.mood is Mood.PLANNED or (clause.nominal and is_apart(clause.head)):
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

    def place(self, clause: Clause, when: When, *, present: bool) -> Bound | None:
        """Return where the traveller is taken to be, for a clause that names no place; or None."""
        return self._staying(clause, when, present) or self._filed_at(clause, when, present)

    def _staying(self, clause: Clause, when: When, present: bool) -> Bound | None:
        """As in "She landed in Riga on Monday and will hold talks on Tuesday": the last stop, inferred."""
        last = self._events[-1] if self._events else None
        if last is None or last.place is None or not (present and last.present) or clause.nominal:
            return None
        if clause.lemma in MOVE | LEAVE or last.place.named.entry.precision not in ("city", "site"):
            return None
        if self._paragraphs[last.sentence] != self._paragraphs[clause.sentence] or not when.own:
            return None
        if any(self._binding.places(other) for other in self._clauses.under(clause)):
            return None
        here, there = days(when.edtf), days(last.when.edtf) if last.when.edtf else None
        if here is None or there is None or not timedelta(0) <= here[0] - there[0] <= timedelta(_STAYING):
            return None
        return replace(last.place, relation="carried")

    def _filed_at(self, clause: Clause, when: When, present: bool) -> Bound | None:
        """A match whose report names no ground was played where the report was filed."""
        lead = clause.sentence == self._headline and clause.link == "ROOT" and clause.mood is Mood.FACT
        if not (lead and present and when.own and self._traveller.is_group and self._filed):
            return None
        return replace(self._filed, relation="carried")

    def _story_day(self, clause: Clause) -> When | None:
        """The day of the story so far, for an event from which another is counted."""
        if clause.mood is Mood.PLANNED:
            return None
        before = self._before(clause, present=True)
        if before is None or id(clause) in self._earlier:
            return None
        reason = f"no day of its own: carried over from {self._words(before.when)} in the text before"
        return replace(before.when.doubted(reason), span=None)

    def _beside_traveller(self, clause: Clause) -> When | None:
        """As in "As she went on with her tour, ...": the tour's latest day, marked uncertain."""
        for other in self._clauses.under(clause):
            if other.mark in ("as", "while") and self._traveller.takes_part(other):
                days = [
                    e.when
                    for e in self._events[-_RECENT:]
                    if e.present and e.status != "planned" and e.when.edtf
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
        for event in reversed(self._events):
            if here - self._paragraphs[event.sentence] > reach:
                break
            if event.when.edtf and event.status != "planned" and (event.present or not present):
                return event
        return None

    def _words(self, when: When) -> str:
        if when.span is None:
            return timespan.words(when.edtf.rstrip("?"))
        return f"'{self._text[when.span[0] : when.span[1]]}' ({timespan.words(when.edtf.rstrip('?'))})"
