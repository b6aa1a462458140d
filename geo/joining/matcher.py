"""Events of several reports -> those that tell of the same, as a learned judge finds.

The judge weighs the numbers of geo/joining/features.py (several small networks and their mean, weights in
data/models/joining.json, learned by data/models/make_joining.py). A report tells an event once, so that
at most one event of each report is the same as those of others.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.joining.accounts import Account, rarity
from geo.joining.assignment import assigned
from geo.joining.features import COLUMNS, table
from geo.paths import DATA

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

WEIGHTS: Final = DATA / "models" / "joining.json"

WIDEST: Final = 5.0
"""A number counts no further from the usual than so many times its usual spread."""

_EVEN: Final = 1e-9
"""So that a chance of just the least is enough."""

Key = tuple[int, str]
"""The number of a report and the id of its event."""


@dataclass(frozen=True)
class Judge:
    """Learned weights of a network with one hidden layer, and the least chance of the same.

    centre, scale: by which each number is brought to a like size; inner: numbers x units;
    outer: units, with the bias of each.
    """

    centre: Floats
    scale: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: float
    least: float

    def chances(self, features: Floats) -> Floats:
        """Return for each pair (row) the chance that it is the same event, 0 to 1."""
        numbers = np.clip((features - self.centre) / self.scale, -WIDEST, WIDEST)
        hidden = np.maximum(numbers @ self.inner + self.inner_bias, 0)
        odds = np.clip(hidden @ self.outer + self.outer_bias, -30, 30)
        return np.asarray(1 / (1 + np.exp(-odds)))


@cache
def load() -> Judge:
    """Return the judge that travels with Dateline."""
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert found.pop("columns") == list(COLUMNS)  # noqa: S101  # else it must be learned again
    bias, least = float(found.pop("outer_bias")), float(found.pop("least"))
    parts = {name: np.array(part, dtype=np.float64) for name, part in found.items()}
    return Judge(**parts, outer_bias=bias, least=least)


def candidates(accounts: Sequence[Account]) -> list[tuple[Account, Account]]:
    """Return all pairs of events of two reports, the earlier report first."""
    return [(one, other) for one in accounts for other in accounts if one.report < other.report]


def lined_up(accounts: Sequence[Account]) -> list[dict[Key, float]]:
    """Return the events that tell of the same, each group in the order of reports; none of one report twice.

    With each stands the chance that it is the same as the first of its group, 1 for that one.
    """
    pairs = candidates(accounts)
    if not pairs:
        return []
    judge = load()
    return groups(accounts, pairs, judge.chances(table(pairs, rarity(accounts))), judge.least)


def groups(
    accounts: Sequence[Account],
    pairs: Sequence[tuple[Account, Account]],
    chances: Sequence[float] | Floats,
    least: float,
) -> list[dict[Key, float]]:
    """Return the groups that chances of pairs give: report by report, each event with one group at most.

    An event joins a group where the mean of its chances with those in it is `least` or more; what joins what
    is chosen so that the chances are highest in all.
    """
    chance = {
        frozenset((_key(one), _key(other))): float(value)
        for (one, other), value in zip(pairs, chances, strict=True)
    }
    found: list[list[Key]] = []
    for number in sorted({one.report for one in accounts}):
        own = [_key(one) for one in accounts if one.report == number]
        mean = np.array(
            [[np.mean([chance[frozenset((key, k))] for k in group]) for group in found] for key in own]
        )
        into = dict(assigned(mean.reshape(len(own), -1) - least + _EVEN))
        for row, key in enumerate(own):
            if row in into:
                found[into[row]].append(key)
            else:
                found.append([key])
    return [
        {key: chance.get(frozenset((group[0], key)), 1.0) for key in group}
        for group in found
        if len(group) > 1
    ]


def _key(one: Account) -> Key:
    return one.report, one.event_id
