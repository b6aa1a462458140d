"""Answers without the engine, for tests of what carries reports about: `python -m tests.batch.standin`.

Drafts SOURCE over a Dask scheduler into Parquet, as the command does, but with a made-up story of each
report.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from functools import partial

import pandas as pd

from geo.batch import cluster, parquet
from geo.batch.answer import Answer
from geo.batch.given import Given, Source
from geo.batch.run import draft_all
from geo.pipeline.folder import new_meta
from geo.pipeline.tables import Draft
from geo.story.tables import COVERAGE, EVENTS, PASSAGES, PLACES, Table


def answer(given: Given, seconds: float = 0.0) -> Answer:
    """A story of one event, after some seconds; a report whose text begins with "bad" has none."""
    time.sleep(seconds)
    assert isinstance(given.content, dict)
    text = given.content["text"]
    if text.startswith("bad"):
        return Answer("The report is bad.")
    event = {
        "event_id": "riga", "title": text, "role": "stop", "status": "happened", "date": "2024-05-13",
        "date_reason": "made up", "place_id": "riga", "chance": "0.50", "place_chance": "0.60",
        "date_chance": "0.70", "reviewed": "false",
    }  # fmt: skip
    place = {
        "place_id": "riga", "name": "Riga", "label": "Riga, Latvia", "lat": "56.946", "lon": "24.106",
        "precision": "city", "radius_km": "10", "inferred": "false", "geocoder": "test",
        "source_id": "test:1", "licence": "test",
    }  # fmt: skip
    passage = {"event_id": "riga", "start": "0", "end": str(len(text)), "quote": text}
    told = {"sentence": text, "outcome": "event", "reason": "1 event"}
    made = Draft(
        "", _table(EVENTS, event), _table(PASSAGES, passage), _table(PLACES, place), _table(COVERAGE, told)
    )
    return Answer("", new_meta(given.key, text, date(2024, 5, 15)), text, made)


def nothing() -> None:
    """What is to be loaded."""


def _table(table: Table, row: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame([row], columns=list(table.columns), dtype=object).fillna("")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("out")
    parser.add_argument("scheduler")
    parser.add_argument("--part", type=int, default=parquet.LARGEST)
    asked = parser.parse_args()
    parquet.LARGEST = asked.part  # type: ignore[misc]
    spreading = partial(
        cluster.spread,
        work=partial(answer, seconds=0.02),
        load=nothing,
        scheduler=asked.scheduler,
        say=lambda sentence: print(sentence, file=sys.stderr, flush=True),
    )
    with parquet.opened(asked.out) as output:
        done = 0

        def told(_: object) -> None:
            nonlocal done
            done += 1
            print(done, flush=True)

        print(draft_all(Source(asked.source, asked.out), output, spreading, told))


if __name__ == "__main__":
    main()
