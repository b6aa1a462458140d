"""A path on this machine, or a URL of any file system that fsspec reaches (s3://, gs://, memory://, ...)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.errors import DatelineError, reason

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_URL: Final = re.compile(r"[a-z][a-z0-9+.-]+(::[a-z][a-z0-9+.-]+)*://", re.IGNORECASE)


def is_url(name: str) -> bool:
    """Whether a name is a URL, not a path on this machine; "file://" counts as one."""
    return _URL.match(name) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder by its name: its file system, its path there, and whether that is this machine."""

    name: str
    fs: AbstractFileSystem
    path: str
    here: bool

    def url(self, path: str) -> str:
        """The name of another path in the same file system, for a person."""
        return path if self.here and not is_url(self.name) else str(self.fs.unstrip_protocol(path))


def place(name: str) -> Place:
    """Return where a name leads.

    Raises:
        DatelineError: nothing that is installed reaches it.

    """
    from fsspec.core import url_to_fs
    from fsspec.implementations.local import LocalFileSystem

    if not is_url(name):
        return Place(name, LocalFileSystem(), os.path.abspath(name), here=True)  # noqa: PTH100  # as fsspec has it
    with reaching(name):
        fs, path = url_to_fs(name)
    return Place(name, fs, path.rstrip("/"), isinstance(fs, LocalFileSystem))


@contextmanager
def reaching(name: str, doing: str = "reached") -> Iterator[None]:
    """Turn what a file system raises, be it of somebody else, into one sentence.

    Raises:
        DatelineError: "NAME cannot be reached", with the reason.

    """
    try:
        yield
    except DatelineError:
        raise
    except OSError as error:
        why = reason(error) if error.strerror else str(error)
        raise DatelineError(f"{name} cannot be {doing}: {why or type(error).__name__}") from None
    except ImportError as error:  # the package of a file system, named by fsspec
        raise DatelineError(f"{name} cannot be {doing} without a further package: {error}") from None
    except Exception as error:
        why = f"{type(error).__name__}: {error}".removesuffix(": ")
        raise DatelineError(f"{name} cannot be {doing}: {why}") from None
