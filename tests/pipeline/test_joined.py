"""Story folders -> one story of all their reports."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pandas as pd
import pytest

from geo.errors import DatelineError, StoryError
from geo.gazetteer.gazetteer import Gazetteer
from geo.pipeline.folder import rebuild, start
from geo.pipeline.joined import join
from geo.review.review import Review
from geo.story.story import Story, check, load
from tests import joined, stories

LATER = (
    "Norway mourns flood victims\n\n"
    "HALDEN, Norway, May 17 (East Wire) - Thousands gathered in Halden on Sunday to mourn those who died "
    "when a dam burst above the town on Tuesday, killing 21 people.\n"
)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three stories, as the engine drafts them."""
    folder = tmp_path_factory.mktemp("drafted")
    reports = {
        "north": (joined.NORTH, "2026-05-13"),
        "south": (joined.SOUTH, "2026-05-14"),
        "east": (LATER, "2026-05-17"),
    }
    for name, (text, day) in reports.items():
        source = folder / f"{name}.txt"
        source.write_text(text, encoding="utf-8")
        start(source, folder / name, pd.Timestamp(day).date(), publisher=f"{name.title()} Wire")
    return folder


@pytest.fixture
def three(drafted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drafted, tmp_path / "three"))


def told(story: Story) -> set[frozenset[str]]:
    """What each event that several reports tell is told by."""
    rows = story.passages.merge(story.events[["event_id", "same_as"]], on="event_id")
    rows["first"] = rows["same_as"].where(rows["same_as"] != "", rows["event_id"])
    groups = rows.groupby("first")
    return {frozenset(group["quote"]) for _, group in groups if group["report_id"].nunique() > 1}


def test_two_reports_become_one_story(three: Path) -> None:
    made = join([three / "north", three / "south"], three / "flood")
    story = load(three / "flood")
    assert (made.reports, made.problems) == (2, [])
    assert made.shared == 2
    assert any({joined.MARCH, joined.MARCH_TOO} <= quotes for quotes in told(story))
    assert any("killing 12" in quote for quotes in told(story) for quote in quotes)
    assert [one.publisher for one in story.sources] == ["North Wire", "South Wire"]
    assert story.meta.publisher == "North Wire, South Wire"
    same = story.events["same_as"] != ""
    assert story.events[same]["same_chance"].between(0.4, 1).all()
    assert story.events[~same]["same_chance"].isna().all()
    assert check(three / "flood") == []


def test_every_passage_is_the_exact_text_of_its_report(three: Path) -> None:
    join([three / name for name in ("north", "south", "east")], three / "flood")
    story = load(three / "flood")
    own = {f"{name.title()} Wire": load(three / name).text for name in ("north", "south", "east")}
    for one in story.sources:
        assert story.text[one.start : one.end] == own[one.publisher]
        rows = story.passages[story.passages["report_id"] == one.id]
        assert len(rows)
        for row in rows.to_dict("records"):
            assert own[one.publisher][row["start"] - one.start : row["end"] - one.start] == row["quote"]


def test_the_order_in_which_reports_are_given_changes_nothing(three: Path) -> None:
    for number, order in enumerate(itertools.permutations(["north", "south", "east"])):
        join([three / name for name in order], three / f"joined-{number}")
    first = load(three / "joined-0")
    for number in range(1, 6):
        other = load(three / f"joined-{number}")
        assert other.text == first.text
        pd.testing.assert_frame_equal(other.events, first.events)
        pd.testing.assert_frame_equal(other.passages, first.passages)


def test_decisions_of_all_stories_come_along(three: Path) -> None:
    gazetteer = Gazetteer()
    north, south = Review(three / "north", gazetteer, by="Ann"), Review(three / "south", gazetteer)
    march = next(iter(load(three / "north").events.query("place_id == 'oslo'")["event_id"]))
    north.right(march)
    king = next(iter(load(three / "south").events.query("place_id == 'fredrikstad'")["event_id"]))
    south.drop(king)
    made = join([three / "north", three / "south"], three / "flood")
    story = load(three / "flood")
    assert made.problems == []
    assert joined.KING not in set(story.passages["quote"])
    kept = story.events[story.events["reviewed"]]
    assert list(kept["reviewed_by"]) == ["Ann"]
    state = Review(three / "flood", gazetteer).state()
    assert list(state.story.events["event_id"]) == list(story.events["event_id"])
    assert (three / "north" / "corrections.toml").read_text().count("report") == 0


