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
from geo.story.corrections import Corrected, FindPlace
from geo.story.decisions import Correction, parse
from geo.story.references import Reference, Row, Span, Told, Unmatched
from geo.story.tables import rows

_PLACE: Final = (
    "place", "source_id", "lat", "lon", "label", "precision", "radius_km", "inferred",
)  # fmt: skip
_CELLS: Final = ("title", "role", "status", "date", "date_reason", *_PLACE)
_DATE: Final = ("date", "date_reason")
_SAME_AS: Final = frozenset({"same_as", "same_as_report", "same_as_mention", "same_as_which"})

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
        self._all: list[Correction] = parse(self._document.unwrap())
        self._text, self._by, self._on = text, by, on
        self._find_place = find_place
        self._base_passages = base[1]
        self._base = Told(text, *base, reports)
        same = {row["event_id"]: row.get("same_as", "") for row in base[0]}
        self._lined_up = {event_id: first or event_id for event_id, first in same.items()}
        self._events = {row["event_id"]: row for row in rows(now.events)}
        self._places = {row["place_id"]: row for row in rows(now.places)}
        self._passages = rows(now.passages)
        self._now = Told(text, list(self._events.values()), self._passages, reports)
        self._made_by = now.made_by
        self._about = [self._meant(one) for one in self._all]
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
        self._check(event_id)
        if (index := self._own(event_id)) is not None:
            self._sign(index)
        else:
            self._write(self._words(event_id), {"right": True})

    def change(self, event_id: str, cells: Decided) -> None:
        """Give an event other cells, as keys of a correction (`date` with `date_reason`, ...)."""
        self._check(event_id)
        keys = {*cells, *(_DATE if "date" in cells else ()), *(_PLACE if "place" in cells else ()), "right"}
        if event_id in self._made_by:
            own = [self._made_by[event_id] - 1]
        else:
            own = [
                index
                for index, one in enumerate(self._all)
                if one.kind == "change" and self._is(index, event_id)
            ]
        for index in own:
            for key in keys & self._tables[index].keys():
                del self._tables[index][key]
        if not own:
            self._write(self._words(event_id), cells)
            return
        self._put(own[-1], cells)
        self._sign(own[-1])
        self._gone |= {index for index in own[:-1] if not self._tables[index].keys() & {*_CELLS, "right"}}

    def drop(self, event_id: str) -> None:
        """There is no such event."""
        self._check(event_id)
        self._forget_told(event_id)
        self._gone |= set(self._beside(event_id))
        if event_id in self._made_by:
            index = self._made_by[event_id] - 1
            if self._all[index].kind == "split":
                self._untell(index)
            else:
                self._gone.add(index)
            return
        for index in self._of(event_id):
            one = self._all[index]
            if one.kind == "split":
                self._add_instead(index)
            elif one.kind == "merge":  # it goes with the event it was merged into
                words = _own(one)
                self._gone.add(index)
                self._write(words, {"drop": True})
            else:
                self._gone.add(index)
        self._write(self._words(event_id), {"drop": True})

    def merge(self, event_id: str, into: str) -> None:
        """The event is the same as another, which its sentences tell from now on."""
        self._check(event_id)
        self._check(into)
        if event_id == into:
            raise DatelineError("An event is the same as itself; choose another one to merge it with.")
        if self._events[event_id]["report_id"] != self._events[into]["report_id"]:
            self._line_up(event_id, into)
            return
        if event_id not in self._made_by and into in self._made_by:
            # What a draft has cannot be the same as what it lacks: the draft's event takes over the cells.
            cells = self._cells(into)
            self._merge(into, event_id)
            self.change(event_id, cells)
            return
        self._merge(event_id, into)

    def apart(self, event_id: str) -> None:
        """No other report tells this event: it is not the same as any of theirs."""
        self._check(event_id)
        self._gone |= set(self._beside(event_id))
        if self._others(event_id):
            self._write(self._name(event_id), {"apart": True})

    def split(self, event_id: str, start: int, title: str) -> None:
        """Make one of an event's sentences (at this offset) an event of its own, with this title."""
        self._check(event_id)
        own = [row for row in self._passages if row["event_id"] == event_id]
        passage = next((row for row in own if row["start"] == str(start)), None)
        if passage is None or len(own) < 2:
            raise DatelineError("Only one of several sentences of an event can be split off.")
        told = next((row for row in self._base_passages if self._is_draft_of(row, passage, event_id)), None)
        if told is None:
            self._split_told(event_id, passage, title)
            return
        merged = self._merged_alone(told["event_id"], event_id)
        if merged is not None:
            self._gone.add(merged)
            return
        self._write(self._base.reference(told["event_id"], start), {"split": True, "title": title})

    def add(self, start: int, end: int, cells: Decided) -> None:
        """Add an event that these words of the report (offsets in characters) tell."""
        words = self._text[start:end].strip()
        if not words:
            raise DatelineError("Select the words of the report that tell the event.")
        self._write(self._quoted(start, end), {"event": True, **cells})

    def leave(self, start: int, end: int) -> None:
        """These words of the report (offsets in characters), which perhaps told an event, tell none."""
        self._write(self._quoted(start, end), {"event": False})

    # How they are written.

    def _line_up(self, event_id: str, other_id: str) -> None:
        """The events of two reports are the same."""
        first = {key: row["same_as"] or key for key, row in self._events.items()}
        if first[event_id] == first[other_id]:
            return
        alone = [index for index in self._beside(event_id, other_id) if self._all[index].apart]
        self._gone |= set(alone)
        if alone and self._lined_up.get(event_id) == self._lined_up.get(other_id, ""):
            return
        words = self._name(other_id)
        keys = {"same_as": words.quote, "same_as_mention": words.mention, "same_as_which": words.which}
        target = {key: value for key, value in keys.items() if value}
        self._write(self._name(event_id), {**target, "same_as_report": words.report})

    def _name(self, event_id: str) -> Reference:
        """Words that name an event: of the draft, or as it is now where the draft lacks it."""
        return (self._now if event_id in self._made_by else self._base).reference(event_id)

    def _beside(self, *event_ids: str) -> list[int]:
        """The decisions that line one of these events up with another report's, or take it apart."""
        found = []
        for index, one in enumerate(self._all):
            if one.kind in ("line up", "apart"):
                named = [_own(one)] + ([_other(one)] if one.same_as else [])
                if any(self._stands(words) in event_ids for words in named):
                    found.append(index)
        return found

    def _stands(self, words: Reference) -> str:
        """The event that words name now, "" for none."""
        for told in (self._base, self._now):
            try:
                return self._root(told.event(words))
            except Unmatched:
                continue
        return ""

    def _others(self, event_id: str) -> bool:
        """Whether the engine has lined an event up with one of another report that still stands."""
        lead = self._lined_up.get(event_id)
        return any(
            one == lead and key != event_id and key in self._events for key, one in self._lined_up.items()
        )

    def _merge(self, event_id: str, into: str) -> None:
        target = self._same_as(into)
        if event_id not in self._made_by:
            for index in self._of(event_id):
                if self._all[index].kind == "change":
                    self._gone.add(index)
            self._write(self._words(event_id), target)
            return
        index = self._made_by[event_id] - 1
        one = self._all[index]
        if one.kind == "split" and self._root(self._about[index]) == into:
            self._gone.add(index)
            return
        for each in self._telling(event_id):
            self._put(each, target)
        passages = [row for row in self._passages if row["event_id"] == event_id]
        if one.kind == "split":
            self._untell(index)
            quote = self._quoted(int(passages[0]["start"]), int(passages[0]["end"]))
            self._write(quote, {"event": True, **target})
            return
        for key in {*_CELLS} & self._tables[index].keys():
            del self._tables[index][key]
        self._put(index, target)
        self._sign(index)

    def _untell(self, index: int) -> None:
        """Turn a split into the decision that the sentence tells nothing."""
        for key in {*_CELLS} & self._tables[index].keys():
            del self._tables[index][key]
        self._put(index, {"drop": True})
        self._sign(index)

    def _add_instead(self, index: int) -> None:
        """Turn a split into an added event, because the one it was split from goes."""
        event_id = next(key for key, number in self._made_by.items() if number == index + 1)
        passage = next(row for row in self._passages if row["event_id"] == event_id)
        self._gone.add(index)
        quote = self._quoted(int(passage["start"]), int(passage["end"]))
        self._write(quote, {"event": True, **self._cells(event_id)})

    def _split_told(self, event_id: str, passage: Row, title: str) -> None:
        """Split off a sentence that a person let tell the event: it becomes an added event."""
        span = int(passage["start"]), int(passage["end"])
        for index in self._telling(event_id):
            one = self._all[index]
            start, end = self._base.span(one.quote, one.which, one.report)
            if span[0] <= start and end <= span[1]:
                for key in self._tables[index].keys() & _SAME_AS:
                    del self._tables[index][key]
                self._put(index, {**self._cells(event_id), "title": title})
                self._sign(index)
                return
        raise DatelineError(
            "This sentence is the one the event was added from; add an event of its own instead."
        )

    def _words(self, event_id: str) -> Reference:
        return self._base.reference(event_id)

    def _same_as(self, event_id: str) -> dict[str, Any]:
        """The keys that name another event, among those of the draft or, of an added one, of now."""
        words = self._name(event_id)
        keys = {
            "same_as": words.quote, "same_as_report": words.report, "same_as_mention": words.mention,
            "same_as_which": words.which,
        }  # fmt: skip
        return {key: value for key, value in keys.items() if value}

    def _quoted(self, start: int, end: int) -> Reference:
        """The words between two offsets, and where they stand several times, which of them."""
        quote = " ".join(self._text[start:end].split())
        report = self._base.report_at(start)
        spans = self._base.spans(quote, report)
        at = next((number for number, span in enumerate(spans, 1) if span[0] < end and start < span[1]), 1)
        return Reference(quote, "", at if len(spans) > 1 else 0, report)

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

    # What the file says already.

    def _check(self, event_id: str) -> None:
        if event_id not in self._events:
            raise DatelineError(
                "This event is gone: it was taken away or merged meanwhile. Look at the list again."
            )

    def _meant(self, one: Correction) -> str:
        """The event of the draft that a decision is about, "" for none."""
        if one.kind in ("add", "tell", "leave"):
            return ""
        try:
            return self._base.event(_own(one))
        except Unmatched:
            return ""

    def _root(self, event_id: str) -> str:
        """The event of the draft that one is merged into, itself where it is not."""
        seen = {""}
        while event_id not in seen:
            seen.add(event_id)
            for index, one in enumerate(self._all):
                if one.kind == "merge" and self._about[index] == event_id:
                    try:
                        event_id = self._base.event(_other(one))
                    except Unmatched:
                        return event_id
                    break
        return event_id

    def _is(self, index: int, event_id: str) -> bool:
        return bool(self._about[index]) and self._root(self._about[index]) == event_id

    def _of(self, event_id: str) -> list[int]:
        """The decisions about an event of the draft and what is merged into it."""
        return [index for index in range(len(self._all)) if self._is(index, event_id)]

    def _own(self, event_id: str) -> int | None:
        """The decision that has reviewed an event already."""
        if event_id in self._made_by:
            return self._made_by[event_id] - 1
        own = [index for index in self._of(event_id) if self._all[index].kind == "change"]
        return own[-1] if own else None

    def _telling(self, event_id: str) -> list[int]:
        """The decisions that let one more sentence tell an event."""
        found = []
        for index, one in enumerate(self._all):
            if one.kind == "tell":
                try:
                    if self._now.event(_other(one)) == event_id:
                        found.append(index)
                except Unmatched:
                    continue
        return found

    def _forget_told(self, event_id: str) -> None:
        self._gone |= set(self._telling(event_id))

    def _is_draft_of(self, row: Row, passage: Row, event_id: str) -> bool:
        return row["start"] == passage["start"] and self._root(row["event_id"]) == event_id

    def _merged_alone(self, draft_id: str, event_id: str) -> int | None:
        """The decision that merged an event of one sentence into this one."""
        if draft_id == event_id or sum(row["event_id"] == draft_id for row in self._base_passages) > 1:
            return None
        merges = (i for i, one in enumerate(self._all) if one.kind == "merge" and self._about[i] == draft_id)
        return next(merges, None)

    def _cells(self, event_id: str) -> dict[str, Any]:
        """The keys of a correction that give an event what this one has now."""
        row = self._events[event_id]
        cells: dict[str, Any] = {key: row[key] for key in ("title", "role", "status", "date", "date_reason")}
        place = self._places.get(row["place_id"])
        return {**cells, **(self._place_keys(place) if place else {"place": ""})}

    def _place_keys(self, place: Row) -> dict[str, Any]:
        """The keys of a correction that give an event the place of a row of places.csv."""
        name, source_id = place["name"], place["source_id"]
        if not place["lat"]:
            return {"place": name}
        if source_id and self._find_place(name, source_id).get("source_id") == source_id:
            return {"place": name, "source_id": source_id}
        numbers = {key: float(place[key]) for key in ("lat", "lon", "radius_km") if place[key]}
        return {"place": name, **numbers, "label": place["label"], "precision": place["precision"]}


def _own(one: Correction) -> Reference:
    """The event that a decision is about."""
    return Reference(one.quote, one.mention, one.which, one.report)


def _other(one: Correction) -> Reference:
    """The event that a decision says its own is the same as."""
    return Reference(one.same_as, one.same_as_mention, one.same_as_which, one.same_as_report)
