# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""What the engine makes of the invented reports of tests/reports, the traveller being found.

It does not get everything: FLOOR and the two limits hold today's figures, so that no change makes them worse
unnoticed. The weights have learned from these reports too, so the figures flatter; `python -m
bench.event_folds` has those of reports that were not learned from. `python -m bench.events --list` prints
what is missing.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Token

from bench.event_scoring import counts
from bench.events import REPORTS, drawn, listed, made_up, main, rows_of
from geo import timespan
from geo.analysis import Analysis, analyse
from geo.events.extraction import extract
from geo.events.factuality import is_accusation, is_denied
from geo.events.model import Event, Extraction
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Role, Status
from geo.pipeline.draft import draft
from geo.text.dependencies import up
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401

FLOOR: dict[str, int] = {
    "aid-ship": 8,
    "army-mozambique": 11,
    "astronaut-hungary": 14,
    "campaign-rallies": 10,
    "campaign-tour": 10,
    "concert-tour": 8,
    "coup-madagascar": 14,
    "cricket-ireland": 11,
    "earthquake-peru": 9,
    "expedition-1911": 10,
    "flood-oder": 11,
    "football-plovdiv": 7,
    "hurricane-bahamas": 13,
    "manhunt": 7,
    "papal-journey": 6,
    "pop-tour-cancelled": 13,
    "premier-india": 9,
    "royal-canada": 8,
    "rugby-abroad": 7,
    "secretary-asia-trip": 7,
    "shuttle-diplomacy": 8,
    "state-visit": 6,
    "typhoon-track": 8,
    "un-chief-sahel": 11,
}
"""The least number of core events whose place and date are right in each report: one less than today, since
the encoder's arithmetic differs a little from processor to processor."""

MOST_WRONG_STOPS = 16
"""At most so many of the names in `not_stops` are a stop, over all reports: two more than today."""

MOST_WRONG_TRAVELLERS = 5
"""At most so many reports have another traveller than expected: one more than today."""

NAMES = sorted(path.stem for path in REPORTS.glob("*.toml"))
ALL = sorted(path.stem for path in REPORTS.rglob("*.toml"))
TEXT = "Anna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka, Zambia, on Tuesday.\n"
EXPECTED = """\
published = 2024-05-15
title = "On tour"
traveller = "Anna Berg"
find_traveller = true
not_stops = []

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


@dataclass(frozen=True)
class Read:
    """A report with what is expected of it and what was found."""

    said: dict[str, Any]
    document: Any
    analysis: Analysis
    found: Extraction

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The events as they are compared."""
        return [self._row(event) for event in self.found.events]

    def _row(self, event: Event) -> dict[str, Any]:
        entry = event.place.entry if event.place else None
        spans = [self.analysis.sentences[passage.sentence] for passage in event.passages]
        return {
            "lat": entry.lat if entry else None, "lon": entry.lon if entry else None, "date": event.edtf,
            "status": event.status, "role": event.role, "title": event.title,
            "place": entry.label if entry else "",
            "quotes": [self.analysis.text[span.start : span.end] for span in spans],
        }  # fmt: skip

    @property
    def score(self) -> Counter[str]:
        return counts(self.document["events"], self.rows)


@pytest.fixture(scope="module")
def read(gazetteer: Gazetteer) -> dict[str, Read]:
    """All reports, each read once."""
    found = {}
    for document in made_up(REPORTS):
        name = document["id"].removeprefix("made-up-")
        (path,) = REPORTS.rglob(f"{name}.toml")
        said = tomllib.loads(path.read_text("utf-8"))
        analysis = analyse(document["text"], said["published"], title=said["title"], gazetteer=gazetteer)
        traveller = None if said["find_traveller"] else said["traveller"]
        found[name] = Read(said, document, analysis, extract(analysis, traveller=traveller))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_fewer_core_events_are_found_than_before(name: str, read: dict[str, Read]) -> None:
    one = read[name]
    lines = listed(one.document, one.rows)
    assert one.score["core_place_date"] >= FLOOR[name], "\n".join(lines)


def test_hardly_a_place_becomes_a_stop_that_must_not(read: dict[str, Read]) -> None:
    wrong = {name: found for name in NAMES if (found := wrong_stops(read[name]))}
    assert sum(len(names) for names in wrong.values()) <= MOST_WRONG_STOPS, wrong


def wrong_stops(one: Read) -> set[str]:
    """The names that must not be a stop and are."""
    stops = [event.place for event in one.found.events if event.role == Role.STOP and event.place]
    named = {name for place in stops for name in (place.mention.text, place.entry.label.split(",")[0])}
    return set(one.said["not_stops"]) & named


def test_the_traveller_is_found(read: dict[str, Read]) -> None:
    named = {name: read[name].found.traveller for name in NAMES}
    wrong = {name: found for name, found in named.items() if found != read[name].said["traveller"]}
    assert len(wrong) <= MOST_WRONG_TRAVELLERS, wrong


def test_every_report_has_a_floor() -> None:
    assert sorted(FLOOR) == NAMES


