"""bench.fuzz.kinds: a short run of every kind, and that it tries what it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.fuzz.kinds import KINDS
from geo.errors import DatelineError


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_breaks_on_what_comes_in(kind: str) -> None:
    assert [str(fault) for fault in KINDS[kind].run(60)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_input_is_made_of_seed_kind_and_number_alone(kind: str) -> None:
    once, again, other = ([KINDS[kind].made(number, seed) for number in range(20)] for seed in (0, 0, 1))
    assert once == again != other
    assert len(set(once)) > 10


@pytest.mark.parametrize("kind", KINDS)
def test_some_inputs_are_read_to_the_end(kind: str, tmp_path: Path) -> None:
    """Else nothing behind the first refusal would ever be tried."""

    def is_read(number: int) -> bool:
        try:
            KINDS[kind].attempt(KINDS[kind].made(number), tmp_path)
        except DatelineError:
            return False
        return True

    assert sum(map(is_read, range(40))) >= 4
