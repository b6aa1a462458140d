"""A small story of two reports for tests, written as `tests.stories` writes one: offsets are looked up.

    folder = joined.write(tmp_path / "flood")

Two wires on a flood: they agree on the dam and differ on the day of the march; the later one has more dead.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests import stories
from tests.stories import event, place, said

Row = dict[str, Any]

NORTH = (
    "Dam bursts above Halden\n\n"
    "HALDEN, Norway, May 12 (North Wire) - A dam burst above Halden on Tuesday, killing 12 people. "
    "Families marched in Oslo on Wednesday.\n"
)
SOUTH = (
    "Twenty dead in Norwegian flood\n\n"
    "OSLO, May 14 (South Wire) - A dam burst above Halden on Tuesday, and 20 people died. "
    "Families marched in Oslo on Thursday. The king visited Fredrikstad on Thursday.\n"
)
BURST = "A dam burst above Halden on Tuesday, killing 12 people."
BURST_TOO = "A dam burst above Halden on Tuesday, and 20 people died."
MARCH = "Families marched in Oslo on Wednesday."
MARCH_TOO = "Families marched in Oslo on Thursday."
KING = "The king visited Fredrikstad on Thursday."

REPORTS: tuple[Row, ...] = (
    {"report_id": "north", "title": "Dam bursts above Halden", "publisher": "North Wire",
     "published": "2026-05-13", "url": "https://north.example/dam", "text": NORTH},
    {"report_id": "south", "title": "Twenty dead in Norwegian flood", "publisher": "South Wire",
     "published": "2026-05-14", "text": SOUTH},
)  # fmt: skip
_PASSAGES = (*stories.PASSAGE_COLUMNS, "report_id")
_EVENTS = (*stories.EVENT_COLUMNS, "report_id", "same_as", "same_chance")
_COLUMNS = ("report_id", "title", "publisher", "byline", "published", "url", "rights", "start", "end")


def events() -> list[Row]:
    """The events that the two reports tell, as a machine drew them."""
    drawn = {"role": "related", "reviewed": "false", "chance": "0.8"}
    north, south = {**drawn, "report_id": "north"}, {**drawn, "report_id": "south"}
    return [
        event("burst", "Dam bursts above Halden", said(BURST, place="Halden", date="Tuesday"),
              date="2026-05-12", place_id="halden", **north),
        event("march", "Families march in Oslo", said(MARCH, place="Oslo", date="Wednesday"),
              date="2026-05-13", place_id="oslo", **north),
        event("burst-too", "Dam bursts above Halden", said(BURST_TOO, place="Halden", date="Tuesday"),
              date="2026-05-12", place_id="halden", same_as="burst", **south),
        event("march-too", "Families march in Oslo", said(MARCH_TOO, place="Oslo", date="Thursday"),
              date="2026-05-14", place_id="oslo", same_as="march", **south),
        event("king", "King visits Fredrikstad", said(KING, place="Fredrikstad", date="Thursday"),
              date="2026-05-14", place_id="fredrikstad", **south),
    ]  # fmt: skip


PLACES = (
    place("halden", "Halden", 59.13, 11.387, label="Halden, Norway"),
    place("oslo", "Oslo", 59.91, 10.75, label="Oslo, Norway"),
    place("asker", "Asker", 59.83, 10.44, label="Asker, Norway"),
    place("norway", "Norway", 64.5, 12.0, label="Norway", precision="country", radius_km="300"),
    place("fredrikstad", "Fredrikstad", 59.22, 10.93, label="Fredrikstad, Norway"),
)


def write(folder: Path, *, told: Sequence[Row] = (), reports: Sequence[Row] = REPORTS) -> Path:
    """Write the story's folder and return it; `told` are other events than the usual."""
    told = told or events()
    text = "\n".join(report["text"] for report in reports)
    stories.write(folder, text=text, events=told, places=PLACES, id="flood", title="Flood in Norway",
                  publisher="North Wire, South Wire", byline="", traveller="",
                  published=date(2026, 5, 14))  # fmt: skip
    listed, at = [], 0
    for report in reports:
        listed.append({**report, "start": at, "end": at + len(report["text"])})
        at += len(report["text"]) + 1
    stories.write_csv(folder / "reports.csv", _COLUMNS, listed)
    stories.write_csv(folder / "events.csv", _EVENTS, told)
    passages = [
        {**stories.passage(text, row["event_id"], one), "report_id": row["report_id"]}
        for row in told
        for one in row["passages"]
    ]
    stories.write_csv(folder / "passages.csv", _PASSAGES, passages)
    return folder
