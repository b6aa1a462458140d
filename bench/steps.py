"""What a step of the date slider costs: the reader beside folium with st_folium, in one run.

    python -m bench.steps --events 12 1000 20000 --steps 30

Measured in headless Chromium: milliseconds from the input event on the slider to the new markers
painted. A real key (arrow left or right) moves the slider. The clock starts when the page hears of
it: at the slider's `input` event for the reader, at `keydown` for Streamlit's slider (which has no
such event; both come from the same key within a millisecond). It stops in the first task after the
frame in which the signs of the new step stand in the document (`requestAnimationFrame`, then a
`MessageChannel`), so layout and paint are in it, the compositor's last few milliseconds are not. As
frames come 60 times a second, the wait for the next one is in every number (8 ms on average).

All show the very same generated story (bench/synthetic.py): the events of the step as elements of
the page, earlier ones as dots on a canvas, later ones not at all. Steps go back and forth at the
story's end, where nearly all events are drawn, one after the other has been painted and a pause
(0.7 to 0.9 s for the reader, so that its camera and its message to the server have come to rest;
0.3 s after the others). One step before the measured ones warms up. In favour of the others:
Leaflet comes from this machine with a cache header instead of a CDN, no tiles, nothing is returned
to Python (`returned_objects=[]`), the story is cached.

Rows: the reader in the Streamlit page; the reader as the saved file; the reader in the Streamlit
page with the key held (30 steps a second); a folium map made anew for each step; a constant map
with `feature_group_to_add` in a fragment. Columns: median (95th percentile), and how many times the
first row's median. Below, the saved file's opening: seconds from navigation to the first painted sign.

Also counted: messages from the page to the server while the slider is dragged through many steps
without a stop (must be 0), and after it has come to rest.

Exit code 1 if the reader misses a target: a median of 20 ms, 35 ms from 20,000 events on, 40 ms from 100,000
on, in the first row, or a message during the drag.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser, Frame, Page

from bench import server
from bench.synthetic import write_story
from geo.paths import PAGE, READER
from geo.reader.document import document
from geo.story.story import load

HERE: Final = Path(__file__).parent
READER_ROWS: Final = ("reader in the page", "reader, saved file", "reader, key held")
FOLIUM_ROWS: Final = {
    "folium map rebuilt": HERE / "apps" / "rebuilt.py",
    "feature_group_to_add": HERE / "apps" / "feature_group.py",
}
PATIENCE: Final = 120_000
"""Milliseconds a page gets to show something."""
_MOVES: Final = 40
"""Moves of the mouse in a drag from end to end, as fast as the browser takes them."""


@dataclass
class Run:
    """What one size of story gave: times (ms) by row, and what the drag sent."""

    events: int
    times: dict[str, list[float]] = field(default_factory=dict)
    opened: float = 0.0
    """Seconds from navigation to the first painted sign of the saved file."""
    size: int = 0
    """Bytes of the saved file."""
    dragged: int = 0
    """Steps the drag went through."""
    sent: tuple[int, int] = (0, 0)
    """Messages to the server during the drag, and in the two seconds after it."""

    @property
    def target(self) -> float:
        """The median to keep, ms."""
        return 20.0 if self.events < 20_000 else 35.0 if self.events < 100_000 else 40.0

    @property
    def met(self) -> bool:
        """Whether the reader keeps its targets."""
        return median(self.times[READER_ROWS[0]]) <= self.target and self.sent[0] == 0


def keys(last: int, count: int) -> Iterator[str]:
    """The arrow keys of a walk that starts at the last step, goes back and comes forth again."""
    span = max(1, min(last, math.ceil(count / 2)))
    return islice(cycle(["ArrowLeft"] * span + ["ArrowRight"] * span), count)


@contextmanager
def page_of(browser: Browser, watch: str) -> Iterator[Page]:
    """Open a fresh page, as large as a laptop's, with a watch in each of its frames."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(path=HERE / watch)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        yield page
    finally:
        context.close()


