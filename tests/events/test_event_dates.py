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
    ],
)
def test_what_is_put_off_has_the_day_it_is_put_off_to(text: str, trigger: str) -> None:
    assert own(text, trigger) == {"2023-09-19"}


def test_other_words_with_until_decide_nothing() -> None:
    assert "2023-09-14" in own("They fought in Lima until Tuesday, she said on Thursday.", "fought")
