"""Airports as two packages list them -> airports.csv: the larger ones, with the names that reports use.

Not needed to run Dateline: the file it writes travels with the package. To make it again:

    pip install airportsdata==20260905 airports-py==3.1.0
    python data/gazetteer/make_airports.py

airports-py says how large an airport is; the point and the town come from airportsdata. Kept are the large
airports, and those of middle size with scheduled flights and a runway of at least 2 km, where both
packages put them at the same spot; those of supplement.csv are left out. An airport is also known without
"International", and by its town where the town has no other.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from geopy.distance import great_circle

from geo.gazetteer.normalise import normalise

HERE: Final = Path(__file__).resolve().parent
RUNWAY_FT: Final = 6500
SAME_KM: Final = 10.0
REVIEWED_KM: Final = 4.0
_AIRPORT: Final = re.compile(r"Airport|Airpark|Field\b|Airfield")
HEADER: Final = ("iata", "name", "aliases", "lat", "lon", "country")

# What reports call an airport beside its full name; only where it means nothing else.
NICKNAMES: Final = {
    "ATH": ("Eleftherios Venizelos Airport",), "ARN": ("Arlanda",), "BKK": ("Suvarnabhumi",),
    "BOS": ("Logan Airport", "Logan International Airport"), "BVA": ("Beauvais Airport",),
    "BRU": ("Zaventem Airport",), "CGK": ("Soekarno-Hatta", "Soekarno-Hatta Airport"),
    "CPH": ("Kastrup Airport",), "DAL": ("Love Field",), "DEL": ("Indira Gandhi Airport",),
    "DMK": ("Don Mueang", "Don Muang Airport"), "DPS": ("Ngurah Rai", "Ngurah Rai Airport"),
    "EZE": ("Ezeiza Airport", "Ezeiza International Airport"), "FCO": ("Fiumicino Airport",),
    "GIG": ("Galeão Airport", "Galeão International Airport"), "GMP": ("Gimpo Airport",),
    "GRU": ("Guarulhos Airport", "Guarulhos International Airport"), "HKG": ("Chek Lap Kok",),
    "IST": ("Istanbul Airport",), "JED": ("King Abdulaziz Airport",), "KBP": ("Boryspil Airport",),
    "KIX": ("Kansai Airport",), "KUL": ("KLIA",), "LCY": ("London City Airport",), "LIN": ("Linate",),
    "LTN": ("Luton Airport", "London Luton"), "MAD": ("Barajas Airport",), "MDW": ("Midway Airport",),
    "MIA": ("Miami Airport",), "MLE": ("Velana Airport",), "MNL": ("Ninoy Aquino Airport", "NAIA"),
    "MXP": ("Malpensa",), "OSL": ("Gardermoen", "Gardermoen Airport"), "OTP": ("Otopeni Airport",),
    "PKX": ("Daxing Airport",), "PVG": ("Pudong Airport",), "RGN": ("Mingaladon Airport",),
    "SAW": ("Sabiha Gokcen", "Sabiha Gokcen Airport"), "SHA": ("Hongqiao Airport",), "SFO": ("SFO",),
    "SVX": ("Koltsovo Airport",), "LED": ("Pulkovo", "Pulkovo Airport"), "THR": ("Mehrabad Airport",),
    "IKA": ("Imam Khomeini Airport",), "VIE": ("Schwechat Airport",), "WAW": ("Okecie Airport",),
    "ZIA": ("Zhukovsky Airport",), "DTW": ("Detroit Metro Airport",), "PHL": ("Philadelphia Airport",),
    "SEA": ("Sea-Tac", "Sea-Tac Airport"), "TXL": ("Tegel Airport",), "BER": ("Berlin Brandenburg Airport",),
    "HND": ("Haneda Airport",), "LBG": ("Le Bourget Airport",), "BFS": ("Aldergrove Airport",),
    "TIP": ("Tripoli International Airport",), "MJI": ("Mitiga Airport",), "SAH": ("Sanaa Airport",),
}  # fmt: skip


class Airport(NamedTuple):
    """An airport as both packages have it; `other_name` is airports-py's, point in degrees."""

    iata: str
    name: str
    other_name: str
    town: str
    country: str
    lat: float
    lon: float
    large: bool


