from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow.parquet import read_table, write_table

from geo.atlases import parquet
from geo.atlases.build import build_atlas
from geo.atlases.find import Atlas
from geo.batch import parquet as batch_parquet
from geo.batch.given import Given
from geo.batch.parquet import opened
from geo.errors import DatelineError
from tests import stories
from tests.batch.standin import answer


def draft(out: str, *texts: str) -> None:
    """Add a part with a report of each text to the tables of a batch."""
    with opened(out) as output:
        for text in texts:
            given = Given(text, f"in.jsonl, {text}", {"id": text, "text": text})
            output.add(given, answer(given))


@pytest.fixture(params=["a path", "a URL"])
def tables(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    out = str(tmp_path / "out") if request.param == "a path" else f"file://{tmp_path}/out"
    draft(out, "Grain ships left", "bad", "Rain fell")
    return out


def test_each_drafted_report_is_in_the_atlas(tables: str, tmp_path: Path) -> None:
    counts = build_atlas(tables, tmp_path / "a.db")
    assert (counts.stories, counts.events) == (2, 2)
    (row,) = Atlas(tmp_path / "a.db").find(words="ships", within_km=5, of=(56.946, 24.106)).to_dict("records")
    assert (row["title"], row["sentences"], row["report"]) == ("Grain ships left",) * 3
    assert (row["event_id"], row["place"], row["date"]) == ("riga", "Riga, Latvia", "2024-05-13")
    assert (row["chance"], row["reviewed"], row["inferred"], row["published"]) == (
        0.5,
        False,
        False,
        "2024-05-15",
    )
    assert row["story"].startswith("grain-ships-left-")


def test_a_part_that_was_read_is_not_read_again(
    tables: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_atlas(tables, tmp_path / "a.db")
    draft(tables, "A third")
    read: list[str] = []
    own = parquet._part
    monkeypatch.setattr(parquet, "_part", lambda name, part: read.append(part) or own(name, part))
    counts = build_atlas(tables, tmp_path / "a.db")
    assert (counts.read, counts.same, counts.events) == (1, 2, 3)
    assert len(set(read)) == 1


def test_a_folder_of_stories_is_read_as_such(tmp_path: Path) -> None:
    stories.write(tmp_path / "library" / "tiny")
    assert [source.story for source in parquet.sources(str(tmp_path / "library"))] == ["tiny"]
    with pytest.raises(DatelineError, match="nothere is not a folder"):
        list(parquet.sources(str(tmp_path / "nothere")))


def changed(tables: Path, table: str, column: str, value: object) -> None:
    """Put the same value into a column of all rows of a table's only part."""
    (path,) = (tables / table).glob("*.parquet")
    found = read_table(path)
    at = found.schema.get_field_index(column)
    kind = found.schema.field(at).type if value is None or not isinstance(value, int) else None
    values = pa.array([value] * len(found), type=kind)
    write_table(found.set_column(at, column, values), path)


class TestOfSomebodyElse:
    @pytest.mark.parametrize(
        ("table", "column", "value", "said"),
        [
            ("events", "date", "last week", "event 'riga', column date: 'last week' is no EDTF date"),
            ("events", "status", "odd", "event 'riga', column status: is 'odd'; write one of happened"),
            ("events", "event_id", None, "column event_id: must not be empty"),
            ("events", "chance", 7.0, "column chance: is '7.0'; write a number from 0 to 1"),
            ("places", "lat", 1e9, "column lat: is 1000000000.0; degrees of latitude go from -90 to 90"),
            ("places", "radius_km", float("inf"), "column radius_km: is 'inf'"),
        ],
    )
    def test_a_value_that_no_story_may_hold_is_named_and_the_rest_go_on(
        self, table: str, column: str, value: object, said: str, tmp_path: Path
    ) -> None:
        draft(str(tmp_path / "out"), "Rain fell")
        changed(tmp_path / "out", table, column, value)
        counts = build_atlas(tmp_path / "out", tmp_path / "a.db")
        ((_, problem),) = counts.problems
        assert said in problem
        assert counts.events == 0

    @pytest.mark.parametrize(
        ("table", "column", "value", "said"),
        [
            ("events", "date", 5, "column date: is not as `dateline draft --format parquet` writes it"),
            ("reports", "story", None, "column story: must not be empty"),
            ("events", "story", "other", "column story: 'other' has no row in reports"),
        ],
    )
    def test_tables_that_do_not_fit_are_one_sentence(
        self, table: str, column: str, value: object, said: str, tmp_path: Path
    ) -> None:
        draft(str(tmp_path / "out"), "Rain fell")
        changed(tmp_path / "out", table, column, value)
        with pytest.raises(DatelineError, match=re.escape(said)):
            build_atlas(tmp_path / "out", tmp_path / "a.db")
        assert not (tmp_path / "a.db").exists()

    def test_one_that_unpacks_to_too_much_is_one_sentence(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        draft(str(tmp_path / "out"), "Rain fell")
        (path,) = (tmp_path / "out" / "passages").glob("*.parquet")
        row = read_table(path)
        # A text of a megabyte, which the file holds once, in a thousand rows and more.
        text = pa.array(["r" * 1_000_000], pa.string())
        long = row.set_column(row.schema.get_field_index("quote"), "quote", text)
        write_table(pa.concat_tables([long] * 1_500), path)
        assert path.stat().st_size < 2_000_000
        before = pa.total_allocated_bytes()
        peak = pa.default_memory_pool().max_memory()
        with pytest.raises(DatelineError, match=r"part-.*parquet unpacks to more than 512 MB, too much"):
            build_atlas(tmp_path / "out", tmp_path / "a.db")
        assert pa.total_allocated_bytes() - before < 50_000_000
        assert pa.default_memory_pool().max_memory() - peak < 50_000_000
        monkeypatch.setattr(batch_parquet, "MOST_OF_CELL", 999_999)
        with pytest.raises(DatelineError, match=r"column quote: holds a text of more than 0 MB"):
            build_atlas(tmp_path / "out", tmp_path / "a.db")

    def test_what_is_empty_in_a_report_is_empty_in_the_atlas(self, tmp_path: Path) -> None:
        draft(str(tmp_path / "out"), "Rain fell")
        for table, column in (("reports", "published"), ("reports", "url"), ("passages", "quote")):
            changed(tmp_path / "out", table, column, None)
        assert build_atlas(tmp_path / "out", tmp_path / "a.db").problems == []
        (row,) = Atlas(tmp_path / "a.db").find().to_dict("records")
        assert (row["published"], row["url"], row["sentences"]) == ("", "", "")
