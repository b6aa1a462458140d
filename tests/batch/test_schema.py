"""The columns of a batch's Parquet, and that its points are GeoParquet."""

from __future__ import annotations

import io
import json
import struct
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from geo.batch.given import Given
from geo.batch.schema import SCHEMAS, tables
from geo.story.tables import COVERAGE, EVENTS, PASSAGES, PLACES
from tests.batch.standin import answer


@pytest.fixture
def made() -> dict[str, pa.Table]:
    good, bad = (Given(text, f"line {text}", {"text": text}) for text in ("good", "bad"))
    return tables([(given, answer(given)) for given in (good, bad)])


def test_the_tables_are_those_of_a_story_with_the_report_in_front() -> None:
    for name, table in {
        "events": EVENTS,
        "passages": PASSAGES,
        "places": PLACES,
        "coverage": COVERAGE,
    }.items():
        assert SCHEMAS[name].names[:2] == ["report_id", "story"]
        assert [one for one in SCHEMAS[name].names[2:] if one != "geometry"] == [
            column for column in table.columns if column not in table.seldom
        ]


def test_cells_have_their_types(made: dict[str, pa.Table]) -> None:
    assert {name: table.schema.remove_metadata() for name, table in made.items()} == SCHEMAS
    (event,) = made["events"].drop_columns("geometry").to_pylist()
    assert (event["chance"], event["reviewed"], event["date"]) == (0.5, False, "2024-05-13")
    (passage,) = made["passages"].to_pylist()
    assert (passage["start"], passage["place_start"]) == (0, None)
    (report,) = made["reports"].to_pylist()
    assert (report["published"], report["text"], report["events"]) == (date(2024, 5, 15), "good", 1)
    assert report["publisher"] == ""


def test_no_answers_give_empty_tables_with_all_columns() -> None:
    for name, table in tables([]).items():
        assert table.num_rows == 0
        assert table.schema.remove_metadata() == SCHEMAS[name]


def test_points_are_well_known_binary_in_lon_and_lat(made: dict[str, pa.Table]) -> None:
    for name in ("events", "places"):
        (point,) = made[name]["geometry"].to_pylist()
        assert struct.unpack("<BIdd", point) == (1, 1, 24.106, 56.946)


def test_an_event_without_a_place_has_no_point() -> None:
    given = Given("x", "x", {"text": "x"})
    found = answer(given)
    assert found.made
    found.made.events["place_id"] = ""
    made = tables([(given, found)])
    assert made["events"]["geometry"].to_pylist() == [None]
    assert "bbox" not in about(made["events"])["columns"]["geometry"]


def about(table: pa.Table) -> dict[str, object]:
    """The metadata of GeoParquet as a file keeps it."""
    file = io.BytesIO()
    parquet.write_table(table, file)
    found: dict[str, object] = json.loads(parquet.read_schema(file).metadata[b"geo"])
    return found


def test_the_files_say_what_geoparquet_asks(made: dict[str, pa.Table]) -> None:
    for name in ("events", "places"):
        assert about(made[name]) == {
            "version": "1.1.0",
            "primary_column": "geometry",
            "columns": {
                "geometry": {
                    "encoding": "WKB", "geometry_types": ["Point"], "bbox": [24.106, 56.946, 24.106, 56.946],
                }
            },
        }  # fmt: skip
    assert not made["reports"].schema.metadata


def test_geopandas_takes_the_points_for_what_they_are(made: dict[str, pa.Table], tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    (tmp_path / "events").mkdir()
    for part in ("a", "b"):
        parquet.write_table(made["events"], tmp_path / "events" / f"{part}.parquet")
    frame = geopandas.read_parquet(tmp_path / "events")
    assert frame.crs == "OGC:CRS84"
    assert [(point.x, point.y) for point in frame.geometry] == [(24.106, 56.946)] * 2


def test_an_id_that_is_no_unicode_is_kept_as_its_escape() -> None:
    given = Given("a\ud800", "line 1", {"text": "bad"})
    assert tables([(given, answer(given))])["errors"]["report_id"].to_pylist() == ["a\\ud800"]


def test_tables_of_reports_with_the_same_keys_of_places_do_not_mix() -> None:
    given = [Given(name, name, {"text": name}) for name in ("one", "two")]
    found = [answer(one) for one in given]
    assert found[1].made
    found[1].made.places["lat"] = "10"
    points = tables(list(zip(given, found, strict=True)))["events"]["geometry"].to_pylist()
    assert [struct.unpack("<BIdd", point)[3] for point in points] == [56.946, 10.0]
