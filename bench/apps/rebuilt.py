"""folium the plain way: the whole map made anew for each step and shown with st_folium."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from bench.apps.common import SIZE, draw, slider, story, world

st.set_page_config(layout="wide")
dates, signs = story()
step = slider(dates)
drawn = world()
draw(signs, step, drawn)
st_folium(drawn, key="map", returned_objects=[], **SIZE)
