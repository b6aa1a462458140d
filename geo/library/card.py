"""A story's folder -> what its card on the shelf says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from geo.errors import StoryError
from geo.reader.picture import picture
from geo.story.story import load
from geo.story.tellings import counted

_SIZE: Final = (480, 220)


@dataclass(frozen=True)
class Card:
    """What a shelf says of one story.

    id: the name of its folder. fixed: it can be read and copied only. stops: of its tour. reports: how many
    the story has. events: what several reports tell alike counts once. reviewed: how many of them a person
    has checked. problem: why it cannot be opened, "" if it can; the other facts are then unknown: title is
    the id, published None, numbers 0. picture: a small map (SVG), "" of a broken story.
    """

    id: str
    fixed: bool
    title: str
    publisher: str = ""
    published: date | None = None
    stops: int = 0
    events: int = 0
    reviewed: int = 0
    problem: str = ""
    picture: str = ""
    reports: int = 1


def card(folder: Path, *, fixed: bool = False) -> Card:
    """Read a story's folder and return its card, of a broken one too."""
    try:
        story = load(folder)
    except StoryError as error:
        return Card(folder.name, fixed, folder.name, problem=str(error))
    reviewed, events = counted(story)
    return Card(
        folder.name,
        fixed,
        story.meta.title,
        story.meta.source,
        story.meta.published,
        len(story.itinerary),
        events,
        reviewed,
        picture=picture(story, *_SIZE),
        reports=len(story.sources),
    )
