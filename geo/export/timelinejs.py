"""Events as the JSON of TimelineJS (https://timeline.knightlab.com/docs/json-format.html).

TimelineJS puts texts into its page as HTML, so that all words of the report are escaped here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from geo import timespan
from geo.export.events import credit, in_time, plain_id, quoted, rows
from geo.story.story import Story
from geo.timespan import Day


def write(story: Story) -> bytes:
    """Return the title slide and one slide a dated event, in order of time.

    A slide must have a date: events without one are named on the title slide.
    """
    told = in_time(rows(story))
    undated = [row["title"] for row in told if not row["date"]]
    about = [credit(story), f"Without a date: {'; '.join(undated)}." if undated else ""]
    timeline = {
        "scale": "human",
        "title": {
            "unique_id": "title",
            "text": {"headline": escape(story.meta.title), "text": _paragraphs(about)},
        },
        "events": [_slide(row) for row in told if row["date"]],
    }
    return (json.dumps(timeline, ensure_ascii=False, indent=1) + "\n").encode()


def _slide(row: dict[str, Any]) -> dict[str, Any]:
    span = timespan.parse(row["date"])
    first, last = span.first or span.last, span.last or span.first
    said = (
        f"{row['place']} · {row['status']}" if row["place"] else row["status"],
        *map(quoted, row["passages"]),
        row["disagree"] and f"Reports disagree: {row['disagree']}",
        row["later"] and f"Updated: {row['later']}",
        f"Date: {timespan.in_words(row['date_reason'])}",
        row["checked"],
    )
    return {
        "unique_id": plain_id(row["event_id"]),
        "group": row["role"],
        "display_date": escape(row["when"]),
        "start_date": _day(first),
        "end_date": _day(last),
        "text": {"headline": escape(row["title"]), "text": _paragraphs(said)},
    }


def _day(day: Day | None) -> dict[str, int]:
    year, month, number = day or (0, 1, 1)
    return {"year": year, "month": month, "day": number}


def _paragraphs(parts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)
