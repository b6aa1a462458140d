"""geo.dates on news: what is found, its TIMEX3 value, its place on the calendar, and the reason."""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import timespan
from geo.dates import Expression, tag, values

FRIDAY = date(2023, 9, 15)


def one(text: str, published: date | None = FRIDAY) -> Expression:
    """Return the only expression of a text."""
    found = tag(text, published)
    assert len(found) == 1, [expression.text for expression in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        # days
        ("The envoy landed on Sept. 13.", "Sept. 13", "2023-09-13", "2023-09-13"),
        ("It was signed on 13 September 2021.", "13 September 2021", "2021-09-13", "2021-09-13"),
        ("It was signed on 9/13/2021.", "9/13/2021", "2021-09-13", "2021-09-13"),
        ("It was signed on 13.9.2021.", "13.9.2021", "2021-09-13", "2021-09-13"),
        ("It was signed on 2021-09-13.", "2021-09-13", "2021-09-13", "2021-09-13"),
        ("The law takes effect on Jan. 2.", "Jan. 2", "2024-01-02", "2024-01-02"),
        ("The paper reported on Dec. 30 that he left.", "Dec. 30", "2022-12-30", "2022-12-30"),
        ("They must leave by Dec. 30.", "Dec. 30", "2023-12-30", "2023-12-30"),
        ("They met on the first of May.", "the first of May", "2023-05-01", "2023-05-01"),
        ("They met on Sunday, October 23rd.", "Sunday, October 23rd", "2022-10-23", "2022-10-23"),
        ("VOSTOCHNY, September 13 (Wire) - A rocket rose.", "September 13", "2023-09-13", "2023-09-13"),
        # weekdays
        ("He arrived on Friday.", "Friday", "2023-09-15", "2023-09-15"),
        ("He arrived on Saturday.", "Saturday", "2023-09-09", "2023-09-09"),
        ("He will arrive on Saturday.", "Saturday", "2023-09-16", "2023-09-16"),
        ("He is expected to visit the port Monday.", "Monday", "2023-09-18", "2023-09-18"),
        ("CAPTION: The two shake hands at the port on Monday.", "Monday", "2023-09-11", "2023-09-11"),
        ("The leader meets his guest on Monday.", "Monday", "2023-09-18", "2023-09-18"),
        ("The team flies to Oslo on Tuesday.", "Tuesday", "2023-09-19", "2023-09-19"),
        ("The team flies to Oslo on Friday.", "Friday", "2023-09-15", "2023-09-15"),
        ("On Tuesday, the two meet in Oslo.", "Tuesday", "2023-09-19", "2023-09-19"),
        ("The vote is on Sunday.", "Sunday", "2023-09-17", "2023-09-17"),
        ("In this photo, he meets the envoy on Monday.", "Monday", "2023-09-11", "2023-09-11"),
        ("The storm on Monday leaves many without power.", "Monday", "2023-09-11", "2023-09-11"),
        ("He returns to work after Monday's fall.", "Monday", "2023-09-11", "2023-09-11"),
        ("They did not meet on Monday.", "Monday", "2023-09-11", "2023-09-11"),
        ("It is open until 9 a.m. EST Monday.", "9 a.m. EST Monday", "2023-09-18T09:00", "2023-09-18"),
        ("He agreed to meet the envoy on Monday.", "Monday", "2023-09-18", "2023-09-18"),
        ("He had planned to go on Monday but fell ill.", "Monday", "2023-09-11", "2023-09-11"),
        ("The two are to meet on Monday.", "Monday", "2023-09-18", "2023-09-18"),
        ("In this photo, he looks at a ship on Wednesday.", "Wednesday", "2023-09-13", "2023-09-13"),
        ("The vote is next Tuesday.", "next Tuesday", "2023-09-19", "2023-09-19"),
        ("The vote was last Friday.", "last Friday", "2023-09-08", "2023-09-08"),
        ("He spoke on Tuesday last week.", "Tuesday last week", "2023-09-05", "2023-09-05"),
        ("He spoke on Thursday morning.", "Thursday morning", "2023-09-14TMO", "2023-09-14"),
        # near here
        ("He left yesterday.", "yesterday", "2023-09-14", "2023-09-14"),
        ("He leaves tomorrow morning.", "tomorrow morning", "2023-09-16TMO", "2023-09-16"),
        ("He spoke last night.", "last night", "2023-09-14TNI", "2023-09-14"),
        ("It rained last week.", "last week", "2023-W36", "2023-09-04/2023-09-10"),
        ("It rained last weekend.", "last weekend", "2023-W36-WE", "2023-09-09/2023-09-10"),
        ("It rained last month.", "last month", "2023-08", "2023-08"),
        ("It will rain next year.", "next year", "2024", "2024"),
        ("They spoke earlier this week.", "earlier this week", "2023-W37", "2023-09-11/2023-09-15"),
        ("They meet later this month.", "later this month", "2023-09", "2023-09-15/2023-09-30"),
        ("Thousands signed so far in 2023.", "2023", "2023", "2023-01-01/2023-09-15"),
        ("Thousands signed so far this year.", "this year", "2023", "2023-01-01/2023-09-15"),
        ("It closes at the end of the year.", "the end of the year", "2023", "2023"),
        ("It fell 3% for the year.", "the year", "2023", "2023"),
        ("He left two days ago.", "two days ago", "2023-09-13", "2023-09-13"),
        ("He left three weeks ago.", "three weeks ago", "2023-W34", "2023-08-21/2023-08-27"),
        ("He left two years ago.", "two years ago", "2021", "2021"),
        ("He left the day before yesterday.", "the day before yesterday", "2023-09-13", "2023-09-13"),
        # months, seasons, years and longer
        ("It fell in April.", "April", "2023-04", "2023-04"),
        ("It fell in late November 2019.", "late November 2019", "2019-11", "2019-11"),
        ("It fell in July last year.", "July last year", "2022-07", "2022-07"),
        ("It fell last November.", "last November", "2022-11", "2022-11"),
        ("It fell in the summer of 2019.", "the summer of 2019", "2019-SU", "2019-22"),
        ("It fell last spring.", "last spring", "2023-SP", "2023-21"),
        ("In 2013, a ship was stopped.", "2013", "2013", "2013"),
        ("It began about 1962.", "about 1962", "1962", "1962~"),
        ("He fought in the 1950-53 war.", "1950-53", "1950", "1950/1953"),
        ("He sang in the early 1990s.", "the early 1990s", "199", "199X"),
        ("He sang in the ’80s.", "the ’80s", "198", "198X"),
        ("The class of ’98 met.", "’98", "1998", "1998"),
        ("It was built in the 19th century.", "the 19th century", "18", "18XX"),
        ("It fell in the 5th century BC.", "the 5th century BC", "BC04", "-0499/-0400"),
        ("It fell in 331 BC.", "331 BC", "BC0331", "-0330"),
        ("Sales rose in the second quarter.", "the second quarter", "2023-Q2", "2023-04/2023-06"),
        ("Sales rose in the first half of 2019.", "the first half of 2019", "2019-H1", "2019-01/2019-06"),
        ("Sales rose in fiscal 2019.", "fiscal 2019", "2019", "2019~"),
        # feasts
        ("He will come home for Christmas.", "Christmas", "2023-12-25", "2023-12-25"),
        ("He came home last Thanksgiving.", "last Thanksgiving", "2022-11-24", "2022-11-24"),
        ("They rose on Easter Monday 1916.", "Easter Monday 1916", "1916-04-24", "1916-04-24"),
        # times of day
        ("He landed at 6 p.m. on Wednesday.", "6 p.m. on Wednesday", "2023-09-13T18:00", "2023-09-13"),
        ("He landed at 0600 GMT.", "0600 GMT", "2023-09-15T06:00", "2023-09-15"),
        (
            "It sank at 7 a.m. (0400 GMT) Tuesday.",
            "7 a.m. (0400 GMT) Tuesday",
            "2023-09-12T07:00",
            "2023-09-12",
        ),
        ("It will end at midnight Tuesday.", "midnight Tuesday", "2023-09-19T24:00", "2023-09-19"),
        ("It ended on the night of 6 June 1944.", "the night of 6 June 1944", "1944-06-06TNI", "1944-06-06"),
    ],
)
def test_date_has_its_value_and_its_place_on_the_calendar(
    text: str, quote: str, value: str, edtf: str
) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They talked for two days.", "DURATION", "P2D"),
        ("They talked for 24 hours.", "DURATION", "PT24H"),
        ("They talked for two and a half years.", "DURATION", "P2Y6M"),
        ("They talked for two decades.", "DURATION", "P20Y"),
        ("They talked for several months.", "DURATION", "PXM"),
        ("They talked for years.", "DURATION", "PXY"),
        ("It was a five-hour visit.", "DURATION", "PT5H"),
        ("It took two hours and 20 minutes.", "DURATION", "PT2H20M"),
        ("It took two-and-a-half years.", "DURATION", "P2Y6M"),
        ("It took a hundred years.", "DURATION", "P100Y"),
        ("It lasted two to three weeks.", "DURATION", "PXW"),
        ("It fell over the past two years.", "DURATION", "P2Y"),
        ("They meet every day.", "SET", "P1D"),
        ("They meet every two weeks.", "SET", "P2W"),
        ("They meet each Thursday.", "SET", "XXXX-WXX-4"),
        ("They meet on Mondays.", "SET", "XXXX-WXX-1"),
        ("It costs $5 a year.", "SET", "P1Y"),
        ("A daily train runs.", "SET", "P1D"),
        ("They talked for the past quarter-century.", "DURATION", "P25Y"),
        ("They talked for several hundred years.", "DURATION", "PXY"),
        ("It is now open.", "DATE", "PRESENT_REF"),
        ("All is calm now that it is open.", "DATE", "PRESENT_REF"),
        ("It was recently opened.", "DATE", "PAST_REF"),
        ("It will open soon.", "DATE", "FUTURE_REF"),
        ("It opened several years ago.", "DATE", "PAST_REF"),
    ],
)
def test_what_is_no_date_is_tagged_and_has_no_place_on_the_calendar(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value, found.edtf) == (kind, value, "")


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
    ],
)
def test_weekdays_of_a_programme_follow_each_other(text: str, expected: list[str]) -> None:
    assert [e.value[-2:] for e in tag(text, FRIDAY)] == expected


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
