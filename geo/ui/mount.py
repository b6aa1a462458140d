"""The reader in the Streamlit page: one components.v2 component around a sandboxed frame.

    heard = mount_reader(document(story), {"date": "2023-09-15"})

The document (1.3 MB) goes to the browser once and is not loaded again. Whatever changes later goes
as a small message, without losing the zoom, the date or the chosen event:

    heard = mount_reader(
        opened,                      # the document as it was first opened
        start,
        view=view(story),            # the story as it is now: redrawn when it changes
        show=("kim-in-vladivostok", 3),  # go to this event; raise the number to go there again
        picking=True,                # let the person click a place of the map, until this is False
        candidates=[{"label": "Springfield, Illinois", "lat": 39.8, "lon": -89.6}],  # numbered marks
        desk=True,                   # a desk beside it tells events in full: tell it selected words
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
from functools import lru_cache
from pathlib import Path
from typing import Any, TypedDict

import streamlit as st

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
    """None before the reader has first settled."""
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


def mount_reader(
    document: str,
    start: Position,
    *,
    view: dict[str, Any] | None = None,
    show: tuple[str, int] | None = None,
    picking: bool = False,
    candidates: Sequence[Candidate] = (),
    desk: bool = False,
    key: str = "reader",
) -> Heard:
    """Show the reader's document and return what it tells.

    `start` is where it opens. `view` (geo.reader.view) is shown in place of the document's own story.
    `show` is an event's id and a number: the reader goes there when either changes. An id that the
    story does not have is passed over. For `picking`, `candidates` and `desk` see the module.
    """
    digest = _digest(document)
    story = hashlib.sha256(json.dumps(view).encode()).hexdigest() if view is not None else None
    here = st.session_state.get(f"{key}-here", {})
    # Left out where it has arrived: Streamlit would serialise, hash and parse it again at every run.
    data = {
        "digest": digest,
        "document": None if here.get("document") == digest else document,
        "start": start,
        "story": story,
        "view": None if here.get("story") == story else view,
        "show": show,
        "picking": picking,
        "candidates": list(candidates),
        "desk": desk,
    }
    result = _component(
        key=key,
        data=data,
        default={"position": None, "said": None},
        on_position_change=lambda: None,
        on_said_change=lambda: None,
    )
    told = result.position
    # A position says what has arrived; none, that nothing has or that it is lost.
    st.session_state[f"{key}-here"] = {"document": digest, "story": told.get("story")} if told else {}
    said = result.said or {}
    if said.get("id") == st.session_state.get(f"{key}-said"):
        said = {}  # heard in an earlier run
    else:
        st.session_state[f"{key}-said"] = said["id"]
    kind = said.get("type")
    return Heard(
        position=Position(date=told.get("date"), event=told.get("event")) if told else None,
        shown=bool(told) and told.get("shown") == (show[1] if show else None),
        picked=(float(said["lat"]), float(said["lon"])) if kind == "picked" else None,
        candidate=int(said["index"]) if kind == "candidate" else None,
        words=Words(said["start"], said["end"], said["text"]) if kind == "words" else None,
    )


@lru_cache(maxsize=8)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
