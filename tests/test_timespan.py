from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo import timespan
from geo.timespan import parse

DATES = st.dates()
# What a date is made of, so that near misses turn up far more often than in any text.
ALMOST = st.text("0123456789-/.XY?~%ST:[]{}, é٣", max_size=24)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-09-15", "Friday 15 September 2023"),
        ("2023-09", "September 2023"),
        ("2013", "2013"),
        ("1950/1953", "1950 to 1953"),
        ("2023-09-16/..", "after 15 September 2023"),
        ("2023-01-01/..", "after 31 December 2022"),
        ("2013/..", "2013 or later"),
        ("../1950", "by 1950"),
        ("../2023-09-15", "by Friday 15 September 2023"),
        ("2023-09-13/2023-09-15", "13 to 15 September 2023"),
        ("2023-08-30/2023-09-02", "30 August to 2 September 2023"),
        ("2022-12-30/2023-01-02", "30 December 2022 to 2 January 2023"),
        ("2023-09-13/2023-09-13", "Wednesday 13 September 2023"),
        ("2023-09-15?", "probably Friday 15 September 2023"),
        ("2013~", "about 2013"),
        ("2013%", "perhaps about 2013"),
        ("1950/1953?", "probably 1950 to 1953"),
        ("199X", "the 1990s"),
        ("18XX", "the 1800s"),
        ("2023-21", "spring 2023"),
        ("2023-24", "winter 2023"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("Y-12000", "12001 BC"),
        ("0079-10-24", "Tuesday 24 October 79"),
    ],
)
def test_a_date_is_said_as_people_say_it(edtf: str, words: str) -> None:
    assert timespan.words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "tick"),
    [
        ("2023-09-15", "15 Sep"),
        ("2023-09-15?", "15 Sep"),
        ("2023-09", "Sep 2023"),
        ("2013", "2013"),
        ("1950/1953", "1950–53"),
        ("1998/2003", "1998–2003"),
        ("2023-09-16/..", "after 15 Sep"),
        ("2013/..", "2013 or later"),
        ("../1950", "by 1950"),
        ("2023-09-13/2023-09-15", "13–15 Sep"),
        ("2023-08-30/2023-09-02", "30 Aug – 2 Sep"),
        ("199X", "1990s"),
        ("-0043", "44 BC"),
        ("2023-21", "spring 2023"),
    ],
)
def test_a_tick_label_is_short(edtf: str, tick: str) -> None:
    assert timespan.short(edtf) == tick


@pytest.mark.parametrize(
    ("edtf", "sure"),
    [
        ("2013?", "2013"),
        ("2013-05?/2013-06?", "2013-05/2013-06"),
        ("2013~", "2013~"),
        ("2013%", "2013~"),
        ("", ""),
    ],
)
def test_doubt_goes_but_not_what_is_about(edtf: str, sure: str) -> None:
    assert timespan.sure(edtf) == sure


def test_a_span_of_one_day_has_that_day_as_its_tick() -> None:
    assert timespan.short("2023-09-13/2023-09-13") == "13 Sep"


@pytest.mark.parametrize(
    "edtf", ["2004-06-XX/2004-06-25", "2004-06-XX~/2004-06-25", "2004-06-XX", "156X-12-25"]
)
def test_days_left_open_have_words_and_a_tick(edtf: str) -> None:
    assert timespan.words(edtf)
    assert timespan.short(edtf)


@pytest.mark.parametrize(
    ("earlier", "later", "gap"),
    [
        ("2013", "2023-09-13", "10 years"),
        ("1953", "2000", "47 years"),
        ("2000", "2013", "13 years"),
        ("2023-09-13", "2023-09-14", ""),
        ("2023-09-13", "2023-09-15", "2 days"),
        ("2023-09-01", "2023-09-22", "3 weeks"),
        ("2023-01-01", "2023-09-01", "8 months"),
        ("2023-09-13/2023-09-15", "2023-09-14", ""),
        ("2023-09-16/..", "2024", ""),
        ("2023", "../2024", ""),
        ("-0100", "1900", "2,000 years"),
    ],
)
def test_a_gap_is_told_in_its_largest_sensible_unit(earlier: str, later: str, gap: str) -> None:
    assert timespan.gap(parse(earlier), parse(later)) == gap


def test_dates_sort_in_order_of_time_with_antiquity_first_and_open_ends_last() -> None:
    in_order = [
        "Y-12000",
        "-0043-03-15",
        "1950/1953",
        "2000",
        "2013",
        "2023-01-01/2023-09-15",
        "2023-09-13",
        "2023-09-13/2023-09-15",
        "2023-09-13/..",
        "2023-09-14",
    ]
    shuffled = sorted(in_order)
    assert sorted(shuffled, key=lambda edtf: parse(edtf).order) == in_order


def test_the_time_of_a_day_orders_what_is_of_one_day() -> None:
    noon, night = "2025-02-22T12:00:00", "2025-02-22T21:30:00Z"
    in_order = ["2025-02-21T23:00:00", "2025-02-22", noon, night, "2025-02-23"]
    assert sorted(sorted(in_order, reverse=True), key=lambda edtf: parse(edtf).order) == in_order
    assert parse(noon).certain == parse(night).certain == "2025-02-22"
    assert timespan.words(night) == "Saturday 22 February 2025, 21:30"
    assert timespan.short(night) == "22 Feb"
    for wrong in ("2025-02-22T21:00", "2025-02-22T9:00:00"):
        with pytest.raises(ValueError, match="is no EDTF date"):
            parse(wrong)


def test_a_span_with_an_open_start_sorts_by_its_end() -> None:
    assert parse("1999").order < parse("../2000").order < parse("2001").order


