# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.places.overlooked: towns that the filter leaves out and the words around them tell."""

from __future__ import annotations

import pytest

from geo.encoder import encoder
from geo.gazetteer.gazetteer import Gazetteer
from geo.places.recognition import find
from geo.text.parsing import load, parse
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


def names(gazetteer: Gazetteer, text: str) -> list[str]:
    return [mention.text for mention in find(parse(load(), text), encoder.load().read(text), gazetteer)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rebels have captured Bunia, residents said.", "Bunia"),
        ("Troops entered Mekelle on Friday.", "Mekelle"),
        ("The militia left Sirte on Tuesday.", "Sirte"),
        ("She toured Kaluga on Monday.", "Kaluga"),
        ("Soldiers reached Cotabato City on Friday.", "Cotabato City"),
        ("Volunteers from nearby Denison came.", "Denison"),
        ("Near Calais, Maine, two cars crashed.", "Calais"),
        ("On Tuesday Kharkiv was shelled.", "Kharkiv"),
        ("He was born in Gomel.", "Gomel"),
        ("Hail fell in Burnham-on-Sea.", "Burnham-on-Sea"),
        ("TWO DEAD IN KARACHI BLAST", "KARACHI"),
        ("STORM HITS MANILA", "MANILA"),
        ("a fire in yerevan and a flood in georgia", "yerevan"),
        ("quake hits izmir, turkey", "izmir"),
        ("quake hits izmir, turkey", "turkey"),
        ("The UAE sent envoys, the CAR sent none.", "CAR"),
        ("A ship will call at Montevideo.", "Montevideo"),
        ("The night boat left Trieste for Durres on Friday.", "Trieste"),
        ("The night boat left Trieste for Durres on Friday.", "Durres"),
        ("Nurses came from Aix-en-Provence.", "Aix-en-Provence"),
        ("Packers in Yakima and Wenatchee said so.", "Wenatchee"),
        ("Volunteers from Kraków and Győr drove to Oslo.", "Győr"),
        ("Rain stopped play at Ashby-de-la-Zouch.", "Ashby-de-la-Zouch"),
        ("Doctors came from Yan'an and Be’er Sheva.", "Be’er Sheva"),
        ("Two trawlers collided off Peterhead.", "Peterhead"),
        ("Later ones reached Val-d'Or, Trois-Rivières and Provo.", "Val-d'Or"),
        ("The Republic of Congo re-elected its president.", "Republic of Congo"),
        ("Typhoon Rai battered Surigao and moved on.", "Surigao"),
        ("Rebels overran Mekelle and looted it.", "Mekelle"),
        ("The minister toured Enugu, Owerri and Aba.", "Enugu"),
        ("Debaltseve was encircled and Sinjar was retaken.", "Sinjar"),
        ("Snow fell in County Mayo; County Durham was spared.", "County Durham"),
        ("A blizzard buried Kaluga, where trams stood still.", "Kaluga"),
        ("Locusts ate the wheat in parts of Punjab province.", "Punjab"),
        ("Anambra State's governor opened a mill.", "Anambra"),
        ("Clams died in Florida's Panhandle, divers said.", "Panhandle"),
        ("In Spain, Valencia burned, and in Venezuela, Valencia's.", "Valencia"),
        ("The jet stopped at JFK, Guam and Diego Garcia.", "JFK"),
        ("Parcels went from Des Moines IA to Fargo ND and came back.", "Fargo"),
    ],
)
def test_a_town_that_its_words_tell_is_found(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert any(name in found for found in names(gazetteer, text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The police beat Carter and shot Jackson on Monday.", "Jackson"),
        ("Salman was bombed with questions.", "Salman"),
        ("She is a student at McGill University.", "McGill"),
        ("Michael Jordan opened a school.", "Jordan"),
        ("we had turkey and reading was nice", "turkey"),
        ("we had turkey and reading was nice", "nice"),
        ("HE CAN HIT THE BALL", "HIT"),
        ("Peacekeepers of the EU and UN left Bunia on Monday.", "UN"),
        ("Bath time came; she ran for the soap.", "Bath"),
        ("Turkey prices rose before the feast.", "Turkey"),
        ("In Goma, Still said, two men died.", "Still"),
    ],
)
def test_a_person_a_word_or_a_part_of_a_name_is_not(
    gazetteer: Gazetteer,
    text: str,
    name: str,
) -> None:
    assert name not in names(gazetteer, text)


def test_a_family_name_is_no_place_where_the_country_is_named_too(gazetteer: Gazetteer) -> None:
    text = "Michael Jordan opened a school in Amman, and the king of Jordan thanked Jordan for it."
    assert names(gazetteer, text) == ["Amman", "Jordan", "Jordan"]
