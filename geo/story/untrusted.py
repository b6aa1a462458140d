"""What is asked of a file of a story, which may come from somebody else, before anything of it is read.

Its name leads nowhere else, it is an ordinary file, and not too large.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

NOT_INSIDE: Final = (
    "is not in the story's folder, as all files of a story must be; copy it there and write its plain name"
)

_MOST_BYTES: Final = {"story.toml": 64 * 1024, "corrections.toml": 8 * 1024**2, ".csv": 64 * 1024**2}
"""The largest file that is read, by its name or the end of its name."""
_MOST_OF_OTHERS: Final = 16 * 1024**2

# Not every system has all of these: no link is followed, no pipe waited for, no line end changed.
GUARDS: Final = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
# Names that Windows keeps for devices, whatever their ending.
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class Refused(Exception):  # noqa: N818  # never leaves this package
    """A file that is not used; the message says why."""


def inside(name: str) -> bool:
    """Whether a name can but be that of a file in a folder, or in a folder inside it, on every system."""
    parts = name.split("/")
    return len(parts) <= 2 and all(part and _is_plain(part) for part in parts)


def _is_plain(part: str) -> bool:
    """Neither hidden nor a path, and nothing that Windows reads as another name."""
    return (
        part == PurePosixPath(part).name == PureWindowsPath(part).name == part.rstrip(". ")
        and not part.startswith(".")
        and ":" not in part
        and part.isprintable()
        and not _DEVICE.fullmatch(part)
    )


def read_ordinary(own: str, handle: int | None, most: int, shipped: bool) -> bytes:
    """Return what an ordinary file holds; it is asked for its kind and size before and after it is opened.

    Args:
        own: its name in the folder that `handle` holds open, or its path where that is None.
        handle: of the folder.
        most: the largest size, in bytes.
        shipped: whether it came with Dateline, and may be linked to an installer's store.

    Raises:
        Refused: it is something else, or too large.
        OSError: it cannot be read.

    """
    _check(os.stat(own, dir_fd=handle, follow_symlinks=False), most, shipped)
    with os.fdopen(os.open(own, os.O_RDONLY | GUARDS, dir_fd=handle), "rb") as file:
        _check(os.fstat(file.fileno()), most, shipped)
        raw = file.read(most + 1)
    if len(raw) > most:
        raise Refused(_too_large(most))
    return raw


def _check(status: os.stat_result, most: int, shipped: bool) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Refused(not_ordinary(status.st_mode))
    if status.st_nlink > 1 and not shipped:
        raise Refused("is a file that has a second name elsewhere (a hard link); put a copy in its place")
    if status.st_size > most:
        raise Refused(_too_large(most))


def not_ordinary(mode: int) -> str:
    """Return what is said of something that is no ordinary file."""
    kinds = (
        (stat.S_ISLNK, "a link"),
        (stat.S_ISDIR, "a directory"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
    )
    kind = next((name for test, name in kinds if test(mode)), "a device")
    return f"is {kind}; a story's files must be ordinary files in its folder"


def _too_large(most: int) -> str:
    size = f"{most // 1024**2} MB" if most >= 1024**2 else f"{most // 1024} kB"
    return f"is too large; it may hold {size} at most"


def most_bytes(name: str) -> int:
    """Return the largest size of the file by that name."""
    ends = (limit for end, limit in _MOST_BYTES.items() if name.endswith(end))
    return next(ends, _MOST_OF_OTHERS)
