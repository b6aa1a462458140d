"""geo.events.alternatives: one verb at one place or another, and at one place and another."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.alternatives import beside
from geo.events.event_coreference import Telling, Told
from geo.events.options import NOWHERE, PUBLISHED
from tests.reading import entry

RIGA, OSLO, KENYA, NAIROBI, PARIS = range(5)
PLACES = [entry(name) for name in ("Riga", "Oslo", "Kenya", "Nairobi", "Paris")]
MONDAY, TUESDAY = 0, 1
HERE, BEFORE = 1, 0
OTHERS = ["She left", "She went"]
NAMED_IN = [HERE, HERE, HERE, HERE, BEFORE]
"""In which sentence each place is named: Paris in the one before."""


def reading(verbs: list[int]) -> Any:
    """A report whose units tell of these verbs."""
    return SimpleNamespace(
        analysis=SimpleNamespace(places=[SimpleNamespace(entry=place) for place in PLACES]),
        opts=SimpleNamespace(place_sentence=NAMED_IN, date_sentence=[HERE, HERE]),
        trigger=lambda unit: SimpleNamespace(i=verbs[unit]),
    )


def told(unit: int, place: int, date: int = MONDAY) -> Told:
    edtf = {MONDAY: "2024-05-13", TUESDAY: "2024-05-14", PUBLISHED: "2024-05-15", NOWHERE: ""}[date]
    return Told([Telling(unit, HERE, place, date, edtf, 0.5, 0.5, 0)], edtf, date)


def kept(*events: Told, verbs: list[int] | None = None) -> list[int]:
    """Positions of those that stay, the first the likeliest."""
    chances = [0.9 - 0.1 * at for at in range(len(events))]
    titles = [f"Title {at}" for at in range(len(events))]
    return beside(reading(verbs or [0] * len(events)), events, chances, titles)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told(0, RIGA), told(1, NOWHERE)),  # at a place, or at none
        (told(0, NOWHERE), told(1, RIGA)),
        (told(0, NAIROBI), told(1, KENYA)),  # the town, or its country
        (told(0, RIGA), told(1, PARIS)),  # where the sentence says, or where the one before was
    ],
)
def test_one_is_meant_instead_of_the_other(one: Told, other: Told) -> None:
    assert kept(one, other) == [0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told(0, RIGA), told(1, OSLO)),  # "they struck Riga and Oslo"
        (told(0, RIGA), told(1, OSLO, TUESDAY)),  # "he spoke in Riga on Monday and in Oslo on Tuesday"
        (told(0, RIGA), told(1, RIGA, TUESDAY)),
        (told(0, RIGA), told(1, PARIS, TUESDAY)),  # on which of the days is for the judges
        (told(0, KENYA), told(1, NAIROBI, TUESDAY)),
    ],
)
def test_both_are_meant(one: Told, other: Told) -> None:
    assert kept(one, other) == [0, 1]


def test_other_verbs_tell_other_things() -> None:
    assert kept(told(0, NAIROBI), told(1, KENYA), verbs=[4, 9]) == [0, 1]


def test_of_one_title_only_one_stands_whatever_its_verb() -> None:
    events = [told(0, NAIROBI), told(1, NOWHERE)]
    assert beside(reading([4, 9]), events, [0.9, 0.8], ["She left", "She left"]) == [0]
    assert beside(reading([4, 9]), events, [0.9, 0.8], OTHERS) == [0, 1]


def test_the_likelier_stays_whatever_the_order() -> None:
    events = [told(0, KENYA), told(1, NAIROBI)]
    assert beside(reading([0, 0]), events, [0.3, 0.8], OTHERS) == [1]


def test_a_place_that_the_sentence_names_wins_unless_another_is_far_likelier() -> None:
    events = [told(0, PARIS), told(1, RIGA)]
    assert beside(reading([0, 0]), events, [0.6, 0.5], OTHERS) == [1]
    assert beside(reading([0, 0]), events, [0.9, 0.5], OTHERS) == [0]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([RIGA, OSLO, KENYA, NAIROBI, PARIS, NOWHERE]),
            st.sampled_from([MONDAY, TUESDAY, PUBLISHED, NOWHERE]),
            st.integers(0, 2),
        ),
        max_size=8,
    )
)
def test_each_verb_keeps_one_of_a_day_and_order_stays(rows: list[tuple[int, int, int]]) -> None:
    events = [told(unit, place, date) for unit, (place, date, _) in enumerate(rows)]
    verbs = [verb for _, _, verb in rows]
    left = kept(*events, verbs=verbs)
    assert left == sorted(set(left))
    told_of = [(verb, event.edtf) for verb, event in zip(verbs, events, strict=True)]
    assert {told_of[at] for at in left} == set(told_of)
