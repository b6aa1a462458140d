from __future__ import annotations

import os
import random
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from geo.atlases import file
from geo.atlases.find import Atlas
from geo.errors import DatelineError


def test_it_says_what_it_holds(path: Path) -> None:
    assert file.Reader(path).counts() == (2, 12, [])
    assert set(file.Reader(path).stamps()) == {"edges", "tiny"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is damaged, or is no atlas; move it away, and make a new one by"),
        (b"SQLite format 3\0" + bytes(4000), "is damaged"),
        (b"x" * 5000, "is damaged"),
    ],
)
def test_another_file_is_none(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(content)
    with pytest.raises(DatelineError, match=said):
        Atlas(tmp_path / "a.db")


def test_another_database_is_none(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as base:
        base.execute("CREATE TABLE t (a)")
    with pytest.raises(DatelineError, match=r"a\.db is damaged, or is no atlas"):
        Atlas(tmp_path / "a.db")


def test_one_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"a\.db is not there; make it by `dateline atlas build LIB"):
        Atlas(tmp_path / "a.db")
    assert not (tmp_path / "a.db").exists()
    for other in (tmp_path, Path("/dev/null")):
        with pytest.raises(DatelineError, match="is a device or a folder; name the file of an atlas"):
            Atlas(other)


def test_one_of_another_version_is_to_be_built_again(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA user_version = 99")
    assert file.is_older(path)
    with pytest.raises(DatelineError, match="another version of Dateline"):
        Atlas(path)


@pytest.mark.parametrize(
    "code",
    [
        "CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM events; END",
        "CREATE VIEW v AS SELECT load_extension('x')",
        "CREATE TABLE more (a)",
    ],
)
def test_one_with_tables_or_code_of_somebody_else_is_refused(code: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute(code)
    with pytest.raises(DatelineError, match="damaged, or is no atlas"):
        Atlas(path)


def test_flipped_bytes_are_an_answer_or_a_sentence(path: Path) -> None:
    whole, draw = path.read_bytes(), random.Random(1)  # noqa: S311
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(draw.choice((1, 20, 400))):
            damaged[draw.randrange(len(damaged))] = draw.randrange(256)
        path.write_bytes(damaged)
        try:
            found = Atlas(path).find(words="grain", within_km=2000, of=(57.0, 24.0), since="2024")
            assert found["lat"].dtype == "float64"
        except DatelineError as error:
            assert len(str(error).splitlines()) == 1


def test_a_file_cut_short_is_a_sentence(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(DatelineError, match="is damaged"):
        Atlas(path).find(words="grain")


def test_it_may_be_read_by_many_threads(path: Path) -> None:
    atlas, found = Atlas(path), list[int]()
    threads = [
        threading.Thread(target=lambda: found.append(len(atlas.find(words="strikers")))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 8


def test_a_library_of_sqlite_without_its_parts_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Poor:
        def execute(self, sql: str) -> None:
            if "rtree" in sql:
                raise sqlite3.OperationalError("no such module: rtree_i32")

        def close(self) -> None: ...

    monkeypatch.setattr(file.sqlite3, "connect", lambda _: Poor())
    with pytest.raises(DatelineError, match=r"needs SQLite with R\*Tree"):
        file.check_library()
