"""The formats a story can be written in: what the command, the page and the README offer.

Each is a module of this package by the same name. It is loaded when it is first asked for, because the
command must start at once.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from geo.story.story import Story


class Use(StrEnum):
    """Whom a file is for."""

    READERS = "For readers"
    SPREADSHEETS = "For spreadsheets"
    PROGRAMS = "For other programs"


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a story: its title, and in the label what it holds.

    `ending` goes behind the story's id in the name of a file.
    """

    name: str
    use: Use
    title: str
    label: str
    ending: str
    media_type: str

    def write(self, story: Story) -> bytes:
        """Return the file; no event is left out, and what nobody checked says so."""
        return cast(bytes, importlib.import_module(f"geo.export.{self.name}").write(story))


FORMATS: Final = {
    one.name: one
    for one in (
        Format(
            "html",
            Use.READERS,
            "Web page",
            "the map as one file, for a disk or any web host",
            "html",
            "text/html",
        ),
        Format(
            "embed",
            Use.READERS,
            "Embed",
            "lines of HTML that show that file in another page",
            "embed.html",
            "text/html",
        ),
        Format(
            "print",
            Use.READERS,
            "Print",
            "a page to print: the route, then every step",
            "print.html",
            "text/html",
        ),
        Format(
            "csv", Use.SPREADSHEETS, "CSV", "all events as one table, for a spreadsheet", "csv", "text/csv"
        ),
        Format(
            "tables",
            Use.SPREADSHEETS,
            "CSV, four tables",
            "events, sentences, places and route as tables",
            "zip",
            "application/zip",
        ),
        Format(
            "geojson",
            Use.PROGRAMS,
            "GeoJSON",
            "events and route, for other maps",
            "geojson",
            "application/geo+json",
        ),
        Format(
            "kml",
            Use.PROGRAMS,
            "KML",
            "events and route, for Google Earth",
            "kml",
            "application/vnd.google-earth.kml+xml",
        ),
        Format(
            "timelinejs",
            Use.PROGRAMS,
            "TimelineJS",
            "events, for TimelineJS",
            "timeline.json",
            "application/json",
        ),
        Format("ics", Use.PROGRAMS, "iCalendar", "what is planned, for a calendar", "ics", "text/calendar"),
    )
}
"""By the name that `dateline export --format` takes."""
