"""Stories of any size, and reports, for measurements: the same arguments always write the same bytes.

Each event has a place of its own, at coordinates drawn evenly in latitude and longitude, one
sentence that says it, and one of `steps` days in a row. 5 % are stops, 60 % related events, 35 %
background.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pandas as pd

from geo.kinds import Role
from geo.story.files import META, changing
from geo.story.tables import EVENTS, PASSAGES, PLACES

FIRST_DAY: Final = date(2021, 1, 1)
_SEED: Final = 20230915
_PER_PARAGRAPH: Final = 5
_STORY: Final = """\
id = "synthetic-{events}"
title = "{title}"
report = "report.txt"
publisher = "Dateline's bench"
published = {published}
language = "en"
traveller = "The delegates"
"""
_TITLE: Final = "The delegates went from place to place"
_VERBS: Final = ("met", "voted", "dined", "spoke", "rested")

_TOWNS: Final = (
    "Nairobi", "Lusaka", "Riga", "Oslo", "Paris", "Odesa", "Lagos", "Quito", "Lima", "Hanoi", "Kampala",
    "Tbilisi",
)  # fmt: skip
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_HAPPENED: Final = (
    "{who} arrived in {town} on {day} to meet port officials",
    "Workers in {town} walked out on {day} over unpaid wages",
    "A fire destroyed two grain stores in {town} on {day}, police said",
    "Talks on the ferry line will resume in {town} next {day}",
    "The council of {town} approved the new bridge on {day}",
)

Row = dict[str, str]


def write_story(folder: Path, events: int, steps: int | None = None) -> Path:
    """Write a story of `events` events on `steps` days (default: one day an event, 365 at most).

    Returns the folder. It passes `geo.story.story.check`.
    """
    steps = min(events, 365) if steps is None else steps
    if not 1 <= steps <= events:
        raise ValueError(f"{events} events cannot fall on {steps} days; give 1 to {events} days")
    days = [FIRST_DAY + timedelta(days=index * steps // events) for index in range(events)]
    text, passages = _report(days)
    published = (days[-1] + timedelta(days=1)).isoformat()
    story = _STORY.format(events=events, title=_TITLE, published=published)
    tables = ((EVENTS, _events(days)), (PASSAGES, passages), (PLACES, _places(events)))
    contents = {table.file: table.encode(pd.DataFrame(rows)) for table, rows in tables}
    with changing(folder, make=True) as opened:
        opened.write({"report.txt": text.encode(), **contents, META: story.encode()})
    return folder


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _verb(index: int) -> str:
    return _VERBS[index % len(_VERBS)]


def _report(days: list[date]) -> tuple[str, list[Row]]:
    """The text, five sentences a paragraph under a headline, and the passages that cut it."""
    parts, passages = [_TITLE], []
    length = len(_TITLE)
    for index, day in enumerate(days):
        space = " " if index % _PER_PARAGRAPH else "\n\n"
        when, where = _day(day), f"Place {index + 1}"
        quote = f"On {when}, delegates {_verb(index)} in {where}."
        start = length + len(space)
        date_start, place_start = start + 3, start + len(quote) - len(where) - 1
        row = {"start": start, "end": start + len(quote), "date_start": date_start}
        row |= {"date_end": date_start + len(when), "place_start": place_start}
        row |= {"place_end": place_start + len(where)}
        offsets = {column: str(offset) for column, offset in row.items()}
        passages.append({"event_id": f"e{index + 1}", "quote": quote, **offsets})
        parts += [space, quote]
        length = row["end"]
    return "".join(parts), passages


def _events(days: list[date]) -> list[Row]:
    random_ = random.Random(_SEED)  # noqa: S311 - a measurement needs repetition, not secrecy
    count = len(days)
    stops, related = max(2, round(0.05 * count)), round(0.6 * count)
    roles = (
        [Role.STOP] * stops + [Role.RELATED] * related + [Role.BACKGROUND] * max(0, count - stops - related)
    )
    roles = roles[:count]
    random_.shuffle(roles)
    return [
        {
            "event_id": f"e{index + 1}",
            "title": f"Delegates {_verb(index)} in Place {index + 1}",
            "role": roles[index],
            "status": "happened",
            "date": day.isoformat(),
            "date_reason": f"'On {_day(day)}' names the day",
            "place_id": f"p{index + 1}",
            "reviewed": "true",
        }
        for index, day in enumerate(days)
    ]


def _places(count: int) -> list[Row]:
    random_ = random.Random(_SEED + 1)  # noqa: S311
    points: dict[tuple[str, str], None] = {}
    while len(points) < count:
        points[f"{random_.uniform(-55, 70):.4f}", f"{random_.uniform(-170, 170):.4f}"] = None
    return [
        {
            "place_id": f"p{number}",
            "name": f"Place {number}",
            "label": f"Place {number}",
            "lat": lat,
            "lon": lon,
            "precision": "city",
            "radius_km": "",
            "inferred": "false",
            "geocoder": "synthetic",
            "source_id": f"synthetic:{number}",
            "licence": "CC0-1.0",
            "rejected": "",
        }
        for number, (lat, lon) in enumerate(points, start=1)
    ]


def reports(count: int, sentences: int = 6) -> Iterator[dict[str, str]]:
    """Made-up news reports as lines of JSON Lines have them: id, title, published and text.

    Each tells so many things, at places that there are, on days of the week.
    """
    random_ = random.Random(_SEED)  # noqa: S311
    for number in range(count):
        told = [
            random_.choice(_HAPPENED).format(
                who="Minister Anna Berg", town=random_.choice(_TOWNS), day=random_.choice(_WEEKDAYS)
            )
            for _ in range(sentences)
        ]
        title = f"Report {number + 1} from {random_.choice(_TOWNS)}"
        published = (FIRST_DAY + timedelta(days=number % 365)).isoformat()
        text = f"{title}\n\n{'. '.join(told)}.\n"
        yield {"id": f"r{number + 1}", "title": title, "published": published, "text": text}
