"""Events and route as KML 2.2 (OGC 07-147r2), with a TimeSpan each: Google Earth's time slider steps them."""

from __future__ import annotations

import re
from html import escape
from typing import Any, Final
from xml.etree import ElementTree

from geo import timespan
from geo.export.events import credit, iso, plain_id, quoted, rows, unplaced
from geo.export.route import Leg, Point, legs, lines
from geo.kinds import Status
from geo.story.story import Story

_NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
# Colours of the reader as KML writes them: alpha, blue, green, red.
_COLOURS: Final = {"stop": "ff1e26b3", "related": "ff8a5a1f", "background": "ff59646b"}
# What XML 1.0 cannot hold.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Element = ElementTree.Element


def write(story: Story) -> bytes:
    """Return a document with a folder of events and one of the route's legs.

    An event without a place is in it too, only nowhere on the globe.
    """
    root = Element("kml", xmlns=_NAMESPACE)
    document = ElementTree.SubElement(root, "Document")
    _add(document, "name", story.meta.title)
    _add(document, "description", escape(credit(story)))
    for role, colour in _COLOURS.items():
        _style(document, role, colour, "ff")
        _style(document, f"{role}-planned", colour, "80")
    events = ElementTree.SubElement(document, "Folder")
    _add(events, "name", "Events")
    for row in rows(story):
        _event(events, row)
    route = ElementTree.SubElement(document, "Folder")
    _add(route, "name", "Route, straight lines")
    for leg in legs(story):
        _leg(route, leg)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(parent: Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = _NO_XML.sub("\ufffd", text)


def _style(document: Element, name: str, colour: str, alpha: str) -> None:
    style = ElementTree.SubElement(document, "Style", id=name)
    for part in ("IconStyle", "LineStyle"):
        element = ElementTree.SubElement(style, part)
        _add(element, "color", alpha + colour[2:])
        if part == "LineStyle":
            _add(element, "width", "3")


def _event(folder: Element, row: dict[str, Any]) -> None:
    placemark = ElementTree.SubElement(folder, "Placemark", id=f"event-{plain_id(row['event_id'])}")
    number = f"{row['stop']}. " if row["stop"] else ""
    _add(placemark, "name", f"{number}{row['title']}")
    _add(placemark, "description", _description(row))
    _time(placemark, row["date"])
    planned = "-planned" if row["status"] == Status.PLANNED else ""
    _add(placemark, "styleUrl", f"#{row['role']}{planned}")
    data = ElementTree.SubElement(placemark, "ExtendedData")
    for key in ("role", "status", "date", "stop", "place", "precision", "checked"):
        if row[key] is not None:
            _add(ElementTree.SubElement(data, "Data", name=key), "value", str(row[key]))
    if row["point"]:
        _add(ElementTree.SubElement(placemark, "Point"), "coordinates", _coordinates([row["point"]]))


def _description(row: dict[str, Any]) -> str:
    """What Google Earth shows in the balloon, as HTML: the report's words in it are text."""
    parts = [
        f"{row['when'] or 'No date'} · {row['place'] or 'No place'} · {row['status']}",
        *map(quoted, row["passages"]),
        row["disagree"] and f"Reports disagree: {row['disagree']}",
        row["later"] and f"Updated: {row['later']}",
        f"Date: {timespan.in_words(row['date_reason'])}",
        unplaced(row) and f"Not on the map: {unplaced(row)}.",
        row["checked"],
    ]
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)


def _time(placemark: Element, edtf: str) -> None:
    span = timespan.parse(edtf) if edtf else None
    if span:
        element = ElementTree.SubElement(placemark, "TimeSpan")
        for tag, day in (("begin", span.first), ("end", span.last)):
            if day:
                _add(element, tag, iso(day))


def _leg(folder: Element, leg: Leg) -> None:
    placemark = ElementTree.SubElement(folder, "Placemark", id=f"leg-{leg.number}")
    _add(placemark, "name", leg.words)
    _add(placemark, "styleUrl", f"#stop{'-planned' if leg.planned else ''}")
    drawn = lines(leg.start, leg.end)
    parent = ElementTree.SubElement(placemark, "MultiGeometry") if len(drawn) > 1 else placemark
    for line in drawn:
        element = ElementTree.SubElement(parent, "LineString")
        _add(element, "tessellate", "1")
        _add(element, "coordinates", _coordinates(line))


def _coordinates(points: list[Point]) -> str:
    return " ".join(f"{lon},{lat}" for lat, lon in points)
