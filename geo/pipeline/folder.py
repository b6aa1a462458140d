"""A report -> a story folder, and a story folder built again from its report.

A folder holds the report (report.txt), the draft as the engine made it (draft/), a person's
decisions on it (corrections.toml), and the tables that come of the two. So the tables are never the
only copy of a person's work, and a decision can be applied without drafting again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from geo.analysis import Progress
from geo.errors import DatelineError, Problem, ReportError, reason
from geo.gazetteer.gazetteer import Gazetteer, shared
from geo.geocoding.places_table import looked_up
from geo.intake import LARGEST_FILE, Found, Incoming, read_file
from geo.joining.union import united
from geo.pipeline import joined
from geo.pipeline.draft import draft
from geo.pipeline.tables import Draft
from geo.progress import Tick, part, untold
from geo.story import corrections, decisions, files
from geo.story.decisions import Correction
from geo.story.files import DRAFT, META, REPORT
from geo.story.meta import NOT_GIVEN, Meta, encode, read_meta
from geo.story.story import load
from geo.story.tables import DRAFTED, REPORTS, drafted_files
from geo.text import parsing, report


def read(source: Path) -> Incoming:
    """Return the report in a file (.txt, .md, .html, .mhtml, .docx or .pdf) with what was found about it.

    Raises:
        DatelineError: the file cannot be read.
        ReportError: it holds no report that can be read.

    """
    try:
        with source.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise DatelineError(f"{source} cannot be read: {reason(error)}") from error
    return read_file(str(source), content)


def start(
    source: Path,
    folder: Path,
    published: date,
    *,
    found: Incoming | None = None,
    title: str = "",
    publisher: str = "",
    traveller: str | None = None,
    model: str = parsing.DEFAULT_MODEL,
    progress: Progress | None = None,
    tick: Tick = untold,
) -> Draft:
    """Make a story folder from a report, of whose text it keeps a copy.

    Args:
        source: the report's file; it stays where it is and as it is.
        folder: to be made; it must hold neither a story nor a file named as one of a story's.
        published: the day of publication.
        found: what was read from the file already, by `read`.
        title: its headline; what the file says, or its first line, if "".
        publisher: who published it; what the file says, or "publisher not given", if "".
        traveller: whose stops make the itinerary; None finds out, "" is a report without one.
        model: an installed English model of spaCy.
        progress: is told what has been found, as by `draft`.
        tick: is told the share that is done.

    Raises:
        DatelineError: the report cannot be read, is empty or not in Latin script; the folder holds a story
            or a table, or cannot be written.

    """
    check_free(folder, source)
    found = found or read(source)
    if _is_own(source, folder) and source.read_bytes() != found.text.encode():
        raise DatelineError(f"{source} would be written over by its cleaned text; move it out of the folder")
    meta = new_meta(
        re.sub(r"[^\w-]+", "-", folder.resolve().name).strip("-") or "story",
        found.text,
        published,
        title=title or _value(found.title),
        publisher=publisher or _value(found.publisher),
        byline=_value(found.byline),
        url=_value(found.url),
    )
    made = draft(
        found.text,
        published,
        traveller=traveller,
        title=meta.title,
        publisher=meta.source,
        model=model,
        progress=progress,
        tick=tick,
    )
    create(folder, meta, found.text, made)
    return made


def check_free(folder: Path, source: Path) -> None:
    """Refuse a folder in which a new story would write over something other than its report.

    Raises:
        DatelineError: it holds a story, or a file named as one of a story's.

    """
    if (folder / META).exists():
        raise DatelineError(f"{folder} holds a story already; to draft it again: dateline build {folder}")
    own = [] if _is_own(source, folder) else [REPORT]
    for name in (*(table.file for table in DRAFTED), DRAFT, *own):
        if (folder / name).exists():
            raise DatelineError(f"{folder} holds {name} already; name another folder, or move the file away")


def _is_own(source: Path, folder: Path) -> bool:
    return source.resolve() == (folder / REPORT).resolve()


def _value(found: Found | None) -> str:
    return found.value if found else ""


def new_meta(
    story_id: str,
    text: str,
    published: date,
    *,
    title: str = "",
    publisher: str = "",
    byline: str = "",
    url: str = "",
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
        publisher=publisher or NOT_GIVEN,
        byline=byline,
        published=published,
        language="en",
        url=url,
    )


def create(folder: Path, meta: Meta, text: str, made: Draft) -> None:
    """Write a drafted story into a folder: the report, draft/, the tables and, last, story.toml.

    Raises:
        DatelineError: the folder cannot be written.

    """
    meta = replace(meta, traveller=made.traveller)
    with files.changing(folder, make=True) as opened:
        opened.write({meta.report: text.encode(), **_both(made, made), META: encode(meta)})


def rebuild(
    folder: Path,
    *,
    model: str = parsing.DEFAULT_MODEL,
    progress: Progress | None = None,
    tick: Tick = untold,
) -> tuple[Draft, int, list[Problem]]:
    """Draft a story again from its report and apply its corrections.toml.

    Args:
        folder: the story's.
        model: an installed English model of spaCy.
        progress: is told what has been found, as by `draft`.
        tick: is told the share that is done.

    Returns:
        The tables as written, how many decisions were applied, and a problem for each decision that
        matched nothing; those change nothing and stay in corrections.toml.

    Raises:
        StoryError: story.toml or corrections.toml does not hold.
        DatelineError: the folder cannot be written.

    """
    with files.reading(folder) as opened:
        meta, text = read_meta(opened)
        decisions.read(opened)  # what is wrong there is said before anything takes time
        several = opened.holds(REPORTS.file)
    gazetteer = shared()
    if several:
        return _rebuild_several(folder, gazetteer, model, progress, tick)
    base = _drafted(meta, text, gazetteer, model, progress, tick)
    with files.changing(folder) as opened:
        decided = decisions.read(opened)  # somebody may have decided something meanwhile
        made, unmatched = corrected(base, text, decided, gazetteer)
        opened.write(_both(base, made))
    return made, len(decided) - len(unmatched), unmatched


def amend(
    folder: Path,
    change: Callable[[Meta], Meta],
    *,
    model: str = parsing.DEFAULT_MODEL,
    tick: Tick = untold,
) -> None:
    """Change what story.toml says; for another day or publisher the report is drafted again, as by `rebuild`.

    Raises:
        StoryError: story.toml or corrections.toml does not hold.
        DatelineError: the story has several reports, each with a publisher and day of its own, or the folder
            cannot be written.

    """
    with files.reading(folder) as opened:
        meta, text = read_meta(opened)
        decisions.read(opened)
        several = opened.holds(REPORTS.file)
    new = change(meta)
    base = None
    if (new.published, new.source) != (meta.published, meta.source):
        if several:
            raise DatelineError(
                "Each report of this story has a publisher and a day of its own; correct them in the story "
                "of that report, and join again."
            )
        base = _drafted(new, text, shared(), model, None, tick)
    with files.changing(folder) as opened:
        contents = {META: encode(change(read_meta(opened)[0]))}
        if base:
            made, _ = corrected(base, text, decisions.read(opened), shared())
            contents |= _both(base, made)
        opened.write(contents)


def _drafted(
    meta: Meta, text: str, gazetteer: Gazetteer, model: str, progress: Progress | None, tick: Tick
) -> Draft:
    """Draft the one report of a story by what story.toml says of it."""
    return draft(
        text,
        meta.published,
        traveller=meta.traveller,
        title=meta.title,
        publisher=meta.source,
        gazetteer=gazetteer,
        model=model,
        progress=progress,
        tick=tick,
    )


def _rebuild_several(
    folder: Path, gazetteer: Gazetteer, model: str, progress: Progress | None, tick: Tick
) -> tuple[Draft, int, list[Problem]]:
    """Draft each report of a story again, as `rebuild` does."""
    story = load(folder)
    made = []
    for number, one in enumerate(story.sources):
        own = draft(
            story.text[one.start : one.end],
            one.published,
            traveller=story.meta.traveller,
            title=one.title,
            publisher=one.publisher,
            gazetteer=gazetteer,
            model=model,
            progress=progress,
            tick=part(tick, number / len(story.sources), (number + 1) / len(story.sources)),
        )
        made.append(joined.part(one, story.text, own))
    whole = united(made)
    with files.changing(folder) as opened:
        decided = decisions.read(opened)
        events, now = joined.lined_up(whole, decided, gazetteer)
        opened.write(joined.contents_of(story.meta, whole, events, now))
    coverage = corrections.covered(whole.coverage, now.passages, now.left)
    tables = Draft(whole.traveller, now.events, now.passages, now.places, coverage)
    return tables, len(decided) - len(now.problems), now.problems


def corrected(
    base: Draft, text: str, decided: Sequence[Correction], gazetteer: Gazetteer
) -> tuple[Draft, list[Problem]]:
    """Return a draft with a person's decisions applied, and a problem for each that did not fit."""
    if not decided:
        return base, []
    new = corrections.apply(
        base.events, base.passages, base.places, text, decided, partial(looked_up, gazetteer)
    )
    coverage = corrections.covered(base.coverage, new.passages, new.left)
    return Draft(base.traveller, new.events, new.passages, new.places, coverage), new.problems


def check_text(text: str, name: str) -> None:
    """Refuse a report that cannot be drafted; `name` is what it is called in the message.

    Raises:
        ReportError: it is empty, without words, holds half a character (a lone surrogate) or is not in Latin
            script.

    """
    if not text.strip():
        raise ReportError(f"{name} is empty; save the report's text in it and try again")
    if half := report.SURROGATE.search(text):
        raise ReportError(f"{name} holds half a character at {half.start()}, which no file can hold; mend it")
    letters = sum(char.isalpha() for char in text)
    if not letters:
        raise ReportError(f"{name} holds no words; give a text in English")
    if letters > 2 * sum(char.isalpha() for char in text if char.isascii()):
        raise ReportError(f"{name} is written in another script; Dateline reads reports in English only")


def _first_line(text: str) -> str:
    return " ".join(text.split("\n", 1)[0].split()) if text[:1].strip() else _first_line(text.lstrip())


def _both(base: Draft, made: Draft) -> dict[str, bytes]:
    """The files of a draft and of the tables that come of it."""
    return {**drafted_files(base.frames, DRAFT), **drafted_files(made.frames)}
