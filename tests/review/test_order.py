from __future__ import annotations

from pathlib import Path

import pytest

from geo.review.order import following, left, likest, order
from geo.story.story import Story, load
from tests import joined, stories

READING = [
    "riga-terminal", "tallinn-meeting", "fleet-visit", "border-blockade", "shipyard-strike", "grain-talks",
    "second-trip",
]  # fmt: skip


@pytest.fixture
def raw(tmp_path: Path) -> Story:
    return load(stories.write(tmp_path / "raw", events=list(reversed(stories.unchecked()))))


def test_events_come_in_the_order_of_the_report(raw: Story) -> None:
    assert set(order(raw)[:2]) == {"riga-terminal", "tallinn-meeting"}
    assert order(raw)[2:] == READING[2:]


def test_the_doubtful_come_first_if_asked_and_the_checked_last(raw: Story) -> None:
    assert order(raw, doubtful_first=True) == [
        "second-trip", "fleet-visit", "border-blockade", "grain-talks", "tallinn-meeting", "riga-terminal",
        "shipyard-strike",
    ]  # fmt: skip


def test_what_is_left_is_counted_and_gone_through_round_the_end(raw: Story) -> None:
    assert left(raw) == 6
    assert following(raw, READING, "border-blockade") == "grain-talks"
    assert following(raw, READING, "second-trip") == "riga-terminal"
    assert following(raw, READING, "gone") == "riga-terminal"


def test_where_all_is_checked_it_stays(tiny: Story) -> None:
    assert left(tiny) == 0
    assert following(tiny, READING, "fleet-visit") == "fleet-visit"


def test_what_is_near_in_place_and_date_comes_first_and_another_report_before_the_same(
    raw: Story, tmp_path: Path
) -> None:
    assert likest(raw, "shipyard-strike")[-1] == "second-trip"  # which has no date
    assert likest(raw, "grain-talks")[0] == "riga-terminal"  # whose title speaks of grain too
    flood = load(joined.write(tmp_path / "flood"))
    assert likest(flood, "march-too") == ["march", "burst", "king", "burst-too"]
    assert likest(flood, "burst")[0] == "burst-too"
