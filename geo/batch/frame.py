"""A DataFrame of reports -> DataFrames of all that was read from them, by report.

Each report is read by itself, so that parts of a table give the same rows as the whole: what `map_partitions`
of Dask asks for.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date, datetime
from typing import Any, Final, NamedTuple

import pandas as pd

from geo.batch.answer import Options, answer
from geo.batch.given import Given
from geo.batch.schema import FRAMES, joined
from geo.pipeline.documents import Row
from geo.pipeline.draft import load
from geo.pipeline.tables import Draft
from geo.pipeline.tag import Tagger, mentions, tag_any

_DRAFTED: Final = ("text", "published", "title", "publisher", "url")
_TAGGED: Final = ("text", "published", "publisher")
_ID: Final = "report_id"


class Drafts(NamedTuple):
    """What was read from some reports, in their order; each table has report_id in front.

    events, passages, places, coverage: with the columns and types of a `Story` of one report; event_id and
        place_id are keys within their report. errors: report_id and error, one sentence; a row for each
        report that gave no story.
    """

    events: pd.DataFrame
    passages: pd.DataFrame
    places: pd.DataFrame
    coverage: pd.DataFrame
    errors: pd.DataFrame


class ReportTags(NamedTuple):
    """The places and dates of some reports, one row a mention, in their order.

    places, dates: with the columns and types of `Tags`, but report_id in place of document. errors: report_id
        and error, one sentence; a row for each report that could not be read, or whose day could not.
    """

    places: pd.DataFrame
    dates: pd.DataFrame
    errors: pd.DataFrame


def draft_frame(reports: pd.DataFrame, *, any_language: bool = False) -> Drafts:
    """Read many reports, one after another, in this process. The first takes some seconds more.

    Args:
        reports: one row a report. text (in English, as published) and published (a day, or one in writing);
            title, publisher, url and id may be left out, also in single rows. report_id is the id, or the
            label of the row where there is no such column, and keeps its type. No rows give tables with the
            same columns and types.
        any_language: whether to read reports that seem not to be in English.

    Raises:
        ValueError: there is no column text.
        LanguageError, GazetteerError: the engine cannot be loaded.

    """
    ids = _ids(reports)
    if len(reports):
        load()
    options = Options(any_language=any_language)
    made: list[tuple[Hashable, Draft]] = []
    errors: list[tuple[Hashable, str]] = []
    for report_id, document in zip(ids, _documents(reports, _DRAFTED), strict=True):
        found = answer(Given(str(report_id), str(report_id), document), options)
        if found.made is None:
            errors.append((report_id, found.error))
        else:
            made.append((report_id, found.made))
    front = {_ID: [report_id for report_id, _ in made]}
    drafts = [draft for _, draft in made]
    tables = {name: joined(name, drafts, front).astype({_ID: ids.dtype}) for name in FRAMES}
    return Drafts(**tables, errors=_errors(errors, ids))


def tag_frame(reports: pd.DataFrame) -> ReportTags:
    """Find the places and dates of many reports, one after another, in this process.

    Args:
        reports: as for `draft_frame`; published, which "on Friday" is counted from, may be left out too.

    Raises:
        ValueError: there is no column text.
        LanguageError, GazetteerError: the engine cannot be loaded.

    """
    ids = _ids(reports)
    found: list[tuple[Hashable, Row]] = []
    if len(reports):
        tagger = Tagger.load()
        rows = (tag_any(document, tagger) for document in _documents(reports, _TAGGED))
        found = list(zip(ids, rows, strict=True))
    errors = [(report_id, row["error"]) for report_id, row in found if "error" in row]
    places, dates = (mentions(found, what, _ID).astype({_ID: ids.dtype}) for what in ("places", "dates"))
    return ReportTags(places, dates, _errors(errors, ids))


def _ids(reports: pd.DataFrame) -> pd.Series[Any]:
    if "text" not in reports:
        raise ValueError(f"reports has no column 'text'; it has {', '.join(map(repr, reports.columns))}")
    return reports["id"] if "id" in reports else reports.index.to_series()


def _documents(reports: pd.DataFrame, fields: tuple[str, ...]) -> Iterator[Row]:
    columns = [name for name in fields if name in reports]
    for cells in reports[columns].itertuples(index=False, name=None):
        yield {name: _plain(cell) for name, cell in zip(columns, cells, strict=True)}


def _plain(cell: Any) -> object:  # noqa: ANN401
    """A cell as JSON would have it; None where there is nothing."""
    if isinstance(cell, datetime):
        return None if pd.isna(cell) else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return None if pd.api.types.is_scalar(cell) and pd.isna(cell) else cell


def _errors(rows: list[tuple[Hashable, str]], ids: pd.Series[Any]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[_ID, "error"], dtype="object")
    return frame.astype({_ID: ids.dtype})
