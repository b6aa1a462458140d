"""Checking a story: the reader, and with it one event at a time and what can be decided of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import streamlit as st

from geo.errors import DatelineError
from geo.reader.view import view
from geo.review.choices import Choice, choices
from geo.review.order import following, left, order
from geo.review.review import Review, State
from geo.story.story import Story
from geo.ui import forms, words
from geo.ui.about import show_about
from geo.ui.desk import NAME, Desk, doubtful_first
from geo.ui.event import event_of, show_event
from geo.ui.keys import kept_name, mount_keys
from geo.ui.mount import Candidate, Heard, Position, mount_reader
from geo.ui.page import CHECK_KEY, error, gazetteer, lines, note

_LONGEST: Final = 80
_NAMED: Final = "named"
"""Under which the name is kept while no desk is shown: Streamlit forgets what a field that is gone held."""

_TOOLS: Final = (
    ("date", words.DATE, "d"),
    ("place", words.PLACE, "p"),
    ("wording", words.WORDING, "t"),
    ("same", words.SAME, "m"),
    ("add", words.ADD, "a"),
)


@st.fragment
def show_checking(folder: Path, document: str, stood: Position) -> None:
    """Show the reader and the desk beside it; only this part runs again with each decision.

    Args:
        folder: the story's.
        document: address of the reader as the page first opened it.
        stood: where the reader stood before.

    """
    if CHECK_KEY not in st.query_params:
        # As a field of the desk lost the focus, Streamlit ran only this part for a button outside of it.
        st.rerun()
    desk: Desk = st.session_state.setdefault(f"desk-{folder}", Desk(folder))
    try:
        with st.spinner(words.READING, show_time=False):
            state = desk.review().state()
    except DatelineError as problem:
        error(str(problem))
        return
    story = state.story
    ids = order(story, doubtful_first=doubtful_first())
    if desk.current not in ids:
        desk.go(next((one for one in ids if one == stood.get("event")), following_first(state, ids)))
    offered = _offered(desk, story)
    with st.container(key="checking"):
        heard = mount_reader(
            document,
            view=view(story),
            show=desk.sent,
            # Words come first: on a phone the map hides the report while a point is asked for.
            picking=desk.tool == "place" or (desk.tool == "add" and bool(forms.added_words(desk, story))),
            candidates=[Candidate(label=one.label, lat=one.lat, lon=one.lon) for one in offered],
            desk=True,
        )
        _heed(desk, heard, state, offered)
        with st.container(key="desk", gap="xsmall"):
            _show_desk(desk, state, ids, offered)


def following_first(state: State, ids: Sequence[str]) -> str:
    """The first event that nobody has checked, else the first of all, "" where there is none."""
    return following(state.story, ids, "") or next(iter(ids), "")


def _offered(desk: Desk, story: Story) -> list[Choice]:
    """The places to choose from: those of what is searched for, else those of the event's own words."""
    if desk.tool != "place" or not desk.current:
        return []
    names = [desk.sought] if desk.sought else event_of(story, desk.current).names
    return choices(gazetteer(), names, story.places)


def _heed(desk: Desk, heard: Heard, state: State, offered: Sequence[Choice]) -> None:
    """Do what was done in the reader: an event, a place or words were pointed to."""
    event_id = heard.position.get("event") if heard.position else None
    if heard.shown and event_id and event_id in set(state.story.events["event_id"]):
        desk.hear(event_id)
    if heard.picked:
        desk.point = heard.picked
    if heard.words:
        desk.selected = heard.words.span(state.story.text)
    if heard.candidate is not None and heard.candidate < len(offered):
        one = offered[heard.candidate]
        desk.decide(lambda review: review.place(desk.current, one.name, one.source_id))
        st.rerun(scope="fragment")


def _show_desk(desk: Desk, state: State, ids: Sequence[str], offered: Sequence[Choice]) -> None:
    found = event_of(state.story, desk.current) if desk.current else None
    _show_bar(desk, state, ids)
    if state.problems:
        note(" ".join((words.LOST, *(str(problem.message) for problem in state.problems))))
    if found is None:
        note(words.NONE_LEFT_TO_SHOW)
    elif desk.tool != "add":
        show_event(found)
    _show_selected(desk, state)
    if desk.tool and (found is not None or desk.tool == "add"):
        with st.container(key="desk-form", gap="xsmall"):
            if found is None or desk.tool == "add":
                forms.show_add(desk, state)
            else:
                forms.SHOW[desk.tool](desk, state, found, offered)
                if not found.row["reviewed"] and desk.tool in forms.OF_ONE_FIELD:
                    note(words.CHECKS_ALL)
            st.button(words.CLOSE, key="close", type="tertiary", on_click=desk.use, args=("",))
    if not desk.tool:
        _show_perhaps(desk, state)
    _show_list(desk, state, ids)
    show_about(desk, state.story)
    with st.container(key="desk-foot", gap="xsmall"):
        if desk.said and not desk.pressed:
            error(desk.said)
        if found is not None and desk.tool != "add":
            _show_verdicts(desk)
        _show_tools(desk, has_event=found is not None)
    said = f"{desk.said} {desk.tries}" if desk.said else ""
    mount_keys(f"{desk.tool} {desk.turn}" if desk.tool else "", said or str(desk.point or ""), _name())


