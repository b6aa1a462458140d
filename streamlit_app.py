"""Dateline's page: a thin shell over `geo`, read from top to bottom.

The story is the folder named by the environment variable DATELINE_STORY, else the shipped one.
"""

from __future__ import annotations

import gc
import os
from functools import partial
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from geo import timespan
from geo.errors import DatelineError
from geo.export.events import table
from geo.export.formats import FORMATS
from geo.paths import DEFAULT_STORY, PAGE_STYLE
from geo.reader.document import document
from geo.story.files import Version
from geo.story.story import Story, load, version
from geo.ui.mount import Position, mount_reader

HOW_TO_READ = """
- **Step through the story** with the slider, the buttons or the arrow keys. One position is one date.
- **Numbered circles** are the stops of the tour, joined in order. Diamonds are related events of the
  same days, squares are background from other times.
- **Hollow and dashed** is planned; a **?** marks what somebody claims; a **dotted ring** is a place
  the report implies but does not name. **Hatched areas** are regions or countries: no exact point
  is given.
- **Click a sign** to read the sentences that say so, why this date and where the place comes from.
  **Click an underlined word** in the report to go there on the map.
"""


@st.cache_resource
def settle() -> None:
    """Streamlit collects all garbage after each run: keep what is loaded once out of that."""
    gc.collect()
    gc.freeze()


@st.cache_resource(max_entries=4, show_spinner=False)
def open_story(folder: Path, version: Version) -> tuple[Story, str]:
    """The checked story and its reader."""
    story = load(folder)
    return story, document(story)


@st.cache_data(max_entries=16, show_spinner=False)
def download(folder: Path, version: Version, kind: str) -> bytes:
    """Make a file of the story in one of FORMATS."""
    story, reader = open_story(folder, version)
    return reader.encode() if kind == "html" else FORMATS[kind].write(story)


@st.fragment
def show_reader(reader: str) -> None:
    """Only this part runs again when the reader has settled on a step; it keeps the address true."""
    start = st.session_state.setdefault(
        "start", Position(date=st.query_params.get("date"), event=st.query_params.get("event"))
    )
    position = mount_reader(reader, start).position
    if position is not None:
        st.query_params.from_dict({key: str(value) for key, value in position.items() if value})


def show_table(story: Story) -> None:
    """All events with their sentences, to sort and to search."""
    st.html("<h2 class='dateline-section'>All events</h2>")
    sought = st.text_input(
        "Search the events", key="search", placeholder="a place, a name, a word of a sentence"
    )
    frame = table(story)
    cells = frame.drop(columns=["lat", "lon", "chance", "stop"]).fillna("").astype(str).to_numpy()
    text = pd.Series([" ".join(row) for row in cells], index=frame.index, dtype=str)
    frame = frame[text.str.casefold().str.contains(sought.casefold(), regex=False)]
    st.dataframe(
        frame[["when", "title", "role", "status", "place", "sentences", "date_reason", "date"]],
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
    st.caption(
        f"{len(frame)} of {len(story.events)} events. Click a heading to sort; open a cell to read all of it."
    )


def show_downloads(folder: Path, stamp: Version, name: str) -> None:
    """The story as a file, in each of the formats."""
    with st.popover("Publish", key="publish"):
        for one in FORMATS.values():
            st.download_button(
                one.label[0].upper() + one.label[1:],
                partial(download, folder, stamp, one.name),  # made when asked for
                file_name=f"{name}.{one.ending}",
                mime=one.media_type,
                key=f"download-{one.name}",
                on_click="ignore",
            )


def show_heading(story: Story) -> None:
    """Title, publisher and date. As escaped HTML: Streamlit's own text commands read Markdown."""
    meta = story.meta
    by = " · ".join(
        part for part in (meta.publisher, meta.byline, timespan.words(meta.published.isoformat())) if part
    )
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        st.html(
            f"<div class='dateline-head'><h1>{escape(meta.title)}</h1><p>{escape(by)}</p></div>",
            width="stretch",
        )
        with st.popover("How to read this map", key="how"):
            st.markdown(HOW_TO_READ)


st.set_page_config(page_title="Dateline", layout="wide")
st.html(PAGE_STYLE)
folder = Path(os.environ.get("DATELINE_STORY", DEFAULT_STORY))
try:
    stamp = version(folder)
    story, reader = open_story(folder, stamp)
except DatelineError as error:
    # As escaped HTML: st.error reads Markdown and makes links of addresses.
    st.html(
        f"<div class='dateline-error' role='alert'>This story cannot be shown. {escape(str(error))}</div>"
    )
    st.stop()

show_heading(story)
show_reader(reader)
show_table(story)
show_downloads(folder, stamp, story.meta.id)
settle()
