"""Answers as Parquet, also where writing is cut off at any moment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from geo.batch import parquet
from geo.batch.answer import Answer
from geo.batch.given import Given
from geo.batch.parquet import opened, parts, read
from geo.batch.schema import SCHEMAS
from geo.errors import DatelineError
from tests.batch.standin import answer


@pytest.fixture(params=["a path", "file", "memory"])
def out(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "memory":
        MemoryFileSystem.store.clear()
        MemoryFileSystem.pseudo_dirs[:] = [""]
        return "memory://bucket/out"
    return str(tmp_path / "out") if request.param == "a path" else f"file://{tmp_path}/out"


def report(name: str, text: str = "A report") -> Given:
    return Given(name, f"in.jsonl, {name}", {"id": name, "text": text})


def ids(out: str, table: str) -> list[str]:
    return [
        one for part in parts(out) for one in read(out, table, part, ["report_id"])["report_id"].to_pylist()
    ]


def draft(out: str, *reports: Given) -> list[str]:
    """Draft what is not drafted yet, as a batch does; the ids of what was."""
    with opened(out) as output:
        left = [given for given in reports if not output.holds(given)]
        for given in left:
            output.add(given, answer(given))
    return [given.report_id for given in left]


def test_each_table_has_the_rows_of_every_report(out: str) -> None:
    assert draft(out, report("a"), report("b", "bad"), report("c")) == ["a", "b", "c"]
    for name in SCHEMAS:
        assert ids(out, name) == (["b"] if name == "errors" else ["a", "c"])


def test_the_rows_that_are_told_are_those_of_a_library(out: str) -> None:
    with opened(out) as output:
        good, bad = (output.add(one, answer(one)) for one in (report("a"), report("b", "bad")))
    assert good == {
        "report_id": "a", "source": "in.jsonl, a", "story": report("a").key, "title": "A report", "events": 1,
        "places": 1, "error": "",
    }  # fmt: skip
    assert (bad["story"], bad["error"]) == ("", "The report is bad.")


def test_a_batch_goes_on_and_an_error_gives_way_to_what_came_later(out: str) -> None:
    draft(out, report("a"), report("b", "bad"), report("c", "bad"))
    assert draft(out, report("a"), report("b", "mended"), report("c", "bad"), report("d")) == ["b", "c", "d"]
    assert sorted(ids(out, "reports")) == ["a", "b", "d"]
    assert ids(out, "errors") == ["c"]
    assert draft(out, report("a"), report("d")) == []
    assert len(parts(out)) == 2


def test_parts_hold_so_many_reports_or_a_minute(out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "LARGEST", 2)
    draft(out, *(report(str(number)) for number in range(5)))
    assert [read(out, "reports", part, ["story"]).num_rows for part in parts(out)] == [2, 2, 1]
    monkeypatch.setattr(parquet, "LONGEST_S", 0.0)
    draft(out, report("x"), report("y"))
    assert len(parts(out)) == 5


def test_a_batch_of_no_answers_writes_no_part(out: str) -> None:
    assert draft(out) == []
    assert parts(out) == []


STEPS = 12
"""Six tables are written, then given their names."""


class Killed(BaseException):
    """Stands for kill -9: nothing is done about it."""


@pytest.mark.parametrize("file_system", [LocalFileSystem, MemoryFileSystem])
@pytest.mark.parametrize("step", range(STEPS))
def test_a_batch_that_is_killed_at_any_step_loses_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_system: type, step: int
) -> None:
    out = str(tmp_path) if file_system is LocalFileSystem else f"memory:/{tmp_path}"
    draft(out, report("a"), report("b", "bad"))
    done = 0

    def cut(whole: Callable[..., Any]) -> Callable[..., Any]:
        def cut_off(*arguments: Any, **more: Any) -> Any:
            nonlocal done
            if "part-" in str(arguments) and "_" in str(arguments):
                if done == step:
                    raise Killed
                done += 1
            return whole(*arguments, **more)

        return cut_off

    with monkeypatch.context() as patch:
        patch.setattr(file_system, "pipe_file", cut(file_system.pipe_file))  # type: ignore[attr-defined]
        patch.setattr(file_system, "mv", cut(file_system.mv))  # type: ignore[attr-defined]
        patch.setattr(parquet.Parts, "write", once(parquet.Parts.write))
        with pytest.raises(Killed):
            draft(out, report("c"), report("b", "mended"), report("d", "bad"))
    assert ids(out, "reports") == ["a"]
    draft(out, report("a"), report("b", "mended"), report("c"), report("d", "bad"))
    assert sorted(ids(out, "reports")) == ["a", "b", "c"]
    assert ids(out, "errors") == ["d"]
    if file_system is LocalFileSystem:
        names = {path.name for path in tmp_path.glob("*/*")}
        assert names == set(parts(out))
        assert all({path.name for path in (tmp_path / table).iterdir()} == names for table in SCHEMAS)


def once(write: Callable[[parquet.Parts], None]) -> Callable[[parquet.Parts], None]:
    """Writing that is not tried again while the program ends, as one that was killed cannot."""
    tried = False

    def writing(self: parquet.Parts) -> None:
        nonlocal tried
        if not tried:
            tried = True
            write(self)

    return writing


def test_an_error_that_was_not_yet_taken_back_is_by_the_next_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = str(tmp_path)
    draft(out, report("a", "bad"))
    with monkeypatch.context() as patch:
        patch.setattr(parquet.Parts, "_note", lambda *_: None)
        draft(out, report("a", "mended"))
    assert (ids(out, "reports"), ids(out, "errors")) == (["a"], ["a"])
    draft(out)
    assert (ids(out, "reports"), ids(out, "errors")) == (["a"], [])


def test_what_waits_is_written_whatever_ends_the_batch(out: str) -> None:
    with pytest.raises(KeyboardInterrupt), opened(out) as output:
        output.add(report("a"), answer(report("a")))
        raise KeyboardInterrupt
    assert ids(out, "reports") == ["a"]


def test_two_batches_do_not_write_to_one_place(out: str) -> None:
    with opened(out) as first:
        first.add(report("a"), answer(report("a")))
        if out.startswith("memory"):
            draft(out, report("a"))  # nothing there can be locked: who began first gives way
            with pytest.raises(DatelineError, match="Another batch has begun to write to memory"):
                first.write()
            first._waiting.clear()
        else:
            with pytest.raises(DatelineError, match="Another batch is writing into"):
                draft(out, report("a"))
    assert ids(out, "reports") == ["a"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "mine.parquet").write_text("mine")
    draft(str(tmp_path), report("a"))
    draft(str(tmp_path), report("b"))
    assert (tmp_path / "events" / "mine.parquet").read_text() == "mine"


def test_readers_of_parquet_pass_over_what_is_not_finished(tmp_path: Path) -> None:
    draft(str(tmp_path), report("a"))
    (part,) = parts(str(tmp_path))
    (tmp_path / "events" / f"_{part}").write_bytes(b"half")
    assert pd.read_parquet(tmp_path / "events")["report_id"].tolist() == ["a"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatelineError, match="file cannot be written"), opened(str(tmp_path / "file")):
        pass
    with pytest.raises(DatelineError, match="nosuch://x cannot be reached: ValueError: Protocol not known"):
        parts("nosuch://x")


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    draft(str(tmp_path), report("a"))
    (part,) = parts(str(tmp_path))
    (tmp_path / "reports" / part).write_bytes(b"half")
    with pytest.raises(DatelineError, match=rf"{part} cannot be read"):
        draft(str(tmp_path), report("b"))


def test_an_answer_that_never_came_is_a_row(tmp_path: Path) -> None:
    with opened(str(tmp_path)) as output:
        output.add(report("a"), Answer("The process that drafted it ended."))
    (part,) = parts(str(tmp_path))
    assert read(str(tmp_path), "errors", part, ["report_id", "source", "error"]).to_pylist() == [
        {"report_id": "a", "source": "in.jsonl, a", "error": "The process that drafted it ended."}
    ]
