# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
from __future__ import annotations

import pandas as pd
import pytest
from geopy.distance import geodesic

from geo.errors import ServiceError
from geo.gazetteer.gazetteer import Gazetteer
from geo.geocoding.answer import Answer, NamedGeocoder
from geo.geocoding.places_table import Embedded, geocode_places
from geo.story.tables import PLACES
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


class Desk:
    """A service that knows what it is told, and fails on one name."""

    name = "desk"

    def __init__(self, known: dict[str, Answer] | None = None, fails_on: str = "") -> None:
        self.known, self.fails_on, self.asked = known or {}, fails_on, list[str]()

    def answers(self, query: str) -> list[Answer]:
        self.asked.append(query)
        if query == self.fails_on:
            raise ServiceError("the desk is closed", retry=True)
        return [self.known[query]] if query in self.known else []


MOON = Answer("Sea of Tranquility", -0.000001, 23.4, "region", None, False, "moon:1", "CC0 1.0")


def table(*rows: dict[str, str]) -> pd.DataFrame:
    full = [{**dict.fromkeys(PLACES.columns, ""), "place_id": f"p{n}", **row} for n, row in enumerate(rows)]
    return pd.DataFrame(full, columns=list(PLACES.columns), dtype=str)


@pytest.fixture
def embedded(gazetteer: Gazetteer) -> NamedGeocoder:
    return Embedded(gazetteer)


def test_a_found_row_says_where_it_comes_from(embedded: NamedGeocoder) -> None:
    row = geocode_places(table({"name": "Sochi"}), [embedded]).loc[0]
    assert (row["label"], row["lat"], row["lon"]) == ("Sochi, Russia", "43.59699", "39.72477")
    assert (row["precision"], row["inferred"], row["geocoder"]) == ("city", "false", "gazetteer")
    assert (row["source_id"], row["licence"]) == ("geonames:491422", "CC BY 4.0")
    assert row["name"] == "Sochi"


def test_the_candidates_that_lost_are_listed(embedded: NamedGeocoder) -> None:
    row = geocode_places(table({"name": "Paris"}), [embedded]).loc[0]
    lost = row["rejected"].split("; ")
    assert len(lost) == 5
    assert lost[0].startswith("geonames:")
    assert "Paris, Texas, United States (7,8" in lost[0]


def test_a_label_written_by_hand_is_what_is_asked(embedded: NamedGeocoder) -> None:
    places = table(
        {"name": "his country", "label": "North Korea"},
        {"name": "Moscow", "label": "Moscow, Idaho"},
    )
    done = geocode_places(places, [embedded])
    assert list(done["source_id"]) == ["geonames:1873107", "geonames:5601538"]
    assert list(done["label"]) == ["North Korea", "Moscow, Idaho"]
    assert list(done["name"]) == ["his country", "Moscow"]
    assert geocode_places(done, [embedded], again=True).equals(done)


def test_the_shipped_names_resolve(embedded: NamedGeocoder) -> None:
    expected = {
        "Russia’s Far East": "dateline:russian-far-east",
        "Yuri Gagarin aircraft plant": "dateline:komsomolsk-aircraft-plant",
        "Vostochny Cosmodrome": "dateline:vostochny-cosmodrome",
        "Russia’s Pacific Fleet": "dateline:russian-pacific-fleet",
        "Russian": "geonames:2017370",
        "Panamanian": "geonames:3703430",
        "Cuba": "geonames:3562981",
        "North Korea": "geonames:1873107",
        "Pyongyang": "geonames:1871859",
    }
    done = geocode_places(table(*({"name": name} for name in expected)), [embedded])
    assert dict(zip(done["name"], done["source_id"], strict=True)) == expected
    assert list(PLACES.check(done)) == []


def test_running_again_changes_nothing(embedded: NamedGeocoder) -> None:
    desk = Desk()
    done = geocode_places(table({"name": "Sochi"}, {"name": "Paris"}), [embedded, desk])
    assert geocode_places(done, [embedded, desk]).equals(done)
    assert geocode_places(done, [embedded, desk], again=True).equals(done)
    assert desk.asked == []


def test_a_person_decides_for_good(embedded: NamedGeocoder) -> None:
    mine = {"name": "Sochi", "lat": "1.5", "lon": "2.5", "geocoder": "person", "label": "Here"}
    bare = {"name": "Sochi", "lat": "1.5", "lon": "2.5"}
    undecided = {"name": "Sochi", "geocoder": "person"}
    places = table(mine, bare, undecided)
    assert geocode_places(places, [embedded], again=True).equals(places)


def test_not_found_is_a_row_that_says_so_and_is_asked_again(embedded: NamedGeocoder) -> None:
    lost = geocode_places(table({"name": "Sea of Tranquility"}), [embedded])
    assert lost.loc[0, "geocoder"] == "not found"
    assert lost.loc[0, "lat"] == lost.loc[0, "label"] == lost.loc[0, "source_id"] == ""
    found = geocode_places(lost, [embedded, Desk({"Sea of Tranquility": MOON})])
    assert found.loc[0, "geocoder"] == "desk"
    assert (found.loc[0, "lat"], found.loc[0, "radius_km"]) == ("0.00000", "")


def test_a_hand_written_label_survives_not_being_found(embedded: NamedGeocoder) -> None:
    places = table({"name": "there", "label": "Sea of Tranquility"})
    lost = geocode_places(places, [embedded])
    assert lost.loc[0, "label"] == "Sea of Tranquility"


def test_the_gazetteer_is_asked_first(embedded: NamedGeocoder) -> None:
    desk = Desk()
    geocode_places(table({"name": "Sochi"}, {"name": "Atlantis on Sea"}), [embedded, desk])
    assert desk.asked == ["Atlantis on Sea"]


def test_a_failing_service_raises_and_what_came_before_is_kept(embedded: NamedGeocoder) -> None:
    places = table({"name": "Sochi"}, {"name": "Atlantis on Sea"}, {"name": "Cuba"})
    kept: list[pd.DataFrame] = []
    with pytest.raises(ServiceError) as caught:
        geocode_places(places, [embedded, Desk(fails_on="Atlantis on Sea")], keep=kept.append)
    assert caught.value.retry is True
    assert list(kept[0]["geocoder"]) == ["gazetteer", "", ""]
    assert list(places["geocoder"]) == ["", "", ""], "the table passed in is left alone"


def test_distances_in_rejected_are_geodesic_km(embedded: NamedGeocoder) -> None:
    row = geocode_places(table({"name": "Paris"}), [embedded]).loc[0]
    km = geodesic((float(row["lat"]), float(row["lon"])), (33.66094, -95.55551)).km
    assert f"({km:,.0f} km)" in row["rejected"].split("; ")[0]


def test_a_table_without_rows_stays_one(embedded: NamedGeocoder) -> None:
    assert geocode_places(PLACES.empty(), [embedded]).equals(PLACES.empty())
