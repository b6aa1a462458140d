"""A report -> a story folder, and a story folder built again from its report.

A folder holds the report (report.txt), the draft as the engine made it (draft/), a person's
decisions on it (corrections.toml), and the tables that come of the two. So the tables are never the
only copy of a person's work, and a decision can be applied without drafting again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from geo.errors import DatelineError, Problem, ReportError, reason
from geo.gazetteer.gazetteer import Gazetteer
from geo.geocoding.places_table import looked_up
from geo.pipeline.draft import Draft, draft
from geo.story import corrections, files
from geo.story.decisions import Correction
from geo.story.files import DRAFT, META, REPORT
from geo.story.meta import Meta, encode, read_meta
from geo.story.tables import COVERAGE, EVENTS, PASSAGES, PLACES
from geo.text import parsing, report

_TABLES: Final = (EVENTS, PASSAGES, PLACES, COVERAGE)


def start(
    source: Path,
    folder: Path,
    published: date,
    *,
    title: str = "",
    publisher: str = "",
    traveller: str | None = None,
    model: str = parsing.DEFAULT_MODEL,
) -> Draft:
    """Make a story folder from a report's file, of which it keeps a copy.

    Args:
        source: the report, UTF-8 text; it stays where it is and as it is.
        folder: to be made; it must hold neither a story nor a file named as one of a story's.
        published: the day of publication.
        title: its headline; the report's first line if "".
        publisher: who published it; "publisher not given" if "".
        traveller: whose stops make the itinerary; None finds out, "" is a report without one.
        model: an installed English model of spaCy.

    Raises:
        DatelineError: the report cannot be read, is empty or not in Latin script; the folder holds a story
            or a table, or cannot be written.

    """
    if (folder / META).exists():
        raise DatelineError(f"{folder} holds a story already; to draft it again: dateline build {folder}")
    if taken := [name for name in _taken_names(source, folder) if (folder / name).exists()]:
        raise DatelineError(f"{folder} holds {taken[0]} already; name another folder, or move the file away")
    text = _text(source)
    meta = new_meta(
        re.sub(r"[^\w-]+", "-", folder.resolve().name).strip("-") or "story",
        text,
        published,
        title=title,
        publisher=publisher,
    )
    made = draft(text, published, traveller=traveller, title=meta.title, gazetteer=Gazetteer(), model=model)
    create(folder, meta, text, made)
    return made


def new_meta(
    story_id: str, text: str, published: date, *, title: str = "", publisher: str = "", byline: str = ""
) -> Meta:
    """Return story.toml's content for a report that is to be drafted; its first line is its title if "".

    Raises:
        ReportError: the report is empty or not in Latin script.

    """
    check_text(text, "the report")
    return Meta(
        id=story_id,
        title=title or _first_line(text),
        report=REPORT,
        publisher=publisher or "publisher not given",
        byline=byline,
        published=published,
        language="en",
    )


def create(folder: Path, meta: Meta, text: str, made: Draft) -> None:
    """Write a drafted story into a folder: the report, draft/, the tables and, last, story.toml.

    Raises:
        DatelineError: the folder cannot be written.

    """
    meta = replace(meta, traveller=made.traveller)
    with files.changing(folder, make=True) as opened:
        opened.write({meta.report: text.encode(), **_both(made, made), META: encode(meta)})


def rebuild(folder: Path, *, model: str = parsing.DEFAULT_MODEL) -> tuple[Draft, int, list[Problem]]:
    """Draft a story again from its report and apply its corrections.toml.

    Returns:
        The tables as written, how many decisions were applied, and a problem for each decision that
        matched nothing; those change nothing and stay in corrections.toml.

    Raises:
        StoryError: story.toml or corrections.toml does not hold.
        DatelineError: the folder cannot be written.

    """
    with files.reading(folder) as opened:
        meta, text = read_meta(opened)
        decided = corrections.read(opened)
    gazetteer = Gazetteer()
    base = draft(
        text, meta.published, traveller=meta.traveller, title=meta.title, gazetteer=gazetteer, model=model
    )
    made, unmatched = corrected(base, text, decided, gazetteer)
    files.write(folder, _both(base, made))
    return made, len(decided) - len(unmatched), unmatched


def corrected(
    base: Draft, text: str, decided: Sequence[Correction], gazetteer: Gazetteer
) -> tuple[Draft, list[Problem]]:
    """Return a draft with a person's decisions applied, and a problem for each that did not fit."""
    if not decided:
        return base, []
    new = corrections.apply(
        base.events, base.passages, base.places, text, decided, partial(looked_up, gazetteer)
    )
    coverage = corrections.covered(base.coverage, new.passages)
    return Draft(base.traveller, new.events, new.passages, new.places, coverage), new.problems


def _taken_names(source: Path, folder: Path) -> list[str]:
    """The files that a new story would write over."""
    own = source.resolve() == (folder / REPORT).resolve()
    return [*(table.file for table in _TABLES), DRAFT, *([] if own else [REPORT])]


def _text(source: Path) -> str:
    try:
        text = report.read(source)
    except OSError as error:
        raise DatelineError(f"{source} cannot be read: {reason(error)}") from error
    except ValueError as error:
        raise ReportError(f"{source} is no usable text: {error}") from error
    check_text(text, str(source))
    return text


def check_text(text: str, name: str) -> None:
    """Refuse a report that cannot be drafted; `name` is what it is called in the message.

    Raises:
        ReportError: it is empty, holds half a character (a lone surrogate) or is not in Latin script.

    """
    if not text.strip():
        raise ReportError(f"{name} is empty; save the report's text in it and try again")
    if half := report.SURROGATE.search(text):
        raise ReportError(f"{name} holds half a character at {half.start()}, which no file can hold; mend it")
    letters = sum(char.isalpha() for char in text)
    if letters > 2 * sum(char.isalpha() for char in text if char.isascii()):
        raise ReportError(f"{name} is written in another script; Dateline reads reports in English only")


def _first_line(text: str) -> str:
    return " ".join(text.split("\n", 1)[0].split()) if text[:1].strip() else _first_line(text.lstrip())


def _both(base: Draft, made: Draft) -> dict[str, bytes]:
    """The files of a draft and of the tables that come of it."""
    return {**{f"{DRAFT}/{name}": content for name, content in _tables(base).items()}, **_tables(made)}


def _tables(made: Draft) -> dict[str, bytes]:
    frames = (made.events, made.passages, made.places, made.coverage)
    return {table.file: table.encode(frame) for table, frame in zip(_TABLES, frames, strict=True)}
