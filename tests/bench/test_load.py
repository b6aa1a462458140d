from __future__ import annotations

import asyncio
from pathlib import Path

import psutil
import pytest

from bench import load, server
from geo.paths import PAGE, READ_ONLY


def test_of_twenty_times_nineteen_keep_the_95th_percentile() -> None:
    assert load.p95([float(number) for number in range(20)]) == 18
    assert load.p95([7.0]) == 7


def test_the_target_is_missed_where_somebody_waits_fails_or_does_not_come() -> None:
    assert load.Run(2, opened=[1.0, 2.0]).met
    assert not load.Run(2, opened=[1.0, 4.0]).met
    assert not load.Run(2, opened=[1.0]).met
    assert not load.Run(1, opened=[1.0], errors=load.Counter({"OSError": 1})).met


def test_it_speaks_the_protocol_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "ARRIVE_S", 0.2)
    monkeypatch.setattr(load, "STAY_S", 0.5)
    monkeypatch.setattr(load, "SEARCH_S", 0.1)
    settings = {"DATELINE_LIBRARY": str(tmp_path), "DATELINE_STORY": "", READ_ONLY: "1"}
    with server.process(PAGE, **settings) as (address, pid):
        run = asyncio.run(load.measure(2, address, psutil.Process(pid), assets=False))
    assert not run.errors
    assert len(run.opened) == 2
    assert run.searched
    assert run.server_cpu > 0
    assert "| 2 | " in load.table([run])
