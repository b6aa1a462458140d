# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.places.publisher: where a paper is at home."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.lang.en.newspapers import HOMES
from geo.places.publisher import Publisher, publisher
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("Halden Courier", "Halden, Norway"),
        ("The Paris Post-Intelligencer", "Paris, Tennessee, United States"),
        ("Bangkok Post", "Bangkok, Thailand"),
        ("The London Free Press", "London, Ontario, Canada"),
        ("Moscow Times", "Moscow, Russia"),
        ("www.theparisnews.com", "Paris, Texas, United States"),
        ("Yorkshire Post", "Yorkshire, United Kingdom"),
        ("The Register-Guard", "Eugene, Oregon, United States"),
        ("Democrat and Chronicle", "Rochester, New York, United States"),
        ("Rochester Democrat and Chronicle", "Rochester, New York, United States"),
        ("Kingston Whig-Standard", "Kingston, Ontario, Canada"),
        ("The Jamaica Gleaner", "Kingston, Jamaica"),
        ("Halden Press Herald", "Halden, Norway"),
    ],
)
def test_a_paper_bears_the_name_of_its_home(gazetteer: Gazetteer, name: str, home: str) -> None:
    assert home in [entry.label for entry in publisher(name, gazetteer).homes]


def test_english_papers_are_not_at_home_in_france(gazetteer: Gazetteer) -> None:
    homes = publisher("The Paris News", gazetteer).homes
    assert homes and all(entry.country != "FR" for entry in homes)


@pytest.mark.parametrize(
    "name", ["Reuters", "The Associated Press", "The New York Times", "Xinhua News Agency"]
)
def test_a_wire_has_no_home_but_the_world(gazetteer: Gazetteer, name: str) -> None:
    assert publisher(name, gazetteer) == Publisher(worldwide=True)


@pytest.mark.parametrize("name", ["", "publisher not given", "Qwxzy Herald", "...", "Jane Roe's blog"])
def test_a_name_nobody_knows_tells_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert publisher(name, gazetteer) == Publisher()


@pytest.mark.parametrize("key", HOMES)
def test_a_home_that_the_name_tells_is_not_listed(
    key: str, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = publisher(key, gazetteer).homes
    monkeypatch.delitem(HOMES, key)
    assert listed
    assert publisher(key, gazetteer).homes != listed


def test_a_home_of_many_is_less_likely_than_the_only_one(gazetteer: Gazetteer) -> None:
    only = publisher("Halden Courier", gazetteer).likely()
    many = publisher("The Milford Ledger", gazetteer)
    assert [share for _, share in only] == [1.0]
    assert "Milford, Indiana, United States" in [home.label for home in many.homes]
    assert 0 < sum(share for _, share in many.likely()) <= 1
    assert max(share for _, share in many.likely()) < 0.5
