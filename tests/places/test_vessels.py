"""Ships and aircraft that bear the name of a place, by `geo.places.vessels`."""

from __future__ import annotations

import pytest

from geo.encoder import encoder
from geo.gazetteer.gazetteer import Gazetteer
from geo.places.candidates import candidates
from geo.places.recognition import find
from geo.places.vessels import vessels
from geo.text.parsing import load, parse
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


def named(text: str, known: Gazetteer) -> list[str]:
    doc = parse(load(), text)
    return [doc[first:last].text for first, last in sorted(vessels(doc, candidates(doc, known)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HMS Sheffield was hit by a missile.", ["Sheffield"]),
        ("The MS Estonia sank on the way to Stockholm.", ["Estonia"]),
        ("The frigate Hamburg sailed from Bergen on Monday.", ["Hamburg"]),
        ("The Bremen, a German liner, left New York.", ["Bremen"]),
        ("The Spirit of St. Louis landed in Paris.", ["St. Louis"]),
        ("The tanker Lima ran aground. The Lima was towed to Riga. She is from Lima.", ["Lima", "Lima"]),
    ],
)
def test_names_of_vessels(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:  # noqa: F811
    assert [name for name in named(text, gazetteer) if name in expected] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Hamburg ferry was late.",
        "The ferry Dover to Calais was late.",
        "MY BERLIN YEARS",
        "A tanker off Lima was attacked.",
        "In Jackson, MS Gulfport is known.",
        "The ship left Lima, a port that no cruiser visits.",
    ],
)
def test_places_beside_vessels(gazetteer: Gazetteer, text: str) -> None:  # noqa: F811
    assert named(text, gazetteer) == []


def test_a_vessel_is_no_place(gazetteer: Gazetteer) -> None:  # noqa: F811
    text = "The destroyer Nairobi sailed from Lima on Monday. The Nairobi will call at Riga."
    found = find(parse(load(), text), encoder.load().read(text), gazetteer)
    assert [mention.text for mention in found] == ["Lima", "Riga"]
