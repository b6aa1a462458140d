"""`dateline geocode` from the command line, the online service being a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from geo.kinds import NOT_FOUND
from geo.paths import DEFAULT_STORY
from geo.story import files
from geo.story.tables import PLACES, read_places
from tests.command import run
from tests.gazetteer_fixtures import gazetteer_path as gazetteer_path  # a fixture
from tests.nominatim_server import PYONGYANG, NominatimServer
from tests.reading import ready as ready

UNKNOWN = "Qwxyzburg Annex"  # in no gazetteer


@pytest.fixture
def server() -> Iterator[NominatimServer]:
    with NominatimServer() as running:
        running.places[UNKNOWN] = [{**PYONGYANG, "display_name": f"{UNKNOWN}, Nowhere"}]
        yield running


@pytest.fixture
def folder(ready: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story folder with three open places, and a cache of its own that holds the gazetteer."""
    monkeypatch.delenv("DATELINE_USER_AGENT", raising=False)
    places = PLACES.empty()
    for number, name in enumerate(("Sochi", UNKNOWN, "Pyongyang")):
        places.loc[number] = {**dict.fromkeys(PLACES.columns, ""), "place_id": f"p{number}", "name": name}
    files.write(ready, {PLACES.file: PLACES.encode(places)})
    return ready


def geocode(folder: Path, *options: str) -> Result:
    return run("geocode", folder, *options)


def online(server: NominatimServer) -> tuple[str, ...]:
    contact = ("--user-agent", "tests@example.org")
    return ("--geocoder", "nominatim", "--domain", server.domain, "--scheme", "http", *contact)


def test_a_name_nobody_knows_gets_a_row_that_says_so(folder: Path) -> None:
    result = geocode(folder)
    assert result.exit_code == 0
    assert f"not found: {UNKNOWN}" in result.output
    assert "2 of 3 places have coordinates" in result.output
    assert read_places(folder)["geocoder"].tolist() == ["gazetteer", NOT_FOUND, "gazetteer"]


def test_a_folder_that_is_not_there_is_named(folder: Path) -> None:
    result = geocode(folder / "none")
    assert result.exit_code == 1
    assert result.output == f"{folder / 'none'}: is no folder; name the folder that holds story.toml\n"


def test_names_the_gazetteer_lacks_go_to_the_service_and_only_those(
    folder: Path, server: NominatimServer
) -> None:
    result = geocode(folder, *online(server))
    assert result.exit_code == 0
    assert read_places(folder)["geocoder"].tolist() == ["gazetteer", "nominatim", "gazetteer"]
    assert [parameters["q"] for _, parameters, _, _ in server.requests] == [UNKNOWN]
    assert geocode(folder, "--again", *online(server)).exit_code == 0
    assert len(server.requests) == 1, "a question was asked twice"


def test_when_the_service_fails_what_was_found_is_saved(folder: Path, server: NominatimServer) -> None:
    server.script = ["malformed"] * 9
    result = geocode(folder, *online(server))
    assert result.exit_code == 1
    assert UNKNOWN in result.output
    assert "nominatim" in result.output
    assert "Traceback" not in result.output
    assert read_places(folder)["geocoder"].tolist() == ["gazetteer", "", ""]


def test_nominatim_without_a_contact_is_refused_before_anything_is_asked(
    folder: Path, server: NominatimServer
) -> None:
    result = geocode(folder, "--geocoder", "nominatim", "--domain", server.domain, "--scheme", "http")
    assert result.exit_code == 1
    assert "--user-agent" in result.output
    assert not server.requests


def test_the_names_of_the_shipped_places_lead_where_the_story_puts_them(folder: Path) -> None:
    shipped = read_places(DEFAULT_STORY)
    bare = shipped.copy()
    bare.loc[:, ~bare.columns.isin(["place_id", "name"])] = ""
    files.write(folder, {PLACES.file: PLACES.encode(bare)})
    assert geocode(folder).exit_code == 0
    # Whether a place is inferred, and which candidates lost, the report's context decides.
    same = ["place_id", "name", "label", "lat", "lon", "precision", "radius_km", "source_id", "licence"]
    assert read_places(folder)[same].equals(shipped[same])
