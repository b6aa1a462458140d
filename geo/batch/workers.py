"""Work spread over processes of this machine: each loads what it needs once, and does one piece at a time.

The pools of Python's own library stop as a whole when one process is killed, and cannot tell which piece of
work it was at. Here only that piece is lost, and it is named.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Final, Generic, TypeVar

from geo.errors import DatelineError

Piece = TypeVar("Piece")
Result = TypeVar("Result")

# A fresh interpreter: a copy of this one (fork) would have the locks of its threads, but not the threads.
_PROCESSES: Final = get_context("spawn")


def spread(
    pieces: Iterable[Piece],
    work: Callable[[Piece], Result],
    *,
    load: Callable[[], object],
    workers: int,
) -> Generator[tuple[Piece, Result | None]]:
    """Give each piece with what `work` returns of it, in the order in which they are done.

    None stands for a piece whose process ended before it was done. The processes end with this one, also
    when it is killed.

    Args:
        pieces: taken one by one, as processes are free; must be picklable.
        work: a function of a module, or `functools.partial` of one.
        load: likewise; called first, once in each process.
        workers: how many processes.

    Raises:
        DatelineError: what `load` or `work` raises, in words, or a process ended while it loaded.

    """
    todo = iter(pieces)
    idle: list[_Worker[Piece, Result]] = []
    busy: dict[Connection, tuple[_Worker[Piece, Result], Piece]] = {}
    try:
        while True:
            while len(busy) < workers and (more := list(_first(todo))):
                worker = _started(idle, work, load, more[0])
                busy[worker.connection] = (worker, more[0])
            if not busy:
                return
            for ready in wait(list(busy)):
                worker, piece = busy[ready]  # type: ignore[index]
                done, result = worker.result()
                del busy[worker.connection]
                if done:
                    idle.append(worker)
                yield piece, result
    finally:
        for worker in (*idle, *(worker for worker, _ in busy.values())):
            worker.end()


class _Worker(Generic[Piece, Result]):
    """A process that waits for pieces of work."""

    def __init__(self, work: Callable[[Piece], Result], load: Callable[[], object]) -> None:
        self.connection, theirs = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=_serve, args=(theirs, work, load), daemon=True)
        self._process.start()
        theirs.close()
        if not self.result()[0]:
            raise DatelineError(
                "A process ended while it loaded the engine, perhaps for lack of memory; try fewer workers"
            )

    def result(self) -> tuple[bool, Any]:
        """Wait for what the process has done; (False, None) if it has ended."""
        try:
            problem, result = self.connection.recv()
        except (EOFError, OSError):
            self.end()
            return False, None
        if problem:
            self.end()
            raise DatelineError(problem)
        return True, result

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


def _started(
    idle: list[_Worker[Piece, Result]],
    work: Callable[[Piece], Result],
    load: Callable[[], object],
    piece: Piece,
) -> _Worker[Piece, Result]:
    """A process that has been given a piece; one that ended while it waited is not the piece's fault."""
    while True:
        worker = idle.pop() if idle else _Worker(work, load)
        try:
            worker.connection.send(piece)
        except OSError:
            worker.end()
        else:
            return worker


def _first(todo: Iterator[Piece]) -> Iterator[Piece]:
    for piece in todo:
        yield piece
        return


def _serve(connection: Connection, work: Callable[[Any], object], load: Callable[[], object]) -> None:
    """What a process does until the other end is closed, be it that the parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to all; the parent ends its processes
    sent = _sent(connection, load)
    while sent:
        try:
            piece = connection.recv()
        except (EOFError, OSError):
            return
        sent = _sent(connection, partial(work, piece))


def _sent(connection: Connection, do: Callable[[], object]) -> bool:
    """Do something and send what came of it; whether there is anybody to go on for."""
    try:
        told = ("", do())
    except DatelineError as error:
        told = (str(error), None)
    try:
        connection.send(told)
    except OSError:
        return False
    return True
