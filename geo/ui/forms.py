"""The forms of a reviewer's desk: another date, another place, other words, merge and split, a new event."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import streamlit as st
from geopy.distance import great_circle

from geo import timespan
from geo.errors import DatelineError
from geo.events.factuality import allowed
from geo.kinds import Role, Status
from geo.review.choices import Choice, places_meant
from geo.review.order import likest
from geo.review.review import Review, State, point_cells
from geo.review.typed_dates import Dated, as_typed, pointed_at, typed, typed_of
from geo.story.decisions import find, straight
from geo.story.sources import Source
from geo.story.story import Story
from geo.text.layout import without_dateline
from geo.ui import words
from geo.ui.desk import Desk
from geo.ui.event import Event
from geo.ui.page import error, gazetteer, note

_STILL_THERE_KM: Final = 15.0  # a place that is moved by so little keeps its name
_POINT: Final = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*")


def show_date(desk: Desk, state: State, found: Event, offered: Sequence[Choice]) -> None:
    """Another date: typed, taken from selected words, or none."""
    event_id, story = desk.current, state.story
    published, key = story.source(event_id).published, f"date-{desk.field}"

    def written() -> Dated:
        if not st.session_state[key].strip():
            raise DatelineError(words.NO_DATE_WRITTEN)
        return typed(st.session_state[key], published, planned=found.row["status"] == Status.PLANNED)

    def give(read: Callable[[], Dated]) -> None:
        dated = read()
        desk.decide(lambda review: review.date(event_id, dated))

    with st.form("date-form", border=False):
        st.text_input(words.NEW_DATE, placeholder=words.NEW_DATE_HINT, key=key)
        _submit(words.SET_DATE, desk, lambda: give(written))
    if desk.selected:
        start, end = desk.selected
        _quote(story.text[start:end])
        _act(words.DATE_OF_WORDS, desk, lambda: give(lambda: _pointed_at(story, start, end)))
    _act(words.NO_DATE, desk, lambda: give(lambda: typed("", published)))


def show_place(desk: Desk, state: State, found: Event, offered: Sequence[Choice]) -> None:
    """Another place: one the words may mean, one searched for, a point of the map, or none."""
    event_id, key = desk.current, desk.field

    def seek() -> None:
        if key == desk.field:  # else a browser says late what an earlier field held
            desk.sought = st.session_state[f"seek-{key}"].strip()

    st.text_input(words.SEARCH_PLACE, placeholder=words.SEARCH_PLACE_HINT, key=f"seek-{key}", on_change=seek)
    if offered:
        labels = {one.source_id: f"{n}. {_place_label(one)}" for n, one in enumerate(offered, start=1)}
        chosen = st.selectbox(
            words.CANDIDATES,
            list(labels),
            _stands_at(found, list(labels), sought=desk.sought),
            format_func=labels.__getitem__,
            key=f"candidate-{key}-{desk.sought}",
            placeholder=words.CHOOSE_PLACE,
        )
        one = next((one for one in offered if one.source_id == chosen), offered[0])
        _decide(
            words.SET_PLACE,
            desk,
            lambda review: review.place(event_id, one.name, one.source_id),
            first=True,
            disabled=chosen is None,
        )
    elif desk.sought:
        note(_not_known(desk.sought))
    given = f"{desk.point[0]:.4f}, {desk.point[1]:.4f}" if desk.point else ""
    with st.container(key="point"), st.form("point-form", border=False):
        where, name = st.columns(2)
        called = desk.sought or _name_nearby(found, desk.point)
        where.text_input(words.POINT, given, placeholder=words.POINT_HINT, key=f"point-{key}-{given}")
        name.text_input(words.POINT_NAME, called, key=f"name-{key}-{called}", max_chars=120)
        _submit(
            words.SET_POINT,
            desk,
            lambda: _put(desk, f"point-{key}-{given}", f"name-{key}-{called}"),
            first=False,
        )
    _decide(words.NO_PLACE, desk, lambda review: review.place(event_id, ""))


def _name_nearby(found: Event, point: tuple[float, float] | None) -> str:
    """The event's present place, where a point is still in it; "" for a point elsewhere, or none yet."""
    row = found.row
    if point is None or not row["place_id"] or not row["lat"]:
        return ""
    near = max(float(row["radius_km"] or 0), _STILL_THERE_KM)
    here = great_circle((float(row["lat"]), float(row["lon"])), point).km <= near
    return str(row["name"]) if here else ""


