"""The file of an atlas: its tables, and how it is opened. It may come from somebody else.

One SQLite file, with the full-text search (FTS5) and the R*Tree that Python's own library brings:

- `stories`: a row a story, also of one that could not be read, with the problem. `text` is a digest of the
  report's words, "" without any.
- `publishers`: a row for each publisher of a story, of which one of several reports has several.
- `events`: a row an event, with what it is chosen by; `first` and `last` are the days that its date covers
  (`geo.atlases.days`; null without a date). Kept short, so that many are read at once.
- `told`: a row an event, with all else.
- `columns`: `events` once more, by column (`geo.atlases.columns`), so that a million are in memory at once.
- `boxes`: an R*Tree of each event's place and days, in whole numbers: degrees times `SCALE`, west and east
  beyond 180 where a place reaches over that line, and days. What has no place lies at `NOWHERE`, what has no
  date at `NEVER`, which no question reaches.
- `words`: the full text of titles, sentences and places.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from geo.errors import DatelineError, reason

SCALE: Final = 1_000_000
"""Ten centimetres at most; numbers stay within the 32 bits of an R*Tree that holds whole ones."""

NOWHERE: Final = 2_000_000_000
NEVER: Final = 2_000_000_000

_APPLICATION: Final = 0x44744174
"""How SQLite tells an atlas from other files."""

_VERSION: Final = 3
"""Raised whenever the tables change: older files are built anew."""

_TABLES: Final = (
    "CREATE TABLE stories (key INTEGER PRIMARY KEY, story TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, "
    "report TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL, url TEXT NOT NULL, "
    "problem TEXT NOT NULL, text TEXT NOT NULL)",
    "CREATE TABLE publishers (story INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (story, name)) "
    "WITHOUT ROWID",
    "CREATE TABLE events (id INTEGER PRIMARY KEY, story INTEGER NOT NULL, status TEXT NOT NULL, lat REAL, "
    "lon REAL, radius_km REAL, area INTEGER NOT NULL, first INTEGER, last INTEGER, chance REAL, "
    "reviewed INTEGER NOT NULL)",
    "CREATE TABLE told (id INTEGER PRIMARY KEY, event_id TEXT NOT NULL, title TEXT NOT NULL, "
    "sentences TEXT NOT NULL, role TEXT NOT NULL, date TEXT NOT NULL, place TEXT NOT NULL, "
    "precision TEXT NOT NULL, inferred INTEGER NOT NULL, place_chance REAL, date_chance REAL, "
    "reviewed_by TEXT NOT NULL, reviewed_on TEXT NOT NULL)",
    "CREATE TABLE columns (name TEXT PRIMARY KEY, content BLOB NOT NULL)",
    "CREATE INDEX events_of_story ON events (story)",
    "CREATE VIRTUAL TABLE boxes USING rtree_i32(id, south, north, west, east, first, last)",
    "CREATE VIRTUAL TABLE words USING fts5(title, sentences, place, content='told', content_rowid='id', "
    'tokenize="porter unicode61 remove_diacritics 2")',
)


def down(degrees: float) -> int:
    """Degrees as `boxes` has them, to the south or west."""
    return math.floor(degrees * SCALE)


def up(degrees: float) -> int:
    """Degrees as `boxes` has them, to the north or east."""
    return math.ceil(degrees * SCALE)


def check_library() -> None:
    """Raise DatelineError where Python's SQLite lacks what an atlas is made of."""
    with closing(sqlite3.connect(":memory:")) as base:
        for name, table in (("R*Tree", _TABLES[-2]), ("full-text search (FTS5)", _TABLES[-1])):
            try:
                base.execute(table)
            except sqlite3.OperationalError:
                raise DatelineError(
                    f"An atlas needs SQLite with {name}, and this Python's (SQLite {sqlite3.sqlite_version}) "
                    "has none; use a Python from python.org, conda-forge or a Linux distribution"
                ) from None


