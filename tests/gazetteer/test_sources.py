"""geo.gazetteer.sources: all places with their names."""

from __future__ import annotations

from itertools import islice

import pytest

from geo.gazetteer.sources import ALIAS, DEMONYM, PRIMARY, SUPPLEMENT, _by_capital, _in_english, places
from geo.kinds import Precision


def test_the_reviewed_places_come_first() -> None:
    _, found = places()
    assert [place.origin for place, _ in islice(found, 20)] == [SUPPLEMENT] * 20


def test_every_place_has_a_name_a_point_and_a_licence() -> None:
    count, found = places()
    first = list(islice(found, 6000))
    assert count > len(first)
    for place, names in first:
        assert PRIMARY in [how for _, how in names], place.source_id
        assert -90 <= place.lat <= 90, place.source_id
        assert -180 <= place.lon <= 180, place.source_id
        assert place.precision in list(Precision), place.source_id
        assert place.licence, place.source_id


def test_a_country_is_known_by_other_names_and_by_its_people() -> None:
    _, found = places()
    names = next(names for place, names in found if place.country == "MM" and place.kind == "country")
    assert {("Burma", ALIAS), ("Burmese", DEMONYM)} <= set(names)


@pytest.mark.parametrize(
    ("name", "capital", "called"),
    [
        ("Kurskaya oblast'", "Kursk", True),
        ("Vologodskaya oblast'", "Vologda", True),
        ("Auvergne-Rhône-Alpes", "Lyon", False),
        ("Texas", "Austin", False),
        ("Sicily", "", False),
    ],
)
def test_a_division_is_called_by_the_capital_that_it_is_named_for(
    name: str, capital: str, called: bool
) -> None:
    found = _by_capital(name, capital)
    assert _in_english(name, found) == (f"{capital} Oblast" if called else name)
    names = [one for one, _ in found]
    assert names == ([f"{capital} region", f"{capital} oblast", f"{capital} province"] if called else [])


def test_more_than_the_capital_and_an_ending_keeps_its_name() -> None:
    assert _in_english("Dnipropetrovska oblast", _by_capital("Dnipropetrovska oblast", "Dnipro")) == (
        "Dnipropetrovska oblast"
    )