@pytest.mark.parametrize(
    ("edtf", "certain"),
    [("2023-09-15?", "2023-09-15"), ("1950~/1953%", "1950/1953"), ("2023-09-16?/..", "2023-09-16/..")],
)
def test_marks_of_doubt_are_left_out_of_what_a_step_is_keyed_by(edtf: str, certain: str) -> None:
    assert parse(edtf).certain == certain


@pytest.mark.parametrize("edtf", ["1950?/1953", "2023-09-16?/..", "../1950~"])
def test_doubt_about_either_side_is_said(edtf: str) -> None:
    assert any(word in timespan.words(edtf) for word in ("probably", "about"))


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "..",
        "../..",
        "/",
        "2023-13",
        "2023-02-30",
        "2023-9-1",
        "13/09/2023",
        "Friday",
        "2000/2010/2020",
        "?",
    ],
)
def test_what_is_no_date_is_refused_by_name_with_examples(edtf: str) -> None:
    with pytest.raises(ValueError, match="2023-09-13") as error:
        parse(edtf)
    assert repr(edtf) in str(error.value)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="'1953/1950' ends before it starts"):
        parse("1953/1950")


@pytest.mark.parametrize("edtf", ["٢٠٢٣-٠٩-١٣", "２０２３", "2023-09-1٣"])
def test_only_ascii_digits_make_a_date(edtf: str) -> None:
    with pytest.raises(ValueError, match="is no EDTF date"):
        parse(edtf)


@pytest.mark.parametrize("edtf", [" 2023", "2023-09-13 ", "2023-09-13\n"])
def test_spaces_around_a_date_are_refused_so_that_one_day_is_one_step(edtf: str) -> None:
    with pytest.raises(ValueError, match="is no EDTF date"):
        parse(edtf)


def test_a_year_beyond_all_reckoning_is_refused_and_not_worked_out() -> None:
    with pytest.raises(ValueError, match="Y1E5000"):
        parse("Y1E5000")


@given(DATES, DATES)
@example(date.min, date.max)
@example(date(2023, 9, 13), date(2023, 9, 13))
def test_any_two_dates_make_a_span_or_a_complaint(a: date, b: date) -> None:
    edtf = f"{a}/{b}"
    if b < a:
        with pytest.raises(ValueError, match="ends before it starts"):
            parse(edtf)
        return
    span = parse(edtf)
    assert span.first == (a.year, a.month, a.day) == span.order[0]
    assert span.last == (b.year, b.month, b.day) == span.order[1]
    assert timespan.words(edtf)
    assert timespan.short(edtf)


@given(DATES, DATES)
def test_dates_sort_as_the_calendar_does(a: date, b: date) -> None:
    assert (parse(f"{a}").order < parse(f"{b}").order) == (a < b)


@given(DATES.filter(lambda day: day > date.min))
def test_an_open_end_is_after_the_day_before(day: date) -> None:
    before = timespan.words(f"{day - timedelta(days=1)}").split(" ", 1)[1]
    assert timespan.words(f"{day}/..") == f"after {before}"
    assert parse(f"{day}/..").last is None


@given(st.text(max_size=20) | ALMOST)
@example("2023-09-16/..")
@example("2004-06-XX/2004-06-25")
@example("٢٠٢٣-٠٩-١٣/..")
def test_any_text_is_a_date_with_words_or_is_refused_by_name(text: str) -> None:
    try:
        span = parse(text)
    except ValueError as error:
        assert repr(text) in str(error)
        return
    assert span.first is None or span.last is None or span.first <= span.last
    assert timespan.words(text)
    assert timespan.short(text)
    assert parse(span.certain).order == span.order


@pytest.mark.parametrize("edtf", ["2023-X0", "2023-1X", "19XX-X3-12"])
def test_what_is_no_date_is_said_by_nobody_else(edtf: str, capsys: pytest.CaptureFixture[str]) -> None:
    with suppress(ValueError):
        parse.__wrapped__(edtf)
    assert capsys.readouterr() == ("", "")


def test_dates_within_a_text_are_written_as_people_say_them() -> None:
    said = "'on 2023-09-14' is the last Thursday before publication on Friday 2023-09-15"
    assert timespan.in_words(said) == said.replace("Friday 2023-09-15", "Friday 15 September 2023")
    assert (
        timespan.in_words("runs from 2026-10-19 to 2026-10-22")
        == "runs from 19 October 2026 to 22 October 2026"
    )
    assert (
        timespan.in_words("id 12023-09-15, 2023-09-155, 2023-13-01")
        == "id 12023-09-15, 2023-09-155, 2023-13-01"
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2012-06", "June 2012"),
        ("2012-W10", "the week of 5 March 2012"),
        ("2012-FA", "autumn 2012"),
        ("2012-Q2", "April to June 2012"),
        ("2012-H1", "the first half of 2012"),
        ("2012", "2012"),
        ("2012-13", "2012-13"),
    ],
)
def test_what_a_date_counts_from_is_written_as_people_say_it(value: str, said: str) -> None:
    assert timespan.in_words(f"counted from {value} named before") == f"counted from {said} named before"


@pytest.mark.parametrize(
    ("edtf", "month", "year"),
    [
        ("2023-09-15", "2023-09", "2023"),
        ("2023-09", "2023-09", "2023"),
        ("2023", "2023", "2023"),
        ("2023-09-30/2023-10-01", "2023-09-30/2023-10-01", "2023"),
        ("1950/1953", "1950/1953", "1950/1953"),
        ("2023-09-16/..", "2023-09-16/..", "2023-09-16/.."),
    ],
)
def test_the_month_and_the_year_a_date_lies_in(edtf: str, month: str, year: str) -> None:
    assert timespan.unit_of(edtf, "month") == month
    assert timespan.unit_of(edtf, "year") == year
