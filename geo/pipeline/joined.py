"""Story folders -> one story of all their reports, with the decisions that were made in each.

What each folder's draft/ holds is put side by side, a person's decisions are applied to it, and what tells of
the same is lined up by what it is then. A decision names its report, so that it is about that one's event in
the new story too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd
import tomlkit

from geo.errors import DatelineError, Problem, StoryError
from geo.gazetteer.gazetteer import Gazetteer
from geo.geocoding.places_table import looked_up
from geo.joining.union import Report, Union, line_up, same, united
from geo.pipeline.tables import Draft
from geo.story import corrections, decisions, files
from geo.story.corrections import Corrected
from geo.story.decisions import Correction, parse
from geo.story.files import CORRECTIONS, DRAFT, META, REPORT, Folder
from geo.story.keys import new_key
from geo.story.meta import NOT_GIVEN, Meta, encode, read_meta
from geo.story.references import Told
from geo.story.sources import Source, sources, spans
from geo.story.story import checked
from geo.story.tables import (
    COVERAGE,
    DRAFTED,
    EVENTS,
    OFFSETS,
    REPORTS,
    TABLES,
    Table,
    drafted_files,
    rows,
)

LARGEST: Final = 16 * 1024**2
"""Bytes of text that the reports of one story may have together."""


@dataclass(frozen=True)
class Joined:
    """What was joined: how many reports, events, and how many of these several reports tell.

    problems: one for each decision that fits nothing any more.
    """

    reports: int
    events: int
    shared: int
    problems: list[Problem]


@dataclass(frozen=True)
class _Story:
    """A story that is to be joined; decided: the tables of its corrections.toml."""

    meta: Meta
    reports: list[Report]
    decided: list[tomlkit.items.Table]


def join(
    folders: Sequence[Path], out: Path, *, title: str = "", gazetteer: Gazetteer | None = None
) -> Joined:
    """Make a story of the reports of several stories; those stay as they are.

    Args:
        folders: the stories, of one report or of several.
        out: the folder to make, or one of the stories, which then takes the reports of the others in.
        title: of the new story; that of its newest report, or of `out` where that is a story, if "".
        gazetteer: where places that a person named are looked up; the embedded one if None.

    Raises:
        StoryError: a story does not hold, or has decisions but no draft.
        DatelineError: it is one story alone; two hold the same report; the folder holds something else, or
            cannot be written; the reports are too long.

    """
    if len(folders) < 2:
        raise DatelineError("one story alone cannot be joined; name two or more")
    grown = next((folder for folder in folders if folder.resolve() == out.resolve()), None)
    if grown is None and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise DatelineError(f"{out} holds something already; name another folder")
    if any(out.resolve().is_relative_to(folder.resolve()) for folder in folders if not grown):
        raise DatelineError(f"{out} lies inside a story that is joined, which stays as it is; name another")
    stories = [_read(folder) for folder in folders]
    reports, decided = _all(stories, folders)
    if sum(len(report.text.encode()) for report in reports) > LARGEST:
        raise DatelineError(f"these reports are too long to be joined; {LARGEST // 1024**2} MB is the most")
    whole = united(reports)
    content = _content(decided)
    made, now = lined_up(whole, parse(tomlkit.parse(content).unwrap()), gazetteer or Gazetteer())
    kept = stories[folders.index(grown)].meta if grown else None
    meta = _meta(kept, stories, whole, title, _story_id(out))
    checked(meta, whole.text, (now.events, now.passages, now.places), whole.reports)
    contents = contents_of(meta, whole, made, now) | ({CORRECTIONS: content.encode()} if decided else {})
    if grown:
        files.write(out, contents)
    else:
        with files.making(out) as fresh:
            files.write(fresh, contents)
    return _joined(len(reports), now.events, now.problems)


def lined_up(
    whole: Union, decided: Sequence[Correction], gazetteer: Gazetteer
) -> tuple[pd.DataFrame, Corrected]:
    """Return the draft's events with what tells of the same lined up, and the tables with decisions applied.

    Events are compared as they are after the decisions.
    """
    apply = partial(
        corrections.apply,
        text=whole.text,
        corrections=decided,
        find_place=partial(looked_up, gazetteer),
        reports=spans(whole.reports),
    )
    alone = apply(whole.events, whole.passages, whole.places)
    groups = same(whole.reports, alone.events, alone.passages, alone.places)
    events = line_up(whole.events, groups)
    return events, apply(events, whole.passages, whole.places)


def _joined(reports: int, events: pd.DataFrame, problems: list[Problem]) -> Joined:
    shared = set(events["same_as"]) - {""}
    alone = (events["same_as"] == "").sum()
    return Joined(reports, int(alone), len(shared), problems)


def part(report: Source, text: str, made: Draft) -> Report:
    """Return one report of a story with its own draft; `text` is the story's."""
    facts = {name: str(getattr(report, name)) for name in _FACTS}
    own = text[report.start : report.end]
    return Report({"report_id": report.id, **facts}, own, made.traveller, *made.frames)


