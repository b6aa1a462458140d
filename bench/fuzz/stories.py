"""Files of a story: its tables, its TOML and a person's decisions; then whole folders of them."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd

from bench.fuzz.damage import damaged, of
from bench.fuzz.trying import Kind, check_message, each, utf8
from bench.synthetic import write_story
from geo.errors import DatelineError
from geo.export.formats import FORMATS
from geo.gazetteer.gazetteer import shared
from geo.geocoding.places_table import Row
from geo.paths import DEFAULT_STORY
from geo.pipeline.joined import join
from geo.reader.view import view
from geo.story import corrections, decisions, files, story
from geo.story.files import CORRECTIONS, DRAFT, META, REPORT
from geo.story.meta import read_meta
from geo.story.tables import EVENTS, PASSAGES, REPORTS, TABLES, rows
from geo.text import report

_STORY_TOML: Final = """\
id = "port-tour"
title = "Minister’s Port Tour Reaches Riga"
report = "report.txt"
publisher = "Halden Courier"
published = 2024-03-12
language = "en"
byline = "Anna Berg"
traveller = "The minister"
url = "https://example.org/port-tour"
rights = "© Halden Courier"
"""
_VALUES: Final = (
    *("true", "false", "0", "1", "2", "-1", "1e400", "nan", "inf", "56.9", "24", "[]", "{}", '""'),
    *("2023-09-13", "2023-09-13T10:00:00Z", "10:00:00"),
    *('"stop"', '"planned"', '"city"', '"country"', '"2023-09"', '"Riga"'),
)
_SLOW: Final = ("html", "print")  # the first is the view, the second draws a picture of it
_MARK: Final = "\n=== "


def _read_tables(text: str, _: Path) -> None:
    text = report.SURROGATE.sub("", text)  # which no file in UTF-8 holds
    for table in TABLES:
        frame, problems = table.parse(text)
        problems += table.check(frame)
        for problem in problems:
            check_message(str(problem))
        if not problems and not table.parse(table.encode(frame).decode())[0].equals(frame):
            raise AssertionError("what is written is not what was read")
        if not problems:
            table.typed(frame)


def _apply_corrections(text: str, folder: Path) -> None:
    files.write(folder, {CORRECTIONS: utf8(text)})
    with files.reading(folder) as opened:
        decided = decisions.read(opened)
    with files.reading(DEFAULT_STORY) as opened:
        meta, words = read_meta(opened)
    events, passages, places = _draft()
    made = corrections.apply(events, passages, places, words, decided, _nowhere)
    try:
        story.checked(meta, words, made[:3])
    except DatelineError as error:
        raise AssertionError(f"the corrected tables do not hold together: {error}") from error


def _nowhere(name: str, source_id: str) -> Row:
    return {"geocoder": "not found"}


def _read_toml(text: str, folder: Path) -> None:
    files.write(folder, {META: utf8(text), CORRECTIONS: utf8(text), REPORT: b"Nobody came."})
    with files.reading(folder) as opened:
        each(read_meta, decisions.read, given=opened)


def _decided(chance: random.Random) -> str:
    """A corrections.toml, most of whose keys and values make sense."""
    quotes = [passage["quote"] for passage in rows(_draft()[1])]
    lines = []
    for _ in range(chance.randint(1, 4)):
        quote = chance.choice(quotes)
        start = chance.randint(0, len(quote) // 2)
        quoted = chance.choice((quote, quote[start:], quote[:start]))
        lines += ["[[correction]]", f"quote = {json.dumps(quoted)}"]
        way = chance.choice((*_WAYS, *_WAYS, chance.sample(_KEYS, 4)))
        for key in (*way, *chance.sample(_BESIDE, chance.choice((0, 0, 1, 2)))):
            words = chance.choice(quotes) if key == "same_as" else quote[start : start + 12]
            likely = chance.choice(_LIKELY.get(key, (json.dumps(words),)))
            odd = chance.choice((*_VALUES, json.dumps(damaged(chance, (quote, "2023-09-13", "Riga")))))
            lines.append(f"{key} = {likely if chance.random() < 0.9 else odd}")
    return "\n".join(lines)


_LIKELY: Final = {
    **dict.fromkeys(("right", "drop", "event", "split"), ("true",)),
    **dict.fromkeys(("which", "same_as_which"), ("1", "2")),
    "role": ('"stop"', '"related"', '"background"'),
    "status": ('"happened"', '"planned"'),
    "date": ('"2023-09-13"', '"2023-09-16/.."', '""'),
    "precision": ('"city"', '"site"'),
    "inferred": ("true", "false"),
    "on": ("2023-09-16",),
    **dict.fromkeys(("lat", "lon", "radius_km"), ("56.9", "24", "0")),
}
_WAYS: Final[Sequence[Sequence[str]]] = (
    *(("right",), ("drop",), ("split",), ("split", "drop"), ("date",), ("title", "status"), ("date", "role")),
    *(("event", "title", "role", "status"), ("event", "title", "role", "status", "date", "place")),
    *(("place",), ("place", "lat", "lon", "precision"), ("place", "source_id")),
    *(("same_as",), ("same_as", "event")),
)
"""Keys that go together."""
_BESIDE: Final = ("why", "by", "on", "which", "mention")
_KEYS: Final = tuple({key: None for way in (*_WAYS, ("inferred", "label", "nonsense")) for key in way})


@cache
def _draft() -> tuple[pd.DataFrame, ...]:
    """The shipped story's tables as they were drafted, every cell text."""
    with files.reading(DEFAULT_STORY / DRAFT) as folder:
        return tuple(table.read(folder)[0] for table in TABLES)


