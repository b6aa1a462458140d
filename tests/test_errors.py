from __future__ import annotations

from geo.errors import DatelineError, Problem, ServiceError, StoryError, plain


def test_a_problem_says_where_and_then_what() -> None:
    assert str(Problem("story.toml", "cannot be read")) == "story.toml: cannot be read"
    assert str(Problem("events.csv", "is bad", 2)) == "events.csv, row 2: is bad"
    assert str(Problem("events.csv", "is bad", 2, "date")) == "events.csv, row 2, column date: is bad"


def test_a_story_error_is_its_first_problem_and_how_many_more() -> None:
    first = Problem("events.csv", "is bad", 2, "date")
    assert str(StoryError([first])) == "events.csv, row 2, column date: is bad"
    assert str(StoryError([first, first, first])).endswith("is bad (and 2 more)")


def test_a_service_error_says_whether_to_try_again() -> None:
    assert ServiceError("busy", retry=True).retry
    assert not ServiceError("refused", retry=False).retry


def test_a_message_is_one_line_that_a_terminal_only_shows() -> None:
    problem = Problem("story.toml", "is no key", None, "a\x1b[2J\nb\u2028")
    assert str(problem) == r"story.toml, key a\x1b[2J\nb\u2028: is no key"
    assert str(DatelineError("no\tsuch\rname\ud800")) == r"no\tsuch\rname\ud800"
    assert plain("“Kim’s tour” of Русь") == "“Kim’s tour” of Русь"


def test_a_message_is_never_as_long_as_what_it_quotes() -> None:
    said = str(DatelineError(f"{'9' * 1_000_000} is no year"))
    assert len(said) < 1_100
    assert said.startswith("999") and said.endswith(" is no year")


def test_what_is_plain_already_stays_as_it_is() -> None:
    said = plain("9" * 400 + "\u202e" * 400 + "9" * 400)
    assert len(said) < 1_100 and plain(said) == said