def _show_bar(desk: Desk, state: State, ids: Sequence[str]) -> None:
    """How much is left, the way through the events, undo and redo."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="check-head"):
        said = words.left(left(state.story), len(ids))
        st.html(f"<p class='dateline-left' role='status'>{said}</p>", width="stretch")
        if st.button("?", key="check-keys", type="tertiary", help=words.KEYS):
            _show_keys()
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="check-bar"):
        at = ids.index(desk.current) if desk.current in ids else 0
        for icon, label, key, step in (
            ("chevron_left", words.PREVIOUS, "k", -1),
            ("chevron_right", words.NEXT, "j", 1),
        ):
            to = ids[(at + step) % len(ids)] if ids else ""
            _icon(icon, label, key, desk.go, to, disabled=len(ids) < 2)
        stands = state.history
        _icon("undo", words.UNDO, "u", desk.decide, Review.undo, disabled=not stands.can_undo)
        _icon("redo", words.REDO, "shift+u", desk.decide, Review.redo, disabled=not stands.can_redo)


def _show_perhaps(desk: Desk, state: State) -> None:
    """The first of the sentences that perhaps tell an event, once no event is left to check."""
    if not state.perhaps or left(state.story):
        return
    one = state.perhaps[0]
    st.html(
        f"<div class='dateline-event dateline-perhaps'>{lines('h2', words.perhaps(len(state.perhaps)))}"
        f"{lines('blockquote', one.quote)}{lines('p', one.reason[:1].upper() + one.reason[1:])}</div>"
    )
    with st.container(horizontal=True, gap="xsmall", key="perhaps"):
        st.button(words.ADD_IT, key="perhaps-add", on_click=desk.take_up, args=(one,))
        leave = lambda: desk.decide(lambda review: review.leave(one.start, one.end))  # noqa: E731
        st.button(words.LEAVE_IT, key="perhaps-leave", on_click=leave)


def _show_list(desk: Desk, state: State, ids: Sequence[str]) -> None:
    """All events, their order, and who decides."""
    titles = {
        row["event_id"]: row["title"] + f" ({words.CHECKED})" * row["reviewed"]
        for row in state.story.events.to_dict("records")
    }
    if ids:
        field = desk.field

        def choose() -> None:
            if field == desk.field:  # else a browser says late what an earlier field held: no choice
                desk.go(st.session_state[f"event-{field}"])

        st.selectbox(
            words.SECTION_EVENTS,
            ids,
            ids.index(desk.current),
            key=f"event-{field}",
            format_func=lambda event_id: f"{ids.index(event_id) + 1}. {titles[event_id]}",
            on_change=choose,
            label_visibility="collapsed",
        )
    st.segmented_control(
        words.ORDER,
        [words.READING_ORDER, words.DOUBTFUL_FIRST],
        default=words.READING_ORDER,
        key="order",
        label_visibility="collapsed",
    )
    st.session_state.setdefault(NAME, _name())
    st.session_state[_NAMED] = st.text_input(words.YOUR_NAME, key=NAME, max_chars=_LONGEST)


def _name() -> str:
    """The name of who decides, as last given here or in this browser."""
    return str(st.session_state.get(_NAMED, kept_name()))[:_LONGEST]


@st.dialog(words.KEYS)
def _show_keys() -> None:
    """The keys of the desk."""
    rows = "".join(f"<dt>{key}</dt><dd>{what}</dd>" for key, what in words.KEY_LIST)
    st.html(f"<dl class='dateline-keys'>{rows}</dl><p>{words.KEYS_NOTE}</p>")


def _icon(
    icon: str, label: str, key: str, do: Callable[..., None], argument: object, *, disabled: bool
) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"check-{key}",
        shortcut=key,
        type="tertiary",
        on_click=do,
        args=(argument,),
        disabled=disabled,
    )


def _show_verdicts(desk: Desk) -> None:
    """The two decisions that end with an event."""
    verdicts = ((words.RIGHT, "check", "y", Review.right), (words.DROP, "close", "x", Review.drop))
    with st.container(horizontal=True, gap="xsmall", key="verdicts"):
        for label, icon, key, change in verdicts:
            st.button(
                label,
                icon=f":material/{icon}:",
                key=f"check-{key}",
                shortcut=key,
                type="primary" if key == "y" else "secondary",
                on_click=desk.end,
                args=(change,),
            )


def _show_selected(desk: Desk, state: State) -> None:
    """The words selected in the report."""
    if desk.selected and desk.tool not in ("add", "date"):
        chosen = state.story.text[slice(*desk.selected)]
        note(f"“{forms.short(chosen, 120)}”")


def _show_tools(desk: Desk, *, has_event: bool) -> None:
    with st.container(horizontal=True, gap="xsmall", key="tools"):
        for tool, label, key in _TOOLS:
            st.button(
                label,
                key=f"check-{key}",
                shortcut=key,
                type="primary" if desk.tool == tool else "secondary",
                on_click=desk.use,
                args=(tool,),
                disabled=not has_event and tool != "add",
            )
