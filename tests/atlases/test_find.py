# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from geopy.distance import geodesic

import geo
from geo.atlases.build import build
from geo.atlases.columns import Columns
from geo.atlases.entries import in_library
from geo.atlases.file import Reader
from geo.atlases.find import COLUMNS, Atlas
from geo.atlases.question import Question
from geo.errors import DatelineError
from tests import joined, stories
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401

RIGA = (56.946, 24.10589)


@pytest.fixture
def atlas(path: Path) -> Atlas:
    return geo.atlas(path)


def ids(found: pd.DataFrame) -> list[str]:
    return found["event_id"].tolist()


def test_a_place_a_time_and_a_word(atlas: Atlas) -> None:
    found = atlas.find(within_km=200, of=RIGA, since="2024-02", until="2024-05", words="grain")
    assert ids(found) == ["riga-terminal"]
    (row,) = found.to_dict("records")
    assert (row["story"], row["report"], row["publisher"]) == ("tiny", stories.HEADLINE, "The Example Wire")
    assert (row["published"], row["date"], row["first_day"], row["last_day"]) == (
        "2024-03-12", "2024-03-12", "2024-03-12", "2024-03-12",
    )  # fmt: skip
    assert (row["km"], row["chance"], row["reviewed"], row["status"]) == (0.0, 0.95, False, "happened")
    assert row["sentences"].split("\n")[1] == stories.ARRIVAL


def test_every_column_is_there_with_its_type_also_where_nothing_is_found(atlas: Atlas) -> None:
    some, none = atlas.find(), atlas.find(words="xyzzy")
    assert list(some) == list(none) == list(COLUMNS)
    assert some.dtypes.equals(none.dtypes)
    assert [str(some[name].dtype) for name in ("lat", "km", "chance")] == ["float64"] * 3
    assert [str(some[name].dtype) for name in ("reviewed", "inferred")] == ["bool"] * 2
    assert (some.attrs["found"], none.attrs["found"]) == (12, 0)


def test_in_order_of_days_and_what_has_none_last(atlas: Atlas) -> None:
    found = atlas.find()
    dated = found[found["date"] != ""]
    assert ids(found)[:2] == ["rome", "shipyard-strike"]
    assert ids(found)[-1] == "second-trip"
    assert dated["first_day"].tolist()[1:] == sorted(dated["first_day"].tolist()[1:])
    assert ids(atlas.find(limit=2)) == ids(found)[:2]
    assert atlas.find(limit=2).attrs["found"] == 12
    assert atlas.find(limit=0).empty


def test_what_began_before_the_time_comes_last(atlas: Atlas) -> None:
    found = ids(atlas.find(since="2022-03-01", until="2024-03-11"))
    assert found[0] == "russia"
    assert found[-2:] == ["tonga", "fiji"]


