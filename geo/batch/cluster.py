"""Work spread over the workers of a Dask cluster that runs already, by the address of its scheduler.

As in `geo.batch.workers`, each piece is given back with what came of it. A worker that ends costs nothing:
Dask gives its pieces to another. When the scheduler goes away, what it had not answered is asked again once
it is back. Nobody but this process writes anything, so nothing that is done twice is seen twice.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, count, islice
from math import inf
from queue import Empty, SimpleQueue
from time import monotonic, sleep
from typing import Final, Generic, TypeVar

from distributed import Client, Future, KilledWorker

from geo.errors import DatelineError
from geo.version import __version__

Piece = TypeVar("Piece")
Result = TypeVar("Result")

FIRST_S: Final = 10.0
"""How long a scheduler is waited for that was never reached."""

PATIENCE_S: Final = 300.0
"""How long one is waited for that went away, and a worker where there is none."""

_AHEAD: Final = 3
"""Pieces on their way for each thread of the cluster, so that none waits for this process."""

_LOOK_S: Final = 2.0
"""Seconds between two looks at how many workers there are."""

_LOGGERS: Final = ("asyncio", "distributed", "tornado")
"""Where Dask tells, with tracebacks, that a connection broke."""

_ONE_AT_A_TIME: Final = threading.Lock()
"""Work is arithmetic: threads of one worker process would only get in each other's way."""


def spread(
    pieces: Iterable[Piece],
    work: Callable[[Piece], Result],
    *,
    load: Callable[[], object],
    scheduler: str,
    say: Callable[[str], None],
) -> Generator[tuple[Piece, Result | None]]:
    """Give each piece with what `work` returns of it, in the order in which they are done.

    None stands for a piece at which several workers ended, one after the other.

    Args:
        pieces: taken as workers are free; must be picklable.
        work: a function of a module that the workers have too, or `functools.partial` of one. It must return
            the same of the same piece: a piece may be done more than once.
        load: likewise; called before each piece, so that what it loads should stay for the process.
        scheduler: its address, "tcp://host:8786".
        say: is told, in a sentence, when scheduler or workers are waited for.

    Raises:
        DatelineError: the scheduler cannot be reached or does not come back, it has no workers, they have
            another version of Dateline, or what `load` or `work` raises, in words.

    """
    todo, again = iter(pieces), deque[Piece]()
    patience = FIRST_S
    with _quiet():
        while True:
            with _connected(scheduler, patience) as client:
                errands = _Errands[Piece, Result](
                    client, partial(_done, work, load, __version__), scheduler, say
                )
                try:
                    while True:
                        for piece in islice(chain(_emptied(again), todo), errands.room()):
                            errands.give(piece)
                        if not errands.pending:
                            return
                        yield from errands.answered()
                except _LostError:
                    again.extend(errands.pending.values())
            say(f"The scheduler {scheduler} went away; its work is asked for again once it is back")
            patience = PATIENCE_S


class _LostError(Exception):
    """The scheduler went away, and what it was given with it."""


class _Errands(Generic[Piece, Result]):
    """Pieces given to a scheduler, as long as the connection to it holds."""

    def __init__(
        self, client: Client, do: Callable[[Piece], Result], scheduler: str, say: Callable[[str], None]
    ) -> None:
        self.pending: dict[int, Piece] = {}
        """What was given and is not answered, by number."""
        self._client, self._do, self._scheduler, self._say = client, do, scheduler, say
        self._done: SimpleQueue[tuple[int, Future]] = SimpleQueue()
        self._numbers = count()
        self._threads = 0
        self._looked = -inf
        self._manned = monotonic()
        self._told = False

    def room(self) -> int:
        """How many more pieces are to be given, by the number of workers; one where there is none yet."""
        if monotonic() - self._looked >= _LOOK_S:
            with _losing():
                self._threads = sum(self._client.nthreads().values())
            self._looked = monotonic()
            self._check_manned()
        return max(0, max(1, _AHEAD * self._threads) - len(self.pending))

    def give(self, piece: Piece) -> None:
        number = next(self._numbers)
        self.pending[number] = piece
        with _losing():
            future = self._client.submit(self._do, piece, pure=False)
            future.add_done_callback(lambda done: self._done.put((number, done)))

    def answered(self) -> Iterator[tuple[Piece, Result | None]]:
        """The pieces that are done, with their results; nothing if none is for a while."""
        ready = []
        with suppress(Empty):
            ready.append(self._done.get(timeout=_LOOK_S))
            while True:
                ready.append(self._done.get_nowait())
        finished = [future for _, future in ready if future.status == "finished"]
        with _losing():
            results = dict(zip(finished, self._client.gather(finished), strict=True))
        for number, future in ready:
            if future not in results:
                self._check_own_fault(future)
            yield self.pending.pop(number), results.get(future)

    def _check_own_fault(self, future: Future) -> None:
        """Raise why a piece has no result, unless workers ended at it."""
        if future.status != "error":
            raise _LostError
        with _losing():
            error = future.exception()
        if isinstance(error, DatelineError):
            raise error
        if not isinstance(error, KilledWorker):
            message = f"{type(error).__name__}: {error}".removesuffix(": ")
            raise DatelineError(f"A worker of {self._scheduler} cannot draft: {message}")

    def _check_manned(self) -> None:
        """Say that there is no worker, and give up where none comes.

        Raises:
            DatelineError: there was none for a long time.

        """
        if self._threads:
            self._manned = monotonic()
        elif monotonic() - self._manned > PATIENCE_S:
            raise DatelineError(
                f"{self._scheduler} has had no worker for {PATIENCE_S / 60:.0f} minutes; start one with "
                f"dask worker {self._scheduler}, and the same command goes on"
            )
        elif not self._told:
            self._told = True
            self._say(f"The scheduler {self._scheduler} has no worker yet; waiting for one")


def _done(work: Callable[[Piece], Result], load: Callable[[], object], version: str, piece: Piece) -> Result:
    """What a worker does.

    Raises:
        DatelineError: it is another version than the one that asks, or the engine cannot be loaded.

    """
    if version != __version__:
        raise DatelineError(
            f"A worker has Dateline {__version__}, this machine {version}; install the same on all"
        )
    with _ONE_AT_A_TIME:
        load()
        return work(piece)


@contextmanager
def _connected(scheduler: str, patience: float) -> Iterator[Client]:
    """A connection to a scheduler.

    Raises:
        DatelineError: it is not there within the seconds of `patience`.

    """
    client, until = None, monotonic() + patience
    while client is None:
        try:
            client = Client(scheduler, timeout=max(1, until - monotonic()), set_as_default=False)
        except (OSError, ValueError) as error:
            if monotonic() > until or isinstance(error, ValueError):
                raise DatelineError(
                    f"The scheduler {scheduler} cannot be reached ({error}); start one with dask scheduler, "
                    "and the same command goes on"
                ) from None
            sleep(_LOOK_S)
    try:
        yield client
    finally:
        with suppress(OSError, CancelledError):
            client.close(timeout=FIRST_S)


@contextmanager
def _losing() -> Iterator[None]:
    """Tell whatever Dask raises when the connection breaks from what a piece of work raises."""
    try:
        yield
    except (OSError, CancelledError, RuntimeError, AttributeError) as error:
        raise _LostError from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's own log off the terminal: what is lost and found again is said by `say`."""
    known = logging.root.manager.loggerDict
    loggers = [logging.getLogger(name) for name in list(known) if name.partition(".")[0] in _LOGGERS]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


def _emptied(queue: deque[Piece]) -> Iterator[Piece]:
    while queue:
        yield queue.popleft()
