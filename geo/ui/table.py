"""All events of a story as a table, to sort and to search."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import pandas as pd
import streamlit as st

from geo import timespan
from geo.story.tables import CHANCES
from geo.ui import words

_COLUMNS = ("when", "title", "role", "status", "place", "sentences", "date_reason", "date")


ASKED: Final = "row"
"""Under which the event of a row that was clicked is kept in the state of the page, with a number."""


def show_table(events: pd.DataFrame) -> None:
    """Show a story's events, as geo.export.events makes them; the event of a row that is clicked is kept.

    It is kept as `ASKED`.
    """
    st.html(f"<h2 class='dateline-section'>{words.SECTION_EVENTS}</h2>")
    sought = st.text_input(words.SEARCH, key="search", placeholder=words.SEARCH_HINT)
    frame = events[found(events.drop(columns=["lat", "lon", *CHANCES, "stop"]), sought)] if sought else events
    ids = frame["event_id"].tolist()
    st.dataframe(
        frame[list(_COLUMNS)].assign(date_reason=frame["date_reason"].map(timespan.in_words)),
        hide_index=True,
        row_height=88,
        key="events",
        on_select=lambda: _ask(ids),
        selection_mode="single-cell",
        column_config={
            "date": st.column_config.TextColumn(
                "Date", width=110, help="As ISO 8601 writes it: sorts in order of time"
            ),
            "when": st.column_config.TextColumn("When", width=130),
            "title": st.column_config.TextColumn("Event", width="medium"),
            "role": st.column_config.TextColumn("Role", width=100),
            "status": st.column_config.TextColumn("Status", width=95),
            "place": st.column_config.TextColumn("Place", width=150),
            "sentences": st.column_config.TextColumn("Sentences of the report", width="large"),
            "date_reason": st.column_config.TextColumn("Why this date", width="medium"),
        },
    )
    st.caption(words.shown(len(frame), len(events)))


def _ask(ids: list[str]) -> None:
    """Keep the event of the row that was clicked."""
    cells = st.session_state["events"]["selection"]["cells"]
    if cells and cells[0][0] < len(ids):
        _, turn = st.session_state.get(ASKED, ("", 0))
        st.session_state[ASKED] = ids[cells[0][0]], turn + 1


def plain(text: str) -> str:
    """Text without capitals and accents, as it is searched."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    ).casefold()


def found(frame: pd.DataFrame, sought: str) -> pd.Series[bool]:
    """Which rows hold every word that is sought, in any order, accents and capitals left aside."""
    rows = (" ".join(map(str, row)) for row in frame.fillna("").to_numpy())
    return pd.Series([holds(row, sought) for row in rows], index=frame.index, dtype=bool)


def holds(text: str, sought: str) -> bool:
    """Whether a text holds every word that is sought."""
    told = plain(text)
    return all(word in told for word in re.findall(r"\S+", plain(sought)))
