"""A report comes in and is drawn; the engine is the real one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.library.library import Library
from geo.story.story import load
from tests.ui.conftest import said

TEXT = (
    "Anna Berg on the Road\n\nBy Marta Lind\n\n"
    "Anna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka, Zambia, on Tuesday. "
    "She will travel to Paris on Friday.\n"
)
NEW = """
import streamlit as st
from geo.ui.page import Pages
from geo.ui.pages import new_story

names = ("shelf", "new", "story", "atlas")
pages = Pages(*(st.Page(lambda: None, title=name, url_path=name) for name in names))
st.navigation([pages.shelf, pages.new_story, pages.story], position="hidden")
new_story.show(pages)
"""


@pytest.fixture
def opened(shelf: Library) -> AppTest:
    return AppTest.from_string(NEW, default_timeout=120).run()


def bring(app: AppTest, text: str) -> None:
    app.text_area(key="pasted").input(text)
    press(app, "Read it")


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()


def test_what_is_found_in_the_text_is_suggested_with_where_it_was_found(opened: AppTest) -> None:
    bring(opened, TEXT)
    assert opened.text_input(key="title").value == "Anna Berg on the Road"
    assert opened.text_input(key="byline").value == "Marta Lind"
    assert opened.text_area(key="text").value.startswith("Anna Berg on the Road\n\nAnna Berg arrived")
    found = said(opened, "dateline-found")
    assert "Found in the first line." in found
    assert any(one.startswith("Needed to read “on Monday”") for one in found)


def test_without_a_day_of_publication_nothing_is_drawn(opened: AppTest, shelf: Library) -> None:
    bring(opened, TEXT)
    press(opened, "Draw the map")
    assert said(opened, "dateline-error") == [
        "Give the day of publication first: it is needed to read words such as “on Friday”."
    ]
    assert shelf.ids() == ["kim-tour"]
    shown = [str(getattr(one, "label", "") or getattr(one, "value", "")) for one in opened.main]
    asked = next(at for at, words in enumerate(shown) if "Give the day" in words)
    assert asked < shown.index("Draw the map"), "what is asked stands where it was pressed, not below"


def test_a_title_that_is_too_long_is_said(opened: AppTest, shelf: Library) -> None:
    bring(opened, TEXT)
    opened.date_input(key="published").set_value(date(2024, 5, 15))
    opened.text_input(key="title").input("x" * 400)
    press(opened, "Draw the map")
    assert said(opened, "dateline-error") == ["Title: this has 400 characters; shorten it to 300 or fewer."]
    assert shelf.ids() == ["kim-tour"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("setup.exe", b"MZ\0\0", "setup.exe is a program, not a text; bring the report as a .txt, .md, "),
        ("report.docx", b"Berg left Riga.", "report.docx is no Word file; save it again, or bring "),
    ],
)
def test_another_kind_of_file_is_named(opened: AppTest, name: str, content: bytes, problem: str) -> None:
    opened.file_uploader(key="file").upload(name, content, "application/octet-stream").run()
    [line] = said(opened, "dateline-error")
    assert line.startswith(problem)


def test_an_address_is_asked_for(opened: AppTest) -> None:
    press(opened, "Fetch it")
    assert said(opened, "dateline-error") == [
        "No address is given; write one, as in https://example.org/news/report."
    ]


def test_a_day_still_to_come_is_asked_about_once(opened: AppTest, shelf: Library) -> None:
    bring(opened, TEXT)
    opened.date_input(key="published").set_value(date(2999, 1, 1))
    press(opened, "Draw the map")
    assert "is still to come. Is it right?" in said(opened, "dateline-note")[-1]
    assert shelf.ids() == ["kim-tour"]


def test_a_report_is_drawn_and_stands_on_the_shelf(opened: AppTest, shelf: Library) -> None:
    bring(opened, TEXT)
    opened.date_input(key="published").set_value(date(2024, 5, 15))
    opened.text_input(key="publisher").input("The Wire")
    press(opened, "Draw the map")
    assert not opened.exception
    [made] = [name for name in shelf.ids() if name != "kim-tour"]
    story = load(shelf.folder(made))
    assert (story.meta.publisher, story.meta.byline, story.meta.published) == (
        "The Wire",
        "Marta Lind",
        date(2024, 5, 15),
    )
    assert not story.events["reviewed"].any()
    assert {label.split(",")[0] for label in story.places["label"]} >= {"Nairobi", "Lusaka"}


def test_a_text_that_tells_no_event_says_so_and_can_be_kept(opened: AppTest, shelf: Library) -> None:
    bring(opened, "Soup\n\nCut the onions and let them brown slowly in the butter. Add the stock.\n")
    opened.date_input(key="published").set_value(date(2024, 5, 15))
    press(opened, "Draw the map")
    assert "Nothing in this text could be put on a map." in said(opened, "dateline-note")[-1]
    assert shelf.ids() == ["kim-tour"]
    press(opened, "Keep it")
    assert len(shelf.ids()) == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", "is empty"), ("  \n ", "is empty"), ("总统星期一抵达内罗毕。", "written in another script")],
)
def test_what_cannot_be_read_is_said(text: str, problem: str, opened: AppTest) -> None:
    bring(opened, text)
    assert problem in said(opened, "dateline-error")[0]


def test_markup_in_a_report_stays_text(opened: AppTest) -> None:
    bring(opened, "By <img src=x onerror=alert(1)> **Bold**\n\nAnna Berg arrived in Nairobi on Monday.\n")
    assert not opened.exception
    told = [*opened.markdown, *opened.caption, *opened.get("subheader")]
    assert all("onerror" not in one.value and "**Bold**" not in one.value for one in told)


def test_one_can_start_over(opened: AppTest, tmp_path: Path) -> None:
    bring(opened, TEXT)
    press(opened, "Start over")
    assert [one.key for one in opened.text_area] == ["pasted"]
