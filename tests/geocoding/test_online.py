from __future__ import annotations

import socket
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from geo.errors import ServiceError
from geo.geocoding.answer_cache import Answers
from geo.geocoding.online import OnlineGeocoder, online_geocoder
from tests.nominatim_server import NominatimServer


@pytest.fixture
def server() -> Iterator[NominatimServer]:
    with NominatimServer() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Answers:
    return Answers(tmp_path / "answers.sqlite")


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def nominatim(server: NominatimServer, store: Answers, waits: list[float]) -> OnlineGeocoder:
    return build(server.domain, store, waits)


def build(domain: str, store: Answers, waits: list[float], min_delay_s: float = 0) -> OnlineGeocoder:
    geocoder = online_geocoder(
        "nominatim",
        user_agent="desk@example.org",
        domain=domain,
        scheme="http",
        timeout_s=0.3,
        min_delay_s=min_delay_s,
        store=store,
    )
    geocoder.sleep = waits.append
    return geocoder


def test_an_answer_has_point_precision_radius_and_source(nominatim: OnlineGeocoder) -> None:
    (answer,) = nominatim.answers("Pyongyang")
    assert (answer.label, answer.lat, answer.lon) == (
        "Pyongyang, North Korea",
        39.0167979,
        125.7473609,
    )
    assert (answer.precision, answer.source_id, answer.licence) == (
        "city",
        "osm:relation/123",
        "ODbL 1.0",
    )
    assert answer.radius_km == pytest.approx(37.5, abs=0.5)  # half the diagonal of the box
    assert answer.inferred is False


def test_the_user_agent_names_dateline_and_the_contact(
    server: NominatimServer, nominatim: OnlineGeocoder
) -> None:
    nominatim.answers("Pyongyang")
    path, asked, agent, _ = server.requests[0]
    assert path == "/search"
    assert asked["accept-language"] == "en"
    assert agent.startswith("dateline/")
    assert "desk@example.org" in agent


def test_nominatim_without_a_contact_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_USER_AGENT", raising=False)
    with pytest.raises(ServiceError, match="--user-agent") as caught:
        online_geocoder("nominatim")
    assert caught.value.retry is False


def test_the_contact_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, store: Answers) -> None:
    monkeypatch.setenv("DATELINE_USER_AGENT", "env@example.org")
    geocoder = online_geocoder("nominatim", store=store)
    assert "env@example.org" in geocoder.geocoder.headers["User-Agent"]
    assert geocoder.min_delay_s >= 1


def test_no_question_is_asked_twice(
    server: NominatimServer, nominatim: OnlineGeocoder, store: Answers, waits: list[float]
) -> None:
    first = nominatim.answers("Pyongyang")
    assert nominatim.answers(" Pyongyang ") == first
    assert build(server.domain, store, waits).answers("Pyongyang") == first
    assert len(server.requests) == 1


def test_not_found_is_kept_too(server: NominatimServer, nominatim: OnlineGeocoder) -> None:
    assert nominatim.answers("Nowhere at all") == []
    assert nominatim.answers("Nowhere at all") == []
    assert len(server.requests) == 1


def test_requests_keep_their_distance(server: NominatimServer, store: Answers, waits: list[float]) -> None:
    geocoder = build(server.domain, store, waits, min_delay_s=0.3)
    for name in ("a", "b", "c"):
        geocoder.answers(name)
    times = [request[3] for request in server.requests]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.28


def test_429_waits_as_long_as_it_is_told(
    server: NominatimServer, nominatim: OnlineGeocoder, waits: list[float]
) -> None:
    server.script, server.retry_after = ["429"], "7"
    assert nominatim.answers("Pyongyang")
    assert waits == [7]


def test_429_with_a_long_pause_fails_at_once_and_says_so(
    server: NominatimServer, nominatim: OnlineGeocoder, waits: list[float]
) -> None:
    server.script, server.retry_after = ["429"], "3600"
    with pytest.raises(ServiceError, match="wait 3600 s") as caught:
        nominatim.answers("Pyongyang")
    assert caught.value.retry is True
    assert waits == []
    assert nominatim.answers("Pyongyang"), "a failure is not kept"


@pytest.mark.parametrize("behaviour", ["slow", "500", "503", "reset"])
def test_a_passing_failure_is_tried_again(
    server: NominatimServer, nominatim: OnlineGeocoder, waits: list[float], behaviour: str
) -> None:
    server.script = [behaviour]
    assert nominatim.answers("Pyongyang")
    assert waits == [2]


@pytest.mark.parametrize(
    ("behaviour", "said", "retry"),
    [
        ("slow", "in time", True),
        ("429", "429", True),
        ("500", "status 500", True),
        ("503", "in time", True),
        ("403", "403", False),
        ("malformed", "cannot be read", True),
        ("odd", "cannot be read", True),
    ],
)
def test_a_lasting_failure_names_service_query_and_whether_to_retry(
    server: NominatimServer, nominatim: OnlineGeocoder, behaviour: str, said: str, retry: bool
) -> None:
    server.script = [behaviour] * 9
    with pytest.raises(ServiceError, match=said) as caught:
        nominatim.answers("Pyongyang")
    assert caught.value.retry is retry
    assert "nominatim failed on 'Pyongyang'" in str(caught.value)
    assert "SECRET" not in str(caught.value)
    assert len(server.requests) <= 3
    server.script = []
    assert nominatim.answers("Pyongyang"), "a failure is not kept"


def test_connection_refused_is_a_service_error(store: Answers, waits: list[float]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ServiceError, match="cannot be reached") as caught:
        build(f"127.0.0.1:{port}", store, waits).answers("Pyongyang")
    assert caught.value.retry is True
    assert len(waits) == 2


def test_an_empty_name_asks_nobody(server: NominatimServer, nominatim: OnlineGeocoder) -> None:
    assert nominatim.answers("  ") == []
    assert server.requests == []


def test_any_other_geocoder_of_geopy_will_do(server: NominatimServer, store: Answers) -> None:
    geocoder = online_geocoder("photon", domain=server.domain, scheme="http", store=store)
    with pytest.raises(ServiceError, match=r"photon failed on 'Pyongyang': .* status 404") as caught:
        geocoder.answers("Pyongyang")  # this server has no /api
    assert caught.value.retry is False


def test_an_unknown_service_is_named(store: Answers) -> None:
    with pytest.raises(ServiceError, match="'atlantis'"):
        online_geocoder("atlantis", store=store)


def test_a_missing_key_is_said_plainly(monkeypatch: pytest.MonkeyPatch, store: Answers) -> None:
    monkeypatch.delenv("DATELINE_API_KEY", raising=False)
    with pytest.raises(ServiceError, match="DATELINE_API_KEY"):
        online_geocoder("opencage", store=store)
