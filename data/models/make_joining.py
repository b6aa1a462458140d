"""Annotated reports of one happening -> joining.json: the weights by which events of reports are lined up.

    python data/models/make_joining.py CORPORA

CORPORA is the folder of the annotated reports; which of their events are the same says joining-pairs.toml,
of which the pairs for training are taken. Learned from drafted and from annotated events, by logistic
regression; how strongly the weights are held back, and the least chance of the same, are those that are best
where each happening is judged by what the others taught (five folds). Prints those figures, then writes the
weights learned from all. Only weights are written, no text.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from bench.joining import Happening, drafted, from_annotations, from_drafts, happenings, read
from geo.gazetteer.gazetteer import Gazetteer
from geo.joining.accounts import rarity
from geo.joining.features import COLUMNS, table
from geo.joining.matcher import WEIGHTS, candidates, terms
from geo.pipeline.tables import Draft

Floats = NDArray[np.float64]

FOLDS: Final = 5
STRENGTHS: Final = (0.03, 0.1, 0.3, 1.0)
LEAST: Final = tuple(round(0.2 + 0.05 * step, 2) for step in range(13))


class Sample(NamedTuple):
    """The pairs of events of some reports: numbers, whether they are the same, and which happening."""

    features: Floats
    same: NDArray[np.bool_]
    happening: int
    is_drafted: bool


def main() -> None:
    """Learn the weights and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    samples = _samples(parser.parse_args().corpora)
    best = max(
        (_f1(chances, same, least), -strength, least)
        for strength in STRENGTHS
        for chances, same in [_across(samples, strength)]
        for least in LEAST
    )
    f1, strength, least = best[0], -best[1], best[2]
    print(f"F1 of pairs {f1:.3f} with strength {strength} and least chance {least}")
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
    drafts: dict[str, Draft] = {}
    found = []
    training = happenings("training")
    for number, happening in zip(_clusters(training), training, strict=True):
        reports = [documents[one] for one in happening.reports]
        for one, document in zip(happening.reports, reports, strict=True):
            if one not in drafts:
                drafts[one] = drafted(document, gazetteer)
        made = from_drafts(reports, [drafts[one] for one in happening.reports])
        for (events, told), is_drafted in ((made, True), (from_annotations(reports), False)):
            pairs = candidates(events)
            judged = [
                happening.judge(
                    (one.report, told[one.report, one.event_id]),
                    (other.report, told[other.report, other.event_id]),
                )
                for one, other in pairs
            ]
            keep = [at for at, same in enumerate(judged) if same is not None]
            if keep:
                features = table(pairs, rarity(events))[keep]
                found.append(
                    Sample(features, np.array([bool(judged[at]) for at in keep]), number, is_drafted)
                )
    return found


def _clusters(found: Sequence[Happening]) -> list[int]:
    """The number of each pair's happening: pairs that share a report are on the same one."""
    number = {report: report for one in found for report in one.reports}
    for one in found:
        into, gone = number[one.reports[0]], {number[report] for report in one.reports}
        number = {report: into if first in gone else first for report, first in number.items()}
    order = list(dict.fromkeys(number.values()))
    return [order.index(number[one.reports[0]]) for one in found]


def _across(samples: Sequence[Sample], strength: float) -> tuple[Floats, NDArray[np.bool_]]:
    """The chances of the drafted pairs, each judged by what other happenings taught."""
    chances, same = [], []
    for fold in range(FOLDS):
        weights, bias = _learned([one for one in samples if one.happening % FOLDS != fold], strength)
        for one in samples:
            if one.happening % FOLDS == fold and one.is_drafted:
                chances.append(1 / (1 + np.exp(-(terms(one.features) @ weights + bias))))
                same.append(one.same)
    return np.concatenate(chances), np.concatenate(same)


def _learned(samples: Sequence[Sample], strength: float) -> tuple[Floats, float]:
    numbers = terms(np.concatenate([one.features for one in samples]))
    same = np.concatenate([one.same for one in samples])
    scaler = StandardScaler().fit(numbers)
    model = LogisticRegression(C=strength, max_iter=5000).fit(scaler.transform(numbers), same)
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def _f1(chances: Floats, same: NDArray[np.bool_], least: float) -> float:
    chosen = chances >= least
    return float(2 * (chosen & same).sum() / max(1, chosen.sum() + same.sum()))


if __name__ == "__main__":
    main()
