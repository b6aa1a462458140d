"""The table of a batch: a line of JSON for every report, in the library beside the stories.

A row: report_id, source, story (the name of its folder, "" if there is none), title, events, places (how
many), error ("" if there is none). Rows are added one at a time, so that a batch that is killed loses none.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from geo.batch.given import Given
from geo.batch.lock import locked
from geo.errors import DatelineError, reason
from geo.pipeline.documents import Row, json_line
from geo.story import files

RESULTS: Final = "results.jsonl"
UNFINISHED: Final = ".batch-"
"""How the name of a folder starts that is not yet a story."""


class Results:
    """The open table of a library; made by `opened`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        rows = _rows(path)
        self.stories = {row["story"] for row in rows if row["story"]}
        """The names of all stories that a batch has made."""
        self._tidy(rows)
        self._file: IO[bytes] = path.open("ab")

    def add(self, row: Row) -> None:
        """Add a row; once this returns, it is there, whatever happens to this program."""
        self._file.write(json_line(row))
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the table, in which an older error of a report gives way to its newer row."""
        self._file.close()
        self._tidy(_rows(self._path))

    def _tidy(self, rows: list[Row]) -> None:
        last = {(row["report_id"], row["source"]): at for at, row in enumerate(rows)}
        kept = [
            row for at, row in enumerate(rows) if row["story"] or last[row["report_id"], row["source"]] == at
        ]
        content = b"".join(map(json_line, kept))
        if not self._path.exists() or content != self._path.read_bytes():
            files.replace(self._path, content)


@contextmanager
def opened(library: Path) -> Iterator[Results]:
    """Open the table of a library, which is made if it is not there, while no other batch writes there.

    Raises:
        DatelineError: the library cannot be written, another batch is at it, or a row cannot be read.

    """
    try:
        library.mkdir(parents=True, exist_ok=True)
        with locked(library):
            for left in library.glob(f"{UNFINISHED}*"):
                shutil.rmtree(left, ignore_errors=True)
            results = Results(library / RESULTS)
            try:
                yield results
            finally:
                results.close()
    except OSError as error:
        raise DatelineError(f"{library} cannot be written: {reason(error)}") from error


def _rows(path: Path) -> list[Row]:
    """The rows of a table; what is left of one that was being written when the machine stopped is none."""
    lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            fits = all(isinstance(row[name], str) for name in ("report_id", "source", "story"))
        except (ValueError, KeyError, TypeError, RecursionError):
            fits = False
        if not fits:
            raise DatelineError(f"{path}, row {number}: is not a row of a batch; move the file away")
        rows.append(row)
    return rows


def row(
    given: Given, *, story: str = "", title: str = "", events: int = 0, places: int = 0, error: str = ""
) -> Row:
    """The row of a report."""
    return {
        "report_id": given.report_id, "source": given.source, "story": story, "title": title,
        "events": events, "places": places, "error": error,
    }  # fmt: skip
