"""Reports with the events expected of them -> how many of these Dateline draws right, and of what it draws.

    python -m bench.events [CORPUS] [--by-kind] [--list]

CORPUS is a JSON Lines file of annotated reports (id, text, published, kind, events), or a folder with a
NAME.toml beside each NAME.txt, as tests/reports has (the default). The weights that ship have learned from
the annotated reports that data/models/make_events.py was given and from tests/reports: on these a plain run
flatters, and `python -m bench.event_folds` judges each report by what the others taught. Nothing is random.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from bench.event_scoring import Row, counts, lines, matched
from geo import timespan
from geo.gazetteer.gazetteer import Gazetteer
from geo.paths import ROOT
from geo.pipeline.draft import draft
from geo.pipeline.tables import Draft

REPORTS: Final = ROOT / "tests" / "reports"
MADE_UP_KM: Final = 100.0

Document = Mapping[str, Any]


def main() -> None:
    """Print the figures of a corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", type=Path, default=REPORTS)
    parser.add_argument("--by-kind", action="store_true", help="a table for each kind of report too")
    parser.add_argument("--list", action="store_true", help="every event with what is wrong of it")
    args = parser.parse_args()
    documents = made_up(args.corpus) if args.corpus.is_dir() else read(args.corpus)
    gazetteer = Gazetteer()
    start = time.process_time()
    draft("Anna Berg arrived in Riga on Monday.", None, gazetteer=gazetteer)  # loads everything
    loaded = time.process_time()
    totals: dict[str, Counter[str]] = {}
    never: list[str] = []
    for document in documents:
        rows = drawn(document, gazetteer)
        never += not_to_be_shown(document, rows)
        count = counts(document["events"], rows)
        for key in ("all", document["kind"]):
            totals.setdefault(key, Counter()).update(count)
        if args.list:
            print("\n".join(listed(document, rows)))
    spent = time.process_time() - loaded
    words = sum(len(document["text"].split()) for document in documents)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = f"{words / spent:,.0f} words a second of processor"
    print(f"{speed}, loaded in {loaded - start:.1f} s, {memory:,.0f} MB")
    for key in totals if args.by_kind else ["all"]:
        print("\n".join(lines(key, totals[key])))
    print(f"  never to be shown: {len(never)} events")
    if never:
        sys.exit("\n".join(never))


def read(path: Path) -> list[Document]:
    """Return the reports of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def made_up(folder: Path) -> list[Document]:
    """Return the made-up reports of a folder and its subfolders in the form of the annotated ones."""
    found: list[Document] = []
    for path in sorted(folder.rglob("*.toml")):
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        events = [
            {
                "title": "", "place": event["place"], "lat": event.get("lat") if event["place"] else None,
                "lon": event.get("lon"), "km": MADE_UP_KM, "place_words": "", "date": event["date"],
                "date_ok": [], "status": event["status"], "role": event["role"],
                "core": event.get("core", False), "quotes": [event["quote"]],
            }
            for event in said["event"]
        ]  # fmt: skip
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        found.append(
            {
                "id": f"made-up-{path.stem}", "published": said["published"].isoformat(), "kind": "made-up",
                "title": said["title"], "traveller": said["traveller"], "text": text, "events": events,
            }
        )  # fmt: skip
    return found


def drawn(document: Document, gazetteer: Gazetteer) -> list[Row]:
    """Draft a report, finding out who travels, and return its events as they are compared."""
    made = draft(
        document["text"],
        date.fromisoformat(document["published"]),
        title=document.get("title", ""),
        gazetteer=gazetteer,
    )
    return rows_of(made)


def rows_of(made: Draft) -> list[Row]:
    """Return events with lat and lon (degrees, None for no place), their other cells, and their quotes."""
    quotes: dict[str, list[str]] = {}
    for passage in made.passages.to_dict("records"):
        quotes.setdefault(passage["event_id"], []).append(passage["quote"])
    places = {place["place_id"]: place for place in made.places.to_dict("records")}
    found: list[Row] = []
    for event in made.events.to_dict("records"):
        place = places.get(event["place_id"], {})
        lat, lon = place.get("lat") or None, place.get("lon") or None
        cells = {str(column): cell for column, cell in event.items()}
        cells["place"] = place.get("label") or place.get("name", "")
        cells["lat"], cells["lon"] = lat and float(lat), lon and float(lon)
        found.append({**cells, "quotes": quotes[event["event_id"]]})
    return found


def not_to_be_shown(document: Document, rows: Sequence[Row]) -> list[str]:
    """Return a line for each planned event that ended before publication, and what happened after it."""
    published = date.fromisoformat(document["published"])
    day = published.year, published.month, published.day
    found = []
    for row in rows:
        span = timespan.parse(row["date"]) if row["date"] else None
        if span is None:
            continue
        over = span.last is not None and span.last < day
        ahead = span.first is not None and span.first > day
        if (row["status"] == "planned" and over) or (row["status"] == "happened" and ahead):
            found.append(f"{document['id']}: {row['status']} {row['date']}: {row['title']}")
    return found


def listed(document: Document, rows: Sequence[Row]) -> list[str]:
    """Return a line for each event expected or drawn, with what is wrong of it."""
    by_want, by_draft = matched(document["events"], rows)
    said = [f"\n{document['id']} ({document['kind']}, {document['published']})"]
    for number, want in enumerate(document["events"]):
        words = f"{want['place'] or 'no place'}, {want['date'] or 'no date'}, {want['status']} {want['role']}"
        star = "*" if want["core"] else " "
        if number not in by_want:
            said.append(f"  missed {star} {words}: {want['quotes'][0][:90]}")
            continue
        at, c = by_want[number]
        wrong = [part for part in ("place", "date", "status", "role") if not getattr(c, part)]
        got = rows[at]
        is_ = f": {got['place'] or 'no place'}, {got['date'] or 'no date'}, {got['status']} {got['role']}"
        said.append(f"  {'part  ' if wrong else 'right '} {star} {words}" + (is_ if wrong else ""))
    for at, got in enumerate(rows):
        if at not in by_draft:
            said.append(
                f"  more     {got['place'] or 'no place'}, {got['date'] or 'no date'}: {got['title']}"
            )
    return said


if __name__ == "__main__":
    main()
