"""The tables of several reports -> those of one story, with every event still that of its own report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from geo.joining.accounts import Account, accounts, place_words
from geo.joining.matcher import lined_up
from geo.kinds import Role
from geo.story.keys import new_key
from geo.story.tables import COVERAGE, EVENTS, OFFSETS, PASSAGES, PLACES, REPORTS, rows

BETWEEN: Final = "\n\n"
"""What stands between two reports in the text of a story."""

Row = dict[str, str]


@dataclass(frozen=True)
class Report:
    """One of several reports, as it was drafted.

    facts: its row of reports.csv without start and end. text: as published. traveller: "" for nobody. events,
    passages, places, coverage: every cell text, offsets in its own text.
    """

    facts: Mapping[str, str]
    text: str
    traveller: str
    events: pd.DataFrame
    passages: pd.DataFrame
    places: pd.DataFrame
    coverage: pd.DataFrame


@dataclass(frozen=True)
class Union:
    """The tables of all reports, every cell text; offsets count in `text`, which holds all of them."""

    text: str
    traveller: str
    reports: pd.DataFrame
    events: pd.DataFrame
    passages: pd.DataFrame
    places: pd.DataFrame
    coverage: pd.DataFrame


def united(reports: Sequence[Report]) -> Union:
    """Return the tables of reports as one, the reports in the order given; nothing is lined up yet.

    An event keeps its id where an earlier report has none like it. Where the reports are about two
    travellers, the first one's tour is that of the story.
    """
    traveller = next((one.traveller for one in reports if one.traveller), "")
    listed: list[Row] = []
    places = _Places()
    events: list[Row] = []
    passages: list[Row] = []
    at = 0
    for report in reports:
        key = report.facts["report_id"]
        listed.append({**report.facts, "start": str(at), "end": str(at + len(report.text))})
        known = {row["event_id"] for row in events}
        ids: dict[str, str] = {}
        for row in rows(report.events):
            event_id = row["event_id"]
            ids[event_id] = event_id if event_id not in known else new_key(event_id, known)
            known.add(ids[event_id])
        place_of = {row["place_id"]: places.add(row) for row in rows(report.places)}
        stops = not report.traveller or _is_same(report.traveller, traveller)
        for row in rows(report.events):
            role = Role.RELATED if row["role"] == Role.STOP and not stops else row["role"]
            place = place_of.get(row["place_id"], "")
            own = {"event_id": ids[row["event_id"]], "role": role, "place_id": place, "report_id": key}
            events.append({**row, **own, "same_as": "", "same_chance": ""})
        for row in rows(report.passages):
            moved = {name: str(int(row[name]) + at) if row[name] else "" for name in OFFSETS}
            passages.append({**row, **moved, "event_id": ids[row["event_id"]], "report_id": key})
        at += len(report.text) + len(BETWEEN)
    return Union(
        BETWEEN.join(report.text for report in reports),
        traveller,
        _frame(listed, REPORTS.columns),
        _frame(events, EVENTS.columns),
        _frame(passages, PASSAGES.columns),
        _frame(places.rows, PLACES.columns),
        pd.concat([report.coverage for report in reports], ignore_index=True)[list(COVERAGE.columns)],
    )


def same(
    reports: pd.DataFrame, events: pd.DataFrame, passages: pd.DataFrame, places: pd.DataFrame
) -> list[dict[str, float]]:
    """Return the ids of the events of several reports that tell of the same, each group in table order.

    With each stands the chance that it is the same as the first of its group.
    """
    found: list[Account] = []
    named = place_words(places)
    for number, row in enumerate(rows(reports)):
        own = events[events["report_id"] == row["report_id"]]
        told = passages[passages["report_id"] == row["report_id"]]
        found += accounts(number, own, told, places, named)
    return [{event_id: chance for (_, event_id), chance in group.items()} for group in lined_up(found)]


def line_up(events: pd.DataFrame, groups: Iterable[Mapping[str, float]]) -> pd.DataFrame:
    """Return the events with `same_as` and `same_chance` as groups of ids say.

    Ids that the table lacks are passed over.
    """
    known = set(events["event_id"])
    first: dict[str, str] = {}
    chances: dict[str, str] = {}
    for group in groups:
        held = [event_id for event_id in group if event_id in known]
        first |= dict.fromkeys(held[1:], held[0]) if held else {}
        chances |= {event_id: f"{group[event_id]:.2f}" for event_id in held[1:]}
    ids = events["event_id"]
    return events.assign(
        same_as=[first.get(event_id, "") for event_id in ids],
        same_chance=[chances.get(event_id, "") for event_id in ids],
    )


class _Places:
    """Rows of places.csv, the same place of several reports once."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._known: dict[tuple[str, ...], str] = {}

    def add(self, row: Row) -> str:
        """Return the place_id of a report's place in the story."""
        same = (row["source_id"], row["inferred"]) if row["source_id"] else tuple(
            row[name] for name in PLACES.columns if name != "place_id"
        )  # fmt: skip
        if same not in self._known:
            taken = set(self._known.values())
            place_id = row["place_id"]
            self._known[same] = place_id if place_id not in taken else new_key(place_id, taken)
            self.rows.append({**row, "place_id": self._known[same]})
        return self._known[same]


def _is_same(one: str, other: str) -> bool:
    """Whether two names share their last word, or any word with a capital."""
    words = [{word for word in name.split() if word[:1].isupper()} for name in (one, other)]
    return bool(words[0] & words[1])


def _frame(found: list[Row], columns: Iterable[str]) -> pd.DataFrame:
    return pd.DataFrame(found, columns=list(columns), dtype=object).fillna("")
