from __future__ import annotations

import pytest

from tests.reading import entry


def test_the_distance_between_two_places_is_that_on_a_globe() -> None:
    riga, oslo = entry("Riga"), entry("Oslo")
    assert riga.km_to(oslo) == pytest.approx(845, abs=5)
    assert riga.km_to(oslo) == pytest.approx(oslo.km_to(riga))
    assert riga.km_to(riga) == 0
    assert entry("Riga", lat=0.0, lon=179.5).km_to(entry("Oslo", lat=0.0, lon=-179.5)) < 112
