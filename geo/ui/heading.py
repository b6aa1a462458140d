"""The head of a story's page: title, publisher, date, and who has checked it."""

from __future__ import annotations

import streamlit as st

from geo import timespan
from geo.story.story import Story
from geo.story.tellings import counted
from geo.ui import words
from geo.ui.page import lines


def show_heading(story: Story, *, with_checked: bool = True) -> None:
    """Show what the story is and, if asked, who has checked it, as escaped HTML."""
    meta = story.meta
    published = timespan.words(meta.published.isoformat())
    parts = (meta.source, meta.byline, published, _checked(story) if with_checked else "")
    by = " · ".join(part for part in parts if part)
    st.html(f"<div class='dateline-head'>{lines('h1', meta.title)}{lines('p', by)}</div>", width="stretch")


def _checked(story: Story) -> str:
    reviewed, events = counted(story)
    if events and reviewed == events:
        return words.reviewed_by(*who_checked(story))
    return words.checked(reviewed, events)


def who_checked(story: Story) -> tuple[str, str]:
    """The names of those who have checked the story's events, and the last day in words, each "" for none."""
    names = dict.fromkeys(name for name in story.events["reviewed_by"] if name)
    days = sorted(day for day in story.events["reviewed_on"] if day)
    return ", ".join(names), timespan.words(days[-1]) if days else ""
