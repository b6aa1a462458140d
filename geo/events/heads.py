"""Vectors of the encoder, and questions -> an answer to each, as the logarithm of its odds.

Small networks of one hidden layer over pairs of words; trained with the encoder by
data/models/make_events.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.encoder.encoder import FOLDER
from geo.events.questions import DATE_FEATURES, NOTHING, PLACE_FEATURES, TODAY, Questions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]

_UNITS: Final = 1024
"""Units answered at once: the memory for a long report stays small."""


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
        words, triggers = self._layer(states, "pv"), self._layer(states, "trig")[:, 0]
        count = len(asked.unit_place)
        parts = [
            self._part(states, words, triggers, asked, start, min(start + _UNITS, count))
            for start in range(0, max(count, 1), _UNITS)
        ]
        unit, pair, dating, status, role = (np.concatenate(rows) for rows in zip(*parts, strict=True))
        return Answers(unit, pair, likeliest(pair, asked.pair_unit, count), dating, status, role)

    def _part(
        self, states: Floats, words: Floats, triggers: Floats, asked: Questions, start: int, end: int
    ) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """The answers of the units from one to another: a long report takes no more memory at once."""
        of = self._of
        pairs = slice(*np.searchsorted(asked.pair_unit, [start, end]))
        datings = slice(*np.searchsorted(asked.dating_unit, [start, end]))
        unit, word = asked.pair_unit[pairs] - start, asked.pair_word[pairs]
        places = _spans(states, asked.unit_pieces[start:end], of["none"])
        hidden = words[word] + (places @ of["pc"].T)[unit]
        hidden += _summed(asked.pair_features[pairs], PLACE_FEATURES, of["pf"])
        pair = triggers[word] + self._layer(_gelu(hidden), "po")[:, 0]
        top = np.full(end - start, -1e9, dtype=np.float32)
        np.maximum.at(top, unit, pair)
        share: Floats = np.exp(pair - top[unit])
        total: Floats = np.bincount(unit, share, end - start).astype(np.float32)
        share /= total[unit]
        read = np.zeros((end - start, states.shape[1]), dtype=np.float32)
        np.add.at(read, unit, share[:, None] * states[word])
        told = self._layer(read, "dr") + places @ of["dc"].T
        dates = _spans(states, asked.dating_pieces[datings], of["none"][1:])
        hidden = told[asked.dating_unit[datings] - start] + dates @ of["dx"].T
        hidden += _summed(asked.dating_features[datings], DATE_FEATURES, of["df"])
        dating = self._layer(_gelu(hidden), "do")[:, 0]
        both = np.hstack([read, places])
        return top + np.log(total), pair, dating, self._layer(read, "status"), self._layer(both, "role")

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
