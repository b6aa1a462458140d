"""Answers of online geocoders, kept on disk so that no question is asked twice.

"Not found" is an answer and is kept; a failure of the service never is.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError
from geo.paths import cache_folder

Found = tuple[str, float, float, dict[str, Any]]
"""What is kept of one candidate: address, lat, lon (degrees), the service's own record."""


class Answers:
    """A SQLite file of answers, keyed by place asked (service, host, language) and query.

    Every answer is on disk before the next question is asked. Several processes may share it.

    Raises (from every method):
        GazetteerError: the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as base, base:
                base.execute(
                    "CREATE TABLE IF NOT EXISTS answer (place TEXT, query TEXT, "
                    "asked TEXT NOT NULL, found TEXT NOT NULL, "
                    "PRIMARY KEY (place, query)) WITHOUT ROWID"
                )
        except (OSError, sqlite3.Error, ValueError) as error:  # a message may quote what is no UTF-8
            raise self._broken(error) from None

    @classmethod
    def in_cache(cls) -> Answers:
        """The store in the cache folder (see `geo.paths.cache_folder`)."""
        return cls(cache_folder() / "answers.sqlite")

    def get(self, place: str, query: str) -> list[Found] | None:
        """Return the kept candidates, [] if the service did not know; None if never asked."""
        try:
            with closing(self._open()) as base:
                row = base.execute(
                    "SELECT found FROM answer WHERE place = ? AND query = ?", (place, query)
                ).fetchone()
            return None if row is None else [(at, lat, lon, raw) for at, lat, lon, raw in json.loads(row[0])]
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise self._broken(error) from None

    def put(self, place: str, query: str, found: list[Found]) -> None:
        """Keep an answer, with the time it was given (UTC)."""
        asked = datetime.now(UTC).isoformat(timespec="seconds")
        row = (place, query, asked, json.dumps(found, ensure_ascii=False))
        try:
            with closing(self._open()) as base, base:
                base.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)", row)
        except (sqlite3.Error, ValueError) as error:
            raise self._broken(error) from None

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=10.0)

    def _broken(self, error: Exception) -> GazetteerError:
        return GazetteerError(
            f"Kept answers in {self.path} cannot be used ({error}); delete the file or set "
            "DATELINE_CACHE to a folder that can be written."
        )