def _stands_at(found: Event, source_ids: Sequence[str], *, sought: str) -> int | None:
    """Which of the places offered the event stands at; the first where it is at none, or is looked for."""
    if found.row["place_id"] and found.row["source_id"] in source_ids:
        return source_ids.index(found.row["source_id"])
    return None if found.row["place_id"] and not sought else 0


def _put(desk: Desk, point_key: str, name_key: str) -> None:
    """Put the event at the point that the form gives."""
    event_id, name = desk.current, st.session_state[name_key].strip()
    point = _degrees(st.session_state[point_key])
    if not name:
        raise DatelineError(words.POINT_NEEDS_NAME)
    desk.decide(lambda review: review.point(event_id, name, *point))


def _degrees(written: str) -> tuple[float, float]:
    """Latitude and longitude as a person writes them."""
    point = _POINT.fullmatch(written)
    if not point:
        raise DatelineError(words.NO_POINT)
    return float(point[1]), float(point[2])


def show_wording(desk: Desk, state: State, found: Event, offered: Sequence[Choice]) -> None:
    """Another title, role or status."""
    event_id, row, key = desk.current, found.row, desk.field

    def save() -> None:
        given = {
            one: " ".join(st.session_state[f"{one}-{key}"].split()) for one in ("title", "role", "status")
        }
        new = {one: value for one, value in given.items() if value and value != row[one]}
        if new:
            desk.decide(lambda review: review.change(event_id, **new))
        else:
            desk.use("")

    with st.form("wording-form", border=False):
        st.text_area(words.TITLE, row["title"], key=f"title-{key}", height="content")
        _kind(words.ROLE, words.ROLES, row["role"], f"role-{key}")
        _kind(words.STATUS, words.STATUSES, row["status"], f"status-{key}")
        _submit(words.SAVE, desk, save)


def show_same(desk: Desk, state: State, found: Event, offered: Sequence[Choice]) -> None:
    """Merge with another event, or line up with another report's; split a sentence off, or take apart."""
    event_id = desk.current
    rows = state.story.placed.to_dict("records")
    report_of = {row["event_id"]: row["report_id"] for row in rows}
    if others := likest(state.story, event_id):
        labels = {row["event_id"]: _event_label(state.story, row) for row in rows}
        into = st.selectbox(words.SAME_AS, others, format_func=labels.__getitem__, key=f"into-{event_id}")
        label = words.MERGE if report_of[into] == report_of[event_id] else words.LINE_UP
        _decide(label, desk, lambda review: review.merge(event_id, into), first=True)
    same = found.row["same_as"] or event_id
    if any(row["event_id"] != event_id and same in (row["event_id"], row["same_as"]) for row in rows):
        st.caption(words.APART_WHY)
        _decide(words.APART, desk, lambda review: review.apart(event_id))
    if len(found.passages) > 1:
        quotes = {one["start"]: one["quote"] for one in found.passages}
        start = st.selectbox(
            words.SPLIT_SENTENCE, list(quotes), format_func=quotes.__getitem__, key=f"sentence-{event_id}"
        )
        proposed = _title_of(quotes[start])
        given = st.text_input(words.SPLIT_TITLE, proposed, key=f"split-{event_id}-{start}")
        title = " ".join(given.split()) or proposed
        _decide(words.SPLIT, desk, lambda review: review.split(event_id, start, title))


