"""geo.dates.sentence: where the sentence around a date begins, what is left of it, its words."""

from __future__ import annotations

from geo.dates.sentence import is_line, sentence_rest, sentence_start, words_of


def test_a_sentence_may_start_with_the_date_itself() -> None:
    text = "It rained. Thursday will be dry."
    assert sentence_start(text, text.index("Thursday")) == text.index("Thursday") - 1


def test_a_sentence_does_not_start_behind_an_abbreviation() -> None:
    text = "It ended. She met Gen. Berg on Monday."
    assert sentence_start(text, text.index("Monday")) == text.index(" She")


def test_a_sentence_goes_on_behind_an_abbreviation() -> None:
    text = "On Monday she met Gen. Berg in Lund. It rained."
    assert sentence_rest(text, len("On Monday")) == " she met Gen. Berg in Lund"


def test_a_semicolon_or_a_new_paragraph_ends_what_is_left() -> None:
    assert sentence_rest("Monday was dry; it rained later", len("Monday")) == " was dry"
    assert sentence_rest("Vote on Monday\n\nIt rained", len("Vote on Monday")) == ""


def test_a_line_has_no_full_stop_at_its_end() -> None:
    assert is_line("Court to rule Monday", 20)
    assert is_line("Court to rule Monday on vote\n\nIt will rule.", 20)
    assert not is_line("Court to rule Monday. It will.", 20)
    assert not is_line("On Monday she met Gen. Berg.", 9)


def test_names_behind_to_and_the_month_of_may_keep_their_capitals() -> None:
    assert words_of("He’ll fly to Malta in May, Ann said") == [
        "he'll", "fly", "to", "Malta", "in", "May", ",", "ann", "said",
    ]  # fmt: skip
