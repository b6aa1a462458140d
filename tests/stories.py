"""Builds story folders for tests from quotes: offsets are looked up in the text, never counted by hand.

    folder = stories.write(tmp_path / "tiny")                          # the small story below
    folder = stories.write(tmp_path / "x", title="`${1}`")             # with another key of story.toml
    folder = stories.write(tmp_path / "x", text=TEXT, events=[event("a", "A title", said("A sentence."))])
    stories.edit(folder, "places.csv", 2, "lat", "91")                 # break one cell; the header is row 1

Nothing of `geo` is used, so that a fault in it cannot hide itself.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

Row = dict[str, Any]

EVENT_COLUMNS = (
    "event_id",
    "title",
    "role",
    "status",
    "date",
    "date_reason",
    "place_id",
    "chance",
    "place_chance",
    "date_chance",
    "runners_up",
    "reviewed",
    "reviewed_by",
    "reviewed_on",
)
PASSAGE_COLUMNS = (
    "event_id",
    "start",
    "end",
    "quote",
    "place_start",
    "place_end",
    "date_start",
    "date_end",
)
PLACE_COLUMNS = (
    "place_id",
    "name",
    "label",
    "lat",
    "lon",
    "precision",
    "radius_km",
    "inferred",
    "geocoder",
    "source_id",
    "licence",
    "rejected",
    "score",
)
REPORT = "report.txt"


def said(quote: str, *, place: str = "", date: str = "") -> Row:
    """A passage: the sentence, and the words in it that name the place and the date."""
    return {"quote": quote, "place": place, "date": date}


def event(event_id: str, title: str, *passages: Row, **cells: str) -> Row:
    """An event; `cells` are columns of events.csv."""
    defaults = {"role": "stop", "status": "happened", "date_reason": "as written", "reviewed": "true"}
    return {**defaults, "event_id": event_id, "title": title, "passages": passages, **cells}


def place(place_id: str, name: str, lat: float | str = "", lon: float | str = "", **cells: object) -> Row:
    """A place; `cells` are columns of places.csv. Without coordinates it is one not yet geocoded."""
    found = {"label": name, "precision": "city", "radius_km": "10", "inferred": "false"}
    found |= {"geocoder": "gazetteer", "source_id": f"test:{place_id}", "licence": "CC BY 4.0"}
    where = {"place_id": place_id, "name": name, "lat": lat, "lon": lon}
    return {**(found if lat != "" else {}), **where, **cells}


HEADLINE = "Minister’s Port Tour Reaches Riga as Grain Talks Resume"
ARRIVAL = (
    "RIGA, Latvia — Foreign Minister Anna Berg toured the grain terminal in Riga on Tuesday, a day after "
    "she met port officials in Tallinn."
)
LISTEN = "“We came to listen,” Ms. Berg said in Riga."
FLEET = "In the coming days she is expected to visit the naval fleet, her office said."
BLOCKADE = "Farmers blocked the border crossing near Terespol as the tour went on."
STRIKE = "In 1980, strikers at the Gdansk shipyard won the right to a free union."
TALKS = "Talks on a new grain agreement will resume on Thursday, both sides said."
AGAIN = "A second trip, to Helsinki, will follow “at a convenient time,” the ministry said."

TEXT = f"{HEADLINE}\n\n{ARRIVAL} {LISTEN} {FLEET}\n\n{BLOCKADE} {STRIKE}\n\n{TALKS} {AGAIN}\n"
"""A wire report invented for tests, published on Tuesday 2024-03-12."""

EVENTS: tuple[Row, ...] = (
    event(
        "riga-terminal",
        "Berg tours the grain terminal in Riga",
        said(HEADLINE, place="Riga"),
        said(ARRIVAL, place="Riga", date="on Tuesday"),
        said(LISTEN, place="Riga"),
        date="2024-03-12",
        place_id="riga",
        date_reason="'on Tuesday' in a report published on Tuesday 2024-03-12 is that day",
    ),
    event(
        "tallinn-meeting",
        "Berg meets port officials in Tallinn",
        said(ARRIVAL, place="Tallinn", date="a day after"),
        date="2024-03-11",
        place_id="tallinn",
        date_reason="'a day after' counted back from Tuesday 2024-03-12",
    ),
    event(
        "fleet-visit",
        "Berg is expected to visit the naval fleet",
        said(FLEET, place="the naval fleet", date="In the coming days"),
        status="planned",
        date="2024-03-13/..",
        place_id="fleet",
        date_reason="'In the coming days' starts the day after publication",
    ),
    event(
        "border-blockade",
        "Farmers block a border crossing",
        said(BLOCKADE, place="Terespol"),
        role="related",
        date="2024-03-12?",
        place_id="terespol",
        date_reason="no day of its own: carried over from the tour's",
    ),
    event(
        "shipyard-strike",
        "Strikers at the Gdansk shipyard win a free union",
        said(STRIKE, place="Gdansk shipyard", date="In 1980"),
        role="background",
        date="1980",
        place_id="shipyard",
    ),
    event(
        "grain-talks",
        "Grain talks resume",
        said(TALKS, date="on Thursday"),
        role="related",
        status="planned",
        date="2024-03-14",
    ),
    event(
        "second-trip",
        "Berg is to travel again",
        said(AGAIN, place="Helsinki", date="at a convenient time"),
        role="related",
        status="planned",
        place_id="helsinki",
        date_reason="no date: 'at a convenient time'",
    ),
)

PLACES: tuple[Row, ...] = (
    place("riga", "Riga", 56.946, 24.10589, label="Riga, Latvia"),
    place("tallinn", "Tallinn", 59.43696, 24.75353, label="Tallinn, Estonia"),
    place(
        "fleet",
        "the naval fleet",
        56.56667,
        21.01667,
        label="Naval base, Liepaja, Latvia",
        precision="site",
        radius_km="3",
        inferred="true",
    ),
    place("terespol", "Terespol", 52.07642, 23.61605, label="Terespol, Poland"),
    place("shipyard", "Gdansk shipyard", 54.361, 18.64966, precision="site", radius_km="1"),
    place("helsinki", "Helsinki", 60.16952, 24.93545, label="Helsinki, Finland"),
)

CHANCES: dict[str, Row] = {
    "riga-terminal": {"chance": "0.95"},
    "tallinn-meeting": {
        "chance": "0.72",
        "place_chance": "0.91",
        "date_chance": "0.78",
        "runners_up": "Tartu, or 2024-03-10",
    },
    "fleet-visit": {"chance": "0.4", "runners_up": "Riga"},
    "border-blockade": {"chance": "0.55", "runners_up": "2024-03-11"},
    "grain-talks": {"chance": "0.61"},
    "second-trip": {},
}
"""What an engine might reckon of the events above; one is left to a person, one has no chance."""


def unchecked() -> list[Row]:
    """The events of the small story as a machine drew them, one of them checked by a person since."""
    return [
        {**row, "reviewed": "false", **CHANCES[row["event_id"]]} if row["event_id"] in CHANCES else row
        for row in EVENTS
    ]


META: Row = {
    "id": "tiny",
    "title": HEADLINE,
    "report": REPORT,
    "publisher": "The Example Wire",
    "byline": "By A. Reporter",
    "published": date(2024, 3, 12),
    "language": "en",
    "traveller": "Anna Berg",
}

HOSTILE: tuple[str, ...] = (
    "</script><script>window.hit = 1</script>",
    "<!-- <script> -->",
    "<img src=x onerror='window.hit = 1'>",
    "`${window.hit = 1}`",
    "quotes \" ' \\ \\u003c \\n and a backslash at the end \\",
    "{{ 7*7 }}",
    "{% raw %}",
    "{% for x in y %}",
    "{# a comment #}",
    "{",
    "line\u2028separator\u2029end",
    "]]> &lt;b&gt; &amp;",
    "*bold* _it_ [link](https://example.org) $x^2$ :red[red] # heading",
    '=HYPERLINK("https://example.org")',
)
"""Text that would run, or vanish, if any layer took it for anything but text."""


def write(
    folder: Path,
    *,
    text: str = TEXT,
    events: Sequence[Row] = EVENTS,
    places: Sequence[Row] = PLACES,
    **meta: object,
) -> Path:
    """Write a story folder and return it. A key of story.toml given as None is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REPORT).write_bytes(text.encode())
    keys = {**META, **meta}
    (folder / "story.toml").write_bytes(
        "".join(f"{key} = {_toml(value)}\n" for key, value in keys.items() if value is not None).encode()
    )
    passages = [passage(text, row["event_id"], told) for row in events for told in row["passages"]]
    write_csv(folder / "events.csv", EVENT_COLUMNS, events)
    write_csv(folder / "passages.csv", PASSAGE_COLUMNS, passages)
    write_csv(folder / "places.csv", PLACE_COLUMNS, places)
    return folder


