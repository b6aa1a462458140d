"""What `import geo` offers to notebooks and other programs: `read`, `load` and `tag`.

A report's text or a story folder in; a story out, whose tables are DataFrames and which shows, writes
and saves itself. The reading is that of `geo.pipeline`, the files are those of `geo.export`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from geo.dates import timestamps
from geo.errors import ReportError, StoryError
from geo.export.formats import FORMATS
from geo.pipeline.draft import draft
from geo.pipeline.folder import new_meta
from geo.pipeline.tag import MENTIONS, Tagger, mentions, tag_document
from geo.reader.document import document
from geo.story import files
from geo.story import story as stories
from geo.story.files import CORRECTIONS, META, REPORT
from geo.story.keys import new_key
from geo.story.meta import encode
from geo.story.tables import COVERAGE, DRAFTED, EVENTS, PASSAGES, PLACES, REPORTS, drafted_files

Day = date | str
"""A day, or a day in writing: "2023-09-15", "15 September 2023", with or without a time of day."""

_HEIGHT: Final = 640  # of the reader in a notebook, in CSS pixels
# As in the page (geo/ui/mount.js): the frame's scripts run, but reach nothing of what is around it.
_SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, eq=False, repr=False)
class Story(stories.Story):
    """A report, or several of one happening, with events, to look into, to show and to write.

    events: one row an event. event_id, title, role (stop, related or background), status (happened,
        planned or claimed), date (EDTF, "" for none), date_reason, place_id ("" for none), chance,
        place_chance, date_chance (0 to 1 that both, the place, the date are right; NaN where a person
        decided), runners_up, reviewed (bool),
        reviewed_by and reviewed_on (a day), "" where nobody said so; report_id (which report tells it so)
        and same_as (the event_id of the first that tells of the same, "" for itself), both "" in a story of
        one report; same_chance (0 to 1 that it does; NaN where a person decided).
    passages: one row a sentence that tells an event. event_id, start, end, quote, place_start, place_end,
        date_start, date_end, report_id; offsets in characters of `text`, end exclusive, NA for none.
    places: one row a place. place_id, name (the report's words), label, lat, lon (WGS 84 degrees, NaN where
        not found), precision (site, city, region or country), radius_km, inferred ("true", "false" or ""),
        geocoder, source_id, licence, rejected, score.
    reports: one row a report, the newest last; no rows in a story of one report. report_id, title, publisher,
        byline, published (a date), url, rights, start, end (where it stands in `text`).
    coverage: one row a sentence of the report. sentence, outcome (event, passage or none), reason. Empty
        where a folder has no coverage.csv.
    corrections: corrections.toml of the folder it was loaded from, as it stands there; "" for none.
    """

    coverage: pd.DataFrame
    corrections: str = ""

    def to_html(self, path: str | os.PathLike[str]) -> None:
        """Write the whole reader as one file, which needs no server and no network.

        Raises:
            DatelineError: the file cannot be written; so for the next two.

        """
        files.replace(Path(path), FORMATS["html"].write(self))

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write the events as one table with their places and sentences, for a spreadsheet."""
        files.replace(Path(path), FORMATS["csv"].write(self))

    def to_geojson(self, path: str | os.PathLike[str]) -> None:
        """Write the events as a GeoJSON FeatureCollection; those without a place have no geometry."""
        files.replace(Path(path), FORMATS["geojson"].write(self))

    def save(self, folder: str | os.PathLike[str]) -> None:
        """Make a story folder that holds the tables, the report and the corrections.

        It appears whole or not at all.

        Raises:
            StoryError: something does not hold, such as a changed table whose quotes are not the report's.
            DatelineError: the folder exists and is not empty, or cannot be written.

        """
        with files.making(Path(folder)) as made:
            self._write_into(made)
            if problems := stories.check(made):
                raise StoryError(problems)

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """The events as a GeoJSON FeatureCollection (https://gist.github.com/sgillies/2217756)."""
        found = dict(json.loads(FORMATS["geojson"].write(self)))
        events = [one for one in found["features"] if one["properties"]["kind"] == "event"]
        return {**found, "features": events}

    def __repr__(self) -> str:
        unchecked = int((~self.events["reviewed"]).sum())
        counts = f"{len(self.events)} events ({unchecked} that nobody checked), {len(self.places)} places"
        return f"<Story {self.meta.title!r}, published {self.meta.published}: {counts}>"

    def _repr_html_(self) -> str:
        """The reader in a notebook: a frame of its own, which no word of the report can leave."""
        return (
            f'<iframe title="{escape(self.meta.title)}" sandbox="{_SANDBOX}" '
            f'style="width: 100%; height: {_HEIGHT}px; border: 0" srcdoc="{escape(document(self))}"></iframe>'
        )

    def _write_into(self, folder: Path) -> None:
        frames = (self.events, self.passages, self.places, self.coverage)
        contents = drafted_files(table.cells(frame) for table, frame in zip(DRAFTED, frames, strict=True))
        if len(self.reports):
            contents[REPORTS.file] = REPORTS.encode(REPORTS.cells(self.reports))
        if self.corrections:
            contents[CORRECTIONS] = self.corrections.encode()
        meta = replace(self.meta, report=REPORT)
        files.write(folder, {REPORT: self.text.encode(), **contents, META: encode(meta)})


