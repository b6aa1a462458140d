"""The title of an event in a short text."""

from __future__ import annotations

from geo.events.actors import Actors
from geo.events.titles import title
from tests.reading import analysed, word


def titled(text: str, trigger: str, place: str = "", *, whole: bool = False) -> str:
    """The title of the event whose word is the first `trigger`, at the first `place`."""
    analysis = analysed(text)
    token = word(analysis, trigger)
    sentence = analysis.sentences[analysis.sentence_at(token.idx)]
    dates = [(e.start, e.end) for e in analysis.dates_in(sentence.start, sentence.end)]
    at = text.index(place)
    return title(token, (at, at + len(place)) if place else None, dates, Actors(analysis), whole=whole)
