"""Two accounts of different reports -> the numbers by which they are judged to be the same event or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log1p
from typing import TYPE_CHECKING, Final

import numpy as np
from geopy.distance import great_circle

from geo.joining.accounts import Account

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLUMNS: Final = (
    "apart", "near", "one nowhere", "both nowhere", "gap", "same date", "one undated", "both undated",
    "length", "sense", "words", "title", "names", "status", "role", "same number", "other number", "lead",
    "own sense",
)  # fmt: skip
"""What `table` gives of each pair, in order."""

_FAR_KM: Final = 20000.0
_NEAR_KM: Final = 30.0


def table(pairs: Sequence[tuple[Account, Account]], rarity: Mapping[str, float]) -> NDArray[np.float64]:
    """Return a row for each pair of two reports, COLUMNS columns; all pairs of the two must be there.

    apart: log of the km between the places, beyond the radius of areas; gap: log of the days between the
    dates, 0 where they touch; length: how much longer one date is; sense: how alike the encoder finds the
    sentences; words, title, names: what they share of the rarer words. lead: how much more the two share with
    each other than with any other event of the other's report; own sense: the same of the sense.
    """
    plain = [[*_where(one, other), *_when(one, other), *_told(one, other, rarity)] for one, other in pairs]
    at = {name: number for number, name in enumerate(COLUMNS)}
    shared = [row[at["words"]] + row[at["title"]] for row in plain]
    sense = [row[at["sense"]] for row in plain]
    leads = zip(_lead(pairs, shared), _lead(pairs, sense), strict=True)
    rows = [[*row, *lead] for row, lead in zip(plain, leads, strict=True)]
    return np.array(rows, dtype=np.float64).reshape(-1, len(COLUMNS))


def km_apart(one: Account, other: Account) -> float:
    """Return the distance between two places in km, beyond the radius of areas; both must have a place."""
    assert one.point and other.point  # noqa: S101  # as the docstring asks
    km = float(great_circle(one.point, other.point).km)
    return max(0.0, km - max(one.radius, other.radius))


def days_apart(one: Account, other: Account) -> int:
    """Return the days between two dates, 0 where they touch; both must have a date."""
    assert one.days and other.days  # noqa: S101  # as the docstring asks
    return max(0, one.days[0] - other.days[1], other.days[0] - one.days[1])


def _where(one: Account, other: Account) -> list[float]:
    if one.point and other.point:
        km = km_apart(one, other)
        return [log1p(min(km, _FAR_KM)), float(km < _NEAR_KM), 0.0, 0.0]
    both = not one.point and not other.point
    return [0.0, 0.0, float(not both), float(both)]


def _when(one: Account, other: Account) -> list[float]:
    if one.days and other.days:
        spans = [last - first + 1 for first, last in (one.days, other.days)]
        length = abs(log1p(spans[0]) - log1p(spans[1]))
        return [log1p(days_apart(one, other)), float(one.edtf == other.edtf), 0.0, 0.0, length]
    both = not one.days and not other.days
    return [0.0, 0.0, float(not both), float(both), 0.0]


def _told(one: Account, other: Account, rarity: Mapping[str, float]) -> list[float]:
    kinds = {kind for kind, _ in one.counted} & {kind for kind, _ in other.counted}
    same = {kind for kind, _ in one.counted & other.counted}
    return [
        float(one.vector @ other.vector),
        _shared(one.words, other.words, rarity),
        _shared(one.title, other.title, rarity),
        len(one.names & other.names) / (1 + min(len(one.names), len(other.names))),
        float(one.status == other.status),
        float((one.role == "background") == (other.role == "background")),
        float(bool(same)),
        float(bool(kinds - same)),
    ]


def _shared(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """How much of the rarer words of the shorter is in both, 0 to 1."""
    least = min(_weight(one, rarity), _weight(other, rarity))
    return _weight(one & other, rarity) / least if least > 0 else 0.0


def _weight(words: frozenset[str], rarity: Mapping[str, float]) -> float:
    return sum(rarity.get(word, 1.0) for word in words)


def _lead(pairs: Sequence[tuple[Account, Account]], scores: Sequence[float]) -> list[float]:
    """How far each pair's score lies above the best other pair that one of the two is in."""
    best: dict[tuple[tuple[int, str], int], list[float]] = {}
    for (one, other), score in zip(pairs, scores, strict=True):
        for own, its in ((one, other), (other, one)):
            best.setdefault(((own.report, own.event_id), its.report), []).append(score)
    tops = {key: sorted(found, reverse=True)[:2] for key, found in best.items()}
    leads = []
    for (one, other), score in zip(pairs, scores, strict=True):
        lead = 1.0
        for own, its in ((one, other), (other, one)):
            top = tops[(own.report, own.event_id), its.report]
            rival = (top[1] if len(top) > 1 else 0.0) if score >= top[0] else top[0]
            lead = min(lead, score - rival)
        leads.append(lead)
    return leads
