"""geo.events.ways: where a movement set out, what it passed and where it led."""

from __future__ import annotations

import pytest

from geo.events.ways import Way, is_before_arrival, others, position, way
from tests.reading import analysed, word

FLEW = "She flew to Oslo from Nairobi by way of Riga."


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (FLEW, {"Nairobi": Way.FROM, "Riga": Way.VIA, "Oslo": Way.TO}),
        (
            "She travelled from Nairobi via Riga to Oslo.",
            {"Nairobi": Way.FROM, "Riga": Way.VIA, "Oslo": Way.TO},
        ),
        ("She drove through Riga on Monday.", {"Riga": Way.VIA}),
    ],
)
def test_a_preposition_tells_what_a_place_is_to_a_movement(text: str, kinds: dict[str, Way]) -> None:
    analysis = analysed(text)
    found = {name: way(word(analysis, name)) for name in kinds}
    assert {name: on and on[1] for name, on in found.items()} == kinds


@pytest.mark.parametrize("text", ["A minister from Riga spoke.", "She visited Riga.", "Riga burned."])
def test_a_place_that_hangs_on_no_verb_by_a_preposition_is_on_no_way(text: str) -> None:
    assert way(word(analysed(text), "Riga")) is None


@pytest.mark.parametrize(
    ("text", "verb", "before"),
    [
        ("She landed in Oslo from Riga on Monday.", "landed", True),
        ("She arrived from Riga on Monday.", "arrived", True),
        ("She returned to Oslo by way of Riga.", "returned", True),
        ("She returned to Riga on Monday.", "returned", False),
        ("She flew from Riga to Oslo on Monday.", "flew", False),
        ("She landed in Riga on Monday.", "landed", False),
    ],
)
def test_who_arrives_from_a_place_is_no_longer_there(text: str, verb: str, before: bool) -> None:
    analysis = analysed(text)
    assert is_before_arrival(word(analysis, verb), word(analysis, "Riga")) == before


def test_a_place_on_the_way_is_told_without_the_others() -> None:
    analysis = analysed(FLEW)
    left_out = {name: others(analysis, word(analysis, name)) for name in ("Nairobi", "Riga", "Oslo")}
    words = {name: [FLEW[start:end] for start, end in spans] for name, spans in left_out.items()}
    assert words == {"Nairobi": ["Oslo", "by way of Riga"], "Riga": ["Oslo", "Nairobi"], "Oslo": []}


def test_places_of_a_movement_stand_in_the_order_of_its_way() -> None:
    analysis = analysed(FLEW)
    names = sorted(("Oslo", "Riga", "Nairobi"), key=lambda name: position(word(analysis, name)))
    assert names == ["Nairobi", "Riga", "Oslo"]
    analysis = analysed("She spoke in Riga and flew to Oslo.")
    assert position(word(analysis, "Riga")) < position(word(analysis, "Oslo"))
