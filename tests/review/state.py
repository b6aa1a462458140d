"""What a review says of the small story, and words of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geo.review.review import State
from geo.story.files import reading
from tests import stories

CORRECTIONS = "corrections.toml"
LISTENED = {"title": "Berg listens", "role": "related", "status": "happened", "date": "2024-03-12"}


def event(state: State, event_id: str) -> dict[str, Any]:
    [found] = state.story.events[state.story.events["event_id"] == event_id].to_dict("records")
    return found


def quotes(state: State, event_id: str) -> list[str]:
    rows = state.story.passages
    return list(rows.loc[rows["event_id"] == event_id, "quote"])


def label(state: State, event_id: str) -> str:
    [found] = state.story.placed[state.story.placed["event_id"] == event_id]["label"]
    return str(found)


def ids(state: State) -> list[str]:
    return list(state.story.events["event_id"])


def decided(folder: Path) -> list[dict[str, Any]]:
    with reading(folder) as opened:  # which knows of a change that was stopped on the way
        return list(opened.toml(CORRECTIONS).get("correction", []))


def span(words: str) -> tuple[int, int]:
    start = stories.TEXT.index(words)
    return start, start + len(words)
