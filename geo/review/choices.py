"""The places that a name may mean, for a person to choose from: those nearest to the story's others first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import pandas as pd

from geo.gazetteer.containment import is_most_of
from geo.gazetteer.entry import FIRST_ORDER, SECOND_ORDER, STATES, Entry, Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.normalise import normalise
from geo.kinds import AREAS
from geo.places.model import Mention, Named, Use
from geo.places.reckoning import reckoned

MOST: Final = 8
_OF: Final = re.compile(r"\bof (?:the )?")
_NEIGHBOURS: Final = 50
"""So many towns around a place are looked at for one that is larger."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One place: `keys` are what a decision gives, `label` is what a person reads.

    name: as the report has it, or as it was asked for. source_id: "" for a point. lat, lon: WGS 84 degrees.
    precision: site, city, region or country. people: its population, 0 where that is not known.
    radius_km, inferred: as in places.csv.
    """

    name: str
    source_id: str
    label: str
    lat: float
    lon: float
    precision: str
    people: int
    radius_km: float
    inferred: bool

    @property
    def keys(self) -> dict[str, Any]:
        """The keys of a correction for this place."""
        if self.source_id:
            return {"place": self.name, "source_id": self.source_id}
        radius = {"radius_km": round(self.radius_km, 1)} if self.precision in AREAS else {}
        return {
            "place": self.name,
            "label": self.label,
            "lat": round(self.lat, 5),
            "lon": round(self.lon, 5),
            "precision": self.precision,
            **radius,
            "inferred": self.inferred,
        }


def choices(
    gazetteer: Gazetteer, names: Iterable[str], places: pd.DataFrame, most: int = MOST
) -> list[Choice]:
    """Return the places that any of the names may mean, the likeliest of each name first, none twice.

    First come those of the states and countries that most of the story's other `places` (places.csv) lie in,
    then those with the most people; the one that is likeliest without a story is always among them.
    """
    found: dict[str, tuple[str, Entry]] = {}
    lists = [(name, _first(_ranked(gazetteer, name, places)[0], most)) for name in dict.fromkeys(names)]
    for rank in range(most):
        for name, entries in lists:
            if rank < len(entries):
                found.setdefault(entries[rank].source_id, (name, entries[rank]))
    return _told_apart(gazetteer, list(found.values())[:most])


def places_meant(gazetteer: Gazetteer, places: pd.DataFrame, words: str) -> list[Choice]:
    """Return the places that words for one may mean, in the order of `choices`; [] where nobody knows it.

    A place of the story (`places`, as in places.csv) that has that label or name is meant and no other. Else
    they are all places of the gazetteer of that name, or the point at a distance and a bearing from one ("90
    miles northeast of Macon").
    """
    key = normalise(words)
    for column in ("label", "name"):
        rows = [row for row in places.to_dict("records") if key and normalise(row[column]) == key]
        if told := [one for row in rows if (one := _of_story(gazetteer, row))]:
            return list({one.source_id or (one.lat, one.lon): one for one in told}.values())
    name = words.split(",")[0].strip()
    ranked, number = _ranked(gazetteer, words, places)
    exact = [entry for entry in ranked if entry.label == words and "," in words]
    meant = exact if len(exact) == 1 else ranked[:number]
    return _told_apart(gazetteer, [(name, entry) for entry in meant]) or _measured(gazetteer, words)


def _of_story(gazetteer: Gazetteer, row: Mapping[Any, Any]) -> Choice | None:
    """The place of a row of places.csv; None where it has neither an entry nor coordinates."""
    if row["source_id"] and (found := _entries(gazetteer, ((row["source_id"], row["label"], row["name"]),))):
        return _choice(row["name"], found[0])
    return _point(row) if pd.notna(row["lat"]) else None


def _measured(gazetteer: Gazetteer, words: str) -> list[Choice]:
    """The point that words put at a distance and a bearing from a place."""
    for of in _OF.finditer(words):
        start, name = of.end(), words[of.end() :]
        mention = Mention(start, len(words), name, Use.PLACE, 1.0)
        measured = [Named(mention, entry, ()) for entry in gazetteer.search(name, 1)]
        for one in reckoned(words, measured):
            if one.entry is not measured[0].entry:
                return [replace(_choice(words, one.entry), source_id="", label=words)]
    return []


def _entries_of(gazetteer: Gazetteer, places: pd.DataFrame) -> tuple[Entry, ...]:
    """The entries of a story's places."""
    rows = places[["source_id", "label", "name"]].itertuples(index=False, name=None)
    return _entries(gazetteer, tuple(row for row in rows if row[0]))


@lru_cache(maxsize=64)
def _entries(gazetteer: Gazetteer, rows: tuple[tuple[str, str, str], ...]) -> tuple[Entry, ...]:
    """Entries by id; they are looked for by label and name first, which is much faster."""
    found = []
    for source_id, *names in rows:
        named = (entry for name in names for entry in gazetteer.search(name) if entry.source_id == source_id)
        found.append(next(named, None) or gazetteer.entry(source_id))
    return tuple(entry for entry in found if entry)


def _ranked(gazetteer: Gazetteer, name: str, places: pd.DataFrame) -> tuple[list[Entry], int]:
    """The candidates for a name in order, and how many of them it means before all others.

    Those are the places that bear it as their own name, or are likelier than any that does (New York City);
    where there is none, all. Mashhad, which was an Alexandria, comes behind them. A division that is little
    more than its town (Tbilisi) is no place beside the town.
    """
    found = gazetteer.search(name)
    found = [entry for entry in found if not any(is_most_of(town, entry) for town in found if town != entry)]
    named = max((one.weight for one in found if one.matched == Matched.NAME), default=0.0)
    meant = {one.source_id for one in found if one.matched == Matched.NAME or one.weight > named}
    namesakes = {one.source_id for one in found}
    own = [one for one in _entries_of(gazetteer, places) if one.source_id not in namesakes]
    countries = Counter(one.country for one in own if one.country)
    states = Counter((one.country, one.admin1) for one in own if one.admin1)

    def rank(entry: Entry) -> tuple[bool, int, int, float]:
        state = entry.country, entry.admin1
        return entry.source_id not in meant, -states[state], -countries[entry.country], -entry.weight

    return sorted(found, key=rank), len(meant) or len(found)


def _first(found: list[Entry], most: int) -> list[Entry]:
    """The first of the candidates for a name, and always the likeliest of all."""
    first, likeliest = found[:most], max(found, key=lambda entry: entry.weight, default=None)
    return first if likeliest is None or likeliest in first else [*first[:-1], likeliest]


def _told_apart(gazetteer: Gazetteer, found: Sequence[tuple[str, Entry]]) -> list[Choice]:
    """Places with labels that tell where each lies.

    That is the state or province; where that leaves two alike, whether it is the division (Berlin), the
    nearest larger town, else the point.
    """
    labels = [_with_division(gazetteer, entry) for _, entry in found]
    for more in (_as_division, _near_town, _at_point):
        counted = Counter(labels)
        labels = [
            label if counted[label] == 1 else f"{label}{more(gazetteer, entry)}"
            for label, (_, entry) in zip(labels, found, strict=True)
        ]
    pairs = zip(labels, found, strict=True)
    return [replace(_choice(name, entry), label=label) for label, (name, entry) in pairs]


def _with_division(gazetteer: Gazetteer, entry: Entry) -> str:
    """An entry's label with the state or province before the country."""
    head, *behind = entry.label.split(", ")
    division = gazetteer.division(entry)
    if entry.kind in STATES or normalise(division) in ("", *map(normalise, (head, *behind))):
        return entry.label
    return ", ".join((head, *behind[:-1], division, *behind[-1:]))


def _as_division(gazetteer: Gazetteer, entry: Entry) -> str:
    return ", the division" if entry.kind in (FIRST_ORDER, SECOND_ORDER) else ""


def _near_town(gazetteer: Gazetteer, entry: Entry) -> str:
    towns = (one for one, _ in gazetteer.near(entry.lat, entry.lon, _NEIGHBOURS))
    larger = next((one for one in towns if one.population > max(entry.population, 1)), None)
    return f", near {larger.name}" if larger and larger.name != entry.name else ""


def _at_point(gazetteer: Gazetteer, entry: Entry) -> str:
    return f", at {entry.lat:.2f}, {entry.lon:.2f}"


def _point(row: Mapping[Any, Any]) -> Choice:
    """The point of a row of places.csv."""
    radius = 0.0 if pd.isna(row["radius_km"]) else float(row["radius_km"])
    where = float(row["lat"]), float(row["lon"])
    return Choice(
        row["name"], "", row["label"], *where, str(row["precision"]), 0, radius, bool(row["inferred"])
    )


def _choice(name: str, entry: Entry) -> Choice:
    return Choice(
        name, entry.source_id, entry.label, entry.lat, entry.lon, str(entry.precision), entry.population,
        entry.radius_km, entry.inferred,
    )  # fmt: skip
