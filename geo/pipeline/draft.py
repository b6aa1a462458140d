"""A report's text -> a story: its tables, and a table that says what became of every sentence.

    geo.text.mending         its words without Markdown, those broken at the end of a line whole
    geo.analysis             what stands in the text: sentences, parse, places, dates
    geo.events.extraction    what happens in it, where and when
    geo.pipeline.tables      the tables

The same text always gives the same tables. Nothing here knows any report.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from geo.analysis import Progress, analyse
from geo.encoder import encoder
from geo.events import classifier, heads
from geo.events.extraction import extract
from geo.gazetteer.gazetteer import Gazetteer
from geo.pipeline.tables import Draft, tables
from geo.progress import Tick, part, untold
from geo.text import parsing
from geo.text.mending import mend

_ANALYSED: Final = 0.85
"""Share of the time that is over when the text is analysed."""


def draft(
    text: str,
    published: date | None,
    *,
    traveller: str | None = None,
    title: str = "",
    publisher: str = "",
    gazetteer: Gazetteer | None = None,
    model: str = parsing.DEFAULT_MODEL,
    progress: Progress | None = None,
    tick: Tick = untold,
) -> Draft:
    """Read a report and return its story.

    Args:
        text: the report as published; all offsets count in it.
        published: the day of publication, which "on Friday" is counted from; None if not known.
        traveller: whose stops make the itinerary; None finds out, "" is a report without one.
        title: its headline, where it is known.
        publisher: who published it, where it is known: a local paper writes of its own town.
        gazetteer: the embedded one if None.
        model: an installed English model of spaCy.
        progress: called with "sentences", "dates", "places" and "events", and how many, once they are found.
        tick: is told the share of the reading that is done.

    Raises:
        LanguageError: the model is not installed.
        GazetteerError: the gazetteer can be neither compiled nor read.

    """
    if traveller is not None and not traveller.strip():
        traveller = ""  # blanks name nobody
    mended = mend(text)
    analysis = analyse(
        mended.text,
        published,
        title=title,
        publisher=publisher,
        gazetteer=gazetteer,
        model=model,
        progress=progress,
        tick=part(tick, 0, _ANALYSED),
    )
    found = extract(analysis, traveller=traveller, tick=part(tick, _ANALYSED, 1))
    if progress:
        progress("events", len(found.events))
    tick(1)
    return tables(analysis, found, mended)


def load(model: str = parsing.DEFAULT_MODEL) -> None:
    """Load what every draft needs: language model, encoder and judges; they stay for the whole process.

    Raises:
        LanguageError: the model is not installed.

    """
    parsing.load(model)
    encoder.load()
    heads.load()
    classifier.load()
