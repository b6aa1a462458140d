"""A story's places, as a person's decisions put events at them.

A place decided is looked up or has a point given with it; it gets a row of places.csv if there is none, and
the sentences of the event mark its words where they name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from geo.kinds import PERSON
from geo.story.decisions import Correction, find, straight
from geo.story.keys import new_key
from geo.story.references import Span, Unmatched, overlap
from geo.story.tables import PLACES

LICENCE: Final = "given by a person"
"""What `places.licence` says of coordinates that corrections.toml gives."""

Row = dict[str, str]
FindPlace = Callable[[str, str], Mapping[str, str]]
"""Gives the cells of places.csv for a name and a source_id, as `geo.story.corrections.apply` tells."""


class DecidedPlaces:
    """The rows of places.csv, to which decided ones are added.

    Args:
        places: the draft's rows.
        events: the draft's rows, of which some are at these places.
        text: the report, or several.
        find_place: looks up a place that a decision names.

    """

    def __init__(
        self, places: Iterable[Row], events: Iterable[Row], text: str, find_place: FindPlace
    ) -> None:
        self._places = list(places)
        self._text, self._straight = text, straight(text)
        self._find_place = find_place
        used = {row["place_id"] for row in events}
        self._never_used = {row["place_id"] for row in self._places} - used

    def used(self, events: Iterable[Row]) -> list[Row]:
        """Return the rows without those at which no event of the draft is any longer."""
        used = {row["place_id"] for row in events} | self._never_used
        return [row for row in self._places if row["place_id"] in used]

    def put(self, one: Correction, event: Row, passages: Iterable[Row]) -> None:
        """Put an event at the place decided, with a row of its own if there is none.

        Args:
            one: the decision; its place is "" where the event is to be nowhere.
            event: whose `place_id` is set.
            passages: of all events; those of this one mark the words for the place anew.

        Raises:
            Unmatched: nobody knows where the place is; the event is at it all the same.

        """
        cells = self._cells(one) if one.place else {}
        event["place_id"] = ""
        for row in passages:
            if row["event_id"] == event["event_id"]:
                self._mark(row, cells, one)
        if not cells:
            return
        same = ("source_id", "inferred") if cells["source_id"] else tuple(cells.keys() - {"place_id"})
        for row in self._places:
            if all(row[key] == cells[key] for key in same):
                event["place_id"] = row["place_id"]
                break
        else:
            event["place_id"] = new_key(cells["name"], {row["place_id"] for row in self._places})
            self._places.append({**cells, "place_id": event["place_id"]})
        if not cells["lat"]:
            raise Unmatched(
                f"nobody knows the place {one.place!r}, so its event is nowhere now; "
                "add lat, lon and precision"
            )

    def _cells(self, one: Correction) -> Row:
        """The row of places.csv for the place decided, its place_id ""."""
        name, cells = one.place or "", dict.fromkeys(PLACES.columns, "")
        if one.point:
            cells |= {"label": name, "inferred": "false", "geocoder": PERSON, "licence": LICENCE, **one.point}
        else:
            given = self._find_place(name, one.source_id)
            cells |= {key: given[key] for key in PLACES.columns if key in given}
        return cells | {"name": name, "place_id": ""}

    def _mark(self, passage: Row, place: Row, one: Correction) -> None:
        """Keep the words marked as the place where they can mean it; else mark its name, if that is there."""
        start, end = int(passage["start"]), int(passage["end"])
        found = find(place["name"], self._straight, start, end) if place else []
        if place and passage["place_start"]:
            marked = int(passage["place_start"]), int(passage["place_end"])
            words, name = self._straight[slice(*marked)].casefold(), straight(place["name"]).casefold()
            spans = find(one.mention, self._straight, start, end) if one.mention else []
            said = any(overlap(marked, span) for span in spans)
            if words in name or name in words or (one.event and said):
                return
            holds = words in straight(place["label"]).casefold()
            if said and not found and (holds or not self._is_other(marked, place)):
                return
        passage["place_start"], passage["place_end"] = map(str, found[0]) if found else ("", "")

    def _is_other(self, span: Span, place: Row) -> bool:
        """Whether words of the report name a place that is known, and another one."""
        given = self._find_place(self._text[slice(*span)], "")
        return bool(given.get("lat")) and given.get("source_id") != place["source_id"]
