# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""What the engine makes of the invented reports of tests/reports, the traveller being found.

It does not get everything: FLOOR and KNOWN hold today's figures, so that no change makes them worse
unnoticed. `python -m bench.events --missed` prints what is missing.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bench.events import REPORTS, Result, compared, compared_all, folded, main, score, summed
from geo.gazetteer import Gazetteer
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401

FLOOR = {
    "aid-ship": 9,
    "army-mozambique": 11,
    "astronaut-hungary": 14,
    "campaign-rallies": 11,
    "campaign-tour": 12,
    "concert-tour": 9,
    "coup-madagascar": 15,
    "cricket-ireland": 9,
    "earthquake-peru": 11,
    "expedition-1911": 9,
    "flood-oder": 11,
    "football-plovdiv": 8,
    "hurricane-bahamas": 13,
    "manhunt": 8,
    "papal-journey": 7,
    "pop-tour-cancelled": 14,
    "premier-india": 9,
    "royal-canada": 9,
    "rugby-abroad": 8,
    "secretary-asia-trip": 8,
    "shuttle-diplomacy": 9,
    "state-visit": 8,
    "typhoon-track": 10,
    "un-chief-sahel": 11,
}
"""The least number of core events found in each report."""

KNOWN: dict[str, set[str]] = {
    "astronaut-hungary": {"Houston"},
    "football-plovdiv": {"Scotland"},
    "pop-tour-cancelled": {"Sydney"},
}
"""Names that are a stop today and should not be."""

UNNAMED: set[str] = set()
"""Reports whose traveller is not found today and should be."""

NAMES = sorted(path.stem for path in REPORTS.glob("*.toml"))
TEXT = "Anna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka, Zambia, on Tuesday.\n"
EXPECTED = """\
published = 2024-05-15
title = "On tour"
traveller = "Anna Berg"
find_traveller = false
not_stops = ["Lusaka", "Kenya"]

[[event]]
place = "Nairobi"
lat = -1.28
lon = 36.82
date = "2024-05-13"
status = "happened"
role = "stop"
quote = "arrived in Nairobi"
core = true
"""


@pytest.fixture(scope="module")
def results(gazetteer: Gazetteer) -> dict[str, Result]:
    return {one.name: one for one in compared_all(REPORTS, gazetteer)}


@pytest.mark.parametrize("name", NAMES)
def test_no_fewer_core_events_are_found_than_before(name: str, results: dict[str, Result]) -> None:
    missed = [event["quote"] for event in results[name].missed if event.get("core")]
    assert results[name].core_found >= FLOOR[name], missed


@pytest.mark.parametrize("name", NAMES)
def test_no_place_becomes_a_stop_that_must_not(name: str, results: dict[str, Result]) -> None:
    assert set(results[name].not_stops) <= KNOWN.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_the_traveller_is_found(name: str, results: dict[str, Result]) -> None:
    assert results[name].right_traveller or name in UNNAMED, results[name].traveller


def test_every_report_has_a_floor() -> None:
    assert sorted(FLOOR) == NAMES
    assert set(KNOWN) | UNNAMED <= set(NAMES)


class TestComparing:
    def test_an_event_is_found_by_its_quote_place_date_status_and_role(
        self, tmp_path: Path, gazetteer: Gazetteer
    ) -> None:
        result = compared(written(tmp_path, EXPECTED), gazetteer)
        assert (result.found, result.expected, result.core_found, result.core_expected) == (1, 1, 1, 1)
        assert result.missed == ()
        assert result.right_traveller

    def test_stops_nobody_expected_are_told_and_those_that_must_not_be_are_named(
        self, tmp_path: Path, gazetteer: Gazetteer
    ) -> None:
        result = compared(written(tmp_path, EXPECTED), gazetteer)
        assert [row["name"] for row in result.more_stops] == ["Lusaka"]
        assert result.not_stops == {"Lusaka"}

    @pytest.mark.parametrize(
        ("was", "now"),
        [
            ("arrived in Nairobi", "flew to Lusaka"),
            ("lon = 36.82", "lon = 37.92"),
            ('"2024-05-13"', '"2024-05-12"'),
            ('"happened"', '"planned"'),
            ('"stop"', '"related"'),
            ('"Nairobi"', '""'),
        ],
    )
    def test_one_that_differs_is_missed(
        self, tmp_path: Path, gazetteer: Gazetteer, was: str, now: str
    ) -> None:
        result = compared(written(tmp_path, EXPECTED.replace(was, now)), gazetteer)
        assert (result.found, result.core_found) == (0, 0)
        assert len(result.missed) == 1

    def test_a_drafted_event_answers_for_one_only(self, tmp_path: Path, gazetteer: Gazetteer) -> None:
        twice = EXPECTED + EXPECTED[EXPECTED.index("[[event]]") :]
        assert compared(written(tmp_path, twice), gazetteer).found == 1

    def test_the_score_of_a_folder_is_the_sum_of_its_reports(self, tmp_path: Path, ready: Path) -> None:
        folder = tmp_path / "reports"
        folder.mkdir()
        written(folder, EXPECTED)
        written(folder, EXPECTED.replace('"happened"', '"planned"'), "other")
        assert score(folder) == (1, 2, 1, 2)

    def test_the_figures_are_sums(self, results: dict[str, Result]) -> None:
        found, expected, core_found, core_expected = summed(list(results.values()))
        assert core_found <= found <= expected
        assert core_found <= core_expected <= expected

    def test_accents_and_capitals_do_not_count(self) -> None:
        assert folded("Reykjavík") == folded("REYKJAVIK")


def test_the_command_prints_a_line_for_each_report(
    tmp_path: Path, ready: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    written(folder, EXPECTED.replace(str(date(2024, 5, 13)), str(date(2024, 5, 12))))
    monkeypatch.setattr("sys.argv", ["events", str(folder), "--missed"])
    main()
    head, line, *more, total = capsys.readouterr().out.splitlines()
    assert head.split() == ["report", "events", "core", "more", "stops", "traveller"]
    assert line.split() == ["berg", "0", "of", "1", "0", "of", "1", "2", "Anna", "Berg"]
    assert "    missed: Nairobi, 2024-05-12: arrived in Nairobi" in more
    assert total.split() == ["all", "0", "of", "1", "0", "of", "1", "2"]


def written(folder: Path, expectations: str, name: str = "berg") -> Path:
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    path = folder / f"{name}.toml"
    path.write_text(expectations, encoding="utf-8")
    return path
