"""How soon the page is there, and how large the saved file is.

    python -m bench.page [STORY]

Seconds from starting the server, as `dateline open --no-browser` does, to the first stop painted in
the reader, in headless Chromium that is already running and has nothing of the page in its cache:
what a reader waits who starts Dateline for the first time today. Three runs, each with a server of
its own; the median counts. The file is the reader as one HTML file, in bytes (1 MB is 1,000,000),
and as a web host sends it (gzip, level 6).

Exit code 1 if the page takes more than 3 s or the file more than 1.5 MB.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser

from bench import server
from geo.paths import DEFAULT_STORY, PAGE
from geo.reader.document import document
from geo.story.story import load

MOST_SECONDS: Final = 3.0
MOST_BYTES: Final = 1_500_000
PATIENCE: Final = 60_000
"""Milliseconds the page gets to show a stop."""


def opening(browser: Browser, story: Path) -> tuple[float, float]:
    """Start a server and open its page: seconds until it answers, and until a stop is painted."""
    start = time.monotonic()
    with server.streamlit(PAGE, DATELINE_STORY=str(story)) as address:
        answers = time.monotonic() - start
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        try:
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(address, wait_until="commit")
            page.frame_locator("iframe[sandbox]").locator(".sign.stop:visible").first.wait_for(
                state="visible"
            )
            return answers, time.monotonic() - start
        finally:
            context.close()


def main() -> int:
    """Measure, print, and say whether the targets are met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("story", nargs="?", type=Path, default=DEFAULT_STORY, help="folder of the story")
    parser.add_argument("--runs", type=int, default=3, help="servers to start (default: 3)")
    asked = parser.parse_args()
    story = asked.story.resolve()
    saved = document(load(story)).encode()
    with server.chromium() as browser:
        times = [opening(browser, story) for _ in range(asked.runs)]
    seconds = median(shown for _, shown in times)
    each = ", ".join(f"{shown:.2f}" for _, shown in times)
    print(f"server started to first stop painted: {seconds:.2f} s (runs: {each}; target {MOST_SECONDS:g} s)")
    print(f"of that until the server answers: {median(answers for answers, _ in times):.2f} s")
    print(
        f"saved file: {len(saved):,} bytes (target {MOST_BYTES:,}), "
        f"{len(gzip.compress(saved, 6)):,} sent with gzip"
    )
    met = seconds <= MOST_SECONDS and len(saved) <= MOST_BYTES
    print("targets met" if met else "targets MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
