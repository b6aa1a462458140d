# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.places.evidence: what a reader knows beside the learned weights."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.evidence import renown
from geo.places.resolution import resolve
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.places.test_resolution import labels, marked

GEORGIA = "Athens, Georgia, United States"


def read(gazetteer: Gazetteer, text: str, *names: str, publisher: str = "") -> list[str | None]:
    return labels(resolve(text, marked(text, *names), gazetteer, publisher=publisher))


@pytest.mark.parametrize(
    ("text", "names", "label"),
    [
        (
            "An Iowa man was held in Vienna on Monday, Austrian police said.",
            ("Vienna", "Iowa"),
            "Vienna, Austria",
        ),
        ("MOSCOW (AP) -- Hundreds marched past the U.S. Embassy.", ("MOSCOW", "U.S."), "Moscow, Russia"),
        (
            "HAVANA, Nov 8 - The senator from Illinois arrived on a private visit.",
            ("HAVANA", "Illinois"),
            "Havana, Cuba",
        ),
        ("A flight from Chicago to Geneva was diverted.", ("Geneva", "Chicago"), "Geneva, Switzerland"),
        (
            "Two tourists from Ohio died in a fire in Dublin on Monday.",
            ("Dublin", "Ohio"),
            "Dublin, Ireland",
        ),
    ],
)
def test_a_stranger_police_and_a_dateline_point_to_the_city_everybody_knows(
    gazetteer: Gazetteer,
    text: str,
    names: tuple[str, ...],
    label: str,
) -> None:
    at = [mention.text for mention in marked(text, *names)].index(names[0])
    assert read(gazetteer, text, *names)[at] == label


def test_a_qualifier_decides_over_all_of_it(gazetteer: Gazetteer) -> None:
    text = "A Texas man was held in Paris, Texas, on Monday, French tourists said."
    assert read(gazetteer, text, "Paris")[0] == "Paris, Texas, United States"


def test_a_local_paper_writes_of_its_town(gazetteer: Gazetteer) -> None:
    text = "The Athens council will repair the road."
    assert read(gazetteer, text, "Athens", publisher="Athens Banner-Herald") == [
        "Athens, Georgia, United States"
    ]
    assert read(gazetteer, text, "Athens", publisher="Reuters") == ["Athens, Greece"]


def test_one_of_many_homes_is_told_by_the_report(gazetteer: Gazetteer) -> None:
    text = "A home in Milford was searched. The trial is in Auburn, Indiana, near Kendallville and Angola."
    found = read(gazetteer, text, "Milford", "Auburn", "Indiana", "Angola", publisher="The Milford Ledger")
    assert found[0] == "Milford, Indiana, United States"


def test_renown_counts_people_and_names_in_other_languages(gazetteer: Gazetteer) -> None:
    known = {entry.label: renown(entry) for entry in gazetteer.candidates("Venice")}
    assert max(known, key=lambda label: known[label]) == "Venice, Italy"
    assert renown(gazetteer.candidates("France")[0]) == 0
