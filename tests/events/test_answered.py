"""geo.events.answered: a report with its questions answered."""

from __future__ import annotations

from geo.events.answered import answered
from tests.reading import analysed


def test_every_question_has_its_answer() -> None:
    found = answered(analysed("Anna Berg arrived in Riga on Monday."))
    assert found is not None
    assert len(found.answers.unit) == len(found.asked.unit_place)
    assert len(found.answers.dating) == len(found.asked.dating_date)


def test_the_trigger_is_the_word_for_what_happens() -> None:
    found = answered(analysed("Anna Berg arrived in Riga on Monday."))
    assert found is not None
    assert found.trigger(0).text == "arrived"


def test_a_text_without_words_has_no_questions() -> None:
    assert answered(analysed("")) is None
    assert answered(analysed(" \n ")) is None
