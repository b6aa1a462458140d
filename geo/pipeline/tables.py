"""The events of an analysed report -> the tables of a story, and what became of every sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from geo.analysis import Analysis
from geo.events.model import Event, Extraction
from geo.geocoding.places_table import place_cells
from geo.story.keys import new_key
from geo.story.tables import COVERAGE, EVENTS, PASSAGES, PLACES
from geo.text.mending import Mended


@dataclass(frozen=True)
class Draft:
    """What was read from a report, as the tables of a story folder; every cell is text.

    traveller: given or found, "" for none. events, passages, places: as `geo.story.tables` has them.
    coverage: sentence, outcome (as `geo.kinds.Coverage` has them), reason.
    """

    traveller: str
    events: pd.DataFrame
    passages: pd.DataFrame
    places: pd.DataFrame
    coverage: pd.DataFrame

    @property
    def frames(self) -> tuple[pd.DataFrame, ...]:
        """The tables, in the order of `geo.story.tables.DRAFTED`."""
        return self.events, self.passages, self.places, self.coverage


def tables(analysis: Analysis, found: Extraction, mended: Mended) -> Draft:
    """Return the tables of a report whose events have been found; every event is unreviewed.

    mended: the analysed text and the one that was given, in which all offsets count.
    """
    places = _Places()
    ids: set[str] = set()
    events: list[dict[str, str]] = []
    passages: list[dict[str, str]] = []
    for event in found.events:
        place_id = places.add(event)
        event_id = new_key(event.place.entry.name if event.place else event.title, ids)
        ids.add(event_id)
        events.append(
            {
                "event_id": event_id, "title": event.title, "role": event.role, "status": event.status,
                "date": event.edtf, "date_reason": event.date_reason, "place_id": place_id,
                "chance": f"{event.chance:.2f}", "place_chance": f"{event.place_chance:.2f}",
                "date_chance": f"{event.date_chance:.2f}", "runners_up": "; ".join(event.runners_up),
                "reviewed": "false", "reviewed_by": "", "reviewed_on": "", "report_id": "", "same_as": "",
                "same_chance": "",
            }
        )  # fmt: skip
        passages += _passages(analysis, event, event_id, mended)
    return Draft(
        found.traveller,
        _frame(events, EVENTS.columns),
        _frame(passages, PASSAGES.columns),
        _frame(places.rows, PLACES.columns),
        _frame(_coverage(analysis, found, mended), COVERAGE.columns),
    )


def _passages(analysis: Analysis, event: Event, event_id: str, mended: Mended) -> list[dict[str, str]]:
    rows = []
    for passage in event.passages:
        sentence = analysis.sentences[passage.sentence]
        start, end = mended.span(sentence.start, sentence.end)
        place, when = (mended.span(*span) if span else ("", "") for span in (passage.place, passage.date))
        rows.append(
            {
                "event_id": event_id, "start": str(start), "end": str(end), "quote": mended.given[start:end],
                "place_start": str(place[0]), "place_end": str(place[1]),
                "date_start": str(when[0]), "date_end": str(when[1]), "report_id": "",
            }
        )  # fmt: skip
    return rows


def _coverage(analysis: Analysis, found: Extraction, mended: Mended) -> list[dict[str, str]]:
    rows = []
    for sentence, outcome in zip(analysis.sentences, found.coverage, strict=True):
        start, end = mended.span(sentence.start, sentence.end)
        given = mended.given[start:end]
        rows.append({"sentence": given, "outcome": outcome.outcome, "reason": outcome.reason})
    return rows


class _Places:
    """Rows of places.csv, each place once."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str]] = []
        self._known: dict[tuple[str, bool], str] = {}

    def add(self, event: Event) -> str:
        """Return the place_id of an event's place, "" for none; add its row if there is none yet."""
        if event.place is None:
            return ""
        named, key = event.place, (event.place.entry.source_id, event.carried)
        if key not in self._known:
            self._known[key] = new_key(named.entry.name, self._known.values())
            self.rows.append(
                {
                    "place_id": self._known[key],
                    "name": named.mention.text,
                    **place_cells(named.entry, named.rejected, inferred=event.carried),
                    "score": "" if math.isnan(named.chance) else f"{named.chance:.2f}",
                }
            )
        return self._known[key]


def _frame(rows: list[dict[str, str]], columns: Iterable[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype=object)  # text, lone surrogates too
