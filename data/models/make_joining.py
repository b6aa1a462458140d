"""Annotated reports of one happening -> joining.json: the weights by which events of reports are lined up.

    python data/models/make_joining.py CORPORA

CORPORA is the folder of the annotated reports; which of their events are the same says joining-pairs.toml,
and joining-reports.toml of made-up ones; those for training are taken. Learned from drafted and from
annotated events, by several small networks that start differently, whose mean is one. How strongly the
weights are held back is what is best where each happening is judged by what the others taught (folds of whole
happenings); the least chance of the same is the lowest with which enough of the joined pairs of drafted
events are right there. Prints those figures, of real reports and of made-up ones apart too, then writes the
weights learned from all. Only weights are written, no text.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from bench.joining import (
    KINDS,
    Happening,
    Told,
    count,
    drafted,
    from_annotations,
    from_drafts,
    happenings,
    line,
    read,
)
from geo.gazetteer.gazetteer import Gazetteer
from geo.joining.accounts import Account, rarity
from geo.joining.features import COLUMNS, table
from geo.joining.matcher import WEIGHTS, WIDEST, Judge, candidates, groups

Floats = NDArray[np.float64]

FOLDS: Final = 8
STRENGTHS: Final = (5.0, 10.0, 20.0)
NETWORKS: Final = 6
UNITS: Final = 8
LEAST: Final = tuple(round(0.2 + 0.05 * step, 2) for step in range(13))
PRECISE: Final = 0.9
"""So many of the joined pairs of events are to be right; of others it will be a little less."""


class Sample(NamedTuple):
    """The events of some reports, their pairs in numbers, and whether they are the same, None if unclear."""

    happening: Happening
    kind: str
    cluster: int
    is_drafted: bool
    events: list[Account]
    told: Told
    pairs: list[tuple[Account, Account]]
    features: Floats
    same: list[bool | None]

    @property
    def judged(self) -> list[int]:
        """The numbers of the pairs that are the same or not."""
        return [at for at, same in enumerate(self.same) if same is not None]


def main() -> None:
    """Learn the weights and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    samples = _samples(parser.parse_args().corpora)
    precision, strength = max((_precision(samples, _across(samples, one)), one) for one in STRENGTHS)
    print(f"average precision across happenings {precision:.3f} with strength {strength}")
    chances = _across(samples, strength)
    counted = {least: _joined(samples, chances, least) for least in LEAST}
    for least, found in counted.items():
        print(line(f"least chance {least}", found))
    least = next(least for least, c in counted.items() if c["right"] >= PRECISE * c["joined"])
    for kind in KINDS:
        own = [number for number, one in enumerate(samples) if one.kind == kind]
        found = _joined([samples[at] for at in own], [chances[at] for at in own], least)
        print(line(f"{kind}, least chance {least}", found))
    learned = replace(_learned(samples, strength), least=least)
    content = {"columns": list(COLUMNS)} | {name: _plain(part) for name, part in asdict(learned).items()}
    rows = ",\n".join(f" {json.dumps(name)}: {json.dumps(part)}" for name, part in content.items())
    WEIGHTS.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


def _samples(corpora: Path) -> list[Sample]:
    documents, gazetteer = read(corpora), Gazetteer()
    kinds = [(one, kind) for kind in KINDS for one in happenings("training", kind)]
    training = [one for one, _ in kinds]
    drafts = {one: drafted(documents[one], gazetteer) for made in training for one in made.reports}
    found = []
    for number, (happening, kind) in zip(_clusters(training), kinds, strict=True):
        reports = [documents[one] for one in happening.reports]
        made = from_drafts(reports, [drafts[one] for one in happening.reports])
        for (events, told), is_drafted in ((made, True), (from_annotations(reports), False)):
            pairs = candidates(events)
            same = [
                happening.judge(
                    (one.report, told[one.report, one.event_id]),
                    (other.report, told[other.report, other.event_id]),
                )
                for one, other in pairs
            ]
            features = table(pairs, rarity(events))
            found.append(Sample(happening, kind, number, is_drafted, events, told, pairs, features, same))
    return found


def _clusters(found: Sequence[Happening]) -> list[int]:
    """The number of each pair's happening: pairs that share a report are on the same one."""
    number = {report: report for one in found for report in one.reports}
    for one in found:
        into, gone = number[one.reports[0]], {number[report] for report in one.reports}
        number = {report: into if first in gone else first for report, first in number.items()}
    order = list(dict.fromkeys(number.values()))
    return [order.index(number[one.reports[0]]) for one in found]


def _across(samples: Sequence[Sample], strength: float) -> list[Floats]:
    """The chances of all pairs of each sample, judged by what other happenings taught."""
    learned = [
        _learned([one for one in samples if one.cluster % FOLDS != fold], strength) for fold in range(FOLDS)
    ]
    return [learned[one.cluster % FOLDS].chances(one.features) for one in samples]


def _learned(samples: Sequence[Sample], strength: float) -> Judge:
    numbers = np.concatenate([one.features[one.judged] for one in samples])
    same = np.array([bool(one.same[at]) for one in samples for at in one.judged])
    scaler = StandardScaler().fit(numbers)
    scaled = np.clip(scaler.transform(numbers), -WIDEST, WIDEST)
    networks = [
        MLPClassifier((UNITS,), alpha=strength, solver="lbfgs", tol=1e-3, max_iter=2000, random_state=start)
        for start in range(NETWORKS)
    ]
    for network in networks:
        network.fit(scaled, same)
    return Judge(
        centre=scaler.mean_,
        scale=scaler.scale_,
        inner=np.concatenate([one.coefs_[0] for one in networks], axis=1),
        inner_bias=np.concatenate([one.intercepts_[0] for one in networks]),
        outer=np.concatenate([one.coefs_[1][:, 0] for one in networks]) / NETWORKS,
        outer_bias=float(np.mean([one.intercepts_[1][0] for one in networks])),
        least=1.0,
    )


def _plain(part: Floats | float) -> object:
    return np.round(part, 4).tolist()


def _precision(samples: Sequence[Sample], chances: Sequence[Floats]) -> float:
    """Average precision of drafted and of annotated pairs, the mean of both."""
    found = []
    for is_drafted in (True, False):
        own = [
            (one, all_) for one, all_ in zip(samples, chances, strict=True) if one.is_drafted == is_drafted
        ]
        same = [bool(one.same[at]) for one, _ in own for at in one.judged]
        found.append(average_precision_score(same, np.concatenate([all_[one.judged] for one, all_ in own])))
    return float(np.mean(found))


def _joined(samples: Sequence[Sample], chances: Sequence[Floats], least: float) -> Counter[str]:
    """What is joined of the drafted events."""
    counted: Counter[str] = Counter()
    for one, all_ in zip(samples, chances, strict=True):
        if one.is_drafted:
            groups_ = groups(one.events, one.pairs, all_, least)
            counted.update(count(one.happening, one.events, one.told, groups_))
    return counted


if __name__ == "__main__":
    main()
