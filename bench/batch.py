"""What a batch of many reports takes: on this machine, over Dask, and as it grows.

    python -m bench.batch [--reports 60] [--growth 100 1000 10000] [--only machine|carrying|growth]

machine: `dateline draft --format parquet` of made-up reports of six sentences (bench.synthetic) by one
worker, by two, and by two workers of a Dask cluster on this machine. Reports an hour once the engine is
loaded, the peak of all processes' memory, and bytes of Parquet. carrying: the same commands on reports that
are refused at once, so that what is left is the cost of carrying them about. growth: everything but the
engine (reading the source, the tables, writing, going on) with the answer of one true draft for each report;
seconds of the processor for a thousand of them, which must not grow with their number.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench import synthetic
from geo.batch import library, parquet
from geo.batch.answer import Answer, Options, answer
from geo.batch.given import Given, Source
from geo.batch.run import Output, Spreading, draft_all
from geo.paths import ROOT

WORST: Final = 1.5
"""How many times longer a thousand reports may take among many than among few."""

_MB: Final = 1_000_000
_ENVIRONMENT: Final = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}


def write(path: Path, reports: Iterable[dict[str, str]]) -> Path:
    """Write JSON Lines."""
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), "utf-8")
    return path


def memory(pids: Iterable[int]) -> int:
    """Bytes that some processes and all that they have started hold, each shared page once."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, todo = 0, list(pids)
    while todo:
        pid = todo.pop()
        todo += parents.get(pid, [])
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
        except OSError:
            continue
        found += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return found


def started(command: list[str], folder: str | None = None) -> subprocess.Popen[bytes]:
    """A program that runs, and says nothing."""
    nothing = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, env=_ENVIRONMENT, stdout=nothing, stderr=nothing)  # noqa: S603


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[int]]]:
    """A Dask cluster on this machine: the address of its scheduler, and its processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-m", "dask"]
    here = ["--host", "127.0.0.1", "--no-dashboard"]
    commands = [[*dask, "scheduler", "--port", str(port), *here]]
    commands += [[*dask, "worker", address, "--nthreads", "1", "--no-nanny", *here] for _ in range(workers)]
    with tempfile.TemporaryDirectory() as folder:
        running = [started(one, folder) for one in commands]
        try:
            yield address, [process.pid for process in running]
        finally:
            for process in running:
                process.kill()
                process.wait()


def timed(source: Path, out: Path, *how: str, others: Iterable[int] = ()) -> tuple[float, int]:
    """Draft a source by the command: seconds, and the peak of memory."""
    command = [sys.executable, "-m", "geo.cli", "draft", str(source), "--out", str(out), *how]
    began, peak = time.perf_counter(), 0
    with started([*command, "--format", "parquet"]) as running:
        while running.poll() is None:
            peak = max(peak, memory([running.pid, *others]))
            time.sleep(0.25)
    return time.perf_counter() - began, peak


def each(few: Path, many: Path, count: int, *how: str, others: Iterable[int] = ()) -> tuple[float, int]:
    """Seconds a report, from so many more of them (starting and loading fall out), and the peak of memory."""
    others = list(others)
    first, _ = timed(few, few.with_name(f"few {time.monotonic_ns()}"), *how, others=others)
    second, peak = timed(many, many.with_name(f"many {time.monotonic_ns()}"), *how, others=others)
    return (second - first) / count, peak


def machine(folder: Path, few: Iterable[dict[str, str]], many: Iterable[dict[str, str]], count: int) -> None:
    """One worker, two, and two over Dask."""
    sources = write(folder / "few.jsonl", few), write(folder / "many.jsonl", many)
    with cluster(2) as (address, processes):
        timed(sources[0], folder / "warm", "--scheduler", address)
        over_dask = each(*sources, count, "--scheduler", address, others=processes)
    found = {f"{n} worker{'s' * (n > 1)}": each(*sources, count, "--workers", str(n)) for n in (1, 2)}
    for name, (seconds, peak) in {**found, "2 workers over Dask": over_dask}.items():
        speed = f"{1_000 * seconds:.1f} ms a report, {3600 / seconds:,.0f} reports an hour"
        print(f"{name}: {speed}, {peak / _MB:,.0f} MB", flush=True)
    size = sum(path.stat().st_size for path in max(folder.glob("many *")).rglob("*.parquet"))
    print(f"Parquet: {size / count:,.0f} bytes a report of {sources[1].stat().st_size / count:,.0f}")


def growth(folder: Path, counts: list[int]) -> bool:
    """Seconds for a thousand reports but for the engine, at each size; whether it stays the same."""
    (report,) = synthetic.reports(1)
    made = answer(Given("x", "x", dict(report)), Options())

    def spreading(reports: Iterable[Given]) -> Generator[tuple[Given, Answer | None]]:
        for given in reports:
            yield given, replace(made)

    timed_here(write(folder / "warm.jsonl", synthetic.reports(10)), folder / "warm", "parquet", spreading)
    fine = True
    for name, sizes in {"parquet": counts, "stories": [count for count in counts if count <= 1_000]}.items():
        first = 0.0
        for count in sizes:
            source = write(folder / f"{name}{count}.jsonl", synthetic.reports(count))
            out = folder / f"{name}{count}"
            seconds = [timed_here(source, out, name, spreading) / count * 1_000 for _ in ("anew", "again")]
            first = first or seconds[0]
            again = f"{seconds[1]:.2f} s where all is drafted"
            print(f"{name}, {count:,} reports: {seconds[0]:.2f} s a thousand, {again}", flush=True)
            fine &= seconds[0] <= WORST * first
    return fine


def timed_here(source: Path, out: Path, kind: str, spreading: Spreading) -> float:
    """Seconds of the processor for a whole batch in this process."""
    opened: AbstractContextManager[Output] = (
        parquet.opened(str(out)) if kind == "parquet" else library.opened(out)
    )
    began = time.process_time()
    with opened as output:
        draft_all(Source(source, out), output, spreading, lambda _: None)
    return time.process_time() - began


def main() -> int:
    """Measure, print, and say whether the growth is linear."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--growth", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--only", choices=["machine", "carrying", "growth"])
    asked = parser.parse_args()
    fine = True
    with tempfile.TemporaryDirectory() as name:
        for part in ("machine", "carrying", "growth"):
            if asked.only not in (None, part):
                continue
            folder = Path(name, part)
            folder.mkdir()
            print(f"{part}:")
            if part == "growth":
                fine = growth(folder, asked.growth)
            elif part == "machine":
                machine(folder, synthetic.reports(4), synthetic.reports(4 + asked.reports), asked.reports)
            else:
                count = 50 * asked.reports
                refused = [{"id": str(number), "text": " "} for number in range(4 + count)]
                machine(folder, refused[:4], refused, count)
    print(f"growth {'linear' if fine else 'WORSE THAN LINEAR'}")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
