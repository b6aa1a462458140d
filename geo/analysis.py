"""A report's text -> what stands in it: sentences, parse, named places, dates, headline and dateline.

Nothing is judged here: what happens, where and when is for `geo.events` to say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from geo.dates import Expression, tag
from geo.dates.ranges import ranges
from geo.encoder import encoder
from geo.gazetteer.gazetteer import Gazetteer, shared
from geo.places.model import Named
from geo.places.named import named_places
from geo.places.recognition import find
from geo.places.resolution import resolve
from geo.progress import Tick, part, untold
from geo.text import layout, parsing, report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_READ: Final = 0.4
_PARSED: Final = 0.75
_LEMMATISED: Final = 0.8
_NAMED: Final = 0.95
"""Shares of the time that are over when the encoder has read the text, it is parsed, its words have lemmas,
its names are found."""

Progress = Callable[[str, int], None]
"""Told what has been found in a report, and how many."""


def _silent(found: str, count: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Analysis:
    """A report as it stands, before anything is judged. Offsets count characters of `text`, end exclusive.

    published: the day of publication, None if not known. headline: how many sentences at the top are the
    headline. doc: spaCy's reading. reading: the encoder's. places: the named places, in text order. dates:
    the expressions of time, in text order. dateline: the words that say where the report was filed, a span,
    None for none; its places and dates stand among the others.
    """

    text: str
    published: date | None
    sentences: Sequence[report.Sentence]
    headline: int
    doc: Doc
    reading: encoder.Reading
    places: Sequence[Named]
    dates: Sequence[Expression]
    dateline: tuple[int, int] | None

    @cached_property
    def ranges(self) -> dict[int, tuple[str, str]]:
        """Of the expressions that are one end of a stretch of time, by number: its EDTF, and the reason."""
        return ranges(self.text, self.dates)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [expression.start for expression in self.dates]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that a character stands in, or that ends last before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def dates_in(self, start: int, end: int) -> Sequence[Expression]:
        """Return the expressions of time that start between two characters."""
        starts = self._date_starts
        return self.dates[bisect_left(starts, start) : bisect_left(starts, end)]

    def places_in(self, start: int, end: int) -> Sequence[Named]:
        """Return the places whose names start between two characters."""
        first, last = (
            bisect_left(self.places, at, key=lambda named: named.mention.start) for at in (start, end)
        )
        return self.places[first:last]

    def head(self, start: int, end: int) -> Token | None:
        """Return the head of the words between two characters; None where there are none."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return None if span is None else span.root

    def is_filed(self, offset: int) -> bool:
        """Whether a character stands in the dateline."""
        return self.dateline is not None and self.dateline[0] <= offset < self.dateline[1]


def analyse(
    text: str,
    published: date | None,
    *,
    title: str = "",
    publisher: str = "",
    gazetteer: Gazetteer | None = None,
    model: str = parsing.DEFAULT_MODEL,
    progress: Progress | None = None,
    tick: Tick = untold,
) -> Analysis:
    """Read a report and return what stands in it.

    Args:
        text: the report as published.
        published: the day of publication, which "on Friday" is counted from; None if not known.
        title: its headline, where it is known.
        publisher: who published it, where it is known: a local paper writes of its own town.
        gazetteer: if None the embedded one, which stays open for the whole process.
        model: an installed English model of spaCy.
        progress: called with "sentences", "dates" and "places", and how many there are, once they are found.
        tick: is told the share that is done.

    Raises:
        LanguageError: the model is not installed.
        GazetteerError: the gazetteer can be neither compiled nor read.

    """
    tell = progress or _silent
    gazetteer = gazetteer or shared()
    sentences = report.sentences(text)
    tell("sentences", len(sentences))
    dates = tag(text, published)
    tell("dates", len(dates))
    filed = layout.dateline(text, sentences)
    nlp = parsing.load(model)
    reading = encoder.load().read(text, part(tick, 0, _READ))
    starts = [sentence.start for sentence in sentences]
    doc = parsing.parse(nlp, text, [*starts, filed[1]] if filed else starts, part(tick, _READ, _PARSED))
    if "lemmatizer" in nlp.component_names:  # left out where only names are wanted
        doc = nlp.get_pipe("lemmatizer")(doc)
    tick(_LEMMATISED)
    mentions = find(doc, reading, gazetteer)
    tick(_NAMED)
    named = named_places(doc, mentions, resolve(text, mentions, gazetteer, publisher=publisher), gazetteer)
    tell("places", len(named))
    tick(1)
    return Analysis(
        text,
        published,
        sentences,
        layout.headline(text, sentences, title),
        doc,
        reading,
        named,
        dates,
        filed,
    )
