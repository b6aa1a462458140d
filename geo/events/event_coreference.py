"""What single sentences seem to tell -> each event once, with the sentences that tell it and its chance.

Two tellings are one event where the place is the same (within a few km) and the date is, or one of them has
none. How likely an event is right is judged with what else the report seems to tell beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from geo import timespan
from geo.analysis import Analysis
from geo.events.options import NOWHERE, Options
from geo.events.questions import PRECISIONS, USES
from geo.gazetteer.containment import lies_in
from geo.gazetteer.entry import Entry

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAME_KM: Final = 15.0
PROOF: Final = 0.5
LEAST_PROOF: Final = 0.25
_BEHIND: Final = 40
"""Among so many events at a place, the latest ones, another telling is looked for: a long report takes linear
time."""
_NEAR: Final = 30
"""So many events before and after, in text order, are what stands beside one."""
_FORMS: Final = {10: 0, 7: 1, 4: 2, 0: 3}

COLUMNS: Final = (
    "chance, place chance, date chance, date rank, sum, sentences, own, back, precision, form, same place, "
    "same place best, same sentence best, same sentence own best, better, sentence, events, order, days, "
    "nowhere, inside best, around best, use, second, same date, length"
)
"""What `numbers` gives of each event, in order."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence may tell: numbers of its unit, sentence, place and date, with their chances.

    rank: 0 for the likeliest date of the unit, 1 for the next.
    """

    unit: int
    sentence: int
    place: int
    date: int
    edtf: str
    place_chance: float
    date_chance: float
    rank: int

    @property
    def chance(self) -> float:
        """That the sentence tells of something at this place on this date."""
        return self.place_chance * self.date_chance


@dataclass
class Told:
    """An event with all its tellings, the best first. edtf: its date, of the first telling that has one."""

    tellings: list[Telling]
    edtf: str
    date: int
    sentences: set[int] = field(default_factory=set)

    @property
    def best(self) -> Telling:
        """The telling with the greatest chance."""
        return self.tellings[0]

    @property
    def proof(self) -> list[int]:
        """The sentences that are shown as telling it, by number: those about as likely to as the best."""
        least = max(LEAST_PROOF, PROOF * self.best.place_chance)
        likely = {t.sentence for t in self.tellings if t.place_chance >= least}
        return sorted(likely | {self.best.sentence})


def joined(analysis: Analysis, tellings: Sequence[Telling]) -> list[Told]:
    """Return each event once, the most likely first."""
    at_place: dict[object, list[Told]] = {}
    keys = _Keys(analysis)
    found: list[Told] = []
    for telling in sorted(tellings, key=lambda t: (-t.chance, t.unit, t.rank)):
        key = ("nowhere", telling.sentence) if telling.place == NOWHERE else keys.of(telling.place)
        known = at_place.setdefault(key, [])
        same = (t for t in known[-_BEHIND:] if _is_same_time(t, telling))
        told = next(same, None)
        if told is None:
            told = Told([], telling.edtf, telling.date)
            known.append(told)
            found.append(told)
        if not told.edtf:
            told.edtf, told.date = telling.edtf, telling.date
        told.tellings.append(telling)
        told.sentences.add(telling.sentence)
    return found


def _is_same_time(told: Told, telling: Telling) -> bool:
    """Whether the dates agree: equal, one of them none, or, in one sentence, a day of the other's days."""
    if told.edtf == telling.edtf or not told.edtf or not telling.edtf:
        return True
    if telling.sentence not in told.sentences or "/" not in told.edtf + telling.edtf:
        return False
    one, other = timespan.parse(told.edtf), timespan.parse(telling.edtf)
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    inside = one.first <= other.first and other.last <= one.last
    return inside or (other.first <= one.first and one.last <= other.last)


