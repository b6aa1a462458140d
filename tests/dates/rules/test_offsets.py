"""geo.dates.rules.offsets: dates an amount of time away."""

from __future__ import annotations

import pytest

from geo.dates import tag
from geo.dates.expression import Relation
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("He left two days ago.", "two days ago", "2023-09-13", "2023-09-13"),
        ("The trial opened a week ago Monday.", "a week ago Monday", "2023-09-04", "2023-09-04"),
        ("The trial opens a week from Monday.", "a week from Monday", "2023-09-25", "2023-09-25"),
        ("The fair opens two weeks from tomorrow.", "two weeks from tomorrow", "2023-09-30", "2023-09-30"),
        ("The play opens a week on Sunday.", "a week on Sunday", "2023-09-24", "2023-09-24"),
        ("A week on Sunday the play will open.", "A week on Sunday", "2023-09-24", "2023-09-24"),
        ("A fortnight on Monday he will sail.", "A fortnight on Monday", "2023-10-02", "2023-10-02"),
        ("A week from Monday the trial opens.", "A week from Monday", "2023-09-25", "2023-09-25"),
        ("It sank the Tuesday before last.", "the Tuesday before last", "2023-09-05", "2023-09-05"),
        ("It will sail the Monday after next.", "the Monday after next", "2023-09-25", "2023-09-25"),
        ("They gathered a year ago Tuesday.", "a year ago Tuesday", "2022-09-12", "2022-09-12"),
        ("He will arrive in ten days.", "ten days", "2023-09-25", "2023-09-25"),
        ("In ten days, he will arrive.", "ten days", "2023-09-25", "2023-09-25"),
        ("She will be back in three weeks' time.", "three weeks' time", "2023-W40", "2023-10-02/2023-10-08"),
        ("The audit starts the week after next.", "the week after next", "2023-W39", "2023-09-25/2023-10-01"),
        ("She left the night before last.", "the night before last", "2023-09-13TNI", "2023-09-13"),
        ("Two Mondays ago the pit closed.", "Two Mondays ago", "2023-09-04", "2023-09-04"),
        ("The gala is two Saturdays from now.", "two Saturdays from now", "2023-09-23", "2023-09-23"),
        ("They marry on Tuesday week.", "Tuesday week", "2023-09-26", "2023-09-26"),
        ("A week last Tuesday the mast fell.", "A week last Tuesday", "2023-09-05", "2023-09-05"),
        (
            "The gale rose the morning after Christmas.",
            "the morning after Christmas",
            "2022-12-26TMO",
            "2022-12-26",
        ),
        ("The census is two months away.", "two months away", "2023-11", "2023-11"),
        ("He left three weeks ago.", "three weeks ago", "2023-W34", "2023-08-21/2023-08-27"),
        ("He left two years ago.", "two years ago", "2021", "2021"),
        (
            "He left the day after Thanksgiving 2022.",
            "the day after Thanksgiving 2022",
            "2022-11-25",
            "2022-11-25",
        ),
        (
            "She flew out two nights before Labor Day.",
            "two nights before Labor Day",
            "2023-09-02",
            "2023-09-02",
        ),
        ("They met a week after May 5, 2010.", "a week after May 5, 2010", "2010-05-12", "2010-05-12"),
        ("It sank the Friday after Easter 2021.", "the Friday after Easter 2021", "2021-04-09", "2021-04-09"),
        (
            "He fled the Monday before May 5, 2021.",
            "the Monday before May 5, 2021",
            "2021-05-03",
            "2021-05-03",
        ),
        ("It snowed on the eve of July 4, 2021.", "the eve of July 4, 2021", "2021-07-03", "2021-07-03"),
        (
            "He left the weekend before Labor Day.",
            "the weekend before Labor Day",
            "2023-W35-WE",
            "2023-09-02/2023-09-03",
        ),
        (
            "It was the weekend after May 6, 2010.",
            "the weekend after May 6, 2010",
            "2010-W18-WE",
            "2010-05-08/2010-05-09",
        ),
        ("She will be back in a week's time.", "a week's time", "2023-W38", "2023-09-18/2023-09-24"),
        ("She will be back in three days time.", "three days time", "2023-09-18", "2023-09-18"),
        ("He left the day before yesterday.", "the day before yesterday", "2023-09-13", "2023-09-13"),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It opened several years ago.", "DATE", "PAST_REF"),
    ],
)
def test_it_is_tagged_and_has_no_place_on_the_calendar(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value, found.edtf) == (kind, value, "")


def test_the_day_after_that_counts_from_the_day_named_last() -> None:
    _, after = tag("On Monday they met, and the day after that they left.", FRIDAY)
    assert (after.text, after.edtf) == ("the day after that", "2023-09-12")


def test_nights_earlier_count_from_a_day_told_as_days_ago() -> None:
    ago, earlier = tag("It was boarded three days ago; two nights earlier it had left.", FRIDAY)
    assert (ago.edtf, earlier.edtf) == ("2023-09-12", "2023-09-10")


def test_an_amount_before_an_event_counts_from_it() -> None:
    found = one("He left a week before she came.")
    assert (found.value, found.relation, found.amount) == ("P1W", Relation.BEFORE, (1, "week"))


def test_the_eve_of_an_event_is_a_day_before_it() -> None:
    found = one("A bomb went off on the eve of the summit.")
    assert (found.text, found.relation, found.amount) == ("the eve", Relation.BEFORE, (1, "day"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He left two days after Monday's vote.", ["P2D", "2023-09-11"]),
        ("It rose eight trading days after Sept. 4.", ["P8D", "2023-09-04"]),
    ],
)
def test_what_counts_from_an_event_of_a_day_leaves_the_day_alone(text: str, values: list[str]) -> None:
    assert [found.value for found in tag(text, FRIDAY)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was crowned in 1804. Two years before that he had ruled.", "1802"),
        ("He was crowned in May 1804. Eight months after that his brother fled.", "1805-01"),
        ("The dam opened on 3 June 1911. Ten days after this, it burst.", "1911-06-13"),
        ("He was crowned in May 1804. A month on, he fled.", "1804-06"),
        ("He was crowned in 1804. Two years after that battle he fled.", "P2Y"),
        ("He was crowned in 1804. He slept two days on Sunday trains.", "P2D"),
    ],
)
def test_after_that_counts_from_the_date_named_last(text: str, value: str) -> None:
    assert tag(text, None)[1].value == value
