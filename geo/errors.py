"""Every error Dateline raises on purpose; anything else that escapes is a bug.

DatelineError
├── StoryError       a story's files do not hold together (carries the problems, one a row)
├── ReportError      a report's file, text, address or day of publication cannot be used
├── GazetteerError   the embedded gazetteer cannot be compiled or read
├── LanguageError    the language model cannot be loaded, or is none that reads English
└── ServiceError     an online geocoder failed; `retry` says whether trying again may help
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 1_000
"""Characters of a message, whatever it quotes."""


def plain(said: str) -> str:
    """Return a message as one line that can be shown anywhere.

    What it quotes may come from somebody else: control characters, which a terminal would obey, are written
    as escapes, and the middle of what is very long is left out.
    """
    said = _shortened(said)
    return said if said.isprintable() else _shortened("".join(map(_visible, said)))


def _shortened(said: str) -> str:
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST // 2]} … {said[-_LONGEST // 2 :]}"


def _visible(character: str) -> str:
    return character if character.isprintable() else repr(character)[1:-1]


class DatelineError(Exception):
    """Base of all errors whose message is written for the person at the page or the terminal, in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(plain(message))


@dataclass(frozen=True)
class Problem:
    """One thing in a story's files that does not hold, and what to do about it.

    `row` counts as a spreadsheet does: the header is row 1; of a TOML file `column` is a key. Both are None
    where the problem concerns the whole file.
    """

    file: str
    message: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(f"{'key' if self.file.endswith('.toml') else 'column'} {self.column}")
        return plain(f"{', '.join(where)}: {self.message}")


class StoryError(DatelineError):
    """A story cannot be shown as it is. `problems` lists every reason, in file and row order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        more = len(self.problems) - 1
        tail = f" (and {more} more)" if more else ""
        super().__init__(f"{self.problems[0]}{tail}")


class ReportError(DatelineError):
    """A report cannot be read; the message names what is wrong with it and says what to give instead."""


class GazetteerError(DatelineError):
    """The embedded gazetteer cannot be compiled or read."""


class LanguageError(DatelineError):
    """The language model cannot be loaded, or is none that reads English."""


class ServiceError(DatelineError):
    """An online geocoder failed. `retry` is True where asking again later may work."""

    def __init__(self, message: str, *, retry: bool) -> None:
        self.retry = retry
        super().__init__(message)


def reason(error: OSError) -> str:
    """What the operating system said, without the number and the path."""
    return (error.strerror or type(error).__name__).lower()
