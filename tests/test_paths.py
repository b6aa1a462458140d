"""geo.paths: where files are."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import paths


def test_what_travels_with_dateline_is_there() -> None:
    for path in (paths.DATA, paths.READER, paths.PAGE, paths.DEFAULT_STORY):
        assert path.exists(), path


def test_the_cache_folder_is_chosen_or_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    assert paths.cache_folder() == tmp_path
    monkeypatch.delenv("DATELINE_CACHE")
    assert paths.cache_folder().name == "dateline"


@pytest.mark.parametrize(("value", "public"), [("", False), ("0", False), ("1", True), ("yes", True)])
def test_a_server_is_public_where_the_environment_says_so(
    value: str, public: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_READ_ONLY", value)
    assert paths.read_only() is public
    monkeypatch.delenv("DATELINE_READ_ONLY")
    assert not paths.read_only()
