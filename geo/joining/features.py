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
    "apart", "near", "elsewhere", "one nowhere", "both nowhere",
    "gap", "touch", "same date", "one undated", "both undated",
    "status", "words", "gist", "told", "names", "same number", "other number", "sense",
    "words lead", "gist lead", "title lead",
)  # fmt: skip
"""What `table` gives of each pair, in order."""

_FAR_KM: Final = 20000.0
_NEAR_KM: Final = 30.0
_ELSEWHERE_KM: Final = 60.0
_USUAL: Final = (0.6, 0.5, 0.85)
"""What the best other pair shares at least where leads are reckoned: a report may tell one event alone."""


def table(pairs: Sequence[tuple[Account, Account]], rarity: Mapping[str, float]) -> NDArray[np.float64]:
    """Return a row for each pair of two reports, COLUMNS columns; all pairs of the two must be there.

    apart: log of the km between the places, beyond the radius of areas; gap: log of the days between the
    dates, 0 where they touch. status: whether it is the same. words: what the sentences share of the rarer
    words, of the shorter. Then without the words of places and times, which two events of one place and day
    share whatever they are: gist: how much of each title the other tells, the lesser of the two; told: what
    is shared of all that the two tell. names: what is shared of the words with a capital. same number: both
    count as many of the same people; other number: they count others only. sense: how alike the encoder finds
    the sentences. The leads: how much more the two share with each other than with any other event of the
    other's report, of words and title, of the gists, and of what the encoder makes of the titles.
    """
    plain = [[*_where(one, other), *_when(one, other), *_told(one, other, rarity)] for one, other in pairs]
    words = [
        _shared(one.words, other.words, rarity) + _shared(one.title, other.title, rarity)
        for one, other in pairs
    ]
    gists = [sum(_gists(one, other, rarity)) for one, other in pairs]
    sense = [float(one.vector @ other.vector) for one, other in pairs]
    scored = zip((words, gists, sense), _USUAL, strict=True)
    leads = zip(*(_lead(pairs, scores, usual) for scores, usual in scored), strict=True)
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
        apart = log1p(min(km, _FAR_KM))
        return [apart, float(km < _NEAR_KM), float(km > _ELSEWHERE_KM), 0.0, 0.0]
    both = not one.point and not other.point
    return [0.0, 0.0, 0.0, float(not both), float(both)]


def _when(one: Account, other: Account) -> list[float]:
    if one.days and other.days:
        apart = days_apart(one, other)
        return [log1p(apart), float(apart == 0), float(one.edtf == other.edtf), 0.0, 0.0]
    both = not one.days and not other.days
    return [0.0, float(both), 0.0, float(not both), float(both)]


def _told(one: Account, other: Account, rarity: Mapping[str, float]) -> list[float]:
    either = _weight(one.told | other.told, rarity)
    least = min(len(one.names), len(other.names))
    return [
        float(one.status == other.status),
        _shared(one.words, other.words, rarity),
        min(_gists(one, other, rarity)),
        _weight(one.told & other.told, rarity) / either if either > 0 else 0.0,
        len(one.names & other.names) / least if least else 0.0,
        *_counted(one, other),
        float(one.sense @ other.sense),
    ]


def _counted(one: Account, other: Account) -> tuple[float, float]:
    """Whether the two count the same people and as many, and whether all such numbers differ."""
    fits = [
        mine.fits(its)
        for mine in one.counted
        for its in other.counted
        if (mine.what, mine.whom) == (its.what, its.whom)
    ]
    return float(any(fits)), float(bool(fits) and not any(fits))


def _gists(one: Account, other: Account, rarity: Mapping[str, float]) -> tuple[float, float]:
    """How much of the rarer words of each title the other tells, 0 to 1."""
    first, second = (
        _weight(mine.gist & its.told, rarity) / whole if (whole := _weight(mine.gist, rarity)) > 0 else 0.0
        for mine, its in ((one, other), (other, one))
    )
    return first, second


def _shared(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """How much of the rarer words of the shorter is in both, 0 to 1."""
    least = min(_weight(one, rarity), _weight(other, rarity))
    return _weight(one & other, rarity) / least if least > 0 else 0.0


def _weight(words: frozenset[str], rarity: Mapping[str, float]) -> float:
    return sum(rarity.get(word, 1.0) for word in words)


def _lead(pairs: Sequence[tuple[Account, Account]], scores: Sequence[float], usual: float) -> list[float]:
    """How far each pair's score lies above the best other pair that one of the two is in, or the usual."""
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
            lead = min(lead, score - max(rival, usual))
        leads.append(lead)
    return leads
