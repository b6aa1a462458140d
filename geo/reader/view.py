"""A story -> the one JSON-able value the reader draws: nothing in it is left to be worked out.

Everything that needs a calendar, a geodesic or a table join is settled here, in Python, where it
is tested; the reader's JavaScript only places, paints and scrolls. Events, spots and steps refer
to each other by index. Offsets count UTF-16 units here, as JavaScript's strings do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable
from itertools import accumulate, pairwise
from typing import Any

from geopy.distance import geodesic

from geo import timespan
from geo.kinds import AREAS, Borders, Precision, Role
from geo.lang.en.parts import part_of
from geo.reader import areas, basemap
from geo.reader.home import home
from geo.story.story import Step, Story
from geo.story.tellings import Telling, since, tellings
from geo.story.tolls import tolls
from geo.text import report

View = dict[str, Any]

_CANNOT_TELL = 0.5
"""A place that is less likely than this, by the engine's reckoning, is shown with its runners-up."""
_RUNNERS_UP = 3
_LOST = re.compile(r"^\S+ | \([\d,]+ km\)$")  # what stands around the label of one that was not taken

_MANY_STEPS = 100
"""With more, a story can be stepped through by months and years too."""


def view(story: Story) -> View:
    """Return what the reader shows.

    Keys: id, title, publisher, byline, url, rights, borders, published, publishedWords, traveller, language,
    text; reports (name, title, publisher, byline, published: in words, day: the same, shortly, toll: the
    dead it has in all, in words, or "", url, rights, start, end), the newest last; since: in words, the day
    since when what the newest tells is new, or "";
    paragraphs ([start, end]); passages (event, report, start, end, place, date: spans or None);
    events (id, ids: of all events that reports tell alike, reports: all that tell of it, beside: events that
    tell of the same otherwise, disagree: in what, lines of words, later: what a later report tells anew,
    likewise, fresh: whether only the newest tells it, title, role, status, date, when, reason, step, spot,
    place, stop: its number on the tour or None, reviewed, chance, placeChance, dateChance: in whole percent
    or None, runnersUp: in words);
    spots (lat, lon in degrees: of an area where its name stands; radius in km, label, precision, area,
    inferred, country: the id on the map of the country that an area is or lies in, outline: polygons of an
    area as [lon, lat], None where it is its country's or nobody knows it, soft: whether its edge is,
    stops: their numbers, events); home (the country that the traveller comes from, as a spot, or None);
    steps (date, words, tick, year, gap, events, stop, planned); coarser (the same steps by month and by
    year, of a long story, where these are fewer); legs (from, to: spots; km, direction,
    planned, step); start (the index of the step shown first).
    """
    told = tellings(story)
    steps = story.steps
    step_of = {event: index for index, step in enumerate(steps) for event in step.event_ids}
    number = {event_id: index for index, one in enumerate(told) for event_id in one.ids}
    stop_of = _stops(story)
    rows = _rows(story)
    spots, spot_of = _spots(rows, story.meta.borders, stop_of, number)
    events = _events(story, rows, step_of, spot_of, stop_of, told, number)
    unit = [0, *accumulate(2 if character > "\uffff" else 1 for character in story.text)]
    return {
        "id": story.meta.id,
        "title": story.meta.title,
        "publisher": story.meta.source,
        "byline": story.meta.byline,
        "url": story.meta.url,
        "rights": story.meta.rights,
        "borders": story.meta.borders,
        "published": story.meta.published.isoformat(),
        "publishedWords": timespan.words(story.meta.published.isoformat()),
        "traveller": story.meta.traveller,
        "language": story.meta.language,
        "text": story.text,
        "reports": _reports(story, unit),
        "since": since(story),
        "paragraphs": [[unit[start], unit[end]] for start, end in report.paragraphs(story.text)],
        "passages": _passages(story, number, unit),
        "events": events,
        "spots": spots,
        "home": _home(story),
        "steps": _steps(story, number, steps),
        "coarser": _coarser(story, number),
        "legs": _legs(story, step_of, spot_of),
        "start": _first_step(story, step_of),
    }


def _first_step(story: Story, step_of: dict[str, int]) -> int:
    """The step of the tour's first stop; without a tour, that of the news.

    A report tells its news first: of the events with a date it is the first one in the text that is not
    background and is on the map, else the first that is not background, else the first. Of several
    reports the newest is looked at first.
    """
    stops = story.itinerary
    if len(stops):
        return step_of[stops.iloc[0]["event_ids"][0]]
    placed = story.placed.set_index("event_id")
    background, off_map = placed["role"] == Role.BACKGROUND, placed["lat"].isna()
    newest = story.passages["report_id"] == story.sources[-1].id
    told = story.passages.assign(older=~newest).sort_values(["older", "start"])["event_id"].drop_duplicates()
    dated = [event for event in told if event in step_of]
    news = min(dated, key=lambda event: (background[event], off_map[event]), default=None)
    return 0 if news is None else step_of[news]


