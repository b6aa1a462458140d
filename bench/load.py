"""What a server bears: readers who arrive within 10 s, half of them busy with the page.

    python -m bench.load [--readers 20 50 100 200] [--assets]

For each number of readers a server of its own is started on this machine, as `dateline open --read-only`
does. A reader is what a browser is to the server: it asks for the page, speaks Streamlit's protocol
(protobuf over a websocket), and fetches the document of the reader once Streamlit has named it. It has
opened when the page is all there and the document has arrived; it stays until all are done. With
--assets each also fetches the page's own scripts and styles first, as a browser does that has never been
here, where no cache stands before the server.

A step of the date sends nothing to the server (tests/browser/test_page.py holds that), so a reader who
steps once a second costs what one does who sits still. Half of the readers therefore do what does run
the page's script: every 5 s each searches the table of events.

Printed: median and 95th percentile of both, in seconds; what went wrong; the server's processor time
in all, its share of one core while readers came, and its memory (resident, at its highest). Readers and
server share this machine: the readers' own processor time is printed too.

Exit code 1 if of the largest number fewer than 95 % opened within 3 s, or anything went wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import Final

import httpx
import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

from bench import server
from geo.paths import DEFAULT_STORY, PAGE, READ_ONLY

ARRIVE_S: Final = 10.0
"""Within which all readers come."""

STAY_S: Final = 5.0
"""How long they stay after the last one came."""

SEARCH_S: Final = 5.0
"""From one search of a reader to the next."""

MOST_SECONDS: Final = 3.0
"""In which 95 % are to open."""

PATIENCE_S: Final = 60.0
"""After which a reader gives up."""

_ASSET: Final = re.compile(r'(?:src|href)="\./(static/[^"]+)"')
_QUERY: Final = f"story={DEFAULT_STORY.name}"


@dataclass
class Run:
    """What one number of readers gave; times in seconds, processor time too, memory in bytes."""

    readers: int
    opened: list[float] = field(default_factory=list)
    searched: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    server_cpu: float = 0.0
    own_cpu: float = 0.0
    lasted: float = 0.0
    memory: int = 0

    @property
    def met(self) -> bool:
        """Whether 95 % of the readers opened in time, and nothing went wrong."""
        return not self.errors and len(self.opened) == self.readers and p95(self.opened) <= MOST_SECONDS


@dataclass(frozen=True)
class Shown:
    """What a run of the page's script has named: the reader's document, and the field of the search."""

    document: str
    search: str


class Reader:
    """One reader: a browser as the server sees it."""

    def __init__(self, address: str, web: httpx.AsyncClient, assets: bool) -> None:
        self.address, self.web, self.assets = address, web, assets

    async def visit(self, run: Run, wait: float, stay: float, searches: bool) -> None:
        """Come after `wait` seconds and stay until `stay` (monotonic), noting in `run` what it took."""
        await asyncio.sleep(wait)
        began = time.monotonic()
        try:
            await self._get_page()
            async with websockets.connect(
                f"{self.address.replace('http', 'ws', 1)}_stcore/stream",
                subprotocols=[websockets.Subprotocol("streamlit")],
                max_size=None,
                open_timeout=PATIENCE_S,
            ) as line:
                shown = await ask(line)
                (await self.web.get(self.address + shown.document)).raise_for_status()
                run.opened.append(time.monotonic() - began)
                while time.monotonic() < stay:
                    await asyncio.sleep(SEARCH_S)
                    if searches:
                        began = time.monotonic()
                        await ask(line, shown.search, f"a{began}")
                        run.searched.append(time.monotonic() - began)
        except (httpx.HTTPError, websockets.WebSocketException, OSError, TimeoutError, RuntimeError) as error:
            run.errors[f"{type(error).__name__}: {error}"[:80]] += 1

    async def _get_page(self) -> None:
        page = (await self.web.get(f"{self.address}story?{_QUERY}")).raise_for_status().text
        for asset in dict.fromkeys(_ASSET.findall(page)) if self.assets else ():
            (await self.web.get(self.address + asset)).raise_for_status()


async def ask(line: ClientConnection, field_id: str = "", words: str = "") -> Shown:
    """Have the page's script run, with these words in a field, and wait until all of it has come."""
    sent = BackMsg()
    sent.rerun_script.query_string = _QUERY
    sent.rerun_script.page_name = "story"
    if field_id:
        widget = sent.rerun_script.widget_states.widgets.add()
        widget.id, widget.string_value = field_id, words
    await line.send(sent.SerializeToString())
    document = search = ""
    while True:
        raw = await asyncio.wait_for(line.recv(), PATIENCE_S)
        message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
        element = message.delta.new_element
        if element.HasField("bidi_component"):
            document = json.loads(element.bidi_component.json)["document"]
        if element.HasField("text_input"):
            search = element.text_input.id
        if message.HasField("script_finished"):
            if not (document and search) and not field_id:
                raise RuntimeError("the page shows no reader")
            return Shown(document, search)


