"""The forms of a reviewer's desk: another date, another place, other words, merge and split, a new event."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.errors import DatelineError
from geo.kinds import Role, Status
from geo.review.choices import Choice
from geo.review.review import Review, State, place_cells
from geo.review.typed_dates import Dated, pointed_at, typed
from geo.story.decisions import find, straight
from geo.story.story import Story
from geo.ui import words
from geo.ui.event import Event
from geo.ui.page import gazetteer, note

if TYPE_CHECKING:
    from geo.ui.checking import Desk

_POINT: Final = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*")


def show_date(desk: Desk, state: State, found: Event, offered: Sequence[Choice]) -> None:
    """Another date: typed, taken from selected words, or none."""
    event_id, story = desk.current, state.story
    published = story.meta.published

    def give(read: Callable[[], Dated]) -> None:
        try:
            dated = read()
        except DatelineError as problem:
            desk.said = str(problem)
        else:
            desk.decide(lambda review: review.date(event_id, dated))

    with st.form("date-form", border=False):
        said = st.text_input(
            words.NEW_DATE, placeholder=words.NEW_DATE_HINT, key=f"date-{event_id}-{desk.turn}"
        )
        if st.form_submit_button(words.SET_DATE, type="primary") and said.strip():
            give(lambda: typed(said, published))
            st.rerun(scope="fragment")
    if desk.selected:
        start, end = desk.selected
        note(f"“{story.text[start:end][:120]}”")
        st.button(
            words.DATE_OF_WORDS,
            key="date-of-words",
            on_click=give,
            args=(lambda: pointed_at(story.text, published, start, end),),
        )
    st.button(words.NO_DATE, key="no-date", on_click=give, args=(lambda: typed("", published),))


def show_place(desk: Desk, state: State, found: Event, offered: Sequence[Choice]) -> None:
    """Another place: one the words may mean, one searched for, a point of the map, or none."""
    event_id = desk.current
    sought = st.text_input(
        words.SEARCH_PLACE, placeholder=words.SEARCH_PLACE_HINT, key=f"seek-{event_id}-{desk.turn}"
    )
    if sought.strip() != desk.sought:
        desk.sought = sought.strip()
        st.rerun(scope="fragment")
    if offered:
        labels = {one.source_id: _place_label(one) for one in offered}
        chosen = st.selectbox(
            words.CANDIDATES,
            list(labels),
            format_func=labels.__getitem__,
            key=f"candidate-{event_id}-{desk.sought}",
        )
        one = next(one for one in offered if one.source_id == chosen)
        _button(
            words.SET_PLACE,
            desk,
            lambda review: review.place(event_id, one.name, one.source_id),
            primary=True,
        )
    elif desk.sought:
        note(words.NOT_KNOWN)
    with st.form("point-form", border=False):
        given = f"{desk.point[0]:.4f}, {desk.point[1]:.4f}" if desk.point else ""
        where = st.text_input(
            words.POINT, given, placeholder=words.POINT_HINT, key=f"point-{event_id}-{given}"
        )
        name = st.text_input(words.POINT_NAME, key=f"point-name-{event_id}", max_chars=120)
        if st.form_submit_button(words.SET_POINT):
            _try(desk, lambda: _put(desk, event_id, name, where))
            st.rerun(scope="fragment")
    _button(words.NO_PLACE, desk, lambda review: review.place(event_id, ""))


def _put(desk: Desk, event_id: str, name: str, where: str) -> None:
    point = _POINT.fullmatch(where)
    if not point:
        raise DatelineError(words.NO_POINT)
    if not name.strip():
        raise DatelineError(words.POINT_NEEDS_NAME)
    lat, lon = float(point[1]), float(point[2])
    desk.decide(lambda review: review.point(event_id, name.strip(), lat, lon))


def show_wording(desk: Desk, state: State, found: Event, offered: Sequence[Choice]) -> None:
    """Another title, role or status."""
    event_id, row = desk.current, found.row
    with st.form("wording-form", border=False):
        title = st.text_area(words.TITLE, row["title"], key=f"title-{event_id}-{desk.turn}", height="content")
        role = _kind(words.ROLE, words.ROLES, row["role"], f"role-{event_id}")
        status = _kind(words.STATUS, words.STATUSES, row["status"], f"status-{event_id}")
        if st.form_submit_button(words.SAVE, type="primary"):
            given = {"title": " ".join(title.split()), "role": role, "status": status}
            new = {key: value for key, value in given.items() if value and value != row[key]}
            if new:
                desk.decide(lambda review: review.change(event_id, **new))
            else:
                desk.use("")
            st.rerun(scope="fragment")


def show_same(desk: Desk, state: State, found: Event, offered: Sequence[Choice]) -> None:
    """Merge with another event; split a sentence off."""
    event_id = desk.current
    titles = {row["event_id"]: row["title"] for row in state.story.events.to_dict("records")}
    others = [one for one in titles if one != event_id]
    if others:
        into = st.selectbox(words.SAME_AS, others, format_func=titles.__getitem__, key=f"into-{event_id}")
        _button(words.MERGE, desk, lambda review: review.merge(event_id, into), primary=True)
    if len(found.passages) > 1:
        quotes = {one["start"]: one["quote"] for one in found.passages}
        start = st.selectbox(
            words.SPLIT_SENTENCE, list(quotes), format_func=quotes.__getitem__, key=f"sentence-{event_id}"
        )
        title = st.text_input(words.SPLIT_TITLE, short(quotes[start]), key=f"split-{event_id}-{start}")
        _button(
            words.SPLIT,
            desk,
            lambda review: review.split(event_id, start, title.strip() or short(quotes[start])),
        )


def show_add(desk: Desk, state: State) -> None:
    """Add an event from words of the report, selected or written."""
    story = state.story
    selected = story.text[slice(*desk.selected)] if desk.selected else ""
    with st.form("add-form", border=False):
        said = st.text_area(
            words.ADD_WORDS, selected, placeholder=words.ADD_WORDS_HINT, key=f"add-{selected}"
        )
        title = st.text_input(words.ADD_TITLE, key=f"add-title-{desk.turn}")
        when = st.text_input(words.ADD_WHEN, _date_in(story, desk.selected), key=f"add-when-{selected}")
        where = st.text_input(
            words.ADD_WHERE, key=f"add-where-{desk.turn}", placeholder=words.SEARCH_PLACE_HINT
        )
        role = _kind(words.ROLE, words.ROLES, Role.RELATED, "add-role")
        status = _kind(words.STATUS, words.STATUSES, Status.HAPPENED, "add-status")
        if st.form_submit_button(words.ADD_IT, type="primary"):
            cells = {"title": " ".join(title.split()), "role": role, "status": status}
            _try(desk, lambda: _add(desk, state, said, cells, when, where.strip()))
            st.rerun(scope="fragment")


def _add(desk: Desk, state: State, said: str, cells: dict[str, Any], when: str, where: str) -> None:
    text = state.story.text
    if not said.strip() or not cells["title"]:
        raise DatelineError(words.ADD_NEEDS)
    spans = find(said, straight(text))
    if not spans:
        raise DatelineError(words.NOT_IN_REPORT)
    near = desk.selected[0] if desk.selected else 0
    start, end = min(spans, key=lambda span: abs(span[0] - near))
    dated = typed(when, state.story.meta.published)
    cells |= {"date": dated.edtf, "date_reason": dated.reason}
    if where:
        if not gazetteer().candidates(where, 1):
            raise DatelineError(words.NOT_KNOWN)
        cells |= place_cells(where)
    desk.decide(lambda review: review.add(start, end, cells))


def _date_in(story: Story, span: tuple[int, int] | None) -> str:
    """The date that selected words give, as EDTF, "" for none."""
    if not span:
        return ""
    try:
        return pointed_at(story.text, story.meta.published, *span).edtf
    except DatelineError:
        return ""


def short(quote: str, most: int = 80) -> str:
    """A sentence cut at a word, as a title."""
    plain = " ".join(quote.split()).rstrip(".")
    return plain if len(plain) <= most else f"{plain[:most].rsplit(' ', 1)[0]} …"


def _kind(label: str, names: dict[str, str], given: str, key: str) -> str:
    options = list(names)
    return str(st.selectbox(label, options, options.index(given), format_func=names.__getitem__, key=key))


def _place_label(one: Choice) -> str:
    return f"{one.label} ({one.people:,} people)" if one.people else one.label


def _button(label: str, desk: Desk, change: Callable[[Review], State], *, primary: bool = False) -> None:
    kind: Any = "primary" if primary else "secondary"
    st.button(label, key=f"do-{label}", type=kind, on_click=desk.decide, args=(change,))


def _try(desk: Desk, act: Callable[[], object]) -> None:
    """Do something; what goes wrong is said on the desk."""
    try:
        act()
    except DatelineError as problem:
        desk.said = str(problem)


SHOW: Final = {"date": show_date, "place": show_place, "wording": show_wording, "same": show_same}
"""The form of each tool that needs an event."""
