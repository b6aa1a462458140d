"""geo.dates.flashback: a day without a year in a flashback that an explicit date opened."""

from __future__ import annotations

from datetime import date

import pytest

from geo.dates import tag
from geo.dates.flashback import Flashback, opened_by

PUBLISHED = date(2024, 11, 20)
FLED = "In August 1968 she fled Prague by train. "


def last(text: str) -> str:
    return tag(text, PUBLISHED)[-1].edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (f"{FLED}She waited eleven days in Bratislava. She reached Plovdiv on 3 September.", "1968-09-03"),
        (f"{FLED}\n\nShe reached Plovdiv on 3 September.", "1968-09-03"),
        (f"{FLED}She reached Plovdiv on 3 September and left it on 5 October.", "1968-10-05"),
        ("In December 1968 she fled Prague. She reached Plovdiv on 3 January.", "1969-01-03"),
    ],
)
def test_a_day_in_a_flashback_has_its_year(text: str, edtf: str) -> None:
    assert last(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "The August 1998 agreement was praised. He spoke on 3 September.",
        "In 2010 he was elected. He resigned on 3 September.",
        "In March 2010 he was elected. He resigned on 3 September.",
        f"{FLED}She lives in Lyon. She fell ill on 3 September.",
        f"{FLED}Her son is a doctor. He was honoured on 3 September.",
        f"{FLED}She has come back. She was honoured on 3 September.",
        f"{FLED}She was honoured last week. She fell ill on 3 September.",
        f"{FLED}\n\nShe hid.\n\nShe was honoured on 3 September.",
    ],
)
def test_what_is_no_part_of_it_is_of_the_year_of_publication(text: str) -> None:
    assert last(text) == "2024-09-03"


def test_what_is_to_come_is_no_part_of_it() -> None:
    assert last(f"{FLED}The vote is on 3 December.") == "2024-12-03"


def test_the_days_around_publication_are_news() -> None:
    assert last("In October 2010 he was elected. He resigned on 15 November.") == "2024-11-15"


def test_it_is_opened_by_a_written_date_told_in_the_past() -> None:
    def opened(text: str, value: str) -> Flashback | None:
        return opened_by(text, 3, text.index(",") if "," in text else 14, value, PUBLISHED)

    assert opened("In August 1968 she fled.", "1968-08") == Flashback("1968-08", 14)
    assert opened("In August 2024 she fled.", "2024-08") is None
    assert opened("In August, she fled.", "2023-08") is None


def test_it_moves_on_by_weeks() -> None:
    flashback = Flashback("1968-08", 0)
    assert flashback.day(lambda year: f"{year}-10-05") == "1968-10-05"
    assert flashback.day(lambda year: f"{year}-03-05") == ""
