from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import Problem
from geo.story.story import check
from tests import stories


def only(folder: Path) -> Problem:
    (problem,) = check(folder)
    return problem


def where(problem: Problem) -> tuple[str, int | None, str | None]:
    return problem.file, problem.row, problem.column


def test_a_story_that_holds_has_no_problems(tiny_story: Path) -> None:
    assert check(tiny_story) == []


@pytest.mark.parametrize(("file", "column"), [("events.csv", "event_id"), ("places.csv", "place_id")])
def test_both_rows_of_a_duplicate_id_are_named(file: str, column: str, tiny_story: Path) -> None:
    first = (tiny_story / file).read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    stories.edit(tiny_story, file, 3, column, first)
    twice = [problem for problem in check(tiny_story) if "more than one row" in problem.message]
    assert [where(problem) for problem in twice] == [(file, 2, column), (file, 3, column)]
    assert repr(first) in twice[0].message


def test_an_unknown_place_is_named(tiny_story: Path) -> None:
    stories.edit(tiny_story, "events.csv", 4, "place_id", "atlantis")
    problem = only(tiny_story)
    assert where(problem) == ("events.csv", 4, "place_id")
    assert "'atlantis'" in problem.message


def test_an_event_without_a_sentence_is_named(tmp_path: Path) -> None:
    events = [*stories.EVENTS, stories.event("unsaid", "Nobody says so")]
    problem = only(stories.write(tmp_path, events=events))
    assert where(problem) == ("events.csv", len(events) + 1, "event_id")
    assert "'unsaid'" in problem.message


def test_a_sentence_of_an_unknown_event_is_named(tiny_story: Path) -> None:
    stories.edit(tiny_story, "passages.csv", 2, "event_id", "nobody")
    problem = only(tiny_story)
    assert where(problem) == ("passages.csv", 2, "event_id")
    assert "'nobody'" in problem.message


def test_offsets_that_no_longer_fit_say_where_the_quote_now_stands(tiny_story: Path) -> None:
    report = tiny_story / stories.REPORT
    report.write_text("CORRECTED: " + report.read_text(encoding="utf-8"), encoding="utf-8")
    problems = check(tiny_story)
    assert [where(problem) for problem in problems] == [
        ("passages.csv", row, "start") for row in range(2, len(problems) + 2)
    ]
    assert len(problems) == sum(len(event["passages"]) for event in stories.EVENTS)
    assert problems[0].message == (
        f"0 to {len(stories.HEADLINE)} do not fit the quote: "
        f"the quote stands at 11 to {11 + len(stories.HEADLINE)}"
    )


def test_a_quote_that_is_nowhere_in_the_report_shows_what_stands_there(tiny_story: Path) -> None:
    stories.edit(tiny_story, "passages.csv", 2, "quote", "Minister's Port Tour")
    problem = only(tiny_story)
    assert where(problem) == ("passages.csv", 2, "start")
    assert repr(stories.HEADLINE[:60]) in problem.message
    assert "nowhere in the report" in problem.message


@pytest.mark.parametrize(
    ("start", "end"), [("10", "0"), ("0", "0"), ("99999", "999999"), ("9" * 11, "9" * 12)]
)
def test_offsets_outside_the_report_or_backwards_do_not_fit(start: str, end: str, tiny_story: Path) -> None:
    stories.edit(tiny_story, "passages.csv", 2, "start", start)
    stories.edit(tiny_story, "passages.csv", 2, "end", end)
    assert where(only(tiny_story)) == ("passages.csv", 2, "start")


@pytest.mark.parametrize("what", ["place", "date"])
@pytest.mark.parametrize(
    ("first", "last"), [("0", "3"), ("", "60"), ("60", ""), ("70", "65"), ("60", "9000")]
)
def test_a_mention_outside_its_sentence_is_named(what: str, first: str, last: str, tiny_story: Path) -> None:
    stories.edit(tiny_story, "passages.csv", 3, f"{what}_start", first)
    stories.edit(tiny_story, "passages.csv", 3, f"{what}_end", last)
    problem = only(tiny_story)
    assert where(problem) == ("passages.csv", 3, f"{what}_start")
    assert "inside the sentence" in problem.message


@pytest.mark.parametrize("column", ["lat", "lon", "label", "precision", "inferred", "geocoder", "licence"])
def test_coordinates_without_their_origin_are_named(column: str, tiny_story: Path) -> None:
    stories.edit(tiny_story, "places.csv", 3, column, "")
    assert where(only(tiny_story)) == ("places.csv", 3, column)


@pytest.mark.parametrize("precision", ["region", "country"])
def test_an_area_needs_a_radius(precision: str, tiny_story: Path) -> None:
    stories.edit(tiny_story, "places.csv", 3, "precision", precision)
    assert check(tiny_story) == []
    stories.edit(tiny_story, "places.csv", 3, "radius_km", "")
    assert where(only(tiny_story)) == ("places.csv", 3, "radius_km")


def test_a_place_not_yet_geocoded_is_no_problem(tmp_path: Path) -> None:
    places = [stories.place(row["place_id"], row["name"]) for row in stories.PLACES]
    assert check(stories.write(tmp_path, places=places)) == []


def test_a_bad_cell_does_not_hide_what_does_not_hold_between_the_tables(tiny_story: Path) -> None:
    stories.edit(tiny_story, "events.csv", 2, "date", "2024-13")
    stories.edit(tiny_story, "events.csv", 4, "place_id", "atlantis")
    stories.edit(tiny_story, "passages.csv", 2, "quote", "nowhere")
    stories.edit(tiny_story, "places.csv", 3, "lat", "91")
    stories.edit(tiny_story, "places.csv", 4, "licence", "")
    assert {where(problem) for problem in check(tiny_story)} == {
        ("events.csv", 2, "date"),
        ("events.csv", 4, "place_id"),
        ("passages.csv", 2, "start"),
        ("places.csv", 3, "lat"),
        ("places.csv", 4, "licence"),
    }


@pytest.mark.parametrize("column", ["start", "end", "place_start", "date_end"])
def test_an_offset_of_thousands_of_digits_is_one_sentence(column: str, tiny_story: Path) -> None:
    stories.edit(tiny_story, "passages.csv", 2, column, "9" * 5000)
    (problem,) = check(tiny_story)
    assert (problem.row, problem.column) == (2, column)
    assert len(problem.message) < 120


@pytest.mark.parametrize("end", ["9" * 20, "9" * 12, str(len(stories.TEXT))])
def test_an_offset_far_behind_the_report_is_one_sentence(end: str, tiny_story: Path) -> None:
    # Python would cut it to the report's last sentence.
    row = 1 + sum(len(event["passages"]) for event in stories.EVENTS)
    stories.write(tiny_story, text=stories.TEXT.rstrip("\n"))
    stories.edit(tiny_story, "passages.csv", row, "end", end)
    problem = only(tiny_story)
    assert (problem.file, problem.row) == ("passages.csv", row)
