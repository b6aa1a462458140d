"""geo.places.metonymy: the place itself, or who is named by it."""

from __future__ import annotations

import pytest

from geo.places.metonymy import acts, meant


@pytest.mark.parametrize(
    ("role", "governor", "itself"),
    [
        ("nsubj", "said", False),
        ("nsubj", "agreed", False),
        ("nsubj", "planned", False),
        ("nsubj", "lies", None),
        ("dobj", "warned", False),
        ("dobj", "visited", True),
        ("dobj", "left", True),
        ("dobj", "praised", False),
        ("dobj", "painted", None),
        ("pobj in", "said", True),
        ("pobj agent", "signed", False),
        ("pobj against", "match", False),
        ("pobj of", "mayor", None),
    ],
)
def test_grammar_tells_a_place_from_who_is_named_by_it(role: str, governor: str, itself: bool | None) -> None:
    assert meant(role, governor) is itself


def test_verbs_are_known_in_their_forms() -> None:
    assert all(map(acts, ["say", "says", "said", "denied", "urges", "planning", "agreed", "won"]))
    assert not any(map(acts, ["rained", "lies", "table", "ed", "s", ""]))
