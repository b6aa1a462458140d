"""A new story: a report comes in, its facts are asked for, and it is drawn while one looks on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.errors import DatelineError
from geo.intake import LARGEST_FILE, Found, Incoming, read_address, read_file, read_text
from geo.intake.questions import questions, why_published
from geo.library.library import LONGEST_TITLE
from geo.paths import read_only
from geo.pipeline.draft import draft
from geo.pipeline.folder import check_text, new_meta
from geo.pipeline.tables import Draft
from geo.story.meta import Meta
from geo.ui import words
from geo.ui.leaving import ask_before_leaving
from geo.ui.page import CHECK_KEY, STORY_KEY, Pages, error, gazetteer, lines, note
from geo.ui.visitor import check_draft, library, turn

_REPORT: Final = "incoming"
_DRAWN: Final = "drawn"
_ASKED: Final = "asked about"
_WARM_UP: Final = "The minister flew to Paris on Friday."


@st.cache_resource(show_spinner=False)
def _engine() -> bool:
    """Load all that reads a report, once a server."""
    draft(_WARM_UP, date(2024, 1, 1), gazetteer=gazetteer())
    return True


def show(pages: Pages) -> None:
    """Show the page: the report first, then what is known of it."""
    st.page_link(pages.shelf, label=words.ALL_STORIES, icon=":material/arrow_back:")
    st.html(f"<div class='dateline-head'>{lines('h1', words.NEW_STORY)}{lines('p', words.NEW_LEAD)}</div>")
    if read_only():
        note(words.TRY_ONE)
    if said := st.session_state.pop("new-error", ""):
        error(said)
    report: Incoming | None = st.session_state.get(_REPORT)
    if report is None:
        _show_bringing_in()
    else:
        _show_form(report, pages)
    ask_before_leaving()


def _show_bringing_in() -> None:
    # A public server fetches nothing for others.
    kinds = [words.PASTE, words.FILE] if read_only() else [words.PASTE, words.FILE, words.ADDRESS]
    pasted, chosen, *addressed = st.tabs(kinds)
    with pasted, st.form("paste", border=False):
        text = st.text_area(words.PASTE_LABEL, placeholder=words.PASTE_HINT, height=320, key="pasted")
        if st.form_submit_button(words.READ, type="primary"):
            _bring(lambda: read_text(text))
    with chosen:
        # Of any type: `read_file` says what is wrong with another kind of file, and what to bring instead.
        file = st.file_uploader(words.FILE_LABEL, key="file", max_upload_size=LARGEST_FILE // 1_000_000)
        if file is not None:
            _bring(lambda: read_file(file.name, file.getvalue()))
    for tab in addressed:
        with tab:
            _show_address()


def _show_address() -> None:
    with st.form("fetch", border=False):
        address = st.text_input(words.ADDRESS_LABEL, placeholder=words.ADDRESS_HINT, key="address")
        st.caption(words.ADDRESS_NOTE)
        if st.form_submit_button(words.FETCH, type="primary"):
            _bring(lambda: read_address(address.strip()))


def _bring(read: Callable[[], Incoming]) -> None:
    """Take a report in and show what was found; what cannot be read is said."""
    try:
        with turn():
            found = read()
        check_text(found.text, words.PASTE_LABEL)
    except DatelineError as problem:
        error(f"{problem}.".replace("..", "."))
        return
    st.session_state[_REPORT] = found
    st.rerun()


def _show_form(report: Incoming, pages: Pages) -> None:
    for remark in report.remarks:
        note(remark)
    with st.form("about", border=False):
        st.html(lines("h2", words.ABOUT, "dateline-section"))
        title = _asked(words.TITLE, report.title, "title")
        publisher_side, byline_side, date_side = st.columns(3)
        with publisher_side:
            publisher = _asked(words.PUBLISHER, report.publisher, "publisher")
        with byline_side:
            byline = _asked(words.BYLINE, report.byline, "byline")
        with date_side:
            published = st.date_input(
                f"{words.PUBLISHED} *",
                report.published_on,
                min_value=date(1, 1, 1),
                max_value=date(9999, 12, 31),
                key="published",
            )
            why = why_published(report.text)
            st.html(lines("p", f"{why[:1].upper()}{why[1:]}.", "dateline-found"))
            _where_found(report.published)
        text = st.text_area(words.CLEANED, report.text, height=320, help=words.CLEANED_HINT, key="text")
        if report.set_aside:
            with st.expander(f"{words.SET_ASIDE} ({len(report.set_aside)})"):
                for piece in report.set_aside[:200]:
                    st.text(f"{piece.kind}: {piece.text[:300]}")
        outcome = st.container()  # above what was pressed: below it would lie outside the window
        with st.container(horizontal=True):
            drawn = st.form_submit_button(words.DRAW, type="primary")
            over = st.form_submit_button(words.START_OVER)
    if over:
        _forget()
        st.rerun()
    if drawn:
        with outcome:
            asked = {words.TITLE: title, words.PUBLISHER: publisher, words.BYLINE: byline}
            if too_long := [label for label, line in asked.items() if len(line) > LONGEST_TITLE]:
                error(words.too_long(too_long[0], len(asked[too_long[0]]), LONGEST_TITLE))
            elif published is None:
                error(words.NEEDS_DATE)
            elif _agreed(text, published):
                _draw(pages, report, text, published, title, publisher, byline)
    elif _DRAWN in st.session_state:
        _show_nothing_drawn(pages)


def _asked(label: str, found: Found | None, key: str) -> str:
    """A line of the form, with where its suggestion was found."""
    given: str = st.text_input(label, found.value if found else "", key=key)
    _where_found(found)
    return given.strip()


def _where_found(found: Found | None) -> None:
    if found:
        st.html(lines("p", words.found_in(found.where), "dateline-found"))


def _agreed(text: str, published: date) -> bool:
    """Whether the day of publication can be taken: one that is odd only once it was asked about."""
    asked = questions(text, published, datetime.now(UTC).date())
    if asked and st.session_state.get(_ASKED) != published:
        st.session_state[_ASKED] = published
        note(" ".join((*asked, words.IF_RIGHT)))
        return False
    return True


def _draw(
    pages: Pages, report: Incoming, text: str, published: date, title: str, publisher: str, byline: str
) -> None:
    """Draft the report while its stages are shown, and open the story."""
    text = text.replace("\r\n", "\n")
    url = report.url.value if report.url else ""
    try:
        meta = new_meta("new", text, published, title=title, publisher=publisher, byline=byline, url=url)
        check_draft(text)
        with st.status(words.LOADING, expanded=True) as status, turn():
            _engine()
            status.update(label=words.READING)
            bar = st.progress(0.0)
            made = draft(
                text,
                published,
                title=meta.title,
                publisher=meta.source,
                gazetteer=gazetteer(),
                progress=lambda found, count: st.write(words.counted(count, words.STAGES[found])),
                tick=lambda share: _tell(bar, share),
            )
            status.update(label=words.DRAWN, state="complete")
        if len(made.events):
            _open(pages, meta, text, made)
        st.session_state[_DRAWN] = (meta, text, made)
        st.rerun()
    except DatelineError as problem:
        error(str(problem))


def _show_nothing_drawn(pages: Pages) -> None:
    """What to do with a text that tells no event."""
    meta, text, made = st.session_state[_DRAWN]
    st.html(
        f"<div class='dateline-note'>{lines('b', words.NO_EVENTS)}{lines('p', words.NO_EVENTS_WHY)}</div>"
    )
    if st.button(words.KEEP, key="keep"):
        try:
            _open(pages, meta, text, made)
        except DatelineError as problem:
            error(str(problem))


def _open(pages: Pages, meta: Meta, text: str, made: Draft) -> None:
    story_id = library().create(meta, text, made)
    _forget()
    st.switch_page(pages.story, query_params={STORY_KEY: story_id, CHECK_KEY: "1"})


def _forget() -> None:
    for key in (_REPORT, _DRAWN, _ASKED):
        st.session_state.pop(key, None)


def _tell(bar: DeltaGenerator, share: float) -> None:
    bar.progress(min(share, 1.0))
