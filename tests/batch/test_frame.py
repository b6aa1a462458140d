"""A DataFrame of reports -> DataFrames of all that was read from them."""

from __future__ import annotations

from datetime import date

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
        own = getattr(alone, name).drop(columns=["report_id", "same_as"], errors="ignore")
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


def test_no_reports_give_empty_tables_with_their_columns() -> None:
    drafts = geo.draft_frame(reports(text=[], published=[]))
    assert all(getattr(drafts, name).empty for name in (*TABLES, "errors"))
    assert list(drafts.errors.columns) == ["report_id", "error"]
    assert drafts.events.columns[:2].tolist() == ["report_id", "event_id"]


def test_a_table_without_texts_is_refused() -> None:
    with pytest.raises(ValueError, match="no column 'text'; it has 'body'"):
        geo.draft_frame(reports(body=[TEXT]))