def hostile(folder: Path, payload: str) -> Path:
    """A story with the payload in every text a reader may meet: report, title, events, places."""
    sentence = f"Berg said in Riga on Tuesday: {payload} and then left."
    told = said(sentence, place="Riga", date="on Tuesday")
    return write(
        folder,
        text=f"{payload}\n\n{sentence}\n",
        events=[
            event("e1", payload, told, date="2024-03-12", place_id="riga", date_reason=payload),
            event("e2", f"After {payload}", told, role="related", date_reason=payload),
        ],
        places=[
            place("riga", payload, 56.946, 24.10589, label=payload, rejected=payload, licence=payload),
        ],
        title=payload,
        publisher=payload,
        byline=payload,
        traveller=payload,
    )


def edit(folder: Path, file: str, row: int, column: str, value: str) -> None:
    """Change one cell of a table; rows count as in a spreadsheet, the header is row 1."""
    path = folder / file
    with path.open(encoding="utf-8", newline="") as source:
        cells = list(csv.reader(source))
    cells[row - 1][cells[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows(cells)


def passage(text: str, event_id: str, told: Row) -> Row:
    start = text.index(told["quote"])
    row = {"event_id": event_id, "start": start, "end": start + len(told["quote"]), "quote": told["quote"]}
    for what in ("place", "date"):
        if words := told[what]:
            first = start + told["quote"].index(words)
            row |= {f"{what}_start": first, f"{what}_end": first + len(words)}
    return row


def write_csv(path: Path, columns: Sequence[str], rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _toml(value: object) -> str:
    # A JSON string is a TOML string but for DEL, which TOML wants escaped.
    return (
        json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        if isinstance(value, str)
        else str(value)
    )


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
