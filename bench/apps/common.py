"""What both folium apps share: the story, the step asked for, and its signs.

The signs are the reader's: events of the step are elements of the page (a DivIcon of the same
36 px), earlier ones are dots on a canvas, later ones are not drawn. The class of a current sign
names its step and how many there are of it, so that `bench.steps` sees when all stand.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import folium
import streamlit as st

from geo.story.story import load

COLOURS: Final = {"stop": "#b3261e", "related": "#1f5a8a", "background": "#6b6459"}
SIZE: Final = {"height": 600, "width": 900}


@dataclass(frozen=True)
class Sign:
    """An event as drawn: where, in which colour, at which step."""

    lat: float
    lon: float
    colour: str
    step: int


@st.cache_resource
def story() -> tuple[list[str], list[Sign]]:
    """The dates of the steps and every event's sign, of the story in DATELINE_STORY."""
    found = load(Path(os.environ["DATELINE_STORY"]))
    step_of = {event: index for index, step in enumerate(found.steps) for event in step.event_ids}
    rows = found.placed[["lat", "lon", "role", "event_id"]].itertuples(index=False, name=None)
    signs = [Sign(lat, lon, COLOURS[role], step_of[event]) for lat, lon, role, event in rows]
    return [step.date for step in found.steps], signs


def slider(dates: list[str]) -> int:
    """Show the date slider; the step it stands at, first the one the address names."""
    asked = st.query_params.get("date", dates[0])
    return dates.index(st.select_slider("Date", dates, value=asked, key="date"))


def world() -> folium.Map:
    """A map without tiles; Leaflet comes from LEAFLET_URL, and nothing else is loaded."""
    drawn = folium.Map(location=(20, 10), zoom_start=2, tiles=None, prefer_canvas=True)
    address = os.environ["LEAFLET_URL"]
    drawn.default_js = [("leaflet", f"{address}leaflet.js")]
    drawn.default_css = [("leaflet_css", f"{address}leaflet.css")]
    return drawn


def draw(signs: list[Sign], step: int, target: folium.Map | folium.FeatureGroup) -> None:
    """Add the signs of all steps up to this one."""
    now = [sign for sign in signs if sign.step == step]
    for sign in signs:
        if sign.step < step:
            folium.CircleMarker(
                (sign.lat, sign.lon), radius=4, stroke=False, fill_color=sign.colour, fill_opacity=0.55
            ).add_to(target)
    for sign in now:
        icon = folium.DivIcon(
            icon_size=(36, 36), class_name=f"current step-{step} of-{len(now)}", html=_circle(sign.colour)
        )
        folium.Marker((sign.lat, sign.lon), icon=icon).add_to(target)


def _circle(colour: str) -> str:
    return f"<svg viewBox='-18 -18 36 36'><circle r='12.5' fill='{colour}'/></svg>"
