"""A report's file -> a story folder, and a story folder built again from its report.

A folder's tables are never the only copy of a person's work: what people decide stands in
corrections.toml, and every build starts from the text.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from geo.errors import DatelineError, Problem, StoryError
from geo.gazetteer.gazetteer import Gazetteer
from geo.pipeline.draft import Draft, draft, place_cells
from geo.story import corrections
from geo.story.story import Meta, read_meta
from geo.story.tables import COVERAGE, EVENTS, NOT_FOUND, PASSAGES, PLACES, reason
from geo.text import parsing, report

META: Final = "story.toml"
_TABLES: Final = (EVENTS, PASSAGES, PLACES, COVERAGE)
_KEYS: Final = ("id", "title", "report", "publisher", "byline", "published", "language", "traveller")


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
    """Make a story folder from a report: story.toml, the tables and coverage.csv.

    Args:
        source: the report, UTF-8 text; it stays where it is, and story.toml points to it.
        folder: to be made; it must hold neither a story nor a file named as one of its tables.
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
    if taken := [table.file for table in _TABLES if (folder / table.file).exists()]:
        raise DatelineError(f"{folder} holds {taken[0]} already; name another folder, or move the file away")
    text = _text(source)
    title = title or _first_line(text)
    gazetteer = Gazetteer()
    made = draft(text, published, traveller=traveller, title=title, gazetteer=gazetteer, model=model)
    meta = Meta(
        id=re.sub(r"[^\w-]+", "-", folder.resolve().name).strip("-") or "story",
        title=title,
        report=Path(os.path.relpath(source.resolve(), folder.resolve())).as_posix(),
        publisher=publisher or "publisher not given",
        published=published,
        language="en",
        traveller=made.traveller,
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_meta(meta, folder)
        _write(made, folder)
    except OSError as error:
        raise DatelineError(f"{folder} cannot be written: {reason(error)}") from error
    return made


def rebuild(folder: Path, *, model: str = parsing.DEFAULT_MODEL) -> tuple[Draft, int, list[Problem]]:
    """Draft a story again from its report and apply its corrections.toml.

    Returns:
        The tables as written, how many decisions were applied, and a problem for each decision that
        matched nothing; those change nothing and stay in corrections.toml.

    Raises:
        StoryError: story.toml or corrections.toml does not hold.
        DatelineError: the folder cannot be written.

    """
    meta, text, problems = read_meta(folder)
    if meta is None or text is None:
        raise StoryError(problems)
    decided = corrections.read(folder / corrections.FILE)
    gazetteer = Gazetteer()
    made = draft(
        text, meta.published, traveller=meta.traveller, title=meta.title, gazetteer=gazetteer, model=model
    )
    events, passages, places, unmatched = corrections.apply(
        made.events, made.passages, made.places, text, decided, lambda name: _place(name, gazetteer)
    )
    if decided:
        coverage = corrections.covered(made.coverage, passages)
        made = replace(made, events=events, passages=passages, places=places, coverage=coverage)
    try:
        _write(made, folder)
    except OSError as error:
        raise DatelineError(f"{folder} cannot be written: {reason(error)}") from error
    return made, len(decided) - len(unmatched), unmatched


def _text(source: Path) -> str:
    try:
        text = report.read(source)
    except OSError as error:
        raise DatelineError(f"{source} cannot be read: {reason(error)}") from error
    except ValueError as error:
        raise DatelineError(f"{source} is no usable text: {error}") from error
    if not text.strip():
        raise DatelineError(f"{source} is empty; save the report's text in it and try again")
    letters = sum(char.isalpha() for char in text)
    if letters > 2 * sum(char.isalpha() for char in text if char.isascii()):
        raise DatelineError(f"{source} is written in another script; Dateline reads reports in English only")
    return text


def _first_line(text: str) -> str:
    return " ".join(text.split("\n", 1)[0].split()) if text[:1].strip() else _first_line(text.lstrip())


def _place(name: str, gazetteer: Gazetteer) -> dict[str, str]:
    """The cells of places.csv for a name that a person gives."""
    found = gazetteer.candidates(name)
    if not found:
        return {**dict.fromkeys(PLACES.columns, ""), "name": name, "geocoder": NOT_FOUND}
    return {"place_id": "", "name": name, **place_cells(found[0], found[1:])}


def _write(made: Draft, folder: Path) -> None:
    frames = (made.events, made.passages, made.places, made.coverage)
    for table, frame in zip(_TABLES, frames, strict=True):
        table.write(frame, folder)


def _write_meta(meta: Meta, folder: Path) -> None:
    lines = [f"{key} = {_toml(getattr(meta, key))}\n" for key in _KEYS]
    (folder / META).write_text("".join(lines), encoding="utf-8", newline="\n")


def _toml(value: str | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    plain = "".join(_escaped(char) for char in value)
    return f'"{plain}"'


def _escaped(char: str) -> str:
    """A character of a TOML basic string (TOML 1.0: quotes, backslashes and controls are escaped)."""
    if char in '"\\':
        return "\\" + char
    code = ord(char)
    if code < 0x20 or code == 0x7F:
        return f"\\u{code:04x}"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else char
