"""Which of some go with which of others, each with one at most, so that the pairs are worth most together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def assigned(worth: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the greatest sum; a pair of no worth, 0 or less, is none.

    The Hungarian method with potentials, row by row along shortest paths (Kuhn 1955, Jonker and Volgenant
    1987), in steps of rows times rows times columns.
    """
    if worth.shape[0] > worth.shape[1]:
        return sorted((row, column) for column, row in assigned(worth.T))
    cost = -np.maximum(worth, 0)
    rows, columns = cost.shape
    of_row, of_column = np.zeros(rows), np.zeros(columns)
    taken = np.full(columns, -1)
    for first in range(rows):
        least = np.full(columns, np.inf)
        came_from = np.full(columns, -1)
        seen = np.zeros(columns, dtype=bool)
        row, at = first, -1
        while row >= 0:
            reduced = cost[row] - of_row[row] - of_column
            nearer = ~seen & (reduced < least)
            least[nearer], came_from[nearer] = reduced[nearer], at
            nxt = int(np.argmin(np.where(seen, np.inf, least)))
            step = least[nxt]
            of_row[first] += step
            of_row[taken[seen]] += step
            of_column[seen] -= step
            least[~seen] -= step
            seen[nxt], at, row = True, nxt, int(taken[nxt])
        while at >= 0:
            before = int(came_from[at])
            taken[at] = taken[before] if before >= 0 else first
            at = before
    return sorted(
        (int(row), column) for column, row in enumerate(taken) if row >= 0 and worth[row, column] > 0
    )