def show_add(desk: Desk, state: State) -> None:
    """Add an event from words of the report, selected or written; what they tell is filled in."""
    story = state.story
    names = ("title", "date", "place", "point", "role", "status")
    keys = {
        "words": _words_key(desk, story),
        **{name: f"add-{name}-{desk.form}" for name in names},
        "which": f"add-which-{desk.form}",
    }
    kept: dict[str, dict[str, Any]] = {
        name: {"key": key, "on_change": desk.keep, "args": (key,)} for name, key in keys.items()
    }
    desk.restore(keys["words"], _selected(desk, story))
    said = st.text_area(words.ADD_WORDS, placeholder=words.ADD_WORDS_HINT, height=68, **kept["words"])
    if desk.selected and said == _selected(desk, story):
        desk.told = desk.selected
    # Written words on demand: what is filled in while somebody writes on would mix with what is written.
    _act(words.FILL_IN, desk, lambda: _fill_in(desk, story, keys["words"]))
    likely = _likely(state, desk.told)
    if desk.point:  # which has a name of its own
        likely |= {"place": "", "point": f"{desk.point[0]:.4f}, {desk.point[1]:.4f}"}
    for name, value in likely.items():
        desk.fill(keys[name], value)
    st.text_input(words.ADD_TITLE, **kept["title"])
    st.text_input(words.ADD_WHEN, **kept["date"])
    where, point = st.columns(2)
    named = where.text_input(words.ADD_WHERE, placeholder=words.SEARCH_PLACE_HINT, **kept["place"])
    if not point.text_input(words.POINT, placeholder=words.POINT_HINT, **kept["point"]):
        _show_which(desk, story, " ".join(named.split()), keys["which"])
    role, status = st.columns(2)
    role.selectbox(words.ROLE, list(words.ROLES), format_func=words.ROLES.__getitem__, **kept["role"])
    status.selectbox(
        words.STATUS, list(words.STATUSES), format_func=words.STATUSES.__getitem__, **kept["status"]
    )
    _act(words.ADD_IT, desk, lambda: _add(desk, story, keys), first=True)
    if desk.written:
        st.button(words.EMPTY_FORM, key="empty-form", type="tertiary", on_click=desk.empty)


def _fill_in(desk: Desk, story: Story, key: str) -> None:
    """Fill the form in from the words that are written in it."""
    span = _span(desk, story, st.session_state[key])
    if span is None:
        raise DatelineError(words.NOT_IN_REPORT)
    desk.told = span


def added_words(desk: Desk, story: Story) -> str:
    """Return the words in the form of a new event, "" for none yet."""
    key = _words_key(desk, story)
    said = desk.written.get(key, _selected(desk, story))
    return str(st.session_state.get(key, said)).strip()


def _selected(desk: Desk, story: Story) -> str:
    return story.text[slice(*desk.selected)] if desk.selected else ""


def _words_key(desk: Desk, story: Story) -> str:
    return f"add-words-{desk.form}-{_selected(desk, story)}"


def _likely(state: State, span: tuple[int, int] | None) -> dict[str, str]:
    """What words of the report probably tell: the cells of the form, by their names."""
    story = state.story
    found = {
        "title": "",
        "date": "",
        "place": "",
        "point": "",
        "role": Role.RELATED.value,
        "status": Status.HAPPENED.value,
    }
    if span is None:
        return found
    start, end = span
    one = next((one for one in state.perhaps if one.start < end and start < one.end), None)
    dates = [_date_in(story, span)]
    found["place"] = _place_in(story, span)
    if one:
        found["place"] = one.place or found["place"]
        whole = start <= one.start and one.end <= end
        dates = [one.date, *dates] if whole else [*dates, one.date]
    found["title"] = _title_of(story.text[start:end])
    published = _source_at(story, start).published
    dated = typed(next(filter(None, dates), ""), published)
    found["date"] = as_typed(dated.edtf, published)
    if _lies_ahead(story, start, dated):
        found["status"] = Status.PLANNED.value
    return found


