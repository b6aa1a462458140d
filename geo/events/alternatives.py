"""One verb told at several places on one date -> those that are meant beside each other, not instead.

The judges look at each place for itself. "They struck Kharkiv and Odesa" is told of both towns; but
what a sentence tells of a town and of the country around it, of a town that it names and of one that stood
before, of a place and of none, happened once, where it is likelier.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.events.answered import AnsweredReport
from geo.events.event_coreference import Told
from geo.events.options import NOWHERE
from geo.gazetteer.containment import lies_in

_CARRIED: Final = 0.8
"""What the chance of a place from another sentence counts beside one that the sentence names."""


def beside(
    reading: AnsweredReport, told: Sequence[Told], chances: Sequence[float], titles: Sequence[str]
) -> list[int]:
    """Return the positions of the events that no likelier one of the same verb and date stands for.

    chances: of each, 0 to 1. titles: of each; events of one title tell the same, whatever their verb.
    """
    weight = [
        p * (_CARRIED if _is_carried(reading, one) else 1.0) for one, p in zip(told, chances, strict=True)
    ]
    verbs = [reading.trigger(one.best.unit).i for one in told]
    kept: list[int] = []
    for at in sorted(range(len(told)), key=lambda at: -weight[at]):
        same = (
            told[other]
            for other in kept
            if told[other].edtf == told[at].edtf
            if titles[other] == titles[at] or verbs[other] == verbs[at]
        )
        if not any(_is_instead(reading, other, told[at]) for other in same):
            kept.append(at)
    return sorted(kept)


def _is_instead(reading: AnsweredReport, one: Told, other: Told) -> bool:
    """Whether two tellings of a verb on one date are of one thing, at one place or the other."""
    if NOWHERE in (one.best.place, other.best.place):
        return True
    if _is_carried(reading, one) or _is_carried(reading, other):
        return True
    here, there = (reading.analysis.places[told.best.place].entry for told in (one, other))
    return lies_in(here, there) or lies_in(there, here)


def _is_carried(reading: AnsweredReport, told: Told) -> bool:
    """Whether it is another sentence that names the place."""
    place = told.best.place
    return place != NOWHERE and reading.opts.place_sentence[place] != told.best.sentence
