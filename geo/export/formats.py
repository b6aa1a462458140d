"""The formats a story can be written in: what the command, the page and the README offer.

Each is a module of this package by the same name. It is loaded when it is first asked for, because the
command must start at once.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from geo.story.story import Story


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a story. `ending` goes behind the story's id in the name of a file."""

    name: str
    label: str
    ending: str
    media_type: str

    def write(self, story: Story) -> bytes:
        """Return the file; no event is left out, and what nobody checked says so."""
        return cast(bytes, importlib.import_module(f"geo.export.{self.name}").write(story))


FORMATS: Final = {
    one.name: one
    for one in (
        Format("html", "the map as one file, for a disk or any web host", "html", "text/html"),
        Format("embed", "lines of HTML that show that file in another page", "embed.html", "text/html"),
        Format("print", "a page to print: the route, then every step", "print.html", "text/html"),
        Format("csv", "all events as one table, for a spreadsheet", "csv", "text/csv"),
        Format("tables", "events, sentences, places and route as tables", "zip", "application/zip"),
        Format("geojson", "events and route, for other maps", "geojson", "application/geo+json"),
        Format("kml", "events and route, for Google Earth", "kml", "application/vnd.google-earth.kml+xml"),
        Format("timelinejs", "events, for TimelineJS", "timeline.json", "application/json"),
        Format("ics", "what is planned, for a calendar", "ics", "text/calendar"),
    )
}
"""By the name that `dateline export --format` takes."""
