"""A place of the gazetteer, as a candidate for a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from geopy.distance import great_circle

from geo.kinds import Precision

COUNTRY: Final = "country"
FIRST_ORDER: Final = "first-order division"
SECOND_ORDER: Final = "second-order division"
"""What `Entry.kind` says of countries, of states and provinces, and of counties and districts."""
STATES: Final = (COUNTRY, FIRST_ORDER)


class Matched(StrEnum):
    """By what a name leads to a place: its own name, another name, the name of its people, an abbreviation.

    NOTHING: no name was asked for.
    """

    NAME = "name"
    ALIAS = "alias"
    CODE = "code"
    DEMONYM = "demonym"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer, as a candidate for a name.

    lat, lon: WGS 84 degrees; for an area its middle. radius_km: of the circle that holds it.
    inferred: the place stands for something that has none of its own, such as a fleet's
    headquarters. country: ISO 3166-1 alpha-2 or "" (for a fleet: whose it is); admin1: GeoNames'
    code within the country or "". matched: by what a name led here. weight: what candidates are
    ranked by, higher first. known_as: how many other names GeoNames has for a town, in all languages.
    """

    source_id: str
    name: str
    label: str
    kind: str
    precision: Precision
    lat: float
    lon: float
    radius_km: float
    country: str
    admin1: str
    population: int
    inferred: bool
    source: str
    licence: str
    matched: Matched = Matched.NOTHING
    weight: float = 0.0
    known_as: int = 0

    def km_to(self, other: Entry) -> float:
        """Return the distance to another place, on a globe."""
        return float(great_circle((self.lat, self.lon), (other.lat, other.lon)).km)
