# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""`dateline draft` of many reports, in real processes that are killed on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geo.batch.answer import Answer, Options
from geo.batch.given import Given, Source
from geo.batch.results import RESULTS
from geo.batch.run import draft_all, on_cluster
from geo.errors import DatelineError
from geo.story.story import load
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401

ROOT = Path(__file__).parents[2]
TOWNS = ("Nairobi", "Lusaka", "Riga", "Oslo", "Paris", "Moscow", "Eldoret", "Bergen")
WAIT_S = 120


def text(town: str) -> str:
    """A report of some length, so that a batch of them can be caught on its way."""
    more = f"She met officials in {town} again on Tuesday. " * 40
    return f"Minister in {town}\n\nAnna Berg arrived in {town} on Monday. {more}\n"


@pytest.fixture
def source(ready: Path) -> Path:
    """Eight reports and two bad ones."""
    documents: list[dict[str, Any]] = [
        {"id": town, "text": text(town), "published": "2024-05-15"} for town in TOWNS
    ]
    documents[2:2] = [{"id": "no day", "text": text("Riga")}, {"id": "no text", "published": "2024-05-15"}]
    path = ready / "reports.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in documents), "utf-8")
    return path


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "geo.cli", "draft", *map(str, arguments)]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), capture_output=True, text=True, cwd=ROOT)


def rows(library: Path) -> list[dict[str, Any]]:
    table = library / RESULTS
    lines = table.read_text("utf-8").split("\n")[:-1] if table.exists() else []
    return [json.loads(line) for line in lines]


def until(true: Any) -> None:
    end = time.monotonic() + WAIT_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


@pytest.fixture
def batch(source: Path) -> Iterator[subprocess.Popen[str]]:
    """A batch on its way in two processes, of which some reports are done and some are not."""
    library = source.parent / "lib"
    # Nice: not done before it is interfered with. Ctrl-C is heard also where tests run in the background.
    slowly = ["nice", "env", "--default-signal=INT", *command(source, "--out", library, "--workers", "2")]
    started = subprocess.Popen(slowly, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        until(lambda: sum(1 for row in rows(library) if row["story"]) >= 2)
        yield started
    finally:
        started.kill()
        started.communicate()


def everything_holds(library: Path) -> None:
    """Each report has one row, each good one a whole story, and nothing else lies there."""
    found = rows(library)
    assert Counter(row["report_id"] for row in found) == Counter([*TOWNS, "no day", "no text"])
    stories = {row["report_id"]: row["story"] for row in found if row["story"]}
    assert set(stories) == set(TOWNS)
    assert {path.name for path in library.iterdir()} == {RESULTS, *stories.values()}
    for town, name in stories.items():
        story = load(library / name)
        assert story.text == text(town)
        assert story.meta.id == name
        (row,) = (row for row in found if row["report_id"] == town)
        assert (row["title"], row["events"]) == (f"Minister in {town}", len(story.events))


def test_a_killed_batch_loses_nothing_and_answers_each_report_once(
    source: Path, batch: subprocess.Popen[str]
) -> None:
    library = source.parent / "lib"
    processes = children(batch.pid)
    assert len(processes) >= 2
    batch.send_signal(signal.SIGKILL)
    batch.wait()
    done = [row for row in rows(library) if row["story"]]
    assert 2 <= len(done) < len(TOWNS)
    written = {row["story"]: (library / row["story"] / "events.csv").stat().st_mtime_ns for row in done}
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in processes))

    again = run(source, "--out", library, "--workers", "2")
    assert again.returncode == 1
    assert f"{len(done)} drafted before" in again.stdout
    everything_holds(library)
    assert rows(library)[: len(done)] == done
    for name, changed in written.items():
        assert (library / name / "events.csv").stat().st_mtime_ns == changed

    third = run(source, "--out", library)
    assert third.stdout == f"{library}: 0 of 10 reports drafted, 8 drafted before\n"
    everything_holds(library)


def test_a_killed_process_costs_its_report_only_until_the_next_run(
    source: Path, batch: subprocess.Popen[str]
) -> None:
    library = source.parent / "lib"
    working = [pid for pid in children(batch.pid) if "spawn_main" in cmdline(pid)]
    os.kill(working[0], signal.SIGKILL)
    _, said = batch.communicate(timeout=WAIT_S)
    assert batch.returncode == 1
    lost = [row for row in rows(library) if "process that drafted it ended" in row["error"]]
    assert len(lost) <= 1  # it may have been between two reports
    assert all(f"{row['source']}: {row['error']}" in said for row in lost)
    assert len(rows(library)) == 10
    assert run(source, "--out", library).returncode == 1
    everything_holds(library)


