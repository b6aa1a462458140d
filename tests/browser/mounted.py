"""A Streamlit page that mounts the reader and asks it for one thing after the other, for test_mount.py."""

from __future__ import annotations

import json
import os
from pathlib import Path

import streamlit as st

from geo.reader.document import document
from geo.reader.view import view
from geo.story.story import load
from geo.ui.documents import publish
from geo.ui.mount import Candidate, mount_reader

PLACES: list[Candidate] = [
    {"label": "Riga, Latvia", "lat": 56.9, "lon": 24.1},
    {"label": "Riga, Michigan", "lat": 41.8, "lon": -83.8},
]

st.set_page_config(layout="wide")
story = load(Path(os.environ["DATELINE_STORY"]))
opened = st.session_state.setdefault("opened", publish(document(story)))
asked = st.session_state.setdefault("asked", {})

for label, change in {
    "Pick": {"picking": True},
    "Enough": {"picking": False},
    "Candidates": {"candidates": PLACES},
    "Listen": {"desk": True},
    "Strike": {"show": ("shipyard-strike", asked.get("show", ("", 0))[1] + 1)},
    "Redraw": {"view": None},
    "Again": {},
}.items():
    st.button(label, on_click=asked.update, args=(change,))

if "view" in asked:
    asked["view"] = view(story)
heard = mount_reader(opened, **asked)
told = st.session_state.setdefault("told", {})
if heard.position:
    told["event"] = heard.position["event"]
if heard.picked:
    told["picked"] = [round(degrees) for degrees in heard.picked]
if heard.candidate is not None:
    told["candidate"] = heard.candidate
if heard.words:
    told["span"] = heard.words.span(story.text)
st.text(json.dumps(told, sort_keys=True))
