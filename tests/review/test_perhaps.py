from __future__ import annotations

import pandas as pd

from geo.review.perhaps import unsure
from geo.story.tables import COVERAGE

TEXT = "It began. A bridge fell. It began. A ship left."


def found(*rows: tuple[str, str, str]) -> list[tuple[int, str, str, str]]:
    coverage = pd.DataFrame(list(rows), columns=list(COVERAGE.columns))
    return [(one.start, one.quote, one.place, one.date) for one in unsure(coverage, TEXT)]


def test_place_and_date_are_those_of_the_likeliest_reading() -> None:
    likely = "perhaps an event: Oslo, Norway, 6 to 12 May 2024; or Oslo, Norway, 1970"
    assert found(("A bridge fell.", "unsure", likely)) == [
        (10, "A bridge fell.", "Oslo, Norway", "6 to 12 May 2024")
    ]


def test_what_is_not_given_is_left_empty_and_doubt_about_a_date_is_not_typed() -> None:
    rows = [
        ("A bridge fell.", "unsure", "perhaps an event: no place, probably May 2024"),
        ("A ship left.", "unsure", "perhaps an event: Oslo, Norway, no date"),
    ]
    assert [row[2:] for row in found(*rows)] == [("", "May 2024"), ("Oslo, Norway", "")]


def test_a_sentence_that_stands_twice_is_found_where_it_is_meant_and_others_are_passed_over() -> None:
    rows = [("It began.", "event", "1 event"), ("It began.", "unsure", "perhaps an event: Oslo, 1970")]
    assert [row[0] for row in found(*rows)] == [25]
    assert not found(("Not in the report.", "unsure", "perhaps an event: Oslo, 1970"))