def _lies_ahead(story: Story, start: int, dated: Dated) -> bool:
    """Whether a date can only be of what is planned, in the report that an offset lies in."""
    return allowed(dated.edtf, _source_at(story, start).published) == {Status.PLANNED}


def _span(desk: Desk, story: Story, said: str) -> tuple[int, int] | None:
    """Where words stand in the report, nearest to those selected there; None where they do not."""
    said = " ".join(said.split())
    near = desk.selected[0] if desk.selected else 0
    spans = find(said, straight(story.text)) if said else []
    return min(spans, key=lambda span: abs(span[0] - near), default=None)


def _add(desk: Desk, story: Story, keys: dict[str, str]) -> None:
    """Add the event that the form gives."""
    given = {name: " ".join(st.session_state[key].split()) for name, key in keys.items() if name != "which"}
    said, where, point = (given.pop(name) for name in ("words", "place", "point"))
    if not said or not given["title"]:
        raise DatelineError(words.ADD_NEEDS)
    span = _span(desk, story, said)
    if span is None:
        raise DatelineError(words.NOT_IN_REPORT)
    dated = _typed_of(story, span, given["date"], planned=given["status"] == Status.PLANNED)
    cells: dict[str, Any] = {**given, "date": dated.edtf, "date_reason": dated.reason}
    if _lies_ahead(story, span[0], dated):
        cells["status"] = Status.PLANNED.value
    if point and not where:
        raise DatelineError(words.POINT_NEEDS_NAME)
    if point:
        cells |= point_cells(where, *_degrees(point))
    elif where:
        cells |= _chosen(story, where, keys["which"]).keys
    desk.decide(lambda review: review.add(*span, cells))
    if not desk.said:
        desk.empty()


def _show_which(desk: Desk, story: Story, where: str, key: str) -> None:
    """Let a person choose which place of a name is meant, where there are several."""
    meant = places_meant(gazetteer(), story.places, where) if where else []
    if len(meant) > 1:
        st.selectbox(
            words.which_place(where),
            range(len(meant)),
            None,
            format_func=lambda number: _place_label(meant[number]),
            key=f"{key}-{where}",
            placeholder=words.CHOOSE_PLACE,
        )
    elif where and not meant and not desk.said:  # which says so already
        note(_not_known(where))


def _chosen(story: Story, where: str, key: str) -> Choice:
    """The place that a name means, or of several the one that a person has chosen."""
    meant = places_meant(gazetteer(), story.places, where)
    if not meant:
        raise DatelineError(_not_known(where))
    number = st.session_state.get(f"{key}-{where}") if len(meant) > 1 else 0
    if number is None:
        raise DatelineError(words.several_places(where, len(meant)))
    return meant[number]


def _not_known(where: str) -> str:
    """What is said of a place that nobody knows, or knows elsewhere alone."""
    name, _, behind = (part.strip() for part in where.partition(","))
    return words.not_there(name, behind) if behind and gazetteer().search(name, 1) else words.NOT_KNOWN


def _place_in(story: Story, span: tuple[int, int]) -> str:
    """The label of the place that words of the report name, or else their sentence; "" for none."""
    start, end = span
    told = story.passages
    told = told[(told["start"] < end) & (told["end"] > start) & told["place_end"].notna()]
    labels = story.placed.set_index("event_id")["label"]
    marked = [(one["place_start"], one["event_id"]) for one in told.to_dict("records")]
    marked = [one for one in marked if isinstance(labels[one[1]], str) and labels[one[1]]]
    inside = [labels[event_id] for at, event_id in marked if start <= at < end]
    said = story.text[start:end]
    named = [
        row["label"]
        for row in story.places.to_dict("records")
        if re.search(rf"\b{re.escape(row['name'])}\b", said)
    ]
    near = [labels[event_id] for _, event_id in sorted(marked, key=lambda one: abs(one[0] - start))]
    return next(iter((*inside, *named, *near)), "")