def create(path: Path) -> sqlite3.Connection:
    """Open an empty file as an atlas without stories."""
    base = sqlite3.connect(path)
    for table in _TABLES:
        base.execute(table)
    base.execute(f"PRAGMA application_id = {_APPLICATION}")
    base.execute(f"PRAGMA user_version = {_VERSION}")
    return base


def is_older(path: Path) -> bool:
    """Whether a file is an atlas that another version of Dateline built.

    Raises:
        DatelineError: it is no atlas, or cannot be read.

    """
    with _errors(path), closing(_connect(path)) as base:
        (application,) = base.execute("PRAGMA application_id").fetchone()
        (version,) = base.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION:
        raise damaged(path)
    return bool(version != _VERSION)


class Reader:
    """An atlas that is read, by any number of threads, each with a connection of its own.

    Raises (on opening, and from `rows`):
        DatelineError: it is not there, not an atlas, built by another version, or damaged.

    """

    def __init__(self, path: Path) -> None:
        check_library()
        self.path = path
        self._connections = threading.local()
        if is_older(path):
            raise DatelineError(
                f"{path} was built by another version of Dateline; build it again with `dateline atlas build`"
            )
        # Views, triggers and other tables are how a file from somebody else would bring in code.
        tables = {sql for (sql,) in self.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        with closing(sqlite3.connect(":memory:")) as own:
            for table in _TABLES:
                own.execute(table)
            if tables != {
                sql for (sql,) in own.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
            }:
                raise damaged(path)

    def rows(self, question: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """The answer to a question in SQL."""
        with _errors(self.path):
            return self._base.execute(question, values).fetchall()

    def stamps(self) -> dict[str, str]:
        """Each story and the mark that it had when it was read."""
        return {str(story): str(stamp) for story, stamp in self.rows("SELECT story, stamp FROM stories")}

    def counts(self) -> tuple[int, int, list[tuple[str, str]]]:
        """How many stories and events it holds, and the stories that could not be read, with the problem."""
        problems = self.rows("SELECT story, problem FROM stories WHERE problem <> '' ORDER BY story")
        ((stories, events),) = self.rows(
            "SELECT (SELECT count(*) FROM stories WHERE problem = ''), (SELECT count(*) FROM events)"
        )
        return stories, events, [(str(story), str(problem)) for story, problem in problems]

    def alike(self) -> list[list[str]]:
        """Stories whose reports have the same text, those of a text together."""
        found: dict[str, list[str]] = {}
        for story, text in self.rows(
            "SELECT story, text FROM stories WHERE text IN (SELECT text FROM stories WHERE text <> '' "
            "GROUP BY text HAVING count(*) > 1) ORDER BY story"
        ):
            found.setdefault(str(text), []).append(str(story))
        return list(found.values())

    @property
    def _base(self) -> sqlite3.Connection:
        base: sqlite3.Connection | None = getattr(self._connections, "base", None)
        if base is None:
            base = self._connections.base = _connect(self.path)
        return base


def _connect(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA cell_size_check = ON")
    return base


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    try:
        if not path.exists():
            raise DatelineError(
                f"{path} is not there; make it by `dateline atlas build LIBRARY --out {path}`"
            )
        if not path.is_file():
            raise DatelineError(f"{path} is a device or a folder; name the file of an atlas")
        yield
    except sqlite3.OperationalError as error:
        raise DatelineError(f"{path} cannot be read: {error}") from None
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        raise damaged(path) from None
    except OSError as error:
        raise DatelineError(f"{path} cannot be read: {reason(error)}") from None


class NoAtlasError(DatelineError):
    """A file is damaged, or something else than an atlas."""


def damaged(path: Path) -> NoAtlasError:
    """What to raise where a file is not what it should be."""
    return NoAtlasError(
        f"{path} is damaged, or is no atlas; move it away, and make a new one by "
        f"`dateline atlas build LIBRARY --out {path}`"
    )
