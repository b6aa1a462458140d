"""Decisions applied to the small story, as it would be drafted, with a gazetteer of two towns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from geo.errors import Problem
from geo.story import checks, files
from geo.story.corrections import apply
from geo.story.tables import CHANCES, EVENTS, PASSAGES, PLACES, TABLES
from tests import stories
from tests.story.test_decisions import Decision, decided

Tables = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
Applied = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, list[Problem]]
Correct = Callable[..., Applied]

KNOWN = {"Tartu": ("58.38062", "26.72509", "test:tartu"), "Riga": ("56.94600", "24.10589", "test:riga")}


def find_place(name: str, source_id: str) -> dict[str, str]:
    """A gazetteer of two towns, and one of them twice."""
    if (name, source_id) == ("Riga", "test:riga-michigan"):
        return {**find_place("Riga", ""), "lat": "41.80750", "lon": "-83.82660", "source_id": source_id}
    if name not in KNOWN:
        return {"geocoder": "not found"}
    lat, lon, source = KNOWN[name]
    found = {"label": f"{name}, somewhere", "lat": lat, "lon": lon, "precision": "city", "radius_km": "5.0"}
    return {
        **found,
        "inferred": "false",
        "geocoder": "gazetteer",
        "source_id": source,
        "licence": "CC BY 4.0",
    }


def drafted(folder: Path) -> Tables:
    """The tables of the small story, as a draft would give them: nothing reviewed yet, all with a chance."""
    with files.reading(stories.write(folder)) as opened:
        events, passages, places = (table.read(opened)[0] for table in TABLES)
    reckoned = {**dict.fromkeys(CHANCES, "0.72"), "runners_up": "Tartu"}
    return events.assign(reviewed="false", **reckoned), passages, places


@pytest.fixture
def draft(tmp_path: Path) -> Tables:
    return drafted(tmp_path / "tiny")


def applied(tmp_path: Path, draft: Tables, *corrections: Decision) -> Applied:
    """The corrected tables; whatever was decided, they hold together and the draft is left as it was."""
    before = [table.copy() for table in draft]
    result = apply(*draft, stories.TEXT, decided(tmp_path, *corrections), find_place)[:4]
    assert all(table.equals(copy) for table, copy in zip(draft, before, strict=True))
    assert not broken(result)
    return result


@pytest.fixture
def correct(tmp_path: Path, draft: Tables) -> Correct:
    """Apply corrections to the small story."""
    return lambda *corrections: applied(tmp_path, draft, *corrections)


def broken(result: Applied) -> list[Problem]:
    events, passages, places, _ = result
    found = [*checks.keys(events, passages, places), *checks.offsets(passages, stories.TEXT)]
    found += checks.coordinates(places)
    for table, frame in ((EVENTS, events), (PASSAGES, passages), (PLACES, places)):
        assert list(frame.columns) == list(table.columns)
        found += table.check(frame)
    return found


def row(frame: pd.DataFrame, key: str) -> dict[str, str]:
    [found] = frame[frame.iloc[:, 0] == key].to_dict("records")
    return {str(column): value for column, value in found.items()}


def quotes(passages: pd.DataFrame, event_id: str) -> list[str]:
    return list(passages.loc[passages["event_id"] == event_id, "quote"])
