"""Annotated reports of one happening -> joining.json: the weights by which events of reports are lined up.

    python data/models/make_joining.py CORPORA

CORPORA is the folder of the annotated reports; which of their events are the same says joining-pairs.toml,
and joining-reports.toml of made-up ones; those for training are taken. Learned from drafted and from
annotated events, by logistic regression. How strongly the weights are held back is what is best where each
happening is judged by what the others taught (folds of whole happenings); the least chance of the same is the
lowest with which enough of the joined pairs of drafted events are right there. Prints those figures, then
writes the weights learned from all. Only weights are written, no text.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
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
from geo.joining.matcher import WEIGHTS, candidates, groups, terms

Floats = NDArray[np.float64]

FOLDS: Final = 8
STRENGTHS: Final = (0.1, 0.3, 1.0)
LEAST: Final = tuple(round(0.2 + 0.05 * step, 2) for step in range(13))
PRECISE: Final = 0.85
"""So many of the joined pairs of events are to be right."""


class Sample(NamedTuple):
    """The events of some reports, their pairs in numbers, and whether they are the same, None if unclear."""

    happening: Happening
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
    weights, bias = _learned(samples, strength)
    content = {
        "columns": list(COLUMNS),
        "weights": [round(float(value), 5) for value in weights],
        "bias": round(bias, 5),
        "least": least,
    }
    WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _samples(corpora: Path) -> list[Sample]:
    documents, gazetteer = read(corpora), Gazetteer()
    training = [one for kind in KINDS for one in happenings("training", kind)]
    drafts = {one: drafted(documents[one], gazetteer) for made in training for one in made.reports}
    found = []
    for number, happening in zip(_clusters(training), training, strict=True):
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
            found.append(Sample(happening, number, is_drafted, events, told, pairs, features, same))
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
    found = []
    for one in samples:
        weights, bias = learned[one.cluster % FOLDS]
        found.append(1 / (1 + np.exp(-(terms(one.features) @ weights + bias))))
    return found


def _learned(samples: Sequence[Sample], strength: float) -> tuple[Floats, float]:
    numbers = terms(np.concatenate([one.features[one.judged] for one in samples]))
    same = np.array([bool(one.same[at]) for one in samples for at in one.judged])
    scaler = StandardScaler().fit(numbers)
    model = LogisticRegression(C=strength, max_iter=5000).fit(scaler.transform(numbers), same)
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


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
