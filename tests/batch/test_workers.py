"""Work spread over real processes, some of which are killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.batch.workers import spread
from geo.errors import DatelineError


def nothing() -> None:
    """A process that needs nothing."""


def refuse() -> None:
    raise DatelineError("the model is not installed")


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def squared(number: int) -> tuple[int, int]:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 99:
        raise DatelineError("the disk is full")
    return number * number, os.getpid()


def test_every_piece_is_done_once_by_as_many_processes_as_asked() -> None:
    found = list(spread(range(12), squared, load=nothing, workers=3))
    results = {piece: result[0] for piece, result in found if result}
    assert len(found) == 12
    assert results == {number: number * number for number in range(12)}
    assert 1 <= len({result[1] for _, result in found if result}) <= 3


def test_a_process_that_is_killed_costs_its_own_piece_only() -> None:
    found = dict(spread([1, 2, 13, 3, 4, 13, 5], squared, load=nothing, workers=2))
    assert found[13] is None
    assert {piece for piece, result in found.items() if result} == {1, 2, 3, 4, 5}


def test_pieces_are_taken_as_processes_are_free() -> None:
    taken = []

    def pieces() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    spreading = spread(pieces(), squared, load=nothing, workers=2)
    next(spreading)
    spreading.close()
    assert len(taken) <= 3


@pytest.mark.parametrize(("load", "why"), [(refuse, "not installed"), (end, "ended while it loaded")])
def test_what_cannot_be_loaded_ends_all(load: object, why: str) -> None:
    with pytest.raises(DatelineError, match=why):
        list(spread([1], squared, load=load, workers=2))  # type: ignore[arg-type]


def test_an_error_of_the_work_ends_all() -> None:
    with pytest.raises(DatelineError, match="the disk is full"):
        list(spread([99], squared, load=nothing, workers=1))


def test_no_process_is_left_behind() -> None:
    spreading = spread(range(9), squared, load=nothing, workers=2)
    _, result = next(spreading)
    spreading.close()
    assert result
    assert not Path(f"/proc/{result[1]}").exists()