def test_a_later_report_joins_a_joined_story(three: Path) -> None:
    join([three / "north", three / "south"], three / "flood")
    before = load(three / "flood")
    Review(three / "flood", Gazetteer()).right(before.events["event_id"].iloc[0])
    join([three / "flood", three / "east"], three / "flood", gazetteer=Gazetteer())
    story = load(three / "flood")
    assert [one.publisher for one in story.sources] == ["North Wire", "South Wire", "East Wire"]
    assert [one.id for one in story.sources][:2] == [one.id for one in before.sources]
    assert set(before.events["event_id"]) <= set(story.events["event_id"])
    assert story.events["reviewed"].sum() == 1
    assert story.meta.title == before.meta.title


def test_a_joined_story_is_drafted_again_from_its_reports(three: Path) -> None:
    join([three / "north", three / "south"], three / "flood")
    before = load(three / "flood")
    rebuild(three / "flood")
    pd.testing.assert_frame_equal(load(three / "flood").events, before.events)


def test_what_cannot_be_joined_is_said(three: Path) -> None:
    for out in ("alone", "north"):
        with pytest.raises(DatelineError, match="one story alone cannot be joined; name two or more"):
            join([three / "north"], three / out)
    with pytest.raises(DatelineError, match="hold the same report"):
        join([three / "north", three / "north"], three / "twice")
    with pytest.raises(DatelineError, match="holds something already"):
        join([three / "north", three / "south"], three / "east")
    with pytest.raises(StoryError, match="is no folder"):
        join([three / "north", three / "west"], three / "flood")
    stories.edit(three / "south" / "draft", "passages.csv", 2, "start", "5")
    with pytest.raises(StoryError, match="fit the quote"):
        join([three / "north", three / "south"], three / "flood")
    with pytest.raises(DatelineError, match="lies inside a story that is joined"):
        join([three / "north", three / "south"], three / "north" / "flood")
    (three / "empty").mkdir()
    with pytest.raises(StoryError, match=r"three/empty/story\.toml: cannot be read"):
        join([three / "north", three / "empty"], three / "flood")
    (three / "east" / "corrections.toml").write_text("[[correction]]\nquote = 5\n", "utf-8")
    with pytest.raises(StoryError, match=r"three/east/corrections\.toml: correction 1"):
        join([three / "north", three / "east"], three / "flood")
    hand = stories.write(three / "hand")
    hand.joinpath("corrections.toml").write_text('[[correction]]\nquote = "a"\nright = true\n', "utf-8")
    with pytest.raises(StoryError, match=r"hand/corrections\.toml: .* run `dateline build .*/hand` first"):
        join([three / "north", hand], three / "flood")
    assert not (three / "flood").exists()


def test_a_joined_story_without_a_draft_is_joined_with_what_was_reviewed(three: Path) -> None:
    right = [{**row, "reviewed": "true", "reviewed_by": "Ann"} for row in joined.events()]
    join([joined.write(three / "hand", told=right), three / "east"], three / "flood")
    story = load(three / "flood")
    hand = story.events[story.events["report_id"] != story.sources[-1].id]
    assert list(hand["reviewed_by"]) == ["Ann"] * len(right)


def test_tables_written_by_hand_are_joined_with_what_was_reviewed(three: Path) -> None:
    tiny = stories.write(three / "tiny")
    join([tiny, three / "north"], three / "flood")
    story = load(three / "flood")
    hand = story.events[story.events["report_id"] == story.sources[0].id]
    assert len(hand) == len(stories.EVENTS)
    assert hand["reviewed"].all()
