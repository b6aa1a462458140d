"""Distances on the Earth for many points at once, and the boxes that hold all points within a distance."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

_RADIUS_KM: Final = 6378.137  # WGS 84, at the equator
_FLATTENING: Final = 1 / 298.257223563
_SHORTEST_KM: Final = 110.574  # a degree of latitude, at the equator
_ANTIPODES: Final = 0.1
"""Radians from the opposite point within which only a sphere is reckoned with."""

Box = tuple[float, float, float, float]
"""South, north, west, east in degrees; west and east may lie beyond 180, where the box crosses that line."""


def km(lat: float, lon: float, lats: NDArray[np.float64], lons: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distance in km from a point to each of many, all in degrees on WGS 84; NaN where a point is NaN.

    Lambert's formula, to some 50 m; within 640 km of the opposite point of the Earth to some 30 km.
    """
    one = math.atan((1 - _FLATTENING) * math.tan(math.radians(lat)))
    many = np.arctan((1 - _FLATTENING) * np.tan(np.radians(lats)))
    half_lon = np.radians(lons - lon) / 2
    low, high = (many - one) / 2, (many + one) / 2
    # Clipped: rounding may carry a square just out of 0 to 1.
    square = np.clip(np.sin(low) ** 2 + math.cos(one) * np.cos(many) * np.sin(half_lon) ** 2, 0.0, 1.0)
    angle = 2 * np.arcsin(np.sqrt(square))
    with np.errstate(divide="ignore", invalid="ignore"):
        x = (angle - np.sin(angle)) * (np.sin(high) * np.cos(low)) ** 2 / np.cos(angle / 2) ** 2
        y = (angle + np.sin(angle)) * (np.cos(high) * np.sin(low)) ** 2 / np.sin(angle / 2) ** 2
        exact = angle - _FLATTENING / 2 * (x + y)
    sphere = (angle < 1e-9) | (angle > math.pi - _ANTIPODES)
    found: NDArray[np.float64] = _RADIUS_KM * np.where(sphere, angle, exact)
    return found


def box(lat: float, lon: float, within_km: float) -> Box:
    """The box of all points within a distance of a point (degrees), a little larger than need be."""
    reach = within_km / _SHORTEST_KM
    south, north = lat - reach, lat + reach
    if south <= -90 or north >= 90:  # a pole lies within: every longitude does
        return max(south, -90.0), min(north, 90.0), -180.0, 180.0
    wide = math.degrees(math.asin(min(math.sin(math.radians(reach)) / math.cos(math.radians(lat)), 1.0)))
    return south, north, lon - wide, lon + wide
