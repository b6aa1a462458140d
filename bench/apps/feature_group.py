"""folium the way streamlit-folium advises: a constant map, the step's signs added as a feature group.

Only the fragment around slider and map runs again.
"""

from __future__ import annotations

import folium
import streamlit as st
from streamlit_folium import st_folium

from bench.apps.common import SIZE, draw, slider, story, world


@st.fragment
def show() -> None:
    """The slider and the map."""
    dates, signs = story()
    group = folium.FeatureGroup(name="signs")
    draw(signs, slider(dates), group)
    st_folium(world(), key="map", feature_group_to_add=group, returned_objects=[], **SIZE)


st.set_page_config(layout="wide")
show()
