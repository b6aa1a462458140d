"""bench.fuzz.trying: it would find what it looks for."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from bench.fuzz import trying
from bench.fuzz.trying import Kind
from geo.errors import DatelineError


def fails(_: str) -> NoReturn:
    raise KeyError("no such place")


def refuses_in_two_lines(_: str) -> NoReturn:
    error = DatelineError("")
    error.args = ("one line\nand another",)
    raise error


def test_what_breaks_something_is_named_with_its_number_and_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faults: dict[Callable[[str], object], str] = {
        fails: "KeyError: 'no such place'",
        refuses_in_two_lines: r"no plain line of text: 'one line\nand another'",
        lambda _: print("trying to"): r"it printed 'trying to\n'",
        lambda _: warnings.warn("overflow", stacklevel=1): "UserWarning: overflow",
        lambda _: time.sleep(1): "it took more than 0.05 seconds",
    }
    monkeypatch.setattr(trying, "_SECONDS", 0.05)
    for attempt, why in faults.items():
        kind = Kind("dates", lambda _: "May 3", lambda text, _, do=attempt: do(text))
        (fault,) = kind.run(1, first=7)
        assert str(fault).startswith("dates, input 7: 'May 3'\n")
        assert why in fault.why


def test_a_sentence_for_a_person_is_no_fault() -> None:
    def refuse(text: str, _: Path) -> None:
        raise DatelineError(f"{text} is no date\x1b[2J")

    assert list(Kind("dates", lambda _: "x", refuse).run(3)) == []


def test_a_text_that_was_tried_is_not_tried_again() -> None:
    tried: list[str] = []
    kind = Kind("dates", lambda chance: f"May {chance.randint(1, 3)}", lambda text, _: tried.append(text))
    assert list(kind.run(50)) == []
    assert sorted(tried) == ["May 1", "May 2", "May 3"]
