"""Measurements of Dateline, each a command of its own: `python -m bench.steps`, `python -m bench.page`."""
