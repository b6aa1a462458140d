"""geo.dates.anchors: amounts that count from an event whose day is named with it."""

from __future__ import annotations

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Two days after Sunday's flood, the dam gave way.", "2023-09-12"),
        ("A day before the vote in Lund on Sunday, he fled.", "2023-09-09"),
        ("On the eve of the feast in Lund on Monday, it snowed.", "2023-09-10"),
        ("It snowed on the eve of Monday's feast.", "2023-09-10"),
        ("It snowed the day after he met her in Lund on Monday.", "2023-09-12"),
        ("She left two weeks before the vote of Sept. 10, 2020.", "2020-08-27"),
        ("Two years before the 2016 coup attempt he left.", "2014"),
        ("She came a decade after Chile's 2010 earthquake.", "2020"),
        ("Six months after the May 2011 flood the dam was rebuilt.", "2011-11"),
        ("Two days after the May 3 vote he fled.", "2023-05-05"),
        ("Three years before the 1998 World Cup he moved to Lens.", "1995"),
        ("On the eve of the vote, held on Sunday, a bomb went off.", "2023-09-09"),
    ],
)
def test_it_gets_its_own_day(text: str, edtf: str) -> None:
    assert tag(text, FRIDAY)[0].edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Two days after the vote he fled on Monday.",
        "Two days after the vote, on Monday, he fled.",
        "She fled two days after the vote. On Monday she was found.",
        "Two hours after Sunday's flood, the dam gave way.",
        "She ruled for four years before the war of 1914.",
        "Some 30 years after its 1976 exit, the country came back.",
        "Two days after the 2016 vote he fled.",
    ],
)
def test_an_event_without_a_day_gives_none(text: str) -> None:
    assert tag(text, FRIDAY)[0].edtf == ""
