"""python -m bench.fuzz: what it prints, and how it ends."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.fuzz import __main__ as command
from bench.fuzz.trying import Kind


@pytest.mark.parametrize(("broken", "code"), [(False, 0), (True, 1)])
def test_it_ends_with_1_where_something_broke(
    broken: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def attempt(text: str, _: Path) -> None:
        if broken:
            raise KeyError(text)

    kind = Kind("dates", lambda chance: f"May {chance.random()}", attempt)
    monkeypatch.setitem(command.KINDS, "dates", kind)
    monkeypatch.setattr(sys, "argv", ["fuzz", "dates", "--inputs", "2"])
    assert command.main() == code
    assert f"dates: 2 inputs of seed 0, {2 * broken} broke something" in capsys.readouterr().out


def test_a_kind_that_there_is_not_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["fuzz", "date"])
    with pytest.raises(SystemExit):
        command.main()
    assert "date: no such kind; write some of sentences, dates" in capsys.readouterr().err
