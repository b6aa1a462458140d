# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.gazetteer.compilation: the gazetteer as one file, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import compilation
from geo.gazetteer.gazetteer import Gazetteer
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401


def test_the_cache_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    assert compilation.compiled_path().parent == tmp_path


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(GazetteerError, match="DATELINE_CACHE") as caught:
        compilation.ensure(blocked / "cache")
    assert str(blocked / "cache") in str(caught.value)


def test_a_compile_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compilation, "_compile", fail)
    with pytest.raises(GazetteerError, match="No space left"):
        compilation.ensure(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_it_is_not_made_again(gazetteer_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compilation, "_compile", lambda path: pytest.fail("made again"))
    assert compilation.ensure(gazetteer_path.parent) == gazetteer_path


@pytest.mark.parametrize("damage", ["head", "middle", "cut", "empty", "other"])
def test_a_damaged_cache_is_compiled_again(
    damage: str, gazetteer_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compilation, "_compile", lambda path: shutil.copy(gazetteer_path, path))
    good = gazetteer_path.read_bytes()
    path = compilation.compiled_path(tmp_path)
    middle = len(good) // 10
    path.write_bytes(
        {
            "head": b"\0" * 4096 + good[4096:],
            "middle": good[:middle] + b"\xff" * (len(good) - 2 * middle) + good[-middle:],
            "cut": good[: len(good) // 3],
            "empty": b"",
            "other": b"not a database" * 100,
        }[damage]
    )
    again = Gazetteer(compilation.ensure(tmp_path))
    assert [again.candidates(name)[0].name for name in ("Riga", "Oslo", "Lusaka")] == [
        "Riga",
        "Oslo",
        "Lusaka",
    ]
    assert again.near(56.95, 24.1)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
