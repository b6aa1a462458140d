"""One decision of a person -> corrections.toml with it written in, keyed by the report's own words.

There is one place for what is decided of an event: decided again, it is written over there. So the
file stays as short as what was decided, and never contradicts itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import tomlkit
from tomlkit.items import AoT

from geo.errors import DatelineError
from geo.review.standing import Standing
from geo.story.corrections import Corrected
from geo.story.decided_places import FindPlace
from geo.story.decisions import CELLS, POINT, SAME_AS, parse
from geo.story.references import Reference, Row, Span, meant
from geo.timespan import sure

_PLACE: Final = ("place", "source_id", *POINT)
_CELLS: Final = (*CELLS, *_PLACE)
_DATE: Final = ("date", "date_reason")

Decided = Mapping[str, Any]
"""Keys of a [[correction]] with their values, as TOML has them."""


class Edits:
    """corrections.toml, open for one decision.

    Args:
        content: the file as it is, "" for none yet.
        text: the report.
        base: events and passages of the draft, rows with every cell text.
        now: the tables with the file's decisions applied.
        find_place: as `geo.story.corrections.apply` has it.
        by: who decides, "" for nobody named.
        on: the day.
        reports: of a story of several, where each stands in the text, by report_id.

    """

    def __init__(
        self,
        content: str,
        text: str,
        base: tuple[Sequence[Row], Sequence[Row]],
        now: Corrected,
        find_place: FindPlace,
        by: str,
        on: date,
        reports: Mapping[str, Span] | None = None,
    ) -> None:
        self._document = tomlkit.parse(content)
        if "correction" not in self._document:
            self._document.append("correction", tomlkit.aot())
        tables = self._document["correction"]
        assert isinstance(tables, AoT)  # noqa: S101  # `parse` has seen to it
        self._tables = tables
        self._known = Standing(parse(self._document.unwrap()), text, base, now, find_place, reports)
        self._by, self._on = by, on
        self._gone: set[int] = set()

    @property
    def content(self) -> str:
        """The file as it is to be."""
        for index in sorted(self._gone, reverse=True):
            del self._tables[index]
        self._gone.clear()
        if not len(self._tables):
            self._document.remove("correction")
        return tomlkit.dumps(self._document)

    # The decisions.

    def right(self, event_id: str) -> None:
        """The event is as the report tells it."""
        self._known.check(event_id)
        if (index := self._known.own(event_id)) is not None:
            one, row = self._known.decisions[index], self._known.events[event_id]
            if one.unchecked:
                self._take(index, "right")
            # What a person has not dated is as sure now as the rest of it.
            if "date" not in one.cells and (day := sure(row["date"])) != row["date"]:
                self._put(index, {"date": day, "date_reason": row["date_reason"]})
            self._sign(index)
        else:
            self._write(self._known.base.reference(event_id), {"right": True})

    def change(self, event_id: str, cells: Decided) -> None:
        """Give an event other cells, as keys of a correction (`date` with `date_reason`, ...)."""
        self._known.check(event_id)
        keys = {*cells, *(_DATE if "date" in cells else ()), *(_PLACE if "place" in cells else ()), "right"}
        if event_id in self._known.made_by:
            own = [self._known.made_by[event_id] - 1]
        else:
            own = [
                index
                for index, one in enumerate(self._known.decisions)
                if one.kind == "change" and self._known.is_about(index, event_id)
            ]
        for index in own:
            self._take(index, *keys)
        if not own:
            self._write(self._known.base.reference(event_id), cells)
            return
        self._put(own[-1], cells)
        self._sign(own[-1])
        self._gone |= {index for index in own[:-1] if not self._tables[index].keys() & {*_CELLS, "right"}}

    def drop(self, event_id: str) -> None:
        """There is no such event."""
        self._known.check(event_id)
        self._forget_told(event_id)
        self._gone |= set(self._known.beside(event_id))
        if event_id in self._known.made_by:
            index = self._known.made_by[event_id] - 1
            if self._known.decisions[index].kind == "split":
                self._untell(index)
            else:
                self._gone.add(index)
            return
        for index in self._known.about(event_id):
            one = self._known.decisions[index]
            if one.kind == "split":
                self._add_instead(index)
            elif one.kind == "merge":  # it goes with the event it was merged into
                words = meant(one)
                self._gone.add(index)
                self._write(words, {"drop": True})
            else:
                self._gone.add(index)
        self._write(self._known.base.reference(event_id), {"drop": True})

    def merge(self, event_id: str, into: str) -> None:
        """The event is the same as another, which its sentences tell from now on."""
        self._known.check(event_id)
        self._known.check(into)
        if event_id == into:
            raise DatelineError("An event is the same as itself; choose another one to merge it with.")
        if self._known.events[event_id]["report_id"] != self._known.events[into]["report_id"]:
            self._line_up(event_id, into)
            return
        if event_id not in self._known.made_by and into in self._known.made_by:
            # What a draft has cannot be the same as what it lacks: the draft's event takes over the cells.
            cells = self._known.cells(into)
            self._merge(into, event_id)
            self.change(event_id, cells)
            return
        self._merge(event_id, into)

    def apart(self, event_id: str) -> None:
        """No other report tells this event: it is not the same as any of theirs."""
        self._known.check(event_id)
        self._gone |= set(self._known.beside(event_id))
        if self._known.has_others(event_id):
            self._write(self._known.name(event_id), {"apart": True})

    def split(self, event_id: str, start: int, title: str) -> None:
        """Make one of an event's sentences (at this offset) an event of its own, with this title.

        It has the other cells of the old event until a person looks at them, and counts as unchecked.
        """
        self._known.check(event_id)
        own = [row for row in self._known.passages if row["event_id"] == event_id]
        passage = next((row for row in own if row["start"] == str(start)), None)
        if passage is None or len(own) < 2:
            raise DatelineError("Only one of several sentences of an event can be split off.")
        told = next(
            (row for row in self._known.drafted if self._known.is_draft_of(row, passage, event_id)), None
        )
        if told is None:
            self._split_told(event_id, passage, title)
            return
        merged = self._known.merged_alone(told["event_id"], event_id)
        if merged is not None:
            self._gone.add(merged)
            return
        self._write(
            self._known.base.reference(told["event_id"], start),
            {"split": True, "title": title, "right": False},
        )

    def add(self, start: int, end: int, cells: Decided) -> None:
        """Add an event that these words of the report (offsets in characters) tell."""
        words = self._known.text[start:end].strip()
        if not words:
            raise DatelineError("Select the words of the report that tell the event.")
        self._write(self._known.quoted(start, end), {"event": True, **cells})

    def leave(self, start: int, end: int) -> None:
        """These words of the report (offsets in characters), which perhaps told an event, tell none."""
        self._write(self._known.quoted(start, end), {"event": False})

    # How they are written.

    def _line_up(self, event_id: str, other_id: str) -> None:
        """The events of two reports are the same."""
        first = {key: row["same_as"] or key for key, row in self._known.events.items()}
        if first[event_id] == first[other_id]:
            return
        alone = [
            index for index in self._known.beside(event_id, other_id) if self._known.decisions[index].apart
        ]
        self._gone |= set(alone)
        if alone and self._known.lined_up.get(event_id) == self._known.lined_up.get(other_id, ""):
            return
        words = self._known.name(other_id)
        keys = {"same_as": words.quote, "same_as_mention": words.mention, "same_as_which": words.which}
        target = {key: value for key, value in keys.items() if value}
        self._write(self._known.name(event_id), {**target, "same_as_report": words.report})

    def _merge(self, event_id: str, into: str) -> None:
        target = self._known.as_same(into)
        if event_id not in self._known.made_by:
            for index in self._known.about(event_id):
                if self._known.decisions[index].kind == "change":
                    self._gone.add(index)
            self._write(self._known.base.reference(event_id), target)
            return
        index = self._known.made_by[event_id] - 1
        one = self._known.decisions[index]
        if one.kind == "split" and self._known.root(self._known.events_meant[index]) == into:
            self._gone.add(index)
            return
        for each in self._known.telling(event_id):
            self._put(each, target)
        passages = [row for row in self._known.passages if row["event_id"] == event_id]
        if one.kind == "split":
            self._untell(index)
            quote = self._known.quoted(int(passages[0]["start"]), int(passages[0]["end"]))
            self._write(quote, {"event": True, **target})
            return
        self._take(index, *_CELLS, "right")
        self._put(index, target)
        self._sign(index)

    def _untell(self, index: int) -> None:
        """Turn a split into the decision that the sentence tells nothing."""
        self._take(index, *_CELLS, "right")
        self._put(index, {"drop": True})
        self._sign(index)

    def _add_instead(self, index: int) -> None:
        """Turn a split into an added event, because the one it was split from goes."""
        event_id = next(key for key, number in self._known.made_by.items() if number == index + 1)
        passage = next(row for row in self._known.passages if row["event_id"] == event_id)
        self._gone.add(index)
        quote = self._known.quoted(int(passage["start"]), int(passage["end"]))
        unchecked = {"right": False} if self._known.decisions[index].unchecked else {}
        self._write(quote, {"event": True, **self._known.cells(event_id), **unchecked})

    def _split_told(self, event_id: str, passage: Row, title: str) -> None:
        """Split off a sentence that a person let tell the event: it becomes an added event."""
        span = int(passage["start"]), int(passage["end"])
        for index in self._known.telling(event_id):
            one = self._known.decisions[index]
            start, end = self._known.base.span(one.quote, one.which, one.report)
            if span[0] <= start and end <= span[1]:
                self._take(index, *SAME_AS)
                self._put(index, {**self._known.cells(event_id), "title": title, "right": False})
                self._sign(index)
                return
        raise DatelineError(
            "This sentence is the one the event was added from; add an event of its own instead."
        )

    def _write(self, words: Reference, decided: Decided) -> None:
        """Add a table to the file."""
        table = tomlkit.table()
        table.add("quote", words.quote)
        if words.report:
            table.add("report", words.report)
        if words.mention and "mention" not in decided:
            table.add("mention", words.mention)
        if words.which:
            table.add("which", words.which)
        self._tables.append(table)
        index = len(self._tables) - 1
        self._put(index, decided)
        self._sign(index)

    def _take(self, index: int, *keys: str) -> None:
        """Take keys out of a table of the file that it may have."""
        for key in self._tables[index].keys() & keys:
            del self._tables[index][key]

    def _put(self, index: int, decided: Decided) -> None:
        for key, value in decided.items():
            self._tables[index][key] = value

    def _sign(self, index: int) -> None:
        table = self._tables[index]
        for key, value in (("by", self._by), ("on", self._on if self._by else None)):
            if value:
                table[key] = value
            elif key in table:
                del table[key]

    def _forget_told(self, event_id: str) -> None:
        self._gone |= set(self._known.telling(event_id))
