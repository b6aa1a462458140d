"""A page to print: the whole route, then one entry a step, with the sentences that say so."""

from __future__ import annotations

import re
from html import escape
from typing import Any, Final

from geo import timespan
from geo.export.events import credit, quoted, rows, source, unplaced
from geo.export.route import legs
from geo.reader.picture import picture
from geo.story.story import Story

_STYLE: Final = """
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c1b19; background: #fff;
  font: 16px/1.5 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif; }
h1 { line-height: 1.2; margin-bottom: 0; }
h2 { margin: 2rem 0 0; border-bottom: 1px solid #c9c2b5; }
svg { width: 100%; height: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.6rem 0.2rem 0; }
td { border-top: 1px solid #e4dfd5; }
article { margin: 1rem 0; break-inside: avoid; }
h3 { margin: 0; }
p { margin: 0.2rem 0; }
blockquote { margin: 0.4rem 0 0.4rem 1rem; }
.quiet { color: #5b5852; font-size: 0.9em; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; }
  svg, tr { break-inside: avoid; } }
""".strip()

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def write(story: Story) -> bytes:
    """Return the page. It holds no script, and asks for no other file."""
    told = {row["event_id"]: row for row in rows(story)}
    undated = [row for row in told.values() if not row["date"]]
    steps = [
        (timespan.words(step.date), [told[event] for event in step.event_ids if event in told])
        for step in story.steps
    ]
    if undated:
        steps.append(("Without a date", undated))
    body = (
        f"<h1>{escape(story.meta.title)}</h1>",
        f'<p class="quiet">{escape(source(story))}</p>',
        picture(story),
        *_route(story),
        *(f"<h2>{escape(words)}</h2>{''.join(map(_entry, entries))}" for words, entries in steps),
        f'<p class="quiet">{escape(credit(story))}</p>',
    )
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_language(story)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(story.meta.title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        )
    ).encode()


def _route(story: Story) -> list[str]:
    """The stops as a table, each with the way to it."""
    stops = story.itinerary
    if not len(stops):
        return []
    ways = {leg.to_stop: f"{leg.km:,.0f} km {leg.direction}" for leg in legs(story)}
    day = story.events.set_index("event_id")["date"]
    lines = (
        (
            str(row["stop"]),
            row["label"] + (" (planned)" if row["planned"] else ""),
            timespan.words(day[row["event_ids"][0]]),
            ways.get(row["stop"], ""),
        )
        for row in stops.to_dict("records")
    )
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in line) for line in lines)
    head = "<tr><th>Stop</th><th>Place</th><th>Date</th><th>From the stop before</th></tr>"
    return ["<h2>The route</h2>", f"<table>{head}", *(f"<tr>{line}</tr>" for line in cells), "</table>"]


def _entry(row: dict[str, Any]) -> str:
    number = f"Stop {row['stop']}: " if row["stop"] else ""
    where = f"{row['place'] or 'No place'} · {row['status']} · {row['checked']}"
    reason = f"Date: {timespan.in_words(row['date_reason'])}."
    nowhere = f" Not on the map: {unplaced(row)}." if unplaced(row) else ""
    disagree = f"<p>Reports disagree: {escape(row['disagree'])}</p>" if row["disagree"] else ""
    later = f"<p>Updated: {escape(row['later'])}</p>" if row["later"] else ""
    sentences = "".join(f"<blockquote>{escape(quoted(passage))}</blockquote>" for passage in row["passages"])
    return (
        f"<article><h3>{number}{escape(row['title'])}</h3><p>{escape(where)}</p>{disagree}{later}{sentences}"
        f'<p class="quiet">{escape(reason + nowhere)}</p></article>'
    )


def _language(story: Story) -> str:
    """The language as HTML writes it; "en" where story.toml has words instead of a code."""
    code = story.meta.language
    return code if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) else "en"
