"""What is on a reviewer's desk: which event, which tool, what was said; and how a decision is taken there."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import streamlit as st

from geo.errors import DatelineError
from geo.review.order import following, order
from geo.review.perhaps import Perhaps
from geo.review.review import Review, State
from geo.ui import words
from geo.ui.page import gazetteer

NAME: Final = "your-name"
"""Under which the name of who decides is kept, in the state of the page."""


_HELD_S: Final = 0.15
"""A key that comes again so soon is held down."""


class Desk:
    """What is on a reviewer's desk: kept between runs, one for each story."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.current = ""
        self.turn = 0
        self.tool = ""
        self.said = ""
        self.pressed = ""
        self.tries = 0
        self.seen: str | None = None
        self.sent: tuple[str, int] | None = None
        self.ended: tuple[object, float] = (None, 0.0)
        self.selected: tuple[int, int] | None = None
        self.point: tuple[float, float] | None = None
        self.sought = ""
        self.form = 0
        self.told: tuple[int, int] | None = None
        self.written: dict[str, str] = {}
        self.filled: dict[str, str] = {}

    @property
    def field(self) -> str:
        """What the keys of fields end with: another event, or the same anew, has fields of its own."""
        return f"{self.current}-{self.turn}"

    def review(self) -> Review:
        """The story, to decide on."""
        return Review(self.folder, gazetteer(), st.session_state.get(NAME, ""))

    def go(self, event_id: str) -> None:
        """Turn to an event, on the map too."""
        if event_id != self.current:
            self.tool, self.point, self.sought = "", None, ""
        self.said = ""
        self.current = event_id
        self.turn += 1
        self.sent = event_id, self.turn

    def hear(self, event_id: str) -> None:
        """Turn to an event that was chosen in the reader."""
        if event_id != self.seen and event_id != self.current:
            self.current, self.said = event_id, ""
            self.tool = "add" if self.tool == "add" else ""
        self.seen = event_id

    def use(self, tool: str) -> None:
        """Open the form of a tool; "" closes it."""
        self.tool, self.point, self.sought, self.said = tool, None, "", ""

    def take_up(self, perhaps: Perhaps) -> None:
        """Open the form of a new event on a sentence that perhaps tells one."""
        self.use("add")
        self.empty()
        self.selected = perhaps.start, perhaps.end

    def empty(self) -> None:
        """Begin the form of a new event afresh."""
        self.form += 1
        self.told = self.selected = None
        self.written.clear()
        self.filled.clear()

    def keep(self, key: str) -> None:
        """Keep what a person has written, also while the form is closed."""
        self.written[key] = st.session_state[key]

    def restore(self, key: str, value: str) -> None:
        """Give a field what was written there before the form was closed, else a first value."""
        if key not in st.session_state:
            st.session_state[key] = self.written.get(key, value)

    def fill(self, key: str, value: str) -> None:
        """Fill a field in, unless a person has written something else there."""
        if key in self.written:
            self.restore(key, value)
            return
        before = self.filled.get(key, "")
        # Set once only: each time takes away what is being written in the browser and not yet told.
        if key in st.session_state and before == value:
            return
        if st.session_state.get(key, before) == before:
            st.session_state[key] = self.filled[key] = value

    def attempt(self, button: str, act: Callable[[], None]) -> None:
        """Do what a form's button is for; where it cannot be done, say why beside that button."""
        self.said = ""
        self.tries += 1
        try:
            act()
        except DatelineError as problem:
            self.said = str(problem)
        self.pressed = button

    def end(self, change: Callable[[Review, str], State]) -> None:
        """Take the last decision on the event and turn to what is left; a key held down does so once."""
        last, at = self.ended
        if change is last and time.monotonic() - at < _HELD_S:
            return
        event_id = self.current
        self.decide(lambda review: change(review, event_id), onward=True)
        self.ended = change, time.monotonic()

    def decide(self, change: Callable[[Review], State], *, onward: bool = False) -> None:
        """Take a decision; where it cannot be taken, say why. With `onward`, turn to what is left."""
        review = self.review()
        try:
            before = review.state().story
            ids = order(before, doubtful_first=doubtful_first())
            to = following(before, ids, self.current) if onward else self.current
            after = change(review).story
        except DatelineError as problem:
            self.said, self.pressed = str(problem), ""
            return
        self.tool, self.said, self.point, self.selected, self.sought = "", "", None, None, ""
        present = list(after.events["event_id"])
        added = [one for one in present if one not in ids]
        if added and not onward:
            self.go(added[0])
        else:
            self.go(to if to in present else next(iter(_behind(ids, self.current, present)), ""))


def _behind(ids: Sequence[str], event_id: str, present: Sequence[str]) -> list[str]:
    """What is still present of the events, from behind one and round the end."""
    at = ids.index(event_id) + 1 if event_id in ids else 0
    return [one for one in (*ids[at:], *ids[:at], *present) if one in present]


def doubtful_first() -> bool:
    """Whether the least likely events come first."""
    return st.session_state.get("order") == words.DOUBTFUL_FIRST
