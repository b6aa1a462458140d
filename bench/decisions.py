"""How soon a decision of the desk shows: on the desk itself, and in the text and on the map of the reader.

    python -m bench.decisions [--decisions 8]

A report of the tests is drafted and opened for checking in headless Chromium, and the key for "right" is
pressed once the page has stood still for a second. Milliseconds from the key to another event on the desk,
and to that event lit in the report; median and slowest. `--decisions` is how many are taken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Frame, Page

import geo
from bench import server
from geo.paths import PAGE, ROOT

REPORT: Final = ROOT / "tests" / "browser" / "baltic-tour.txt"
GOAL_MS: Final = 300
PATIENCE_MS: Final = 120_000
STILL_MS: Final = 1_000

_STILL: Final = """(pause) => {
  const app = document.querySelector("[data-testid=stApp]");
  const still = app !== null && app.dataset.testScriptState === "notRunning";
  window.stillSince = still ? window.stillSince || performance.now() : 0;
  return still && performance.now() - window.stillSince > pause;
}"""
_TITLE: Final = "document.querySelector('.dateline-event h2')?.textContent"
_LIT: Final = "[...document.querySelectorAll('.report .lit.chosen')].map((node) => node.textContent).join()"
_WATCH: Final = """() => { window.changed = new Promise((done) => {
  const read = () => %s;
  const before = read();
  const look = () => {
    const now = read();
    if (now && now !== before) done(Date.now()); else requestAnimationFrame(look);
  };
  look();
}); }"""


def decided(page: Page, frame: Frame) -> tuple[float, float]:
    """Press the key for "right": milliseconds until desk and report show another event."""
    page.evaluate("window.stillSince = 0")
    page.wait_for_function(_STILL, arg=STILL_MS, timeout=PATIENCE_MS)
    page.evaluate(_WATCH % _TITLE)
    frame.evaluate(_WATCH % _LIT)
    start = page.evaluate("Date.now()")
    page.keyboard.press("y")
    return page.evaluate("window.changed") - start, frame.evaluate("window.changed") - start


def main() -> int:
    """Measure, print, and say whether the goal is met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--decisions", type=int, default=8)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, server.chromium() as browser:
        library = Path(folder)
        geo.read(REPORT.read_text(encoding="utf-8"), published="2024-05-17").save(library / "measured")
        with server.streamlit(PAGE, DATELINE_LIBRARY=str(library)) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{address}story?story=measured&check=1", timeout=PATIENCE_MS)
            page.locator(".dateline-event h2").wait_for(timeout=PATIENCE_MS)
            element = page.locator("iframe[sandbox]").element_handle(timeout=PATIENCE_MS)
            frame = element.content_frame() if element else None
            if frame is None:
                raise RuntimeError("the page shows no reader")
            frame.wait_for_selector(".report .lit.chosen", timeout=PATIENCE_MS)
            times = [decided(page, frame) for _ in range(asked.decisions)]
    for name, all_ in zip(("the desk", "the report"), zip(*times, strict=True), strict=True):
        print(f"{name} shows the next event after {median(all_):.0f} ms, at the slowest {max(all_):.0f} ms")
    met = median(report for _, report in times) <= GOAL_MS
    print(f"goal of {GOAL_MS} ms {'met' if met else 'MISSED'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
