"""geo.places.named: all the places that a report names or points to."""

from __future__ import annotations

import pytest

from tests.reading import analysed


def test_names_of_every_kind_stand_in_text_order() -> None:
    text = (
        "The storm was 90 miles north of Savannah on Monday. Officials in the Kenyan capital said so. "
        "Russia's Far East is cold. The Crimean War was long."
    )
    found = analysed(text).places
    assert [name.mention.text for name in found] == [
        "Savannah", "Kenyan capital", "Russia's Far East", "Crimean War",
    ]  # fmt: skip
    assert found[0].entry.inferred
    assert found[1].entry.name == "Nairobi"


def test_a_name_that_leads_nowhere_is_left_out() -> None:
    assert analysed("Anna Berg went to Qwxzyville on Monday.").places == []


@pytest.mark.parametrize(
    ("text", "source_id"),
    [
        ("A climber died on Aconcagua on Monday.", "dateline:aconcagua"),
        ("Two skiers were swept off Ben Nevis on Tuesday.", "dateline:ben-nevis"),
        ("The plane refuelled on Ascension Island.", "dateline:ascension-island"),
        ("Ash from Popocatepetl closed schools on Friday.", "dateline:popocatepetl"),
        ("Trucks queued for a third day at Torkham.", "dateline:torkham"),
        ("Shells damaged the Kakhovka Dam on Tuesday.", "dateline:kakhovka-dam"),
        ("The jet was diverted to Kansai International Airport.", "iata:KIX"),
        ("Soldiers of the UK and the U.S.A. trained together in PNG.", "geonames:2088628"),
        ("Her grandfather kept a shop in Smyrna until 1922.", "geonames:311046"),
        ("Shells fell on Zaporizhia overnight.", "geonames:687700"),
        ("An air strike hit Deir al-Balah on Tuesday.", "geonames:281141"),
        ("The flood drowned thousands in Derna.", "geonames:87205"),
    ],
)
def test_a_sentence_leads_to_what_it_names(text: str, source_id: str) -> None:
    assert source_id in [name.entry.source_id for name in analysed(text).places]


def test_a_town_that_nobody_knows_is_where_the_words_behind_it_say() -> None:
    found = analysed("Palma, Mozambique, was attacked on Monday.").places
    assert [(name.mention.text, name.entry.name) for name in found] == [
        ("Palma", "Mozambique"),
        ("Mozambique", "Mozambique"),
    ]
