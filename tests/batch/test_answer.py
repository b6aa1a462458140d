# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""One report as it was given -> its story, or one sentence that says why there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.batch import answer as answering
from geo.batch.answer import Options, answer
from geo.batch.given import Given
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401

TEXT = "Minister Tours Ports\n\nAnna Berg arrived in Nairobi, Kenya, on Monday.\n"
GERMAN = "Der Minister reiste am Montag nach Berlin und traf dort den Bürgermeister."
PUBLISHED = Options(date(2024, 5, 15))


def document(**fields: Any) -> Given:
    return Given("x", "in.jsonl, line 1", {"id": "x", "text": TEXT, **fields})


@pytest.mark.usefixtures("ready")
class TestDrafted:
    def test_a_line_gives_a_story_with_all_that_it_says(self) -> None:
        given = document(
            published="2024-05-15", title="Ports", publisher="The Wire", url="https://example.org/1"
        )
        found = answer(given, Options(date(1999, 1, 1), "Another"))
        assert found.error == ""
        assert found.text == TEXT
        assert found.meta and found.made
        assert (found.meta.title, found.meta.publisher, found.meta.url) == (
            "Ports", "The Wire", "https://example.org/1"
        )  # fmt: skip
        assert found.made.events["date"].tolist() == ["2024-05-13"]

    @pytest.mark.parametrize(
        "head", ["NAIROBI, FEB 4, 2025 (Reuters) - ", "NAIROBI, Kenya, Feb 4, 2025 (Reuters) - "]
    )
    def test_a_line_and_a_file_with_the_same_text_are_dated_alike(self, head: str) -> None:
        text = f"Minister Tours Ports\n\n{head}Anna Berg arrived in Mombasa on Monday.\n"
        line = answer(document(text=text), Options())
        file = answer(Given("a.txt", "a.txt", text.encode()), Options())
        assert line.meta and file.meta
        assert line.meta.published == file.meta.published == date(2025, 2, 4)
        assert line.meta.publisher == file.meta.publisher == "Reuters"
        assert line.text == text

    def test_what_a_report_does_not_say_is_that_of_all(self) -> None:
        found = answer(document(published=None), Options(date(2024, 5, 15), "The Wire", ""))
        assert found.meta and found.made
        assert (found.meta.published, found.meta.publisher) == (date(2024, 5, 15), "The Wire")
        assert found.meta.title == "Minister Tours Ports"
        assert found.made.traveller == ""

    def test_a_file_is_cleaned(self) -> None:
        found = answer(Given("a.txt", "a.txt", (TEXT + "Advertisement\n").encode()), PUBLISHED)
        assert found.text == TEXT

    def test_the_same_report_gives_the_same_answer(self) -> None:
        first, second = (answer(document(), PUBLISHED) for _ in range(2))
        assert first.made and second.made
        assert first.made.events.equals(second.made.events)

    def test_many_reports_take_no_more_files_than_one(self) -> None:
        answer(document(), PUBLISHED)
        opened = len(list(Path("/proc/self/fd").iterdir()))
        for _ in range(3):
            assert answer(document(), PUBLISHED).made
        assert len(list(Path("/proc/self/fd").iterdir())) == opened

    def test_another_language_is_drafted_only_if_asked(self) -> None:
        given = document(text=GERMAN)
        assert answer(given, PUBLISHED).error == (
            "The report seems to be in German; Dateline reads English only."
        )
        assert answer(given, Options(date(2024, 5, 15), any_language=True)).made


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (document(), "does not say when it was published, which is needed to read “on Monday”"),
        (document(published="soon"), "published is 'soon', which names no day"),
        (document(published=5), "published is a number"),
        (document(text=5), "text is no string but a number"),
        (document(text=" "), "is empty"),
        (document(text="\ud800"), "half a character"),
        (document(text="x " * 1_000_001), "more than 2 MB"),
        (document(publisher=[]), "publisher is a list"),
        (document(url={}), "url is an object"),
        (Given("x", "x.txt", problem="x.txt cannot be read"), "x.txt cannot be read"),
        (Given("x", "x.png", b"\x89PNG\r\n\x1a\n\x00"), "x.png is a picture"),
    ],
)
def test_a_bad_report_is_told_why(given: Given, why: str) -> None:
    found = answer(given, Options())
    assert why in found.error
    assert "\n" not in found.error
    assert found.made is None


def test_a_fault_of_ours_costs_one_report_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(answering, "draft", faulty)
    assert answer(document(), PUBLISHED).error == "A fault in Dateline: ZeroDivisionError: oh"


def test_the_folder_of_a_test_is_not_touched(ready: Path) -> None:
    answer(document(), PUBLISHED)
    assert {path.name for path in ready.iterdir()} <= {"cache"}