def verbs(analysis: Analysis, event: Event) -> list[Token]:
    """The verbs that the words for an event's place hang on, one a passage."""
    spans = [analysis.doc.char_span(*p.place, alignment_mode="expand") for p in event.passages if p.place]
    above = ([t for t in up(span.root) if t.pos_ in ("VERB", "AUX")] for span in spans if span is not None)
    return [found[0] for found in above if found]


class TestNever:
    """What no report may ever be made to say."""

    @pytest.mark.parametrize("name", ALL)
    def test_nothing_is_planned_that_ended_before_publication(self, name: str, read: dict[str, Read]) -> None:
        for event in self.dated(read[name], Status.PLANNED):
            last = timespan.parse(event.edtf).last
            assert last is None or date(*last) >= read[name].said["published"], event.title

    @pytest.mark.parametrize("name", ALL)
    def test_nothing_has_happened_that_begins_after_publication(
        self, name: str, read: dict[str, Read]
    ) -> None:
        for event in self.dated(read[name], Status.HAPPENED):
            first = timespan.parse(event.edtf).first
            assert first is None or date(*first) <= read[name].said["published"], event.title

    @pytest.mark.parametrize("name", ALL)
    def test_no_stop_is_one_that_was_not_reached(self, name: str, read: dict[str, Read]) -> None:
        one = read[name]
        for event in one.found.events:
            if event.role == Role.STOP:
                assert not is_denied(event.trigger), event.title
                assert not any(is_denied(verb) for verb in verbs(one.analysis, event)), event.title

    @pytest.mark.parametrize("name", ALL)
    def test_no_accusation_is_told_as_a_fact(self, name: str, read: dict[str, Read]) -> None:
        facts = [event for event in read[name].found.events if event.status == Status.HAPPENED]
        assert [event.title for event in facts if is_accusation(event.trigger)] == []

    @pytest.mark.parametrize("name", ALL)
    def test_where_nobody_travels_there_are_no_stops(self, name: str, read: dict[str, Read]) -> None:
        found = read[name].found
        assert found.traveller or not [event for event in found.events if event.role == Role.STOP]

    @staticmethod
    def dated(one: Read, status: Status) -> list[Event]:
        return [event for event in one.found.events if event.status == status and event.edtf]


class TestComparing:
    def test_a_report_and_its_expectations_become_a_document(self, tmp_path: Path) -> None:
        written(tmp_path / "more", EXPECTED)
        (document,) = made_up(tmp_path)
        assert (document["id"], document["published"], document["kind"]) == (
            "made-up-berg",
            "2024-05-15",
            "made-up",
        )
        (event,) = document["events"]
        assert (event["lat"], event["date"], event["core"], event["quotes"]) == (
            -1.28, "2024-05-13", True, ["arrived in Nairobi"],
        )  # fmt: skip

    def test_what_is_expected_of_no_place_has_no_point(self, tmp_path: Path) -> None:
        written(tmp_path, EXPECTED.replace('"Nairobi"', '""'))
        assert made_up(tmp_path)[0]["events"][0]["lat"] is None

    def test_a_draft_has_rows_that_can_be_compared(self, gazetteer: Gazetteer) -> None:
        made = draft(TEXT, date(2024, 5, 15), gazetteer=gazetteer)
        rows = rows_of(made)
        assert [row["event_id"] for row in rows] == list(made.events["event_id"])
        assert all((row["lat"] is None) == (not row["place_id"]) for row in rows)
        assert all(set(row["quotes"]) <= set(made.passages["quote"]) for row in rows)

    def test_the_list_says_what_is_wrong_of_each(self, tmp_path: Path) -> None:
        written(tmp_path, EXPECTED)
        (document,) = made_up(tmp_path)
        row = {
            "lat": -1.28, "lon": 36.82, "date": "2024-05-13", "status": "happened", "role": "stop",
            "title": "T", "place": "Nairobi, Kenya", "quotes": ["She arrived in Nairobi."],
        }  # fmt: skip
        assert "  right  * Nairobi, 2024-05-13, happened stop" in listed(document, [row])
        (part,) = [line for line in listed(document, [{**row, "role": "related"}]) if "part" in line]
        assert part.endswith(": Nairobi, Kenya, 2024-05-13, happened related")
        more = {**row, "lat": 1.0, "date": "1998"}
        assert listed(document, [more])[1:] == [
            "  missed * Nairobi, 2024-05-13, happened stop: arrived in Nairobi",
            "  more     Nairobi, Kenya, 1998: T",
        ]

    def test_a_report_is_drafted_as_a_user_would(self, tmp_path: Path, gazetteer: Gazetteer) -> None:
        written(tmp_path, EXPECTED)
        (document,) = made_up(tmp_path)
        assert counts(document["events"], drawn(document, gazetteer))["core_told"] == 1


def test_the_command_prints_a_table(
    tmp_path: Path, ready: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "reports", EXPECTED)
    monkeypatch.setattr("sys.argv", ["events", str(tmp_path / "reports"), "--by-kind", "--list"])
    main()
    said = capsys.readouterr().out
    assert "made-up-berg (made-up, 2024-05-15)" in said
    assert "all: 1 reports, 1 expected (1 core)" in said
    assert "made-up: 1 reports" in said


def written(folder: Path, expectations: str, name: str = "berg") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    path = folder / f"{name}.toml"
    path.write_text(expectations, encoding="utf-8")
    return path
