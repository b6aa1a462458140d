"""A corpus of annotated dates -> accuracy, speed and memory of Dateline's date tagger and of peers.

    python -m bench.dates TIMEBANK.jsonl AQUAINT.jsonl [--peers] [--folds]

Each line of a corpus is {"id", "published", "text", "dates": [{"start", "end", "value"}]}. Every system
runs in a process of its own, so that its memory is its own; seconds are of the processor. Peers:
dateparser (search_dates) and recognizers-text-date-time, both told the publication date (pip install
dateparser recognizers-text-date-time); a peer that is not installed is left out with a line that says so.
--folds shows which way weekdays and months point, by the rules and as learned (bench/date_direction.py).
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from datetime import date, datetime
from datetime import time as midnight
from pathlib import Path
from typing import Any

from bench import date_direction
from bench.scoring import read, score_dates
from geo.paths import ROOT

Row = dict[str, Any]
Tagger = Callable[[str, date | None], list[Row]]

SYSTEMS = {"dateline": "geo.dates", "recognizers": "recognizers_date_time", "dateparser": "dateparser"}
"""Name of each system, and the module that has to be there."""

COLUMNS = ("strict_f1", "relaxed_f1", "value_f1", "day_accuracy")


def main() -> None:
    """Print one table for each corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="+", type=Path, help="JSON Lines files")
    parser.add_argument("--peers", action="store_true", help="run the peers too")
    parser.add_argument("--folds", action="store_true", help="show the direction of dates as learned too")
    parser.add_argument("--system", choices=SYSTEMS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.system:
        print(json.dumps(run(args.system, args.corpora)))
        return
    results = {}
    for name in SYSTEMS if args.peers else ["dateline"]:
        if importlib.util.find_spec(SYSTEMS[name]):
            results[name] = measured(name, args.corpora)
        else:
            print(f"{name} is not installed: left out")
    for place, path in enumerate(args.corpora):
        print(table(path, {name: (result, result["corpora"][place]) for name, result in results.items()}))
    if args.folds:
        print(
            date_direction.table(
                [*date_direction.samples(doc for path in args.corpora for doc in read(path))]
            )
        )


def measured(name: str, corpora: list[Path]) -> Row:
    """Run one system over the corpora in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "bench.dates",
        "--system",
        name,
        *(str(path.resolve()) for path in corpora),
    ]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    result: Row = json.loads(done.stdout.splitlines()[-1])
    return result


def run(name: str, corpora: list[Path]) -> Row:
    """Load a system, tag every document and return its figures, seconds and MB of memory."""
    warnings.simplefilter("ignore")
    start = time.process_time()
    tagger = {"dateline": dateline, "recognizers": recognizers, "dateparser": dateparser}[name]()
    tagger("The meeting is on Friday.", date(2023, 9, 15))
    loaded = time.process_time() - start
    scores = []
    for path in corpora:
        docs = read(path)
        start = time.process_time()
        found = {doc["id"]: {"dates": tagger(doc["text"], day(doc))} for doc in docs}
        seconds = time.process_time() - start
        words = sum(len(doc["text"].split()) for doc in docs)
        scores.append(score_dates(docs, found) | {"seconds": seconds, "words": words})
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"load_s": loaded, "memory_mb": memory, "corpora": scores}


def table(path: Path, results: Mapping[str, tuple[Row, Row]]) -> str:
    """Return a corpus's figures as a Markdown table; the last column says how much faster Dateline is."""
    heads = [
        "strict F1",
        "relaxed F1",
        "value F1",
        "day acc.",
        "words/s",
        "ms/400 words",
        "load s",
        "MB",
        "time",
    ]
    lines = [f"\n{path.name}", f"| | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]
    own = results["dateline"][1]["seconds"]
    for name, (whole, score) in results.items():
        cells = [f"{score[column]:.3f}" for column in COLUMNS]
        cells.append(f"{score['words'] / score['seconds']:,.0f}")
        cells.append(f"{400_000 * score['seconds'] / score['words']:.1f}")
        cells += [f"{whole['load_s']:.2f}", f"{whole['memory_mb']:.0f}", f"{score['seconds'] / own:.1f}x"]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def day(doc: Row) -> date | None:
    """Return the publication day of a document, None where it is not known or not in ISO order."""
    try:
        return date.fromisoformat((doc["published"] or "")[:10])
    except ValueError:
        return None


def dateline() -> Tagger:
    """Return this project's tagger."""
    from geo.dates import tag

    def find(text: str, published: date | None) -> list[Row]:
        return [{"start": e.start, "end": e.end, "value": e.value} for e in tag(text, published)]

    return find


def recognizers() -> Tagger:
    """Return recognizers-text-date-time: Microsoft's rules, whose TIMEX differs from TimeML's in places."""
    # Version 1.0.2a2 was written for emoji 1, which had this name.
    emoji = importlib.import_module("emoji")
    vars(emoji)["UNICODE_EMOJI"] = emoji.EMOJI_DATA
    recognize_datetime = importlib.import_module("recognizers_date_time").recognize_datetime

    def find(text: str, published: date | None) -> list[Row]:
        reference = datetime.combine(published or date.today(), midnight())
        return [
            {"start": found.start, "end": found.end + 1, "value": _value(found.resolution)}
            for found in recognize_datetime(text, "en-us", reference=reference)
        ]

    return find


def _value(resolution: Row | None) -> str:
    """Return the last past reading as a TIMEX3 value: its day where there is one."""
    values = (resolution or {}).get("values") or [{}]
    first = values[0]
    if first.get("type") == "date" and first.get("value", "")[:1].isdigit():
        return str(first["value"])
    return str(first.get("timex", ""))


def dateparser() -> Tagger:
    """Return dateparser.search, which resolves every expression to a moment."""
    search_dates = importlib.import_module("dateparser.search").search_dates

    def find(text: str, published: date | None) -> list[Row]:
        settings = {"RELATIVE_BASE": datetime.combine(published or date.today(), midnight())}
        rows, place = [], 0
        for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, place)
            if start >= 0:
                place = start + len(words)
                rows.append({"start": start, "end": place, "value": f"{moment:%Y-%m-%d}"})
        return rows

    return find


if __name__ == "__main__":
    main()
