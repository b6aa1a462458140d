"""Which of two places lies in the other, by the gazetteer's codes and circles."""

from __future__ import annotations

from typing import Final

from geopy.distance import great_circle

from geo.gazetteer.entry import Entry

_FINENESS: Final = {"site": 3, "city": 2, "region": 1, "country": 0}


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether one place lies in another, and is the finer of the two."""
    if outer.source_id == inner.source_id:
        return False
    if _FINENESS[outer.precision] > _FINENESS[inner.precision]:
        return False
    if outer.precision == "country":
        return outer.country == inner.country
    if outer.precision == "region" and outer.admin1 and inner.admin1:
        return (outer.country, outer.admin1) == (inner.country, inner.admin1)
    if outer.country and inner.country and outer.country != inner.country:
        return False
    km = great_circle((outer.lat, outer.lon), (inner.lat, inner.lon)).km
    return bool(km <= max(outer.radius_km, 10.0) * 1.2 and outer.radius_km >= inner.radius_km)


def is_same_place(one: Entry, other: Entry) -> bool:
    """Whether two places are one, or one lies in the other and both are towns or sites."""
    if one.source_id == other.source_id:
        return True
    if "country" in (one.precision, other.precision) or "region" in (one.precision, other.precision):
        return False
    return holds(one, other) or holds(other, one)
