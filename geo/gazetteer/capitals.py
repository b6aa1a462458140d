"""The capitals of countries, by GeoNames (data/gazetteer/capitals.csv)."""

from __future__ import annotations

import csv
from functools import cache

from geo.gazetteer.entry import Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.paths import DATA


def capital(country: str, gazetteer: Gazetteer) -> Entry | None:
    """Return the capital of a country (ISO 3166-1 alpha-2); None where GeoNames knows none."""
    source_id, name = _table().get(country, ("", ""))
    return next((entry for entry in gazetteer.candidates(name) if entry.source_id == source_id), None)


@cache
def capital_ids() -> frozenset[str]:
    """Return the source ids of all capitals."""
    return frozenset(source_id for source_id, _ in _table().values())


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Source id and name of the capital of each country."""
    with (DATA / "gazetteer" / "capitals.csv").open(encoding="utf-8", newline="") as table:
        return {
            row["country"]: (f"geonames:{row['geonameid']}", row["name"]) for row in csv.DictReader(table)
        }
