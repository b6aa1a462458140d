"""geo.places.classifier: the network of the filter."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from geo.encoder.encoder import WIDTH
from geo.places import classifier
from geo.places.features import NUMBERS

SHAPES = [(9, 4), (NUMBERS, 4), (4,), (8, 4), (4,), (6, 4), (4,), (4, 4), (4,), (4, 2), (2,)]


def test_weights_fit_their_network() -> None:
    learned = classifier.load()
    assert learned.chances([], learned.numbers, None, learned.states).shape == (0, 2)
    assert classifier.WEIGHTS.stat().st_size <= 4_500_000


def test_chances_are_between_0_and_1_for_each_candidate() -> None:
    numbers = np.zeros((2, NUMBERS), dtype=np.float32)
    chances = classifier.load().chances([[1, 2], [3]], numbers, None, np.zeros((2, 2 * WIDTH), np.float32))
    assert chances.shape == (2, 2)
    assert ((chances >= 0) & (chances <= 1)).all()


def test_the_mean_of_some_networks_has_the_mean_of_their_log_odds() -> None:
    generator = np.random.default_rng(1)
    seen = [generator.normal(size=(5, width)).astype(np.float32) for width in (NUMBERS, 8, 6)]
    signs = [[1, 2], [3], [4], [5], [6]]
    each = [
        classifier.Network(*(generator.normal(size=s).astype(np.float32) / 4 for s in SHAPES)) for _ in "ab"
    ]
    odds = [np.log(chances / (1 - chances)) for chances in (one.chances(signs, *seen) for one in each)]
    chances = classifier.Network.mean(each).chances(signs, *seen)
    assert np.allclose(np.log(chances / (1 - chances)), (odds[0] + odds[1]) / 2, atol=1e-4)


def test_weights_are_kept_to_a_thousandth(tmp_path: Path) -> None:
    learned, path = classifier.load(), tmp_path / "mentions.npz"
    learned.save(path)
    seen = [np.ones((1, NUMBERS), np.float32), None, np.ones((1, 2 * WIDTH), np.float32)]
    kept = classifier.load(path).chances([[1, 2]], *seen)
    assert np.allclose(kept, learned.chances([[1, 2]], *seen), atol=1e-3)
