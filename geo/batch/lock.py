"""One batch at a time in a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import DatelineError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder of this machine against other batches, until the end or until the program is killed.

    Raises:
        DatelineError: another batch holds it.

    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatelineError(f"Another batch is writing into {folder}; wait until it is done") from None
        yield
    finally:
        os.close(handle)
