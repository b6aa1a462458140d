from __future__ import annotations

import os
from pathlib import Path

import pytest

from geo.atlases.build import build
from geo.atlases.entries import in_folders, in_library
from geo.errors import DatelineError, StoryError
from tests import joined, stories


def test_a_story_is_told_event_by_event(library: Path) -> None:
    edges, tiny = in_library(library)
    assert (edges.story, tiny.story) == ("edges", "tiny")
    entry = tiny.read()
    assert (entry.title, entry.publishers, entry.published) == (
        stories.HEADLINE,
        ["The Example Wire"],
        "2024-03-12",
    )
    events = {event.event_id: event for event in entry.events}
    terminal, talks = events["riga-terminal"], events["grain-talks"]
    assert terminal.sentences.split("\n") == [stories.HEADLINE, stories.ARRIVAL, stories.LISTEN]
    assert (terminal.place, terminal.lat, terminal.radius_km) == ("Riga, Latvia", 56.946, 10.0)
    assert (terminal.chance, terminal.place_chance, terminal.reviewed) == (0.95, None, False)
    assert (talks.place, talks.lat, talks.precision) == ("", None, "")
    assert events["fleet-visit"].inferred
    assert events["shipyard-strike"].reviewed


def test_a_sentence_over_two_lines_is_one(tmp_path: Path) -> None:
    said = "Anna Berg toured\nthe terminal."
    stories.write(
        tmp_path / "one", text=f"{said}\n", events=[stories.event("a", "A", stories.said(said))], places=[]
    )
    ((event,),) = (source.read().events for source in in_library(tmp_path))
    assert event.sentences == "Anna Berg toured the terminal."


def test_a_place_without_a_label_goes_by_its_name(tmp_path: Path) -> None:
    stories.write(tmp_path / "one", places=[*stories.PLACES[1:], stories.place("riga", "Old Riga", label="")])
    (source,) = in_library(tmp_path)
    assert source.read().events[0].place == "Old Riga"


def test_what_several_reports_tell_alike_stands_there_once(tmp_path: Path) -> None:
    joined.write(tmp_path / "flood")
    (source,) = in_library(tmp_path)
    events = {event.event_id: event for event in source.read().events}
    assert set(events) == {"burst", "march", "march-too", "king"}  # they differ on the day of the march
    assert events["burst"].sentences.split("\n") == [joined.BURST, joined.BURST_TOO]
    assert (events["march"].date, events["march-too"].date) == ("2026-05-13", "2026-05-14")


def test_the_stamp_changes_with_the_story(library: Path) -> None:
    before = {source.story: source.stamp for source in in_library(library)}
    stories.edit(library / "tiny", "events.csv", 2, "reviewed", "true")
    after = {source.story: source.stamp for source in in_library(library)}
    assert before["edges"] == after["edges"]
    assert before["tiny"] != after["tiny"]


def test_what_is_no_story_is_passed_over(library: Path) -> None:
    (library / ".bin").mkdir()
    stories.write(library / ".bin" / "gone")
    (library / "notes").mkdir()
    (library / "results.jsonl").write_text("{}\n")
    (library / "link").symlink_to(library / "tiny")
    assert [source.story for source in in_library(library)] == ["edges", "tiny"]
    assert [source.story for source in in_folders([library / "tiny"])] == ["tiny"]


def test_a_broken_story_says_what_is_wrong_when_it_is_read(library: Path) -> None:
    stories.edit(library / "tiny", "places.csv", 2, "lat", "91")
    _, tiny = in_library(library)
    with pytest.raises(StoryError, match=r"places.csv, row 2, column lat"):
        tiny.read()


def test_what_is_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="nothere is not a folder"):
        list(in_library(tmp_path / "nothere"))


def test_a_folder_whose_name_is_no_text_is_named(library: Path, tmp_path: Path) -> None:
    stories.write(Path(os.fsdecode(os.fsencode(library) + b"/\xff")))
    counts = build(in_library(library), tmp_path / "a.db")
    assert [problem for _, problem in counts.problems] == [
        r"\udcff: is no name in UTF-8, which an atlas needs; rename the folder"
    ]
    assert counts.stories > 0
