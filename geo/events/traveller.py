"""Who travels in a report, and the part each event plays: a stop, news beside it, or another time.

Any noun can travel: a person, a team, a ship, a storm, refugees, a whale. Which one does, if any, is judged
by what the report tells of each actor; the caller may name one instead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np

from geo import timespan
from geo.events.actors import Actor, Actors, bare, doers
from geo.events.answered import AnsweredReport
from geo.events.classifier import Judges, chance
from geo.events.event_coreference import Telling, Told
from geo.events.features import Surroundings
from geo.events.options import NOWHERE
from geo.events.presence import clause_of, in_clause, is_from_afar
from geo.events.unrealised import undoes_visit, undone_here
from geo.kinds import Role, Status
from geo.lang.en.people import TITLES
from geo.text.dependencies import SUBJECTS, VERBS, lemma

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

ENOUGH: Final = 0.3
"""Least chance that somebody is the traveller before the report is taken for one of a journey."""

_FEW: Final = 3
_NEAR_DAYS: Final = 4
_MOST_NOUNS: Final = 12
_STEPS: Final = (-3650, -730, -180, -45, -14, -7, -3, -1, 0, 1, 3, 7, 30)


class Journey:
    """The journey of a report: its traveller, and what each event is to it.

    Args:
        reading: the report with its answers. surroundings: what stands around its words. actors: who acts.
        told: its events, the most likely first. judges: what was learned.
        given: the traveller's name; None finds one, "" is a report without any.

    """

    def __init__(
        self,
        reading: AnsweredReport,
        surroundings: Surroundings,
        actors: Actors,
        told: Sequence[Told],
        judges: Judges,
        given: str | None,
    ) -> None:
        self._reading, self._surroundings, self._actors, self._judges = reading, surroundings, actors, judges
        self._takers: dict[int, list[Actor]] = {}
        self._mine: dict[Actor, list[Told]] = {}
        for event in told:
            for actor in self._taking_part(event):
                self._mine.setdefault(actor, []).append(event)
        self._every = sum(event.best.chance for event in told) or 1.0
        days = ((self._days(event), event.best.chance) for event in told)
        self._dated = sorted((day, likely) for day, likely in days if day is not None)
        self._weight = [0.0, *accumulate(likely for _, likely in self._dated)]
        self._most = max((len(actor.tokens) for actor in actors.all), default=1)
        self.candidates = [a for a in actors.all if a in self._mine or len(a.tokens) >= _FEW]
        self.chances: dict[Actor, float] = {}
        if self.candidates and "traveller" in judges.linear:
            rows = [self.names(actor) for actor in self.candidates]
            odds = judges.linear["traveller"].odds(rows)[:, 0]
            self.chances = dict(zip(self.candidates, chance(odds).tolist(), strict=True))
        self.traveller, self.name = self._chosen(given)
        words = self.traveller.tokens if self.traveller is not None else []
        analysis = reading.analysis
        self._told_with = {analysis.sentence_at(analysis.doc[at].idx) for at in words}

    def _chosen(self, given: str | None) -> tuple[Actor | None, str]:
        if given is not None:
            return (self._actors.find(given) if given else None), given
        best = max(self.chances, key=lambda actor: self.chances[actor], default=None)
        if best is None or self.chances[best] < ENOUGH:
            return None, ""
        return best, bare(best.name)

    def statuses(self, told: Told) -> Mapping[Status, float]:
        """Return the chance of each status of an event."""
        rows = self._judges.linear["status"].odds([self.status_names(told)], self.status_numbers(told))
        shares = _shares(rows[0])
        return dict(zip(Status, shares, strict=True))

    def role(self, told: Told, status: Status) -> Role:
        """Return the part an event plays; what others do without the traveller is no stop."""
        odds = self._judges.linear["role"].odds([self.role_names(told, status)], self.role_numbers(told))[0]
        roles = list(Role)
        if self.traveller is None or self._is_of_others(told) or self._is_elsewhere(told):
            odds[roles.index(Role.STOP)] = -np.inf
        return roles[int(np.argmax(odds))]

    def _is_of_others(self, told: Told) -> bool:
        """Whether others do it without the traveller: "Students protested in London"."""
        if self._told_with.intersection(told.proof):
            return all(self._is_beside(one) for one in told.tellings if one.sentence in told.proof)
        doers = self._actors.doers(self._word(told.best.unit))
        return any((actor.named or actor.plural) and actor is not self.traveller for actor in doers)

    def _is_beside(self, telling: Telling) -> bool:
        """Whether others do it in a clause without the traveller: "While she is away, Berg will be in Riga".

        Where the place stands in another clause about the same doer, that one decides: "Mila, who makes lamps
        in Rotterdam, flew in to see her".
        """
        word, place = self._word(telling.unit), self._place_word(telling)
        who = doers(word)
        if not any(self._is_another(one) for one in who) or self._is_named_among(who):
            return False
        clause = clause_of(word)
        around = clause if place is None else clause_of(place)
        there = doers(around)
        if around != clause and self._is_named_among([*there, *in_clause(around)]):
            return False
        if around == clause or there != who:
            return not self._is_named_among(in_clause(clause))
        return True

    def _is_named_among(self, words: Iterable[Token]) -> bool:
        return any(self._actors.of(word) is self.traveller for word in words)

    def _is_another(self, doer: Token) -> bool:
        """Whether a doer is somebody with a name, or several not spoken of before, and not the traveller.

        "The leaders" may be the traveller among others, "students" are not; nor does a title alone say who.
        """
        names = [doer, *(child for child in doer.children if child.dep_ == "appos")]
        actors = [actor for name in names if (actor := self._actors.of(name)) is not None]
        is_known = any(child.dep_ in ("det", "poss", "predet") for child in doer.children)
        is_named = any(actor.named and not actor.words <= TITLES for actor in actors)
        return is_named or (doer.tag_ == "NNS" and not is_known)

    def _is_elsewhere(self, told: Told) -> bool:
        """Whether nobody was there for it: "She addressed the parliament in Kyiv by video link".

        Nor for what was called off: "She cancelled a visit to Lima"; "The stop was cancelled".
        """
        place, word = self._place_word(told.best), self._word(told.best.unit)
        if place is None:
            return undoes_visit(word) and any(child.dep_ == "nsubjpass" for child in word.children)
        return is_from_afar(word, place) or undone_here(word, place)

    def _place_word(self, telling: Telling) -> Token | None:
        """Return the head of the words for the place of a telling; None where its sentence names none."""
        analysis = self._reading.analysis
        if telling.place == NOWHERE or self._reading.opts.place_sentence[telling.place] != telling.sentence:
            return None
        mention = analysis.places[telling.place].mention
        return analysis.head(mention.start, mention.end)

    def _taking_part(self, told: Told) -> list[Actor]:
        """Who takes part in an event, by all its tellings."""
        if id(told) not in self._takers:
            found = (a for t in told.tellings for a in self._actors.takers(self._word(t.unit)))
            self._takers[id(told)] = list(dict.fromkeys(found))
        return self._takers[id(told)]

    def _word(self, unit: int) -> Token:
        return self._reading.trigger(unit)

    # -- features ------------------------------------------------------------------------------

    def names(self, actor: Actor) -> list[str]:
        """Return the named features by which an actor is judged to be the traveller."""
        analysis = self._reading.analysis
        doc, count = analysis.doc, len(actor.tokens)
        mine = self._mine.get(actor, [])
        places: dict[str, float] = {}
        names = []
        for event in mine:
            best = event.best
            source = "" if best.place == NOWHERE else analysis.places[best.place].entry.source_id
            places[source] = max(places.get(source, 0.0), best.chance)
            kind = "d" if best.chance > 0.25 else "w"
            names.append(f"{kind}={lemma(self._word(best.unit))}")
        total, where = sum(places.values()), len(places)
        first = analysis.sentence_at(doc[actor.tokens[0]].idx) if actor.tokens else 9
        subjects = [doc[at] for at in actor.tokens if doc[at].dep_ in SUBJECTS]
        names += [f"s={lemma(token.head)}" for token in subjects]
        names += [f"noun={noun}" for noun in sorted(actor.nouns)[:_MOST_NOUNS]]
        label = actor.labels.most_common(1)[0][0] if actor.labels else ""
        top = any(analysis.sentence_at(doc[at].idx) < analysis.headline for at in actor.tokens)
        placed = any(token.idx in self._actors.placed for token in (doc[at] for at in actor.tokens))
        share = sum(event.best.chance for event in mine) / self._every
        names += [
            "named" if actor.named else "common", "person" if actor.is_person else "thing",
            f"total={min(6, int(2 * total))}", f"where={min(5, where)}", f"share={int(5 * share)}",
            f"total,named={min(6, int(2 * total))},{actor.named}", f"count={min(8, count)}",
            f"often={int(5 * count / self._most)}", f"first={min(first, 6)}", f"label={label}", f"top={top}",
            f"plural={actor.plural}", f"placed={placed}", f"subject={min(5, len(subjects))}",
            f"share,where={int(5 * share)},{min(4, where)}",
        ]  # fmt: skip
        return names

    def status_names(self, told: Told) -> list[str]:
        """Return the named features by which the status of an event is judged."""
        best = told.best
        word = self._word(best.unit)
        names = self._surroundings.unit(best.sentence, best.place, word)
        days = _bucket(self._days(told))
        form = f"{len(told.edtf.rstrip('?~%'))}{'/' in told.edtf}{'..' in told.edtf}"
        verb = next((t for t in (word, *word.ancestors) if t.pos_ in VERBS), word)
        return [*names, f"days={days}", f"form={form}", f"days,tag={days},{word.tag_}", f"verb={lemma(verb)}",
                f"head={verb.tag_}", f"headdep={verb.dep_}", f"heads={lemma(verb.head)}"]  # fmt: skip

    def status_numbers(self, told: Told) -> NDArray[np.float64]:
        """Return what the encoder says of the status of an event, one row."""
        return np.clip(self._reading.answers.status[[told.best.unit]].astype(np.float64), -6, 6)

    def role_names(self, told: Told, status: Status) -> list[str]:
        """Return the named features by which the part of an event is judged."""
        best = told.best
        takers = self._taking_part(told)
        sure = self.chances.get(self.traveller, 1.0) if self.traveller is not None else 0.0
        there = self.traveller is not None and self.traveller in takers
        days = _bucket(self._days(told))
        word = self._word(best.unit)
        place = "none"
        if best.place != NOWHERE:
            place = self._reading.analysis.places[best.place].entry.precision
        travels = f"{self.traveller is not None},{there}"
        return [
            f"days={days}", f"travels={travels}", f"travels,days={travels},{days}", f"status={status}",
            f"status,travels={status},{travels}", f"sure={int(4 * sure)},{there}", f"place={place},{there}",
            f"tag={word.tag_}", f"word={lemma(word)}", f"word,there={lemma(word)},{there}",
            f"sentence={min(best.sentence, 5)}", f"form={len(told.edtf)}", f"tag,days={word.tag_},{days}",
            f"had={any(c.lower_ == 'had' for c in word.children)}",
            f"near={self._company(told)}", f"near,days={self._company(told)},{days}",
            f"later={best.sentence * 4 // max(1, len(self._reading.analysis.sentences))},{days}",
        ]  # fmt: skip

    def role_numbers(self, told: Told) -> NDArray[np.float64]:
        """Return what the encoder says of the part of an event, one row."""
        return np.clip(self._reading.answers.role[[told.best.unit]].astype(np.float64), -6, 6)

    def _company(self, told: Told) -> str:
        """How much of what the report tells lies within a few days of an event."""
        day = self._days(told)
        if day is None:
            return "none"
        first, last = (
            bisect_left(self._dated, (day - _NEAR_DAYS,)),
            bisect_left(self._dated, (day + _NEAR_DAYS + 1,)),
        )
        near = self._weight[last] - self._weight[first]
        return str(int(4 * near / self._every))

    def _days(self, told: Told) -> int | None:
        """Days from publication to the date of an event; None where one of them is not known."""
        published = self._reading.analysis.published
        if not told.edtf or published is None:
            return None
        span = timespan.parse(told.edtf)
        day = (
            span.last
            if span.last is not None and (span.first is None or span.last < _day(published))
            else span.first
        )
        if day is None:
            return None
        months = (day[0] - published.year) * 12 + day[1] - published.month
        return round(months * 30.44 + day[2] - published.day)


def _day(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _bucket(days: int | None) -> str:
    return "none" if days is None else str(sum(days >= step for step in _STEPS))


def _shares(odds: NDArray[np.float64]) -> list[float]:
    found = np.exp(odds - odds.max())
    return [float(share) for share in found / found.sum()]
