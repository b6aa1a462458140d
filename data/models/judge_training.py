"""Answers of the encoder to annotated reports -> the judges of geo/events' last stage, and their figures.

The answers must come from encoders that never saw the report. What a later judge learns from, an earlier one
that never saw the report has made, fold by fold.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import encoder_training as training
import numpy as np
import torch
from event_corpora import ReportSample, VerbSample
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from bench.event_location import meets
from bench.event_scoring import Comparison, Row, counts, matched
from geo.events.actors import Actors
from geo.events.answered import AnsweredReport
from geo.events.classifier import Judges
from geo.events.event_coreference import Told, joined, numbers
from geo.events.extraction import POSSIBLE, event_chances, extract_from, tellings, unit_chances
from geo.events.features import COLUMNS, Surroundings, dating_numbers, hashed, unit_numbers
from geo.events.heads import Answers
from geo.events.model import Event
from geo.events.options import NOWHERE
from geo.events.traveller import Journey
from geo.kinds import Role, Status

FIRST: Final = 0.02
"""How little the judges of places and dates are held back: of .3, .1, .03 and .012 the last two are best."""
PARTS: Final = 0.3
TRAVELLER: Final = 0.5
TREES: Final = 150
LEAVES: Final = 12
LEAST_IN_LEAF: Final = 25
KEPT: Final = 3e-3
"""A weight nearer to nothing than this is not stored."""

_RIGHT: Final[dict[str, Callable[[Comparison], bool]]] = {
    "event": lambda c: c.right,
    "place": lambda c: c.place,
    "date": lambda c: c.date,
}
"""What each forest is asked of an event that answers for an expected one."""

Matrix: TypeAlias = Any  # scipy publishes no types
Arrays = dict[str, NDArray[Any]]


@dataclass
class Fold:
    """A report with the answers of an encoder that never saw it, and the number of its fold."""

    sample: ReportSample
    answers: Answers
    number: int
    reading: AnsweredReport = field(init=False)
    surroundings: Surroundings = field(init=False)
    actors: Actors = field(init=False)

    def __post_init__(self) -> None:
        sample = self.sample
        self.reading = AnsweredReport(sample.analysis, sample.opts, sample.asked, self.answers)
        self.surroundings = Surroundings(sample.analysis, sample.opts, sample.asked)
        self.actors = Actors(sample.analysis)
        asked, words = sample.asked, [self.reading.trigger(u) for u in range(len(sample.asked.unit_place))]
        self.units = _matrix(
            [
                self.surroundings.unit(int(sentence), int(place), word)
                for sentence, place, word in zip(asked.unit_sentence, asked.unit_place, words, strict=True)
            ],
            unit_numbers(asked, self.answers.unit),
        )
        use = np.flatnonzero(sample.dated >= 0)
        self.dated = sample.dated[use]
        self.datings = _matrix(
            [
                self.surroundings.dating(
                    int(asked.unit_sentence[unit]), int(asked.unit_place[unit]), int(date), words[unit]
                )
                for unit, date in zip(asked.dating_unit[use], asked.dating_date[use], strict=True)
            ],
            dating_numbers(asked, self.answers.dating)[use],
        )

    def told(self, judges: Judges) -> list[Told]:
        """Return what the report may tell, by judges that did not see it."""
        units = unit_chances(self.reading, self.surroundings, judges)
        return joined(self.sample.analysis, tellings(self.reading, self.surroundings, units, judges))


def folds_of(documents: Sequence[Mapping[str, Any]], count: int) -> list[int]:
    """Return the number of the fold of each document; the made-up ones are dealt out apart."""
    real = [n for n, document in enumerate(documents) if document["kind"] != "made-up"]
    found = [0] * len(documents)
    for place, at in enumerate(random.Random(1).sample(range(len(real)), len(real))):  # noqa: S311
        found[real[at]] = place % count
    for place, n in enumerate(n for n in range(len(documents)) if n not in set(real)):
        found[n] = place % count
    return found


def judged(rows: Sequence[Fold]) -> dict[str, Counter[str]]:
    """Return the counts of real and of made-up reports, each judged by what the other folds taught."""
    found: dict[str, Counter[str]] = {}
    for k in sorted({row.number for row in rows}):
        judges = Judges.read(fitted([row for row in rows if row.number != k]))
        for row in rows:
            if row.number == k:
                gold = row.sample.gold
                made = extract_from(row.reading, judges)
                drawn = [drawn_row(row.sample, event) for event in made.events]
                kind = "made-up" if gold["kind"] == "made-up" else "reports"
                found.setdefault(kind, Counter()).update(counts(gold["events"], drawn))
    return found


def drawn_row(sample: ReportSample, event: Event) -> Row:
    """Return an event as `bench.event_scoring` compares it."""
    analysis = sample.analysis
    spans = [analysis.sentences[passage.sentence] for passage in event.passages]
    entry = event.place.entry if event.place else None
    return {
        "lat": entry.lat if entry else None, "lon": entry.lon if entry else None, "date": event.edtf,
        "status": event.status, "role": event.role, "chance": event.chance,
        "quotes": [analysis.text[span.start : span.end] for span in spans],
    }  # fmt: skip


def fitted(rows: Sequence[Fold]) -> Arrays:
    """Return the weights of all judges, as `geo.events.classifier.Judges` reads them."""
    arrays = _first_stage(rows)
    told: dict[int, list[Told]] = {}
    for k in sorted({row.number for row in rows}):
        judges = Judges.read(_first_stage([row for row in rows if row.number != k]))
        told |= {n: row.told(judges) for n, row in enumerate(rows) if row.number == k}
    answered = {n: _answered(rows[n], events) for n, events in told.items()}
    tables = {
        n: numbers(rows[n].sample.analysis, rows[n].sample.opts, events)
        for n, events in told.items()
        if events
    }
    table = np.vstack(list(tables.values()))
    for name, is_right in _RIGHT.items():
        right = [
            j in answered[n] and is_right(answered[n][j][1]) for n in tables for j in range(len(told[n]))
        ]
        arrays |= _forest(name, table, np.array(right))
    judges = Judges.read(arrays)
    likely = {}
    for n, events in told.items():
        chances = event_chances(rows[n].reading, events, judges)[:, 0]
        likely[n] = [event for event, p in zip(events, chances, strict=True) if p >= POSSIBLE]
    arrays |= _travellers(rows, likely)
    arrays |= _parts(rows, told, answered, Judges.read(arrays))
    return arrays


def _first_stage(rows: Sequence[Fold]) -> Arrays:
    happens = np.concatenate([row.sample.happens for row in rows])
    units = vstack([row.units for row in rows]).tocsr()
    dated = np.concatenate([row.dated for row in rows])
    return {
        **_linear("unit", units[happens >= 0], happens[happens >= 0], FIRST),
        **_linear("dating", vstack([row.datings for row in rows]), dated, FIRST),
    }


def _answered(row: Fold, events: Sequence[Told]) -> dict[int, tuple[Row, Comparison]]:
    """For each event told that answers for an expected one: that one, and what fits."""
    analysis = row.sample.analysis
    drawn = []
    for told in events:
        entry = None if told.best.place == NOWHERE else analysis.places[told.best.place].entry
        spans = [analysis.sentences[number] for number in told.proof]
        drawn.append(
            {
                "lat": entry.lat if entry else None, "lon": entry.lon if entry else None, "date": told.edtf,
                "status": "", "role": "", "quotes": [analysis.text[span.start : span.end] for span in spans],
            }
        )  # fmt: skip
    wanted = row.sample.gold["events"]
    _, by_draft = matched(wanted, drawn)
    return {j: (wanted[i], c) for j, (i, c) in by_draft.items()}


def _travellers(rows: Sequence[Fold], likely: Mapping[int, Sequence[Told]]) -> Arrays:
    matrices, right = [], []
    for n, events in likely.items():
        row = rows[n]
        journey = Journey(row.reading, row.surroundings, row.actors, events, Judges({}, {}), "")
        name = row.sample.gold["traveller"]
        wanted = row.actors.find(name) if name else None
        if journey.candidates:
            matrices.append(_matrix([journey.names(actor) for actor in journey.candidates]))
            right += [actor is wanted for actor in journey.candidates]
    return _linear("traveller", vstack(matrices), np.array(right), TRAVELLER)


def _parts(
    rows: Sequence[Fold],
    told: Mapping[int, Sequence[Told]],
    answered: Mapping[int, Mapping[int, tuple[Row, Comparison]]],
    judges: Judges,
) -> Arrays:
    """Status and role, from the events that answer for expected ones; the traveller is the annotated one."""
    statuses, status_numbers, roles, role_numbers, wanted = [], [], [], [], []
    for n, events in told.items():
        row = rows[n]
        journey = Journey(
            row.reading, row.surroundings, row.actors, events, judges, row.sample.gold["traveller"]
        )
        for j, (want, _) in answered[n].items():
            status = Status(want["status"])
            statuses.append(journey.status_names(events[j]))
            status_numbers.append(journey.status_numbers(events[j]))
            roles.append(journey.role_names(events[j], status))
            role_numbers.append(journey.role_numbers(events[j]))
            wanted.append((list(Status).index(status), list(Role).index(Role(want["role"]))))
    right = np.array(wanted)
    return {
        **_linear("status", _matrix(statuses, np.vstack(status_numbers)), right[:, 0], PARTS),
        **_linear("role", _matrix(roles, np.vstack(role_numbers)), right[:, 1], PARTS),
    }


def _matrix(rows: Sequence[list[str]], more: NDArray[np.float64] | None = None) -> Matrix:
    columns, starts = [], [0]
    for names in rows:
        columns += sorted(set(hashed(names)))
        starts.append(len(columns))
    found = csr_matrix(
        (np.ones(len(columns), dtype=np.float32), np.array(columns, dtype=np.int64), np.array(starts)),
        shape=(len(rows), COLUMNS),
    )
    return found if more is None else hstack([found, csr_matrix(more)]).tocsr()


def _linear(name: str, table: Matrix, right: NDArray[Any], strength: float) -> Arrays:
    solver = "liblinear" if len(set(right.tolist())) == 2 else "lbfgs"
    model = LogisticRegression(C=strength, solver=solver, max_iter=400, random_state=0).fit(table, right)
    weights = model.coef_.T.astype(np.float32)
    kept = np.flatnonzero(np.abs(weights).max(axis=1) >= KEPT)
    return {
        f"linear.{name}.shape": np.array(weights.shape), f"linear.{name}.columns": kept.astype(np.int32),
        f"linear.{name}.weights": weights[kept].astype(np.float16),
        f"linear.{name}.bias": model.intercept_.astype(np.float32),
    }  # fmt: skip


def _forest(name: str, table: NDArray[np.float64], right: NDArray[np.bool_]) -> Arrays:
    model = HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=0.06, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST_IN_LEAF,
        l2_regularization=3.0, early_stopping=False, random_state=0,
    ).fit(table, right)  # fmt: skip
    trees = [stage[0].nodes for stage in model._predictors]
    width = max(len(tree) for tree in trees)
    feature, left, right_ = (np.zeros((len(trees), width), dtype=np.int32) for _ in range(3))
    threshold, value = (np.zeros((len(trees), width)) for _ in range(2))
    left[:] = right_[:] = np.arange(width)
    for row, tree in enumerate(trees):
        for at, node in enumerate(tree):
            if node["is_leaf"]:
                value[row, at] = node["value"]
            else:
                feature[row, at], threshold[row, at] = node["feature_idx"], node["num_threshold"]
                left[row, at], right_[row, at] = node["left"], node["right"]
    return {
        f"forest.{name}.feature": feature, f"forest.{name}.threshold": threshold, f"forest.{name}.left": left,
        f"forest.{name}.right": right_, f"forest.{name}.value": value.astype(np.float32),
        f"forest.{name}.base": np.array(float(np.ravel(model._baseline_prediction)[0])),
        f"forest.{name}.depth": np.array(max(int(tree["depth"].max()) for tree in trees)),
    }  # fmt: skip


def verb_figures(net: training.Network, samples: Sequence[VerbSample]) -> str:
    """Return how well the places of marked verbs are found: precision, recall, F1, whole sentences right."""
    net.eval()
    found = missed = more = whole = 0
    with torch.no_grad():
        for sample in samples:
            odds = training.verb_odds(net, [sample], marked=True).tolist()
            spans: list[list[int]] = []
            for odd, (start, end) in zip(odds, sample.spans, strict=True):
                if odd < 0:
                    continue
                if spans and start - spans[-1][1] <= 1:
                    spans[-1][1] = end
                else:
                    spans.append([start, end])
            hits = sum(any(meets(span, place) for place in sample.gold) for span in spans)
            lost = sum(not any(meets(span, place) for span in spans) for place in sample.gold)
            found, more, missed = found + hits, more + len(spans) - hits, missed + lost
            whole += hits == len(spans) and not lost
    p, r = found / max(1, found + more), found / max(1, found + missed)
    f1 = 2 * p * r / max(1e-9, p + r)
    whole_share = whole / len(samples)
    return f"verbs: precision {p:.3f} recall {r:.3f} F1 {f1:.3f}, whole sentences {whole_share:.3f}"