def measure(events: int, steps: int, peers: bool, budget: float, browser: Browser, folder: Path) -> Run:
    """Measure one size of story in all ways."""
    run = Run(events)
    story = load(write_story(folder / str(events), events))
    last, date = len(story.steps) - 1, story.steps[-1].date
    saved = folder / f"{events}.html"
    run.size = saved.write_bytes(document(story).encode())
    say(f"{events:,} events: the reader as a file")
    with page_of(browser, "watch_reader.js") as page:
        page.goto(f"{saved.as_uri()}#date={date}")
        run.opened = settle(page.main_frame) / 1000
        run.times[READER_ROWS[1]] = walk_reader(page, page.main_frame, keys(last, steps + 1))[1:]
    say(f"{events:,} events: the reader in the page")
    with server.streamlit(PAGE, DATELINE_STORY=str(folder / str(events))) as address:
        in_page(run, browser, f"{address}?date={date}", last, steps)
    if not peers:
        return run
    with server.files(READER / "vendor") as leaflet:
        for name, script in FOLIUM_ROWS.items():
            say(f"{events:,} events: {name}")
            environment = {"DATELINE_STORY": str(folder / str(events)), "LEAFLET_URL": leaflet}
            with (
                server.streamlit(script, **environment) as address,
                page_of(browser, "watch_folium.js") as page,
            ):
                page.goto(f"{address}?date={date}")
                run.times[name] = walk_folium(page, last, steps, budget)
    return run


def in_page(run: Run, browser: Browser, address: str, last: int, steps: int) -> None:
    """Measure the reader in the Streamlit page: single steps, a held key, and what a drag sends."""
    with page_of(browser, "watch_reader.js") as page:
        sent: list[float] = []
        page.on("websocket", lambda socket: socket.on("framesent", lambda _: sent.append(time.monotonic())))
        page.goto(address)
        frame = page.locator("iframe[sandbox]").element_handle().content_frame()
        if frame is None:
            raise RuntimeError("the page shows no reader")
        settle(frame)
        run.times[READER_ROWS[0]] = walk_reader(page, frame, keys(last, steps + 1))[1:]
        run.times[READER_ROWS[2]] = walk_reader(page, frame, keys(last, 2 * steps), pause=lambda: 1 / 30)
        page.wait_for_timeout(2000)
        run.dragged, began, ended = drag(page, frame)
        page.wait_for_timeout(2000)
        run.sent = (sum(began <= at <= ended for at in sent), sum(at > ended for at in sent))


def settle(frame: Frame) -> float:
    """Wait for the reader to open and come to rest; ms from navigation to its first painted sign."""
    frame.locator(".sign.current").first.wait_for(state="attached")
    frame.page.wait_for_timeout(2500)
    frame.locator("#slider").focus()
    return float(frame.evaluate("bench.opened"))


def walk_reader(
    page: Page, frame: Frame, path: Iterator[str], pause: Callable[[], float] | None = None
) -> list[float]:
    """Go to the last step, then press keys on the reader's slider; ms of each of these, in order."""
    random_ = random.Random(1)  # noqa: S311 - only keeps in and out of step with the frames
    page.keyboard.press("End")
    page.wait_for_timeout(1500)
    frame.evaluate("bench.took = []")
    pressed = list(path)
    for key in pressed:
        page.keyboard.press(key)
        page.wait_for_timeout(1000 * (pause() if pause else random_.uniform(0.7, 0.9)))
    end = time.monotonic() + 20
    while len(took := frame.evaluate("bench.took")) < len(pressed):
        if time.monotonic() > end:
            raise RuntimeError(f"only {len(took)} of {len(pressed)} steps were painted")
        page.wait_for_timeout(100)
    return [float(ms) for ms in took]


