"""The bars that show how many events there were when, over all times or over a shorter one."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geo.atlases import days, file
from geo.atlases.columns import Columns, Mask

_UNITS: Final = (1, 7, 30, 91, 365, 3652, 36_525)
_MOST_BARS: Final = 130
_KEPT: Final = 4


class Axis:
    """Bars, and which of them each event stands in.

    edges: the days at which bars begin, in order, and the day after the last. Of more than so many centuries
    the last ones.
    """

    def __init__(self, columns: Columns, first: int, last: int, *, whole: bool) -> None:
        """Make bars for the days from `first` to `last`.

        whole: whether the first and the last bar tell what lies before and after them too. Otherwise an event
        counts with the share of its time that a bar holds.
        """
        unit = next((unit for unit in _UNITS if (last - first) / unit < _MOST_BARS - 2), _UNITS[-1])
        self.edges = _edges(max(first, last - (_MOST_BARS - 3) * unit), last, unit)
        self.bars = len(self.edges) - 1
        low, high = (
            np.clip(np.searchsorted(self.edges, day, "right") - 1, 0, self.bars - 1)
            for day in (columns.first, columns.last)
        )
        counted = columns.first != file.NEVER
        parts = high - low + 1
        if not whole:
            counted &= (columns.first < self.edges[-1]) & (columns.last >= self.edges[0])
            length = np.clip(columns.last.astype(np.int64) - columns.first, 0, days.LAST)
            parts = np.maximum(parts, length // unit + 1)
        share = (counted / parts).astype(np.float32)
        self._longer = np.flatnonzero(high > low)
        self._low, self._high = low[self._longer], high[self._longer]
        self._longer_share = share[self._longer]
        self._share = np.where(high > low, 0, share)
        # Events stand in order of their days: those of a bar lie one after another.
        self._filled, self._starts = np.unique(low, return_index=True)

    def density(self, shown: Mask) -> list[float]:
        """How many of the events shown a bar has; one whose date is longer counts in each with its share."""
        bars = np.zeros(self.bars)
        if len(self._filled):
            share = np.where(shown, self._share, 0)
            bars[self._filled] = np.add.reduceat(share, self._starts, dtype=np.float64)
        longer = np.where(shown[self._longer], self._longer_share, 0)
        begun = np.bincount(self._low, longer, self.bars + 1)
        ended = np.bincount(self._high + 1, longer, self.bars + 1)
        bars += np.maximum(np.cumsum(begun - ended)[: self.bars], 0)
        return [round(float(bar), 2) for bar in bars]


class Axes:
    """The bars of an atlas: of all times, but for the outermost hundredth of the events, and of parts."""

    def __init__(self, columns: Columns) -> None:
        begun = columns.first[(columns.first != file.NEVER) & (columns.first > days.FIRST)]
        low, high = np.quantile(begun, (0.01, 0.99), method="nearest") if len(begun) else (0, 0)
        self.whole = Axis(columns, int(low), int(high), whole=True)
        self._part = lru_cache(_KEPT)(partial(Axis, columns, whole=False))

    def of(self, part: tuple[int, int] | None) -> Axis:
        """The bars from a day to a day; of all times for None."""
        return self.whole if part is None else self._part(*part)


def _edges(low: int, high: int, unit: int) -> NDArray[np.int64]:
    """Days from before the first to after the last, where the calendar divides units of months and more."""
    if unit < 30:
        begin = low - (low + 3) % 7 if unit == 7 else low
        return np.arange(begin, high + unit + 1, unit)
    months = {30: 1, 91: 3, 365: 12, 3652: 120, 36_525: 1200}[unit]
    (year, month), edges = _year_and_month(low), list[int]()
    at = (year * 12 + month - 1) // months * months
    while not edges or edges[-1] <= high:
        edges.append(days.number((at // 12, at % 12 + 1, 1)))
        at += months
    return np.array(edges)


def _year_and_month(day: int) -> tuple[int, int]:
    *year, month, _ = days.written(day).rsplit("-", 2)
    return int(year[0]), int(month)
