from __future__ import annotations

from geo.errors import Problem, ServiceError, StoryError


def test_a_problem_says_where_and_then_what() -> None:
    assert str(Problem("story.toml", "cannot be read")) == "story.toml: cannot be read"
    assert str(Problem("events.csv", "is bad", 2)) == "events.csv, row 2: is bad"
    assert str(Problem("events.csv", "is bad", 2, "date")) == "events.csv, row 2, column date: is bad"


def test_a_story_error_is_its_first_problem_and_how_many_more() -> None:
    first = Problem("events.csv", "is bad", 2, "date")
    assert str(StoryError([first])) == "events.csv, row 2, column date: is bad"
    assert str(StoryError([first, first, first])).endswith("is bad (and 2 more: run `dateline check`)")


def test_a_service_error_says_whether_to_try_again() -> None:
    assert ServiceError("busy", retry=True).retry
    assert not ServiceError("refused", retry=False).retry
