"""A story's folder under review: each decision is written at once, and gives the story as it is then.

The tables are the draft's (draft/) with corrections.toml applied, so that no decision needs the engine.
A folder from before there was a draft/ gets one: the tables themselves where nothing was decided yet,
else the report is drafted again.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

import pandas as pd

from geo.errors import DatelineError, Problem, StoryError
from geo.gazetteer.gazetteer import Gazetteer
from geo.geocoding.places_table import looked_up
from geo.kinds import Precision
from geo.pipeline.folder import amend, rebuild
from geo.review import history
from geo.review.edits import Decided, Edits
from geo.review.history import History
from geo.review.perhaps import Perhaps, unsure
from geo.review.typed_dates import Dated
from geo.story import corrections, files
from geo.story.corrections import Corrected
from geo.story.decisions import parse
from geo.story.files import CORRECTIONS, DRAFT, Folder
from geo.story.meta import ADDRESS, Meta, read_meta
from geo.story.sources import spans
from geo.story.story import Story, checked
from geo.story.tables import COVERAGE, DRAFTED, EVENTS, PASSAGES, PLACES, REPORTS, drafted_files, rows

_NUMBER: Final = re.compile(r"^correction \d+")


@dataclass(frozen=True)
class State:
    """A story as it stands; problems: the decisions that fit nothing (any more).

    perhaps: the sentences that perhaps tell an event, of which nobody has decided.
    """

    story: Story
    history: History
    problems: list[Problem]
    perhaps: list[Perhaps]


@dataclass(frozen=True)
class _Draft:
    """What decisions are applied to: a report, and the tables that were drafted of it."""

    meta: Meta
    text: str
    tables: tuple[str, ...]
    """As the files of draft/ have them."""
    reports: str
    """As reports.csv has them, "" where there is one report."""


@lru_cache(maxsize=16)
def _frames(draft: _Draft) -> tuple[pd.DataFrame, ...]:
    """The tables of a draft, checked; whoever uses them leaves them as they are."""
    read = [table.parse(text) for table, text in zip(DRAFTED, draft.tables, strict=True)]
    if problems := [problem for _, found in read for problem in found]:
        raise _in_draft(problems)
    frames = tuple(frame for frame, _ in read)
    try:
        checked(draft.meta, draft.text, frames[:3], _reports(draft.reports))
    except StoryError as error:
        raise _in_draft(error.problems) from None
    return frames


@lru_cache(maxsize=32)
def _applied(draft: _Draft, content: str, gazetteer: Gazetteer) -> Corrected:
    """The tables of a draft with what corrections.toml says applied."""
    decided = parse(tomllib.loads(content))
    events, passages, places, _ = _frames(draft)
    look_up = partial(looked_up, gazetteer)
    return corrections.apply(
        events, passages, places, draft.text, decided, look_up, spans(_reports(draft.reports))
    )


@lru_cache(maxsize=16)
def _reports(table: str) -> pd.DataFrame:
    """The reports of a story that has several, every cell text."""
    frame, problems = REPORTS.parse(table) if table else (REPORTS.empty(), [])
    if problems := problems or list(REPORTS.check(frame)):
        raise StoryError(problems)
    return frame


class Review:
    """Decisions on one story, each written at once.

    Args:
        folder: the story's, which is written to.
        gazetteer: where places are looked up.
        by: who decides, "" for nobody named.

    Every decision raises DatelineError, and changes nothing, where it does not fit the story as it is
    now (somebody else may have decided meanwhile) or the folder cannot be written.

    """

    def __init__(self, folder: Path, gazetteer: Gazetteer, by: str = "") -> None:
        self.folder, self.by = folder, by.strip()
        self._gazetteer = gazetteer

    def state(self) -> State:
        """Return the story as its files say now; a folder without a draft gets one first.

        Raises:
            StoryError: its files do not hold together.

        """
        with files.reading(self.folder) as opened:
            has_draft = opened.holds(f"{DRAFT}/{EVENTS.file}")
            decided = opened.holds(CORRECTIONS)
        if not has_draft and decided:
            rebuild(self.folder)
        elif not has_draft:
            self._adopt()
        with files.reading(self.folder) as opened:
            drafted, stands = _draft(opened), history.read(opened)
        return self._state(drafted, stands)

    def right(self, event_id: str) -> State:
        """The event is as the report tells it."""
        return self._decide(lambda edits: edits.right(event_id))

    def drop(self, event_id: str) -> State:
        """There is no such event."""
        return self._decide(lambda edits: edits.drop(event_id))

    def change(self, event_id: str, **cells: str) -> State:
        """Give an event another title, role or status."""
        return self._decide(lambda edits: edits.change(event_id, cells))

    def date(self, event_id: str, dated: Dated) -> State:
        """Give an event another date, or none."""
        cells = {"date": dated.edtf, "date_reason": dated.reason}
        return self._decide(lambda edits: edits.change(event_id, cells))

    def place(self, event_id: str, name: str, source_id: str = "") -> State:
        """Put an event at a place of the gazetteer; at none where the name is ""."""
        return self._decide(lambda edits: edits.change(event_id, place_cells(name, source_id)))

    def point(self, event_id: str, name: str, lat: float, lon: float) -> State:
        """Put an event at a point (degrees) that a person names."""
        return self._decide(lambda edits: edits.change(event_id, point_cells(name, lat, lon)))

    def merge(self, event_id: str, into: str) -> State:
        """The event is the same as another; of another report, both stand side by side."""
        return self._decide(lambda edits: edits.merge(event_id, into))

    def split(self, event_id: str, start: int, title: str) -> State:
        """Make the event's sentence at this offset an event of its own, with this title."""
        return self._decide(lambda edits: edits.split(event_id, start, title))

    def apart(self, event_id: str) -> State:
        """No other report tells this event."""
        return self._decide(lambda edits: edits.apart(event_id))

    def add(self, start: int, end: int, cells: Decided) -> State:
        """Add an event told by these words of the report (offsets in characters).

        `cells` are keys of a correction, at least title, role and status.
        """
        return self._decide(lambda edits: edits.add(start, end, cells))

    def leave(self, start: int, end: int) -> State:
        """These words of the report (offsets in characters), which perhaps told an event, tell none."""
        return self._decide(lambda edits: edits.leave(start, end))

    def describe(self, new: Meta) -> State:
        """Correct title, publisher, day and address of the report; of another publisher or day it is redrawn.

        Decisions stay; those that fit nothing any more are among the state's problems. It cannot be undone
        but by the same way.
        """
        if not new.title:
            raise DatelineError("A report needs a headline; write one.")
        if not ADDRESS.match(new.url):
            raise DatelineError(f"The address must start with https://, not {new.url[:40]!r}.")
        self.state()  # so that there is a draft, and what is reviewed is a decision
        amend(
            self.folder,
            lambda meta: replace(
                meta, title=new.title, publisher=new.publisher, published=new.published, url=new.url
            ),
        )
        return self.state()

    def undo(self) -> State:
        """Take the last decision back; nothing happens where there is none."""
        return self._step(history.undone)

    def redo(self) -> State:
        """Decide again what was taken back last; nothing happens where nothing was."""
        return self._step(history.redone)

    # How it is written.

    def _decide(self, write: Callable[[Edits], None]) -> State:
        with files.changing(self.folder) as opened:
            drafted, stands = _draft(opened), history.read(opened)
            before = _applied(drafted, stands.content, self._gazetteer)
            base = rows(_frames(drafted)[0]), rows(_frames(drafted)[1])
            look_up = partial(looked_up, self._gazetteer)
            reports = spans(_reports(drafted.reports))
            edits = Edits(stands.content, drafted.text, base, before, look_up, self.by, date.today(), reports)
            write(edits)
            content = edits.content
            after = _applied(drafted, content, self._gazetteer)
            known = {_NUMBER.sub("", problem.message) for problem in before.problems}
            for problem in after.problems:
                if (said := _NUMBER.sub("", problem.message)) not in known:
                    raise DatelineError(f"This cannot be decided: {said.split('): ', 1)[-1]}.")
            opened.write({**history.written(opened, content), **_tables(drafted, after)})
            return self._state(drafted, history.read(opened))

    def _step(self, files_of: Callable[[Folder], dict[str, bytes]]) -> State:
        with files.changing(self.folder) as opened:
            drafted = _draft(opened)
            if contents := files_of(opened):
                after = _applied(drafted, contents[CORRECTIONS].decode(), self._gazetteer)
                opened.write({**contents, **_tables(drafted, after)})
            return self._state(drafted, history.read(opened))

    def _state(self, drafted: _Draft, stands: History) -> State:
        now = _applied(drafted, stands.content, self._gazetteer)
        frames = now.events, now.passages, now.places
        story = checked(drafted.meta, drafted.text, frames, _reports(drafted.reports))
        coverage = corrections.covered(_frames(drafted)[3], now.passages, now.left)
        return State(story, stands, now.problems, unsure(coverage, drafted.text))

    def _adopt(self) -> None:
        """Make tables written by hand the draft; what was reviewed in them becomes a decision."""
        with files.changing(self.folder) as opened:
            meta, text = read_meta(opened)
            read = [table.read(opened) for table in (EVENTS, PASSAGES, PLACES)]
            if problems := [problem for _, found in read for problem in found]:
                raise StoryError(problems)
            events, passages, places = (frame for frame, _ in read)
            listed = _reports(opened.text(REPORTS.file) if opened.holds(REPORTS.file) else "")
            checked(meta, text, (events, passages, places), listed)
            coverage = COVERAGE.read(opened)[0]  # not needed by a story: empty where it is missing
            raw = events.assign(reviewed="false", reviewed_by="", reviewed_on="")
            look_up = partial(looked_up, self._gazetteer)
            now = corrections.apply(raw, passages, places, text, [], look_up, spans(listed))
            base_rows = rows(raw), rows(passages)
            edits = Edits("", text, base_rows, now, look_up, "", date.today(), spans(listed))
            for event_id in events.loc[events["reviewed"] == "true", "event_id"]:
                edits.right(event_id)
            base = drafted_files((raw, passages, places, coverage), DRAFT)
            opened.write({**base, CORRECTIONS: edits.content.encode()})


def place_cells(name: str, source_id: str = "") -> dict[str, Any]:
    """The keys of a correction for a place of the gazetteer, or for none."""
    return {"place": name, **({"source_id": source_id} if source_id else {})}


def point_cells(name: str, lat: float, lon: float) -> dict[str, Any]:
    """The keys of a correction for a point (degrees) that a person names."""
    return {"place": name, "lat": round(lat, 5), "lon": round(lon, 5), "precision": str(Precision.SITE)}


def _draft(opened: Folder) -> _Draft:
    meta, text = read_meta(opened)
    listed = opened.text(REPORTS.file) if opened.holds(REPORTS.file) else ""
    return _Draft(meta, text, tuple(opened.text(f"{DRAFT}/{table.file}") for table in DRAFTED), listed)


def _in_draft(problems: Sequence[Problem]) -> StoryError:
    """What is wrong in the files of draft/."""
    return StoryError([replace(problem, file=f"{DRAFT}/{problem.file}") for problem in problems])


def _tables(drafted: _Draft, now: Corrected) -> Mapping[str, bytes]:
    coverage = corrections.covered(_frames(drafted)[3], now.passages, now.left)
    return drafted_files((now.events, now.passages, now.places, coverage))