_FACTS: Final = ("title", "publisher", "byline", "published", "url", "rights")


def contents_of(meta: Meta, whole: Union, events: pd.DataFrame, now: Corrected) -> dict[str, bytes]:
    """Return the files of a story of several reports; `events` are the draft's, lined up."""
    drafted = (events, whole.passages, whole.places, whole.coverage)
    coverage = corrections.covered(whole.coverage, now.passages, now.left)
    shown = (now.events, now.passages, now.places, coverage)
    return {
        meta.report: whole.text.encode(),
        **drafted_files(drafted, DRAFT),
        **drafted_files(shown),
        REPORTS.file: REPORTS.encode(whole.reports),
        META: encode(meta),
    }


# A story's folder, taken apart.


def _read(folder: Path) -> _Story:
    """Read one of several stories; what is wrong with it names its folder."""
    with files.reading(folder) as opened:
        try:
            return _opened(opened)
        except StoryError as error:
            raise StoryError([replace(one, file=str(folder / one.file)) for one in error.problems]) from None


def _opened(folder: Folder) -> _Story:
    meta, text = read_meta(folder)
    listed = _table(folder, REPORTS.file, REPORTS) if folder.holds(REPORTS.file) else REPORTS.empty()
    own = folder.text(CORRECTIONS) if folder.holds(CORRECTIONS) else ""
    decisions.read(folder)  # what is wrong there is said
    frames, reviewed = _drafted(folder, own)
    checked(meta, text, frames[:3], listed)
    found = sources(meta, text, REPORTS.typed(listed))
    decided = list(tomlkit.parse(own).get("correction", [])) if own else []
    decided += _as_decided(Told(text, rows(frames[0]), rows(frames[1]), spans(listed)), reviewed)
    return _Story(meta, [_taken_out(meta, text, frames, one) for one in found], decided)


def _drafted(opened: Folder, own: str) -> tuple[tuple[pd.DataFrame, ...], list[dict[str, str]]]:
    """The tables of the draft; of a story from before there was one its own, and what was reviewed there."""
    if opened.holds(f"{DRAFT}/{EVENTS.file}"):
        return tuple(_table(opened, f"{DRAFT}/{table.file}", table) for table in DRAFTED), []
    if own:
        message = f"is decided on a draft that is not there; run `dateline build {opened.path}` first"
        raise StoryError([Problem(CORRECTIONS, message)])
    events, passages, places = (_table(opened, table.file, table) for table in TABLES)
    coverage = _table(opened, COVERAGE.file, COVERAGE) if opened.holds(COVERAGE.file) else COVERAGE.empty()
    reviewed = [row for row in rows(events) if row["reviewed"] == "true"]
    return (
        events.assign(reviewed="false", reviewed_by="", reviewed_on=""),
        passages,
        places,
        coverage,
    ), reviewed


def _table(opened: Folder, name: str, table: Table) -> pd.DataFrame:
    frame, problems = table.parse(opened.text(name))
    if problems := problems or list(table.check(frame)):
        raise StoryError([replace(one, file=name) for one in problems])
    return frame


