"""geo.events.model: an event as it is told."""

from __future__ import annotations

from geo.events.model import Event, Passage
from tests.reading import analysed, word


def test_the_sentence_of_an_event_is_the_first_that_tells_it() -> None:
    trigger = word(analysed("Berg arrived in Riga."), "arrived")
    event = Event(trigger, None, False, "", "no date", [Passage(4), Passage(2), Passage(7)])
    assert event.sentence == 2


def test_the_words_for_a_place_are_the_reports_own_but_never_shouted() -> None:
    analysis = analysed("RIGA, May 3 (AP) - Berg left Oslo for the USA.")
    named = {place.mention.text: place for place in analysis.places}
    words = [
        Event(analysis.doc[0], named[said], False, "", "", [Passage(0)]).place_words
        for said in ("RIGA", "Oslo", "USA")
    ]
    assert words == ["Riga", "Oslo", "USA"]
