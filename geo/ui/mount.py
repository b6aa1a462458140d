"""The reader in the Streamlit page: one components.v2 component around a sandboxed frame.

    heard = mount_reader(publish(document(story)))

The browser fetches the document (geo/ui/documents.py) and keeps it. A step of the date or another event
costs the server nothing: mount.js writes it into the page's address (`#date=...&event=...`), with one
entry in the browser's history for each event that is chosen, and tells it to Python only when a person
turns to the page around the reader. Whatever changes later goes as a small message, without losing the
zoom, the date or the chosen event:

    heard = mount_reader(
        opened,                      # the document as it was first opened
        view=view(story),            # the story as it is now: redrawn when it changes
        show=("kim-in-vladivostok", 3),  # go to this event; raise the number to go there again
        picking=True,                # let the person click a place of the map, until this is False
        candidates=[{"label": "Springfield, Illinois", "lat": 39.8, "lon": -89.6}],  # numbered marks
        desk=True,                   # a desk beside it tells events in full: tell it all, at once
    )
    if heard.picked:                 # (lat, lon), once: in the run that the click set off
        ...
    if heard.candidate is not None:  # index of the mark that was clicked, likewise once
        ...
    if heard.words:                  # likewise; heard.words.span(story.text) counts as Python does
        ...

Each argument says what should be so, run after run: only what has changed is sent. A click runs the
script again, or only the fragment that mounts the reader. geo/reader/js/page.js lists the messages
between page and frame.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

import streamlit as st

from geo.ui.documents import SANDBOX

_HERE = Path(__file__).parent


class Position(TypedDict, total=False):
    """Where the reader stands: the step's date (EDTF) and the chosen event's id, if any."""

    date: str | None
    event: str | None


class Candidate(TypedDict):
    """A place to choose, in degrees."""

    label: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Words:
    """Words selected in the report; offsets count UTF-16 units, as browsers do."""

    start: int
    end: int
    text: str

    def span(self, text: str) -> tuple[int, int] | None:
        """Start and end of the words in the story's text; None where it does not hold them there."""
        units, own = (part.encode("utf-16-le", "surrogatepass") for part in (text, self.text))
        if not own or self.start < 0 or units[2 * self.start : 2 * self.end] != own:
            return None
        start = len(units[: 2 * self.start].decode("utf-16-le", "surrogatepass"))
        return start, start + len(self.text)


@dataclass(frozen=True)
class Heard:
    """What the reader tells. All but the position is there once, in the run that a click set off."""

    position: Position | None
    """None before it was first told; it is where the reader stood when the page around was last used."""
    shown: bool
    """Whether it settled after it had the `show` that is asked for now: if not, it is still on its way."""
    picked: tuple[float, float] | None
    """A point of the map: lat, lon in degrees."""
    candidate: int | None
    """Index of the candidate that was chosen."""
    words: Words | None


_component = st.components.v2.component(
    "dateline.reader",
    css=(_HERE / "mount.css").read_text(encoding="utf-8"),
    js=(_HERE / "mount.js").read_text(encoding="utf-8"),
)
_KEY = "reader"
"""Of the component, in the state of the page."""


def mount_reader(
    document: str,
    *,
    view: dict[str, Any] | None = None,
    show: tuple[str, int] | None = None,
    picking: bool = False,
    candidates: Sequence[Candidate] = (),
    desk: bool = False,
) -> Heard:
    """Show the reader's document, which stands at this address, and return what it tells.

    `view` (geo.reader.view) is shown in place of the document's own story. `show` is an event's id and a
    number: the reader goes there when either changes. An id that the story does not have is passed over.
    For `picking`, `candidates` and `desk` see the module.
    """
    story = hashlib.sha256(json.dumps(view).encode()).hexdigest() if view is not None else None
    data = {
        "document": document,
        "sandbox": SANDBOX,
        "story": story,
        # Left out where it has arrived: Streamlit would serialise, hash and parse it again at every run.
        "view": None if st.session_state.get("story-here") == story else view,
        "show": show,
        "picking": picking,
        "candidates": list(candidates),
        "desk": desk,
    }
    result = _component(
        key=_KEY,
        data=data,
        default={"position": None, "said": None},
        on_position_change=lambda: None,
        on_said_change=lambda: None,
    )
    told = _of(document, result.position)
    # A position says what has arrived; none, that nothing has or that it is lost.
    st.session_state["story-here"] = told.get("story") if told else None
    said: dict[str, Any] = result.said or {}
    if said.get("id") == st.session_state.get("reader-said"):
        said = {}  # heard in an earlier run
    else:
        st.session_state["reader-said"] = said["id"]
    kind = said.get("type")
    return Heard(
        position=Position(date=told.get("date"), event=told.get("event")) if told else None,
        shown=told is not None and told.get("shown") == (show[1] if show else None),
        picked=(float(said["lat"]), float(said["lon"])) if kind == "picked" else None,
        candidate=int(said["index"]) if kind == "candidate" else None,
        words=Words(said["start"], said["end"], said["text"]) if kind == "words" else None,
    )


def told_position(document: str) -> Position:
    """Where the reader of this document stood when the page around it was last used: before it is mounted."""
    told = _of(document, getattr(st.session_state.get(_KEY), "position", None)) or {}
    return Position(date=told.get("date"), event=told.get("event"))


def _of(document: str, told: dict[str, Any] | None) -> dict[str, Any] | None:
    """What was told of this document, not of one that was shown in its place before."""
    return told if told and told.get("document") == document else None