def _reports(story: Story, unit: list[int]) -> list[View]:
    dead = tolls(story)
    return [
        {
            **{key: getattr(one, key) for key in ("name", "title", "publisher", "byline", "url", "rights")},
            "published": timespan.words(one.published.isoformat()),
            "day": timespan.day(one.published),
            "toll": dead.get(one.id, ""),
            "start": unit[one.start],
            "end": unit[one.end],
        }
        for one in story.sources
    ]


def _passages(story: Story, number: dict[str, int], unit: list[int]) -> list[View]:
    def span(start: int | None, end: int | None) -> list[int] | None:
        return None if start is None or end is None else [unit[start], unit[end]]

    report_at = {one.id: index for index, one in enumerate(story.sources)}
    columns = ("event_id", "report_id", "start", "end", "place_start", "place_end", "date_start", "date_end")
    rows = story.passages[list(columns)].astype(object).where(story.passages[list(columns)].notna(), None)
    return [
        {
            "event": number[event],
            "report": report_at[report_id],
            "start": unit[start],
            "end": unit[end],
            "place": span(place_start, place_end),
            "date": span(date_start, date_end),
        }
        for event, report_id, start, end, place_start, place_end, date_start, date_end in rows.itertuples(
            index=False
        )
    ]


def _stops(story: Story) -> dict[str, int]:
    """Each event of the tour -> the number of its stop."""
    return {
        event: int(stop)
        for stop, events in zip(story.itinerary["stop"], story.itinerary["event_ids"], strict=True)
        for event in events
    }


def _rows(story: Story) -> list[dict[Any, Any]]:
    """The events with their places; `side`: the part of an area that the report means, "" for all of it."""
    rows: list[dict[Any, Any]] = [{**row, "side": ""} for row in story.placed.to_dict("records")]
    named = story.passages[story.passages["place_start"].notna()].drop_duplicates("event_id")
    spans = {
        event: (int(start), int(end))
        for event, start, end in named[["event_id", "place_start", "place_end"]].itertuples(index=False)
    }
    for row in rows:
        span = spans.get(row["event_id"])
        if span and row["precision"] in AREAS and (found := part_of(story.text, *span, row["label"])):
            word, row["side"] = found
            row["label"] = f"{word.capitalize()} {row['label']}"
    return rows


def _spots(
    rows: list[dict[Any, Any]], borders: Borders, stop_of: dict[str, int], number: dict[str, int]
) -> tuple[list[View], dict[str, int]]:
    """Points and areas of the map, one for all events at the same coordinates and in the same area."""
    spots: list[View] = []
    spot_of: dict[str, int] = {}
    known: dict[tuple[float, float, str, str], int] = {}
    for row in rows:
        if math.isnan(row["lat"]):
            continue
        own = f"{row['source_id']} {row['side']}" if row["precision"] in AREAS else ""
        key = (row["lat"], row["lon"], row["precision"], own)
        if key not in known:
            known[key] = len(spots)
            spots.append(_spot(row, borders))
        spot = spots[known[key]]
        if spot["inferred"] and row["inferred"] != "true":  # the town, not a street somewhere in it
            kept = {"inferred": False, "stops": spot["stops"], "events": spot["events"]}
            spot |= _spot(row, borders) | kept
        if (index := number[row["event_id"]]) not in spot["events"]:
            spot["events"].append(index)
        if (stop := stop_of.get(row["event_id"])) and stop not in spot["stops"]:
            spot["stops"].append(stop)
        spot_of[row["event_id"]] = known[key]
    return spots, spot_of


def _spot(row: dict[Hashable, Any], borders: Borders) -> View:
    """A point or an area, without its events; its label stands where a map would write it."""
    area = areas.area(row, borders)
    if area and row["side"]:
        area = areas.part(area, row["side"], borders) or area
    lon, lat = area.label if area else (row["lon"], row["lat"])
    return {
        "lat": lat,
        "lon": lon,
        "radius": None if area or math.isnan(row["radius_km"]) else row["radius_km"],
        "label": row["label"],
        "precision": row["precision"],
        "area": row["precision"] in AREAS,
        "inferred": True,
        "country": area.country or None if area else areas.country(row),
        "outline": _listed(area.polygons) if area and area.polygons else None,
        "soft": area.soft if area else row["precision"] in AREAS,
        "stops": [],
        "events": [],
    }


def _home(story: Story) -> View | None:
    """The country that the traveller comes from, as a spot without events."""
    if (country := home(story)) is None:
        return None
    lon, lat = country.label
    return {
        "lat": lat,
        "lon": lon,
        "radius": None,
        "label": country.name,
        "precision": Precision.COUNTRY,
        "area": True,
        "inferred": False,
        "country": country.id or None,
        "outline": None,
        "soft": False,
        "stops": [],
        "events": [],
    }


def _listed(polygons: list[basemap.Polygon]) -> list[list[list[list[float]]]]:
    return [[[list(point) for point in ring] for ring in rings] for rings in polygons]


