"""A DataFrame of reports -> DataFrames of all that was read from them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import dask.dataframe as dask_frame
import pandas as pd
import pytest

import geo
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401

TEXT = "Anna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka on Tuesday."
TABLES = ("events", "passages", "places", "coverage")

pytestmark = pytest.mark.usefixtures("ready")


def reports(**columns: list[object]) -> pd.DataFrame:
    return pd.DataFrame(columns)


def test_each_table_is_that_of_the_stories_with_the_report_in_front() -> None:
    frame = reports(
        id=["a", "b"], text=[TEXT, "Talks resume in Riga."], published=["2024-05-15", "2024-05-16"]
    )
    drafts = geo.draft_frame(frame)
    alone = geo.read(TEXT, published="2024-05-15")
    for name in TABLES:
        found = getattr(drafts, name)
        own = getattr(alone, name).drop(columns=["report_id", "same_as", "same_chance"], errors="ignore")
        assert list(found.columns) == ["report_id", *own.columns]
        mine = found[found["report_id"] == "a"].drop(columns="report_id").reset_index(drop=True)
        pd.testing.assert_frame_equal(mine, own)
    assert set(drafts.coverage["report_id"]) == {"a", "b"}
    assert drafts.errors.empty


def test_parts_give_what_the_whole_gives() -> None:
    frame = reports(text=[TEXT, "", TEXT.replace("Lusaka", "Riga")], published=["2024-05-15"] * 3)
    whole, parts = geo.draft_frame(frame), [geo.draft_frame(frame[:1]), geo.draft_frame(frame[1:])]
    for name in (*TABLES, "errors"):
        joined = pd.concat([getattr(part, name) for part in parts if len(getattr(part, name))])
        pd.testing.assert_frame_equal(getattr(whole, name), joined.reset_index(drop=True))


def test_a_bad_report_is_a_row_of_errors() -> None:
    frame = reports(
        id=["good", "no day", "no text", "odd day"],
        text=[TEXT, TEXT, None, TEXT],
        published=[date(2024, 5, 15), None, date(2024, 5, 15), "soon"],
    )
    drafts = geo.draft_frame(frame)
    assert set(drafts.events["report_id"]) == {"good"}
    assert drafts.errors["report_id"].tolist() == ["no day", "no text", "odd day"]
    assert [error[:20] for error in drafts.errors["error"]] == [
        "The report does not ", "text is no string bu", "published is 'soon',"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "day", ["2024-05-15", date(2024, 5, 15), pd.Timestamp("2024-05-15 23:00", tz="Asia/Tokyo")]
)
def test_a_day_may_be_of_any_kind(day: object) -> None:
    drafts = geo.draft_frame(reports(text=[TEXT], published=[day]))
    assert drafts.events["date"].tolist() == ["2024-05-13", "2024-05-14"]


def test_reports_go_by_their_label_where_they_have_no_id() -> None:
    frame = pd.DataFrame({"text": [TEXT], "published": [pd.Timestamp("2024-05-15")]}, index=[42])
    assert set(geo.draft_frame(frame).events["report_id"]) == {42}


@pytest.mark.parametrize("read", [geo.draft_frame, geo.tag_frame])
def test_no_reports_give_empty_tables_with_the_same_columns_and_types(read: Any, monkeypatch: Any) -> None:
    frame = reports(id=[7, 8], text=[TEXT, None], published=["2024-05-15", "2024-05-15"])
    some = read(frame)
    monkeypatch.setattr("geo.batch.frame.load", None)  # the engine is not loaded for nothing
    none = read(frame[:0])
    assert type(some) is type(none)
    for full, empty in zip(some, none, strict=True):
        assert len(full) and empty.empty
        assert full.dtypes.to_dict() == empty.dtypes.to_dict()
        assert full.dtypes["report_id"] == "int64"
    assert list(none.errors.columns) == ["report_id", "error"]


@pytest.mark.parametrize("read", [geo.draft_frame, geo.tag_frame])
def test_a_table_without_texts_is_refused(read: Any) -> None:
    with pytest.raises(ValueError, match="no column 'text'; it has 'body'"):
        read(reports(body=[TEXT]))


def test_tags_are_those_of_tag_with_the_report_in_front() -> None:
    texts, days = [TEXT, "Talks resume in Riga."], ["2024-05-15", None]
    found = geo.tag_frame(reports(id=["a", "b"], text=texts, published=days))
    alone = geo.tag(texts, published=days)
    for mine, other in ((found.places, alone.places), (found.dates, alone.dates)):
        assert list(mine.columns) == ["report_id", *other.columns[1:]]
        assert mine["report_id"].tolist() == ["ab"[number] for number in other["document"]]
        pd.testing.assert_frame_equal(mine.drop(columns="report_id"), other.drop(columns="document"))
    assert found.errors.empty


def test_the_day_may_be_left_out_and_what_cannot_be_read_is_a_row() -> None:
    assert geo.tag_frame(reports(text=[TEXT])).dates["value"].tolist() == ["XXXX-WXX-1", "XXXX-WXX-2"]
    found = geo.tag_frame(reports(text=[TEXT, 5], published=["soon", None]))
    assert found.errors["report_id"].tolist() == [0, 1]
    assert found.errors["error"][0].startswith("published is 'soon', which names no day")
    assert found.errors["error"][1].startswith("text is no string but a number")
    assert set(found.places["report_id"]) == {0}  # its places do not hang on the day


def test_each_table_comes_by_partitions_of_dask() -> None:
    frame = reports(
        id=["a", "b", "c"], text=[TEXT, TEXT.replace("Lusaka", "Riga"), None], published=["2024-05-15"] * 3
    )
    parted = dask_frame.from_pandas(frame, npartitions=2, sort=False)
    tables = {
        "events": geo.draft_frame,
        "errors": geo.draft_frame,
        "places": geo.tag_frame,
        "dates": geo.tag_frame,
    }
    for name, read in tables.items():
        table = partial(only, read, name)
        found = parted.map_partitions(table, meta=table(frame[:0])).compute(scheduler="synchronous")
        whole = table(frame)
        assert found.columns.tolist() == whole.columns.tolist()
        assert found.astype(object).to_numpy().tolist() == whole.astype(object).to_numpy().tolist()


def only(read: Any, name: str, part: pd.DataFrame) -> Any:
    return getattr(read(part), name)
