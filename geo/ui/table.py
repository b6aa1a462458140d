"""All events of a story as a table, to sort and to search."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd
import streamlit as st

from geo.export.events import table
from geo.story.story import Story
from geo.story.tables import CHANCES
from geo.ui import words

_COLUMNS = ("when", "title", "role", "status", "place", "sentences", "date_reason", "date")


def show_table(story: Story) -> None:
    """Show the events with their sentences; a row that is chosen is where the reader goes."""
    st.html(f"<h2 class='dateline-section'>{words.SECTION_EVENTS}</h2>")
    sought = st.text_input(words.SEARCH, key="search", placeholder=words.SEARCH_HINT)
    frame = table(story)
    frame = frame[found(frame.drop(columns=["lat", "lon", *CHANCES, "stop"]), sought)]
    st.dataframe(
        frame[list(_COLUMNS)],
        hide_index=True,
        row_height=88,
        key="events",
        column_config={
            "date": st.column_config.TextColumn("EDTF", width=110, help="Sorts in order of time"),
            "when": st.column_config.TextColumn("When", width=130),
            "title": st.column_config.TextColumn("Event", width="medium"),
            "role": st.column_config.TextColumn("Role", width=100),
            "status": st.column_config.TextColumn("Status", width=95),
            "place": st.column_config.TextColumn("Place", width=150),
            "sentences": st.column_config.TextColumn("Sentences of the report", width="large"),
            "date_reason": st.column_config.TextColumn("Why this date", width="medium"),
        },
    )
    st.caption(words.shown(len(frame), len(story.events)))


def plain(text: str) -> str:
    """Text without capitals and accents, as it is searched."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    ).casefold()


def found(frame: pd.DataFrame, sought: str) -> pd.Series[bool]:
    """Which rows hold every word that is sought, in any order, accents and capitals left aside."""
    wanted = re.findall(r"\S+", plain(sought))
    texts = [plain(" ".join(map(str, row))) for row in frame.fillna("").to_numpy()]
    return pd.Series([all(word in text for word in wanted) for text in texts], index=frame.index, dtype=bool)
