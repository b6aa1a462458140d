"""All reading and writing in a story folder, which may come from somebody else.

A story's files are ordinary files inside its folder. A link, pipe, device, absolute path, `..`, a second
name of another file (hard link) or a file of unlikely size is refused, before anything of it is read.

Files that are written together change together, whenever the program is killed or the disk is full:

1. each new content is written beside the old one, in a fresh file with a random name;
2. one list of them, `.dateline-switch`, is moved into place: from here on the new contents count;
3. the fresh files are moved over the old ones, and the list is removed.

Who finds a list was left by a program that stopped on the way: a reader takes the fresh files it
names, the next writer does step 3 again. A reader never sees half of a change, because both lock the folder.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import stat
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from geo.errors import DatelineError, Problem, StoryError, reason
from geo.paths import DATA, ROOT
from geo.story.untrusted import GUARDS, NOT_INSIDE, Refused, inside, most_bytes, not_ordinary, read_ordinary
from geo.text import report

META: Final = "story.toml"
CORRECTIONS: Final = "corrections.toml"
REPORT: Final = "report.txt"
"""What Dateline calls a report that it puts into a story."""

DRAFT: Final = "draft"
"""The folder inside a story that holds the tables as the engine drafted them."""

_TABLES: Final = ("events.csv", "passages.csv", "places.csv", "coverage.csv")
_REPORTS: Final = "reports.csv"
OWN: Final = (META, CORRECTIONS, _REPORTS, *_TABLES, *(f"{DRAFT}/{name}" for name in _TABLES))
"""The files a story may have besides its report."""

LOCK_S: Final = 10.0
"""How long to wait for another program that is writing; that takes it some milliseconds."""

_SWITCH: Final = ".dateline-switch"
_FRESH: Final = re.compile(r"\.dateline-[0-9a-f]{32}")
_SEEDS: Final = "../../seeds/"
# A folder that is held open cannot be swapped for another between two steps. Windows has no such thing.
_HELD: Final = sys.platform != "win32" and os.open in os.supports_dir_fd

Version = tuple[tuple[str, int, int, int], ...]
"""Name, inode, time of change (ns) and size of files: as long as nothing is written, they stay the same."""


class Folder:
    """An open story folder; made by `reading` and `changing`.

    Files go by their name, or by `draft/events.csv` where they lie in a folder inside.
    """

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        self._handle = handle
        self._fresh: Mapping[str, str] = {}

    def holds(self, name: str) -> bool:
        """Whether there is anything by this name."""
        with suppress(OSError, Refused), self._where(self._fresh.get(name, name)) as (handle, own):
            os.stat(own, dir_fd=handle, follow_symlinks=False)
            return True
        return False

    def read(self, name: str) -> bytes:
        """Return what a file holds.

        Raises:
            StoryError: it is missing, is not an ordinary file inside the folder, or is too large.

        """
        try:
            if name.startswith(_SEEDS) and self.path.resolve().parent == DATA:
                # The report of a story that ships with Dateline.
                with reading(ROOT / "seeds") as seeds:
                    return seeds.read(name.removeprefix(_SEEDS))
            with self._where(self._fresh.get(name, name)) as (handle, own):
                return read_ordinary(own, handle, most_bytes(name), self._shipped)
        except Refused as error:
            raise StoryError([Problem(name, str(error))]) from None
        except OSError as error:
            raise StoryError([Problem(name, f"cannot be read: {reason(error)}")]) from None

    def text(self, name: str) -> str:
        """Return the text of a UTF-8 file.

        Raises:
            StoryError: as `read`, or it is not UTF-8.

        """
        raw = self.read(name)
        try:
            return report.decode(raw)
        except ValueError as error:
            raise StoryError([Problem(name, f"is {error}")]) from None

    def toml(self, name: str) -> dict[str, Any]:
        """Return what a TOML file says.

        Raises:
            StoryError: as `text`, or it is not TOML.

        """
        text = self.text(name)
        try:
            return tomllib.loads(text)
        except ValueError as error:
            raise StoryError([Problem(name, f"is no usable TOML: {error}")]) from None
        except RecursionError:
            message = "is no usable TOML: brackets are nested too deeply"
            raise StoryError([Problem(name, message)]) from None

    def version(self, names: Iterable[str]) -> Version:
        """The version of those files that exist."""
        found = []
        for name in names:
            with suppress(OSError, Refused), self._where(self._fresh.get(name, name)) as (handle, own):
                status = os.stat(own, dir_fd=handle, follow_symlinks=False)
                found.append((name, status.st_ino, status.st_mtime_ns, status.st_size))
        return tuple(found)

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Give files these contents: all of them or, where an error is raised, none.

        Raises:
            DatelineError: a name is taken by something that is no ordinary file, the disk is full, ...

        """
        fresh: dict[str, str] = {}
        name = _SWITCH
        try:
            for name, content in contents.items():
                fresh[name] = self._written(content, self._mode(name))
            name = _SWITCH
            self._move(self._written(json.dumps(fresh).encode(), 0o666), _SWITCH)
        except (OSError, Refused) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            message = f"{self.path / name} cannot be written: {why}; nothing in the folder has changed"
            raise DatelineError(message) from error
        finally:
            # If this fails, readers follow the list, and the next writer tries again.
            with suppress(OSError, Refused):
                self._finish()

    # Steps of a change.

    def _written(self, content: bytes, mode: int) -> str:
        """Write a fresh file that was not there before; return its name."""
        name = f".dateline-{secrets.token_hex(16)}"
        handle = os.open(
            self._plain(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL | GUARDS, mode, dir_fd=self._handle
        )
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return name

    def _move(self, fresh: str, name: str) -> None:
        with self._where(name) as (handle, own):
            os.replace(self._plain(fresh), own, src_dir_fd=self._handle, dst_dir_fd=handle)
            if handle is not None:
                with suppress(OSError):  # it is moved; whether it outlasts a power cut, not every disk says
                    os.fsync(handle)

    def _finish(self) -> None:
        """Do what a change that was stopped, or this one, has left to do."""
        listed = self._listed()
        for name, fresh in listed.items():
            with suppress(FileNotFoundError):  # moved before
                self._move(fresh, name)
        if listed:
            os.unlink(self._plain(_SWITCH), dir_fd=self._handle)
        with os.scandir(self.path if self._handle is None else self._handle) as entries:
            left = [entry.name for entry in entries if _FRESH.fullmatch(entry.name)]
        for name in left:
            os.unlink(self._plain(name), dir_fd=self._handle)

    def _listed(self) -> dict[str, str]:
        """Names of files -> the fresh ones that take their place; {} if there is no such list."""
        try:
            listed = json.loads(read_ordinary(self._plain(_SWITCH), self._handle, most_bytes(META), False))
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError, Refused):
            listed = None
        if isinstance(listed, dict) and all(
            inside(name) and _FRESH.fullmatch(str(fresh)) for name, fresh in listed.items()
        ):
            return listed
        raise StoryError([Problem(_SWITCH, "is damaged; delete it, then run `dateline build`")])

    def _following(self) -> None:
        """Read the fresh files of a change that was stopped, as far as they are not moved yet."""
        try:
            self._fresh = {name: fresh for name, fresh in self._listed().items() if self.holds(fresh)}
        except OSError as error:
            raise StoryError([Problem(_SWITCH, f"cannot be read: {reason(error)}")]) from None

    def _mode(self, name: str) -> int:
        """The mode of a file that is to be written: as it has now."""
        with self._where(name, make=True) as (handle, own):
            try:
                status = os.stat(own, dir_fd=handle, follow_symlinks=False)
            except FileNotFoundError:
                return 0o666
        if not stat.S_ISREG(status.st_mode):
            raise Refused(not_ordinary(status.st_mode))
        return stat.S_IMODE(status.st_mode) & 0o777

    # Where a file is.

    @property
    def _shipped(self) -> bool:
        return any(self.path.resolve().is_relative_to(own) for own in (DATA, ROOT / "seeds"))

    def _plain(self, name: str) -> str:
        return name if self._handle is not None else str(self.path / name)

    @contextmanager
    def _where(self, name: str, *, make: bool = False) -> Iterator[tuple[int | None, str]]:
        """The folder that holds a file, held open, and the file's name in it."""
        *parts, own = name.split("/")
        if name != _SWITCH and not _FRESH.fullmatch(name) and not inside(name):
            raise Refused(NOT_INSIDE)
        if not parts:
            yield self._handle, self._plain(own)
            return
        inner = self._plain(parts[0])
        if make:
            with suppress(FileExistsError):
                os.mkdir(inner, dir_fd=self._handle)
        status = os.stat(inner, dir_fd=self._handle, follow_symlinks=False)
        if not stat.S_ISDIR(status.st_mode):
            raise Refused(f"lies in {parts[0]}, which is no folder of its own")
        if self._handle is None:
            yield None, f"{inner}/{own}"
            return
        handle = os.open(inner, os.O_RDONLY | os.O_DIRECTORY | GUARDS, dir_fd=self._handle)
        try:
            yield handle, own
        finally:
            os.close(handle)


