"""A story -> files for other programs: a table, GeoJSON and the reader as one HTML file.

Nothing is dropped: an event without a date or a place is a row or feature like any other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any, Final

import pandas as pd

from geo import timespan
from geo.reader.document import document
from geo.story.story import Story

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def table(story: Story) -> pd.DataFrame:
    """One row an event, in order of time, undated ones last.

    Columns: event_id, when (words), date (EDTF), title, role, status, place, lat, lon (degrees),
    precision, inferred, sentences (the passages in text order, joined by a line break),
    date_reason, geocoder, source_id, chance (0 to 1 that place and date are right), runners_up.
    """
    quotes = story.passages.sort_values("start").groupby("event_id")["quote"].agg("\n".join)
    rows = story.placed.assign(
        when=[timespan.words(edtf) if edtf else "" for edtf in story.events["date"]],
        place=[label or name for label, name in story.placed[["label", "name"]].fillna("").to_numpy()],
        sentences=story.placed["event_id"].map(quotes),
    )
    late = (10**6, 0, 0)
    order = [timespan.parse(edtf).order if edtf else (late, late) for edtf in rows["date"]]
    rows = rows.iloc[sorted(range(len(rows)), key=lambda index: order[index])]
    columns = (
        "event_id when date title role status place lat lon precision inferred sentences "
        "date_reason geocoder source_id chance runners_up"
    )
    return rows[columns.split()].reset_index(drop=True)


def to_csv(story: Story) -> bytes:
    """The table as UTF-8 CSV with a byte-order mark, which spreadsheets need to read it as UTF-8.

    A cell that a spreadsheet would run as a formula gets a leading apostrophe
    (OWASP, CSV Injection).
    """
    frame = table(story)
    text = [column for column in frame.columns if column not in ("lat", "lon", "chance")]
    frame[text] = frame[text].fillna("").map(_no_formula)
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def to_geojson(story: Story) -> bytes:
    """A FeatureCollection (RFC 7946): one feature an event, geometry null where it has no place."""
    passages: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event_id, start, end, quote in story.passages.sort_values("start").iloc[:, :4].to_numpy():
        passages[event_id].append({"start": start, "end": end, "quote": quote})
    features = [_feature(row, passages[row["event_id"]]) for row in story.placed.to_dict("records")]
    meta = story.meta
    collection = {
        "type": "FeatureCollection",
        "title": meta.title,
        "publisher": meta.publisher,
        "published": meta.published.isoformat(),
        "attribution": "Places: GeoNames (CC BY 4.0) and the sources named by each feature",
        "features": features,
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def to_html(story: Story) -> bytes:
    """The reader as one file that needs no server and no network."""
    return document(story).encode()


FORMATS: Final[dict[str, tuple[Callable[[Story], bytes], str]]] = {
    "csv": (to_csv, "text/csv"),
    "geojson": (to_geojson, "application/geo+json"),
    "html": (to_html, "text/html"),
}
"""File extension -> the function that writes it and its media type."""


def _feature(row: dict[Any, Any], passages: list[dict[str, Any]]) -> dict[str, Any]:
    placed = row["lat"] == row["lat"]
    keys = ("event_id", "title", "role", "status", "date", "date_reason", "chance", "runners_up")
    place = ("name", "label", "precision", "radius_km", "inferred", "geocoder", "source_id", "licence")
    return {
        "type": "Feature",
        "id": row["event_id"],
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]} if placed else None,
        "properties": {
            **_known(row, keys),
            "when": timespan.words(row["date"]) if row["date"] else "",
            **(_known(row, place) if row["place_id"] else {}),
            "passages": passages,
        },
    }


def _known(row: dict[Any, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """These cells of a row, None for NaN, which JSON does not have."""
    return {key: None if row[key] != row[key] else row[key] for key in keys}


def _no_formula(value: str) -> str:
    return f"'{value}" if str(value).startswith(_FORMULA) else value
