"""What is known of a report besides its text, to be corrected at the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st

from geo.errors import DatelineError
from geo.library.library import LONGEST_TITLE
from geo.paths import read_only
from geo.story.meta import NOT_GIVEN, Meta
from geo.story.story import Story
from geo.ui import words
from geo.ui.desk import Desk
from geo.ui.page import error
from geo.ui.visitor import check_draft, turn

_LONGEST_ADDRESS: Final = 2000


def show_about(desk: Desk, story: Story) -> None:
    """Show a folded form of headline, publisher, day of publication and address.

    Of several reports, each has a publisher and a day of its own, which are not asked for.
    """
    meta = story.meta
    with st.expander(words.ABOUT_THIS), st.form("about-form", border=False):
        title, publisher, published, url = _asked(meta, several=len(story.sources) > 1)
        outcome = st.container()
        if not st.form_submit_button(words.APPLY):
            return
        with outcome:
            lines = (
                (words.HEADLINE, title, LONGEST_TITLE),
                (words.PUBLISHER, publisher, LONGEST_TITLE),
                (words.WEB_ADDRESS, url, _LONGEST_ADDRESS),
            )
            too_long = [(label, len(line), most) for label, line, most in lines if len(line) > most]
            if too_long:
                error(words.too_long(*too_long[0]))
            elif published is None:
                error(words.NEEDS_DATE)
            else:
                new = replace(
                    meta, title=title, publisher=publisher or NOT_GIVEN, published=published, url=url
                )
                if not _described(desk, story, new):
                    return
                st.session_state.pop(f"document-{desk.folder}", None)
                st.rerun()


def _asked(meta: Meta, *, several: bool) -> tuple[str, str, date | None, str]:
    """What is written in the form."""
    key = hash(meta)  # so that what somebody else has changed is seen
    title = _line(words.HEADLINE, meta.title, f"about-title-{key}")
    publisher, published = meta.source, meta.published
    if not several:
        publisher = _line(words.PUBLISHER, meta.source, f"about-publisher-{key}")
        published = st.date_input(
            words.PUBLISHED,
            meta.published,
            min_value=date(1, 1, 1),
            max_value=date(9999, 12, 31),
            key=f"about-published-{key}",
        )
    url = _line(words.WEB_ADDRESS, meta.url, f"about-url-{key}")
    if not several:
        st.caption(words.ABOUT_NOTE)
    return title, publisher, published, url


def _line(label: str, known: str, key: str) -> str:
    return " ".join(st.text_input(label, known, key=key).split())


def _described(desk: Desk, story: Story, new: Meta) -> bool:
    """Take down what was written; where that cannot be, say why."""
    meta = story.meta
    try:
        if (new.source, new.published) != (meta.source, meta.published) and read_only():
            check_draft(story.text)
        with st.spinner(words.REDRAWING, show_time=False), turn():
            desk.review().describe(new)
    except DatelineError as problem:
        error(str(problem))
        return False
    return True