@contextmanager
def reading(path: Path) -> Iterator[Folder]:
    """Open a story folder, to read its files as they are at one moment.

    Raises:
        StoryError: it is not a folder, or cannot be opened.

    """
    with _opened(path, exclusive=False) as folder:
        folder._following()
        yield folder


@contextmanager
def changing(path: Path, *, make: bool = False) -> Iterator[Folder]:
    """Open a story folder, to read and write its files while no other program does.

    Args:
        path: the folder.
        make: whether to make it if it is not there.

    Raises:
        StoryError: it is not a folder, or cannot be opened.
        DatelineError: it cannot be made or written.

    """
    if make:
        with _writing(path):
            path.mkdir(parents=True, exist_ok=True)
    with _opened(path, exclusive=True) as folder:
        with _writing(path):
            folder._finish()
        yield folder


def replace(path: Path, content: bytes) -> None:
    """Write a file of the user's own choice, whole or not at all; into a device or a pipe, as it comes.

    Raises:
        DatelineError: it cannot be written; what was there before is as it was.

    """
    path = path.resolve()  # whoever names a link means the file behind it
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666
        beside = path.with_name(f".dateline-{secrets.token_hex(16)}")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | GUARDS, mode)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise DatelineError(f"{path} cannot be written: {reason(error)}") from error


