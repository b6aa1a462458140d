"""What a sentence counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.story.counts import Count, counts


def told(sentence: str) -> set[str]:
    return {one.words for one in counts(sentence)}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A dam burst on Tuesday, killing at least 12 people.", {"at least 12 dead"}),
        ("Twenty people died.", {"20 dead"}),
        ("Twenty-two miners died.", {"22 dead"}),
        ("Two hundred people were arrested.", {"200 arrested"}),
        ("The death toll rose to 1,213 on Friday.", {"1,213 dead"}),
        ("The toll rose from 17 to 19.", {"19 dead"}),
        ("Death toll in the floods of Lower Saxony climbs to 19", {"19 dead"}),
        ("Toll passes 1,200 in Lima quake", {"1,200 dead"}),
        ("The number of people killed in the floods of Lower Saxony rose to 19 on Friday.", {"19 dead"}),
        ("The number of injured rose from 12 to at least 20.", {"at least 20 injured"}),
        ("The toll of the war reached Lima as 12 houses fell.", set()),
        ("A number of people were killed as 12 houses fell.", set()),
        ("At least 12 people were killed and 30 injured.", {"at least 12 dead", "30 injured"}),
        ("Police arrested ten people.", {"10 arrested"}),
        ("Some 5,000 were left homeless.", {"some 5,000 homeless"}),
        ("Rescuers saved 260 passengers; three crew are missing.", {"260 rescued", "3 crew missing"}),
        ("The blast killed four people, including two children.", {"4 dead"}),
        ("Three young soldiers were killed.", {"3 soldiers dead"}),
        ("About 80,000 people marched through Paris.", {"about 80,000 marching"}),
        ("Between 10 and 12 people were injured.", {"10 to 12 injured"}),
        ("Police detained 20 or more people.", {"at least 20 arrested"}),
        ("Three more people died.", set()),
        ("A further three people died.", set()),
        ("A 12-year-old was killed.", set()),
        ("He was killed 12 years ago.", set()),
        ("In 1999 a man was killed.", set()),
        ("No one died on May 12.", set()),
        ("It was built for 12 million euros.", set()),
    ],
)
def test_what_is_counted(sentence: str, found: set[str]) -> None:
    assert told(sentence) == found


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("At least 17 people died.", "17 people died.", True),
        ("At least 17 people died.", "19 people died.", True),
        ("At least 17 people died.", "12 people died.", False),
        ("More than 17 people died.", "17 people died.", False),
        ("Up to 20 people died.", "21 people died.", False),
        ("About 300 people died.", "280 people died.", True),
        ("Nearly 200 people died.", "201 people died.", False),
        ("Fewer than 20 people died.", "Between 15 and 30 people died.", True),
        ("12 people died.", "20 people died.", False),
    ],
)
def test_what_may_be_the_same_number(one: str, other: str, fits: bool) -> None:
    (first,), (second,) = counts(one), counts(other)
    assert first.fits(second) is second.fits(first) is fits


_WORDS = ["12", "20", "ten", "killed", "toll", "from", "to", "between", "and", "or", "more", "at", "least"]


@given(st.text() | st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join))
def test_any_text_will_do(text: str) -> None:
    for one in counts(text):
        assert isinstance(one, Count)
        assert one.least >= 0
        assert one.most is None or one.least <= one.most + 1
