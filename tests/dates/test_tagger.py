"""geo.dates.tagger: expressions that hang together, reasons, and texts of any kind.

What single expressions mean is tested in tests/dates/rules.
"""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import timespan
from geo.dates import tag, values
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    "text",
    [
        "The 19-year-old singer sang.",
        "She is 52 years old.",
        "The town has 1,500 people and 2000 troops.",
        "Flight 1977 was full.",
        "It cost $1999.",
        "He may march on the capital.",
        "May Jones sang to Jan Smith.",
        "About three-quarters of it fell apart.",
        "He is in his sixties.",
        "She won a second term and a quarter of the vote, and soon left.",
        "It was called Bloody Sunday.",
        "The March 23 Movement and the April 6 Youth Movement met.",
        "They met at the May 9 Bridge and gave to the July 7 Flood Foundation.",
        "Men of the 26th of July Movement and of the June 4th Alliance met.",
        "She sang with the Happy Mondays.",
        "The 9 May Bridge stood.",
        "She wrote for the Sunday Express and led the Friday Group.",
        "The pianist Tuesday Flint bowed.",
        "The November 17 group and the Feb. 1 Road are known.",
        "They thanked Det. Joe Friday.",
        "She ran the 1500 metres; her file is KX-2018-2207.",
        "She told the court that April Berg was there.",
        "On the 45th, Feb. 30 and 13/13/2020 nothing happened, nor on 2020-02-30.",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert tag(text, FRIDAY) == []


def test_amount_before_an_event_counts_from_it() -> None:
    found = one("The visit came two days after he met the president.")
    assert (found.text, found.type, found.value, found.edtf) == ("two days", "DURATION", "P2D", "")
    assert (found.amount, found.relation) == ((2, "day"), "after")
    assert one("It closed the week before the vote.").relation == "before"


def test_amount_later_or_earlier_counts_from_the_date_named_before() -> None:
    first, later = tag("He landed on Wednesday. Two days later he was gone.", FRIDAY)
    assert (first.value, later.value, later.relation) == ("2023-09-13", "2023-09-15", "later")
    assert later.amount == (2, "day")
    assert later.reason == "'Two days later' counted from 2023-09-13 named before"
    earlier = tag("He landed in March 2020. A year earlier he had left.", FRIDAY)[1]
    assert (earlier.value, earlier.relation) == ("2019", "earlier")


def test_next_day_follows_the_date_named_before_else_publication() -> None:
    assert tag("He landed on Monday. The next day he left.", FRIDAY)[1].value == "2023-09-12"
    assert one("The next day he left.").value == "2023-09-16"


def test_coming_days_start_after_publication_and_have_no_end() -> None:
    found = one("In the coming days, he is expected to visit the fleet.")
    assert (found.value, found.edtf) == ("FUTURE_REF", "2023-09-16/..")
    assert found.reason == ("'In the coming days' starts the day after publication; the report gives no end")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He left on Friday.", "'on Friday' in a report published on Friday 2023-09-15 is that day"),
        (
            "He left on Thursday.",
            "'on Thursday' is the last Thursday before publication on Friday 2023-09-15",
        ),
        ("In 2013, it sank.", "'In 2013' as written"),
        ("It ran during 1950-53.", "'during 1950-53' as written"),
        (
            "He left yesterday.",
            "'yesterday' in a report published on Friday 2023-09-15 is the day before, 2023-09-14",
        ),
        ("He left last month.", "'last month' counted from publication on Friday 2023-09-15"),
        ("He left on 4 May.", "'on 4 May' takes its year from publication on Friday 2023-09-15"),
    ],
)
def test_reason_is_in_plain_words(text: str, reason: str) -> None:
    assert one(text).reason == reason


