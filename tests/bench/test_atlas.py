from __future__ import annotations

from pathlib import Path

from bench.atlas import questions, sources
from geo import timespan
from geo.atlases.build import build
from geo.atlases.find import Atlas


def test_the_same_number_gives_the_same_events() -> None:
    once, twice = ([source.read() for source in sources(205)] for _ in range(2))
    assert once == twice
    assert sum(len(entry.events) for entry in once) == 205
    assert len(once) == 21


def test_events_are_what_a_story_may_hold(tmp_path: Path) -> None:
    counts = build(sources(2_000), tmp_path / "a.db")
    assert (counts.stories, counts.events) == (200, 2_000)
    found = Atlas(tmp_path / "a.db").find()
    for date in set(found["date"]) - {""}:
        timespan.parse(date)
    assert set(found["status"]) == {"happened", "planned", "claimed"}
    assert set(found["precision"]) == {"city", "site", "region", "country", ""}
    assert 0.1 < found["reviewed"].mean() < 0.3
    assert found["chance"].isna().sum() == found["reviewed"].sum()


def test_questions_are_ones_that_are_answered(tmp_path: Path) -> None:
    build(sources(3_000), tmp_path / "a.db")
    atlas = Atlas(tmp_path / "a.db")
    asked = questions(40)
    assert asked == questions(40)
    assert sum(len(atlas.find(**one)) for one in asked) > 0