def _as_decided(told: Told, reviewed: Sequence[dict[str, str]]) -> list[tomlkit.items.Table]:
    """Decisions that events are right, for those that a table says a person has reviewed."""
    found = []
    for row in reviewed:
        words = told.reference(row["event_id"])
        table = tomlkit.table()
        table.update({"quote": words.quote, "right": True})
        more = {"report": words.report, "mention": words.mention, "which": words.which}
        for key, value in (*more.items(), ("by", row["reviewed_by"])):
            if value:
                table[key] = value
        found.append(table)
    return found


def _taken_out(meta: Meta, text: str, frames: Sequence[pd.DataFrame], one: Source) -> Report:
    """One report of a story, with its own tables."""
    events, passages, places, coverage = frames
    if not one.id:
        return part(one, text, Draft(meta.traveller, events, passages, places, coverage))
    own = events[events["report_id"] == one.id]
    told = passages[passages["event_id"].isin(own["event_id"])]
    moved = {name: [str(int(cell) - one.start) if cell else "" for cell in told[name]] for name in OFFSETS}
    of = _reports_of(coverage, text)
    lines = coverage[[one.start <= at < one.end for at in of]]
    made = Draft(meta.traveller, own, told.assign(**moved), places, lines)
    return part(one, text, made)


def _reports_of(coverage: pd.DataFrame, text: str) -> list[int]:
    """Where each sentence of a coverage table stands in the text."""
    found, at = [], 0
    for sentence in coverage["sentence"]:
        start = text.find(sentence, at)
        at = start if start >= 0 else at
        found.append(at)
    return found


# The new story, put together.


def _all(
    stories: Sequence[_Story], folders: Sequence[Path]
) -> tuple[list[Report], list[tomlkit.items.Table]]:
    """All reports by day, each with an id of its own, and all decisions, each with its report named."""
    found: list[Report] = []
    decided: list[tomlkit.items.Table] = []
    taken: set[str] = set()
    held: dict[str, Path] = {}
    for story, folder in zip(stories, folders, strict=True):
        new: dict[str, str] = {}
        for report in story.reports:
            if report.text in held:
                name = report.facts["title"]
                raise DatelineError(f"{held[report.text]} and {folder} hold the same report, {name[:80]!r}")
            held[report.text] = folder
            key = report.facts["report_id"]
            words = f"{report.facts['publisher'] or report.facts['title'][:24]} {report.facts['published']}"
            new[key] = key if key and key not in taken else new_key(words, taken)
            taken.add(new[key])
            found.append(replace(report, facts={**report.facts, "report_id": new[key]}))
        for table in story.decided:
            _name_report(table, new)
            decided.append(table)
    return sorted(found, key=lambda report: report.facts["published"]), decided


def _name_report(table: tomlkit.items.Table, new: dict[str, str]) -> None:
    """Let a decision name its report as the new story calls it."""
    only = next(iter(new.values())) if len(new) == 1 else ""
    for key in ("report", *(["same_as_report"] if "same_as" in table else [])):
        if report := new.get(str(table.get(key, "")), only):
            table[key] = report


def _content(decided: Sequence[tomlkit.items.Table]) -> str:
    """corrections.toml with these decisions."""
    document, tables = tomlkit.document(), tomlkit.aot()
    for table in decided:
        tables.append(table)
    if decided:
        document.append("correction", tables)
    return tomlkit.dumps(document)


def _meta(kept: Meta | None, stories: Sequence[_Story], whole: Union, title: str, story_id: str) -> Meta:
    listed = rows(whole.reports)
    newest = REPORTS.typed(whole.reports).iloc[-1]
    publishers = ", ".join(_known(row["publisher"] for row in listed)) or NOT_GIVEN
    return Meta(
        id=kept.id if kept else story_id,
        title=title or (kept.title if kept else newest["title"]),
        report=kept.report if kept else REPORT,
        publisher=publishers,
        published=newest["published"],
        language=stories[0].meta.language,
        traveller=whole.traveller,
        borders=stories[0].meta.borders,
        rights="; ".join(_known(row["rights"] for row in listed)),
    )


def _known(words: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def _story_id(out: Path) -> str:
    return re.sub(r"[^\w-]+", "-", out.resolve().name).strip("-") or "story"
