"""A batch's answers as Parquet: a folder for each table, in it a file for each part of the batch.

A part is up to 1,000 reports, or what was answered in a minute. Its files are written under names that
readers of Parquet pass over ("_..."), then given their own, reports last: a part counts once it has its file
there, so that one that was being written when the program was killed is drafted again, and never stands there
twice.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from secrets import token_hex
from time import monotonic
from typing import IO, Final

import pyarrow as pa
from pyarrow import compute, parquet

from geo.batch import results
from geo.batch.answer import Answer
from geo.batch.given import Given
from geo.batch.lock import locked
from geo.batch.schema import SCHEMAS, tables
from geo.batch.storage import Place, place, reaching
from geo.errors import DatelineError
from geo.pipeline.documents import Row

LARGEST: Final = 1_000
"""Most reports of a part."""

LONGEST_S: Final = 60.0
"""Most seconds whose answers are not yet written."""

MOST_BYTES: Final = 512_000_000
"""Of a table of a part that is read: a small file of somebody else may unpack to any size."""

MOST_OF_CELL: Final = 16_000_000
"""Bytes of a text in it."""

_AT_ONCE: Final = 1_000
"""Rows that are unpacked before their size is looked at."""

_REPORTS: Final = "reports"
_PART: Final = re.compile(r"part-(?P<number>\d{6,})-[0-9a-f]{8}\.parquet")
_UNFINISHED: Final = "_"
_WRITER: Final = "_writer"

Spot = tuple[str, str]
"""Where a report stands, whatever its text: report_id and source."""


def parts(name: str) -> list[str]:
    """Return the parts that batches have written to a path or URL, in their order.

    Raises:
        DatelineError: it cannot be reached.

    """
    with reaching(name):
        return _parts(place(name))


def read(name: str, table: str, part: str, columns: Sequence[str]) -> pa.Table:
    """Return some columns of a table of a part, as `geo.batch.schema` has them.

    Raises:
        DatelineError: the file cannot be read, has not these columns, or unpacks to more than `MOST_BYTES`
            or a text of more than `MOST_OF_CELL`.

    """
    return _read(place(name), table, part, columns)


class Parts:
    """An open folder of parts; made by `opened`."""

    def __init__(self, at: Place, writer: str) -> None:
        self._at = at
        self._writer = writer
        self._waiting: list[tuple[Given, Answer]] = []
        self._since = monotonic()
        self._drafted: set[str] = set()
        self._bad: dict[Spot, str] = {}
        """The part in whose errors a report stands."""
        known = _parts(at)
        self._next = 1 + max((_number(part) for part in known), default=0)
        _sweep(at, known)
        for part in known:
            found = _read(at, _REPORTS, part, ["story", "report_id", "source"])
            self._drafted.update(found["story"].to_pylist())
            self._note(part, _spots(found), _spots(_read(at, "errors", part, ["report_id", "source"])))

    def holds(self, given: Given) -> bool:
        """Whether a report was drafted before."""
        return given.key in self._drafted

    def add(self, given: Given, answer: Answer) -> Row:
        """Keep an answer until its part is full and written; return the report's row.

        Raises:
            DatelineError: the part cannot be written, or another batch has begun to write there.

        """
        self._waiting.append((given, answer))
        meta, made = answer.meta, answer.made
        if meta is None or made is None:
            row = results.row(given, error=answer.error)
        else:
            row = results.row(
                given, story=given.key, title=meta.title, events=len(made.events), places=len(made.places)
            )
        if len(self._waiting) >= LARGEST or monotonic() - self._since >= LONGEST_S:
            self.write()
        return row

    def write(self) -> None:
        """Write what waits as a part."""
        self._since = monotonic()
        if not self._waiting:
            return
        part = f"part-{self._next:06d}-{token_hex(4)}.parquet"
        made = tables(self._waiting)
        with reaching(self._at.name, "written"):
            for name, table in made.items():
                self._put(table, name, f"{_UNFINISHED}{part}")
            self._check_alone()
            for name in sorted(made, key=_REPORTS.__eq__):
                self._at.fs.mv(*(f"{self._at.path}/{name}/{file}" for file in (f"{_UNFINISHED}{part}", part)))
        self._next += 1
        self._waiting.clear()
        self._drafted.update(made[_REPORTS]["story"].to_pylist())
        self._note(part, _spots(made[_REPORTS]), _spots(made["errors"]))

    def _note(self, part: str, drafted: Sequence[Spot], bad: Sequence[Spot]) -> None:
        """Let what a part says of a report stand in place of an older error of it."""
        older = [spot for spot in (*drafted, *bad) if spot in self._bad]
        for old in {self._bad[spot] for spot in older}:
            errors = _read(self._at, "errors", old, SCHEMAS["errors"].names)
            kept = [spot not in older for spot in _spots(errors)]
            with reaching(self._at.name, "written"):
                self._put(errors.filter(pa.array(kept, pa.bool_())), "errors", f"{_UNFINISHED}{old}")
                self._at.fs.mv(*(f"{self._at.path}/errors/{file}" for file in (f"{_UNFINISHED}{old}", old)))
        for spot in older:
            del self._bad[spot]
        self._bad.update(dict.fromkeys(bad, part))

    def _put(self, table: pa.Table, name: str, file: str) -> None:
        content = io.BytesIO()
        parquet.write_table(table, content, compression="zstd")
        self._at.fs.pipe_file(f"{self._at.path}/{name}/{file}", content.getvalue())

    def _check_alone(self) -> None:
        """Stop where a batch that began later writes to the same place."""
        if not self._at.here and self._at.fs.cat_file(f"{self._at.path}/{_WRITER}") != self._writer.encode():
            raise DatelineError(f"Another batch has begun to write to {self._at.name}; this one has stopped")


@contextmanager
def opened(name: str) -> Iterator[Parts]:
    """Open a path or URL for the parts of a batch; what waits is written at the end, whatever ends it.

    On this machine no other batch can then write there. Elsewhere one can, and this one then stops.

    Raises:
        DatelineError: it cannot be written, or another batch is at it.

    """
    at, writer = place(name), token_hex(8)
    with reaching(name, "written"):
        for table in SCHEMAS:
            at.fs.makedirs(f"{at.path}/{table}", exist_ok=True)
        if not at.here:
            at.fs.pipe_file(f"{at.path}/{_WRITER}", writer.encode())
    with locked(Path(at.path)) if at.here else nullcontext():
        made = Parts(at, writer)
        try:
            yield made
        finally:
            made.write()


def _parts(at: Place) -> list[str]:
    names = [name for name in _files(at, _REPORTS) if _PART.fullmatch(name)]
    return sorted(names, key=lambda name: (_number(name), name))


def _files(at: Place, table: str) -> list[str]:
    folder = f"{at.path}/{table}"
    at.fs.invalidate_cache()
    found = at.fs.ls(folder, detail=False) if at.fs.exists(folder) else []
    return [path.rstrip("/").rpartition("/")[2] for path in found]


def _sweep(at: Place, known: Sequence[str]) -> None:
    """Remove what is left of parts that were never whole."""
    with reaching(at.name, "written"):
        for table in SCHEMAS:
            for name in _files(at, table):
                if _PART.fullmatch(name.removeprefix(_UNFINISHED)) and name not in known:
                    at.fs.rm_file(f"{at.path}/{table}/{name}")


def _number(part: str) -> int:
    found = _PART.fullmatch(part)
    return int(found["number"]) if found else 0


def _read(at: Place, table: str, part: str, columns: Sequence[str]) -> pa.Table:
    path = f"{at.path}/{table}/{part}"
    url, schema = at.url(path), pa.schema([SCHEMAS[table].field(name) for name in columns])
    with reaching(url, "read"), at.fs.open(path, "rb") as file:
        own = parquet.read_schema(file)
        for field in schema:
            if [own.field(number).type for number in own.get_all_field_indices(field.name)] != [field.type]:
                raise DatelineError(
                    f"{url}, column {field.name}: is not as `dateline draft --format parquet` writes it; "
                    "draft these reports again"
                )
        found = pa.Table.from_batches(_bounded(file, schema, url), schema)
        found.validate(full=True)  # texts are UTF-8, too
    return found


def _bounded(file: IO[bytes], schema: pa.Schema, url: str) -> Iterator[pa.RecordBatch]:
    """The rows of a file, as long as they do not grow too large."""
    # A text that stands in many rows is kept once until its size is known.
    texts = [field.name for field in schema if pa.types.is_string(field.type)]
    opened = parquet.ParquetFile(file, read_dictionary=texts)
    size = 0
    for batch in opened.iter_batches(_AT_ONCE, columns=schema.names, use_threads=False):
        size += sum(
            _size(column, f"{url}, column {name}") for name, column in zip(schema.names, batch, strict=True)
        )
        if size > MOST_BYTES:
            raise DatelineError(
                f"{url} unpacks to more than {MOST_BYTES // 1_000_000} MB, too much for a part; draft these "
                "reports again"
            )
        yield batch.cast(schema)


def _size(column: pa.Array, where: str) -> int:
    """Bytes that a column takes when each of its texts is written out."""
    if not pa.types.is_dictionary(column.type):
        return int(column.nbytes)
    lengths = compute.binary_length(column.dictionary).take(column.indices)
    if (compute.max(lengths).as_py() or 0) > MOST_OF_CELL:
        raise DatelineError(
            f"{where}: holds a text of more than {MOST_OF_CELL // 1_000_000} MB; draft these reports again"
        )
    return int(compute.sum(lengths).as_py() or 0) + int(column.indices.nbytes)


def _spots(table: pa.Table) -> list[Spot]:
    return list(zip(table["report_id"].to_pylist(), table["source"].to_pylist(), strict=True))
