"""`dateline join`."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.story.story import load
from tests import joined, stories
from tests.command import run


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two stories, written by hand."""
    stories.write(tmp_path / "tour")
    joined.write(tmp_path / "flood")
    return tmp_path


def test_stories_are_joined_and_counted(two: Path) -> None:
    result = run("join", two / "tour", two / "flood", "--out", two / "all", "--title", "All of it")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{two / 'all'}: ")
    assert "events of 3 reports" in result.stdout
    story = load(two / "all")
    assert story.meta.title == "All of it"
    assert story.meta.id == "all"
    assert run("check", two / "all").exit_code == 0
    assert run("export", two / "all", "--out", two / "all.html").exit_code == 0


def test_a_story_takes_others_in(two: Path) -> None:
    result = run("join", two / "flood", two / "tour", "--out", two / "flood")
    assert result.exit_code == 0, result.output
    assert len(load(two / "flood").sources) == 3


def test_what_cannot_be_joined_is_one_line(two: Path) -> None:
    result = run("join", two / "tour", two / "tour", "--out", two / "all")
    assert result.exit_code == 1
    assert "hold the same report" in result.stderr
    assert run("join", "--out", two / "all").exit_code == 2
