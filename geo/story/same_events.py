"""Events of several reports that are the same, as a person's decisions take them apart or line them up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

Row = dict[str, str]


class SameEvents:
    """The events of a draft that tell of the same, by what `same_as` says in their rows."""

    def __init__(self, events: Iterable[Row]) -> None:
        self._same = [{row["event_id"], row["same_as"]} for row in events if row.get("same_as")]
        self._united: set[str] = set()

    def part(self, event_id: str) -> None:
        """Take an event apart from all that tell of the same."""
        others = set().union(*(ids for ids in self._same if event_id in ids)) - {event_id}
        self._same = [ids for ids in self._same if event_id not in ids]
        self._same += [others] if others else []

    def unite(self, event_id: str, other_id: str) -> None:
        """Line two events up, as a person decided."""
        self._same.append({event_id, other_id})
        self._united |= {event_id, other_id}

    def tell(self, events: Sequence[Row], now: Callable[[str], str]) -> None:
        """Let each event name the first that tells of the same, and forget the chances of what was decided.

        Args:
            events: the rows as they are when all is decided, whose `same_as` and `same_chance` are set.
            now: gives the event that one of the draft has become, "" where it is gone.

        """
        together = _together(self._same, now)
        first: dict[frozenset[str], str] = {}
        decided = {now(event_id) for event_id in self._united}
        for row in events:
            ids = together.get(row["event_id"], frozenset())
            lead = first.setdefault(ids, row["event_id"]) if ids else ""
            row["same_as"] = "" if lead == row["event_id"] else lead
            if not row["same_as"] or row["event_id"] in decided:
                row["same_chance"] = ""


def _together(same: Sequence[set[str]], now: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """Each event -> all that tell of the same, by events of which some are the same."""
    found: dict[str, set[str]] = {}
    for ids in same:
        whole = {event_id for event_id in map(now, ids) if event_id}
        whole = whole.union(*(found.get(event_id, set()) for event_id in whole))
        found |= dict.fromkeys(whole, whole)
    return {event_id: frozenset(whole) for event_id, whole in found.items()}
