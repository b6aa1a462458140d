"""A batch's stories as folders of a library, beside the table of results."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from geo.batch import results
from geo.batch.answer import Answer
from geo.batch.given import Given
from geo.batch.results import UNFINISHED, Results
from geo.errors import DatelineError, StoryError, reason
from geo.pipeline.documents import Row
from geo.pipeline.folder import create
from geo.pipeline.tables import Draft
from geo.story import story as stories
from geo.story.files import META
from geo.story.meta import Meta


class Library:
    """An open library; made by `opened`. Each story appears whole or not at all."""

    def __init__(self, folder: Path, table: Results) -> None:
        self._folder = folder
        self._table = table

    def holds(self, given: Given) -> bool:
        """Whether a report was drafted before; of one that was killed before its row was written, add it."""
        if given.key in self._table.stories:
            return True
        if not self._lies_there(given):
            return False
        row = self._row_of_story(given)
        self._table.add(row)
        return not row["error"]

    def add(self, given: Given, answer: Answer) -> Row:
        """Keep what was made of a report and return its row; a story that lies there already stays as it is.

        Raises:
            DatelineError: the library cannot be written.

        """
        meta, made = answer.meta, answer.made
        if meta is None or made is None:
            row = results.row(given, error=answer.error)
        elif self._lies_there(given):
            row = self._row_of_story(given)
        else:
            self._place(meta, answer.text, made, self._folder / given.key)
            row = results.row(
                given, story=given.key, title=meta.title, events=len(made.events), places=len(made.places)
            )
        self._table.add(row)
        return row

    def _lies_there(self, given: Given) -> bool:
        return (self._folder / given.key / META).exists()

    def _row_of_story(self, given: Given) -> Row:
        folder = self._folder / given.key
        try:
            story = stories.load(folder)
        except StoryError as error:
            return results.row(given, error=f"Its story {folder} was drafted before and is damaged: {error}")
        return results.row(
            given, story=given.key, title=story.meta.title, events=len(story.events), places=len(story.places)
        )

    def _place(self, meta: Meta, text: str, made: Draft, folder: Path) -> None:
        """Write a story beside the others, and only when it is whole give it its name."""
        fresh = self._folder / f"{UNFINISHED}{token_hex(8)}"
        try:
            create(fresh, meta, text, made)
            fresh.rename(folder)
        except OSError as error:
            raise DatelineError(f"{folder} cannot be written: {reason(error)}") from None
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    """Open a library, which is made if it is not there, while no other batch writes there.

    Raises:
        DatelineError: it cannot be written, another batch is at it, or its table cannot be read.

    """
    with results.opened(folder) as table:
        yield Library(folder, table)