@contextmanager
def making(path: Path) -> Iterator[Path]:
    """Give a folder to fill, which then is at `path`, whole; where an error is raised, it never is.

    Raises:
        DatelineError: there is something at `path`, other than an empty folder; or it cannot be made.

    """
    with ExitStack() as around:
        with _writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = around.enter_context(tempfile.TemporaryDirectory(prefix=".dateline-", dir=path.parent))
            made = Path(beside) / "story"
            made.mkdir()
        yield made
        with _writing(path):
            made.rename(path)


def write(path: Path, contents: Mapping[str, bytes]) -> None:
    """Give files of a story folder these contents, all of them or none: `Folder.write` in one go."""
    with changing(path) as folder:
        folder.write(contents)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, Refused) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise DatelineError(f"{path} cannot be written: {why}") from error


@contextmanager
def _opened(path: Path, *, exclusive: bool) -> Iterator[Folder]:
    missing = StoryError([Problem(str(path), "is no folder; name the folder that holds story.toml")])
    try:
        if not path.is_dir():
            raise missing
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC) if _HELD else None
    except (FileNotFoundError, NotADirectoryError, ValueError):  # or a NUL in its name
        raise missing from None
    except OSError as error:
        raise StoryError([Problem(str(path), f"cannot be opened: {reason(error)}")]) from None
    try:
        if handle is not None:
            _lock(handle, path, exclusive=exclusive)
        yield Folder(path, handle)
    finally:
        if handle is not None:
            os.close(handle)


def _lock(handle: int, path: Path, *, exclusive: bool) -> None:
    """Lock a folder until its handle is closed, be it that the program is killed."""
    if sys.platform == "win32":
        return
    import fcntl

    end = time.monotonic() + LOCK_S
    while True:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > end:
                message = "another program is writing this story; try again in a moment"
                raise StoryError([Problem(str(path), message)]) from None
            time.sleep(0.005)
        except OSError:
            return  # a file system without locks
