"""A batch's stories as folders of a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.batch.given import Given
from geo.batch.library import opened
from geo.batch.results import RESULTS
from geo.errors import DatelineError
from geo.story.story import load
from tests.batch.standin import answer
from tests.batch.test_results import rows

GOOD = Given("a", "in.jsonl, line 1", {"id": "a", "text": "A report"})
BAD = Given("b", "in.jsonl, line 2", {"id": "b", "text": "bad"})


def test_a_good_report_becomes_a_story_and_a_row_and_a_bad_one_a_row(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        told = [library.add(given, answer(given)) for given in (GOOD, BAD)]
    assert rows(tmp_path) == told
    assert [(row["story"], row["events"], row["error"]) for row in told] == [
        (GOOD.key, 1, ""), ("", 0, "The report is bad.")
    ]  # fmt: skip
    assert load(tmp_path / GOOD.key).text == "A report"
    assert {path.name for path in tmp_path.iterdir()} == {RESULTS, GOOD.key}


def test_what_was_drafted_is_held_and_what_could_not_be_is_not(tmp_path: Path) -> None:
    for _ in range(2):
        with opened(tmp_path) as library:
            held = [library.holds(given) for given in (GOOD, BAD)]
            for given in (GOOD, BAD):
                library.add(given, answer(given))
    assert held == [True, False]


def test_a_story_without_its_row_gets_one(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        row = library.add(GOOD, answer(GOOD))
    (tmp_path / RESULTS).unlink()
    with opened(tmp_path) as library:
        assert library.holds(GOOD)
    assert rows(tmp_path) == [row]


def test_a_damaged_story_is_named_and_stays(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        library.add(GOOD, answer(GOOD))
    (tmp_path / RESULTS).unlink()
    (tmp_path / GOOD.key / "events.csv").write_text("mine", "utf-8")
    with opened(tmp_path) as library:
        assert not library.holds(GOOD)
        assert "was drafted before and is damaged" in str(library.add(GOOD, answer(GOOD))["error"])
    assert (tmp_path / GOOD.key / "events.csv").read_text("utf-8") == "mine"
    assert len(rows(tmp_path)) == 1


def test_a_library_that_cannot_be_written_ends_the_batch(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        (tmp_path / GOOD.key).touch()
        with pytest.raises(DatelineError, match=f"{GOOD.key} cannot be written"):
            library.add(GOOD, answer(GOOD))
    assert {path.name for path in tmp_path.iterdir()} == {RESULTS, GOOD.key}
