"""geo.dates.verbs: the time one word tells of, in the light of the words around it."""

from __future__ import annotations

import pytest

from geo.dates.verbs import helpers, is_past, is_planned, told


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("the talks will be held", "will", "future"),
        ("the talks will be held", "held", "future"),
        ("the talks would have been held", "held", "past"),
        ("the talks were held", "held", "past"),
        ("the talks are being held", "held", "present"),
        ("they could not cross", "could", "past"),
        ("they could cross", "could", ""),
        ("they are scheduled to meet", "scheduled", "future"),
        ("they had scheduled a vote", "scheduled", "past"),
        ("sales rose more than expected", "expected", ""),
        ("they approved the plan", "plan", ""),
        ("they plan a mine", "plan", "future"),
        ("it was closed due to snow", "due", ""),
        ("it is due to open", "due", "future"),
        ("they agreed to meet", "to", "future"),
        ("they agreed to the sale", "to", ""),
        ("a queen to be crowned", "crowned", "future"),
        ("the planned road was opposed", "planned", ""),
        ("it stayed closed", "closed", ""),
        ("the red shed", "red", ""),
        ("he will visit the wounded in Lviv", "wounded", ""),
        ("those wounded in Lviv were flown out", "wounded", "past"),
    ],
)
def test_a_word_tells_by_the_words_around_it(text: str, word: str, expected: str) -> None:
    words = text.split()
    assert told(words, words.index(word)) == expected


def test_a_deed_in_front_of_which_the_date_stands_is_dated_itself() -> None:
    words = ["they", "scheduled", "to", "vote"]
    assert (told(words, 1), told(words, 1, leads=True)) == ("future", "past")


@pytest.mark.parametrize(
    ("text", "word", "planned"),
    [
        ("the team flies to", "flies", True),
        ("she is flying to", "flying", True),
        ("she was flying to", "flying", False),
        ("he gave up two runs", "runs", False),
        ("the law takes effect", "takes", True),
        ("the law takes time", "takes", False),
        ("polls open on", "open", True),
        ("to the open on", "open", False),
    ],
)
def test_the_present_of_a_verb_on_a_timetable_is_planned(text: str, word: str, planned: bool) -> None:
    words = text.split()
    assert is_planned(words, words.index(word)) is planned


def test_helping_verbs_are_found_behind_what_may_stand_between() -> None:
    words = ["the", "bill", "couldn't", "finally", "have", "been", "passed"]
    assert helpers(words, len(words) - 1) == ["been", "have", "finally", "not", "could"]


def test_a_word_in_ed_is_a_past_form_unless_it_is_another_word() -> None:
    assert is_past("landed") and is_past("sank") and not is_past("hundred") and not is_past("red")