def _events(
    story: Story,
    placed: list[dict[Any, Any]],
    step_of: dict[str, int],
    spot_of: dict[str, int],
    stop_of: dict[str, int],
    told: list[Telling],
    number: dict[str, int],
) -> list[View]:
    rows = {row["event_id"]: row for row in placed}
    report_at = {one.id: index for index, one in enumerate(story.sources)}
    return [
        {
            "id": row["event_id"],
            "ids": list(one.ids),
            "reports": [report_at[report_id] for report_id in one.reports],
            "beside": [number[event_id] for event_id in one.beside],
            "disagree": list(one.disagree),
            "later": list(one.later),
            "fresh": one.new,
            "title": row["title"],
            "role": row["role"],
            "status": row["status"],
            "date": row["date"],
            "when": timespan.words(row["date"]) if row["date"] else "",
            "reason": timespan.in_words(row["date_reason"]),
            "step": step_of.get(row["event_id"]),
            "spot": spot_of.get(row["event_id"]),
            "place": _place(row) if row["place_id"] else None,
            "stop": next((stop_of[event_id] for event_id in one.ids if event_id in stop_of), None),
            **_reckoned(row),
        }
        for one in told
        for row in [rows[one.ids[0]]]
    ]


def _reckoned(row: dict[Any, Any]) -> View:
    """Who answers for an event: a person, or the engine with a chance."""
    reviewed = bool(row["reviewed"])
    known = not (reviewed or math.isnan(row["chance"]))
    return {
        "reviewed": reviewed,
        "chance": percent(row["chance"]) if known else None,
        "placeChance": percent(row["place_chance"]) if known else None,
        "dateChance": percent(row["date_chance"]) if known else None,
        "runnersUp": "" if reviewed else row["runners_up"],
    }


def percent(share: float) -> int | None:
    """Whole percent, rounded down so that what is short of certain never reads as 100; None for NaN."""
    return None if math.isnan(share) else math.floor(round(100 * share, 6))


def _place(row: dict[Any, Any]) -> View:
    keys = ("name", "label", "precision", "geocoder", "source_id", "licence", "rejected")
    unsure = not row["reviewed"] and row["score"] < _CANNOT_TELL
    others = [_LOST.sub("", one) for one in row["rejected"].split("; ")[:_RUNNERS_UP]] if unsure else []
    return {
        **{key: row[key] for key in keys},
        "inferred": row["inferred"] == "true",
        "runnersUp": [label for label in others if label],
    }


def _coarser(story: Story, number: dict[str, int]) -> dict[str, list[View]]:
    """Steps by month and by year; no unit that brings hardly fewer than the one before."""
    result: dict[str, list[View]] = {}
    fewest = len(story.steps)
    for unit in ("month", "year") if fewest > _MANY_STEPS else ():
        together: dict[str, list[str]] = {}
        for step in story.steps:
            together.setdefault(timespan.unit_of(step.date, unit), []).extend(step.event_ids)
        dates = sorted(together, key=lambda edtf: timespan.parse(edtf).order)
        if len(dates) > 0.8 * fewest:
            continue
        fewest = len(dates)
        result[unit] = _steps(story, number, [Step(edtf, tuple(together[edtf])) for edtf in dates])
    return result


def _steps(story: Story, number: dict[str, int], steps: list[Step]) -> list[View]:
    rows = story.events.set_index("event_id")[["role", "status"]].to_dict("index")
    result: list[View] = []
    before = None
    for step in steps:
        span = timespan.parse(step.date)
        tick = timespan.short(step.date)
        year = str((span.last or span.first or ("",))[0])
        told = [rows[event] for event in step.event_ids]
        result.append(
            {
                "date": step.date,
                "words": timespan.words(step.date),
                "tick": tick,
                "year": "" if re.search(r"\d{3}|BC", tick) else year,  # where the tick does not say it
                "gap": timespan.gap(before, span) if before else "",
                "events": list(dict.fromkeys(number[event] for event in step.event_ids)),
                "stop": any(event["role"] == "stop" for event in told),
                "planned": all(event["status"] == "planned" for event in told),
            }
        )
        before = span
    return result


def _legs(story: Story, step_of: dict[str, int], spot_of: dict[str, int]) -> list[View]:
    stops = story.itinerary.to_dict("records")
    return [
        {
            "from": spot_of[before["event_ids"][0]],
            "to": spot_of[stop["event_ids"][0]],
            "km": round(stop["km"]),
            "direction": compass((before["lat"], before["lon"]), (stop["lat"], stop["lon"])),
            "planned": bool(stop["planned"]),
            "step": step_of[stop["event_ids"][0]],
        }
        for before, stop in pairwise(stops)
    ]


def compass(start: tuple[float, float], end: tuple[float, float]) -> str:
    """The direction one sets out in from start to end ((lat, lon) in degrees), as one of eight winds.

    Initial bearing of the great circle (Williams, Aviation Formulary 1.47).
    """
    if geodesic(start, end).km == 0:
        return ""
    lat1, lon1, lat2, lon2 = map(math.radians, (*start, *end))
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    winds = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
    return winds[round(math.degrees(math.atan2(east, north)) / 45) % 8]
