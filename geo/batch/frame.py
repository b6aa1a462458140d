"""A DataFrame of reports -> DataFrames of all that was read from them, by report."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, datetime
from typing import Any, Final, NamedTuple

import pandas as pd

from geo.batch.answer import Options, answer
from geo.batch.given import Given
from geo.pipeline.draft import load
from geo.pipeline.tables import Draft
from geo.story.tables import COVERAGE, EVENTS, PASSAGES, PLACES

_FIELDS: Final = ("text", "published", "title", "publisher", "url")
_TABLES: Final = {"events": EVENTS, "passages": PASSAGES, "places": PLACES, "coverage": COVERAGE}


class Drafts(NamedTuple):
    """What was read from some reports, in their order; each table has report_id in front.

    events, passages, places, coverage: with the columns of a `Story` of one report; event_id and
        place_id are keys within their report. errors: report_id and error, one sentence; a row for each
        report that gave no story.
    """

    events: pd.DataFrame
    passages: pd.DataFrame
    places: pd.DataFrame
    coverage: pd.DataFrame
    errors: pd.DataFrame


def draft_frame(reports: pd.DataFrame, *, any_language: bool = False) -> Drafts:
    """Read many reports, one after another, in this process. The first takes some seconds more.

    Each is read by itself, so that parts of a table give the same rows as the whole.

    Args:
        reports: one row a report. text (in English, as published) and published (a day, or one in writing);
            title, publisher, url and id may be left out, also in single rows. report_id is the id, or the
            label of the row where there is no such column.
        any_language: whether to read reports that seem not to be in English.

    Raises:
        ValueError: there is no column text.
        LanguageError, GazetteerError: the engine cannot be loaded.

    """
    if "text" not in reports:
        raise ValueError(f"reports has no column 'text'; it has {', '.join(map(repr, reports.columns))}")
    load()
    options = Options(any_language=any_language)
    ids = list(reports.get("id", reports.index))
    made: list[tuple[Hashable, Draft]] = []
    errors: list[tuple[Hashable, str]] = []
    columns = [name for name in _FIELDS if name in reports]
    for report_id, cells in zip(ids, reports[columns].itertuples(index=False, name=None), strict=True):
        document = {name: _plain(cell) for name, cell in zip(columns, cells, strict=True)}
        found = answer(Given(str(report_id), str(report_id), document), options)
        if found.made is None:
            errors.append((report_id, found.error))
        else:
            made.append((report_id, found.made))
    return Drafts(
        **{name: _joined(name, made) for name in _TABLES},
        errors=pd.DataFrame(errors, columns=["report_id", "error"]),
    )


def _plain(cell: Any) -> object:  # noqa: ANN401
    """A cell as JSON would have it; None where there is nothing."""
    if isinstance(cell, datetime):
        return None if pd.isna(cell) else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return None if pd.api.types.is_scalar(cell) and pd.isna(cell) else cell


def _joined(name: str, made: list[tuple[Hashable, Draft]]) -> pd.DataFrame:
    table = _TABLES[name]
    frames = [getattr(draft, name) for _, draft in made] or [table.empty()]
    ids = [report_id for report_id, draft in made for _ in range(len(getattr(draft, name)))]
    joined = table.typed(pd.concat(frames, ignore_index=True)).drop(columns=list(table.seldom))
    joined.insert(0, "report_id", ids)
    return joined
