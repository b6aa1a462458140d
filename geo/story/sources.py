"""The reports that a story is made of: what is known of each, and where it stands in the story's text.

A story of several reports has reports.csv, and its text (report.txt) holds all of them, one behind the
other. A story of one report has no such table: story.toml says what is known of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.story.meta import Meta


@dataclass(frozen=True, slots=True)
class Source:
    """One report. id: its report_id, "" of the only one. start, end: where it stands in the text.

    publisher, byline, url and rights are "" where they are not known; offsets count characters, end
    exclusive.
    """

    id: str
    title: str
    publisher: str
    byline: str
    published: date
    url: str
    rights: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """What the report is called in a line of words: its publisher, or else its title."""
        return self.publisher or self.title


def spans(reports: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Return where each report of a checked reports.csv stands in the text, by report_id."""
    columns = (reports[name] for name in ("report_id", "start", "end"))
    return {report_id: (int(start), int(end)) for report_id, start, end in zip(*columns, strict=True)}


def sources(meta: Meta, text: str, reports: pd.DataFrame) -> list[Source]:
    """Return the reports of a story in its order, at least one; `reports` is a typed reports.csv."""
    if not len(reports):
        facts = (meta.title, meta.source, meta.byline, meta.published, meta.url, meta.rights)
        return [Source("", *facts, 0, len(text))]
    known = ("title", "publisher", "byline", "published", "url", "rights")
    return [
        Source(id=row["report_id"], **{key: row[key] for key in known}, start=row["start"], end=row["end"])
        for row in reports.to_dict("records")
    ]
