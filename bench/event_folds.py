"""Annotated reports, each judged by what the others taught -> figures, oracles, learning curve, chances.

    python -m bench.event_folds CORPORA [--work build/events]

CORPORA is the folder that data/models/make_events.py was given, and the work folder the one it left: it
holds the answers of five encoders, each to the fifth of the reports that it never saw. Needs the extra
`train`. The rows: the hand-written rules that stood here before (figures recorded on the same reports, commit
15d9582); every place name at the nearest date of its sentence; the judges without the encoder; Dateline;
Dateline with right dates, with right places, with both (what each stage loses); Dateline with fewer reports
for its judges to learn from (the encoders learned from all but the fifth). Nothing is random.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from bench.event_scoring import Row, counts, figures, lines, matched
from bench.scoring import print_reliability
from geo.events.classifier import Judges
from geo.events.event_coreference import Telling, joined
from geo.events.extraction import extract_from, tellings, unit_chances
from geo.events.options import NOWHERE, edtf_of
from geo.paths import ROOT
from geo.places.model import Use

sys.path.insert(0, str(ROOT / "data" / "models"))

RULES: Final = "recorded: F1 .296, core place+date 31 %, precision 32 %, all of core 21 %, useful 33 / 34 %"
SHARES: Final = (0.25, 0.5, 0.75)
BINS: Final = 8

Draw = Callable[[Any, Judges], list[Row]]


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/events"))
    args = parser.parse_args()
    if not (args.work / "answers4.pkl").is_file():
        sys.exit(f"{args.work} holds no answers; run data/models/make_events.py {args.corpora} first.")
    rows = folds(args.corpora, args.work)
    print(f"the rules that stood here before: {RULES}")
    report("every place name, nearest date", rows, {}, lambda row, _: every_place(row))
    taught = judges_of(rows)
    blank = [type(row)(row.sample, _blank(row.answers), row.number) for row in rows]
    report("the judges without the encoder", blank, judges_of(blank), drawn)
    all_drawn = report("Dateline", rows, taught, drawn, kinds=True)
    report("Dateline, right dates", rows, taught, lambda row, judges: oracle(row, judges, dates=True))
    report("Dateline, right places", rows, taught, lambda row, judges: oracle(row, judges, places=True))
    report("right places and dates", rows, taught, lambda r, j: oracle(r, j, places=True, dates=True))
    for share in SHARES:
        fewer = judges_of(rows, share)
        report(f"Dateline, judges taught by {share:.0%} of the others", rows, fewer, drawn)
    reliability(rows, all_drawn)
    mistakes(rows, all_drawn)


def folds(corpora: Path, work: Path) -> list[Any]:
    """Return the reports with the answers of the encoders that never saw them."""
    from judge_training import Fold, folds_of
    from make_events import FOLDS, _reports

    samples = _reports(corpora, 1)
    answers: dict[str, Any] = {}
    for k in range(FOLDS):
        answers |= pickle.loads((work / f"answers{k}.pkl").read_bytes())  # noqa: S301 (our own file)
    numbers = folds_of([sample.gold for sample in samples], FOLDS)
    return [Fold(sample, answers[sample.gold["id"]], k) for sample, k in zip(samples, numbers, strict=True)]


def judges_of(rows: Sequence[Any], share: float = 1.0) -> dict[int, Judges]:
    """Return for each fold the judges that a share of the other folds' reports taught."""
    from judge_training import fitted

    found = {}
    for k in sorted({row.number for row in rows}):
        others = [row for row in rows if row.number != k]
        found[k] = Judges.read(fitted(others[:: round(1 / share)] if share < 0.5 else _part(others, share)))
    return found


def _part(rows: Sequence[Any], share: float) -> list[Any]:
    return [row for at, row in enumerate(rows) if int((at + 1) * share) > int(at * share)]


def report(
    name: str, rows: Sequence[Any], judges: dict[int, Judges], draw: Draw, *, kinds: bool = False
) -> dict[str, list[Row]]:
    """Draw all reports, print their figures, and return what was drawn by the id of the report."""
    total: Counter[str] = Counter()
    made_up: Counter[str] = Counter()
    by_kind: dict[str, Counter[str]] = {}
    found = {}
    for row in rows:
        gold = row.sample.gold
        found[gold["id"]] = draw(row, judges.get(row.number, Judges({}, {})))
        count = counts(gold["events"], found[gold["id"]])
        (made_up if gold["kind"] == "made-up" else total).update(count)
        by_kind.setdefault(gold["kind"], Counter()).update(count)
    print("\n".join(lines(name, total)), flush=True)
    if kinds:
        print("\n".join(lines("  on made-up reports", made_up)))
        for kind, count in sorted(by_kind.items(), key=lambda pair: -pair[1]["any"]):
            f = figures(count)
            print(
                f"    {kind:<22} {count['reports']:>4} reports  core {f['core_place_date']:4.0%}  "
                f"precision {f['shown_place_date']:4.0%}  F1 {f['f1']:.3f}"
            )
    return found


