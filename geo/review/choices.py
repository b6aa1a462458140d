"""The places that a name may mean, for a person to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import pandas as pd

from geo.gazetteer.entry import Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import AREAS
from geo.places.model import Mention, Named, Use
from geo.places.reckoning import reckoned

MOST: Final = 8
_OF: Final = re.compile(r"\bof (?:the )?")


@dataclass(frozen=True, slots=True)
class Choice:
    """One place: `name` and `source_id` are what a decision gives, `label` is what a person reads.

    lat, lon: WGS 84 degrees. precision: site, city, region or country. people: its population, 0 where
    that is not known.
    """

    name: str
    source_id: str
    label: str
    lat: float
    lon: float
    precision: str
    people: int


def choices(gazetteer: Gazetteer, names: Iterable[str], most: int = MOST) -> list[Choice]:
    """Return the places that any of the names may mean, the likeliest of each name first, none twice."""
    found: dict[str, Choice] = {}
    lists = [(name, gazetteer.search(name, most)) for name in dict.fromkeys(names) if name.strip()]
    for rank in range(most):
        for name, entries in lists:
            if rank < len(entries):
                found.setdefault(entries[rank].source_id, _choice(name, entries[rank]))
    return list(found.values())[:most]


def place_meant(gazetteer: Gazetteer, places: pd.DataFrame, words: str) -> dict[str, Any]:
    """Return the keys of a correction for a place in words; {} where nobody knows it.

    They are the label of one of the story's `places` (places.csv), a name of the gazetteer, or a distance and
    a bearing from one ("90 miles northeast of Macon").
    """
    for row in places[places["label"] == words].to_dict("records"):
        if row["source_id"] and gazetteer.entry(row["source_id"]):
            return {"place": row["name"], "source_id": row["source_id"]}
        if pd.notna(row["lat"]):
            return _point(row)
    if found := gazetteer.search(words):
        meant = next((entry for entry in found if entry.label == words), found[0])
        return {"place": words.split(",")[0], "source_id": meant.source_id}
    for of in _OF.finditer(words):
        start, name = of.end(), words[of.end() :]
        mention = Mention(start, len(words), name, Use.PLACE, 1.0)
        measured = [Named(mention, entry, ()) for entry in gazetteer.search(name, 1)]
        for one in reckoned(words, measured):
            if one.entry is not measured[0].entry:
                return _point({**asdict(one.entry), "name": words, "label": words})
    return {}


def _point(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The keys of a correction for a point with its name, label and precision."""
    radius = {"radius_km": round(float(row["radius_km"]), 1)} if row["precision"] in AREAS else {}
    return {
        "place": row["name"],
        "label": row["label"],
        "lat": round(float(row["lat"]), 5),
        "lon": round(float(row["lon"]), 5),
        "precision": str(row["precision"]),
        **radius,
        "inferred": bool(row["inferred"]),
    }


def _choice(name: str, entry: Entry) -> Choice:
    return Choice(
        name, entry.source_id, entry.label, entry.lat, entry.lon, str(entry.precision), entry.population
    )
