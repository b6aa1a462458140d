"""Visitors of a public server: each may try reports of their own, which go when they do.

A visitor is one open page. Their stories lie in a folder of their own and are found by the session of
that page alone, so that an address leads nobody else to them. They are deleted soon after the page was
closed (a lost connection may come back), and when the server stops. Limits keep one visitor from
taking the server from the others.
"""

from __future__ import annotations

import math
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from threading import Condition
from typing import Final

from geo.errors import DatelineError
from geo.library.library import Library

MOST_VISITORS: Final = 200
"""With stories of their own at the same time."""

MOST_STORIES: Final = 3
"""Of one visitor at the same time."""

MOST_CHARACTERS: Final = 50_000
"""Of a report, some 8,000 words."""

DRAFTS_AN_HOUR: Final = 20
"""Of one visitor."""

AT_ONCE: Final = 2
"""Reports that are read or drawn at the same time, each of another visitor."""

WAIT_S: Final = 30.0
"""How long a visitor waits for their turn."""

STAY_S: Final = 120.0
"""How long stories stay after the page was closed."""

_HOUR_S: Final = 3600.0


@dataclass
class _Visit:
    """folder: of the visitor's stories; here: when their page was last known to be open."""

    folder: Path
    here: float


class Visitors:
    """All visitors of this server.

    Args:
        is_here: whether the page of a session is open.
        now: a clock, in seconds.

    A session is named by what the server calls it; `address` is where a visitor comes from, as far as
    it is known. Limits of drawing hold for an address, since whoever reloads the page is a new session.

    """

    def __init__(self, is_here: Callable[[str], bool], *, now: Callable[[], float] = time.monotonic) -> None:
        self._is_here, self._now = is_here, now
        self._root = TemporaryDirectory(prefix="dateline-visitors-", ignore_cleanup_errors=True)
        self._visits: dict[str, _Visit] = {}
        self._drafts: dict[str, list[float]] = {}
        self._served: dict[str, str] = {}
        """Whose turn it is: visitor -> session."""
        self._changed = Condition()

    def library(self, session: str, fixed: Sequence[Path]) -> Library:
        """Return the stories that a visitor sees: their own, which nobody else has, and those of all."""
        with self._changed:
            if session not in self._visits:
                self._visits[session] = _Visit(Path(self._root.name) / token_hex(16), self._now())
            return _Own(self._visits[session].folder, fixed, self._has_room)

    def check_draft(self, text: str, session: str, address: str | None) -> None:
        """Count one more report to be drawn.

        Raises:
            DatelineError: it is too long, or one too many.

        """
        if len(text) > MOST_CHARACTERS:
            raise DatelineError(
                f"The report has {len(text):,} characters; this server draws up to {MOST_CHARACTERS:,} for "
                "a visitor. Shorten it, or use Dateline on a machine of your own."
            )
        with self._changed:
            now = self._now()
            drawn = {who: [at for at in times if at > now - _HOUR_S] for who, times in self._drafts.items()}
            self._drafts = {who: times for who, times in drawn.items() if times}
            own = self._drafts.setdefault(address or session, [])
            if len(own) >= DRAFTS_AN_HOUR:
                minutes = math.ceil((own[0] + _HOUR_S - now) / 60)
                raise DatelineError(
                    f"This server has drawn {DRAFTS_AN_HOUR} reports for you within an hour, which is as "
                    f"many as it draws for a visitor; try again in {minutes} min."
                )
            own.append(now)

    @contextmanager
    def turn(self, session: str, address: str | None) -> Iterator[None]:
        """Wait until it is a visitor's turn to have a report read or drawn; it ends with the block.

        Raises:
            DatelineError: it took too long.

        """
        who = address or session
        with self._changed:
            if not self._changed.wait_for(
                lambda: who not in self._served and len(self._served) < AT_ONCE, WAIT_S
            ):
                raise DatelineError(
                    "Another report of yours is still being drawn; wait until it is done."
                    if who in self._served
                    else "The server is drawing the reports of other visitors; try again in a minute."
                )
            self._served[who] = session
        try:
            yield
        finally:
            with self._changed:
                del self._served[who]
                self._changed.notify_all()

    def sweep(self) -> None:
        """Delete the stories of those who have left."""
        with self._changed:
            for session, visit in list(self._visits.items()):
                if self._is_here(session) or session in self._served.values():
                    visit.here = self._now()
                elif self._now() - visit.here >= STAY_S:
                    del self._visits[session]
                    shutil.rmtree(visit.folder, ignore_errors=True)

    def close(self) -> None:
        """Delete the stories of all."""
        self._root.cleanup()

    def _has_room(self) -> bool:
        """Whether one more visitor may have stories; none when the server is stopping."""
        root = Path(self._root.name)
        return root.is_dir() and sum(1 for _ in root.iterdir()) < MOST_VISITORS


class _Own(Library):
    """The stories of a visitor; of what they delete, the last can be brought back."""

    bin_days = 0

    def __init__(self, folder: Path, fixed: Sequence[Path], has_room: Callable[[], bool]) -> None:
        super().__init__(folder, fixed)
        self._has_room = has_room

    def check_room(self) -> None:
        """Refuse another story where the visitor, or the server, has as many as can be."""
        if len(self.own()) >= MOST_STORIES:
            raise DatelineError(
                f"You have {MOST_STORIES} stories of your own here, which is as many as this server keeps "
                "for a visitor; delete one first."
            )
        if not self.path.exists() and not self._has_room():
            raise DatelineError(
                "This server keeps the stories of as many visitors as it can just now; try again later."
            )
