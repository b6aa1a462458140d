"""What came to nothing, by `geo.events.unrealised`."""

from __future__ import annotations

import pytest

from geo.events.factuality import is_denied
from geo.events.unrealised import (
    came_to_nothing,
    is_meant_and_undone,
    is_not,
    is_of_cancellation,
    is_of_undone_plan,
    undoes,
    undone_here,
)
from tests.reading import analysed, word


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A plan to open a school in Moroto in 2025 was scrapped on Monday.", "open"),
        ("The company dropped its plan to build a dam near Jinja by 2027.", "build"),
        ("The government has shelved plans to open an embassy in Suva.", "open"),
        ("Parliament rejected on Tuesday a proposal to move the capital to Gitega.", "move"),
        ("Plans to hold the race in Dakar in January have been dropped.", "hold"),
        ("A deal to sell the airline in Windhoek fell through on Monday.", "sell"),
        ("A plan to settle farmers near Lodwar in 1998 came to nothing.", "settle"),
        ("A plan to open a school in Moroto was drawn up in 2020 and dropped in 2022.", "open"),
    ],
)
def test_what_a_plan_was_for_that_came_to_nothing(text: str, trigger: str) -> None:
    assert is_of_undone_plan(word(analysed(text), trigger))
    assert is_denied(word(analysed(text), trigger))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The plan to open a school in Moroto in 2025 was approved on Monday.", "open"),
        ("The plan to open a school in Moroto was never in doubt.", "open"),
        ("An attempt to rob a bank in Riga was foiled on Monday.", "rob"),
        ("Police dropped a man off to open a gate in Riga.", "open"),
    ],
)
def test_a_plan_that_stands_and_a_deed_that_was_tried(text: str, trigger: str) -> None:
    assert not is_of_undone_plan(word(analysed(text), trigger))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A bridge at Utete that was due to open in June was never built.", "open"),
        ("A bridge at Utete that was due to open in June did not open.", "open"),
        ("A strike at the port that was to begin on Thursday was averted on Tuesday.", "begin"),
        ("The visit to Arusha planned for Friday has been called off.", "planned"),
        ("The trip to Lusaka next week is off.", "trip"),
        ("The trip to Lusaka next week is off.", "is"),
        ("A concert planned for Saturday in Gaborone is no longer going ahead.", "going"),
        ("The hospital in Lilongwe was supposed to open in 2023, but it never did.", "open"),
        ("The clinic in Gulu was due to open in May but was never finished.", "open"),
        ("The club had hoped to open a stadium in Leeds but the plan was rejected.", "open"),
        ("A new airport for Lima, which was to open in 2023, remains unbuilt.", "open"),
        ("The summit in Bamako has been put on hold.", "summit"),
        ("The bridge at Utete, once planned for 2019, was never finished.", "bridge"),
    ],
)
def test_what_was_meant_and_is_not_to_be(text: str, trigger: str) -> None:
    assert is_denied(word(analysed(text), trigger))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A bridge at Utete that is due to open in June was not damaged.", "open"),
        ("The protest planned for Friday in Accra will go ahead.", "planned"),
        ("The ship is off the coast of Lima.", "is"),
        ("A play was put on in Bamako.", "play"),
        ("She hopes to open a school in Moroto in May.", "open"),
        ("The school in Moroto was to open in May, and it did.", "open"),
        ("The clinic in Gulu was due to open in May but a road was not finished.", "open"),
    ],
)
def test_what_stands_is_not_denied(text: str, trigger: str) -> None:
    assert not is_denied(word(analysed(text), trigger))


def test_the_small_questions() -> None:
    told = analysed("They dropped the idea. They spilled the milk. It was called off. It no longer runs.")
    assert came_to_nothing(word(told, "idea"))
    assert not came_to_nothing(word(told, "milk"))
    assert undoes(word(told, "called"))
    assert not undoes(word(told, "dropped"))
    assert is_not(word(told, "runs"))
    assert not is_meant_and_undone(word(told, "runs"))


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("On Monday she called off a visit to Lima.", True),
        ("Her visit to Lima was cancelled on Monday.", True),
        ("She cancelled a concert in Lima.", True),
        ("She had been due to fly to Lima on Thursday, but the stop was cancelled.", True),
        ("She flew to Lima on Thursday and cancelled a dinner.", False),
        ("A stop in Lima was dropped on Monday.", True),
        ("A stone was dropped on a car in Lima.", False),
        ("In Lima on Monday she called off a dinner.", False),
        ("On Monday she visited Lima.", False),
    ],
)
def test_what_is_called_off_was_to_be_at_a_place_that_stands_with_it(text: str, there: bool) -> None:
    verb = word(analysed(text), next(v for v in ("called", "cancelled", "visited", "dropped") if v in text))
    assert undone_here(verb, word(analysed(text), "Lima")) == there


def test_what_a_cancellation_is_of_is_denied() -> None:
    text = "The cancellation of Thursday's stop in Lima disappointed fishermen."
    assert is_of_cancellation(word(analysed(text), "stop"))
    assert is_denied(word(analysed(text), "stop"))
    assert not is_denied(word(analysed("The beginning of Thursday's stop in Lima was wet."), "stop"))


def test_what_was_to_be_may_be_undone_by_what_follows() -> None:
    undone = "She was to visit Lima on Thursday but the stop was called off."
    assert is_denied(word(analysed(undone), "was"))
    assert not is_denied(word(analysed("She was to visit Lima on Thursday but flew to Oslo first."), "was"))
    assert not is_denied(word(analysed("She was in Lima on Thursday but the dinner was called off."), "was"))


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ("She was to travel to Lima on Thursday. The trip has been called off.", True),
        ("She had planned to travel to Lima on Thursday. That stop was dropped.", True),
        ("She was to travel to Lima on Thursday. The dinner has been called off.", False),
        ("She was to travel to Lima on Thursday. The trip to Oslo has been called off.", False),
        ("She will travel to Lima on Thursday. The trip was called off last year.", False),
    ],
)
def test_a_visit_that_was_meant_may_be_undone_by_the_next_sentence(text: str, undone: bool) -> None:
    assert is_denied(word(analysed(text), "travel")) == undone
