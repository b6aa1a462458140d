"""Atlases: a file from somebody else, tables to make one of, and what a page or a person asks of one."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from bench.atlas import sources
from bench.fuzz.damage import damaged
from bench.fuzz.trying import Kind, each
from geo.atlases.axis import Axes
from geo.atlases.build import build
from geo.atlases.columns import Columns
from geo.atlases.find import Atlas
from geo.atlases.overview import overview, read, start
from geo.atlases.parquet import in_parquet
from geo.batch import parquet
from geo.batch.answer import Answer
from geo.batch.given import Given
from geo.paths import DEFAULT_STORY
from geo.pipeline.tables import Draft
from geo.story import files
from geo.story.meta import read_meta
from geo.story.tables import COVERAGE, TABLES

_ASKED: Final = {
    "left": 0.4, "top": 0.2, "width": 0.3, "height": 0.3, "zoom": 3.5, "since": "2016-02", "until": "2020",
    "words": 'grain "ferry line" harv*', "status": "happened", "reviewed": "", "publisher": "", "chance": 40,
    "start": 0, "nowhere": False, "place": "Odesa", "centre": "", "km": 900, "first_bar": "2016-02",
    "last_bar": "2016-05-31",
}  # fmt: skip
_FOUND: Final = {
    "within_km": 500, "of": "Odesa", "areas": True, "since": "2016-02", "until": "2020-05-01",
    "words": 'grain "ferry line" harv*', "status": "happened", "publisher": "Wire", "min_chance": 0.4,
    "limit": 5,
}  # fmt: skip
_NUMBERS: Final = (-1, 0, 1, 0.5, 1e9, 1e308, float("nan"), float("inf"))
_WORDS: Final = (
    *("", "9" * 5_000, "2016-02-30", "0000", "9999-12-31", "-4000", "2016/..", "\0", '"', "*", "a* " * 100),
    *("AND NOT *", "\ud800", "nobody", "NEAR(a b)", "title:grain"),
)
_ODD: Final[Sequence[object]] = (*_NUMBERS, *_WORDS, 10**400, None, True, [], {}, [0, 1], ["a"])


@cache
def _atlas() -> bytes:
    """The file of an atlas of some events."""
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "atlas.db"
        build(sources(60), path)
        return path.read_bytes()


def _flipped(chance: random.Random, whole: bytes) -> str:
    """A file, a character a byte, of which some are changed, taken out or put elsewhere."""
    content = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        at, other = chance.randrange(len(whole)), chance.randrange(len(whole))
        match chance.randint(0, 9):
            case 0:
                del content[at : at + chance.choice((1, 16, 4096))]
            case 1:
                content[at : at + 64] = content[other : other + 64]
            case _:
                content[at : at + 1] = bytes([chance.randrange(256)])
    if chance.random() < 0.05:
        del content[chance.randrange(len(whole)) :]
    return content.decode("latin-1")


def _read_file(text: str, folder: Path) -> None:
    path = folder / "atlas.db"
    path.write_bytes(text.encode("latin-1"))
    each(_find, _show, given=path)


def _find(path: Path) -> None:
    atlas = Atlas(path)
    each(
        lambda one: one.find(),
        lambda one: one.find(words="grain", within_km=900, of=(48.0, 8.0), areas=True),
        lambda one: one.file.counts(),
        given=atlas,
    )


def _show(path: Path) -> None:
    atlas = Atlas(path)
    columns = Columns(atlas.file)
    axes = Axes(columns)
    whole = {
        **_ASKED,
        "since": "",
        "until": "",
        "words": "",
        "status": "",
        "chance": 0,
        "place": "",
        "width": 1,
        "height": 1,
    }
    json.dumps([start(columns), overview(atlas, columns, axes, read({**whole, "left": 0, "top": 0}))])


@cache
def _batch() -> dict[str, bytes]:
    """The Parquet tables of a batch of one report, by their names."""
    with files.reading(DEFAULT_STORY) as opened:
        meta, text = read_meta(opened)
        events, passages, places = (table.read(opened)[0] for table in TABLES)
    made = Draft(meta.traveller, events, passages, places, COVERAGE.empty())
    with tempfile.TemporaryDirectory() as room:
        with parquet.opened(room) as output:
            output.add(Given("a-1", "reports.jsonl, line 1", {"text": text}), Answer("", meta, text, made))
        return {path.parent.name: path.read_bytes() for path in Path(room).glob("*/*.parquet")}


def _damaged_batch(chance: random.Random) -> str:
    """One of the tables, behind a line with its name."""
    table, whole = chance.choice(sorted(_batch().items()))
    return f"{table}\n{_flipped(chance, whole)}"


def _build_of_batch(text: str, folder: Path) -> None:
    damaged_one, _, content = text.partition("\n")
    batch = folder / str(hash(text))  # a part that was read is not read again
    try:
        for table, whole in _batch().items():
            (batch / table).mkdir(parents=True)
            given = content.encode("latin-1") if table == damaged_one else whole
            (batch / table / "part-000001-00000000.parquet").write_bytes(given)
        build(in_parquet(str(batch)), batch / "atlas.db")
        Atlas(batch / "atlas.db").find()
    finally:
        shutil.rmtree(batch)


def _question(chance: random.Random) -> str:
    """What a page asks, some of it anything that JSON holds, and a person, as the command lets them."""
    asked, found = dict[str, Any](_ASKED), dict[str, Any](_FOUND)
    for key in chance.sample([*asked], chance.choice((0, 1, 1, 2, 4))):
        if chance.random() < 0.2:
            del asked[key]
        elif chance.random() < 0.5:
            asked[key] = chance.choice(_ODD)
        else:
            asked[key] = damaged(chance, (str(asked[key]), "2016-02", "grain"))
    for key in chance.sample([*found], chance.choice((0, 1, 1, 2, 4))):
        if key == "of" and chance.random() < 0.5:
            found[key] = [chance.choice(_NUMBERS), chance.choice(_NUMBERS)]
        elif isinstance(found[key], str):
            found[key] = chance.choice((chance.choice(_WORDS), damaged(chance, (found[key], "2016-02"))))
        elif key == "limit":
            found[key] = chance.choice((0, 1, 10**30))
        elif not isinstance(found[key], bool):
            found[key] = chance.choice(_NUMBERS)
    return json.dumps([asked, found])


def _ask(text: str, folder: Path) -> None:
    asked, found = json.loads(text)
    path = folder / "atlas.db"
    if not path.exists():
        path.write_bytes(_atlas())
    atlas = _open(path)
    each(lambda one: _overview(one, asked), lambda one: one.find(**found), given=atlas)


@cache
def _open(path: Path) -> Atlas:
    return Atlas(path)


@cache
def _columns(atlas: Atlas) -> tuple[Columns, Axes]:
    columns = Columns(atlas.file)
    return columns, Axes(columns)


def _overview(atlas: Atlas, asked: dict[str, Any]) -> None:
    columns, axes = _columns(atlas)
    json.dumps(overview(atlas, columns, axes, read(asked)), allow_nan=False)


FILE: Final = Kind("atlas", lambda chance: _flipped(chance, _atlas()), _read_file)
PARQUET: Final = Kind("parquet", _damaged_batch, _build_of_batch)
QUESTIONS: Final = Kind("questions", _question, _ask)
