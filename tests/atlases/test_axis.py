"""The bars of the atlas page: where they begin, and what they count."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from geo.atlases import days
from geo.atlases.axis import Axes
from geo.atlases.build import build
from geo.atlases.columns import Columns
from geo.atlases.entries import in_library
from geo.atlases.file import Reader
from tests import stories


def axes(folder: Path, dates: list[str]) -> Axes:
    """Those of an atlas of events with these dates."""
    said = "It rained."
    events = [stories.event(f"e{n}", "Rain", stories.said(said), date=date) for n, date in enumerate(dates)]
    stories.write(folder / "lib" / "a", text=said, events=events, places=[])
    build(in_library(folder / "lib"), folder / "a.db")
    return Axes(Columns(Reader(folder / "a.db")))


def counted(axes: Axes, part: tuple[str, str], events: int) -> dict[str, float]:
    """The bars that are not empty, by the day on which they begin."""
    axis = axes.of((days.covered(part[0])[0], days.covered(part[1])[1]))
    bars = axis.density(np.ones(events, bool))
    return {days.written(int(edge)): bar for edge, bar in zip(axis.edges, bars, strict=False) if bar}


@pytest.mark.parametrize(("length", "step"), [(20, 1), (300, 7)])
def test_bars_are_days_or_weeks_by_the_length_of_time(length: int, step: int, tmp_path: Path) -> None:
    dates = np.datetime64("2024-01-01") + np.arange(0, length, 3)
    assert set(np.diff(axes(tmp_path, [str(day) for day in dates]).whole.edges)) == {step}


def test_bars_of_many_years_begin_where_the_calendar_says(path: Path) -> None:
    edges = Axes(Columns(Reader(path))).whole.edges
    assert len(edges) <= 131
    assert all(days.written(int(edge)).endswith("-01-01") for edge in edges)


def test_a_part_counts_by_the_day_and_leaves_out_what_is_before_and_after(tmp_path: Path) -> None:
    made = axes(tmp_path, ["2024-03-01", "2024-03-01", "2024-03-05", "1990-01-01", "2030-01-01", ""])
    assert counted(made, ("2024-02-20", "2024-03-10"), 6) == {"2024-03-01": 2.0, "2024-03-05": 1.0}


def test_of_a_longer_time_a_part_has_its_share(tmp_path: Path) -> None:
    made = axes(tmp_path, ["2024-03-01/2024-03-10", "2024-03-04"])
    found = counted(made, ("2024-03-01", "2024-03-05"), 2)
    assert found == {f"2024-03-0{day}": 1.1 if day == 4 else 0.1 for day in range(1, 6)}


def test_few_parts_are_kept(tmp_path: Path) -> None:
    made = axes(tmp_path, ["2024-03-01"])
    assert made.of((0, 10)) is made.of((0, 10))
    first = made.of((0, 10))
    for day in range(1, 6):
        made.of((day, 10))
    assert made.of((0, 10)) is not first
