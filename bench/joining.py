"""Which events of several reports are the same: lined up by Dateline, measured on annotated reports.

    python -m bench.joining CORPORA [--list]

Pairs of reports, and a set of four, on one happening each (data/models/joining-pairs.toml, under `test`),
of which nothing was chosen; then the same of made-up reports (data/models/joining-reports.toml). Each report
is drafted, and the drafts are lined up. A pair of drafted events is right where the annotation says that what
they tell is the same; one of which either tells nothing annotated is not judged, and is counted apart. Of the
annotated pairs, those count that both drafts tell. Beside it the simple way: events within 15 km on the same
date. Then the same with the annotated events instead of the drafted ones, as if each report had been read
without a mistake. CORPORA is the folder of the annotated reports.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from bench.annotations import FURTHER, annotated
from bench.event_scoring import compare
from geo.gazetteer.gazetteer import Gazetteer
from geo.joining.accounts import Account, accounts, place_words, stems
from geo.joining.features import km_apart
from geo.joining.matcher import Key, candidates, groups, lined_up
from geo.paths import ROOT
from geo.pipeline.draft import draft
from geo.pipeline.tables import Draft
from geo.story.tables import rows

PAIRS: Final = ROOT / "data" / "models" / "joining-pairs.toml"
MADE_UP: Final = ROOT / "data" / "models" / "joining-reports.toml"
KINDS: Final = ("real", "made-up")
SAME_KM: Final = 15.0

Document = Mapping[str, Any]
Told = Mapping[Key, frozenset[int]]
"""An event of a report -> the annotated events that it tells."""


class Happening(NamedTuple):
    """Some reports; same: the annotated events that are, by report, -1 where it does not tell it."""

    reports: tuple[str, ...]
    same: list[list[int]]
    unclear: list[list[int]]

    def judge(self, one: tuple[int, frozenset[int]], other: tuple[int, frozenset[int]]) -> bool | None:
        """Whether events of two reports, by what they tell, are the same.

        None where it is unclear, or one of them tells nothing that is annotated.
        """
        (first, told), (second, told_too) = one, other
        if any(row[first] in told and row[second] in told_too for row in self.same):
            return True
        if not told or not told_too:
            return None
        unclear = any(row[first] in told and row[second] in told_too for row in self.unclear)
        return None if unclear else False


def main() -> None:
    """Print precision and recall of joined pairs, beside the simple way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--list", action="store_true", help="name every pair that is wrong or left out")
    args = parser.parse_args()
    documents, gazetteer = read(args.corpora), Gazetteer()
    sums: dict[str, Counter[str]] = {}
    sets = [(happening, kind) for kind in KINDS for happening in happenings("test", kind)]
    for happening, kind in sets:
        reports = [documents[one] for one in happening.reports]
        drafts = [drafted(one, gazetteer) for one in reports]
        for what, (found, told) in {
            "drafted": from_drafts(reports, drafts),
            "annotated": from_annotations(reports),
        }.items():
            for way, line_up in {"Dateline": lined_up, "same place and day": simply}.items():
                counted = count(happening, found, told, line_up(found), print_them=args.list)
                sums.setdefault(f"{kind}, {what}, {way}", Counter()).update(counted)
    for name, counted in sums.items():
        print(line(name, counted))


def read(corpora: Path) -> dict[str, Document]:
    """Return all annotated reports by their id, the made-up ones too."""
    with (corpora / "reports-dev.jsonl").open(encoding="utf-8") as opened:
        own = [json.loads(row) for row in opened]
    return {one["id"]: one for one in (*own, *annotated(FURTHER, corpora), *_made_up())}


def happenings(use: str, kind: str) -> list[Happening]:
    """Return the sets of reports for a use, `training` or `test`, of one of KINDS."""
    if kind == "made-up":
        return _made_up_happenings(use)
    found = tomllib.loads(PAIRS.read_text(encoding="utf-8"))[use]
    return [Happening(tuple(one["reports"]), one["same"], one.get("unclear", [])) for one in found]


def _made_up() -> list[dict[str, Any]]:
    """The made-up reports as the corpora have theirs; events that are the same share `what`."""
    read = tomllib.loads(MADE_UP.read_text(encoding="utf-8"))
    found = []
    for report in read["report"]:
        events = []
        for what, place, day, lines, *status in report["events"]:
            lat, lon, km = read["places"][place]
            events.append(
                {
                    "what": what, "place": place, "lat": lat, "lon": lon, "km": km, "date": day,
                    "status": status[0] if status else "happened", "role": "related", "core": True,
                    "quotes": [report["lines"][number] for number in lines],
                }
            )  # fmt: skip
        found.append({**report, "text": "\n\n".join(report["lines"]) + "\n", "events": events})
    return found


def _made_up_happenings(use: str) -> list[Happening]:
    sets: dict[str, list[dict[str, Any]]] = {}
    for report in _made_up():
        if report["use"] == use:
            sets.setdefault(report["set"], []).append(report)
    found = []
    for reports in sets.values():
        told = [{event["what"]: number for number, event in enumerate(one["events"])} for one in reports]
        keys = dict.fromkeys(key for own in told for key in own)
        same = [[own.get(key, -1) for own in told] for key in keys if sum(key in own for own in told) > 1]
        found.append(Happening(tuple(one["id"] for one in reports), same, []))
    return found


def drafted(document: Document, gazetteer: Gazetteer) -> Draft:
    """Return the draft of an annotated report."""
    return draft(document["text"], _day(document), gazetteer=gazetteer)


