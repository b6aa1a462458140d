# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geo.atlases.axis import Axes
from geo.atlases.build import build
from geo.atlases.columns import Columns
from geo.atlases.entries import in_library
from geo.atlases.find import Atlas
from geo.atlases.overview import ROWS, overview, read, start, unprojected
from geo.errors import DatelineError
from tests import stories
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401

WORLD: dict[str, Any] = {
    "left": 0, "top": 0, "width": 1, "height": 1, "zoom": 2, "since": "", "until": "", "words": "",
    "status": "", "reviewed": "", "publisher": "", "chance": 0, "start": 0, "nowhere": False,
    "place": "", "centre": "", "km": 200, "first_bar": "", "last_bar": "",
}  # fmt: skip


class Map:
    """An atlas as the page opens it."""

    def __init__(self, path: Path) -> None:
        self.atlas = Atlas(path)
        self.columns = Columns(self.atlas.file)
        self.axes = Axes(self.columns)

    def shows(self, **asked: object) -> dict[str, Any]:
        view = overview(self.atlas, self.columns, self.axes, read({**WORLD, **asked}))
        json.dumps(view, allow_nan=False)
        return view

    def ids(self, **asked: object) -> list[str]:
        return [row["event"] for row in self.shows(**asked)["rows"]]


@pytest.fixture
def shown(path: Path) -> Map:
    return Map(path)


def around(lat: float, lon: float, zoom: int, px: int = 400) -> dict[str, float]:
    """A square part of the map."""
    world = 256 * 2**zoom
    sine = np.sin(np.radians(lat))
    x, y = lon / 360 + 0.5, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return {
        "left": x - px / world / 2,
        "top": y - px / world / 2,
        "width": px / world,
        "height": px / world,
        "zoom": zoom,
    }


class TestAView:
    def test_tells_what_it_holds(self, shown: Map) -> None:
        view = shown.shows()
        assert (view["found"], view["reviewed"], view["nowhere"], view["more"]) == (11, 6, 1, False)
        assert sum(cluster["count"] for cluster in view["clusters"]) == 11
        assert sum(cluster["reviewed"] for cluster in view["clusters"]) == 6

    def test_of_a_part_of_the_map_holds_what_lies_there(self, shown: Map) -> None:
        assert sorted(shown.ids(**around(57.5, 24.2, 6))) == [
            "fleet-visit",
            "riga-terminal",
            "tallinn-meeting",
        ]
        assert shown.ids(**around(0, -140, 6)) == []

    @pytest.mark.parametrize("lon", [180, -180, 179.95, 540])
    def test_goes_on_over_the_date_line(self, lon: float, shown: Map) -> None:
        view = shown.shows(**around(-17, lon, 8))
        assert {row["event"] for row in view["rows"]} == {"fiji", "tonga"}
        lons = sorted(cluster["lon"] for cluster in view["clusters"])
        assert lons[-1] - lons[0] < 1  # beside each other, not a world apart

    def test_keeps_to_time_words_and_filters(self, shown: Map) -> None:
        assert shown.ids(since="2022-03-02", until="2022-03-02") == ["tonga", "fiji", "russia"]
        assert shown.ids(words="strikers") == ["shipyard-strike"]
        assert shown.ids(status="planned", words="berg") == ["fleet-visit", "second-trip"]
        assert set(shown.ids(reviewed="no")) == {
            "riga-terminal",
            "tallinn-meeting",
            "fleet-visit",
            "border-blockade",
            "second-trip",
        }
        assert shown.ids(publisher="The Example Wire", reviewed="yes") == ["shipyard-strike"]
        assert "border-blockade" not in shown.ids(chance=70)

    def test_lists_what_began_before_the_time_last(self, shown: Map) -> None:
        found = shown.ids(since="2022-03-01", until="2024-03-11")
        assert found[0] == "russia"
        assert found[-2:] == ["tonga", "fiji"]

    def test_lists_what_has_no_place_when_asked(self, shown: Map) -> None:
        assert shown.ids(nowhere=True) == ["grain-talks"]
        assert shown.shows(words="strikers")["nowhere"] == 0


