"""One event as a reviewer sees it: what the report says, when, where, and how sure the machine is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from geo import timespan
from geo.reader.view import percent
from geo.story.story import Story
from geo.story.tables import CHANCES
from geo.story.tellings import tellings
from geo.ui import words
from geo.ui.page import lines


@dataclass(frozen=True)
class Event:
    """row: the event's, joined to its place. passages: its sentences. names: words that name its place.

    whose: the report that tells it, in words. agreement: how many reports say so and what they differ in, a
    line each. Both are empty in a story of one report.
    """

    row: dict[str, Any]
    passages: list[dict[str, Any]]
    names: list[str]
    whose: str = ""
    agreement: Sequence[str] = ()


def event_of(story: Story, event_id: str) -> Event:
    """Return an event of a story."""
    [row] = story.placed[story.placed["event_id"] == event_id].to_dict("records")
    told = story.passages[story.passages["event_id"] == event_id].sort_values("start")
    rows = told.astype(object).where(told.notna(), None).to_dict("records")
    passages = [{str(key): value for key, value in one.items()} for one in rows]
    marked = [story.text[one["place_start"] : one["place_end"]] for one in passages if one["place_end"]]
    own = [row["name"], row["label"].split(",")[0]] if row["place_id"] else []
    cells = {str(key): value for key, value in row.items()}
    return Event(
        cells,
        passages,
        list(dict.fromkeys([*own, *marked])),
        _whose(story, event_id),
        _agreement(story, event_id),
    )


def _whose(story: Story, event_id: str) -> str:
    one = story.source(event_id)
    return f"{one.name}, {timespan.words(one.published.isoformat())}" if len(story.sources) > 1 else ""


def _agreement(story: Story, event_id: str) -> list[str]:
    if len(story.sources) < 2:
        return []
    told = next(one for one in tellings(story) if event_id in one.ids)
    names = {one.id: one.name for one in story.sources}
    return [
        words.said_by([names[one] for one in told.reports], alike=not told.beside),
        *(f"{words.DISAGREE} {one}" for one in told.disagree),
        *(f"{words.UPDATED} {one}" for one in told.later),
    ]


def show_event(found: Event) -> None:
    """Show an event, all of it as escaped HTML."""
    row = found.row
    kind = f"{words.ROLES[row['role']]} · {words.STATUSES[row['status']]}"
    when = timespan.words(row["date"]) if row["date"] else words.NO_DATE
    placed = row["place_id"] and not math.isnan(row["lat"])
    where = (row["label"] or row["name"]) if row["place_id"] else words.NO_PLACE
    source = words.PRECISIONS[row["precision"]] if placed else ""
    reason = timespan.in_words(row["date_reason"])
    st.html(
        "<div class='dateline-event'>"
        f"{lines('h2', row['title'])}{lines('p', kind, 'kind')}"
        f"{lines('p', found.whose, 'kind') if found.whose else ''}"
        f"{''.join(lines('p', one, 'dateline-agreement') for one in found.agreement)}"
        f"{lines('p', _answers(row), 'dateline-checked')}"
        f"{''.join(_sentence(one) for one in found.passages)}"
        f"<dl>{lines('dt', words.WHEN)}<dd>{escape(when)}{lines('small', reason)}</dd>"
        f"{lines('dt', words.WHERE)}<dd>{escape(where)}{lines('small', source)}</dd>"
        f"{_also(row)}</dl></div>"
    )


def _answers(row: dict[str, Any]) -> str:
    """Who answers for an event."""
    if row["reviewed"]:
        when = timespan.words(row["reviewed_on"]) if row["reviewed_on"] else ""
        return words.reviewed_by(row["reviewed_by"], when)
    return words.reckoned(*(percent(row[one]) for one in CHANCES))


def _also(row: dict[str, Any]) -> str:
    """What the machine thought possible besides."""
    if row["reviewed"] or not row["runners_up"]:
        return ""
    return f"{lines('dt', words.ALSO)}{lines('dd', row['runners_up'])}"


def _sentence(passage: dict[str, Any]) -> str:
    """A sentence with the words of its place and its date marked."""
    start, quote = passage["start"], passage["quote"]
    spans = [(passage[f"{what}_start"], passage[f"{what}_end"], what) for what in ("place", "date")]
    parts, at = [], 0
    for first, last, what in sorted(span for span in spans if span[0] is not None):
        if first - start < at:
            continue  # the same words mark both
        parts += [escape(quote[at : first - start]), f"<mark class='{what}'>"]
        parts += [escape(quote[first - start : last - start]), "</mark>"]
        at = last - start
    return f"<blockquote>{''.join(parts)}{escape(quote[at:])}</blockquote>"
