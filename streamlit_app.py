"""Dateline's page as a server: `dateline open` and `streamlit run streamlit_app.py` start it.

It opens on the shelf of stories, or on the story that the environment variable DATELINE_STORY names.
With DATELINE_READ_ONLY it is a public server's.
"""

from __future__ import annotations

import streamlit as st

from geo.paths import SCRIPT
from geo.ui import serve

# Streamlit looks for these very words in this file.
app = st.App(SCRIPT, routes=serve.routes(), lifespan=serve.running)
