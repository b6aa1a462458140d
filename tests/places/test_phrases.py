# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.places.phrases: the words that belong to a name."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.places.test_resolution import read


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The envoy flew to the Republic of Congo.", "Congo", "Republic of the Congo"),
        ("Fires burned in Washington state on Monday.", "Washington", "Washington, United States"),
        ("Snow fell in upstate New York.", "New York", "New York, United States"),
        ("Rebels left eastern Aleppo in Syria.", "Aleppo", "Aleppo, Syria"),
        ("It rained in western Washington.", "Washington", "Washington, United States"),
        ("A storm crossed Florida's Panhandle.", "Panhandle", "Florida Panhandle, United States"),
        ("Floods hit Listowel, Co Kerry, on Monday.", "Listowel", "Listowel, Ireland"),
        ("Police in Slough, Berkshire, held a man.", "Slough", "Slough, United Kingdom"),
        ("A cook from San José said so.", "San José", "San José, Costa Rica"),
        ("A philosopher taught in Königsberg.", "Königsberg", "Kaliningrad, Russia"),
        ("Oil fell on the state of Georgia's beaches.", "Georgia", "Georgia, United States"),
        ("Later ones reached Val-d'Or.", "Val-d'Or", "Val-d'Or, Quebec, Canada"),
        ("Rebels hold northern Mosul.", "Mosul", "Mosul, Iraq"),
        ("A depot burned in the Kursk region.", "Kursk", "Kursk Oblast, Russia"),
        ("He flew over the Lyon region.", "Lyon", "Lyon, France"),
        ("Shells fell on northern Gaza.", "Gaza", "Gaza Strip, Palestinian Territory"),
    ],
)
def test_the_whole_phrase_says_which_place_is_meant(
    gazetteer: Gazetteer,
    text: str,
    name: str,
    label: str,
) -> None:
    assert read(gazetteer, text, name)[0] == label


def test_a_state_and_the_capital_of_its_name_stay_apart(gazetteer: Gazetteer) -> None:
    text = "Fires burned in Washington state. In Washington, D.C., thousands marched."
    assert read(gazetteer, text, "Washington", "D.C.")[:2] == [
        "Washington, United States",
        "Washington, District of Columbia, United States",
    ]


def test_the_second_sense_of_a_name_is_told_by_its_clause(gazetteer: Gazetteer) -> None:
    text = "Mills shut in Birmingham, Alabama; in Birmingham, trams to Wolverhampton ran as normal."
    found = read(gazetteer, text, "Birmingham", "Alabama", "Wolverhampton")
    assert found[0] == "Birmingham, Alabama, United States"
    assert found[2] == "Birmingham, United Kingdom"


def test_a_country_at_the_head_of_a_clause_speaks_of_its_towns(gazetteer: Gazetteer) -> None:
    text = "Hail fell in Valencia, in eastern Spain; in Venezuela, Valencia saw none."
    assert read(gazetteer, text, "Valencia", "Spain", "Venezuela")[::3] == [
        "Valencia, Spain",
        "Valencia, Venezuela",
    ]


def test_a_qualifier_of_the_first_sense_says_nothing_of_the_second(gazetteer: Gazetteer) -> None:
    text = "She sang in London, Ontario, and flies to London for a date in Bristol and one in Leeds."
    found = read(gazetteer, text, "London", "Ontario", "Bristol", "Leeds")
    assert found[0] == "London, Ontario, Canada"
    assert found[2] == "London, United Kingdom"