def test_range_of_days_in_words_gives_both_days() -> None:
    assert [e.value for e in tag("It ran from 5 to 9 May 2021.", FRIDAY)] == ["2021-05-05", "2021-05-09"]
    assert [e.value for e in tag("It ran from May 5 to 9.", FRIDAY)] == ["2023-05-05", "2023-05-09"]
    assert [e.value for e in tag("It ran from March to May 2019.", FRIDAY)] == ["2019-03", "2019-05"]
    assert [e.value for e in tag("It ran from December to May 2019.", FRIDAY)] == ["2018-12", "2019-05"]


@pytest.mark.parametrize(
    ("text", "quotes", "edtf"),
    [
        ("The fair of 5-9 May was full.", ["5", "9 May"], "2023-05-05/2023-05-09"),
        ("The fair of May 5-9, 2021 was full.", ["May 5", "9, 2021"], "2021-05-05/2021-05-09"),
        ("He fought from 1950–1953.", ["1950", "1953"], "1950/1953"),
        ("It stood 264-241 BC.", ["264", "241 BC"], "-0263/-0240"),
    ],
)
def test_range_with_a_dash_gives_both_ends_and_the_first_tells_the_whole(
    text: str, quotes: list[str], edtf: str
) -> None:
    first, last = tag(text, FRIDAY)
    assert [first.text, last.text] == quotes
    assert (first.edtf, last.edtf) == (edtf, values.edtf(last.value))


def test_time_of_day_belongs_to_the_day_of_its_sentence() -> None:
    assert tag("He landed on Monday at 6 p.m.", FRIDAY)[1].value == "2023-09-11T18:00"
    assert tag("He landed on Monday. At 6 p.m. all was over.", FRIDAY)[1].value == "2023-09-11T18:00"
    assert tag("He landed on 2 May 2019. At 6 p.m. all was over.", FRIDAY)[1].value == "2023-09-15T18:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She will visit Oslo on Sunday, Rome on Friday and Riga on Saturday.", ["17", "22", "23"]),
        ("She was in Oslo on Sunday, in Rome on Monday and in Riga on Thursday.", ["10", "11", "14"]),
        ("She will land on Sept. 26. The last stop is Riga, which she will reach on Saturday.", ["26", "30"]),
        ("She will land on Sept. 26, her office said on Monday.", ["26", "11"]),
        ("He said he would speak on Tuesday.", ["19"]),
        ("He said he spoke on Tuesday.", ["12"]),
        ("It was held from Sept. 2 until Monday.", ["02", "11"]),
        ("It is open from Sept. 2 until Monday.", ["02", "18"]),
        ("They cancelled all crossings from North Sydney until Thursday.", ["21"]),
    ],
)
def test_weekdays_of_a_programme_follow_each_other(text: str, expected: list[str]) -> None:
    assert [e.value[-2:] for e in tag(text, FRIDAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A vote may come on Oct. 12.\n\nIn Rome, envoys will meet on Monday.", ["2023-10-12", "2023-09-18"]),
        ("The bonds, due on 3 May 2031, will be sold on Monday.", ["2031-05-03", "2023-09-18"]),
    ],
)
def test_a_weekday_far_from_a_day_to_come_is_counted_from_publication(text: str, expected: list[str]) -> None:
    assert [one.edtf for one in tag(text, FRIDAY)] == expected


def test_weekend_before_and_the_day_after_count_from_what_they_follow() -> None:
    found = tag("They won on Saturday and had lost the weekend before.", FRIDAY)
    assert [e.edtf for e in found] == ["2023-09-09", "2023-09-02/2023-09-03"]
    text = "He will pray on Oct. 2 for people killed in 1943; the day after, he will be in Lae."
    assert tag(text, FRIDAY)[2].edtf == "2023-10-03"


def test_year_ago_in_a_business_report_is_the_same_quarter() -> None:
    found = tag("It earned $2 in the third quarter of 2022, up from $1 a year earlier.", FRIDAY)
    assert [e.value for e in found if e.type == "DATE"] == ["2022-Q3", "2021-Q3"]


