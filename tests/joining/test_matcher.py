"""Which events of several reports tell of the same."""

from __future__ import annotations

from geo.joining.matcher import candidates, groups, lined_up
from tests.joining.told import HALDEN, account

BURST = account(0, "burst", "A dam burst above Halden on Tuesday, killing 12 people.", at=HALDEN)
MARCH = account(0, "march", "Families of the missing marched in Oslo on Wednesday.", on="2026-05-13")
BURST_TOO = account(1, "burst", "At least 20 died when a dam burst above Halden on Tuesday.", at=HALDEN)
MARCH_TOO = account(1, "walk", "Families of the missing marched in Oslo on Thursday.", on="2026-05-14")
TALKS = account(1, "talks", "Ministers resumed talks on grain in Oslo.", on="2026-05-14")
BURST_AGAIN = account(2, "dam", "The dam above Halden burst on Tuesday.", at=HALDEN)


def test_the_same_events_line_up_although_their_numbers_and_days_differ() -> None:
    found = lined_up([BURST, MARCH, BURST_TOO, MARCH_TOO, TALKS])
    assert sorted(found) == [[(0, "burst"), (1, "burst")], [(0, "march"), (1, "walk")]]


def test_three_reports_of_one_event() -> None:
    assert lined_up([BURST, BURST_TOO, TALKS, BURST_AGAIN]) == [[(0, "burst"), (1, "burst"), (2, "dam")]]


def test_one_report_alone_has_nothing_to_line_up() -> None:
    assert lined_up([BURST, MARCH]) == lined_up([]) == []


def test_a_report_tells_an_event_once() -> None:
    pairs = candidates([BURST, BURST_TOO, TALKS])
    found = groups([BURST, BURST_TOO, TALKS], pairs, [0.9, 0.8], 0.5)
    assert found == [[(0, "burst"), (1, "burst")]]
