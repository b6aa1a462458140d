from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from geo.atlases import days
from geo.atlases.question import Question, first_day, last_day, match, names
from geo.errors import DatelineError


def holds(text: str, words: str) -> bool:
    base = sqlite3.connect(":memory:")
    base.execute('CREATE VIRTUAL TABLE t USING fts5(a, tokenize="porter unicode61 remove_diacritics 2")')
    base.execute("INSERT INTO t VALUES (?)", (text,))
    asked = match(words)
    return bool(asked) and bool(base.execute("SELECT 1 FROM t WHERE t MATCH ?", (asked,)).fetchall())


class TestWords:
    TEXT = "The grain deal held; Zelenskyy's ships left Odesa for São Tomé."

    @pytest.mark.parametrize(
        "words",
        [
            "grain",
            "GRAINS",
            "odesa grain",
            '"grain deal"',
            "sao tome",
            "zelenskyy's",
            "gra*",
            "grain, deal!",
            "(ships",
        ],
    )
    def test_are_found_in_any_order_and_form(self, words: str) -> None:
        assert holds(self.TEXT, words)

    @pytest.mark.parametrize(
        "words", ["gra", '"deal grain"', "grain wheat", "grain NOT wheat", "a:grain", "rain*"]
    )
    def test_must_all_stand_there_and_no_sign_is_a_command(self, words: str) -> None:
        assert not holds(self.TEXT, words)

    @pytest.mark.parametrize(
        "words",
        [
            '"', '""', "*", "NEAR(", "^grain", "a:b", "-", 'x" OR "y', "AND", "OR OR", "{a b}: c",
            "\0", "grain\0",
            "' --", "(", ")", "+", "a" * 10_000, "w " * 10_000, '"a" * "b" *',
        ],
    )  # fmt: skip
    def test_of_any_kind_are_no_error(self, words: str) -> None:
        holds(self.TEXT, words)

    @given(some.text())
    def test_of_any_kind_are_no_error_by_the_hundred(self, words: str) -> None:
        holds(self.TEXT, words)


def test_dates_are_days_or_longer_times() -> None:
    assert first_day("2022-02", "since") == days.number((2022, 2, 1))
    assert last_day("2022-02", "until") == days.number((2022, 2, 28))
    assert last_day(date(2022, 2, 3), "until") == days.number((2022, 2, 3))
    assert (first_day(None, "since"), last_day("", "until"), last_day("2022/..", "until")) == (
        None,
        None,
        None,
    )
    with pytest.raises(DatelineError, match="since: 'last week' is no date; write 2022-02-24"):
        first_day("last week", "since")


def test_one_name_or_several() -> None:
    assert names("happened") == {"happened"}
    assert names(["a", "b"]) == {"a", "b"}
    assert names(None) == names([]) == frozenset()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"within_km": 5.0}, "needs a place"),
        ({"point": (1.0, 2.0)}, "needs a place"),
        ({"within_km": -1.0, "point": (1.0, 2.0)}, "within_km is -1"),
        ({"within_km": float("nan"), "point": (1.0, 2.0)}, "within_km is nan"),
        ({"within_km": 1.0, "point": (91.0, 2.0)}, "is no point"),
        ({"within_km": 1.0, "point": (float("nan"), 2.0)}, "is no point"),
        ({"since": 9, "until": 8}, "ends before it starts: since 1970-01-10 until 1970-01-09"),
        ({"statuses": frozenset({"sure"})}, "'sure' is no status; write one of happened, planned, claimed"),
        ({"min_chance": 50.0}, "min_chance is 50"),
        ({"words": "grain \udcff"}, "hold half a character"),
        ({"publishers": frozenset({"\ud800"})}, "hold half a character"),
    ],
)
def test_what_cannot_be_asked_is_said(asked: dict[str, object], said: str) -> None:
    with pytest.raises(DatelineError, match=said):
        Question(**asked)  # type: ignore[arg-type]