def test_ctrl_c_says_how_to_go_on_and_leaves_no_process(source: Path, batch: subprocess.Popen[str]) -> None:
    batch.send_signal(signal.SIGSTOP)  # or it may be done before the second has begun
    processes = children(batch.pid)
    second = run(source, "--out", source.parent / "lib")
    assert (second.returncode, "Another batch is writing" in second.stderr) == (1, True)
    batch.send_signal(signal.SIGINT)
    batch.send_signal(signal.SIGCONT)
    _, said = batch.communicate(timeout=WAIT_S)
    assert batch.returncode == 1
    assert said.splitlines()[-1].endswith("of 10 reports; the same command goes on from there")
    assert "Traceback" not in said
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in processes))
    assert all((source.parent / "lib" / row["story"]).is_dir() for row in rows(source.parent / "lib"))


def cmdline(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text("utf-8")


def test_bad_reports_are_named_with_their_line(source: Path) -> None:
    documents = source.read_text("utf-8").splitlines()[1:4]
    source.write_text("\n".join(documents) + "\n", "utf-8")
    library = source.parent / "lib"
    result = run(source, "--out", library)
    assert result.returncode == 1
    assert result.stdout == f"{library}: 1 of 3 reports drafted\n"
    assert f"{source}, line 2: The report does not say when it was published" in result.stderr
    assert f"{source}, line 3: text is missing" in result.stderr
    assert result.stderr.endswith(f"2 could not be; {library / RESULTS} says why under 'error'\n")
    assert "Traceback" not in result.stderr

    mended = run(source, "--out", library, "--published", "2024-05-15")
    assert mended.stdout == f"{library}: 1 of 3 reports drafted, 1 drafted before\n"
    assert [row["error"][:15] for row in rows(library)] == ["", "", "text is missing"]


class Kept:
    """Keeps answers in memory; one of `before` was drafted by an earlier batch."""

    def __init__(self, before: Iterable[str] = ()) -> None:
        self.ids: list[str] = []
        self.before = set(before)

    def holds(self, given: Given) -> bool:
        return given.report_id in self.before

    def add(self, given: Given, answer: Answer) -> dict[str, Any]:
        self.ids.append(given.report_id)
        return {"error": answer.error}


def at_once(reports: Iterable[Given]) -> Generator[tuple[Given, Answer | None]]:
    for given in reports:
        yield given, Answer()


def of(report_id: str, text: str, published: str = "2024-05-15") -> dict[str, str]:
    return {"id": report_id, "text": text, "published": published}


class TestGivenTwice:
    def lines(self, folder: Path, *documents: dict[str, str]) -> Source:
        path = folder / "in.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in documents), "utf-8")
        return Source(path, folder / "out")

    def test_a_text_is_drafted_once_and_the_others_are_named(self, tmp_path: Path) -> None:
        source = self.lines(tmp_path, of("a", "Rain."), of("b", "Rain."), of("a", "Rain."), of("c", "Snow."))
        kept, told = Kept(), list[Any]()
        counts = draft_all(source, kept, at_once, told.append)
        assert kept.ids == ["a", "c"]
        first, second, third = (f"{tmp_path / 'in.jsonl'}, line {number}" for number in (1, 2, 3))
        assert counts.again == [(second, first), (third, first)]
        assert (counts.drafted, counts.before, len(told)) == (2, 0, 4)

    def test_also_where_the_first_was_drafted_before(self, tmp_path: Path) -> None:
        source = self.lines(tmp_path, of("a", "Rain."), of("b", "Rain."))
        kept = Kept(before="a")
        counts = draft_all(source, kept, at_once, lambda _: None)
        assert (kept.ids, counts.before, len(counts.again)) == ([], 1, 1)

    def test_files_are_compared_too(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text("Rain fell.")
        (tmp_path / "c.jsonl").write_text(json.dumps({"id": "c", "text": "Rain fell."}) + "\n")
        kept = Kept()
        counts = draft_all(Source(tmp_path, tmp_path / "out"), kept, at_once, lambda _: None)
        assert (kept.ids, len(counts.again)) == (["a.txt"], 2)

    def test_another_text_of_the_same_id_is_drafted_and_named(self, tmp_path: Path) -> None:
        source = self.lines(tmp_path, of("a", "Rain."), of("a", "Snow."), of("a", "Rain.", "2024-05-16"))
        kept = Kept()
        counts = draft_all(source, kept, at_once, lambda _: None)
        assert kept.ids == ["a", "a", "a"]
        assert [later.rpartition(" ")[2] for later, _ in counts.same_id] == ["2", "3"]
        assert counts.again == []

    def test_what_has_no_text_or_no_id_is_like_nothing(self, tmp_path: Path) -> None:
        source = self.lines(
            tmp_path, {"text": "Rain."}, {"text": "Snow."}, of("a", " "), of("b", " "), {}, {}
        )
        kept = Kept()
        counts = draft_all(source, kept, at_once, lambda _: None)
        assert len(kept.ids) == 6
        assert counts.again == counts.same_id == []

    def test_the_command_says_so(self, source: Path) -> None:
        lines = source.read_text("utf-8").split("\n")
        source.write_text("\n".join([lines[0], lines[0].replace('"id": "Nairobi"', '"id": "copy"')]), "utf-8")
        library = source.parent / "lib"
        done = run(source, "--out", library)
        assert done.stdout == f"{library}: 1 of 2 reports drafted, 1 given twice\n"
        assert f"the same text twice, drafted once: {source}, line 2 (as {source}, line 1)\n" in done.stderr
        assert done.returncode == 0


def test_a_story_that_a_person_changed_stays_as_it_is(source: Path) -> None:
    source.write_text(source.read_text("utf-8").splitlines()[0], "utf-8")
    library = source.parent / "lib"
    assert run(source, "--out", library).returncode == 0
    (row,) = rows(library)
    (library / row["story"] / "corrections.toml").write_text("# mine\n", "utf-8")
    (library / RESULTS).unlink()  # as if it had been killed between the story and its row
    assert run(source, "--out", library).returncode == 0
    assert rows(library) == [row]
    assert (library / row["story"] / "corrections.toml").read_text("utf-8") == "# mine\n"


def test_a_folder_becomes_a_library(source: Path) -> None:
    folder = source.parent / "archive"
    folder.mkdir()
    (folder / "riga.txt").write_text(text("Riga"), "utf-8")
    (folder / "ph\x1b[2Joto.jpg").touch()
    library = source.parent / "lib"
    result = run(folder, "--out", library, "--published", "2024-05-15", "--workers", "2")
    assert (result.returncode, result.stdout) == (0, f"{library}: 1 of 1 reports drafted\n")
    assert result.stderr == f"left out, not reports: {folder}/ph\\x1b[2Joto.jpg\n"  # no word to the terminal
    assert [row["report_id"] for row in rows(library)] == ["riga.txt"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["reports.jsonl", "--title", "T"], "--title goes with one report"),
        (["report.txt", "--workers", "2"], "--workers goes with many reports"),
        (["report.txt", "--scheduler", "x"], "--scheduler goes with many reports"),
        (["report.txt", "--format", "parquet"], "--format goes with many reports"),
        (
            ["reports.jsonl", "--scheduler", "x", "--workers", "2"],
            "draft on this machine, those of --scheduler",
        ),
        (["none/*.txt"], "none/*.txt holds no report"),
        (["none.jsonl"], "none.jsonl cannot be read: no such file or directory"),
        (["reports.jsonl", "--model", "no_such_model"], "no_such_model"),
    ],
)
def test_what_does_not_go_is_told_in_a_line(source: Path, arguments: list[str], why: str) -> None:
    result = subprocess.run(
        command(*arguments, "--out", "lib"), capture_output=True, text=True, cwd=source.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert result.returncode in (1, 2)
    assert why in result.stderr
    assert "Traceback" not in result.stderr


def test_stories_at_a_url_are_refused(source: Path) -> None:
    result = run(source, "--out", "memory://out")
    assert (result.returncode, "memory://out takes --format parquet" in result.stderr) == (2, True)


def test_without_dask_a_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "geo.batch.cluster", raising=False)
    with pytest.raises(DatelineError) as raised:
        on_cluster(Options(), "tcp://host:8786", print)
    assert str(raised.value) == (
        "--scheduler needs Dask, and distributed is not installed: pip install dask distributed"
    )


def test_parquet_of_a_killed_batch_goes_on_and_has_each_report_once(source: Path) -> None:
    out = source.parent / "tables"
    arguments = [source, "--out", out, "--format", "parquet", "--workers", "2"]
    with subprocess.Popen(command(*arguments), stderr=subprocess.DEVNULL, cwd=ROOT) as killed:
        until(lambda: len(children(killed.pid)) >= 2)
        time.sleep(1)
        killed.kill()
    assert run(*arguments).returncode == 1
    again = run(*arguments)
    assert again.stdout == f"{out}: 0 of 10 reports drafted, 8 drafted before\n"
    assert again.stderr.endswith(f"2 could not be; the table errors in {out} says why under 'error'\n")
    assert sorted(pd.read_parquet(out / "reports")["report_id"]) == sorted(TOWNS)
    assert sorted(pd.read_parquet(out / "errors")["report_id"]) == ["no day", "no text"]
    assert sorted(pd.read_parquet(out / "events")["report_id"].unique()) == sorted(TOWNS)
