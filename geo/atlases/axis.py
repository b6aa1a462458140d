"""The bars that show how many events there were when, over all times or over a shorter one."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geo.atlases import days, file
from geo.atlases.columns import Columns

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
        self._low, self._high = (
            np.clip(np.searchsorted(self.edges, day, "right") - 1, 0, self.bars - 1).astype(np.int16)
            for day in (columns.first, columns.last)
        )
        counted = columns.first != file.NEVER
        parts = self._high - self._low + 1
        if not whole:
            counted &= (columns.first < self.edges[-1]) & (columns.last >= self.edges[0])
            length = np.clip(columns.last.astype(np.int64) - columns.first, 0, days.LAST)
            parts = np.maximum(parts, length // unit + 1)
        self._share = (counted / parts).astype(np.float32)

    def density(self, part: NDArray[np.intp]) -> list[float]:
        """How many of these events a bar has; one whose date is longer counts in each with its share."""
        share = self._share[part]
        begun = np.bincount(self._low[part], share, self.bars + 1)
        ended = np.bincount(self._high[part] + 1, share, self.bars + 1)
        return [round(float(bar), 2) for bar in np.maximum(np.cumsum(begun - ended)[: self.bars], 0)]


class Axes:
    """The bars of an atlas: of all times, but for the outermost hundredth of the events, and of parts."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        begun = columns.first[(columns.first != file.NEVER) & (columns.first > days.FIRST)]
        low, high = np.quantile(begun, (0.01, 0.99), method="nearest") if len(begun) else (0, 0)
        self.whole = Axis(columns, int(low), int(high), whole=True)
        self._parts: OrderedDict[tuple[int, int], Axis] = OrderedDict()
        self._lock = Lock()

    def of(self, part: tuple[int, int] | None) -> Axis:
        """The bars from a day to a day; of all times for None."""
        if part is None:
            return self.whole
        with self._lock:
            axis = self._parts.pop(part, None) or Axis(self._columns, *part, whole=False)
            self._parts[part] = axis
            while len(self._parts) > _KEPT:
                self._parts.popitem(last=False)
            return axis


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
