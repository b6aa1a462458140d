"""Dateline's core: a news report's sentences as dated, placed events on a map.

Plain functions over text, dataclasses and DataFrames. Nothing in here imports Streamlit
(`lint-imports` holds that); the page in `streamlit_app.py` is a thin shell over it.
"""

from geo.version import __version__

__all__ = ["__version__"]
