# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""Work over a Dask cluster of real processes, which are killed on the way."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from geo.batch import cluster
from geo.batch.cluster import spread
from geo.batch.schema import SCHEMAS
from geo.errors import DatelineError
from tests.batch.standin import answer, nothing
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401

ROOT = Path(__file__).parents[2]
WAIT_S = 90
REPORTS = 300


class Cluster:
    """A scheduler and workers, each started again when it has ended, as whoever runs a cluster sees to."""

    def __init__(self, folder: Path, workers: int, **settings: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **settings}
        self._folder = folder
        here = ["--host", "127.0.0.1", "--no-dashboard"]
        self._commands = [["scheduler", "--port", str(port), *here]]
        worker = ["worker", self.address, "--nthreads", "1", "--no-nanny", *here]
        self._commands += [worker for _ in range(workers)]
        self._ending = threading.Event()
        self._processes = [self._started(command) for command in self._commands]
        self._keeper = threading.Thread(target=self._keep)
        self._keeper.start()
        end = time.monotonic() + WAIT_S
        while not _listens(port) and time.monotonic() < end:
            time.sleep(0.1)

    @property
    def scheduler(self) -> int:
        return self._processes[0].pid

    @property
    def workers(self) -> list[int]:
        return [process.pid for process in self._processes[1:]]

    def end(self) -> None:
        self._ending.set()
        self._keeper.join()
        for process in self._processes:
            process.kill()
            process.wait()

    def _keep(self) -> None:
        while not self._ending.wait(0.1):
            for at, process in enumerate(self._processes):
                if process.poll() is not None:
                    self._processes[at] = self._started(self._commands[at])

    def _started(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *command], cwd=self._folder, env=self._environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