def _date_in(story: Story, span: tuple[int, int]) -> str:
    """The date that words of the report give, as EDTF, "" for none."""
    try:
        return _pointed_at(story, *span).edtf
    except DatelineError:
        return ""


def _typed_of(story: Story, span: tuple[int, int], said: str, *, planned: bool) -> Dated:
    """The date that a person typed of words of a report: as the report means it, else by its status."""
    one = _source_at(story, span[0])
    text, start, end = story.text[one.start : one.end], span[0] - one.start, span[1] - one.start
    return typed_of(text, one.published, start, end, said) or typed(said, one.published, planned=planned)


def _pointed_at(story: Story, start: int, end: int) -> Dated:
    """The date that words of a report give, counted from its own day."""
    one = _source_at(story, start)
    return pointed_at(story.text[one.start : one.end], one.published, start - one.start, end - one.start)


def _source_at(story: Story, start: int) -> Source:
    """The report that an offset lies in."""
    return next((one for one in story.sources if start < one.end), story.sources[-1])


def _title_of(sentence: str) -> str:
    """A sentence as a title, without the place and day of filing before it."""
    return short(without_dateline(sentence))


def short(quote: str, most: int = 80) -> str:
    """A sentence cut at a word, as a title."""
    plain = " ".join(quote.split()).rstrip(".")
    return plain if len(plain) <= most else f"{plain[:most].rsplit(' ', 1)[0]} …"


def _event_label(story: Story, row: Mapping[Any, Any]) -> str:
    """An event's title, with its date, its place and, of several reports, whose it is."""
    when = timespan.words(row["date"]) if row["date"] else words.NO_DATE
    where = row["label"] if row["place_id"] else words.NO_PLACE
    whose = [story.source(row["event_id"]).name] if len(story.sources) > 1 else []
    return f"{row['title']} ({', '.join([when, where, *whose])})"


def _kind(label: str, names: dict[str, str], given: str, key: str) -> None:
    options = list(names)
    st.selectbox(label, options, options.index(given), format_func=names.__getitem__, key=key)


def _place_label(one: Choice) -> str:
    return f"{one.label} ({one.people:,} people)" if one.people else one.label


def _quote(text: str) -> None:
    note(f"“{short(text, 120)}”")


def _decide(
    label: str,
    desk: Desk,
    change: Callable[[Review], State],
    *,
    first: bool = False,
    disabled: bool = False,
) -> None:
    """A button that takes a decision; `first` marks the one that is likely wanted."""
    _act(label, desk, lambda: desk.decide(change), first=first, disabled=disabled)


def _act(
    label: str, desk: Desk, act: Callable[[], None], *, first: bool = False, disabled: bool = False
) -> None:
    """A button; what goes wrong is said above it. The page is then shown as it is after it."""
    kind: Any = "primary" if first else "secondary"
    _show_error(label, desk)
    st.button(
        label, key=f"do-{label}", type=kind, on_click=desk.attempt, args=(label, act), disabled=disabled
    )


def _submit(label: str, desk: Desk, act: Callable[[], None], *, first: bool = True) -> None:
    """The button of a form, as `_act`."""
    kind: Any = "primary" if first else "secondary"
    _show_error(label, desk)
    st.form_submit_button(label, type=kind, on_click=desk.attempt, args=(label, act))


def _show_error(button: str, desk: Desk) -> None:
    """Say above a button why it could not do what it is for."""
    if desk.said and desk.pressed == button:
        error(desk.said)


SHOW: Final = {"date": show_date, "place": show_place, "wording": show_wording, "same": show_same}
"""The form of each tool that needs an event."""

OF_ONE_FIELD: Final = ("date", "place", "wording")
"""The tools that put one thing about an event right, after which all of it counts as checked."""
