"""geo.events.event_dates: dates that a sentence's words give to another of its events."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.event_dates import others_dates
from geo.events.options import NOWHERE, edtf_of, options
from tests.reading import analysed, word

FRIDAY = date(2023, 9, 15)


def own(text: str, trigger: str, place: str = "") -> set[str]:
    """The dates that are left for what a word tells, at a place or none."""
    analysis = analysed(text, FRIDAY)
    opts = options(analysis)
    token = word(analysis, trigger)
    sentence = analysis.sentence_at(token.idx)
    number = next((n for n, p in enumerate(analysis.places) if p.mention.text == place), NOWHERE)
    others = others_dates(analysis, opts, sentence, number, token)
    found = {edtf_of(analysis, opts, n) for n in opts.dates[sentence] if n not in others}
    return found - {"", "2023-09-15"}


@pytest.mark.parametrize(
    "text",
    [
        "Two days after the quake in Lima on Sunday, a storm hit Cusco.",
        "A storm hit Cusco two days after the quake in Lima on Sunday.",
    ],
)
def test_an_event_and_what_follows_it_have_each_their_own_day(text: str) -> None:
    assert own(text, "hit", "Cusco") == {"2023-09-12"}
    assert own(text, "quake", "Lima") == {"2023-09-10"}


def test_the_eve_of_a_vote_is_not_its_day() -> None:
    text = "On the eve of the vote in Lima on Sunday, a church burned down in Cusco."
    assert own(text, "burned", "Cusco") == {"2023-09-09"}
    assert own(text, "vote", "Lima") == {"2023-09-10"}


def test_what_came_a_day_before_a_named_day_is_counted_back() -> None:
    text = "She spoke in Lima on Wednesday, the day after a mob burned a church in Cusco."
    assert own(text, "burned", "Cusco") == {"2023-09-12"}
    assert own(text, "spoke", "Lima") == {"2023-09-13"}


def test_behind_the_next_comma_the_named_day_goes_on() -> None:
    text = "She spoke on Wednesday, a day after the fire, and flew to Cusco."
    assert "2023-09-13" in own(text, "flew", "Cusco")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The trial in Lima was put off until Tuesday, the court said on Friday.", "put"),
        ("The trial in Lima was put off until Tuesday, the court said on Friday.", "trial"),
        ("Officials on Thursday postponed the vote in Lima until Tuesday.", "postponed"),
    ],
)
def test_what_is_put_off_has_the_day_it_is_put_off_to(text: str, trigger: str) -> None:
    assert own(text, trigger) == {"2023-09-19"}


def test_other_words_with_until_decide_nothing() -> None:
    assert "2023-09-14" in own("They fought in Lima until Tuesday, she said on Thursday.", "fought")
