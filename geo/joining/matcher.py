"""Events of several reports -> those that tell of the same, as a learned judge finds.

The judge weighs the numbers of geo/joining/features.py (logistic regression, weights in
data/models/joining.json, learned by data/models/make_joining.py). A report tells an event once, so that
at most one event of each report is the same as those of others; the likeliest pairs come first.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.joining.accounts import Account, rarity
from geo.joining.features import COLUMNS, table
from geo.paths import DATA

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS: Final = DATA / "models" / "joining.json"

Key = tuple[int, str]
"""The number of a report and the id of its event."""


@dataclass(frozen=True)
class Judge:
    """Learned weights: of each number (as `terms` has them), and the least chance of the same."""

    weights: NDArray[np.float64]
    bias: float
    least: float

    def chances(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return for each pair (row) the chance that it is the same event, 0 to 1."""
        scores = np.clip(terms(features) @ self.weights + self.bias, -30, 30)
        return np.asarray(1 / (1 + np.exp(-scores)))


@cache
def load() -> Judge:
    """Return the judge that travels with Dateline."""
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert found["columns"] == list(COLUMNS)  # noqa: S101  # else it must be learned again
    return Judge(np.array(found["weights"]), float(found["bias"]), float(found["least"]))


def terms(features: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what the judge weighs: the numbers, and some of them together with how alike the words are."""
    column = {name: features[:, number] for number, name in enumerate(COLUMNS)}
    alike = column["words"] + column["title"]
    together = [column["apart"] * alike, column["gap"] * alike, column["near"] * column["same date"]]
    return np.column_stack([features, *together])


def candidates(accounts: Sequence[Account]) -> list[tuple[Account, Account]]:
    """Return all pairs of events of two reports, the earlier report first."""
    return [(one, other) for one in accounts for other in accounts if one.report < other.report]


def lined_up(accounts: Sequence[Account]) -> list[list[Key]]:
    """Return the events that tell of the same, each group in the order given; none of one report twice."""
    pairs = candidates(accounts)
    if not pairs:
        return []
    judge = load()
    return groups(accounts, pairs, judge.chances(table(pairs, rarity(accounts))), judge.least)


def groups(
    accounts: Sequence[Account],
    pairs: Sequence[tuple[Account, Account]],
    chances: Sequence[float] | NDArray[np.float64],
    least: float,
) -> list[list[Key]]:
    """Return the groups that pairs with at least that chance give, the likeliest pairs first."""
    group: dict[Key, set[Key]] = {key: {key} for key in ((one.report, one.event_id) for one in accounts)}
    for number in sorted(range(len(pairs)), key=lambda n: (-chances[n], n)):
        if chances[number] < least:
            break
        one, other = (group[each.report, each.event_id] for each in pairs[number])
        if one is other or {report for report, _ in one} & {report for report, _ in other}:
            continue
        one |= other
        for key in other:
            group[key] = one
    order = {key: number for number, key in enumerate(group)}
    found = {id(keys): keys for keys in group.values() if len(keys) > 1}.values()
    return [sorted(keys, key=order.__getitem__) for keys in found]
