"""What every format says of the events of a story and of the story itself. Nothing is left out."""

from __future__ import annotations

import re
from typing import Any, Final

import pandas as pd

from geo import timespan
from geo.kinds import NOT_FOUND
from geo.story.sources import Source
from geo.story.story import Story
from geo.story.tables import CHANCES
from geo.story.tellings import counted, tellings
from geo.timespan import Day

UNCHECKED: Final = "drawn by machine, checked by nobody"

_NO_ID: Final = re.compile(r"[^\w.-]+")
_COLUMNS: Final = (
    *("event_id", "when", "date", "title", "role", "status", "stop", "place", "lat", "lon", "precision"),
    *("inferred", "sentences", "date_reason", "geocoder", "source_id", *CHANCES, "runners_up", "checked"),
)

_OF_SEVERAL: Final = ("reports", "report_ids", "beside", "disagree", "later")
_LAST: Final = ((10**6, 0, 0), (10**6, 0, 0), "")  # where events without a date are sorted


def rows(story: Story) -> list[dict[str, Any]]:
    """One value an event, in the order of events.csv; None for what it does not have.

    What several reports tell alike is one value. Keys: those of events.csv and of its row of places.csv,
    `inferred` and `reviewed` as true or false; when (the date in words, ""), place (its label, or else its
    name, ""), point ((lat, lon) in degrees), stop (its number on the route), passages (start, end, quote,
    report: whose it is, in words, "" in a story of one report; offsets in characters of the text, end
    exclusive), checked (by whom, or that nobody did); reports (the report_ids of all that tell of it), beside
    (the event_ids under which the same is told otherwise) disagree (in what, in words) and later (what a
    later report tells anew).
    """
    stops = {
        event: int(stop)
        for stop, events in zip(story.itinerary["stop"], story.itinerary["event_ids"], strict=True)
        for event in events
    }
    told = tellings(story)
    shown = {event_id: one.ids[0] for one in told for event_id in one.ids}
    passages: dict[str, list[dict[str, Any]]] = {one.ids[0]: [] for one in told}
    whose = {one.id: _whose(one) if len(story.sources) > 1 else "" for one in story.sources}
    columns = ["event_id", "start", "end", "quote", "report_id"]
    for event, start, end, quote, report_id in story.passages.sort_values("start")[columns].to_numpy():
        spoken = {"start": int(start), "end": int(end), "quote": quote, "report": whose[report_id]}
        passages[shown[event]].append(spoken)
    placed = story.placed.astype(object)
    found = {row["event_id"]: row for row in placed.where(placed.notna(), None).to_dict("records")}
    return [
        {
            **{str(key): value for key, value in row.items()},
            "inferred": {"true": True, "false": False}.get(row["inferred"]),
            "reviewed": bool(row["reviewed"]),
            "when": timespan.words(row["date"]) if row["date"] else "",
            "place": row["label"] or row["name"] or "",
            "point": None if row["lat"] is None else (row["lat"], row["lon"]),
            "stop": next((stops[event_id] for event_id in one.ids if event_id in stops), None),
            "passages": passages[row["event_id"]],
            "checked": checked(row),
            "reports": list(one.reports),
            "beside": list(one.beside),
            "disagree": "; ".join(one.disagree),
            "later": "; ".join(one.later),
        }
        for one in told
        for row in [found[one.ids[0]]]
    ]


def in_time(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows in order of time, those without a date last."""
    return sorted(told, key=lambda row: timespan.parse(row["date"]).order if row["date"] else _LAST)


def table(story: Story) -> pd.DataFrame:
    """One row an event, in order of time, undated ones last.

    Columns: event_id, when (words), date (EDTF), title, role, status, stop (its number on the route),
    place, lat, lon (degrees), precision, inferred, sentences (joined by a line break), date_reason,
    geocoder, source_id, chance, place_chance, date_chance (0 to 1 that both, the place, the date are
    right), runners_up, checked. In a story of several reports also reports (how many tell of it), report_ids
    and beside (joined by a blank), disagree, later.
    """
    told = [
        {
            **row,
            "sentences": "\n".join(map(quoted, row["passages"])),
            "report_ids": " ".join(row["reports"]),
            "reports": len(row["reports"]),
            "beside": " ".join(row["beside"]),
        }
        for row in in_time(rows(story))
    ]
    frame = pd.DataFrame(told, columns=[*_COLUMNS, *(_OF_SEVERAL if len(story.sources) > 1 else ())])
    numbers = {"lat": "float64", "lon": "float64", **dict.fromkeys(CHANCES, "float64"), "stop": "Int64"}
    return frame.astype(numbers)


def quoted(passage: dict[str, Any]) -> str:
    """A sentence with whose it is, where that is one of several reports."""
    return f"{passage['quote']} ({passage['report']})" if passage["report"] else str(passage["quote"])


def checked(row: dict[Any, Any]) -> str:
    """Who answers for an event: a person, by name and day if they gave them, or nobody."""
    if not row["reviewed"]:
        return UNCHECKED
    by = f"reviewed by {row['reviewed_by']}" if row["reviewed_by"] else "reviewed"
    return f"{by}, {timespan.words(row['reviewed_on'])}" if row["reviewed_on"] else by


def source(story: Story) -> str:
    """Who published the report and when, in words; of several each, apart by semicolons."""
    return "; ".join(map(_whose, story.sources))


def _whose(one: Source) -> str:
    day = timespan.words(one.published.isoformat())
    return ", ".join(part for part in (one.publisher, one.byline, day) if part)


def credit(story: Story) -> str:
    """Where text and places are from, on which terms, and how much of the map nobody has checked."""
    reviewed, events = counted(story)
    open_ones = events - reviewed
    parts = [
        f"{'Report' if len(story.sources) == 1 else 'Reports'}: {source(story)}.",
        *(f"{one.url}." for one in story.sources if one.url),
        story.meta.rights and f"{story.meta.rights.rstrip('.')}.",
        "Places: GeoNames (CC BY 4.0) and the sources named with each event.",
        f"{open_ones} of {events} events were {UNCHECKED}." if open_ones else "",
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
