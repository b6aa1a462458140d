"""Pairs of greatest worth."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from geo.joining.assignment import assigned


def test_the_best_of_all_is_not_the_best_of_each() -> None:
    assert assigned(np.array([[0.9, 0.8], [0.8, 0.1]])) == [(0, 1), (1, 0)]


def test_a_pair_of_no_worth_is_none() -> None:
    assert assigned(np.array([[0.5, -0.2], [-0.1, -0.3]])) == [(0, 0)]
    assert assigned(np.zeros((0, 3))) == assigned(np.zeros((2, 0))) == []


@pytest.mark.parametrize("shape", [(1, 4), (3, 3), (4, 2), (4, 5)])
def test_no_other_pairs_are_worth_more(shape: tuple[int, int]) -> None:
    for seed in range(20):
        worth = np.random.default_rng(seed).uniform(-0.5, 1, shape)
        found = assigned(worth)
        assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
        wide = worth if shape[0] <= shape[1] else worth.T
        best = max(
            sum(max(0, wide[row, column]) for row, column in enumerate(chosen))
            for chosen in permutations(range(wide.shape[1]), wide.shape[0])
        )
        assert sum(worth[pair] for pair in found) == pytest.approx(best)
