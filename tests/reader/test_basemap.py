"""geo.reader.basemap: the embedded map, by the chosen view of borders."""

from __future__ import annotations

import json

import pytest

from geo.kinds import Borders
from geo.reader.basemap import countries, text


@pytest.mark.parametrize("borders", Borders)
def test_a_country_has_an_id_a_name_a_label_and_closed_rings(borders: Borders) -> None:
    found = {one.name: one for one in countries(borders)}
    japan = found["Japan"]
    assert (japan.id, len(japan.polygons) > 4) == ("392", True)
    assert japan.label == pytest.approx((138.0, 36.0), abs=0.5)
    assert all(
        ring[0] == pytest.approx(ring[-1]) for one in found.values() for part in one.polygons for ring in part
    )


def test_each_view_has_its_own_countries() -> None:
    un, held = ({one.name for one in countries(view)} for view in Borders)
    assert held - un == {"Northern Cyprus", "Somaliland"}
    assert json.loads(text(Borders.UN))["countries"] != json.loads(text(Borders.NATURAL_EARTH))["countries"]


def test_the_text_holds_all_that_the_reader_draws() -> None:
    assert json.loads(text(Borders.UN)).keys() == {"countries", "cities", "water"}
