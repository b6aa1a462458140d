"""A folder, a glob or a JSON Lines file -> the reports in it, one at a time, each with a key of its own."""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import IO, Final

from geo.batch.storage import Place, is_url, place, reaching
from geo.errors import DatelineError, ReportError
from geo.intake import LARGEST_FILE, LARGEST_TEXT
from geo.pipeline.documents import Row, known_id, parsed
from geo.story.keys import new_key

ENDINGS: Final = (".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".docx", ".pdf")
"""Of the files in a folder that are taken for reports."""

LINES: Final = (".jsonl", ".ndjson")
"""Of a file that holds a report a line."""

FIELDS: Final = ("id", "text", "published", "title", "publisher", "url")
"""Of a line; others make no difference."""

_LONGEST_LINE: Final = 8 * LARGEST_TEXT
"""In bytes; JSON may write a character as an escape."""


@dataclass(frozen=True, slots=True)
class Given:
    """A report as it was given, not yet read.

    report_id: its `id`, or its path below the folder. source: where it stands, for a person.
    content: the bytes of its file, or the document of its line. problem: why there is neither, "" if there
    is one.
    """

    report_id: str
    source: str
    content: bytes | Row = b""
    problem: str = ""

    @property
    def key(self) -> str:
        """The name of its story: the same for the same report, another for every other."""
        content = self.content
        if not isinstance(content, bytes):
            content = json.dumps(content, sort_keys=True).encode()
        told = hashlib.sha256(self.report_id.encode("utf-8", "surrogatepass") + b"\0" + content)
        return f"{new_key(self.report_id, ())}-{told.hexdigest()[:16]}"

    @property
    def words(self) -> bytes:
        """The same for the same text of the same day, whatever its id; b"" where there is no text."""
        content, day = self.content, b""
        if not isinstance(content, bytes):
            text, published = content.get("text"), content.get("published")
            content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else b""
            day = str(published or "").encode("utf-8", "surrogatepass")
        if self.problem or not content.strip():
            return b""
        return hashlib.sha256(day + b"\0" + content).digest()

    @property
    def own_id(self) -> str:
        """The id that whoever gave the report wrote on it, "" for none."""
        named = isinstance(self.content, dict) and known_id(self.content) is not None
        return self.report_id if named else ""


class Source:
    """What a person named: a folder, a glob or a JSON Lines file, here or at a URL of fsspec's.

    Iterating gives its reports in order. Files inside `out` are never taken for reports.

    count: how many reports there are.
    left_out: files of the folder that are none by their ending, or only a link.

    Raises:
        DatelineError: there is nothing to be read by that name.

    """

    def __init__(self, name: str | os.PathLike[str], out: str | os.PathLike[str]) -> None:
        name, out = os.fspath(name), os.fspath(out)
        at, own = place(name), place(out)
        if at.here:
            found = _found_here(Path(at.path if is_url(name) else name), Path(own.path) if own.here else None)
        else:
            found = _found_elsewhere(at, None if own.here else own.path)
        self._files = [file for file in found if file.is_report]
        self.left_out = [file.source for file in found if not file.is_report]
        self.count = sum(map(_count, self._files))
        if not self.count:
            raise DatelineError(
                f"{name} holds no report; Dateline takes {', '.join((*ENDINGS, *LINES))} files"
            )

    def __iter__(self) -> Iterator[Given]:
        """The reports, in the order of their paths and lines."""
        for file in self._files:
            if file.holds_lines:
                yield from self._from_lines(file)
            else:
                yield self._from_file(file)

    def _from_file(self, file: _File) -> Given:
        try:
            with reaching(file.source, "read"), file.open() as opened:
                return Given(file.name, file.source, opened.read(LARGEST_FILE + 1))
        except DatelineError as error:
            return Given(file.name, file.source, problem=str(error))

    def _from_lines(self, file: _File) -> Iterator[Given]:
        for number, raw in enumerate(_lines(file), start=1):
            if not raw.strip():
                continue
            source = f"{file.source}, line {number}"
            if len(raw) > _LONGEST_LINE:
                message = f"The line has {len(raw) / 1e6:.0f} MB; a report holds up to 2 MB of text."
                yield Given(f"line {number}", source, raw, message)
                continue
            try:
                document = parsed(raw.decode(errors="surrogateescape").removeprefix("\ufeff"))
            except ReportError as error:
                yield Given(f"line {number}", source, raw, str(error))
                continue
            given = known_id(document)
            name = f"line {number}" if given is None else str(given)
            if isinstance(document, dict):
                yield Given(name, source, _fields(document))
            else:
                message = 'The line is no JSON object; write {"id": ..., "published": ..., "text": ...}.'
                yield Given(name, source, raw, message)


def _fields(document: Row) -> Row:
    """What is read of a document; a list or an object, which no field may be, without what nests in it."""
    given = {name: document[name] for name in FIELDS if name in document}
    return {name: type(one)() if isinstance(one, list | dict) else one for name, one in given.items()}


def is_many(name: str | os.PathLike[str]) -> bool:
    """Whether a name stands for many reports, not for the file of one on this machine."""
    path = Path(name)
    return is_url(os.fspath(name)) or path.is_dir() or path.suffix.lower() in LINES or _is_glob(path)


@dataclass(frozen=True, slots=True)
class _File:
    """A file: its path below what was named, its name for a person, how it is opened, whether it counts."""

    name: str
    source: str
    open: Callable[[], IO[bytes]]
    is_report: bool = True

    @property
    def holds_lines(self) -> bool:
        return self.source.lower().endswith(LINES)


def _bytes(path: Path) -> IO[bytes]:
    return path.open("rb")


def _found_here(name: Path, own: Path | None) -> list[_File]:
    """The files of this machine by that name, in the order of their paths, but for those inside `own`."""
    if name.is_dir():
        base, found = name, _inside(name)
    elif _is_glob(name):
        base, found = Path(*_fixed_part(name.parts)), _matching(name)
    else:
        return [_File(name.name, str(name), partial(_bytes, name))]
    own = own.resolve() if own else None
    return [
        _File(
            path.relative_to(base).as_posix(),
            str(path),
            partial(_bytes, path),
            not name.is_dir() or (_is_report(path.name) and not path.is_symlink()),
        )
        for path in found
        if own is None or not path.resolve().is_relative_to(own)
    ]


def _found_elsewhere(at: Place, own: str | None) -> list[_File]:
    """The files at a URL, in the order of their paths, but for those inside `own`."""
    with reaching(at.name):
        fixed = glob.has_magic(at.path) and not at.fs.exists(at.path)
        folder = not fixed and at.fs.isdir(at.path)
        if fixed:
            base, found = "/".join(_fixed_part(at.path.split("/"))), at.fs.glob(at.path)
        elif folder:
            base, found = at.path, at.fs.find(at.path)
        else:
            return [_File(at.path.rpartition("/")[2], at.url(at.path), partial(at.fs.open, at.path, "rb"))]
        files = sorted(path for path in found if not fixed or at.fs.isfile(path))
    named = [(path.removeprefix(base).lstrip("/"), path) for path in files]
    return [
        _File(below, at.url(path), partial(at.fs.open, path, "rb"), not folder or _is_report(path))
        for below, path in named
        if not (own and path.startswith(f"{own}/")) and not _is_hidden(below)
    ]


def _is_hidden(below: str) -> bool:
    return any(part.startswith(".") for part in below.split("/"))


def _is_glob(name: Path) -> bool:
    return glob.has_magic(str(name)) and not name.exists()


def _is_report(name: str) -> bool:
    return name.lower().endswith((*ENDINGS, *LINES))


def _count(file: _File) -> int:
    return sum(1 for line in _lines(file) if line.strip()) if file.holds_lines else 1


def _inside(folder: Path) -> list[Path]:
    """The files of a folder and of the folders in it, but for hidden ones."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names if not name.startswith(".")]
    return sorted(found)


def _matching(pattern: Path) -> list[Path]:
    return sorted(path for path in map(Path, glob.glob(str(pattern), recursive=True)) if path.is_file())  # noqa: PTH207


def _fixed_part(pattern: Sequence[str]) -> Sequence[str]:
    """The names of the folders, one in the other, that a glob starts from."""
    return list(takewhile(lambda part: not glob.has_magic(part), pattern[:-1]))


def _lines(file: _File) -> Iterator[bytes]:
    with reaching(file.source, "read"), file.open() as opened:
        yield from opened
