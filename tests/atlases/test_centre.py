# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""What a person types as the place of a distance."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlases.centre import MOST, centres
from geo.gazetteer.gazetteer import Gazetteer
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401


@pytest.fixture
def gazetteer(gazetteer_path: Path) -> Gazetteer:
    return Gazetteer(gazetteer_path)


def test_a_name_may_mean_several_places_the_likeliest_first(gazetteer: Gazetteer) -> None:
    found = centres(gazetteer, " Paris ")
    assert found[0].label == "Paris, France"
    assert 1 < len(found) <= MOST
    assert len({one.source_id for one in found}) == len(found)
    assert centres(gazetteer, "Paris, Texas")[0].lon == pytest.approx(-95.6, abs=0.2)


def test_two_numbers_are_a_point(gazetteer: Gazetteer) -> None:
    assert centres(gazetteer, "46.48, 30.73") == [("", "46.48, 30.73", 46.48, 30.73)]


@pytest.mark.parametrize("typed", ["", "  ", "Qwxyzburg"])
def test_what_nobody_knows_is_nothing(typed: str, gazetteer: Gazetteer) -> None:
    assert centres(gazetteer, typed) == []
