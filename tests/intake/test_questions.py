"""What is asked about a day of publication, by `geo.intake.questions`."""

from __future__ import annotations

from datetime import date

import pytest

from geo.intake.questions import questions, why_published

TODAY = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Berg left Riga in 2003. She came back on Friday.", "needed to read “on Friday”"),
        ("Yesterday Berg left Riga.", "needed to read “Yesterday”"),
        ("Berg left Riga in May.", "needed to read “in May”"),
        ("Berg left Riga in 2003.", "needed to tell what lies behind and what lies ahead"),
    ],
)
def test_the_words_that_need_the_day_are_named(text: str, why: str) -> None:
    assert why_published(text) == why


def test_a_usual_report_raises_no_question() -> None:
    text = "Berg left Riga on Monday. She spoke on 3 May 2024 and will fly to Oslo on 3 August 2024."
    assert questions(text, date(2024, 5, 15), TODAY) == ()


def test_a_day_to_come_is_asked_about() -> None:
    assert questions("Berg left Riga.", date(2024, 7, 1), TODAY) == (
        "The day of publication, 2024-07-01, is still to come. Is it right?",
    )


def test_a_later_day_told_as_past_is_asked_about() -> None:
    asked = questions("The bridge was opened on 20 May 2024 by the king.", date(2024, 5, 15), TODAY)
    assert asked == (
        "The report tells of “20 May 2024” as past, which is after 2024-05-15, its day of publication. "
        "Is that day right?",
    )