def walk_folium(page: Page, last: int, steps: int, budget: float) -> list[float]:
    """Press keys on Streamlit's slider; ms of each step, at least three, within a budget of seconds."""
    await_step(page, last)
    page.wait_for_timeout(1500)
    page.get_by_role("slider").focus()
    began, at, took = time.monotonic(), last, list[float]()
    for key in keys(last, steps + 1):
        if len(took) > 3 and time.monotonic() - began > budget:
            break
        at += 1 if key == "ArrowRight" else -1
        page.evaluate("bench.painted = {}")
        page.keyboard.press(key)
        took.append(await_step(page, at))
        page.wait_for_timeout(300)
    return took[1:]


def await_step(page: Page, step: int) -> float:
    """Wait until the map shows a step; ms since the last key."""
    page.wait_for_function("step => bench.painted[step]", arg=step, polling=50)
    return float(page.evaluate("step => bench.painted[step] - bench.began", step))


def drag(page: Page, frame: Frame) -> tuple[int, float, float]:
    """Drag the slider from end to end: steps gone through, start and end (monotonic seconds)."""
    page.keyboard.press("Home")
    page.wait_for_timeout(1500)
    box = frame.locator("#slider").bounding_box()
    if box is None:
        raise RuntimeError("the slider is out of sight")
    left, right, middle = box["x"] + 11, box["x"] + box["width"] - 11, box["y"] + box["height"] / 2
    before = int(frame.evaluate("bench.inputs"))
    page.mouse.move(left, middle)
    began = time.monotonic()
    page.mouse.down()
    for part in range(1, _MOVES + 1):
        page.mouse.move(left + (right - left) * part / _MOVES, middle)
    ended = time.monotonic()
    page.mouse.up()
    return int(frame.evaluate("bench.inputs")) - before, began, ended


def table(runs: list[Run]) -> str:
    """The times as a Markdown table."""
    lines = ["| median (p95), ms | " + " | ".join(f"{run.events:,} events" for run in runs) + " |"]
    lines.append("|---|" + "---|" * len(runs))
    for name in (*READER_ROWS, *FOLIUM_ROWS):
        if name in runs[0].times:
            lines.append(f"| {name} | " + " | ".join(cell(run, name) for run in runs) + " |")
    opened = (f"{run.opened:.2f} s, {run.size / 1e6:.2f} MB" for run in runs)
    lines.append("| saved file opened | " + " | ".join(opened) + " |")
    return "\n".join(lines)


def cell(run: Run, name: str) -> str:
    """One row's times at one size."""
    took = sorted(run.times[name])
    p95 = took[math.ceil(0.95 * len(took)) - 1]
    times = f"{median(took):,.1f} ({p95:,.1f})"
    if name in FOLIUM_ROWS:
        times += f", {median(took) / median(run.times[READER_ROWS[0]]):,.0f}×"
    return f"{times}, n={len(took)}"


def say(text: str) -> None:
    """Tell what is under way, beside the table."""
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """Measure, print, and say whether the targets are met."""
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").split("\n\n")[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--events", nargs="+", type=int, default=[12, 1000, 20000], help="sizes of the story")
    parser.add_argument("--steps", type=int, default=30, help="measured steps of each row")
    parser.add_argument(
        "--peers", action=argparse.BooleanOptionalAction, default=True, help="measure folium too"
    )
    parser.add_argument("--budget", type=float, default=45, help="seconds of steps of each folium row")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, server.chromium() as browser:
        version = browser.version
        runs = [
            measure(events, asked.steps, asked.peers, asked.budget, browser, Path(folder))
            for events in asked.events
        ]
    print(f"\n{table(runs)}\n")
    for run in runs:
        print(
            f"{run.events:,} events: target {run.target:g} ms {'met' if run.met else 'MISSED'}; "
            f"a drag through {run.dragged} steps sent {run.sent[0]} messages to the server, "
            f"{run.sent[1]} after it came to rest."
        )
    command = f"python -m bench.steps --events {' '.join(map(str, asked.events))} --steps {asked.steps}"
    print(f"\nChromium {version}. Again: {command}{'' if asked.peers else ' --no-peers'}")
    return 0 if all(run.met for run in runs) else 1


if __name__ == "__main__":
    sys.exit(main())
