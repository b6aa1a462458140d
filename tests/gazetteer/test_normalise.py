"""geo.gazetteer.normalise: one key for all spellings of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.normalise import is_code, is_slip, normalise


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("Komsomolsk-on-Amur", "KOMSOMOLSK ON AMUR", "Komsomol'sk-on-Amur"), "komsomolsk on amur"),
        (("St. Louis", "Saint Louis", "st louis"), "saint louis"),
        (("Málaga", "MALAGA"), "malaga"),
        (("the Bahamas", "Bahamas"), "bahamas"),
        (("Trinidad & Tobago", "Trinidad and Tobago"), "trinidad and tobago"),
        (("Orange Co.", "Orange County"), "orange county"),
    ],
)
def test_spellings_of_a_name_meet(spellings: tuple[str, ...], key: str) -> None:
    assert {normalise(spelling) for spelling in spellings} == {key}


@pytest.mark.parametrize("name", ["US", "U.S.", "DPRK", "Mass.", "W. Va."])
def test_an_abbreviation_is_known_as_one(name: str) -> None:
    assert is_code(name)


@pytest.mark.parametrize("name", ["us", "mass", "Paris", "Paris, Texas", ""])
def test_a_word_is_none(name: str) -> None:
    assert not is_code(name)


@given(st.text())
def test_normalising_is_idempotent_and_never_fails(text: str) -> None:
    key = normalise(text)
    assert normalise(key) == key


@given(st.text(st.characters(codec="ascii", categories=["L", "P", "Zs"])))
def test_case_does_not_count(text: str) -> None:
    assert normalise(text.upper()) == normalise(text.lower())


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("chattanoga", "chattanooga", True),
        ("mayfeild", "mayfield", True),
        ("pittsburg", "pittsburgh", True),
        ("kolkatta", "kolkata", True),
        ("moscow", "moskow", True),
        ("mayfield", "mayfield", False),
        ("rampura", "rampur city", False),
        ("springfield", "springdale", False),
    ],
)
def test_a_slip_of_the_pen_is_one_letter(one: str, other: str, slip: bool) -> None:
    assert is_slip(one, other) == is_slip(other, one) == slip
