"""geo.places.capital_references: towns that a report only calls a capital."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.capital_references import capitals
from tests.reading import analysed, named


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She flew to Kenya's capital.", ["Kenya's capital"]),
        ("She left Kenya’s bustling capital city on Monday.", ["Kenya’s bustling capital city"]),
        ("She flew to Kenya. In the capital she met Paul.", ["Kenya", "capital"]),
        ("She flew to Eldoret; the capital was cut off.", ["Eldoret", "capital"]),
        ("She flew to Kenya's capital, Nairobi.", ["Nairobi"]),
        ("She flew to Kenya. The capital of art was cut off.", ["Kenya"]),
        ("She met the capital markets board.", []),
        ("She called Kenya's capital-gains tax unfair.", ["Kenya"]),
    ],
)
def test_the_town_is_found_where_only_its_country_is_named(
    text: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    found = capitals(text, named(text), gazetteer)
    assert [name.mention.text for name in found] == expected
    for name in found:
        assert text[name.mention.start : name.mention.end] == name.mention.text
        if "capital" in name.mention.text:
            assert name.entry.name == "Nairobi"


def test_an_owner_with_no_noun_of_its_own_owns_no_capital() -> None:
    found = analysed("Riga Kenya’s the capital").places
    assert [name.mention.text for name in found] == ["Riga", "Kenya", "capital"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Rain flooded the Welsh capital on Tuesday.", "Cardiff"),
        ("Shells fell on the Tigrayan capital.", "Mek'ele"),
        ("The Breton capital was calm.", "Rennes"),
        ("Officials in the Crimean capital denied it.", "Simferopol"),
        ("The convoy left the Sichuan capital.", "Chengdu"),
        ("Aid reached Nangarhar and its people fled the provincial capital.", "Jalālābād"),
    ],
)
def test_divisions_of_every_country_have_a_capital(text: str, town: str) -> None:
    found = analysed(text).places
    called = [name for name in found if "capital" in name.mention.text]
    assert [name.entry.name for name in called] == [town]


@pytest.mark.parametrize("text", ["She praised the Welsh capital markets.", "The Ruritanian capital fell."])
def test_no_capital_is_made_of_money_or_of_what_nobody_knows(text: str) -> None:
    assert not [name for name in analysed(text).places if "capital" in name.mention.text]


def test_a_town_that_is_only_known_to_be_in_a_country_stays_beside_it() -> None:
    found = analysed("Palma, Mozambique, was attacked on Monday.").places
    assert [(name.mention.text, name.entry.name) for name in found] == [
        ("Palma", "Mozambique"),
        ("Mozambique", "Mozambique"),
    ]
