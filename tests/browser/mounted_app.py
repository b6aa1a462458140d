"""mounted.py with the server that it needs, for test_mount.py."""

from __future__ import annotations

import streamlit as st

from geo.ui import serve

app = st.App("mounted.py", routes=serve.routes())
