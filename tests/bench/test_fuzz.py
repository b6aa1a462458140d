"""bench.fuzz: a short run of it, and that it would find what it looks for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from bench import fuzz
from geo.errors import DatelineError


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_nothing_breaks_on_what_comes_in(kind: str) -> None:
    assert [str(fault) for fault in fuzz.run(kind, 60)] == []


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_an_input_is_made_of_seed_kind_and_number_alone(kind: str) -> None:
    once, again, other = ([fuzz.made(kind, number, seed) for number in range(20)] for seed in (0, 0, 1))
    assert once == again != other
    assert len(set(once)) > 10


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
        lambda _: time.sleep(1): "it took more than 0.05 seconds",
    }
    monkeypatch.setattr(fuzz, "_SECONDS", 0.05)
    for attempt, why in faults.items():
        monkeypatch.setitem(
            fuzz.KINDS, "dates", fuzz.Kind(lambda _: "May 3", lambda text, _, do=attempt: do(text))
        )
        (fault,) = fuzz.run("dates", 1, first=7)
        assert str(fault).startswith("dates, input 7: 'May 3'\n")
        assert why in fault.why


def test_a_sentence_for_a_person_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str, _: Path) -> None:
        raise DatelineError(f"{text} is no date\x1b[2J")

    monkeypatch.setitem(fuzz.KINDS, "dates", fuzz.Kind(lambda _: "x", refuse))
    assert list(fuzz.run("dates", 3)) == []


@pytest.mark.parametrize(("broken", "code"), [(False, 0), (True, 1)])
def test_the_command_ends_with_1_where_something_broke(
    broken: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    attempt = (lambda _, __: fails("")) if broken else (lambda _, __: None)
    monkeypatch.setitem(fuzz.KINDS, "dates", fuzz.Kind(lambda _: "May 3", attempt))
    monkeypatch.setattr(sys, "argv", ["fuzz", "dates", "--inputs", "2"])
    assert fuzz.main() == code
    assert f"dates: 2 inputs of seed 0, {2 * broken} broke something" in capsys.readouterr().out