class TestARow:
    def test_says_what_where_when_and_who_answers_for_it(self, shown: Map) -> None:
        (row,) = shown.shows(words="toured terminal")["rows"][-1:]
        assert row["title"] == "Berg tours the grain terminal in Riga"
        assert (row["story"], row["event"], row["date"]) == ("tiny", "riga-terminal", "2024-03-12")
        assert (row["when"], row["place"]) == ("Tuesday 12 March 2024", "Riga, Latvia")
        assert (row["reviewed"], row["chance"]) == (False, 95)
        assert stories.ARRIVAL in row["sentences"]
        assert (row["report"], row["publisher"], row["published"]) == (
            stories.HEADLINE, "The Example Wire", "Tuesday 12 March 2024",
        )  # fmt: skip

    def test_of_a_checked_event_has_no_chance(self, shown: Map) -> None:
        (row,) = shown.shows(words="strikers")["rows"]
        assert (row["reviewed"], row["chance"]) == (True, None)

    def test_is_not_longer_than_a_list_can_show(self, tmp_path: Path) -> None:
        said = f"A {'very ' * 2000}long sentence."
        stories.write(
            tmp_path / "lib" / "a", text=said, events=[stories.event("a", "A", stories.said(said))], places=[]
        )
        build(in_library(tmp_path / "lib"), tmp_path / "a.db")
        (row,) = Map(tmp_path / "a.db").shows(nowhere=True)["rows"]
        assert len(row["sentences"]) < 700
        assert row["sentences"].endswith(" …")


class TestClusters:
    def test_join_what_lies_close_and_come_apart_closer(self, shown: Map) -> None:
        far = shown.shows(**around(57, 24, 2))["clusters"]
        near = shown.shows(**around(57.5, 24.2, 6))["clusters"]
        assert max(cluster["count"] for cluster in far) > 2
        assert [cluster["count"] for cluster in near] == [1, 1, 1]
        assert {cluster["place"] for cluster in near} == {
            "Riga, Latvia",
            "Tallinn, Estonia",
            "Naval base, Liepaja, Latvia",
        }
        assert all(cluster["one"] for cluster in near)

    def test_stand_where_their_events_are(self, shown: Map) -> None:
        (riga,) = (
            one for one in shown.shows(**around(57, 24, 8))["clusters"] if one["place"] == "Riga, Latvia"
        )
        assert (riga["lat"], riga["lon"]) == pytest.approx((56.946, 24.106), abs=0.01)

    def test_never_join_an_area_to_points(self, shown: Map) -> None:
        areas = [one for one in shown.shows()["clusters"] if one["area"]]
        assert [(one["place"], one["count"]) for one in areas] == [("russia", 1)]

    def test_do_not_lie_on_each_other(self, shown: Map) -> None:
        draw = np.random.default_rng(1)
        for _ in range(20):
            asked = around(*draw.uniform((-60, -180), (70, 180)), zoom=int(draw.integers(1, 6)), px=1200)
            world = 256 * 2 ** asked["zoom"]
            points = [one for one in shown.shows(**asked)["clusters"] if not one["area"]]
            at = [
                (
                    (one["lon"] / 360) * world,
                    np.log(np.tan(np.pi / 4 + np.radians(one["lat"]) / 2)) / 2 / np.pi * world,
                )
                for one in points
            ]
            for i, one in enumerate(points):
                for j in range(i):
                    gap = np.hypot(at[i][0] - at[j][0], at[i][1] - at[j][1])
                    assert gap > 0.5 * (one["radius"] + points[j]["radius"])

    def test_are_left_out_of_further_rows(self, shown: Map) -> None:
        view = shown.shows(start=5)
        assert view["clusters"] == []
        assert len(view["rows"]) == 6


