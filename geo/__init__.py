"""Dateline's core: a news report's sentences as dated, placed events on a map.

Plain functions over text, dataclasses and DataFrames. Nothing in here imports Streamlit
(`tests/test_layers.py` holds that); the page in `streamlit_app.py` is a thin shell over it.
"""

__version__ = "0.1.0"