def main() -> None:
    """Write airports.csv beside this script."""
    airports = list(larger_airports())
    towns = Counter((one.country, one.town) for one in airports)
    every = [names_of(one, alone=towns[one.country, one.town] == 1) for one in airports]
    reviewed = reviewed_points()
    made = []
    for one, names in zip(airports, own_names(airports, every), strict=True):
        if not any(great_circle((one.lat, one.lon), point).km <= REVIEWED_KM for point in reviewed):
            aliases = "|".join(names[1:])
            made.append((one.iata, names[0], aliases, f"{one.lat:.4f}", f"{one.lon:.4f}", one.country))
    with (HERE / "airports.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADER)
        table.writerows(made)
    print(f"airports.csv: {len(made)} rows", file=sys.stderr)


def larger_airports() -> Iterator[Airport]:
    """The airports that reports are likely to name, in the order of their codes."""
    text = (files("airportsdata") / "airports.csv").read_text(encoding="utf-8")
    placed = {row["iata"]: row for row in csv.DictReader(text.splitlines()) if row["iata"]}
    packed = (files("airports") / "data" / "airports.gz").read_bytes()
    for row in sorted(json.loads(gzip.decompress(packed)), key=lambda row: str(row["iata"])):
        known = placed.get(row["iata"])
        large = row["type"] == "large_airport"
        runway = float(str(row["runway_length"] or 0).replace(",", ""))
        served = row["scheduled_service"] == "TRUE" and runway >= RUNWAY_FT
        if known and (large or (row["type"] == "medium_airport" and served)):
            lat, lon = float(known["lat"]), float(known["lon"])
            if great_circle((row["latitude"], row["longitude"]), (lat, lon)).km <= SAME_KM:
                town = re.split(r"[,/(]", known["city"])[0].strip()
                names = known["name"], row["airport"]
                if any(map(_AIRPORT.search, names)):
                    yield Airport(row["iata"], *names, town, known["country"], lat, lon, large)


def reviewed_points() -> list[tuple[float, float]]:
    """Where the airports of supplement.csv stand, in degrees."""
    with (HERE / "supplement.csv").open(encoding="utf-8", newline="") as file:
        return [
            (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file) if row["kind"] == "airport"
        ]


def names_of(one: Airport, *, alone: bool) -> list[str]:
    """All names of an airport, the full one first, each once; `alone`: its town has no other."""
    full = filter(_AIRPORT.search, (one.name, one.other_name))
    names = sorted(full, key=lambda name: "/" in name)
    names += [name.replace(" International", "") for name in names]
    names += [
        name.removeprefix(f"{one.town} ") for name in names if re.match(rf"{re.escape(one.town)} \w", name)
    ]
    if one.town and alone:
        names.append(f"{one.town} Airport")
    names += NICKNAMES.get(one.iata, ())
    bare = ("airport", "international airport", "regional airport", "municipal airport", "city airport")
    found = {normalise(name): name for name in reversed(names) if normalise(name) not in bare}
    return list(reversed(found.values()))


def own_names(airports: list[Airport], every: list[list[str]]) -> Iterator[list[str]]:
    """The names of each airport without those that another bears; a large one keeps what small ones share."""
    nicknames = {normalise(name) for names in NICKNAMES.values() for name in names}
    borne = Counter(normalise(name) for names in every for name in names)
    by_large = Counter(
        normalise(name) for one, names in zip(airports, every, strict=True) if one.large for name in names
    )
    for one, (full, *others) in zip(airports, every, strict=True):
        kept = [full]
        for name in others:
            key = normalise(name)
            alone = borne[key] == 1 or (one.large and by_large[key] == 1)
            if name in NICKNAMES.get(one.iata, ()) or (alone and key not in nicknames):
                kept.append(name)
        yield kept


if __name__ == "__main__":
    main()
