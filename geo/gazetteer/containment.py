"""Whether one place lies in another, by the gazetteer's codes and circles."""

from __future__ import annotations

from typing import Final

from geo.gazetteer.entry import FIRST_ORDER, Entry
from geo.kinds import Precision

_FINENESS: Final = {
    Precision.COUNTRY: 0,
    Precision.REGION: 1,
    Precision.CITY: 2,
    Precision.SITE: 3,
}


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether a place lies in another, which is not finer: by codes, and where these do not tell by circle.

    Only states and provinces have codes of their own; a county has that of its state, and a circle.
    """
    if inner.source_id == outer.source_id or _FINENESS[inner.precision] < _FINENESS[outer.precision]:
        return False
    if outer.precision == Precision.COUNTRY:
        return inner.country == outer.country
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.precision == Precision.REGION and outer.admin1 and inner.admin1:
        if outer.admin1 != inner.admin1:
            return False
        if outer.kind == FIRST_ORDER:
            return inner.kind != FIRST_ORDER
        return inner.km_to(outer) <= 1.3 * outer.radius_km + 10
    km = inner.km_to(outer)
    return outer.radius_km >= inner.radius_km and km <= 1.2 * max(outer.radius_km, 10)


def is_most_of(town: Entry, division: Entry) -> bool:
    """Return whether most who live in a division live in a town of it: Aleppo, but not Québec."""
    return lies_in(town, division) and 2 * town.population >= division.population > 0
