"""geo.reader.areas: what is drawn of an area."""

from __future__ import annotations

from typing import Any

import pytest

from geo.kinds import Borders
from geo.reader.areas import area, country, part


def row(label: str, source_id: str, precision: str = "region") -> dict[str, Any]:
    return {"label": label, "source_id": source_id, "precision": precision, "lat": 0.0, "lon": 0.0}


JAPAN = row("Japan", "geonames:1861060", "country")
FAR_EAST = row("Russian Far East, Russia", "dateline:russian-far-east")


def test_a_country_is_drawn_by_the_map_and_named_where_a_map_would_name_it() -> None:
    found = area(JAPAN, Borders.UN)
    assert found
    assert (found.country, found.polygons, found.soft) == ("392", [], False)
    assert found.label == pytest.approx((138.0, 36.0), abs=0.6), "not in Tokyo"


def test_kosovo_has_an_outline_without_a_number_of_iso() -> None:
    found = area(row("Kosovo", "geonames:831053", "country"), Borders.UN)
    assert found
    assert found.country == "XK"


def test_a_name_stands_by_the_chosen_borders() -> None:
    labels = {
        view: found.label
        for view in Borders
        if (found := area(row("Somalia", "geonames:51537", "country"), view))
    }
    assert labels[Borders.UN] != labels[Borders.NATURAL_EARTH]


def test_a_region_has_an_outline_of_its_own() -> None:
    found = area(FAR_EAST, Borders.UN)
    assert found
    assert not found.soft
    assert 120 < found.label[0] < 150
    assert max(lon for rings in found.polygons for lon, _ in rings[0]) > 180, "Chukotka lies beside the rest"
    assert all(ring[0] == ring[-1] for rings in found.polygons for ring in rings)


def test_a_region_without_an_edge_is_soft() -> None:
    found = area(row("Sahel", "dateline:sahel"), Borders.UN)
    assert found
    assert found.soft


@pytest.mark.parametrize(
    "place",
    [
        row("Riga, Latvia", "geonames:456172", "city"),
        row("Somewhere", "osm:relation/1"),
        row("X", "", "country"),
    ],
)
def test_a_point_and_what_nobody_knows_have_none(place: dict[str, Any]) -> None:
    assert area(place, Borders.UN) is None


def test_a_region_lies_in_the_country_that_its_label_ends_with() -> None:
    assert country(FAR_EAST) == "643"
    assert country(row("Sahel", "dateline:sahel")) is None
    assert country(JAPAN) is None


class TestAPart:
    def test_of_a_country(self) -> None:
        nigeria = area(row("Nigeria", "geonames:2328926", "country"), Borders.UN)
        assert nigeria
        north = part(nigeria, "north", Borders.UN)
        assert north
        lats = [lat for rings in north.polygons for _, lat in rings[0]]
        assert min(lats) == pytest.approx(9.1, abs=0.3)
        assert max(lats) > 13.5
        assert north.soft
        assert 9.1 < north.label[1] < 13.9

    def test_of_a_state(self) -> None:
        state = area(row("South Carolina, United States", "geonames:4597040"), Borders.UN)
        assert state
        middle = part(state, "central", Borders.UN)
        assert middle
        assert middle.label == pytest.approx((-81.0, 33.7), abs=0.4)
        corner = part(state, "northwest", Borders.UN)
        assert corner
        assert corner.label[0] < middle.label[0]
        assert corner.label[1] > middle.label[1]

    def test_across_the_antimeridian(self) -> None:
        russia = area(row("Russia", "geonames:2017370", "country"), Borders.UN)
        assert russia
        east = part(russia, "east", Borders.UN)
        assert east
        lons = [lon for rings in east.polygons for lon, _ in rings[0]]
        assert min(lons) > 100
        assert max(lons) > 185

    def test_of_a_river_is_none(self) -> None:
        nile = area(row("Nile", "dateline:nile"), Borders.UN)
        assert nile
        assert nile.polygons == []
        assert part(nile, "north", Borders.UN) is None