def drawn(row: Any, judges: Judges) -> list[Row]:  # noqa: ANN401 (a Fold, of a script)
    """Return the events of a report by its judges."""
    from judge_training import drawn_row

    return [drawn_row(row.sample, event) for event in extract_from(row.reading, judges).events]


def every_place(row: Any) -> list[Row]:  # noqa: ANN401
    """Return an event for each place that is named itself, at the nearest date of its sentence."""
    sample, analysis = row.sample, row.sample.analysis
    told = []
    for number, named in enumerate(analysis.places):
        if named.mention.use in (Use.DEMONYM, Use.METONYM):
            continue
        at = sample.opts.place_sentence[number]
        own = [n for n in sample.opts.dates[at] if 0 <= n < len(analysis.dates)]
        own = [n for n in own if sample.opts.date_sentence[n] == at]
        date = min(own, key=lambda n: abs(analysis.dates[n].start - named.mention.start), default=NOWHERE)
        told.append(Telling(number, at, number, date, edtf_of(analysis, sample.opts, date), 1.0, 1.0, 0))
    return _rows(row, told)


def oracle(row: Any, judges: Judges, *, places: bool = False, dates: bool = False) -> list[Row]:  # noqa: ANN401
    """Return the events with the right places, or the right dates where there is one among the options."""
    sample, asked = row.sample, row.sample.asked
    units = unit_chances(row.reading, row.surroundings, judges)
    if places:
        units = (sample.happens == 1).astype(np.float64)
    right = {
        int(asked.dating_unit[at]): int(asked.dating_date[at]) for at in np.flatnonzero(sample.dated == 1)
    }
    told = []
    for telling in tellings(row.reading, row.surroundings, units, judges):
        if telling.place_chance < 0.3 or telling.rank:
            continue
        if dates and telling.unit in right:
            date = right[telling.unit]
            edtf = edtf_of(sample.analysis, sample.opts, date)
            telling = replace(telling, date=date, edtf=edtf)
        told.append(telling)
    return _rows(row, told)


def _rows(row: Any, told: Sequence[Telling]) -> list[Row]:  # noqa: ANN401
    analysis = row.sample.analysis
    found: list[Row] = []
    for event in joined(analysis, told):
        place = event.best.place
        entry = None if place == NOWHERE else analysis.places[place].entry
        spans = [analysis.sentences[number] for number in event.proof]
        found.append(
            {
                "lat": entry.lat if entry else None, "lon": entry.lon if entry else None, "date": event.edtf,
                "status": "happened", "role": "related",
                "quotes": [analysis.text[span.start : span.end] for span in spans],
            }
        )  # fmt: skip
    return found


def _blank(answers: Any) -> Any:  # noqa: ANN401
    """Answers that say nothing."""
    names = ("unit", "pair", "word", "dating", "status", "role")
    return replace(
        answers, **{name: np.zeros_like(getattr(answers, name)) for name in names if name != "word"}
    )


def reliability(rows: Sequence[Any], found: dict[str, list[Row]]) -> None:
    """Print how often events of like chance are right, and the expected calibration error."""
    pairs = []
    for row in rows:
        gold = row.sample.gold
        if gold["kind"] != "made-up":
            events = found[gold["id"]]
            _, by_draft = matched(gold["events"], events)
            pairs += [(e["chance"], j in by_draft and by_draft[j][1].right) for j, e in enumerate(events)]
    print("chance of an event, and how many are right:")
    print_reliability(pairs, BINS)


def mistakes(rows: Sequence[Any], found: dict[str, list[Row]]) -> None:
    """Print what becomes of the core events, and why they are not right."""
    total: Counter[str] = Counter()
    for row in rows:
        gold, sample = row.sample.gold, row.sample
        if gold["kind"] == "made-up":
            continue
        by_want, _ = matched(gold["events"], found[gold["id"]])
        reachable = {int(n) for n in sample.event[sample.happens == 1]}
        for number, want in enumerate(gold["events"]):
            if not want["core"]:
                continue
            pair = by_want.get(number)
            if pair is None:
                total["not shown" if number in reachable else "not shown: place not found in the text"] += 1
            elif pair[1].right:
                total["place and date right"] += 1
            else:
                missing = number not in reachable and not pair[1].place
                wrong = "both wrong" if not pair[1].place and not pair[1].date else "date wrong"
                wrong = "place wrong" if not pair[1].place and pair[1].date else wrong
                total[f"{wrong}{': place not found in the text' if missing else ''}"] += 1
    print("core events:")
    for name, count in total.most_common():
        print(f"  {count:>5}  {count / total.total():4.0%}  {name}")


if __name__ == "__main__":
    main()
