"""geo.events.event_dates: dates that a sentence's words give to another of its events."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.event_dates import others_dates
from geo.events.options import edtf_of, options
from tests.reading import analysed, word

FRIDAY = date(2023, 9, 15)


def own(text: str, trigger: str) -> set[str]:
    """The dates that are left for what a word tells."""
    analysis = analysed(text, FRIDAY)
    opts = options(analysis)
    token = word(analysis, trigger)
    sentence = analysis.sentence_at(token.idx)
    others = others_dates(analysis, opts, sentence, token)
    found = {edtf_of(analysis, opts, n) for n in opts.dates[sentence] if n not in others}
    return found - {"", "2023-09-15"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The trial in Lima was put off until Tuesday, the court said on Friday.", "put"),
        ("The trial in Lima was put off until Tuesday, the court said on Friday.", "trial"),
        ("Officials on Thursday postponed the vote in Lima until Tuesday.", "postponed"),
        ("The vote in Lima was moved from Saturday to Tuesday, officials said.", "moved"),
        ("Officials put off the vote in Lima from Saturday to Tuesday.", "put"),
        ("Officials postponed a vote in Lima that had been planned for Saturday until Tuesday.", "postponed"),
        ("Officials postponed a vote in Lima that had been planned for Saturday until Tuesday.", "vote"),
        ("Officials postponed a vote in Lima that had been planned for Saturday until Tuesday.", "planned"),
        ("A vote in Lima planned for next Friday was brought forward to Tuesday.", "brought"),
        ("Officials rescheduled Saturday's vote in Lima for Tuesday.", "rescheduled"),
        ("The vote in Lima will be held on Tuesday instead of Saturday.", "held"),
    ],
)
def test_what_is_put_off_has_the_day_it_is_put_off_to(text: str, trigger: str) -> None:
    assert own(text, trigger) == {"2023-09-19"}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Officials cancelled Saturday's vote in Lima.", set()),
        ("Officials on Thursday called off a vote in Lima planned for Saturday.", {"2023-09-14"}),
        ("The vote in Lima planned for Saturday was called off on Thursday.", {"2023-09-14"}),
        ("Officials will cancel the vote in Lima on Saturday.", {"2023-09-16"}),
        ("Officials cancelled her Saturday stop in Lima.", set()),
        ("Officials abandoned a trip to Lima planned for Saturday.", set()),
        ("Officials abandoned a car in Lima on Thursday.", {"2023-09-14"}),
    ],
)
def test_what_is_called_off_gives_its_day_to_nothing(text: str, dates: set[str]) -> None:
    verbs = ("cancelled", "called", "cancel", "abandoned")
    assert own(text, next(word for word in verbs if word in text)) == dates


def test_a_killing_told_beside_what_is_put_off_keeps_its_day() -> None:
    text = "The trial of a man who killed a guard in Lima on Thursday was put off until Tuesday."
    assert "2023-09-14" in own(text, "killed")


def test_other_words_with_until_decide_nothing() -> None:
    assert "2023-09-14" in own("They fought in Lima until Tuesday, she said on Thursday.", "fought")


@pytest.mark.parametrize(
    "text",
    ["LIMA, Sept 14 (AP) - She will travel to Riga on Tuesday.", "She will travel to Riga on Tuesday."],
)
def test_what_will_be_on_a_day_named_is_not_on_the_day_when_it_was_written(text: str) -> None:
    analysis = analysed(text, FRIDAY)
    opts = options(analysis)
    others = others_dates(analysis, opts, 0, word(analysis, "travel"))
    assert {edtf_of(analysis, opts, n) for n in opts.dates[0] if n not in others} == {"", "2023-09-19"}


def test_what_was_said_in_a_dateline_keeps_its_day() -> None:
    analysis = analysed("LIMA, Sept 14 (AP) - She said that she would travel to Riga on Tuesday.", FRIDAY)
    opts = options(analysis)
    assert others_dates(analysis, opts, 0, word(analysis, "said")) == set()