@contextmanager
def running(folder: Path, workers: int, **settings: str) -> Iterator[Cluster]:
    started = Cluster(folder, workers, **settings)
    try:
        yield started
    finally:
        started.end()


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running(tmp_path_factory.mktemp("cluster"), 3) as started:
        yield started


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Many reports, some of them bad."""
    rows = [
        {"id": f"r{number}", "text": f"Report {number}" if number % 50 else f"bad {number}"}
        for number in range(REPORTS)
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@contextmanager
def drafting(source: Path, scheduler: str, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A client on its way, which prints a line for each report that is answered."""
    command = [
        sys.executable,
        "-m",
        "tests.batch.standin",
        str(source),
        str(source.parent / "out"),
        scheduler,
    ]
    started = subprocess.Popen(
        [*command, *more], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


def answered(client: subprocess.Popen[str], reports: int) -> None:
    """Wait until as many more are."""
    assert client.stdout
    for _ in range(reports):
        assert client.stdout.readline()


def table(out: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(out / name)


def every_report_is_answered_once(out: Path) -> None:
    good = sorted(f"r{number}" for number in range(REPORTS) if number % 50)
    for name in SCHEMAS:
        if name != "errors":
            assert sorted(table(out, name)["report_id"]) == good
    assert sorted(table(out, "errors")["report_id"]) == sorted(f"r{n}" for n in range(0, REPORTS, 50))
    files = {path.name for path in out.glob("*/*")}
    assert all({path.name for path in (out / name).iterdir()} == files for name in SCHEMAS)
    assert not [name for name in files if name.startswith("_")]


def test_a_killed_worker_and_a_scheduler_that_starts_again_cost_no_report(
    three: Cluster, source: Path
) -> None:
    with drafting(source, three.address) as client:
        answered(client, 40)
        os.kill(three.workers[0], signal.SIGKILL)
        answered(client, 60)
        os.kill(three.scheduler, signal.SIGKILL)
        rest, said = client.communicate(timeout=WAIT_S)
    assert client.returncode == 0
    assert f"drafted={REPORTS - 6}, before=0, bad=6" in rest
    assert f"The scheduler {three.address} went away" in said
    assert "Traceback" not in said
    every_report_is_answered_once(source.parent / "out")


def test_a_killed_client_goes_on_from_where_it_was(three: Cluster, source: Path) -> None:
    out = source.parent / "out"
    with drafting(source, three.address, "--part", "20") as client:
        answered(client, 90)
        client.send_signal(signal.SIGKILL)
        client.wait()
    before = len(table(out, "reports"))
    assert 60 <= before < REPORTS
    with drafting(source, three.address) as client:
        rest, _ = client.communicate(timeout=WAIT_S)
    assert f"before={before}" in rest
    every_report_is_answered_once(out)


def test_two_clients_of_one_cluster_do_not_write_to_one_place(three: Cluster, source: Path) -> None:
    with drafting(source, three.address) as client:
        answered(client, 10)
        with drafting(source, three.address) as second:
            _, said = second.communicate(timeout=WAIT_S)
        assert "Another batch is writing into" in said


def refuse() -> None:
    raise DatelineError("the model is not installed")


def bring_out_a_fault(piece: object) -> None:
    raise ZeroDivisionError(piece)


@pytest.mark.parametrize(
    ("work", "load", "why"),
    [
        (answer, refuse, "the model is not installed"),
        (bring_out_a_fault, nothing, "cannot draft: ZeroDivisionError: 1"),
    ],
)
def test_what_no_worker_can_do_ends_all(
    three: Cluster, work: Callable[[object], object], load: Callable[[], object], why: str
) -> None:
    with pytest.raises(DatelineError, match=why):
        list(spread([1], work, load=load, scheduler=three.address, say=print))


def test_workers_of_another_version_are_refused(three: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "__version__", "0.0.0")
    with pytest.raises(DatelineError, match=r"A worker has Dateline .*, this machine 0\.0\.0"):
        list(spread([1], answer, load=nothing, scheduler=three.address, say=print))


def end_or(piece: int) -> int:
    if piece == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return piece * piece


def test_a_piece_at_which_workers_end_is_named_and_the_rest_go_on(tmp_path: Path) -> None:
    with running(tmp_path, 1, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as one:
        found = dict(spread([1, 13, 2], end_or, load=nothing, scheduler=one.address, say=print))
    assert set(found) == {1, 2, 13}
    assert found[13] is None


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "FIRST_S", 1)
    spreading = partial(spread, [1], answer, load=nothing, say=print)
    with pytest.raises(
        DatelineError, match=r"127\.0\.0\.1:9 cannot be reached .*; start one with dask sched"
    ):
        list(spreading(scheduler="tcp://127.0.0.1:9"))
    with pytest.raises(DatelineError, match="nowhere://at-all cannot be reached"):
        list(spreading(scheduler="nowhere://at-all"))


def test_a_cluster_without_workers_is_waited_for_and_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_S", 0.5)
    monkeypatch.setattr(cluster, "_LOOK_S", 0.2)
    said: list[str] = []
    with running(tmp_path, 0) as none, pytest.raises(DatelineError, match="has had no worker"):
        list(spread([1], answer, load=nothing, scheduler=none.address, say=said.append))
    assert said == [f"The scheduler {none.address} has no worker yet; waiting for one"]


def test_the_command_gives_the_same_with_and_without_a_cluster(ready: Path, three: Cluster) -> None:
    towns = ("Nairobi", "Lusaka", "Riga")
    rows = [
        {"id": town, "text": f"Anna Berg arrived in {town} on Monday.", "published": "2024-05-15"}
        for town in towns
    ]
    source = ready / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"id": "none"}]), "utf-8")
    for name, more in {"here": ["--workers", "1"], "there": ["--scheduler", three.address]}.items():
        command = ["draft", str(source), "--out", str(ready / name), "--format", "parquet", *more]
        done = subprocess.run(
            [sys.executable, "-m", "geo.cli", *command], cwd=ROOT, capture_output=True, text=True
        )
        assert done.stdout == f"{ready / name}: 3 of 4 reports drafted\n", done.stderr
        assert done.stderr.endswith(
            f"1 could not be; the table errors in {ready / name} says why under 'error'\n"
        )
    for name in SCHEMAS:
        here, there = (
            table(ready / where, name).sort_values("report_id", kind="stable", ignore_index=True)
            for where in ("here", "there")
        )
        pd.testing.assert_frame_equal(here, there)
    assert sorted(table(ready / "there", "events")["report_id"].unique()) == sorted(towns)
