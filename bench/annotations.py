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
NAMES: Final = ROOT / "data" / "models" / "further-names.jsonl"
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
    return [
        {**report, "events": [
            {**event, "quotes": [report["text"][start:end] for start, end in event["spans"]]}
            for event in report["events"]
        ]}
        for report in _with_texts(annotations, corpora)
    ]  # fmt: skip


def named(corpora: Path) -> list[Document]:
    """Return the texts of further-names.jsonl with their `places`, as the corpora of places have them.

    A line of the file has corpus, id, the SHA-256 of the text, and `names`: start, end, and "L" for a place
    that is meant itself, "M" for one that stands for its government, team or people, "-" for neither right
    nor wrong (the adjective of a people).

    Raises:
        SystemExit: a corpus or a text is not there, or the text is not the one that was annotated.

    """
    means: dict[str, Document] = {"L": {"kind": "Literal"}, "M": {"kind": "Metonymic"}, "-": {"ignore": True}}
    return [
        {**text, "corpus": NAMES.stem, "places": [
            {"start": start, "end": end, **means[kind]} for start, end, kind in text["names"]
        ]}
        for text in _with_texts(NAMES, corpora)
    ]  # fmt: skip


def _with_texts(annotations: Path, corpora: Path) -> Iterator[Document]:
    texts: dict[str, dict[str, str]] = {}
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
        yield {**report, "text": text}


def _rows(path: Path) -> Iterator[Document]:
    """The rows of a JSON Lines file; a text may hold signs that end a line elsewhere."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
