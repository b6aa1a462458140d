"""Annotated corpora -> encoder.onnx, heads.npz, tokenizer.json, events.npz: what geo/events has learned.

    python data/models/make_events.py CORPORA [--work FOLDER] [--trial]

CORPORA holds reports-dev, event-location-dev, timebank-links, aquaint-links, and those that
further-reports.jsonl names (.jsonl). Needs the packages of the extra `train`. Steps, each kept in the work
folder so that a run that was stopped goes on where it was:

1. the encoder learns where and when a verb happened (event-location, TimeML), and is written to verbs/, for
figures of names that owe nothing to what it learns next (make_mentions.py, bench.places); 2. then from the
texts of the other corpora, whose events further-reports.jsonl holds; 3. five times, it goes on with four
fifths of the reports and answers the questions of the last fifth, and once with all of them (two at once);
4. the last is written as ONNX with weights of one byte; 5. the judges of the last stage learn from the
answers of step 3, which no report's own encoder has seen.

Prints the figures of reports not learned from, and writes them to events.json. Some 95 minutes on two cores;
`--trial` does all of it with a tenth of the data in some minutes, and writes nothing outside the work folder.
Seeds are fixed. No text of the corpora is written.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import pickle
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import encoder_training as training
import numpy as np
import torch
from event_corpora import ReportSample, Sampler
from judge_training import Fold, fitted, folds_of, judged, verb_figures
from tokenizers import Tokenizer

from bench.annotations import FURTHER, annotated
from bench.event_scoring import figures
from bench.events import REPORTS as MADE_UP
from bench.events import made_up, read
from geo.analysis import Analysis
from geo.events.classifier import WEIGHTS
from geo.events.heads import Answers
from geo.gazetteer.gazetteer import Gazetteer

FOLDS: Final = 5
TRIAL: Final = 10
REPORTS: Final = "reports-dev.jsonl"
VERBS: Final = "event-location-dev.jsonl"
TIMES: Final = ("timebank-links.jsonl", "aquaint-links.jsonl")

T = TypeVar("T")


def main() -> None:
    """Train everything and write it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument(
        "--work", type=Path, default=Path("build/events"), help="where finished steps are kept"
    )
    parser.add_argument("--trial", action="store_true", help="a tenth of everything, nothing written")
    args = parser.parse_args()
    if missing := [name for name in (REPORTS, VERBS, *TIMES) if not (args.corpora / name).is_file()]:
        sys.exit(f"{args.corpora} holds no {missing[0]}; give the folder with the corpora.")
    work = args.work / "trial" if args.trial else args.work
    work.mkdir(parents=True, exist_ok=True)
    step = TRIAL if args.trial else 1
    reports = _reports(args.corpora, step)
    # The folds need no parse, which would be slow to hand over.
    bare = [replace(sample, analysis=cast(Analysis, None)) for sample in reports]
    (work / "samples.pkl").write_bytes(pickle.dumps(bare))
    fold = folds_of([sample.gold for sample in reports], FOLDS)
    verbs, times = _kept(work / "verbs.pkl", lambda: _verbs(args.corpora, step))
    first = work / "verbs.pt"
    if not first.exists():
        torch.set_num_threads(2)
        _seeded(0)
        net = training.Network()
        training.pretrain(net, [v for v in verbs if not v.held_out], times, training.PRETRAIN_EPOCHS)
        print(verb_figures(net, [v for v in verbs if v.held_out]))
        (work / "verbs").mkdir(exist_ok=True)
        training.save(net, work / "verbs")
        torch.save(net.state_dict(), first)
    second = work / "further.pt"
    if not second.exists():
        torch.set_num_threads(2)
        _seeded(0)
        net = _from(first)
        further = _further(args.corpora, step)
        training.train(net, further, [v for v in verbs if not v.held_out], training.EPOCHS, "further reports")
        torch.save(net.state_dict(), second)
    # The one that learns from all of them takes longest, so it goes first.
    jobs = [(work, k, fold) for k in (FOLDS, *range(FOLDS)) if not _result(work, k).exists()]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.map(_taught, jobs, chunksize=1)
    answers: dict[str, Answers] = {}
    for k in range(FOLDS):
        answers |= pickle.loads(_result(work, k).read_bytes())  # noqa: S301 (our own file)
    rows = [Fold(sample, answers[sample.gold["id"]], k) for sample, k in zip(reports, fold, strict=True)]
    said = judged(rows)
    folder = work if args.trial else WEIGHTS.parent
    arrays: dict[str, Any] = fitted(rows)
    np.savez_compressed(folder / WEIGHTS.name, **arrays)
    training.save(_from(_result(work, FOLDS)), folder)
    (folder / "events.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    for kind, total in said.items():
        print(kind, {name: round(value, 3) for name, value in figures(Counter(total)).items()})


def _reports(corpora: Path, step: int) -> list[ReportSample]:
    sampler = _sampler()
    documents = [*read(corpora / REPORTS), *made_up(MADE_UP)]
    return [sampler.report(document) for document in documents[::step]]


def _further(corpora: Path, step: int) -> list[ReportSample]:
    sampler = _sampler()
    return [sampler.report(document) for document in annotated(FURTHER, corpora)[::step]]


def _verbs(corpora: Path, step: int) -> tuple[list[Any], list[Any]]:
    sampler = _sampler()
    verbs = [sampler.verb(document) for document in read(corpora / VERBS)[::step]]
    documents = [document for name in TIMES for document in read(corpora / name)]
    times = [sampler.times(document) for document in documents[::step] if document["text"].strip()]
    return [verb for verb in verbs if verb is not None], times


def _sampler() -> Sampler:
    tokenizer = Tokenizer.from_file(str(training.base() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Sampler(tokenizer, Gazetteer())


def _result(work: Path, k: int) -> Path:
    """Where the answers to a fold's questions are kept, or the encoder that left no fold out."""
    return work / ("reports.pt" if k == FOLDS else f"answers{k}.pkl")


def _taught(job: tuple[Path, int, Sequence[int]]) -> None:
    """Learn from all reports but those of fold k, and answer the questions to these; fold FOLDS is empty."""
    work, k, fold = job
    torch.set_num_threads(1)
    _seeded(k)
    reports: list[ReportSample] = pickle.loads((work / "samples.pkl").read_bytes())  # noqa: S301
    verbs = pickle.loads((work / "verbs.pkl").read_bytes())[0]  # noqa: S301 (our own file)
    net = _from(work / "further.pt")
    others = [sample for sample, at in zip(reports, fold, strict=True) if at != k]
    name = "all reports" if k == FOLDS else f"fold {k + 1} of {FOLDS}"
    training.train(net, others, [verb for verb in verbs if not verb.held_out], training.EPOCHS, name)
    if k == FOLDS:
        print(verb_figures(net, [verb for verb in verbs if verb.held_out]))
        torch.save(net.state_dict(), _result(work, k))
        return
    own = [sample for sample, at in zip(reports, fold, strict=True) if at == k]
    found = {sample.gold["id"]: training.answers(net, sample) for sample in own}
    _result(work, k).write_bytes(pickle.dumps(found))


def _from(path: Path) -> training.Network:
    net = training.Network()
    net.load_state_dict(torch.load(path))
    return net


def _seeded(seed: int) -> None:
    torch.manual_seed(seed)
    random.seed(seed)


def _kept(path: Path, make: Callable[[], T]) -> T:
    """What a finished step left, or what it makes now."""
    if not path.exists():
        path.write_bytes(pickle.dumps(make()))
    found: T = pickle.loads(path.read_bytes())  # noqa: S301 (our own file)
    return found


if __name__ == "__main__":
    main()
