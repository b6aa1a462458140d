"""geo.events.model: an event as it is told."""

from __future__ import annotations

from geo.events.model import Event, Passage
from tests.reading import analysed, word


def test_the_sentence_of_an_event_is_the_first_that_tells_it() -> None:
    trigger = word(analysed("Berg arrived in Riga."), "arrived")
    event = Event(trigger, None, False, "", "no date", [Passage(4), Passage(2), Passage(7)])
    assert event.sentence == 2
