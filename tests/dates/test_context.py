"""geo.dates.context: what an expression is read against while a text is read in order."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind

FRIDAY = date(2023, 9, 15)


def meaning(value: str, *, aside: bool = False) -> Meaning:
    return Meaning(Kind.DATE, value, "as written", aside=aside)


def match(text: str, words: str) -> re.Match[str]:
    found = re.search(words, text)
    assert found is not None
    return found


def test_news_count_from_publication_and_a_history_from_the_date_named_last() -> None:
    news, history = Context("", FRIDAY), Context("", FRIDAY, narrative=True)
    for at in (news, history):
        at.remember(meaning("1914-08-04"), 0, 1)
    assert (news.today, news.here, news.anchor) == (FRIDAY, "2023-09-15", "1914-08-04")
    assert (history.today, history.here) == (date(1914, 8, 4), "1914-08-04")


def test_what_is_named_for_comparison_only_is_not_kept() -> None:
    at = Context("", FRIDAY)
    at.remember(meaning("2023-Q2"), 0, 1)
    at.remember(meaning("2022", aside=True), 2, 3)
    assert (at.named, at.quarter) == ("2023-Q2", "2023-Q2")


def test_a_day_is_news_within_a_week_of_publication() -> None:
    at = Context("", FRIDAY)
    assert at.is_news("2023-09-08")
    assert not at.is_news("2023-09-07")


def test_by_and_moved_to_look_ahead_unless_it_is_over_by_then() -> None:
    for text, tense in (
        ("The rescuers must find them by Sunday.", "future"),
        ("The rescuers were told to come by Sunday.", "future"),
        ("The rescuers had found them by Sunday.", "past"),
        ("The council met, and the vote was moved to Sunday.", "future"),
        ("The council postponed a conference in Eldoret from Friday to Sunday.", "future"),
        ("The council met, and the vote was brought forward to Sunday.", "future"),
    ):
        assert Context(text, FRIDAY).tense(match(text, "Sunday")) == tense


def test_a_month_takes_the_year_that_is_nearest_by_the_tense() -> None:
    for text, year in (
        ("It fell in April.", "2023-04"),
        ("It will open in April.", "2024-04"),
        ("She was born in Lund in October.", "2022-10"),
        ("She announced a fair in October.", "2023-10"),
        ("The fair will open in August.", "2024-08"),
        ("The fair is due to open in August.", "2024-08"),
    ):
        at = Context(text, FRIDAY)
        month = partial("{1}-{0}".format, year[5:])
        assert at.of_year(month, match(text, r"A\w+(?=\.)|October"))[0] == year


def test_or_the_year_written_behind_it() -> None:
    text = "in March and April 1945"
    value, why = Context(text, FRIDAY).of_year(lambda year: f"{year}-03", match(text, "March"))
    assert (value, why) == ("1945-03", "takes its year from 1945 written behind it")


def test_two_digits_are_the_last_such_year() -> None:
    assert Context("", FRIDAY).full_year(98) == 1998
    assert Context("", FRIDAY).full_year(30) == 2030


def test_reasons_quote_the_preposition_and_name_the_day_of_publication() -> None:
    at = Context("He left  on\nFriday.", FRIDAY)
    assert at.quote(12, 18) == "on Friday"
    assert at.counted() == "counted from publication on Friday 2023-09-15"
    assert at.of_report() == "in a report published on Friday 2023-09-15"
    assert Context("").publication() == "publication on a day not known"


def test_reasons_name_the_day_of_the_dateline_where_it_tells() -> None:
    at = Context("He left on Friday.", FRIDAY, filed=True)
    assert at.publication() == "the dateline on Friday 2023-09-15"
    assert at.of_report() == "in a report filed on Friday 2023-09-15"
