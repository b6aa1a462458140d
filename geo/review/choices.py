"""The places that a name may mean, for a person to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from geo.gazetteer.entry import Entry
from geo.gazetteer.gazetteer import Gazetteer

MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One place: `name` and `source_id` are what a decision gives, `label` is what a person reads.

    lat, lon: WGS 84 degrees. precision: site, city, region or country. people: its population, 0 where
    that is not known.
    """

    name: str
    source_id: str
    label: str
    lat: float
    lon: float
    precision: str
    people: int


def choices(gazetteer: Gazetteer, names: Iterable[str], most: int = MOST) -> list[Choice]:
    """Return the places that any of the names may mean, the likeliest of each name first, none twice."""
    found: dict[str, Choice] = {}
    lists = [(name, gazetteer.search(name, most)) for name in dict.fromkeys(names) if name.strip()]
    for rank in range(most):
        for name, entries in lists:
            if rank < len(entries):
                found.setdefault(entries[rank].source_id, _choice(name, entries[rank]))
    return list(found.values())[:most]


def _choice(name: str, entry: Entry) -> Choice:
    return Choice(
        name, entry.source_id, entry.label, entry.lat, entry.lon, str(entry.precision), entry.population
    )
