"""A kind of input -> which of its inputs break something, each with the reason."""

from __future__ import annotations

import io
import random
import signal
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from tqdm import tqdm

from geo.errors import DatelineError, plain

T = TypeVar("T")
_SECONDS: float = 30
_SHOWN: Final = 600


class Hangs(BaseException):
    """An input takes too long; no `except Exception` on its way may keep it."""


@dataclass(frozen=True)
class Fault:
    """An input that broke something: `why` is a traceback or a sentence."""

    kind: str
    number: int
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.kind}, input {self.number}: {_shortened(repr(self.text))}\n{self.why}"


@dataclass(frozen=True)
class Kind:
    """One way in: how an input is made, and what is done with it in a folder of its own."""

    name: str
    make: Callable[[random.Random], str]
    attempt: Callable[[str, Path], None]

    def made(self, number: int, seed: int = 0) -> str:
        """Return an input; the same numbers always give the same."""
        return self.make(random.Random(f"{seed} {self.name} {number}"))  # noqa: S311 - repetition, not secrecy

    def run(self, inputs: int, *, seed: int = 0, first: int = 0) -> Iterator[Fault]:
        """Try inputs from number `first` on, each text once, and yield what breaks something."""
        tried: set[int] = set()
        with tempfile.TemporaryDirectory() as folder:
            for number in tqdm(range(first, first + inputs), desc=self.name, disable=None, leave=False):
                text = self.made(number, seed)
                if hash(text) in tried:
                    continue
                tried.add(hash(text))
                if why := self._broken(text, Path(folder)):
                    yield Fault(self.name, number, text, why)

    def _broken(self, text: str, folder: Path) -> str:
        """What an input breaks, "" for nothing."""
        printed = io.StringIO()
        try:
            with redirect_stdout(printed), _limited(_SECONDS), warnings.catch_warnings(action="error"):
                self.attempt(text, folder)
        except DatelineError as error:
            if (said := str(error)) != plain(said):
                return f"the message is no plain line of text: {_shortened(repr(said))}"
        except Hangs:
            return f"it took more than {_SECONDS} seconds"
        except Exception:
            return traceback.format_exc()
        return f"it printed {_shortened(printed.getvalue())!r}" if printed.getvalue() else ""


def each(*read: Callable[[T], object], given: T) -> None:
    """Give each function the same, whatever the others say of it.

    Raises:
        DatelineError: all of them refuse it.

    """
    refused: list[DatelineError] = []
    for one in read:
        try:
            one(given)
        except DatelineError as error:
            check_message(str(error))
            refused.append(error)
    if refused and len(refused) == len(read):
        raise refused[0]


def check_message(said: str) -> None:
    """Raise AssertionError where a message is not one line of text that a terminal only shows."""
    if said != plain(said):
        raise AssertionError(f"the message is no plain line of text: {_shortened(repr(said))}")


def utf8(text: str) -> bytes:
    """A file of the text; half a character (a lone surrogate) makes it no UTF-8."""
    return text.encode("utf-8", "surrogatepass")


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}… ({len(words):,} characters)"
