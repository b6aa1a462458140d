"""Points that a report reckons from a town by distance and bearing."""

from __future__ import annotations

from datetime import date

import pytest
from geopy.distance import geodesic

from geo.analysis import analyse

MACON = (32.84, -83.63)


@pytest.mark.parametrize(
    ("words", "km", "bearing"),
    [
        ("90 miles northeast of", 145, 45),
        ("about 40 kilometers (25 miles) south of", 40, 180),
        ("ten miles west of", 16, 270),
        ("1,000 km east of", 1000, 90),
        ("a mile west of", 1.6, 270),
        ("120 miles south-southwest of", 193, 202.5),
        ("120 miles east-northeast of", 193, 67.5),
        ("some 30 miles south-west of the city of", 48, 225),
    ],
)
def test_a_distance_and_a_bearing_lead_away_from_the_town(words: str, km: float, bearing: float) -> None:
    text = f"The plane came down {words} Macon, Georgia, on Monday."
    place = next(n for n in analyse(text, date(2024, 5, 15)).places if n.mention.text == "Macon")
    away = geodesic(kilometers=km).destination(MACON, bearing)
    point = (place.entry.lat, place.entry.lon)
    assert geodesic(point, (away.latitude, away.longitude)).km < 12
    assert place.entry.precision == "region"
    assert place.entry.inferred
    assert place.entry.label.endswith("of Macon, Georgia, United States") or "Macon" in place.entry.label


@pytest.mark.parametrize("words", ["north of", "90 miles from", "in", "the north of", "90 years north of"])
def test_a_bearing_or_a_distance_alone_leads_nowhere(words: str) -> None:
    text = f"The plane came down {words} Macon, Georgia, on Monday."
    place = next(n for n in analyse(text, date(2024, 5, 15)).places if n.mention.text == "Macon")
    assert geodesic((place.entry.lat, place.entry.lon), MACON).km < 12
    assert place.entry.precision == "city"