class _Keys:
    """A key for each place that is the same for places within SAME_KM."""

    def __init__(self, analysis: Analysis) -> None:
        self._places = analysis.places
        self._known: dict[str, str] = {}
        self._cells: dict[tuple[int, int], list[tuple[Entry, str]]] = {}

    def of(self, place: int) -> str:
        entry = self._places[place].entry
        if entry.source_id not in self._known:
            cell = round(entry.lat * 4), round(entry.lon * 4)
            near = (
                row
                for a in (-1, 0, 1)
                for b in range(-8, 9)
                for row in self._cells.get((cell[0] + a, cell[1] + b), ())
            )
            key = next((k for other, k in near if entry.km_to(other) < SAME_KM), entry.source_id)
            self._known[entry.source_id] = key
            self._cells.setdefault(cell, []).append((entry, key))
        return self._known[entry.source_id]


def numbers(analysis: Analysis, opts: Options, events: Sequence[Told]) -> NDArray[np.float64]:
    """Return what an event's chance is judged by: a row each, COLUMNS columns."""
    order = sorted(range(len(events)), key=lambda n: (events[n].best.sentence, n))
    at = {number: spot for spot, number in enumerate(order)}
    rows = []
    for number, told in enumerate(events):
        spot = at[number]
        near = [events[n] for n in order[max(0, spot - _NEAR) : spot + _NEAR + 1] if n != number]
        rows.append(list(_row(analysis, opts, told, near, number / len(events))))
    return np.array(rows, dtype=np.float64).reshape(-1, COLUMNS.count(",") + 1)


def _row(
    analysis: Analysis, opts: Options, told: Told, near: Sequence[Told], order: float
) -> Iterator[float]:
    best = told.best
    entry = None if best.place == NOWHERE else analysis.places[best.place].entry
    own = entry is not None and opts.place_sentence[best.place] == best.sentence
    entries = [None if t.best.place == NOWHERE else analysis.places[t.best.place].entry for t in near]
    same = [
        t.best.chance
        for t, e in zip(near, entries, strict=True)
        if entry and e and e.source_id == entry.source_id
    ]
    here = [t for t in near if best.sentence in t.sentences]
    own_here = [
        t for t in here if t.best.place != NOWHERE and opts.place_sentence[t.best.place] == best.sentence
    ]
    dated = [(t, e) for t, e in zip(near, entries, strict=True) if t.edtf == told.edtf]
    inside = [t.best.chance for t, e in dated if entry and e and lies_in(e, entry)]
    around = [t.best.chance for t, e in dated if entry and e and lies_in(entry, e)]
    chances = sorted((t.place_chance for t in told.tellings), reverse=True)
    yield from (
        best.chance,
        best.place_chance,
        best.date_chance,
        best.rank,
        sum(t.chance for t in told.tellings),
    )
    yield from (len(told.sentences), own)
    yield best.sentence - opts.place_sentence[best.place] if entry else -9
    yield PRECISIONS.index(entry.precision) if entry else 4
    yield _FORMS.get(len(told.edtf.rstrip("?~%")), 4 if "/" in told.edtf else 5)
    yield from (len(same), max(same, default=0.0), max((t.best.chance for t in here), default=0.0))
    yield from (
        max((t.best.chance for t in own_here), default=0.0),
        sum(t.best.chance > best.chance for t in here),
    )
    yield from (min(best.sentence, 60), min(len(near), 60), order, _days(analysis, told.edtf), entry is None)
    yield from (max(inside, default=0.0), max(around, default=0.0))
    yield USES.index(analysis.places[best.place].mention.use) if entry else 4
    yield from (chances[1] if len(chances) > 1 else 0.0, sum(t.best.chance for t, _ in dated))
    yield min(len(analysis.sentences), 100)


def _days(analysis: Analysis, edtf: str) -> float:
    """How many days after publication it ends, 999 without a date."""
    if not edtf or analysis.published is None:
        return 999.0
    span = timespan.parse(edtf)
    last = span.last or span.first
    published = analysis.published
    if last is None:
        return 999.0
    days = (last[0] - published.year) * 365.25 + (last[1] - published.month) * 30.44 + last[2] - published.day
    return float(max(-4000.0, min(400.0, round(days))))
