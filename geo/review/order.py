"""Which event to look at next: in reading order, or what the engine is least sure of first."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo.story.story import Story


def order(story: Story, *, doubtful_first: bool = False) -> list[str]:
    """Return the ids of all events in the order of their first sentences.

    With `doubtful_first`, those that nobody has checked come first, the least likely at their head (one
    with no chance is as doubtful as can be).
    """
    first = story.passages.groupby("event_id")["start"].min().to_dict()
    rows = story.events[["event_id", "chance", "reviewed"]].itertuples(index=False)
    ranked = []
    for number, (event_id, chance, reviewed) in enumerate(rows):
        doubt = (bool(reviewed), 0.0 if math.isnan(chance) else float(chance)) if doubtful_first else ()
        ranked.append((doubt, first.get(event_id, 0), number, event_id))
    return [event_id for *_, event_id in sorted(ranked)]


def left(story: Story) -> int:
    """How many events nobody has checked yet."""
    return int((~story.events["reviewed"]).sum())


def following(story: Story, ids: Sequence[str], event_id: str) -> str:
    """Return the next event that nobody has checked, round the end; the same where none is left."""
    open_ids = set(story.events.loc[~story.events["reviewed"], "event_id"])
    at = ids.index(event_id) if event_id in ids else -1
    return next((one for one in (*ids[at + 1 :], *ids[: max(at, 0)]) if one in open_ids), event_id)
