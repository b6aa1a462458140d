"""geo.dates.words: how patterns are written, and the numbers that words stand for."""

from __future__ import annotations

import re

import pytest

from geo.dates import words


@pytest.mark.parametrize("text", ["two  weeks", "two\nweeks", "two \n weeks"])
def test_a_space_stands_for_white_space_with_at_most_one_break(text: str) -> None:
    assert words.compiled("two weeks").fullmatch(text)


def test_nor_more_and_no_half_word() -> None:
    assert not words.compiled("two weeks").match("two\n\nweeks")
    assert not words.compiled("two week").match("two weeks")


def test_a_tilde_may_be_a_hyphen() -> None:
    assert words.compiled("two~week").fullmatch("Two-week")


def test_a_cue_is_a_whole_word_or_a_digit_anywhere() -> None:
    cue = words.cue(["week", words.DIGIT])
    assert [match[0] for match in cue.finditer("midweek, Week 7, A4, weeks")] == ["Week", "7", "4"]
    assert words.cue([words.DIGIT]).findall("a1") == ["1"]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("24", 24), ("1,500", 1500), ("2 1/2", 2.5), ("2½", 2.5), ("twenty-four", 24), ("a hundred", 100),
        ("half a dozen", 6), ("two hundred and five", 205), ("three thousand", 3000),
    ],
)  # fmt: skip
def test_numbers_in_digits_and_words(said: str, number: float) -> None:
    assert words.number(said) == number


def test_names_stand_for_numbers_and_codes() -> None:
    assert (words.month("Sept."), words.weekday("Thurs"), words.season("Fall")) == (9, 3, "FA")
    assert (words.unit("Centuries"), words.unit("nights"), words.part("late morning")) == (
        "century",
        "day",
        "TMO",
    )
    assert (words.ordinal("21st"), words.ordinal("twenty-first"), words.ordinal("thirtieth")) == (21, 21, 30)


def test_fragments_hold_no_groups() -> None:
    for fragment in (words.MONTH, words.DAY, words.YEAR, words.NUMBER, words.UNITS, words.ORDINAL):
        assert re.compile(fragment).groups == 0
