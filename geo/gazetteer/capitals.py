"""The capitals of countries and of their states and provinces, and where parliaments sit.

By GeoNames: data/gazetteer/capitals.csv, data/gazetteer/state_capitals.csv.
"""

from __future__ import annotations

import csv
from functools import cache
from typing import Final

from geo.gazetteer.entry import COUNTRY, FIRST_ORDER, Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Precision
from geo.paths import DATA

_SEATS: Final = {
    "BO": "La Paz", "CI": "Abidjan", "CL": "Valparaiso", "LK": "Sri Jayewardenepura Kotte",
    "NL": "The Hague", "ZA": "Cape Town",
}  # fmt: skip
"""Countries whose parliament sits elsewhere than in their capital."""


def capital(country: str, gazetteer: Gazetteer) -> Entry | None:
    """Return the capital of a country (ISO 3166-1 alpha-2); None where GeoNames knows none."""
    return _looked_up(*_table("capitals.csv").get(country, ("", "")), gazetteer)


def state_capital(country: str, admin1: str, gazetteer: Gazetteer) -> Entry | None:
    """Return the capital of a state or province by GeoNames' code; None where the table has none."""
    return _looked_up(*_table("state_capitals.csv").get(f"{country}.{admin1}", ("", "")), gazetteer)


def capital_of(area: Entry, gazetteer: Gazetteer) -> Entry | None:
    """Return the capital of a country, state or province; None for another area or where none is known.

    A region or island has that of the division of its name: Simferopol is Crimea's.
    """
    if area.kind == COUNTRY:
        return capital(area.country, gazetteer)
    if area.kind != FIRST_ORDER and area.precision == Precision.REGION:
        alike = (one for one in gazetteer.candidates(area.name) if one.country == area.country)
        area = next((one for one in alike if one.kind == FIRST_ORDER), area)
    return state_capital(area.country, area.admin1, gazetteer) if area.kind == FIRST_ORDER else None


def seat_of(area: Entry, gazetteer: Gazetteer) -> Entry | None:
    """Return the town where the parliament of a country, state or province sits; None where not known."""
    if area.kind == COUNTRY and (town := _SEATS.get(area.country)):
        return next((one for one in gazetteer.candidates(town) if one.country == area.country), None)
    return capital_of(area, gazetteer)


@cache
def capital_ids() -> frozenset[str]:
    """Return the source ids of all capitals of countries."""
    return frozenset(source_id for source_id, _ in _table("capitals.csv").values())


def _looked_up(source_id: str, name: str, gazetteer: Gazetteer) -> Entry | None:
    return next((entry for entry in gazetteer.candidates(name) if entry.source_id == source_id), None)


@cache
def _table(table: str) -> dict[str, tuple[str, str]]:
    """Source id and name of the capital of each country or division."""
    with (DATA / "gazetteer" / table).open(encoding="utf-8", newline="") as rows:
        return {code: (f"geonames:{number}", name) for code, number, name in list(csv.reader(rows))[1:]}
