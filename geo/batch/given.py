"""A folder, a glob or a JSON Lines file -> the reports in it, one at a time, each with a key of its own."""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.errors import DatelineError, ReportError, reason
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


class Source:
    """What a person named: a folder, a glob or a JSON Lines file; iterating gives its reports in order.

    Files inside `library` are never taken for reports.

    count: how many reports there are.
    left_out: files of the folder that are none by their ending, or only a link.

    Raises:
        DatelineError: there is nothing to be read by that name.

    """

    def __init__(self, name: Path, library: Path) -> None:
        own = library.resolve()
        self.left_out: Sequence[Path] = ()
        if name.is_dir():
            self._base = name
            found = [path for path in _inside(name) if not path.resolve().is_relative_to(own)]
            self._files = [path for path in found if _is_report(path)]
            self.left_out = [path for path in found if not _is_report(path)]
        elif _is_glob(name):
            self._base = _fixed_part(name)
            self._files = [path for path in _matching(name) if not path.resolve().is_relative_to(own)]
        else:
            self._base, self._files = name.parent, [name]
        self.count = sum(map(_count, self._files))
        if not self.count:
            raise DatelineError(
                f"{name} holds no report; Dateline takes {', '.join((*ENDINGS, *LINES))} files"
            )

    def __iter__(self) -> Iterator[Given]:
        """The reports, in the order of their paths and lines."""
        for path in self._files:
            if path.suffix.lower() in LINES:
                yield from self._from_lines(path)
            else:
                yield self._from_file(path)

    def _from_file(self, path: Path) -> Given:
        name = path.relative_to(self._base).as_posix()
        try:
            with path.open("rb") as opened:
                return Given(name, str(path), opened.read(LARGEST_FILE + 1))
        except OSError as error:
            return Given(name, str(path), problem=f"{path} cannot be read: {reason(error)}")

    def _from_lines(self, path: Path) -> Iterator[Given]:
        for number, raw in enumerate(_lines(path), start=1):
            if not raw.strip():
                continue
            source = f"{path}, line {number}"
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


def is_many(name: Path) -> bool:
    """Whether a name stands for many reports, not for the file of one."""
    return name.is_dir() or name.suffix.lower() in LINES or _is_glob(name)


def _is_glob(name: Path) -> bool:
    return glob.has_magic(str(name)) and not name.exists()


def _is_report(path: Path) -> bool:
    return path.suffix.lower() in (*ENDINGS, *LINES) and not path.is_symlink()


def _count(path: Path) -> int:
    return sum(1 for line in _lines(path) if line.strip()) if path.suffix.lower() in LINES else 1


def _inside(folder: Path) -> list[Path]:
    """The files of a folder and of the folders in it, but for hidden ones."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names if not name.startswith(".")]
    return sorted(found)


def _matching(pattern: Path) -> list[Path]:
    return sorted(path for path in map(Path, glob.glob(str(pattern), recursive=True)) if path.is_file())  # noqa: PTH207


def _fixed_part(pattern: Path) -> Path:
    """The folder that a glob starts from."""
    parts = pattern.parts[:-1]
    wild = next((at for at, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return Path(*parts[:wild])


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as opened:
            yield from opened
    except OSError as error:
        raise DatelineError(f"{path} cannot be read: {reason(error)}") from None
