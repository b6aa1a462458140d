"""A person's decisions on a drafted story (geo/story/decisions.py) -> its tables with them applied.

They are matched by the report's own words, so that they outlive every new draft. What no longer
fits is reported and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from geo import timespan
from geo.errors import Problem
from geo.kinds import Coverage
from geo.story.decided_places import DecidedPlaces, FindPlace
from geo.story.decisions import Correction, find, straight
from geo.story.keys import new_key
from geo.story.references import Reference, Span, Told, Unmatched, meant, overlap, same_as
from geo.story.same_events import SameEvents
from geo.story.tables import CHANCES, COVERAGE, EVENTS, PASSAGES, PLACES, rows
from geo.text import report

Row = dict[str, str]


class Corrected(NamedTuple):
    """A draft's tables with the decisions applied, every cell text.

    problems: one for each decision that did not fit. made_by: each event that the draft does not have,
    with the number of the decision that added it or split it off. left: sentences that tell no event, as
    a person decided.
    """

    events: pd.DataFrame
    passages: pd.DataFrame
    places: pd.DataFrame
    problems: list[Problem]
    made_by: Mapping[str, int]
    left: Collection[str]


def apply(
    events: pd.DataFrame,
    passages: pd.DataFrame,
    places: pd.DataFrame,
    text: str,
    corrections: Sequence[Correction],
    find_place: FindPlace,
    reports: Mapping[str, Span] | None = None,
) -> Corrected:
    """Apply decisions to the tables of a draft, whose cells are all text; the tables given stay as they are.

    All decisions are matched with the draft as it is given; then events are dropped, merged, changed,
    split, added, told by one more sentence, taken apart from what other reports tell, and lined up with it,
    in this order (the last three may mean an added one). What a person decided is marked as reviewed and
    loses its chances and runners-up, but for what only lines up (a part split off that nobody has looked at
    further has neither); a row that is so marked already stays as it
    is: applied twice, the decisions change nothing more. A place that is not used any longer goes.

    Args:
        events: a draft's, as `geo.story.tables` has them, like the next two.
        passages: its sentences.
        places: its places.
        text: the report.
        corrections: as `geo.story.decisions.read` returns them.
        find_place: gives the cells of places.csv for a name and a source_id ("" for the likeliest place
            of that name; place_id is not used); no coordinates where nobody knows it. What it raises
            passes through.
        reports: of a story of several, where each stands in the text, by report_id.

    """
    draft = _Draft(rows(events), rows(passages), rows(places), text, find_place, reports or {})
    draft.apply(corrections)
    return Corrected(
        _frame(draft.events, EVENTS.columns),
        _frame(draft.passages, PASSAGES.columns),
        _frame(draft.places.used(draft.events), PLACES.columns),
        draft.problems,
        draft.made_by,
        draft.left,
    )


def covered(coverage: pd.DataFrame, passages: pd.DataFrame, left: Collection[str] = ()) -> pd.DataFrame:
    """Return a draft's coverage (`COVERAGE`) as it is after the corrections that gave these passages.

    `left` are the sentences that a person said tell no event.
    """
    told, sentences = set(passages["quote"]), rows(coverage)
    for row in sentences:
        is_told = row["outcome"] in (Coverage.EVENT, Coverage.PASSAGE)
        if is_told and row["sentence"] not in told:
            row |= {"outcome": Coverage.NONE, "reason": "a person's decision: there is no such event"}
        elif not is_told and row["sentence"] in told:
            row |= {"outcome": Coverage.EVENT, "reason": "a person's decision: it tells an event"}
        elif not is_told and row["sentence"] in left:
            row |= {"outcome": Coverage.NONE, "reason": "a person's decision: it tells no event"}
    return _frame(sentences, COVERAGE.columns)


def _frame(rows: list[Row], columns: Iterable[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype=str).fillna("")


class _Draft:
    """The tables as rows, while decisions are applied."""

    def __init__(
        self,
        events: list[Row],
        passages: list[Row],
        places: list[Row],
        text: str,
        find_place: FindPlace,
        reports: Mapping[str, Span],
    ) -> None:
        self.events, self.passages = events, passages
        self.places = DecidedPlaces(places, events, text, find_place)
        self.problems: list[Problem] = []
        self.made_by: dict[str, int] = {}
        self.left: set[str] = set()
        self._text = text
        self._straight = straight(text)
        self._told = Told(text, events, passages, reports)
        self._reports = reports
        self._same = SameEvents(events)
        self._merged: dict[str, str] = {}
        self._set: dict[tuple[str, str], tuple[str, int]] = {}
        self._reviewed = {row["event_id"] for row in events if row["reviewed"] == "true"}

    def apply(self, corrections: Sequence[Correction]) -> None:
        matched: list[tuple[Correction, list[str]]] = []
        found: list[tuple[int, Problem]] = []
        for one in corrections:
            try:
                matched.append((one, self._matched(one)))
            except Unmatched as error:
                found.append((one.number, one.problem(str(error))))
        do: dict[str, Callable[..., None]] = {
            "drop": self._drop,
            "merge": self._merge,
            "change": self._change,
            "split": self._split,
            "add": self._add,
            "tell": self._tell_too,
            "leave": self._leave,
            "apart": self._apart,
            "line up": self._line_up,
        }
        for one, ids in sorted(matched, key=lambda pair: list(do).index(pair[0].kind)):
            try:
                do[one.kind](one, *ids)
            except Unmatched as error:
                found.append((one.number, one.problem(str(error))))
        self.problems = [problem for _, problem in sorted(found, key=lambda pair: pair[0])]
        if self._reports:
            self._same.tell(self.events, self._now)
            of = {row["event_id"]: row["report_id"] for row in self.events}
            self.passages = [{**row, "report_id": of[row["event_id"]]} for row in self.passages]

    # Which event a decision is about.

    def _matched(self, one: Correction) -> list[str]:
        """The ids of the events a decision speaks of: none for one to be added, two for a merge."""
        if one.kind in ("add", "tell", "leave", "apart", "line up"):
            self._told.span(one.quote, one.which, one.report)
            return []
        event_id = self._told.event(meant(one))
        ids = [event_id]
        if one.kind == "merge":
            ids.append(self._told.event(same_as(one), "same_as_mention"))
            if ids[1] == event_id:
                return ids  # merged before
        if event_id in self._reviewed:
            raise Unmatched(f"the event {event_id!r} is marked as reviewed already, so it stays as it is")
        return ids

    def _event(self, event_id: str) -> Row:
        """The row of an event as the draft had it, or of the one it has been merged into."""
        while event_id in self._merged:
            event_id = self._merged[event_id]
        for row in self.events:
            if row["event_id"] == event_id:
                return row
        raise Unmatched(f"another correction drops the event {event_id!r}")

    # What is done.

    def _drop(self, one: Correction, event_id: str) -> None:
        self.events = [row for row in self.events if row["event_id"] != event_id]
        self.passages = [row for row in self.passages if row["event_id"] != event_id]

    def _merge(self, one: Correction, event_id: str, other_id: str) -> None:
        event, other = self._event(event_id), self._event(other_id)
        if event is other:
            return
        if self._reports and event["report_id"] != other["report_id"]:
            self._same.unite(event["event_id"], other["event_id"])
            return
        self._merged[event["event_id"]] = other["event_id"]
        self.events.remove(event)
        other |= _checked(one)
        self._tell(other["event_id"], [row for row in self.passages if row["event_id"] == event["event_id"]])
        self.passages = [row for row in self.passages if row["event_id"] != event["event_id"]]

    def _change(self, one: Correction, event_id: str) -> None:
        event = self._event(event_id)
        decided = {**one.cells, **({} if one.place is None else {"place": one.place})}
        for key, value in decided.items():
            other, number = self._set.setdefault((event["event_id"], key), (value, one.number))
            if other != value:
                raise Unmatched(f"correction {number} gives the same event another {key}, {other!r}")
        event |= self._decided(one)
        if not decided:  # the event is right as it stands: its date too, which the engine doubted
            event["date"] = timespan.sure(event["date"])
        if one.place is not None:
            self.places.put(one, event, self.passages)

    def _split(self, one: Correction, event_id: str) -> None:
        """Make the sentence's event one of its own, which the other sentences no longer tell."""
        old, quote = self._event(event_id), self._told.span(one.quote, one.which, one.report)
        own = [row for row in self.passages if row["event_id"] == old["event_id"]]
        moved = [row for row in own if overlap((int(row["start"]), int(row["end"])), quote)]
        if not moved or len(moved) == len(own):
            raise Unmatched("no other sentence tells its event, so there is nothing to split off")
        self.passages = [row for row in self.passages if row not in moved]
        if one.drop:
            return
        event = {**old, **self._decided(one)}
        event["event_id"] = new_key(event["title"], {row["event_id"] for row in self.events})
        self.made_by[event["event_id"]] = one.number
        self.events.insert(self.events.index(old) + 1, event)
        self._tell(event["event_id"], moved)
        if one.place is not None:
            self.places.put(one, event, self.passages)

    def _add(self, one: Correction) -> None:
        passages = self._sentences(one)
        starts = {row["start"] for row in passages}
        title = one.cells["title"]
        ids = {row["event_id"] for row in self.passages if row["start"] in starts}
        if any(row["title"] == title and row["event_id"] in ids for row in self.events):
            return  # added before
        event_id = new_key(title, {row["event_id"] for row in self.events})
        blank = dict.fromkeys(EVENTS.columns, "")
        event = {**blank, "date_reason": "a person gave no date", **self._decided(one), "event_id": event_id}
        event["report_id"] = self._told.report_at(int(passages[0]["start"]))
        self.made_by[event_id] = one.number
        self.events.append(event)
        self._tell(event_id, passages)
        if one.place:
            self.places.put(one, event, self.passages)

    def _tell_too(self, one: Correction) -> None:
        """Let a sentence tell an event that others tell already."""
        told = Told(self._text, self.events, self.passages, self._reports)
        event = self._event(told.event(same_as(one), "same_as_mention"))
        passages = self._sentences(one)
        if self._reports and self._told.report_at(int(passages[0]["start"])) != event["report_id"]:
            raise Unmatched("the event is another report's; add an event, and line it up with that one")
        event |= _checked(one)
        self._tell(event["event_id"], passages)

    # What several reports tell.

    def _apart(self, one: Correction) -> None:
        self._same.part(self._stands(meant(one), "mention"))

    def _line_up(self, one: Correction) -> None:
        event_id, other_id = (
            self._stands(meant(one), "mention"),
            self._stands(same_as(one), "same_as_mention"),
        )
        self._merge(one, event_id, other_id)

    def _stands(self, reference: Reference, key: str) -> str:
        """The event that words name, as it stands when all else is decided; the words may be the draft's."""
        try:
            return self._event(self._told.event(reference, key))["event_id"]
        except Unmatched:
            now = Told(self._text, self.events, self.passages, self._reports)
            return now.event(reference, key)

    def _now(self, event_id: str) -> str:
        """The event that one has become, "" where it is gone."""
        try:
            return self._event(event_id)["event_id"]
        except Unmatched:
            return ""

    def _leave(self, one: Correction) -> None:
        self.left |= {row["quote"] for row in self._sentences(one)}

    def _sentences(self, one: Correction) -> list[Row]:
        """Rows of passages for the sentences that a decision quotes."""
        start, end = self._told.span(one.quote, one.which, one.report)
        passages = []
        for first_char, last_char in self._split_text(start):
            if not overlap((first_char, last_char), (start, end)):
                continue
            row = dict.fromkeys(PASSAGES.columns, "") | {"start": str(first_char), "end": str(last_char)}
            row["quote"] = self._text[first_char:last_char]
            what = "place" if one.place else "date"
            for first, last in find(one.mention, self._straight, start, end)[:1] if one.mention else []:
                if first_char <= first and last <= last_char:
                    row |= {f"{what}_start": str(first), f"{what}_end": str(last)}
            passages.append(row)
        return passages

    def _split_text(self, at: int) -> list[Span]:
        """Where the sentences stand of the report that an offset lies in."""
        start, end = self._reports.get(self._told.report_at(at), (0, len(self._text)))
        found = report.sentences(self._text[start:end])
        return [(start + each.start, start + each.end) for each in found]

    def _decided(self, one: Correction) -> Row:
        cells = {**one.cells, **_checked(one)}
        if "date" in cells and "date_reason" not in cells:
            cells["date_reason"] = f"a person's decision: {one.why}" if one.why else "a person's decision"
        return cells

    def _tell(self, event_id: str, rows: list[Row]) -> None:
        """Add passages to an event, in text order; a sentence it has already only lends its marks."""
        own = [row for row in self.passages if row["event_id"] == event_id]
        others = [row for row in self.passages if row["event_id"] != event_id]
        at = self.passages.index(own[0]) if own else len(others)
        for row in rows:
            known = next((each for each in own if each["start"] == row["start"]), None)
            if known is None:
                own.append({**row, "event_id": event_id})
                continue
            for what in ("place", "date"):
                if not known[f"{what}_start"]:
                    known |= {key: row[key] for key in (f"{what}_start", f"{what}_end")}
        own.sort(key=lambda row: int(row["start"]))
        self.passages = [*others[:at], *own, *others[at:]]


def _checked(one: Correction) -> Row:
    """The cells of an event that a person has decided: what the engine reckoned counts no more."""
    reckoned = {**dict.fromkeys(CHANCES, ""), "runners_up": ""}
    if one.unchecked:
        return {**reckoned, "reviewed": "false", "reviewed_by": "", "reviewed_on": ""}
    return {**reckoned, "reviewed": "true", "reviewed_by": one.by, "reviewed_on": one.on}
