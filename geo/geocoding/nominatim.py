"""One answer of Nominatim, as geopy hands it on -> an `Answer` with precision and source."""

from __future__ import annotations

from typing import Any, Final

from geopy.distance import geodesic

from geo.geocoding.answer import Answer
from geo.kinds import Precision

LICENCE: Final = "ODbL 1.0"

_REGIONS: Final = frozenset(
    {
        "state", "region", "province", "county", "state_district", "district", "archipelago",
        "continent", "sea", "ocean", "bay", "strait", "island", "islands", "peninsula", "desert",
        "mountain_range", "canal", "river", "water",
    }
)  # fmt: skip
_TOWNS: Final = frozenset(
    {
        "city", "town", "village", "hamlet", "municipality", "suburb", "borough", "quarter",
        "neighbourhood", "city_district", "locality", "isolated_dwelling",
    }
)  # fmt: skip
# Ranks from https://nominatim.org/release-docs/latest/customize/Ranking/ for boundaries that do not
# say what they are: 4 is a country, up to 12 a state or county, up to 22 a town or a part of one.
_COUNTRY_RANK, _REGION_RANK, _TOWN_RANK = 4, 12, 22
_LARGE_KM: Final = 25.0


def read_nominatim(address: str, lat: float, lon: float, raw: dict[str, Any]) -> Answer:
    """Return an answer of Nominatim's /search (format=json) as Dateline's.

    The radius is half the diagonal of the bounding box, in km. `source_id` is "osm:relation/123".

    Raises:
        KeyError, TypeError, ValueError: the answer lacks what it always has.

    """
    radius = _radius(raw["boundingbox"]) if raw.get("boundingbox") else None
    source = f"osm:{raw['osm_type']}/{raw['osm_id']}" if raw.get("osm_type") else "osm"
    return Answer(address, lat, lon, _precision(raw, radius or 0.0), radius, False, source, LICENCE)


def _precision(raw: dict[str, Any], radius_km: float) -> Precision:
    kind = raw.get("addresstype") or raw.get("type") or ""
    if kind == "country":
        return Precision.COUNTRY
    if kind in _TOWNS:
        return Precision.CITY
    if kind in _REGIONS:
        # A canal or an island may be as small as a site.
        return Precision.REGION if radius_km >= _LARGE_KM or kind in ("state", "province") else Precision.SITE
    if raw.get("class", raw.get("category")) == "boundary":
        rank = int(raw.get("place_rank", _TOWN_RANK))
        if rank <= _COUNTRY_RANK:
            return Precision.COUNTRY
        if rank <= _REGION_RANK:
            return Precision.REGION
        if rank <= _TOWN_RANK:
            return Precision.CITY
    return Precision.REGION if radius_km >= _LARGE_KM else Precision.SITE


def _radius(box: list[Any]) -> float:
    south, north, west, east = (float(value) for value in box)
    return float(round(geodesic((south, west), (north, east)).km / 2, 1))
