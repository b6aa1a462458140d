"""geo.geocoding.nominatim: one answer of the service."""

from __future__ import annotations

import pytest

from geo.geocoding.nominatim import LICENCE, read_nominatim
from tests.nominatim_server import PYONGYANG


@pytest.mark.parametrize(
    ("record", "precision"),
    [
        ({"addresstype": "country", "class": "boundary"}, "country"),
        ({"addresstype": "state"}, "region"),
        ({"addresstype": "sea"}, "region"),
        ({"addresstype": "village"}, "city"),
        ({"addresstype": "aeroway", "class": "aeroway", "boundingbox": ["1", "1.1", "1", "1.1"]}, "site"),
        ({"addresstype": "", "place_rank": 4}, "country"),
        ({"addresstype": "", "place_rank": 8}, "region"),
        ({"addresstype": "", "place_rank": 16}, "city"),
        ({"addresstype": "", "place_rank": 28, "boundingbox": ["1", "1.1", "1", "1.1"]}, "site"),
    ],
)  # fmt: skip
def test_precision_follows_what_the_place_is(record: dict[str, object], precision: str) -> None:
    assert read_nominatim("X", 1.0, 1.0, {**PYONGYANG, **record}).precision == precision


def test_an_answer_names_its_source_and_licence() -> None:
    answer = read_nominatim("Pyongyang, North Korea", 39.0, 125.7, PYONGYANG)
    assert (answer.source_id, answer.licence, answer.inferred) == ("osm:relation/123", LICENCE, False)
    assert answer.radius_km == pytest.approx(37.5, abs=0.5)  # half the diagonal of the box


def test_without_a_box_it_has_no_radius() -> None:
    record = {key: value for key, value in PYONGYANG.items() if key != "boundingbox"}
    assert read_nominatim("X", 1.0, 1.0, record).radius_km is None


def test_what_is_no_answer_raises() -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        read_nominatim("X", 1.0, 1.0, {"osm_type": "node"})
