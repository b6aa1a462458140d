"""The filter's networks: a candidate's signs, numbers, vectors and states -> two chances.

Two layers, small enough for plain numpy. A sign (a hashed feature) looks up a row of weights, numbers,
vectors and states are multiplied in, and the sum goes through two layers of rectified units. Trusted: the
weights in data/models/mentions.npz, which data/models/make_mentions.py learns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.paths import DATA

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WEIGHTS: Final = DATA / "models" / "mentions.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Learned weights.

    signs: buckets x units; numbers, vectors, states: columns x units, with the bias that belongs to each;
    inner: units x units of the second layer; outer: those x 2. The first output is the log-odds that
    an annotator marks the candidate as a place, the second that the place itself is meant there.
    """

    signs: Floats
    numbers: Floats
    numbers_bias: Floats
    vectors: Floats
    vectors_bias: Floats
    states: Floats
    states_bias: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def chances(
        self, signs: Sequence[Sequence[int]], numbers: Floats, vectors: Floats | None, states: Floats
    ) -> Floats:
        """Return for each candidate (row) two chances, 0 to 1: a place is marked; it is meant itself.

        vectors is None where the language model is another than the weights were learned with.
        """
        if not signs:
            return np.zeros((0, 2), dtype=np.float32)
        starts = np.cumsum([0, *(len(row) for row in signs[:-1])])
        flat = np.fromiter((sign for row in signs for sign in row), dtype=np.int64)
        summed = np.add.reduceat(self.signs[flat], starts, axis=0)
        summed += numbers @ self.numbers + self.numbers_bias
        summed += states @ self.states + self.states_bias
        if vectors is not None:
            summed += vectors @ self.vectors + self.vectors_bias
        hidden = np.maximum(np.maximum(summed, 0) @ self.inner + self.inner_bias, 0)
        odds = np.clip(hidden @ self.outer + self.outer_bias, -30, 30)
        chances: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return chances

    @classmethod
    def mean(cls, networks: Sequence[Network]) -> Network:
        """Return one network whose log-odds are the mean of those of several, and which errs less."""
        each = range(len(networks))
        units = len(networks[0].inner)
        inner = np.zeros((units * len(networks),) * 2, dtype=np.float32)
        for at in each:
            inner[at * units : (at + 1) * units, at * units : (at + 1) * units] = networks[at].inner
        wide = {
            name: np.concatenate([getattr(network, name) for network in networks], axis=-1)
            for name in (
                "signs",
                "numbers",
                "numbers_bias",
                "vectors",
                "vectors_bias",
                "states",
                "states_bias",
                "inner_bias",
            )
        }
        outer = np.concatenate([network.outer for network in networks])
        outer /= len(networks)
        bias = np.mean([network.outer_bias for network in networks], axis=0)
        return cls(**wide, inner=inner, outer=outer, outer_bias=bias)

    def save(self, path: Path) -> None:
        """Write the weights in half precision, which changes no chance by more than a thousandth."""
        parts = {field.name: getattr(self, field.name).astype(np.float16) for field in fields(self)}
        np.savez_compressed(path, **parts)


@cache
def load(path: Path = WEIGHTS) -> Network:
    """Return the network with the weights of a file."""
    with np.load(path, allow_pickle=False) as parts:
        return Network(**{field.name: parts[field.name].astype(np.float32) for field in fields(Network)})
