"""corrections.toml as it stands, with the draft: which decisions are about an event, which words name it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geo.errors import DatelineError
from geo.story.corrections import Corrected
from geo.story.decided_places import FindPlace
from geo.story.decisions import Correction
from geo.story.references import Reference, Row, Span, Told, Unmatched, meant, same_as
from geo.story.tables import rows


class Standing:
    """What is decided so far, and the events it has led to. Decisions are numbered from 0, as in the file.

    Args:
        decisions: those of the file.
        text: the report.
        base: events and passages of the draft, rows with every cell text.
        now: the tables with the decisions applied.
        find_place: as `geo.story.corrections.apply` has it.
        reports: of a story of several, where each stands in the text, by report_id.

    base: the draft's events by the words that tell them; drafted: its passages; lined_up: each of its events
    with the first that tells of the same, as the engine has it. events (by id), passages: as they are now.
    made_by: the events that the draft lacks, with the number of their decision, from 1. events_meant: of each
    decision the draft's event that it is about, "" for none.

    """

    def __init__(
        self,
        decisions: list[Correction],
        text: str,
        base: tuple[Sequence[Row], Sequence[Row]],
        now: Corrected,
        find_place: FindPlace,
        reports: Mapping[str, Span] | None,
    ) -> None:
        self.decisions = decisions
        self.text = text
        self._find_place = find_place
        self.drafted = base[1]
        self.base = Told(text, *base, reports)
        same = {row["event_id"]: row.get("same_as", "") for row in base[0]}
        self.lined_up = {event_id: first or event_id for event_id, first in same.items()}
        self.events = {row["event_id"]: row for row in rows(now.events)}
        self._places = {row["place_id"]: row for row in rows(now.places)}
        self.passages = rows(now.passages)
        self._now = Told(text, list(self.events.values()), self.passages, reports)
        self.made_by = now.made_by
        self.events_meant = [self._meant(one) for one in decisions]

    def check(self, event_id: str) -> None:
        """Raise DatelineError where there is no such event any more."""
        if event_id not in self.events:
            raise DatelineError(
                "This event is gone: it was taken away or merged meanwhile. Look at the list again."
            )

    def name(self, event_id: str) -> Reference:
        """Return words that name an event: of the draft, or as it is now where the draft lacks it."""
        return (self._now if event_id in self.made_by else self.base).reference(event_id)

    def as_same(self, event_id: str) -> dict[str, Any]:
        """Return the keys that name an event as the same as another one, by words of the draft or of now."""
        words = self.name(event_id)
        keys = {
            "same_as": words.quote, "same_as_report": words.report, "same_as_mention": words.mention,
            "same_as_which": words.which,
        }  # fmt: skip
        return {key: value for key, value in keys.items() if value}

    def quoted(self, start: int, end: int) -> Reference:
        """Return the words between two offsets, and where they stand several times, which of them."""
        quote = " ".join(self.text[start:end].split())
        report = self.base.report_at(start)
        spans = self.base.spans(quote, report)
        at = next((number for number, span in enumerate(spans, 1) if span[0] < end and start < span[1]), 1)
        return Reference(quote, "", at if len(spans) > 1 else 0, report)

    def about(self, event_id: str) -> list[int]:
        """Return the decisions about an event of the draft and what is merged into it."""
        return [index for index in range(len(self.decisions)) if self.is_about(index, event_id)]

    def own(self, event_id: str) -> int | None:
        """Return the decision that has reviewed an event already."""
        if event_id in self.made_by:
            return self.made_by[event_id] - 1
        own = [index for index in self.about(event_id) if self.decisions[index].kind == "change"]
        return own[-1] if own else None

    def is_about(self, index: int, event_id: str) -> bool:
        """Return whether a decision is about an event of the draft, or one merged into it."""
        return bool(self.events_meant[index]) and self.root(self.events_meant[index]) == event_id

    def root(self, event_id: str) -> str:
        """Return the event of the draft that one is merged into, itself where it is not."""
        seen = {""}
        while event_id not in seen:
            seen.add(event_id)
            for index, one in enumerate(self.decisions):
                if one.kind == "merge" and self.events_meant[index] == event_id:
                    try:
                        event_id = self.base.event(same_as(one))
                    except Unmatched:
                        return event_id
                    break
        return event_id

    def telling(self, event_id: str) -> list[int]:
        """Return the decisions that let one more sentence tell an event."""
        found = []
        for index, one in enumerate(self.decisions):
            if one.kind == "tell":
                try:
                    if self._now.event(same_as(one)) == event_id:
                        found.append(index)
                except Unmatched:
                    continue
        return found

    def beside(self, *event_ids: str) -> list[int]:
        """Return the decisions that line one of these events up with another report's, or take it apart."""
        found = []
        for index, one in enumerate(self.decisions):
            if one.kind in ("line up", "apart"):
                named = [meant(one)] + ([same_as(one)] if one.same_as else [])
                if any(self.named(words) in event_ids for words in named):
                    found.append(index)
        return found

    def named(self, words: Reference) -> str:
        """Return the event that words name now, "" for none."""
        for told in (self.base, self._now):
            try:
                return self.root(told.event(words))
            except Unmatched:
                continue
        return ""

    def has_others(self, event_id: str) -> bool:
        """Return whether the engine has lined an event up with one of another report that still stands."""
        lead = self.lined_up.get(event_id)
        return any(
            one == lead and key != event_id and key in self.events for key, one in self.lined_up.items()
        )

    def merged_alone(self, draft_id: str, event_id: str) -> int | None:
        """Return the decision that merged an event of one sentence into this one."""
        if draft_id == event_id or sum(row["event_id"] == draft_id for row in self.drafted) > 1:
            return None
        merges = (
            i
            for i, one in enumerate(self.decisions)
            if one.kind == "merge" and self.events_meant[i] == draft_id
        )
        return next(merges, None)

    def is_draft_of(self, row: Row, passage: Row, event_id: str) -> bool:
        """Return whether a row of the draft is what a passage of an event was before all decisions."""
        return row["start"] == passage["start"] and self.root(row["event_id"]) == event_id

    def cells(self, event_id: str) -> dict[str, Any]:
        """Return the keys of a correction that give an event what this one has now."""
        row = self.events[event_id]
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

    def _meant(self, one: Correction) -> str:
        """The event of the draft that a decision is about, "" for none."""
        if one.kind in ("add", "tell", "leave"):
            return ""
        try:
            return self.base.event(meant(one))
        except Unmatched:
            return ""