class TestDensity:
    def test_counts_each_event_once_whatever_the_time(self, shown: Map) -> None:
        dated = 10  # of those on the map
        assert sum(shown.shows()["density"]) == pytest.approx(dated, abs=0.1)
        assert sum(shown.shows(since="2024")["density"]) == pytest.approx(dated, abs=0.1)
        assert sum(shown.shows(words="strikers")["density"]) == pytest.approx(1)


class TestADistance:
    @pytest.fixture(autouse=True)
    def own(self, gazetteer_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DATELINE_CACHE", str(gazetteer_path.parent))

    @pytest.mark.parametrize(("place", "km"), [("Riga", 50), ("riga ", 279), ("-17, 180", 40), ("90, 0", 40)])
    def test_finds_what_the_command_finds(self, place: str, km: float, shown: Map) -> None:
        found = shown.atlas.find(within_km=km, of=place)
        assert len(found)
        assert set(shown.ids(place=place, km=km)) == set(found["event_id"])
        view = shown.shows(place=place, km=km)
        assert sum(cluster["count"] for cluster in view["clusters"]) == view["found"] == len(found)

    def test_says_where_it_is_from_and_what_else_the_name_may_be(self, shown: Map) -> None:
        around = shown.shows(place="Georgia", km=300)["around"]
        first, other, *_ = around["choices"]
        assert around["km"] == 300
        assert around["centre"] == first["id"]
        chosen = shown.shows(place="Georgia", km=300, centre=other["id"])["around"]
        assert chosen["centre"] == other["id"]
        assert chosen["choices"] == around["choices"]
        assert abs(chosen["lon"] - around["lon"]) > 50  # the country, the state
        assert shown.shows()["around"] is None

    def test_leaves_out_what_has_no_place(self, shown: Map) -> None:
        assert shown.shows()["nowhere"] == 1
        assert shown.shows(place="Riga", km=20_000)["nowhere"] == 0
        assert shown.ids(place="Riga", km=20_000, nowhere=True) == []

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({"place": "Qwxyzburg"}, "'Qwxyzburg' is no place that the gazetteer knows"),
            ({"place": "95, 10"}, "is no point"),
            ({"place": "Riga", "km": -1}, "give 0 to 20,100 km"),
            ({"place": "Riga", "km": float("nan")}, "give 0 to 20,100 km"),
        ],
    )
    def test_from_nowhere_is_said(self, asked: dict[str, object], said: str, shown: Map) -> None:
        with pytest.raises(DatelineError, match=said):
            shown.shows(**asked)


class TestElsewhere:
    NOWHERE_NEAR = around(-60.0, -120.0, 6)

    def test_what_lies_in_other_parts_of_the_map_is_counted_and_framed(self, shown: Map) -> None:
        everything = shown.shows()
        elsewhere = shown.shows(**self.NOWHERE_NEAR)["elsewhere"]
        assert elsewhere["count"] == everything["found"]
        south, west, north, east = elsewhere["bounds"]
        for cluster in everything["clusters"]:
            assert south - 0.001 <= cluster["lat"] <= north + 0.001
            assert west - 0.001 <= cluster["lon"] <= east + 0.001

    def test_only_what_is_asked_for(self, shown: Map) -> None:
        found = shown.shows(words="strikers")["found"]
        assert 0 < found < shown.shows()["found"]
        assert shown.shows(words="strikers", **self.NOWHERE_NEAR)["elsewhere"]["count"] == found
        assert shown.shows(words="xyzzy", **self.NOWHERE_NEAR)["elsewhere"] is None

    def test_is_not_said_where_events_are_in_view(self, shown: Map) -> None:
        assert shown.shows()["elsewhere"] is None