class TestWhere:
    def test_distances_are_exact(self, atlas: Atlas) -> None:
        found = atlas.find(within_km=300, of=RIGA)
        assert sorted(ids(found)) == ["fleet-visit", "riga-terminal", "tallinn-meeting"]
        for row in found.to_dict("records"):
            assert row["km"] == pytest.approx(geodesic(RIGA, (row["lat"], row["lon"])).km, abs=0.05)
        tallinn = float(found.set_index("event_id")["km"]["tallinn-meeting"])
        assert "tallinn-meeting" in ids(atlas.find(within_km=tallinn + 0.01, of=RIGA))
        assert "tallinn-meeting" not in ids(atlas.find(within_km=tallinn - 0.01, of=RIGA))

    @pytest.mark.parametrize("lon", [179.95, -179.95, 180, -180])
    def test_the_date_line_is_no_edge(self, lon: float, atlas: Atlas) -> None:
        assert sorted(ids(atlas.find(within_km=40, of=(-17.0, lon)))) == ["fiji", "tonga"]

    @pytest.mark.parametrize("point", [(89.95, -60.0), (90.0, 0.0), (89.9, -170.0)])
    def test_nor_is_a_pole(self, point: tuple[float, float], atlas: Atlas) -> None:
        assert ids(atlas.find(within_km=40, of=point)) == ["pole"]

    def test_half_way_round_the_earth_is_everywhere(self, atlas: Atlas) -> None:
        assert len(atlas.find(within_km=20_100, of=(0, 0))) == 11  # one has no place

    def test_an_area_counts_by_its_middle_or_by_any_part(self, atlas: Atlas) -> None:
        assert "russia" not in ids(atlas.find(within_km=1500, of=(55.75, 37.6)))
        assert "russia" in ids(atlas.find(within_km=1500, of=(55.75, 37.6), areas=True))
        assert "russia" in ids(atlas.find(within_km=10, of=(61.5, 105.0)))
        assert "russia" not in ids(atlas.find(within_km=1000, of=(-20, 37.6), areas=True))

    def test_a_place_goes_by_its_name(
        self, atlas: Atlas, gazetteer_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DATELINE_CACHE", str(gazetteer_path.parent))
        found = atlas.find(within_km=50, of="Riga")
        assert ids(found) == ["riga-terminal"]
        with pytest.raises(DatelineError, match="'Qwxyzburg' is no place that the gazetteer knows"):
            atlas.find(within_km=50, of="Qwxyzburg")
        with pytest.raises(DatelineError, match="no place"):
            atlas.find(within_km=50, of="  ")


class TestWhen:
    @pytest.mark.parametrize(
        ("since", "until", "there"),
        [
            ("2022-03-02", None, True),  # its last day
            ("2022-03-03", None, False),
            (None, "2022-02-27", True),  # its first day
            (None, "2022-02-26", False),
            ("2022-03-01", "2022-03-01", True),
            (date(2022, 3, 1), date(2022, 3, 1), True),
            ("2021", "2021", False),
        ],
    )
    def test_a_longer_date_counts_where_the_two_overlap(
        self, since: Any, until: Any, there: bool, atlas: Atlas
    ) -> None:
        assert ("fiji" in ids(atlas.find(since=since, until=until))) is there

    def test_what_has_no_end_counts_ever_after(self, atlas: Atlas) -> None:
        assert "russia" in ids(atlas.find(since="2090", until="2091"))
        assert "russia" not in ids(atlas.find(until="2022-02-28"))

    def test_antiquity_counts_too(self, atlas: Atlas) -> None:
        assert ids(atlas.find(until="-0001")) == ["rome"]
        assert atlas.find(until="-0001")["first_day"].tolist() == ["-0043-03-15"]

    def test_what_has_no_date_is_at_no_time(self, atlas: Atlas) -> None:
        assert "second-trip" not in ids(atlas.find(since="-4000"))
        assert "second-trip" not in ids(atlas.find(until="9999"))
        assert "second-trip" in ids(atlas.find(within_km=10, of=(60.16952, 24.93545)))

    def test_what_has_no_place_has_a_time(self, atlas: Atlas) -> None:
        assert "grain-talks" in ids(atlas.find(since="2024-03-14", until="2024-03-14"))


class TestWords:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("strikers", ["shipyard-strike"]),
            ("STRIKER shipyards", ["shipyard-strike"]),
            ('"free union"', ["shipyard-strike"]),
            ('"union free"', []),
            ("Terespol", ["border-blockade"]),
            ("terminal Lithuania", []),
            ("!!!", []),
            ('" OR 1', []),
            ("title:grain", []),
        ],
    )
    def test_stand_in_title_sentence_or_place(self, words: str, found: list[str], atlas: Atlas) -> None:
        assert ids(atlas.find(words=words)) == found

    def test_without_any_everything_is_found(self, atlas: Atlas) -> None:
        assert len(atlas.find(words="  ")) == 12

    def test_of_many_events_are_told_as_of_few(self, atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: dict[str, Any] = {"within_km": 3000, "of": RIGA, "words": "grain"}
        few = atlas.find(**asked)
        monkeypatch.setattr("geo.atlases.find._FEW", 0)
        assert atlas.find(**asked).equals(few)
        assert not few.empty


class TestOtherThings:
    def test_status(self, atlas: Atlas) -> None:
        assert set(atlas.find(status="planned")["status"]) == {"planned"}
        assert len(atlas.find(status=["planned", "happened"])) == 12
        with pytest.raises(DatelineError, match="'maybe' is no status"):
            atlas.find(status="maybe")

    def test_reviewed(self, atlas: Atlas) -> None:
        assert ids(atlas.find(reviewed=True, publisher="The Example Wire")) == ["shipyard-strike"]
        assert len(atlas.find(reviewed=False)) == 6

    def test_publisher(self, atlas: Atlas) -> None:
        assert set(atlas.find(publisher="The Edge")["story"]) == {"edges"}
        assert len(atlas.find(publisher=["The Edge", "The Example Wire"])) == 12
        assert atlas.find(publisher="Nobody' OR 1").empty

    def test_of_a_joined_story_each_publisher_counts(self, tmp_path: Path) -> None:
        joined.write(tmp_path / "library" / "flood")
        path = tmp_path / "a.db"
        build(in_library(tmp_path / "library"), path)
        for name in ("North Wire", "South Wire"):
            assert len(Atlas(path).find(publisher=name)) == 4
        assert Atlas(path).find(publisher="North Wire, South Wire").empty
        assert set(Atlas(path).find()["publisher"]) == {"North Wire, South Wire"}
        columns = Columns(Reader(path))
        assert columns.publishers == ["North Wire", "South Wire"]
        assert columns.matching(Question(publishers=frozenset({"South Wire"}))).sum() == 4

    def test_a_chance_sorts_out_only_what_nobody_has_checked(self, atlas: Atlas) -> None:
        found = atlas.find(min_chance=0.6, publisher="The Example Wire")
        assert sorted(ids(found)) == [
            "grain-talks", "riga-terminal", "second-trip", "shipyard-strike", "tallinn-meeting",
        ]  # fmt: skip
        assert math.isnan(found.set_index("event_id")["chance"]["second-trip"])


def test_a_limit_below_nothing_is_said(atlas: Atlas) -> None:
    with pytest.raises(DatelineError, match="limit is -1"):
        atlas.find(limit=-1)


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_text_comes_back_as_it_stood(payload: str, tmp_path: Path) -> None:
    stories.hostile(tmp_path / "library" / "one", payload)
    build(in_library(tmp_path / "library"), tmp_path / "a.db")
    found = Atlas(tmp_path / "a.db").find()
    assert found["title"].tolist()[0] == payload
    assert set(found["publisher"]) == {payload}
    assert " ".join(payload.split()) in found["sentences"].tolist()[0]
    Atlas(tmp_path / "a.db").find(words=payload)
