"""The names of one report with their candidates -> how likely each candidate is meant.

A small neural network scores each candidate by what it is (population, kind, how the name matched),
what stands beside the name and how well it goes with the report's other places. The other places
are not known at first, when each of their candidates is taken to be as likely as the others, so the scores
are worked out in three passes, each using the one before.
The weights are data/models/resolver.json, trained by data/models/make_resolver.py.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.capitals import capital_ids
from geo.gazetteer.containment import lies_in
from geo.gazetteer.entry import COUNTRY, FIRST_ORDER, SECOND_ORDER, Entry, Matched
from geo.kinds import Precision
from geo.paths import DATA
from geo.places.context import Setting
from geo.places.model import LEARNED, Told

Array = NDArray[np.float64]
Bools = NDArray[np.bool_]
Weights = Mapping[str, Array]

MODEL: Final = DATA / "models" / "resolver.json"
PASSES: Final = 3

_KINDS: Final = (COUNTRY, FIRST_ORDER, SECOND_ORDER, "populated place", "postal town")
_MATCHED: Final = (Matched.NAME, Matched.ALIAS, Matched.CODE, Matched.DEMONYM)
_NEAR: Final = tuple(math.cos(km / 6371.0) for km in (40.0, 150.0, 500.0))
_WIDE_KM: Final = 400.0  # larger areas have no neighbours
_MOST_POINTS: Final = 400
_BLOCK: Final = 4096  # rows worked on at once, so that a long report fits in memory
_BRITISH: Final = ("GB", "IE", "AU", "NZ", "CA", "ZA", "IN")
_FIXED: Final = 39  # columns of _rows


@dataclass(slots=True)
class Name:
    """One name of a report in one sense, and what stands around its mentions.

    entries: the candidates, in the gazetteer's order. containers: places that an explicit qualifier
    may mean ("Texas" of "Paris, Texas"). settings: kinds of place that the words around it speak of.
    neighbours: positions of the names beside it, with a nearness of 0 to 1. count: mentions.
    no_place: 0 to 1, how unlikely it is that its mentions name a place at all. whole: words around it leave
    only these of its candidates ("Washington state"). style: 0 to 1, how
    American and how British the report's words are. told: what the report tells of each candidate, the
    columns of `Told`; empty where nothing was read.
    """

    entries: Sequence[Entry]
    containers: Sequence[Entry] = ()
    settings: frozenset[Setting] = frozenset()
    neighbours: dict[int, float] = field(default_factory=dict)
    count: int = 1
    no_place: float = 0.0
    whole: bool = False
    capitals: bool = False
    code: bool = False
    style: tuple[float, float] = (0.0, 0.0)
    told: Array = field(default_factory=lambda: np.zeros((0, len(Told))))


class Table:
    """All candidates of a report as arrays, a block of rows for each name.

    A block's last row stands for "none of them".
    """

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        sizes = [len(name.entries) + 1 for name in names]
        self.starts = np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0, dtype=int)
        self.owner = np.repeat(np.arange(len(names)), sizes)
        blocks = [np.array(_rows(name), dtype=np.float32) for name in names]
        self.told = np.concatenate([np.zeros((0, len(Told))), *(_told(name) for name in names)])
        self.fixed = np.concatenate(
            [
                np.concatenate([np.zeros((0, _FIXED), dtype=np.float32), *blocks]),
                self.told[:, :LEARNED].astype(np.float32),
            ],
            axis=1,
        )
        every = [entry for name in names for entry in (*name.entries, None)]
        self.country = _numbers([entry.country if entry else "" for entry in every])
        self.state = _numbers(
            [f"{entry.country}.{entry.admin1}" if entry and entry.admin1 else "" for entry in every]
        )
        self.kind = _numbers([entry.kind if entry else "" for entry in every])
        self.whole: Bools = np.array(
            [entry is not None and entry.kind == _KINDS[0] for entry in every], dtype=bool
        )
        self.part: Bools = np.array(
            [entry is not None and entry.kind == _KINDS[1] for entry in every], dtype=bool
        )
        self.point: Bools = np.array(
            [entry is not None and entry.radius_km <= _WIDE_KM for entry in every], dtype=bool
        )
        lat, lon = (
            np.radians([[entry.lat, entry.lon] if entry else [0, 0] for entry in every]).reshape(-1, 2).T
        )
        self.xyz = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)

    @cached_property
    def possible(self) -> Array:
        """What the other names of the report say for each candidate while any of theirs may be meant.

        "Athens" and "Henderson County" are both far better known elsewhere; that each has a candidate in one
        corner of Texas, of so few, is hardly chance.
        """
        sizes = np.bincount(self.owner, minlength=len(self.names)) - 1
        mass = (1 / np.maximum(sizes, 1))[self.owner]
        mass[self.starts + sizes] = 0.0
        return self.context(mass)

    def context(self, chance: Array) -> Array:
        """What the other names of the report say for each candidate, given how likely theirs are."""
        others = max(len(self.names) - 1, 1)
        found = [
            self._others(self.country, chance),
            self._others(self.state, chance),
            self._others(self.country, chance * self.whole),
            self._others(self.state, chance * self.part),
            *self._near(chance),
        ]
        columns = [value / others for value in found] + [np.log1p(value) for value in found]
        return np.stack([*columns, *self._beside(chance)], axis=1)

    def _others(self, group: NDArray[np.int64], mass: Array) -> Array:
        """Sum of the other names' mass in each row's group (country or state; 0 is none)."""
        total = np.bincount(group, mass)
        _, both = np.unique(self.owner * (group.max(initial=0) + 1) + group, return_inverse=True)
        own = np.bincount(both, mass)[both]
        return np.where(group > 0, total[group] - own, 0.0)

    def _near(self, chance: Array) -> list[Array]:
        """How many other names have a candidate within each distance, weighted by its chance."""
        points = np.flatnonzero(self.point & (chance > 0))
        if len(points) > _MOST_POINTS:
            points = np.sort(points[np.argsort(-chance[points], kind="stable")[:_MOST_POINTS]])
        sums = [np.zeros(len(self.owner)) for _ in _NEAR]
        if not len(points):
            return sums
        owners = self.owner[points]
        first = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
        for start in range(0, len(self.owner), _BLOCK):
            rows = slice(start, start + _BLOCK)
            cosine = self.xyz[rows] @ self.xyz[points].T
            mass = np.where(self.owner[rows, None] == owners, 0.0, chance[points])
            for total, least in zip(sums, _NEAR, strict=True):
                best = np.maximum.reduceat(np.where(cosine >= least, mass, 0.0), first, axis=1)
                total[rows] = best.sum(axis=1) * self.point[rows]
        return sums

    def _beside(self, chance: Array) -> list[Array]:
        """Whether names beside it are the country or state a candidate lies in, or of its kind."""
        country, state, alike = np.zeros((3, len(self.owner)))
        kinds = np.zeros((len(self.names), self.kind.max(initial=0) + 1))
        np.add.at(kinds, (self.owner, self.kind), chance)
        said: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        for row in np.flatnonzero((self.whole | self.part) & (chance > 0)):
            within = self.state[row] if self.part[row] else 0
            said[self.owner[row]].append((self.country[row], within, chance[row]))
        for number, name in enumerate(self.names):
            start = self.starts[number]
            rows = slice(start, start + len(name.entries))
            for other, nearness in name.neighbours.items():
                alike[rows] += nearness * kinds[other, self.kind[rows]]
                for own, within, mass in said.get(other, ()):
                    if within:
                        state[rows] += nearness * mass * (self.state[rows] == within)
                    else:
                        country[rows] += nearness * mass * (self.country[rows] == own)
            alike[rows] /= sum(name.neighbours.values(), 0.5)
        return [np.minimum(country, 1.5), np.minimum(state, 1.5), alike]


def chances(table: Table, weights: Mapping[str, Weights] | None = None) -> Array:
    """How likely each row of the table is meant, 0 to 1; each name's rows add up to 1."""
    weights = weights or load()
    chance: Array | None = None
    for turn in range(PASSES):
        part = weights["first" if turn == 0 else "later"]
        chance = softmax(table, score(part, features(table, chance)))
    return chance if chance is not None else np.zeros(0)


