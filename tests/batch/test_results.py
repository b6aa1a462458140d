"""The table of a batch, also one that was killed while it wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geo.batch.results import RESULTS, UNFINISHED, opened
from geo.errors import DatelineError


def row(name: str, story: str = "", error: str = "") -> dict[str, Any]:
    return {"report_id": name, "source": f"in/{name}", "story": story, "error": error}


def rows(library: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (library / RESULTS).read_text("utf-8").splitlines()]


def test_each_row_is_there_as_soon_as_it_is_added(tmp_path: Path) -> None:
    with opened(tmp_path / "lib") as results:
        results.add(row("a", "a-1"))
        assert rows(tmp_path / "lib") == [row("a", "a-1")]


def test_it_is_known_what_was_drafted_before(tmp_path: Path) -> None:
    with opened(tmp_path) as results:
        results.add(row("a", "a-1"))
        results.add(row("b", error="empty"))
    with opened(tmp_path) as results:
        assert results.stories == {"a-1"}


def test_half_a_row_is_none(tmp_path: Path) -> None:
    with opened(tmp_path) as results:
        results.add(row("a", "a-1"))
    with (tmp_path / RESULTS).open("ab") as file:
        file.write(b'{"report_id": "b", "sto')
    with opened(tmp_path) as results:
        results.add(row("c", "c-1"))
    assert rows(tmp_path) == [row("a", "a-1"), row("c", "c-1")]


def test_an_error_gives_way_to_what_came_of_the_report_later(tmp_path: Path) -> None:
    for story, error in [("", "empty"), ("", "still empty"), ("a-1", "")]:
        with opened(tmp_path) as results:
            results.add(row("a", story, error))
        assert rows(tmp_path) == [row("a", story, error)]


def test_two_reports_of_one_name_keep_a_row_each(tmp_path: Path) -> None:
    other = {**row("a", error="empty"), "source": "other/a"}
    with opened(tmp_path) as results:
        results.add(row("a", error="empty"))
        results.add(other)
    assert rows(tmp_path) == [row("a", error="empty"), other]


def test_what_a_killed_batch_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / f"{UNFINISHED}0").mkdir()
    with opened(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [RESULTS]


def test_two_batches_do_not_write_into_one_library(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(DatelineError, match="Another batch is writing"), opened(tmp_path):
        pass


@pytest.mark.parametrize("line", ["{}", "[]", "no JSON", '{"report_id": 1, "source": "", "story": ""}'])
def test_a_table_of_something_else_is_left_alone(tmp_path: Path, line: str) -> None:
    (tmp_path / RESULTS).write_text(line + "\n", "utf-8")
    with pytest.raises(DatelineError, match=r"results\.jsonl, row 1"), opened(tmp_path):
        pass
    assert (tmp_path / RESULTS).read_text("utf-8") == line + "\n"


def test_a_library_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatelineError, match="file cannot be written"), opened(tmp_path / "file"):
        pass
