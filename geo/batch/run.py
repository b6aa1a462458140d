"""Many reports -> a library of their stories and a table of results; goes on where it was stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Final

from geo.batch.answer import Options, answer
from geo.batch.given import Given, Source
from geo.batch.results import UNFINISHED, opened
from geo.batch.workers import spread
from geo.errors import DatelineError, StoryError, reason
from geo.gazetteer.compilation import ensure
from geo.pipeline.documents import Row
from geo.pipeline.draft import load
from geo.pipeline.folder import create
from geo.pipeline.tables import Draft
from geo.story import story as stories
from geo.story.files import META
from geo.story.meta import Meta

Told = Callable[[Row | None], None]
"""Is told the row of each report once it is answered; None of one that was answered before."""


_ENDED: Final = "The process that drafted it ended, perhaps for lack of memory."


@dataclass
class Counts:
    """How many reports were drafted now, answered before, and bad."""

    drafted: int = 0
    before: int = 0
    bad: int = 0


def draft_all(source: Source, library: Path, options: Options, *, workers: int, told: Told) -> Counts:
    """Draft each report of a source into a library, once.

    A report that was drafted before is left as it is; one that could not be is tried again. Each story
    appears whole or not at all.

    Args:
        source: the reports.
        library: a folder of stories, made if it is not there.
        options: what holds for all.
        workers: how many processes; each takes some 600 MB of memory.
        told: is told of every report.

    Raises:
        DatelineError: the library cannot be written, or the engine cannot be loaded.

    """
    counts = Counts()
    with opened(library) as results:

        def waiting() -> Generator[Given]:
            for given in source:
                if given.key in results.stories:
                    counts.before += 1
                    told(None)
                else:
                    results.stories.add(given.key)  # the very same report may stand there twice
                    yield given

        ensure()  # one process compiles the gazetteer, not each of them
        answered = spread(
            waiting(),
            partial(answer_into, library, options),
            load=partial(load, options.model),
            workers=workers,
        )
        with closing(answered):
            for given, row in answered:
                row = row or _row(
                    given, error="The process that drafted it ended, perhaps for lack of memory."
                )
                results.add(row)
                counts.bad += bool(row["error"])
                counts.drafted += not row["error"]
                told(row)
    return counts


def answer_into(library: Path, options: Options, given: Given) -> Row:
    """Draft one report into a library and return its row; a story that stands there already is kept.

    Raises:
        DatelineError: the library cannot be written.

    """
    folder = library / given.key
    if not (folder / META).exists():
        found = answer(given, options)
        if found.meta is None or found.made is None:
            return _row(given, error=found.error)
        _place(found.meta, found.text, found.made, folder)
    try:
        story = stories.load(folder)
    except StoryError as error:
        return _row(given, error=f"Its story {folder} was drafted before and is damaged: {error}")
    return _row(
        given, story=given.key, title=story.meta.title, events=len(story.events), places=len(story.places)
    )


def _place(meta: Meta, text: str, made: Draft, folder: Path) -> None:
    """Write a story beside the others, and only when it is whole give it its name."""
    fresh = folder.with_name(f"{UNFINISHED}{token_hex(8)}")
    try:
        create(fresh, meta, text, made)
        fresh.rename(folder)
    except OSError as error:
        if not (folder / META).exists():  # else a batch that was killed had a process left, which was first
            raise DatelineError(f"{folder} cannot be written: {reason(error)}") from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _row(
    given: Given, *, story: str = "", title: str = "", events: int = 0, places: int = 0, error: str = ""
) -> Row:
    return {
        "report_id": given.report_id, "source": given.source, "story": story, "title": title,
        "events": events, "places": places, "error": error,
    }  # fmt: skip
