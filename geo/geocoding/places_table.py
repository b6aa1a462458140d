"""A story's places table -> the same table with coordinates, and where each of them comes from.

Geocoders are passed in and asked in order, the embedded gazetteer first. Three outcomes stay apart:
found (the row is filled), not found (the row says so and is asked again next time), and a service
that failed (`ServiceError`, with everything geocoded before it kept).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
from geopy.distance import geodesic

from geo.gazetteer.entry import Entry, Matched
from geo.gazetteer.gazetteer import MOST_CANDIDATES, Gazetteer
from geo.geocoding.answer import Answer, NamedGeocoder
from geo.kinds import NOT_FOUND, PERSON

_FILLED: Final = (
    "label", "lat", "lon", "precision", "radius_km", "inferred", "geocoder", "source_id", "licence",
    "rejected", "score",
)  # fmt: skip
Row = dict[str, str]


@dataclass(frozen=True)
class Embedded:
    """The embedded gazetteer as the first of the geocoders."""

    gazetteer: Gazetteer
    name: str = "gazetteer"

    def answers(self, query: str) -> list[Answer]:
        """Return the gazetteer's candidates; it never fails as a service does.

        A demonym names a people or its authorities: the place it leads to is inferred.
        """
        return [answer(entry) for entry in self.gazetteer.candidates(query, MOST_CANDIDATES)]


def answer(entry: Entry) -> Answer:
    """Return an entry of the gazetteer as an answer; a demonym's place is inferred."""
    return Answer(
        entry.label, entry.lat, entry.lon, entry.precision, entry.radius_km,
        entry.inferred or entry.matched == Matched.DEMONYM, entry.source_id, entry.licence,
    )  # fmt: skip


def geocode_places(
    places: pd.DataFrame,
    geocoders: Sequence[NamedGeocoder],
    *,
    again: bool = False,
    keep: Callable[[pd.DataFrame], None] | None = None,
) -> pd.DataFrame:
    """Return the places table with every row asked for that has no coordinates yet.

    What is asked is the name as the report writes it. Where that names something else or nothing
    ("his country"), a person fills in `label` ("North Korea"): then the label is asked, and stays
    as it is; where the name by itself leads nowhere, the place is inferred. A row whose geocoder is
    "person", or that has coordinates and no geocoder, is a person's decision and is left alone.

    Args:
        places: place_id, name, label, lat, lon, precision, radius_km, inferred, geocoder,
            source_id, licence, rejected; every cell text, "" where missing.
        geocoders: asked in order until one knows the place.
        again: ask for the rows that have coordinates too.
        keep: called with the table so far when anything is raised, so that no answer is lost.

    Returns:
        A new table with the same rows and columns, all text: lat and lon with 5 decimals (about
        1 m), radius_km with 1; geocoder "not found" and no coordinates where nobody knew the name;
        rejected lists up to five candidates that lost, with their distance in km from the one
        taken. The same names and geocoders always give the same table.

    Raises:
        ServiceError: a service failed; the rows before it are filled (see `keep`).

    """
    rows: list[Row] = [
        dict(zip(places.columns, cells, strict=True)) for cells in places.itertuples(index=False)
    ]
    try:
        for number, row in enumerate(rows):
            if _is_open(row, again):
                rows[number] = _geocode(row, geocoders)
    except BaseException:
        if keep is not None:
            keep(_table(rows, places))
        raise
    return _table(rows, places)


def _is_open(row: Row, again: bool) -> bool:
    if row["geocoder"] == PERSON:
        return False
    if row["lat"] and row["lon"]:
        return again and bool(row["geocoder"])
    return True


def _geocode(row: Row, geocoders: Sequence[NamedGeocoder]) -> Row:
    for geocoder in geocoders:
        found = named = geocoder.answers(row["name"])
        if row["label"] and not (named and named[0].label == row["label"]):
            # The label is not what the name gives by itself, so a person wrote it.
            found = geocoder.answers(row["label"])
        if found:
            cells = filled(found[0], found[1:], geocoder.name)
            return {**row, **cells, **_kept_label(row), **({} if named else {"inferred": "true"})}
    return {**row, **dict.fromkeys(_FILLED, ""), **_kept_label(row), "geocoder": NOT_FOUND}


def _kept_label(row: Row) -> Row:
    return {"label": row["label"]} if row["label"] else {}


def place_cells(entry: Entry, rejected: Sequence[Entry], *, inferred: bool = False) -> dict[str, str]:
    """Return the cells of places.csv that come from the gazetteer: all but place_id and name."""
    taken, *others = (answer(candidate) for candidate in (entry, *rejected[: MOST_CANDIDATES - 1]))
    cells = filled(taken, others, "gazetteer")
    return {**cells, "inferred": "true"} if inferred else cells


def looked_up(gazetteer: Gazetteer, name: str, source_id: str = "") -> dict[str, str]:
    """Return the row of places.csv for a name that a person gives, its place_id "".

    `source_id` says which place of that name is meant, "" the likeliest; without coordinates and
    "not found" where there is none.
    """
    found = gazetteer.search(name)
    if source_id:
        same = next((entry for entry in found if entry.source_id == source_id), gazetteer.entry(source_id))
        found = [same, *(entry for entry in found if entry != same)] if same else []
    if not found:
        return {"place_id": "", "name": name, **dict.fromkeys(_FILLED, ""), "geocoder": NOT_FOUND}
    return {"place_id": "", "name": name, **place_cells(found[0], found[1:])}


def filled(taken: Answer, others: Sequence[Answer], geocoder: str) -> Row:
    """Return the cells of places.csv for an answer: all but place_id and name; at most five that lost."""
    return {
        "label": taken.label,
        "lat": _degrees(taken.lat),
        "lon": _degrees(taken.lon),
        "precision": taken.precision,
        "radius_km": "" if taken.radius_km is None else f"{taken.radius_km:.1f}",
        "inferred": "true" if taken.inferred else "false",
        "geocoder": geocoder,
        "source_id": taken.source_id,
        "licence": taken.licence,
        "rejected": "; ".join(_lost(other, taken) for other in others[: MOST_CANDIDATES - 1]),
        "score": "",
    }


def _degrees(value: float) -> str:
    return f"{round(value, 5) + 0.0:.5f}"  # adding zero turns -0.0 into 0.0


def _lost(other: Answer, taken: Answer) -> str:
    km = geodesic((other.lat, other.lon), (taken.lat, taken.lon)).km
    label = " ".join(other.label.replace(";", ",").split())
    return f"{other.source_id} {label} ({km:,.0f} km)"


def _table(rows: list[Row], places: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=places.columns, index=places.index, dtype=str)
