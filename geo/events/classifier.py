"""Features -> chances, by weights that data/models/make_events.py learns from annotated reports.

Two kinds of judge, both small: a linear one over hashed named features, and a forest of small decision trees
(gradient boosting) over numbers. Everything is plain numpy; the same input always gives the same chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.events.features import hashed
from geo.paths import DATA

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

WEIGHTS: Final = DATA / "models" / "events.npz"


@dataclass(frozen=True, eq=False)
class Linear:
    """Logistic regression. weights: columns x classes; bias: classes. One class gives log-odds."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def odds(self, rows: Sequence[Sequence[str]], numbers: Array | None = None) -> Array:
        """Return log-odds, rows x classes.

        rows: the named features of each row. numbers: further columns, whose weights come last.
        """
        width = self.weights.shape[0] - (0 if numbers is None else numbers.shape[1])
        found = np.tile(self.bias.astype(np.float64), (len(rows), 1))
        for at, names in enumerate(rows):
            if names:
                found[at] += self.weights[sorted(set(hashed(names)))].sum(axis=0)
        if numbers is not None:
            found += numbers @ self.weights[width:]
        return found


@dataclass(frozen=True, eq=False)
class Forest:
    """Boosted trees, as arrays with one row a tree and one column a node; leaves point to themselves.

    feature, threshold: what a node asks ("at most?"); left, right: where it leads; value: log-odds of a leaf.
    """

    feature: NDArray[np.int32]
    threshold: Array
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Array
    base: float
    depth: int

    def odds(self, rows: Array) -> Array:
        """Return the log-odds of each row of numbers."""
        total = np.full(len(rows), self.base)
        every = np.arange(len(rows))
        for feature, threshold, left, right, value in zip(
            self.feature, self.threshold, self.left, self.right, self.value, strict=True
        ):
            at = np.zeros(len(rows), dtype=np.int32)
            for _ in range(self.depth):
                at = np.where(rows[every, feature[at]] <= threshold[at], left[at], right[at])
            total += value[at]
        return total


def chance(odds: Array) -> Array:
    """Return chances, 0 to 1, of log-odds."""
    found: Array = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return found


@dataclass(frozen=True, eq=False)
class Judges:
    """Everything learned: linear judges and forests by name."""

    linear: Mapping[str, Linear]
    forest: Mapping[str, Forest]

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[np.float64]]) -> Judges:
        """Return the judges of a file's arrays, named "linear.NAME.PART" and "forest.NAME.PART"."""
        parts: dict[tuple[str, str], dict[str, NDArray[np.float64]]] = {}
        for key, array in arrays.items():
            kind, name, part = key.split(".")
            parts.setdefault((kind, name), {})[part] = array
        linear = {
            name: Linear(_dense(of), of["bias"].astype(np.float32))
            for (kind, name), of in parts.items()
            if kind == "linear"
        }
        forest = {
            name: Forest(
                of["feature"].astype(np.int32), of["threshold"].astype(np.float64),
                of["left"].astype(np.int32), of["right"].astype(np.int32),
                of["value"].astype(np.float64), float(of["base"]), int(of["depth"]),
            )
            for (kind, name), of in parts.items()
            if kind == "forest"
        }  # fmt: skip
        return cls(linear, forest)


def _dense(of: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float32]:
    """The weights of a linear judge, which are stored by the columns that are not nothing."""
    columns, classes = (int(size) for size in of["shape"])
    found = np.zeros((columns, classes), dtype=np.float32)
    found[of["columns"].astype(np.int64)] = of["weights"].astype(np.float32)
    return found


@cache
def load(path: Path = WEIGHTS) -> Judges:
    """Return the judges that travel with Dateline, loaded once a process."""
    with np.load(path, allow_pickle=False) as arrays:
        return Judges.read(dict(arrays))
