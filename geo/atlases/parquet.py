"""The Parquet tables of a batch -> what an atlas keeps of each story; parts it has are not read again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pandas as pd

from geo.atlases.entries import Entry, Source, event, in_library
from geo.batch import parquet
from geo.batch.storage import is_url


def sources(name: str) -> Iterator[Source]:
    """The stories of a library, or of a path or URL to which `dateline draft --format parquet` has written.

    Raises:
        DatelineError: there is neither.

    """
    if is_url(name) or (not any(Path(name).glob("*/story.toml")) and (Path(name) / "reports").is_dir()):
        yield from in_parquet(name)
    else:
        yield from in_library(Path(name))


def in_parquet(name: str) -> Iterator[Source]:
    """The stories of a batch's tables, part by part; a part never changes once it is there.

    Raises:
        DatelineError: they cannot be read.

    """
    for part in parquet.parts(name):
        for story in parquet.read(name, "reports", part)["story"].to_pylist():
            yield Source(story, part, partial(_read, name, part, story))


def _read(name: str, part: str, story: str) -> Entry:
    return _part(name, part)[story]


@lru_cache(maxsize=1)  # stories are read in the order of their parts
def _part(name: str, part: str) -> dict[str, Entry]:
    """All stories of a part."""
    events, places, passages, reports = (
        parquet.read(name, table, part).to_pandas() for table in ("events", "places", "passages", "reports")
    )
    key = ["story", "place_id"]
    placed = events.merge(places.drop(columns=["report_id", "geometry"]), on=key, how="left")
    told = passages.groupby(["story", "event_id"], sort=False)["quote"].agg(list).to_dict()
    rows: dict[str, list[dict[Any, Any]]] = {story: [] for story in reports["story"]}
    for row in placed.to_dict("records"):
        rows[row["story"]].append(row)
    return {row["story"]: _entry(row, rows[row["story"]], told) for row in reports.to_dict("records")}


def _entry(report: dict[Any, Any], rows: list[dict[Any, Any]], told: dict[Any, list[str]]) -> Entry:
    published = pd.Timestamp(report["published"]).date().isoformat()
    events = [event(row, told.get((row["story"], row["event_id"]), [])) for row in rows]
    texts = (report[name] or "" for name in ("title", "publisher", "url"))
    title, publisher, url = texts
    return Entry(title, publisher, published, url, events)