def test_modifiers_are_kept() -> None:
    assert one("It fell in early 1990.").mod == "START"
    assert one("It fell in mid-November 1990.").mod == "MID"
    assert one("It took at least two years.").mod == "EQUAL_OR_MORE"
    assert one("It took nearly two years.").mod == "LESS_THAN"


def test_without_publication_date_nothing_is_invented() -> None:
    assert one("He left on Friday.", None).edtf == ""
    assert one("He left on 4 May.", None).value == "XXXX-05-04"
    assert one("He leaves today.", None).value == "PRESENT_REF"
    assert tag("He left yesterday.", None) == []


@pytest.mark.parametrize("published", [date.min, date.max, date(2024, 2, 29), None])
def test_ends_of_the_calendar_raise_nothing(published: date | None) -> None:
    text = (
        "Yesterday, tomorrow, last week, next year, next weekend, a decade ago, 9999 years ago, last "
        "winter, on Monday, two centuries later, next Monday, by spring, Feb. 29, in the third "
        "quarter, Easter, 10,000 BC, 0 BC, AD 9999, 9999-12-31, in the coming days, the year after, "
        "99999 millennia ago, Christmas."
    )
    for expression in tag(text, published):
        if expression.edtf:
            timespan.parse(expression.edtf)


WORDS = st.sampled_from(
    re.split(
        r"\s+",
        "the a last next this two 13 5 to and of on in by before after days weeks years day week "
        "month year 24 ago later earlier May March Sept. 1950 1950-53 2013 99 BC AD century 5th "
        "Friday morning p.m. spring 30 quarter third end early late first half about at least more "
        "than every each coming past 31 0 , . - – ' 's",
    )
)


@given(st.lists(WORDS, max_size=30), st.one_of(st.none(), st.dates()))
@settings(max_examples=300, deadline=None)
def test_expressions_point_at_their_text_in_order_and_can_be_read_back(
    words: list[str], published: date | None
) -> None:
    check(" ".join(words), published)


def test_letters_that_only_equal_others_without_case_are_read_as_those() -> None:
    found = tag("On Frıday, three wee\u212as after 3 Auguſt 1799, it raıned laſt Eaſter.", FRIDAY)
    assert [e.value for e in found] == ["2023-09-15", "P3W", "1799-08-03", "2023-04-09"]
    assert found[2].text == "3 Auguſt 1799"


@given(
    st.text(st.sampled_from("ſıİ\u212aſt May13٣２０ \n\xa0.,'’–"), max_size=60) | st.text(max_size=200),
    st.one_of(st.none(), st.dates()),
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_handled(text: str, published: date | None) -> None:
    check(text, published)


def check(text: str, published: date | None) -> None:
    """Hold what is true of every answer."""
    end = 0
    for expression in tag(text, published):
        assert end <= expression.start < expression.end
        end = expression.end
        assert text[expression.start : expression.end] == expression.text
        assert expression.type in ("DATE", "TIME", "DURATION", "SET")
        assert expression.value
        assert expression.reason.startswith("'")
        if expression.edtf:
            timespan.parse(expression.edtf)


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n",
        "1",
        "1 ",
        "May ",
        "the ",
        "A",
        ".",
        "-",
        "12-",
        "a few ",
        "two hundred ",
        "last ",
        "early ",
        "1950-",
        "'",
    ],
)
def test_long_runs_take_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    tag(text[:10_000], FRIDAY)
    short = time.perf_counter() - start
    start = time.perf_counter()
    tag(text, FRIDAY)
    assert time.perf_counter() - start < 40 * short + 0.5


def test_a_plan_that_was_once_made_for_a_weekday_may_have_failed() -> None:
    assert one("Crews had hoped to finish by Tuesday.").value == "2023-09-12"
    assert one("Crews hope to finish by Tuesday.").value == "2023-09-19"
    assert one("A march planned for Thursday was called off.").value == "2023-09-14"