def _files_of(folder: Path) -> str:
    """The files of a story in one text, each behind a line with its name."""
    return "".join(f"{_MARK}{path.name}\n{path.read_text('utf-8')}" for path in sorted(folder.iterdir()))


@cache
def _whole_story() -> str:
    with tempfile.TemporaryDirectory() as room:
        return _files_of(write_story(Path(room) / "story", 3))


@cache
def _story_of_two() -> str:
    """A story of two reports, which tell of one event alike."""
    with tempfile.TemporaryDirectory() as room:
        folder = write_story(Path(room) / "story", 4)
        with files.reading(folder) as opened:
            events, passages = (table.read(opened)[0] for table in (EVENTS, PASSAGES))
        cut, end = int(passages["start"][2]), int(passages["end"][3])
        told = ["north", "north", "south", "south"]
        blank = dict.fromkeys(REPORTS.columns, "")
        listed = [
            {**blank, "report_id": name, "title": f"Delegates go {name}", "publisher": f"{name} wire",
             "published": "2021-01-05", "url": "https://example.org/", "start": str(first), "end": str(last)}
            for name, first, last in (("north", 0, cut), ("south", cut, end))
        ]  # fmt: skip
        contents = {
            EVENTS.file: EVENTS.encode(events.assign(report_id=told, same_as=["", "", "e1", ""])),
            PASSAGES.file: PASSAGES.encode(passages.assign(report_id=told)),
            REPORTS.file: REPORTS.encode(pd.DataFrame(listed)),
        }
        files.write(folder, contents)
        story.load(folder)
        return _files_of(folder)


def _unpack(text: str, folder: Path) -> None:
    for part in text.split(_MARK)[1:]:
        name, _, content = part.partition("\n")
        if name in (*files.OWN, REPORT) and "/" not in name:
            (folder / name).write_bytes(utf8(content))


def _read_folder(text: str, folder: Path) -> None:
    _unpack(text, folder)
    loaded = story.load(folder)
    json.dumps(view(loaded))
    for kind in FORMATS.values():
        if kind.name not in _SLOW:
            kind.write(loaded)


def _join_folders(text: str, folder: Path) -> None:
    """Show a story of two reports, and join it with another."""
    damaged_one, other, out = (folder / name for name in ("damaged", "other", "out"))
    if not other.exists():
        write_story(other, 3)
        damaged_one.mkdir()
    _unpack(text, damaged_one)
    try:
        _read_folder(text, damaged_one)
    finally:
        shutil.rmtree(out, ignore_errors=True)
    join([damaged_one, other], out, gazetteer=shared())
    story.load(out)


TABLES_OF_A_STORY: Final = Kind(
    "tables", of(*((DEFAULT_STORY / table.file).read_text("utf-8") for table in TABLES)), _read_tables
)
DECISIONS: Final = Kind("corrections", _decided, _apply_corrections)
TOML: Final = Kind("toml", of(_STORY_TOML, (DEFAULT_STORY / CORRECTIONS).read_text("utf-8")), _read_toml)
FOLDERS: Final = Kind("folders", lambda chance: damaged(chance, (_whole_story(),)), _read_folder)
JOINED: Final = Kind("joined", lambda chance: damaged(chance, (_story_of_two(),)), _join_folders)