def from_drafts(reports: Sequence[Document], drafts: Sequence[Draft]) -> tuple[list[Account], Told]:
    """Return the events of drafts to be lined up, and which annotated events they tell."""
    found: list[Account] = []
    told: dict[Key, frozenset[int]] = {}
    named = frozenset().union(*(place_words(made.places) for made in drafts))
    for number, (document, made) in enumerate(zip(reports, drafts, strict=True)):
        found += accounts(number, made.events, made.passages, made.places, named)
        where = {row["place_id"]: row for row in rows(made.places)}
        for row in rows(made.events):
            quotes = [one["quote"] for one in rows(made.passages) if one["event_id"] == row["event_id"]]
            told[number, row["event_id"]] = _tells(document, row, where.get(row["place_id"]), quotes)
    return found, told


def from_annotations(reports: Sequence[Document]) -> tuple[list[Account], Told]:
    """Return the annotated events themselves, to be lined up."""
    found: list[Account] = []
    told: dict[Key, frozenset[int]] = {}
    named = stems(event.get("place") or "" for document in reports for event in document["events"])
    for number, document in enumerate(reports):
        events, passages, places = [], [], []
        for at, event in enumerate(document["events"]):
            key, placed = str(at), event.get("lat") is not None
            cells = {name: event[name] for name in ("status", "role", "date")}
            title = event.get("title") or (event["quotes"][0] if event["quotes"] else "")
            events.append({"event_id": key, "title": title, "place_id": key if placed else "", **cells})
            passages += [{"event_id": key, "quote": quote} for quote in event["quotes"]]
            point = {name: str(event.get(name)) for name in ("lat", "lon")}
            precision = "region" if placed and event["km"] >= 100 else "city"
            if placed:
                places.append(
                    {"place_id": key, **point, "radius_km": str(event["km"]), "precision": precision}
                )
            told[number, key] = frozenset({at})
        frames = (
            pd.DataFrame(events),
            pd.DataFrame(passages, columns=["event_id", "quote"]),
            pd.DataFrame(places),
        )
        found += accounts(number, *frames, named)
    return found, told


def simply(found: Sequence[Account]) -> list[dict[Key, float]]:
    """Line up events within 15 km on the same date, and nothing else."""
    pairs = candidates(found)
    same = [
        float(
            one.edtf == other.edtf
            and bool(one.edtf)
            and one.point is not None
            and other.point is not None
            and km_apart(one, other) < SAME_KM
        )
        for one, other in pairs
    ]
    return groups(found, pairs, same, 0.5)


def count(
    happening: Happening,
    found: Sequence[Account],
    told: Told,
    same: Sequence[Collection[Key]],
    *,
    print_them: bool = False,
) -> Counter[str]:
    """Return how many pairs were joined and judged, right of them, not judged; annotated, told by both."""
    counted: Counter[str] = Counter()
    joined = [pair for keys in same for pair in combinations(sorted(keys), 2)]
    got = set()
    for one, other in joined:
        judged = happening.judge((one[0], told[one]), (other[0], told[other]))
        if judged is None:
            counted["not judged"] += 1
            continue
        counted["joined"] += 1
        counted["right"] += judged
        got.add((one, other))
        if print_them and not judged:
            print(f"  not annotated as the same: {one[1]} of {happening.reports[one[0]]}, "
                  f"{other[1]} of {happening.reports[other[0]]}")  # fmt: skip
    keys = [(one.report, one.event_id) for one in found]
    for row in happening.same:
        for first, second in combinations([n for n, at in enumerate(row) if at >= 0], 2):
            counted["annotated"] += 1
            tell = partial(_telling, keys, told)
            both = [(a, b) for a in tell(first, row[first]) for b in tell(second, row[second])]
            counted["told"] += bool(both)
            counted["found"] += any(pair in got for pair in both)
    return counted


def line(name: str, counted: Mapping[str, int]) -> str:
    """Return the figures in words."""

    def share(part: str, whole: str) -> str:
        return f"{100 * counted[part] / counted[whole]:.0f} %" if counted[whole] else "-"

    return (
        f"{name}: of {counted['joined']} joined pairs {counted['right']} right ({share('right', 'joined')}), "
        f"{counted['not judged']} more not judged; "
        f"of {counted['told']} that both tell {counted['found']} joined ({share('found', 'told')}), "
        f"of all {counted['annotated']} annotated {share('found', 'annotated')}"
    )


def _telling(keys: Sequence[Key], told: Told, report: int, event: int) -> list[Key]:
    return [key for key in keys if key[0] == report and event in told[key]]


def _tells(
    document: Document, row: Mapping[str, str], place: Mapping[str, str] | None, quotes: Sequence[str]
) -> frozenset[int]:
    """The annotated events that a drafted one tells: in the same sentence, with place or date right."""
    placed = place is not None and bool(place["lat"])
    got = {
        **row, "quotes": quotes,
        "lat": float(place["lat"]) if place and placed else None,
        "lon": float(place["lon"]) if place and placed else None,
    }  # fmt: skip
    scores = {}
    for number, want in enumerate(document["events"]):
        compared = compare(want, got)
        if compared.sentence and (compared.place or compared.date):
            scores[number] = compared.place + compared.date
    best = max(scores.values(), default=0)
    return frozenset(number for number, score in scores.items() if score == best)


def _day(document: Document) -> date:
    return date.fromisoformat(document["published"][:10])


if __name__ == "__main__":
    main()
