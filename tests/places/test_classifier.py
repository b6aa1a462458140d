"""geo.places.classifier: the network of the filter."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from geo.places import classifier
from geo.places.features import NUMBERS


def test_weights_fit_their_network() -> None:
    learned = classifier.load()
    assert learned.chances([], learned.numbers, None).shape == (0, 2)
    assert classifier.WEIGHTS.stat().st_size <= 1_500_000


def test_chances_are_between_0_and_1_for_each_candidate() -> None:
    numbers = np.zeros((2, NUMBERS), dtype=np.float32)
    chances = classifier.load().chances([[1, 2], [3]], numbers, None)
    assert chances.shape == (2, 2)
    assert ((chances >= 0) & (chances <= 1)).all()


def test_weights_are_kept_to_a_thousandth(tmp_path: Path) -> None:
    learned, path = classifier.load(), tmp_path / "mentions.npz"
    learned.save(path)
    numbers = np.ones((1, NUMBERS), dtype=np.float32)
    kept = classifier.load(path).chances([[1, 2]], numbers, None)
    assert np.allclose(kept, learned.chances([[1, 2]], numbers, None), atol=1e-3)
