from __future__ import annotations

import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as some

from geo.atlases import earth

LAT, LON = some.floats(-90, 90), some.floats(-180, 180)


def km(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(earth.km(*one, np.array([other[0]]), np.array([other[1]]))[0])


@given(LAT, LON, LAT, LON)
def test_distances_are_those_of_the_ellipsoid(lat: float, lon: float, lat_2: float, lon_2: float) -> None:
    exact = geodesic((lat, lon), (lat_2, lon_2)).km
    assert km((lat, lon), (lat_2, lon_2)) == pytest.approx(exact, abs=0.05 if exact < 12_000 else 40)


def test_the_short_way_leads_over_the_date_line_and_over_a_pole() -> None:
    assert km((-17, 179.9), (-17, -179.9)) == pytest.approx(21.3, abs=0.1)
    assert km((89.9, 120), (89.9, -60)) == pytest.approx(22.3, abs=0.1)
    assert km((50, 30), (50, 30)) == 0
    assert np.isnan(km((50, 30), (float("nan"), 30)))


@given(LAT, LON, some.floats(0, 20_000), some.floats(0, 1), some.floats(0, 360))
def test_a_box_holds_every_point_within_the_distance(
    lat: float, lon: float, within: float, part: float, bearing: float
) -> None:
    there = geodesic(kilometers=within * part).destination((lat, lon), bearing)
    if geodesic((lat, lon), there).km > within:  # rounding
        return
    south, north, west, east = earth.box(lat, lon, within)
    assert south - 1e-6 <= there.latitude <= north + 1e-6
    assert any(west - 1e-6 <= there.longitude + turn <= east + 1e-6 for turn in (-360, 0, 360)), "longitude"


def test_a_box_is_not_much_larger_than_the_circle() -> None:
    south, north, west, east = earth.box(46.5, 30.7, 200)
    assert north - south == pytest.approx(3.6, abs=0.1)
    assert east - west == pytest.approx(5.2, abs=0.2)
    assert earth.box(89.5, 10, 200)[2:] == (-180.0, 180.0)
    assert earth.box(-17, 179.9, 50)[3] > 180
