"""The embedded gazetteer: a name -> ranked places, a point -> the places near it. No network.

`Gazetteer` is a geopy geocoder, so it can stand wherever geopy's do. It reads the SQLite file that
`geo.gazetteer.compilation` compiles once from GeoNames and Dateline's own tables.
"""

from __future__ import annotations

import math
import re
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from geopy.distance import geodesic
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import GazetteerError
from geo.gazetteer.compilation import compiled_path, ensure
from geo.gazetteer.containment import lies_in
from geo.gazetteer.entry import STATES, Entry, Matched
from geo.gazetteer.normalise import is_code, is_slip, normalise
from geo.gazetteer.sources import (
    ADMIN1,
    ADMIN2,
    ALIAS,
    CITY,
    CODE,
    COUNTRY,
    DEMONYM,
    PRIMARY,
    SHORT,
    SUPPLEMENT,
)
from geo.kinds import AREAS, Precision
from geo.lang.en.place_nouns import BEFORE_PART, BEHIND_PART

MOST_CANDIDATES: Final = 6
"""How many candidates of a name are kept: the one taken and five that lost."""

REACH_KM: Final = 200.0
"""How far `reverse` looks for a place; on the open sea it finds none."""

_KM_PER_DEGREE: Final = 110.57  # of latitude, where it is shortest (the equator, WGS 84)
_NEAR_KM: Final = 50.0
_MATCHED: Final = {
    PRIMARY: Matched.NAME,
    SHORT: Matched.ALIAS,
    ALIAS: Matched.ALIAS,
    DEMONYM: Matched.DEMONYM,
    CODE: Matched.CODE,
}
# A place's weight is the power of ten of its population, 0 to 7.5 for towns. Countries and the
# supplement stand above all towns; a state gives way to a town of its name that has a fortieth of
# its people (Washington), but not to a smaller one (Ontario, Maine).
_WEIGHT: Final = {CITY: 0.0, ADMIN1: -1.6, ADMIN2: -1.0, COUNTRY: 12.0, SUPPLEMENT: 12.0}
# A town known by the name only as an alias needs a hundred times the people of its namesake.
_DOUBT: Final = {PRIMARY: 0.0, SHORT: 1.0, ALIAS: 2.0, DEMONYM: 2.5, CODE: 3.0}
_SLIP_SHORTEST: Final = 7
_POSSESSIVE: Final = re.compile(r"(?P<owner>.+?)(?:['\u2019]s|(?<=s)['\u2019])\s+(?P<name>\S.*)", re.DOTALL)
_BEFORE: Final = re.compile(rf"(?:{BEFORE_PART})+", re.IGNORECASE)
_BEHIND: Final = re.compile(rf"{BEHIND_PART}$", re.IGNORECASE)
_OWNER: Final = re.compile(r"['\u2019]s?$")
_COLUMNS: Final = (
    "p.source_id, p.name, p.label, p.kind, p.precision, p.lat, p.lon, p.radius_km, p.country, "
    "p.admin1, p.population, p.inferred, p.origin, p.source, p.licence, p.known_as"
)


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """A geopy geocoder over the embedded places.

    Args:
        path: a compiled gazetteer; None compiles it first if that has not happened yet.

    Raises:
        GazetteerError: it can be neither compiled nor read.

    May be shared by threads and sent to other processes (each opens the file itself).

    """

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(scheme="https")
        self.path = ensure() if path is None else path
        self._connections = threading.local()
        self._mending = threading.Lock()
        self._divisions: dict[tuple[str, str], str] | None = None
        self._rows("SELECT 1 FROM name WHERE key = '' LIMIT 1")

    @property
    def _base(self) -> sqlite3.Connection:
        """The connection of the thread that asks.

        On a shared one Python's prepared statements may be bound by two threads at once: a misuse, or
        the answer to another's question.
        """
        connection: sqlite3.Connection | None = getattr(self._connections, "base", None)
        if connection is None:
            connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
            self._connections.base = connection
        return connection

    def _rows(self, question: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """The answer to a question in SQL; a compiled file that is damaged is compiled again first.

        Raises:
            GazetteerError: the file cannot be read, and is none that `ensure` has made.

        """
        asked = self._connections
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.Error as error:
            if self.path != compiled_path(self.path.parent):
                message = f"The gazetteer {self.path} cannot be read ({error}); delete it and try again."
                raise GazetteerError(message) from None
        with self._mending:
            if self._connections is asked:  # and no other thread has done it meanwhile
                self.path.unlink(missing_ok=True)
                ensure(self.path.parent)
                self._connections = threading.local()
        return self._base.execute(question, values).fetchall()

    def __reduce__(self) -> tuple[Callable[..., Gazetteer], tuple[Path]]:
        return type(self), (self.path,)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return the place of that name, or the ranked candidates; None if there is none.

        "Paris, Texas" and "Russia's Pacific Fleet" narrow the name by what stands before or after
        it. `Location.raw` holds the fields of `Entry`.

        Args:
            query: a name as a report writes it.
            timeout: not used; geopy's callers pass it.
            exactly_one: False returns a list, best first.
            limit: most candidates in the list (100 if None).

        Raises:
            geopy.exc.GeocoderQueryError: the query is no text.
            ValueError: the limit is less than 1.

        """
        if not isinstance(query, str):
            raise GeocoderQueryError(f"A name must be text, not {type(query).__name__}")
        found = self.search(query, 1 if exactly_one else _checked(limit))
        return _locations(found, exactly_one)

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return the nearest town or site within 200 km, or a list of them by distance.

        Areas (regions, countries, seas) are not looked for. The arguments are as in `geocode`.
        Distance is geodesic on WGS 84; `Location.raw` has it as `distance_km`.

        Raises:
            ValueError: the query is no point (`geopy.Point`, (lat, lon) or "lat, lon") or the limit
                is less than 1.

        """
        point = query if isinstance(query, Point) else Point(query)
        near = self.near(point.latitude, point.longitude, 1 if exactly_one else _checked(limit))
        found = _locations([entry for entry, _ in near], exactly_one)
        for location, (_, km) in zip(_listed(found), near, strict=True):
            location.raw["distance_km"] = km
        return found

    def candidates(self, name: str, limit: int = 100) -> list[Entry]:
        """Return the places a name may mean, best first; [] if there is none.

        Ranked by weight: countries and the supplement over towns, the place's own name over an
        alias, then population; a tie goes by the order of the tables, so it is always the same.
        """
        found = self._named(name)
        if not found and "," in name:
            head, *rest = (part.strip() for part in name.split(","))
            found = self._within(self._named(head), [part for part in rest if part])
        if not found and (match := _POSSESSIVE.fullmatch(name.strip())):
            found = self._within(self._named(match["name"]), [match["owner"]])
        return found[:limit]

    def search(self, name: str, limit: int = 100) -> list[Entry]:
        """Return the candidates of a name; where it has none, of what it names a part of.

        "Eastern Zaire" is looked for as "Zaire", "Houston area" as "Houston": as another name of the place.
        """
        if found := self.candidates(name, limit):
            return found
        short = _OWNER.sub("", name)
        for shorter in (short, _BEHIND.sub("", short), _BEFORE.sub("", short, count=1)):
            if shorter != name and (found := self.candidates(shorter, limit)):
                doubt = _DOUBT[ALIAS]
                return [replace(one, matched=Matched.ALIAS, weight=one.weight - doubt) for one in found]
        return []

    def spelled_nearly(self, name: str, holder: Entry) -> list[Entry]:
        """Return the towns in a place whose name is a slip of the pen away: "Chattanoga" in Tennessee.

        One letter too many, too few, other or in its neighbour's place, past the second; as another name of
        the town. [] for a name of fewer than seven letters. Best first.
        """
        key = normalise(name)
        if len(key) < _SLIP_SHORTEST:
            return []
        rows = self._rows(
            f"SELECT {_COLUMNS}, n.key FROM name n JOIN place p ON p.id = n.place "  # noqa: S608
            "WHERE n.key >= ? AND n.key < ? AND length(n.key) BETWEEN ? AND ? "
            "AND n.how = ? AND p.country = ?",
            (key[:2], f"{key[:2]}\uffff", len(key) - 1, len(key) + 1, PRIMARY, holder.country),
        )
        found = [_entry(row[:-1], ALIAS) for row in rows if is_slip(key, row[-1])]
        return sorted((one for one in found if lies_in(one, holder)), key=lambda entry: -entry.weight)

    def entry(self, source_id: str) -> Entry | None:
        """Return the place with that id ("geonames:2643743"), or None; much slower than by name."""
        rows = self._rows(
            f"SELECT {_COLUMNS} FROM place p WHERE p.source_id = ?",  # noqa: S608  # only the columns are put in
            (source_id,),
        )
        return next((_entry(row, None) for row in rows), None)

    def near(self, lat: float, lon: float, limit: int = 1) -> list[tuple[Entry, float]]:
        """Return towns and sites within 200 km of a point (degrees), with their distance in km."""
        reach, found = 2.0, list[tuple[Entry, float]]()
        while True:
            found = sorted(
                (
                    (entry, geodesic((lat, lon), (entry.lat, entry.lon)).km)
                    for entry in self._box(lat, lon, reach)
                ),
                key=lambda pair: (pair[1], pair[0].source_id),
            )
            found = [(entry, km) for entry, km in found if km <= reach][:limit]
            if len(found) == limit or reach >= REACH_KM:
                return found
            reach = min(reach * 3, REACH_KM)

    def _named(self, name: str) -> list[Entry]:
        key = normalise(name)
        if not key:
            return []
        rows = self._rows(
            f"SELECT {_COLUMNS}, n.how FROM name n JOIN place p ON p.id = n.place "  # noqa: S608
            "WHERE n.key = ? ORDER BY n.place",  # only the columns are put in
            (key,),
        )
        code = is_code(name)
        found = [_entry(row[:-1], row[-1]) for row in rows if code or row[-1] != CODE]
        return sorted(found, key=lambda entry: -entry.weight)

    def division(self, entry: Entry) -> str:
        """Return the name of the state or province that a place lies in, "" where that is not known."""
        if self._divisions is None:
            rows = self._rows(
                "SELECT country, admin1, name FROM place WHERE origin = ? ORDER BY id DESC", (ADMIN1,)
            )
            self._divisions = {(country, admin1): name for country, admin1, name in rows}
        return self._divisions.get((entry.country, entry.admin1), "")

    def _within(self, found: list[Entry], qualifiers: list[str]) -> list[Entry]:
        """Keep the candidates that every qualifier holds or is near to.

        A qualifier that means a state or country first of all is no town of its name: Vinco, which is
        called Fairview too and lies near the town of Indiana, Pennsylvania, is not "Fairview, Indiana".
        Washington is the city first, so "Bethesda, Washington" is beside it.
        """
        for qualifier in qualifiers:
            if not found:
                break
            holders = self._named(qualifier)
            if holders and holders[0].kind in STATES:
                holders = [one for one in holders if one.kind in STATES]
            found = [entry for entry in found if any(_suits(holder, entry) for holder in holders)]
        return found

    def _box(self, lat: float, lon: float, reach: float) -> list[Entry]:
        """Towns and sites of a box that holds the circle of that radius in km."""
        high = reach / _KM_PER_DEGREE
        north = min(abs(lat) + high, 90.0)
        wide = 180.0 if north > 89 else min(high / math.cos(math.radians(north)), 180.0)
        found: dict[str, Entry] = {}
        # A box over the date line is asked for from both sides of it.
        for shift in (-360.0, 0.0, 360.0):
            west, east = lon + shift - wide, lon + shift + wide
            if east < -180 or west > 180:
                continue
            rows = self._rows(
                f"SELECT {_COLUMNS} FROM spot s JOIN place p ON p.id = s.id "  # noqa: S608
                "WHERE s.north >= ? AND s.south <= ? AND s.east >= ? AND s.west <= ?",
                (lat - high, lat + high, west, east),
            )
            found.update((row[0], _entry(row, None)) for row in rows)
        return list(found.values())


@cache
def shared() -> Gazetteer:
    """The embedded gazetteer for all who need no other: opened once, for the whole process.

    Raises:
        GazetteerError: it can be neither compiled nor read.

    """
    return Gazetteer()


def _entry(row: tuple[Any, ...], how: int | None) -> Entry:
    """A row in the order of _COLUMNS as an entry; `how` is None where no name was asked."""
    population, origin, matched, weight = row[10], row[12], Matched.NOTHING, 0.0
    if how is not None:
        matched = _MATCHED[how]
        weight = math.log10(population + 1) * (0.1 if origin == COUNTRY else 1.0)
        weight = round(weight + _WEIGHT[origin] - _DOUBT[how], 4)
    fields: tuple[Any, ...] = (
        *row[:4],
        Precision(row[4]),
        *row[5:11],
        bool(row[11]),
        *row[13:15],
        matched,
        weight,
        row[15],
    )
    return Entry(*fields)


def _suits(qualifier: Entry, entry: Entry) -> bool:
    """Whether a qualifier can be said of a place: Paris lies in Texas, Arlington is beside Dallas."""
    if lies_in(entry, qualifier):
        return True
    if qualifier.precision in AREAS or qualifier.country != entry.country:
        return False
    return bool(geodesic((qualifier.lat, qualifier.lon), (entry.lat, entry.lon)).km <= _NEAR_KM)


def _checked(limit: int | None) -> int:
    if limit is not None and limit < 1:
        raise ValueError("Limit cannot be less than 1")
    return 100 if limit is None else limit


def _locations(found: list[Entry], exactly_one: bool) -> Location | list[Location] | None:
    places = [Location(entry.label, (entry.lat, entry.lon), asdict(entry)) for entry in found]
    if exactly_one:
        return places[0] if places else None
    return places or None


def _listed(found: Location | list[Location] | None) -> list[Location]:
    if found is None:
        return []
    return found if isinstance(found, list) else [found]
