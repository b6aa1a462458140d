"""The Parquet tables of a batch: their columns, and answers -> Arrow tables that have them.

Every table has report_id (as given) and story (the report's key, which no other report has; in a library it
names the folder) in front, but errors, whose reports have no story. Points are GeoParquet 1.1
(https://geoparquet.org/releases/v1.1.0/): WKB, lon and lat in degrees, WGS 84.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from geo.batch.answer import Answer
from geo.batch.given import Given
from geo.pipeline.tables import Draft
from geo.story.meta import Meta
from geo.story.tables import COVERAGE, EVENTS, PASSAGES, PLACES, Table

GEOMETRY: Final = "geometry"

FRAMES: Final = {"events": EVENTS, "passages": PASSAGES, "places": PLACES, "coverage": COVERAGE}
"""The tables of a story, by the names of a draft's fields."""

_ARROW: Final = {"float64": pa.float64(), "int64": pa.int64(), "Int64": pa.int64(), "bool": pa.bool_()}
_FRONT: Final = [("report_id", pa.string()), ("story", pa.string())]
_POINTS: Final = ("events", "places")
_WKB_POINT: Final = struct.Struct("<BIdd")
_LITTLE_ENDIAN, _POINT = 1, 1


def _schema(name: str, table: Table) -> pa.Schema:
    columns = [
        (column, _ARROW.get(table.dtypes.get(column, ""), pa.string()))
        for column in table.columns
        if column not in table.seldom
    ]
    return pa.schema([*_FRONT, *columns, *([(GEOMETRY, pa.binary())] if name in _POINTS else [])])


SCHEMAS: Final[Mapping[str, pa.Schema]] = {
    **{name: _schema(name, table) for name, table in FRAMES.items()},
    "errors": pa.schema([(name, pa.string()) for name in ("report_id", "source", "error")]),
    "reports": pa.schema(
        [
            *_FRONT,
            *((name, pa.string()) for name in ("source", "title", "publisher", "byline")),
            ("published", pa.date32()),
            *((name, pa.string()) for name in ("url", "traveller", "text")),
            *((name, pa.int64()) for name in ("events", "places")),
        ]
    ),
}
"""The columns of each table, in order."""


def joined(name: str, drafts: Sequence[Draft], front: Mapping[str, Sequence[Hashable]]) -> pd.DataFrame:
    """Return a table of some stories as one, typed; `front`: columns put in front, a value for each story."""
    table = FRAMES[name]
    parts = [getattr(made, name) for made in drafts]
    frame = table.typed(pd.concat(parts or [table.empty()], ignore_index=True)).drop(
        columns=list(table.seldom)
    )
    times = [len(part) for part in parts]
    for at, (column, values) in enumerate(front.items()):
        cells = [value for value, count in zip(values, times, strict=True) for _ in range(count)]
        frame.insert(at, column, pd.Series(cells, dtype="object"))
    return frame


def tables(answers: Sequence[tuple[Given, Answer]]) -> dict[str, pa.Table]:
    """Return the tables of some answered reports, in their order; a bad one is a row of errors alone."""
    drafted = [
        (given, found.meta, found.text, found.made) for given, found in answers if found.made and found.meta
    ]
    bad: list[dict[str, object]] = [
        {"report_id": given.report_id, "source": given.source, "error": found.error}
        for given, found in answers
        if not found.made
    ]
    drafts = [made for *_, made in drafted]
    front = {
        "report_id": [given.report_id for given, *_ in drafted],
        "story": [given.key for given, *_ in drafted],
    }
    frames = {name: joined(name, drafts, front) for name in FRAMES}
    points = frames["places"].set_index(["story", "place_id"])[["lon", "lat"]]
    for name in _POINTS:
        keys = pd.MultiIndex.from_frame(frames[name][["story", "place_id"]])
        lon_lat = points.reindex(keys).to_numpy(dtype=float)
        frames[name][GEOMETRY] = pd.Series(
            [_wkb(lon, lat) for lon, lat in lon_lat], dtype="object", index=frames[name].index
        )
    made = {name: _arrow(name, frame) for name, frame in frames.items()}
    made["errors"] = _from_rows("errors", bad)
    made["reports"] = _from_rows("reports", [_report(*one) for one in drafted])
    return made


def _report(given: Given, meta: Meta, text: str, made: Draft) -> dict[str, object]:
    return {
        "report_id": given.report_id, "story": given.key, "source": given.source, "title": meta.title,
        "publisher": meta.source, "byline": meta.byline, "published": meta.published, "url": meta.url,
        "traveller": made.traveller, "text": text, "events": len(made.events), "places": len(made.places),
    }  # fmt: skip


def _from_rows(name: str, rows: Iterable[dict[str, object]]) -> pa.Table:
    frame = pd.DataFrame(rows, columns=SCHEMAS[name].names, dtype="object")
    return _arrow(name, frame)


def _arrow(name: str, frame: pd.DataFrame) -> pa.Table:
    schema = SCHEMAS[name]
    arrays = [
        pa.array(
            map(_whole, frame[field.name]) if pa.types.is_string(field.type) else frame[field.name],
            type=field.type,
            from_pandas=True,
        )
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema.with_metadata(_about(frame)))


def _whole(text: str) -> str:
    """A text that UTF-8 can hold: half a surrogate pair, which an id may have, as its escape."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _wkb(lon: float, lat: float) -> bytes | None:
    return None if np.isnan(lon) or np.isnan(lat) else _WKB_POINT.pack(_LITTLE_ENDIAN, _POINT, lon, lat)


def _about(frame: pd.DataFrame) -> dict[str, str] | None:
    """The file metadata of GeoParquet; None for a table without points."""
    if GEOMETRY not in frame:
        return None
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    points = [_WKB_POINT.unpack(point)[2:] for point in frame[GEOMETRY] if point is not None]
    if points:
        lon, lat = zip(*points, strict=True)
        column["bbox"] = [min(lon), min(lat), max(lon), max(lat)]
    about = {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    return {"geo": json.dumps(about)}