async def measure(readers: int, address: str, process: psutil.Process, assets: bool) -> Run:
    """Let so many readers come, after one who finds the server cold."""
    run, own = Run(readers), psutil.Process()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
    async with httpx.AsyncClient(limits=limits, timeout=PATIENCE_S, verify=False) as web:  # noqa: S501 - no TLS
        await Reader(address, web, assets).visit(Run(1), 0, 0, False)
        before, own_before, began = spent(process), spent(own), time.monotonic()
        stay = began + ARRIVE_S + STAY_S
        await asyncio.gather(
            *(
                Reader(address, web, assets).visit(run, number * ARRIVE_S / readers, stay, number % 2 == 0)
                for number in range(readers)
            )
        )
    run.lasted = time.monotonic() - began
    run.server_cpu, run.own_cpu = spent(process) - before, spent(own) - own_before
    run.memory = process.memory_info().rss
    return run


def spent(process: psutil.Process) -> float:
    """Seconds of processor time that a process has used."""
    times = process.cpu_times()
    return float(times.user + times.system)


def p95(times: list[float]) -> float:
    """The time that 95 % keep."""
    return sorted(times)[-(len(times) // 20) - 1] if times else float("nan")


def table(runs: list[Run]) -> str:
    """The runs as a Markdown table."""
    lines = [
        "| readers | opened, s: median (p95) | searched, s: median (p95) | errors | server: processor, s "
        "| of one core | memory, MB | the readers' own, s |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {run.readers} | {cell(run.opened)} | {cell(run.searched)} | {sum(run.errors.values())} "
        f"| {run.server_cpu:.1f} | {run.server_cpu / run.lasted:.0%} | {run.memory / 1e6:.0f} "
        f"| {run.own_cpu:.1f} |"
        for run in runs
    ]
    return "\n".join(lines)


def cell(times: list[float]) -> str:
    """Median and 95th percentile of some times."""
    return f"{median(times):.2f} ({p95(times):.2f}), n={len(times)}" if times else "none"


def main() -> int:
    """Measure, print, and say whether the target is met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--readers", nargs="+", type=int, default=[20, 50, 100, 200], help="how many come")
    parser.add_argument("--assets", action="store_true", help="each fetches the page's scripts too")
    asked = parser.parse_args()
    runs, busy = [], psutil.getloadavg()[0]
    for readers in asked.readers:
        print(f"{readers} readers", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as library:
            settings = {"DATELINE_LIBRARY": library, "DATELINE_STORY": "", READ_ONLY: "1"}
            with server.process(PAGE, **settings) as (address, pid):
                runs.append(asyncio.run(measure(readers, address, psutil.Process(pid), asked.assets)))
    print(f"{table(runs)}\n")
    for error, count in sum((run.errors for run in runs), Counter[str]()).most_common():
        print(f"{count} times {error}")
    print(
        f"Readers and server share the {psutil.cpu_count()} cores of this machine; {busy:.1f} other programs "
        "wanted to run when it began (load average): above 0.5 the times are theirs too."
    )
    met = max(runs, key=lambda run: run.readers).met
    print(f"95 % within {MOST_SECONDS:g} s, no errors: {'met' if met else 'MISSED'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