def features(table: Table, chance: Array | None) -> NDArray[np.float32]:
    """All columns the network reads, given how likely the candidates were in the pass before, if any.

    The chances count as they are, and evened out: candidates that are the likeliest of neither of two names
    may be so of both together.
    """
    parts = (
        [table.possible] if chance is None else [table.possible, *map(table.context, _both(table, chance))]
    )
    return np.concatenate([table.fixed, *(part.astype(np.float32) for part in parts)], axis=1)


def _both(table: Table, chance: Array) -> tuple[Array, Array]:
    """Chances as they are, and in proportion to their square roots."""
    root = np.sqrt(chance)
    return chance, root / np.add.reduceat(root, table.starts)[table.owner]


def score(weights: Weights, columns: NDArray[np.float32]) -> Array:
    """The mean score that several networks give each row: one hidden layer and a straight part each."""
    total = np.zeros(len(columns))
    for start in range(0, len(columns), _BLOCK):
        scaled = (columns[start : start + _BLOCK] - weights["mean"]) / weights["scale"]
        parts = zip(*(weights[key] for key in ("hidden", "bias", "out", "straight")), strict=True)
        for inner, bias, out, straight in parts:
            hidden = np.maximum(scaled @ inner + bias, 0.0)
            total[start : start + _BLOCK] += hidden @ out + scaled @ straight
    return total / len(weights["out"])


