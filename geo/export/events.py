"""What every format says of the events of a story and of the story itself. Nothing is left out."""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd

from geo import timespan
from geo.kinds import NOT_FOUND
from geo.story.story import Story
from geo.story.tables import CHANCES
from geo.timespan import Day

UNCHECKED: Final = "drawn by machine, checked by nobody"

_NO_ID: Final = re.compile(r"[^\w.-]+")
_COLUMNS: Final = (
    *("event_id", "when", "date", "title", "role", "status", "stop", "place", "lat", "lon", "precision"),
    *("inferred", "sentences", "date_reason", "geocoder", "source_id", *CHANCES, "runners_up", "checked"),
)

_LAST: Final = ((10**6, 0, 0), (10**6, 0, 0))  # where events without a date are sorted


def rows(story: Story) -> list[dict[str, Any]]:
    """One value an event, in the order of events.csv; None for what it does not have.

    Keys: those of events.csv and of its row of places.csv, `inferred` and `reviewed` as true or false;
    when (the date in words, ""), place (its label, or else its name, ""), point ((lat, lon) in degrees),
    stop (its number on the route), passages (start, end, quote; offsets in characters of the report, end
    exclusive), checked (by whom, or that nobody did).
    """
    stops = {
        event: int(stop)
        for stop, events in zip(story.itinerary["stop"], story.itinerary["event_ids"], strict=True)
        for event in events
    }
    passages: dict[str, list[dict[str, Any]]] = {event: [] for event in story.events["event_id"]}
    for event, start, end, quote in story.passages.sort_values("start").iloc[:, :4].to_numpy():
        passages[event].append({"start": int(start), "end": int(end), "quote": quote})
    placed = story.placed.astype(object)
    return [
        {
            **{str(key): value for key, value in row.items()},
            "inferred": {"true": True, "false": False}.get(row["inferred"]),
            "reviewed": bool(row["reviewed"]),
            "when": timespan.words(row["date"]) if row["date"] else "",
            "place": row["label"] or row["name"] or "",
            "point": None if row["lat"] is None else (row["lat"], row["lon"]),
            "stop": stops.get(row["event_id"]),
            "passages": passages[row["event_id"]],
            "checked": checked(row),
        }
        for row in placed.where(placed.notna(), None).to_dict("records")
    ]


def in_time(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows in order of time, those without a date last."""
    return sorted(told, key=lambda row: timespan.parse(row["date"]).order if row["date"] else _LAST)


def table(story: Story) -> pd.DataFrame:
    """One row an event, in order of time, undated ones last.

    Columns: event_id, when (words), date (EDTF), title, role, status, stop (its number on the route),
    place, lat, lon (degrees), precision, inferred, sentences (joined by a line break), date_reason,
    geocoder, source_id, chance, place_chance, date_chance (0 to 1 that both, the place, the date are
    right), runners_up, checked.
    """
    told = [
        {**row, "sentences": "\n".join(passage["quote"] for passage in row["passages"])}
        for row in in_time(rows(story))
    ]
    frame = pd.DataFrame(told, columns=list(_COLUMNS))
    numbers = {"lat": "float64", "lon": "float64", **dict.fromkeys(CHANCES, "float64"), "stop": "Int64"}
    return frame.astype(numbers)


def checked(row: dict[Any, Any]) -> str:
    """Who answers for an event: a person, by name and day if they gave them, or nobody."""
    if not row["reviewed"]:
        return UNCHECKED
    by = f"reviewed by {row['reviewed_by']}" if row["reviewed_by"] else "reviewed"
    return f"{by}, {timespan.words(row['reviewed_on'])}" if row["reviewed_on"] else by


def source(story: Story) -> str:
    """Who published the report and when, in words."""
    meta = story.meta
    day = timespan.words(meta.published.isoformat())
    return ", ".join(part for part in (meta.source, meta.byline, day) if part)


def credit(story: Story) -> str:
    """Where text and places are from, on which terms, and how much of the map nobody has checked."""
    told = story.events["reviewed"]
    open_ones = int((~told.astype(bool)).sum())
    parts = [
        f"Report: {source(story)}.",
        f"{story.meta.url}." if story.meta.url else "",
        story.meta.rights and f"{story.meta.rights.rstrip('.')}.",
        "Places: GeoNames (CC BY 4.0) and the sources named with each event.",
        f"{open_ones} of {len(told)} events were {UNCHECKED}." if open_ones else "",
        "Map by Dateline.",
    ]
    return " ".join(part for part in parts if part)


def iso(day: Day) -> str:
    """A day as ISO 8601 writes it; years before 1 are negative, as astronomers count them."""
    year, month, number = day
    return f"{year:0{5 if year < 0 else 4}d}-{month:02d}-{number:02d}"


def plain_id(event_id: str) -> str:
    """An event's id as formats can hold it that allow letters, digits, ".", "-" and "_" alone."""
    return _NO_ID.sub("-", event_id)


def unplaced(row: dict[str, Any]) -> str:
    """Why an event is on no map; "" where it is on one."""
    if row["point"]:
        return ""
    if row["geocoder"] == NOT_FOUND:
        return f"nobody knows where {row['place']} is"
    return "no coordinates yet" if row["place"] else "no place is named"
