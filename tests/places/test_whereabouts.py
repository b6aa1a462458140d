"""geo.places.whereabouts: names that no gazetteer holds, put in or near the places named beside them."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.model import Mention, Named, Resolution, Use
from geo.places.ranking import load
from geo.places.whereabouts import NEAR_KM, chances, questions, standing
from tests.reading import analysed

REPORT = (
    "RUTLAND, Vt. (AP) - A fire destroyed the Ambrose Weatherby School in Rutland on Friday, police said. "
    "Nobody was hurt. Rutland firefighters came at noon, and Ambrose Weatherby School will stay closed."
)
SAID = "Ambrose Weatherby School"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def named(gazetteer: Gazetteer, text: str, *towns: str) -> list[Named]:
    found = []
    for town in towns:
        name = town.split(",")[0]
        start = text.index(name)
        entry = gazetteer.candidates(town, 1)[0]
        mention = Mention(start, start + len(name), name, Use.PLACE, 0.9)
        found.append(Named(mention, entry, (), 0.9, 0.9))
    return found


def lost(text: str, said: str, use: Use = Use.PLACE) -> tuple[Mention, Resolution]:
    start = text.index(said)
    return Mention(start, start + len(said), said, use, 0.9), Resolution(None, 1.0, ())


def test_a_school_stands_in_the_town_that_is_named_behind_it(gazetteer: Gazetteer) -> None:
    towns = named(gazetteer, REPORT, "Rutland, Vermont")
    (found,) = standing(REPORT, towns, [lost(REPORT, SAID)])
    assert found.entry.label == f"{SAID}, in or near {towns[0].entry.label}"
    assert found.entry.inferred
    assert (found.entry.lat, found.entry.lon) == (towns[0].entry.lat, towns[0].entry.lon)
    assert found.entry.radius_km > towns[0].entry.radius_km
    assert 0.5 <= found.chance <= 1


def test_the_nearer_of_two_towns_is_the_likelier(gazetteer: Gazetteer) -> None:
    text = "They met in Fresno in May. A storm in Leeds damaged Gorwen Pavilion on Friday."
    towns = named(gazetteer, text, "Fresno, California", "Leeds, United Kingdom")
    (asked,) = questions(text, towns, [lost(text, "Gorwen Pavilion")])
    fresno, leeds = chances(asked, load()["whereabouts"])
    assert leeds > fresno


@pytest.mark.parametrize(
    ("text", "said", "town"),
    [
        ("Two boys drowned in the Kish River near DeKalb, Illinois.", "Kish River", "DeKalb, Illinois"),
        ("She spoke at Terra Kulture in Lagos.", "Terra Kulture", "Lagos, Nigeria"),
        ("A mall burned in the Oke Ado area of Ibadan.", "Oke Ado", "Ibadan, Nigeria"),
    ],
)
def test_what_the_report_says_holds(gazetteer: Gazetteer, text: str, said: str, town: str) -> None:
    towns = named(gazetteer, text, town)
    (found,) = standing(text, towns, [lost(text, said)])
    assert found.entry.label.endswith(towns[0].entry.label)
    assert found.chance > 0.9


def test_a_town_that_follows_otherwise_says_nothing_of_the_kind(gazetteer: Gazetteer) -> None:
    text = "They drove from Kish River to Lagos."
    (asked,) = questions(text, named(gazetteer, text, "Lagos, Nigeria"), [lost(text, "Kish River")])
    for name in standing(text, named(gazetteer, text, "Lagos, Nigeria"), [lost(text, "Kish River")]):
        assert name.chance == chances(asked, load()["whereabouts"])[0]


def test_a_name_with_a_namesake_there_is_that_place(gazetteer: Gazetteer) -> None:
    text = "A fire broke out in Colchester, Vermont. Firefighters of Burlington, Vermont, helped Colchester."
    towns = named(gazetteer, text, "Burlington, Vermont")
    mention, _ = lost(text, "Colchester")
    known = tuple(gazetteer.candidates("Colchester", 8))
    for name in standing(text, towns, [(mention, Resolution(None, 0.7, known))]):
        assert not name.entry.inferred
        assert name.entry.km_to(towns[0].entry) <= NEAR_KM


def test_a_name_whose_places_are_all_elsewhere_is_not_put_here(gazetteer: Gazetteer) -> None:
    towns = named(gazetteer, REPORT, "Rutland, Vermont")
    mention, _ = lost(REPORT, SAID)
    elsewhere = tuple(gazetteer.candidates("Nairobi", 1))
    assert not list(standing(REPORT, towns, [(mention, Resolution(None, 0.7, elsewhere))]))


def test_a_people_and_a_report_without_towns_ask_nothing(gazetteer: Gazetteer) -> None:
    towns = named(gazetteer, REPORT, "Rutland, Vermont")
    assert not questions(REPORT, towns, [lost(REPORT, SAID, Use.DEMONYM)])
    assert not questions(REPORT, [], [lost(REPORT, SAID)])
    text = f"Kenya closed the {SAID}."
    assert not questions(text, named(gazetteer, text, "Kenya"), [lost(text, SAID)])


def test_chances_lie_between_0_and_1(gazetteer: Gazetteer) -> None:
    towns = named(gazetteer, REPORT, "Rutland, Vermont")
    (asked,) = questions(REPORT, towns, [lost(REPORT, SAID)])
    shares = chances(asked, load()["whereabouts"])
    assert len(shares) == len(asked.entries) == len(asked.rows) - 1
    assert all(0 <= share <= 1 for share in shares)


def test_a_report_shows_it_as_inferred() -> None:
    text = "Two boys drowned in the Kish River near DeKalb, Illinois on Sunday."
    found = {name.mention.text: name.entry for name in analysed(text).places}
    assert found["Kish River"].inferred
    assert found["Kish River"].label.startswith("Kish River, in or near DeKalb")
