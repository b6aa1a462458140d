"""All events as one table for a spreadsheet (CSV, RFC 4180)."""

from __future__ import annotations

from geo.export.cells import sheet
from geo.export.events import table
from geo.story.story import Story


def write(story: Story) -> bytes:
    """Return the events in order of time, one row each: the columns of `geo.export.events.table`."""
    return sheet(table(story))
