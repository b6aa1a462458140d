"""geo.places.landmarks: what bears the name of the town it stands in."""

from __future__ import annotations

import pytest

from tests.reading import analysed


def labels(text: str) -> dict[str, str]:
    return {name.mention.text: name.entry.label for name in analysed(text).places}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The ship sailed from Chennai Port in India.", "Chennai Port", "Chennai Port, Chennai, India"),
        (
            "A riot broke out at Machala Prison.",
            "Machala Prison",
            "Machala Prison, Machala, Ecuador",
        ),
        (
            "Students occupied Leeds Town Hall on Monday.",
            "Leeds Town Hall",
            "Leeds Town Hall, Leeds, United Kingdom",
        ),
    ],
)
def test_a_building_stands_in_the_town_it_is_called_after(text: str, name: str, label: str) -> None:
    assert labels(text)[name] == label
    (found,) = (one for one in analysed(text).places if one.mention.text == name)
    assert found.entry.inferred
    assert found.entry.precision == "city"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She came fifth in the Salt Lake City Olympics.", "Salt Lake City"),
        ("The leaders signed the Riga Summit Declaration.", "Riga"),
    ],
)
def test_what_is_held_in_a_city_names_it(text: str, name: str) -> None:
    assert name in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "A cook boiled the Lima Bean of May.",
        "He read it in an Oxford University Press book.",
        "She studied at York University.",
        "Surgeons at Jackson Memorial Hospital operated on her.",
    ],
)
def test_a_company_or_a_house_called_after_somebody_stands_in_no_town(text: str) -> None:
    assert not any(name.entry.inferred for name in analysed(text).places)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("A crowd gathered outside the Alberta legislature.", "Edmonton"),
        ("Farmers drove tractors to the Ohio Statehouse on Monday.", "Columbus"),
        ("Police fired tear gas outside the Hungarian parliament.", "Budapest"),
        ("Farmers dumped manure outside the Dutch parliament.", "The Hague"),
    ],
)
def test_a_parliament_is_a_building_where_it_sits(text: str, town: str) -> None:
    assert any(town in label for label in labels(text).values())


def test_as_a_body_it_is_its_country() -> None:
    found = labels("The bill has a majority in the Hungarian parliament.")
    assert found == {"Hungarian": "Hungary"}


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        (
            "Surgeons at Cleveland Clinic Abu Dhabi operated on her.",
            "Cleveland Clinic Abu Dhabi",
            "Abu Dhabi",
        ),
        ("Patients were moved from Aga Khan Hospital Mombasa.", "Aga Khan Hospital Mombasa", "Mombasa"),
        (
            "She teaches at the University of Nottingham Ningbo in China.",
            "University of Nottingham Ningbo",
            "Ningbo",
        ),
        ("Trinity College Dublin was shut.", "Trinity College Dublin", "Dublin"),
    ],
)
def test_an_institution_is_where_the_last_word_of_its_name_says(text: str, name: str, town: str) -> None:
    assert labels(text)[name].startswith(f"{name}, {town}")


@pytest.mark.parametrize(
    "text",
    [
        "The hall was shut, said University President Jackson.",
        "She went to school in London.",
        "They met at the Hotel Bristol.",
        "Pupils of Boston College Jordan Smith met were glad.",
    ],
)
def test_no_institution_ends_in_a_person_or_is_called_after_a_town(text: str) -> None:
    assert not any(name.entry.inferred for name in analysed(text).places)