def test_the_start_frames_the_events_and_names_publishers(shown: Map) -> None:
    begun = start(shown.columns)
    assert (begun["events"], begun["publishers"]) == (12, ["The Edge", "The Example Wire"])
    south, west, north, east = begun["bounds"]
    assert -20 < south < 52 < north < 90
    assert west < 0 < east


def test_a_date_of_long_ago_makes_no_endless_row_of_bars(tmp_path: Path) -> None:
    said = "Rain fell."
    dates = ("Y-900000", "2023", "2024")
    events = [stories.event(date, "Rain", stories.said(said), date=date) for date in dates]
    stories.write(tmp_path / "lib" / "a", text=said, events=events, places=[])
    build(in_library(tmp_path / "lib"), tmp_path / "a.db")
    axis = Map(tmp_path / "a.db").axes.whole
    assert axis.bars < 130
    bars = axis.density(np.ones(3, bool))
    assert (bars[0], sum(bars)) == (1, 3)


@pytest.mark.parametrize(
    "change", ["told SET date = 'soon'", "stories SET published = 'soon'", "told SET date = x'ff00'"]
)
def test_a_date_that_is_none_is_one_sentence(change: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(f"UPDATE {change}")
    with pytest.raises(DatelineError, match="is damaged"):
        Map(path).shows()


def test_an_empty_atlas_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    build(in_library(tmp_path / "lib"), tmp_path / "a.db")
    empty = Map(tmp_path / "a.db")
    assert empty.shows(words="x")["found"] == 0
    assert start(empty.columns)["bounds"] is None


def test_a_long_list_comes_in_parts(tmp_path: Path) -> None:
    said = "Rain fell."
    events = [
        stories.event(f"e{n:03}", "Rain", stories.said(said), date="2024-01-01", place_id="riga")
        for n in range(100)
    ]
    stories.write(tmp_path / "lib" / "a", text=said, events=events, places=stories.PLACES[:1])
    build(in_library(tmp_path / "lib"), tmp_path / "a.db")
    rain = Map(tmp_path / "a.db")
    listed = [row["event"] for at in (0, ROWS, 2 * ROWS) for row in rain.shows(start=at)["rows"]]
    assert listed == [f"e{n:03}" for n in range(100)]
    assert [rain.shows(start=at)["more"] for at in (0, ROWS, 2 * ROWS)] == [True, True, False]


@pytest.mark.parametrize(
    "asked",
    [
        {"zoom": "x"},
        {"left": float("nan")},
        {"width": None},
        {"chance": "much"},
        {"start": []},
        {"zoom": float("inf") * 0},
        {"km": "far"},
        {"first_bar": "2024", "last_bar": "2023"},
    ],
)
def test_what_no_page_asks_is_one_sentence(asked: dict[str, object]) -> None:
    with pytest.raises(DatelineError, match="cannot be read"):
        read({**WORLD, **asked})
    with pytest.raises(DatelineError, match="cannot be read"):
        read({})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "soon"}, "From: 'soon' is no date"),
        ({"since": "2024", "until": "2023"}, "ends before it starts"),
        ({"status": "maybe"}, "is no status"),
        ({"chance": 101}, "min_chance is 1.01"),
    ],
)
def test_what_cannot_be_asked_is_said(asked: dict[str, object], said: str) -> None:
    with pytest.raises(DatelineError, match=said):
        read({**WORLD, **asked})


def test_a_part_is_never_larger_than_a_screen() -> None:
    asked = read({**WORLD, "width": 1e9, "height": 1e9, "left": -7.25, "zoom": 17})
    assert asked.left == 0.75
    assert asked.width * asked.world <= 8000
    assert read({**WORLD, "zoom": 1e9}).world == 256 * 2**24
    assert read({**WORLD, "top": 1e308}).top == 2


def test_points_come_back_from_the_map() -> None:
    lat, lon = unprojected(np.array([0.5, 1.25]), np.array([0.5, 0.5]))
    assert lat.tolist() == [0, 0]
    assert lon.tolist() == [0, 270]