def softmax(table: Table, scores: Array) -> Array:
    """Scores to chances that add up to 1 over each name's rows."""
    if not len(scores):
        return scores
    raised = np.exp(scores - np.maximum.reduceat(scores, table.starts)[table.owner])
    chance: Array = raised / np.add.reduceat(raised, table.starts)[table.owner]
    return chance


@cache
def load() -> dict[str, dict[str, Array]]:
    """The shipped weights."""
    kept: dict[str, dict[str, Any]] = json.loads(MODEL.read_text(encoding="utf-8"))
    return {part: {key: np.array(value) for key, value in found.items()} for part, found in kept.items()}


def _numbers(labels: Sequence[str]) -> NDArray[np.int64]:
    """Labels as numbers from 1 in order of appearance; 0 is for none."""
    numbers: dict[str, int] = {"": 0}
    return np.array([numbers.setdefault(label, len(numbers)) for label in labels], dtype=np.int64)


def _rows(name: Name) -> list[list[float]]:
    """The fixed columns of a name's candidates, and of the row for none of them."""
    entries = name.entries
    people = sum(entry.population for entry in entries if entry.kind != COUNTRY) + 1
    top = max((entry.weight for entry in entries), default=0.0)
    candidate_count = math.log(len(entries) + 1)
    once = math.log(name.count)
    inside = [float(is_contained(entry, name.containers)) for entry in entries]
    any_inside = float(any(inside))
    capitals = capital_ids()
    any_capital = any(entry.source_id in capitals for entry in entries)
    rows = []
    for rank, entry in enumerate(entries):
        area = entry.kind not in _KINDS
        rows.append([
            0.0, 0.0, 0.0, 0.0, 0.0,
            math.log10(entry.population + 1) / 7,
            float(entry.population == 0),
            *(float(entry.kind == kind) for kind in _KINDS),
            float(area and entry.precision == Precision.REGION),
            float(area and entry.precision != Precision.REGION),
            *(float(entry.matched == matched) for matched in _MATCHED),
            max(entry.weight - top, -15.0) / 5,
            entry.weight / 10,
            float(rank == 0),
            1 / (1 + rank),
            entry.population / people,
            1 / len(entries),
            inside[rank],
            any_inside * (1 - inside[rank]),
            float(Setting.TOWN in name.settings and entry.precision == Precision.CITY),
            float(Setting.TOWN in name.settings and entry.precision != Precision.CITY),
            float(Setting.AREA in name.settings and entry.kind in _KINDS[1:3]),
            float(Setting.AREA in name.settings and entry.kind not in _KINDS[1:3]),
            once,
            float(name.code and entry.matched == Matched.CODE),
            float(name.code and entry.matched != Matched.CODE),
            name.style[0] * (entry.country == "US"),
            name.style[0] * (entry.country != "US"),
            name.style[1] * (entry.country in _BRITISH),
            name.style[1] * (entry.country not in _BRITISH),
            float(entry.source_id in capitals),
            float(entry.source_id not in capitals and any_capital),
        ])  # fmt: skip
    none = [1.0, candidate_count, top / 10, name.no_place, float(name.capitals)]
    rows.append(none + [0.0] * (_FIXED - len(none)))
    return rows


def _told(name: Name) -> Array:
    """What is told of a name's candidates, with a row for none of them."""
    missing = len(name.entries) + 1 - len(name.told)
    return np.concatenate([name.told, np.zeros((missing, len(Told)))])


def is_contained(entry: Entry, containers: Sequence[Entry]) -> bool:
    """Whether a candidate lies in a place that a qualifier may mean."""
    return any(lies_in(entry, container) for container in containers)
