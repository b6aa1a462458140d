# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.gazetteer.capitals: the capital of a country."""

from __future__ import annotations

import pytest

from geo.gazetteer.capitals import capital, capital_ids
from geo.gazetteer.gazetteer import Gazetteer
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


@pytest.mark.parametrize(("country", "name"), [("KE", "Nairobi"), ("GB", "London"), ("AQ", None), ("", None)])
def test_capital_of_a_country(country: str, name: str | None, gazetteer: Gazetteer) -> None:
    found = capital(country, gazetteer)
    assert (found.name if found else None) == name


def test_the_ids_are_those_of_all_capitals(gazetteer: Gazetteer) -> None:
    nairobi = capital("KE", gazetteer)
    assert nairobi is not None
    assert nairobi.source_id in capital_ids()
    assert len(capital_ids()) > 190
