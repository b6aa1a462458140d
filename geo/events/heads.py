"""Vectors of the encoder, and questions -> an answer to each, as the logarithm of its odds.

Small networks of one hidden layer over pairs of words; trained with the encoder by
data/models/make_encoder.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.encoder.encoder import FOLDER
from geo.events.questions import DATE_FEATURES, NOTHING, PLACE_FEATURES, TODAY, Questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

_BLOCK: Final = 1 << 14
"""Pairs answered at once: the memory for a long report stays small."""


@dataclass(frozen=True)
class Answers:
    """Answers to the questions of a report.

    unit: the odds that its sentence tells of something at its place. pair: the same for one event word.
    word: of each unit, the number of the pair whose word most likely tells it. dating: the odds of each
    date. status, role: of each unit, one column a value of `Status` and `Role`.
    """

    unit: Floats
    pair: Floats
    word: Ints
    dating: Floats
    status: Floats
    role: Floats


class Heads:
    """The networks over pairs. Args: weights: arrays by name, as in heads.npz."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._of = {name: array.astype(np.float32) for name, array in weights.items()}

    def answer(self, states: Floats, asked: Questions) -> Answers:
        """Return the answers to the questions of a report whose pieces have these vectors."""
        of = self._of
        count = len(asked.unit_place)
        places = _spans(states, asked.unit_pieces, of["none"])
        words, spots = self._layer(states, "pv"), places @ of["pc"].T
        pair = self._layer(states, "trig")[asked.pair_word, 0]
        for part in _parts(len(pair)):
            hidden = words[asked.pair_word[part]] + spots[asked.pair_unit[part]]
            hidden += _summed(asked.pair_features[part], PLACE_FEATURES, of["pf"])
            pair[part] += self._layer(_gelu(hidden), "po")[:, 0]
        top = np.full(count, -1e9, dtype=np.float32)
        np.maximum.at(top, asked.pair_unit, pair)
        share: Floats = np.exp(pair - top[asked.pair_unit])
        total: Floats = np.bincount(asked.pair_unit, share, count).astype(np.float32)
        share /= total[asked.pair_unit]
        reading = np.zeros((count, states.shape[1]), dtype=np.float32)
        for part in _parts(len(pair)):
            np.add.at(reading, asked.pair_unit[part], share[part, None] * states[asked.pair_word[part]])
        told = self._layer(reading, "dr") + places @ of["dc"].T
        dating = np.empty(len(asked.dating_unit), dtype=np.float32)
        for part in _parts(len(dating)):
            dates = _spans(states, asked.dating_pieces[part], of["none"][1:])
            hidden = told[asked.dating_unit[part]] + dates @ of["dx"].T
            hidden += _summed(asked.dating_features[part], DATE_FEATURES, of["df"])
            dating[part] = self._layer(_gelu(hidden), "do")[:, 0]
        both = np.hstack([reading, places])
        word = likeliest(pair, asked.pair_unit, count)
        return Answers(
            top + np.log(total), pair, word, dating, self._layer(reading, "status"), self._layer(both, "role")
        )

    def places(self, states: Floats, word: int, spots: Ints, features: Ints) -> Floats:
        """Return for each span of pieces (`spots`) the log-odds that what one word tells happened there."""
        of = self._of
        hidden = self._layer(states[[word]], "pv") + _spans(states, spots, of["none"]) @ of["pc"].T
        hidden = hidden + _summed(features, PLACE_FEATURES, of["pf"])
        found: Floats = self._layer(_gelu(hidden), "po")[:, 0]
        return found

    def _layer(self, rows: Floats, name: str) -> Floats:
        found: Floats = rows @ self._of[f"{name}.weight"].T + self._of[f"{name}.bias"]
        return found


def _parts(count: int) -> Iterator[slice]:
    for start in range(0, count, _BLOCK):
        yield slice(start, start + _BLOCK)


def _spans(states: Floats, pieces: Ints, none: Floats) -> Floats:
    """The vectors of spans of pieces: the mean of the first and the last; learned ones for what is none."""
    first, last = (states[np.maximum(pieces[:, side], 0)] for side in (0, 1))
    found: Floats = np.float32(0.5) * (first + last)
    found[pieces[:, 0] == NOTHING] = none[0]
    found[pieces[:, 0] == TODAY] = none[-1]
    return found


def _summed(features: Ints, sizes: tuple[int, ...], rows: Floats) -> Floats:
    starts = np.cumsum((0, *sizes[:-1]))
    found: Floats = rows[features + starts].sum(axis=1)
    return found


def _gelu(x: Floats) -> Floats:
    """Hendrycks and Gimpel's GELU, by its usual approximation with tanh (arXiv:1606.08415)."""
    found: Floats = 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))
    return found


def likeliest(pair: Floats, unit: Ints, count: int) -> Ints:
    """For each unit its pair with the greatest odds, the first of equals."""
    order = np.lexsort((np.arange(len(pair)), -pair, unit))
    first = np.unique(unit[order], return_index=True)
    found = np.zeros(count, dtype=np.int32)
    found[first[0]] = order[first[1]]
    return found


@cache
def load(path: Path = FOLDER / "heads.npz") -> Heads:
    """Return the heads that travel with Dateline, loaded once a process."""
    with np.load(path, allow_pickle=False) as weights:
        return Heads(dict(weights))
