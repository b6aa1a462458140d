"""A distance and a bearing from a named place -> the point that is meant: "90 miles northeast of Macon".

The town is only what it is measured from: nothing is said to happen in it. The point is uncertain, so it is
drawn as an area whose radius is a fifth of the distance: newspapers give distances in round numbers and one
of eight bearings, each of which covers 22.5 degrees to either side, two fifths of the distance across. Not so
"north of Macon", which gives no distance, and "90 miles from Macon", which gives no bearing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geopy.distance import geodesic

from geo.kinds import Precision
from geo.lang.en.place_nouns import BEARING, TOWNS
from geo.lang.en.time_words import CARDINALS
from geo.lang.words import either
from geo.places.model import Named

SHARE: Final = 0.2
LEAST_KM: Final = 5.0
MOST_KM: Final = 1500.0

_UNITS: Final = {"mile": 1.609344, "mi": 1.609344, "kilomet": 1.0, "km": 1.0, "nautical": 1.852}
_BEARINGS: Final = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315, "northnortheast": 22.5, "eastnortheast": 67.5, "eastsoutheast": 112.5,
    "southsoutheast": 157.5, "southsouthwest": 202.5, "westsouthwest": 247.5, "westnorthwest": 292.5,
    "northnorthwest": 337.5,
}  # fmt: skip
_NUMBERS: Final = {word: number for word, number in CARDINALS.items() if number} | {"a": 1}
_BEFORE: Final = re.compile(
    rf"\b(?P<number>\d[\d,]*(?:\.\d+)?|{either(_NUMBERS)})[ -]?(?P<unit>nautical miles?|miles?|mi\.?"
    r"|kilomet(?:er|re)s?|kms?)(?: \([^()\n]{1,30}\))?,?(?: to the| due| away to the)? "
    rf"(?P<bearing>(?:(?:north|south|east|west)[ -](?=\w*[ -]?(?:east|west)))?{BEARING})(?:ern)?"
    r"(?: (?:outside|side))? of "
    rf"(?:the )?(?:\w+ )?(?:{either(TOWNS | {'capital', 'island'})} of )?$",
    re.IGNORECASE,
)
_REACH: Final = 110


def reckoned(text: str, places: Sequence[Named]) -> Iterator[Named]:
    """Yield the places of a report, those that only a distance is measured from moved to where it leads."""
    for named in places:
        entry, start = named.entry, named.mention.start
        match = _BEFORE.search(text[max(0, start - _REACH) : start])
        if match is None or entry.precision not in (Precision.CITY, Precision.SITE):
            yield named
            continue
        words = match["number"].lower()
        number = _NUMBERS.get(words) or float(words.replace(",", ""))
        unit = next(km for name, km in _UNITS.items() if match["unit"].lower().startswith(name))
        bearing = re.sub("[ -]", "", match["bearing"].lower())
        km = number * unit
        if not 0 < km <= MOST_KM:
            yield named
            continue
        point = geodesic(kilometers=km).destination((entry.lat, entry.lon), _BEARINGS[bearing])
        said = " ".join(match[0].split())
        moved = replace(
            entry,
            source_id=f"{entry.source_id}+{km:.0f}km+{_BEARINGS[bearing]}",
            label=f"{said} {entry.label}",
            precision=Precision.REGION,
            lat=point.latitude,
            lon=point.longitude,
            radius_km=max(LEAST_KM, SHARE * km),
            inferred=True,
        )
        yield replace(named, entry=moved)