class Tags(NamedTuple):
    """The places and dates of some texts, one row a mention, in the order of the texts.

    places: document (number of the text, from 0), start, end (characters, end exclusive), text, lat, lon
        (WGS 84 degrees, NaN where nobody knows the place or the report does not tell which it is),
        precision, kind and source_id ("" likewise), score (0 to 1, that this place is meant; NaN where
        nothing reckons it), use (place, demonym, metonym or nested), runners_up (other places of the name,
        the likeliest first, "; " between).
    dates: document, start, end, text, value (TIMEX3), edtf ("" where it has no place on the calendar), type
        (DATE, TIME, DURATION or SET).
    """

    places: pd.DataFrame
    dates: pd.DataFrame


def read(
    text: str, *, published: Day, title: str = "", publisher: str = "", traveller: str | None = None
) -> Story:
    """Read a report and return its story. The first call loads the engine (some seconds).

    Args:
        text: the report in English, as published.
        published: the day of publication, which "on Friday" is counted from.
        title: its headline; the first line if "".
        publisher: who published it: a local paper writes of its own town.
        traveller: whose stops make the itinerary; None finds out, "" is a report without one.

    Raises:
        ReportError: the text is empty or in another script, or `published` is no day.
        LanguageError, GazetteerError: the engine cannot be loaded.

    """
    text = text.removeprefix("\ufeff")
    day = _day(published)
    meta = new_meta(new_key(title or text.strip()[:80], ()), text, day, title=title, publisher=publisher)
    made = draft(
        text,
        day,
        traveller=traveller,
        title=meta.title,
        publisher=publisher,
        gazetteer=_tagger().gazetteer,
    )
    meta = replace(meta, traveller=made.traveller)
    return Story(
        meta,
        text,
        EVENTS.typed(made.events),
        PASSAGES.typed(made.passages),
        PLACES.typed(made.places),
        COVERAGE.typed(made.coverage),
    )


def load(folder: str | os.PathLike[str]) -> Story:
    """Read and check a story folder.

    Raises:
        StoryError: with one problem for every file, row and column that does not hold.

    """
    folder = Path(folder)
    story = stories.load(folder)
    coverage = COVERAGE.empty()
    with files.reading(folder) as opened:
        decided = opened.text(CORRECTIONS) if opened.holds(CORRECTIONS) else ""
        if opened.holds(COVERAGE.file):
            coverage, problems = COVERAGE.read(opened)
            if problems := [*problems, *COVERAGE.check(coverage)]:
                raise StoryError(problems)
    return Story(
        story.meta,
        story.text,
        story.events,
        story.passages,
        story.places,
        COVERAGE.typed(coverage),
        decided,
        reports=story.reports,
    )


def tag(
    texts: str | Iterable[str],
    *,
    published: Day | Iterable[Day | None] | None = None,
    publisher: str | Iterable[str] = "",
) -> Tags:
    """Find the places and dates of one text or of many. The first call loads the engine (some seconds).

    Args:
        texts: a text in English, or several.
        published: the day of publication, which "on Friday" is counted from: one day for all texts, or
            a day or None for each; None if not known.
        publisher: who published them, one for all or one for each, "" if not known: a local paper writes
            of its own town.

    Raises:
        ReportError: a day of publication is none.
        ValueError: there are not as many days or publishers as texts.
        LanguageError, GazetteerError: the engine cannot be loaded.

    """
    texts = [texts] if isinstance(texts, str) else list(texts)
    if published is None or isinstance(published, date | str):
        days: list[Day | None] = [published] * len(texts)
    elif len(days := list(published)) != len(texts):
        raise ValueError(f"published has {len(days)} days for {len(texts)} texts; give one for each")
    papers = [publisher] * len(texts) if isinstance(publisher, str) else list(publisher)
    if len(papers) != len(texts):
        raise ValueError(f"publisher has {len(papers)} names for {len(texts)} texts; give one for each")
    found = [
        tag_document({"text": text, "published": day, "publisher": paper}, _tagger())
        for text, day, paper in zip(texts, map(_iso, days), papers, strict=True)
    ]
    places, dates = (mentions(enumerate(found), what, "document") for what in MENTIONS)
    return Tags(places.astype({"document": "int64"}), dates.astype({"document": "int64"}))


@cache
def _tagger() -> Tagger:
    return Tagger.load()


def _day(published: Day) -> date:
    if isinstance(published, datetime):  # a pandas Timestamp too
        return published.date()
    if isinstance(published, date):
        return published
    try:
        return timestamps.day(published)
    except ValueError as error:
        raise ReportError(f"published is {published!r}, {error}; write a day as in '2023-09-15'") from None


def _iso(published: Day | None) -> str | None:
    return None if pd.isna(published) else _day(published).isoformat()
