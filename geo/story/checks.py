"""What must hold between the tables of a story: keys, offsets and coordinates.

Each function takes tables whose cells are text and yields a problem with file, row and column for
whatever does not fit together. Cells that cannot be read at all are named by geo/story/tables.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from geo.errors import Problem
from geo.kinds import AREAS
from geo.story.tables import EVENTS, OFFSET, PASSAGES, PLACES, REPORTS


def keys(events: pd.DataFrame, passages: pd.DataFrame, places: pd.DataFrame) -> Iterator[Problem]:
    """Ids are unique, every reference leads somewhere, every event has a sentence."""
    for frame, table, key in ((events, EVENTS, "event_id"), (places, PLACES, "place_id")):
        counts = Counter(frame[key])
        for row, value in enumerate(frame[key], start=2):
            if counts[value] > 1:
                yield Problem(table.file, f"{value!r} stands in more than one row", row, key)
    known_places, known_events = set(places["place_id"]), set(events["event_id"])
    told = set(passages["event_id"])
    for row, (event, place) in enumerate(zip(events["event_id"], events["place_id"], strict=True), start=2):
        if place and place not in known_places:
            yield Problem(EVENTS.file, f"{place!r} is no place_id of places.csv", row, "place_id")
        if event not in told:
            yield Problem(EVENTS.file, f"{event!r} has no row in passages.csv", row, "event_id")
    for row, event in enumerate(passages["event_id"], start=2):
        if event not in known_events:
            yield Problem(PASSAGES.file, f"{event!r} is no event_id of events.csv", row, "event_id")


def offsets(passages: pd.DataFrame, text: str) -> Iterator[Problem]:
    """`text[start:end] == quote`, and the mentions of place and date lie inside their sentence."""
    for row, passage in enumerate(passages.to_dict("records"), start=2):
        if not all(_whole(passage[column]) for column in ("start", "end")):
            continue  # the cell itself has been named
        start, end, quote = int(passage["start"]), int(passage["end"]), passage["quote"]
        if text[start:end] != quote or end != start + len(quote) or end <= start:
            if (moved := text.find(quote)) >= 0:
                hint = f"the quote stands at {moved} to {moved + len(quote)}"
            else:
                hint = f"there stands {text[start:end][:60]!r} and the quote is nowhere in the report"
            yield Problem(PASSAGES.file, f"{start} to {end} do not fit the quote: {hint}", row, "start")
            continue
        for what in ("place", "date"):
            first, last = passage[f"{what}_start"], passage[f"{what}_end"]
            if (not first and not last) or not all(_whole(cell) for cell in (first, last) if cell):
                continue
            if not (first and last and start <= int(first) < int(last) <= end):
                span = f"{first or 'nothing'} to {last or 'nothing'}"
                message = f"{span} is no span inside the sentence, which goes from {start} to {end}"
                yield Problem(PASSAGES.file, message, row, f"{what}_start")


def reports(
    listed: pd.DataFrame, events: pd.DataFrame, passages: pd.DataFrame, text: str | None
) -> Iterator[Problem]:
    """Reports stand apart in the text, every event belongs to one, and its sentences lie in that one."""
    spans: dict[str, tuple[int, int]] = {}
    yield from _stand_apart(listed, text, spans)
    known = set(listed["report_id"])
    of = dict(zip(events["event_id"], events["report_id"], strict=True))
    for row, report_id in enumerate(events["report_id"], start=2):
        if report_id not in known and (report_id or known):
            yield Problem(EVENTS.file, f"{report_id!r} is no report_id of reports.csv", row, "report_id")
    yield from _same(events, of)
    for row, passage in enumerate(passages.to_dict("records"), start=2):
        report_id = passage["report_id"]
        if report_id != of.get(passage["event_id"], report_id):
            message = f"{report_id!r} is not the report of its event, {of[passage['event_id']]!r}"
            yield Problem(PASSAGES.file, message, row, "report_id")
        elif report_id in spans and _whole(passage["start"]) and _whole(passage["end"]):
            start, end = spans[report_id]
            if not start <= int(passage["start"]) <= int(passage["end"]) <= end:
                message = f"lies outside its report {report_id!r}, which goes from {start} to {end}"
                yield Problem(PASSAGES.file, message, row, "start")


def _stand_apart(
    listed: pd.DataFrame, text: str | None, spans: dict[str, tuple[int, int]]
) -> Iterator[Problem]:
    """Each report has a part of the text for itself, in their order; `spans` takes those parts."""
    before = 0
    for row, (report_id, *cells) in enumerate(listed[["report_id", "start", "end"]].to_numpy(), start=2):
        if report_id in spans:
            yield Problem(REPORTS.file, f"{report_id!r} stands in more than one row", row, "report_id")
        if not all(map(_whole, cells)):
            continue  # the cell itself has been named
        start, end = map(int, cells)
        spans[report_id] = (start, end)
        if not before <= start < end <= (end if text is None else len(text)):
            message = f"{start} to {end} are no part of the text of their own, behind the report before"
            yield Problem(REPORTS.file, message, row, "start" if start < before else "end")
        before = end


def _same(events: pd.DataFrame, of: dict[str, str]) -> Iterator[Problem]:
    """An event is the same as one that is itself the first of those."""
    first = set(events.loc[events["same_as"] == "", "event_id"])
    for row, same in enumerate(events["same_as"], start=2):
        if same and same not in first:
            what = "is itself the same as another; name that one" if same in of else "is no event_id"
            yield Problem(EVENTS.file, f"{same!r} {what}", row, "same_as")


def _whole(cell: str) -> bool:
    return bool(re.fullmatch(OFFSET, cell))


def coordinates(places: pd.DataFrame) -> Iterator[Problem]:
    """A place has all of its coordinates with their origin, or none of them."""
    for row, place in enumerate(places.to_dict("records"), start=2):
        if not place["lat"] and not place["lon"]:
            continue
        needed = ("lat", "lon", "label", "precision", "inferred", "geocoder", "licence")
        for column in needed + (("radius_km",) if place["precision"] in AREAS else ()):
            if not place[column]:
                message = f"is empty, but {place['place_id']!r} has coordinates; fill it in or geocode again"
                yield Problem(PLACES.file, message, row, column)
