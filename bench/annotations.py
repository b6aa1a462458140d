"""Reports annotated for this project, kept without their texts; how far two annotations of a report agree.

    python -m bench.annotations CORPORA

data/models/further-reports.jsonl holds the events of reports that the corpora carry for their places or
dates; data/models/second-annotation.jsonl those of thirty of the annotated reports, by somebody who had not
seen the first annotation. The command prints how much of either stands in the other: no engine can be
expected to do better. CORPORA is the folder of the corpora, which hold the texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.event_scoring import counts, lines
from geo.paths import ROOT

FURTHER: Final = ROOT / "data" / "models" / "further-reports.jsonl"
SECOND: Final = ROOT / "data" / "models" / "second-annotation.jsonl"
Document = dict[str, Any]


def main() -> None:
    """Print the figures of the second annotation, measured by the first."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    args = parser.parse_args()
    total: Counter[str] = Counter()
    first: dict[str, dict[str, Document]] = {}
    for again in annotated(SECOND, args.corpora):
        name = again["corpus"]
        if name not in first:
            first[name] = {row["id"]: row for row in _rows(args.corpora / f"{name}.jsonl")}
        total.update(counts(first[name][again["id"]]["events"], again["events"]))
    print("\n".join(lines("second annotation", total)))


def annotated(annotations: Path, corpora: Path) -> list[Document]:
    """Return the reports that a file of annotations names, with the texts of the corpora.

    A line of the file has corpus, id, the SHA-256 of the text, and `events` as the annotated reports have
    them, with `spans` of the text (start, end) in place of `quotes`.

    Raises:
        SystemExit: a corpus or a text is not there, or the text is not the one that was annotated.

    """
    texts: dict[str, dict[str, str]] = {}
    found = []
    for report in _rows(annotations):
        name = report["corpus"]
        if name not in texts:
            path = corpora / f"{name}.jsonl"
            if not path.is_file():
                sys.exit(f"{corpora} holds no {path.name}; give the folder with the corpora.")
            texts[name] = {row["id"]: row["text"] for row in _rows(path)}
        text = texts[name].get(report["id"], "")
        if hashlib.sha256(text.encode()).hexdigest() != report["sha256"]:
            sys.exit(f"{name}.jsonl: the text of {report['id']} is not the one that was annotated.")
        events = [
            {**event, "quotes": [text[start:end] for start, end in event["spans"]]}
            for event in report["events"]
        ]
        found.append({**report, "text": text, "events": events})
    return found


def _rows(path: Path) -> Iterator[Document]:
    """The rows of a JSON Lines file; a text may hold signs that end a line elsewhere."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
