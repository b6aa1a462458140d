"""What all commands share: their errors as lines, the arguments that several take, when a bar is shown."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

from geo.errors import DatelineError, StoryError, plain, reason
from geo.paths import DEFAULT_STORY
from geo.story.files import META

PATIENCE: Final = 2
"""Seconds without a bar."""


class StoryFolder(click.Path):
    """The folder of a story; one that holds none is named at once. `needed`: the file that makes it one."""

    def __init__(self, needed: str = META) -> None:
        super().__init__()
        self._needed = needed

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401
        """Take the name; see click."""
        folder = Path(os.fsdecode(super().convert(value, param, ctx)))
        if folder.is_dir() and not (folder / self._needed).exists():
            raise DatelineError(f"{folder} holds no story: there is no such file as {self._needed} in it")
        return folder


STORY: Final = click.argument("story", type=StoryFolder(), default=DEFAULT_STORY)
MODEL: Final = click.option(
    "--model", metavar="NAME", help="An installed English model of spaCy instead of the small one."
)

_MOST: Final = 100
"""Lines of what is wrong with one story."""

_SELDOM: Final = 30
"""Seconds between two states of a bar in a file or a log."""


class Commands(click.Group):
    """Turns Dateline's own errors, and the system's, into one line each on stderr and exit code 1."""

    def main(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        """Run the command line; see click."""
        try:
            return super().main(*arguments, **options)
        except OSError as error:  # a full disk behind the output, a name that no system takes
            with suppress(OSError):
                click.echo(
                    plain(f"{error.filename or 'The output'} cannot be used: {reason(error)}"), err=True
                )
            with suppress(OSError):  # what is left of the output goes nowhere, or Python would try it again
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; see click."""
        try:
            return super().invoke(ctx)
        except StoryError as error:
            for problem in error.problems[:_MOST]:
                click.echo(problem, err=True)
            if more := len(error.problems[_MOST:]):
                click.echo(f"and {more:,} more; mend these first", err=True)
        except DatelineError as error:
            click.echo(error, err=True)
        sys.exit(1)


class Day(click.DateTime):
    """A day as the tables write it."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the day; see click."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day of the calendar; write it as in 2023-09-15", param, ctx)


class NewFolder(click.Path):
    """A folder to be made; "" (an empty variable of the shell) is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """Take the name; see click."""
        if value == "":
            self.fail("names no folder; write one, as in --out my-story", param, ctx)
        return super().convert(value, param, ctx)


def often() -> float:
    """Seconds between two states of a bar on stderr."""
    return 0.1 if sys.stderr.isatty() else _SELDOM
