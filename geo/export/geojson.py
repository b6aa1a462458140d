"""Events and route as GeoJSON (RFC 7946), for maps and geographic information systems.

Each event is a feature, its geometry null where it has no place; each leg of the route is one too, cut
where it crosses the antimeridian. `when` is written as Linked Places does
(https://github.com/LinkedPasts/linked-places-format).
"""

from __future__ import annotations

import json
from typing import Any, Final

from geo import timespan
from geo.export.events import credit, iso, rows
from geo.export.route import Leg, Point, legs, lines
from geo.story.sources import Source
from geo.story.story import Story
from geo.story.tables import CHANCES

_PROPERTIES: Final = (
    *(
        "event_id",
        "title",
        "role",
        "status",
        "stop",
        "date",
        "when",
        "date_reason",
    ),
    *(*CHANCES, "runners_up", "reviewed"),
    *("checked", "name", "label", "precision", "radius_km", "inferred", "geocoder", "source_id", "licence"),
)
_PASSAGE: Final = ("start", "end", "quote")


def write(story: Story) -> bytes:
    """Return a FeatureCollection: the events in the order of the table, then the legs of the route."""
    meta = story.meta
    collection = {
        "type": "FeatureCollection",
        "title": meta.title,
        "publisher": meta.publisher,
        "published": meta.published.isoformat(),
        "url": meta.url,
        "rights": meta.rights,
        "attribution": credit(story),
        **({"reports": [_report(one) for one in story.sources]} if len(story.sources) > 1 else {}),
        "features": [
            *(_event(row, several=len(story.sources) > 1) for row in rows(story)),
            *map(_leg, legs(story)),
        ],
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def when(edtf: str) -> dict[str, Any]:
    """Return the `when` of Linked Places: one timespan, "in" where it is one day, a side left out if open."""
    span = timespan.parse(edtf)
    first, last = ("in", "in") if span.first == span.last else ("earliest", "latest")
    sides = (("start", first, span.first), ("end", last, span.last))
    found = {side: {how: iso(day)} for side, how, day in sides if day}
    return {"timespans": [found], "label": timespan.words(edtf)}


def _report(one: Source) -> dict[str, str]:
    facts = {name: getattr(one, name) for name in ("title", "publisher", "byline", "url", "rights")}
    return {"report_id": one.id, **facts, "published": one.published.isoformat()}


def _event(row: dict[str, Any], *, several: bool) -> dict[str, Any]:
    keys = (*_PROPERTIES, *(("reports", "beside", "disagree", "later") if several else ()))
    told = [one if several else {key: one[key] for key in _PASSAGE} for one in row["passages"]]
    feature = {
        "type": "Feature",
        "id": row["event_id"],
        "geometry": {"type": "Point", "coordinates": _lonlat(row["point"])} if row["point"] else None,
        "properties": {"kind": "event", **{key: row[key] for key in keys}, "passages": told},
    }
    return {**feature, "when": when(row["date"])} if row["date"] else feature


def _leg(leg: Leg) -> dict[str, Any]:
    drawn = [[_lonlat(point) for point in line] for line in lines(leg.start, leg.end)]
    several = len(drawn) > 1
    return {
        "type": "Feature",
        "id": f"leg-{leg.number}",
        "geometry": {
            "type": "MultiLineString" if several else "LineString",
            "coordinates": drawn if several else drawn[0],
        },
        "properties": {
            "kind": "leg",
            "title": leg.words,
            "from_stop": leg.from_stop,
            "to_stop": leg.to_stop,
            "km": round(leg.km, 1),
            "direction": leg.direction,
            "planned": leg.planned,
        },
    }


def _lonlat(point: Point) -> list[float]:
    return [point[1], point[0]]
