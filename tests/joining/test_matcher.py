"""Which events of several reports tell of the same."""

from __future__ import annotations

from geo.joining.matcher import candidates, groups, lined_up, load
from geo.story.tellings import SURE
from tests.joining.told import HALDEN, account

BURST = account(0, "burst", "A dam burst above Halden on Tuesday, killing 12 people.", at=HALDEN)
MARCH = account(0, "march", "Families of the missing marched in Oslo on Wednesday.", on="2026-05-13")
BURST_TOO = account(1, "burst", "At least 20 died when a dam burst above Halden on Tuesday.", at=HALDEN)
MARCH_TOO = account(1, "walk", "Families of the missing marched in Oslo on Thursday.", on="2026-05-14")
TALKS = account(1, "talks", "Ministers resumed talks on grain in Oslo.", on="2026-05-14")
BURST_AGAIN = account(2, "dam", "The dam above Halden burst on Tuesday.", at=HALDEN)


def test_the_same_events_line_up_although_their_numbers_and_days_differ() -> None:
    found = lined_up([BURST, MARCH, BURST_TOO, MARCH_TOO, TALKS])
    assert sorted(map(list, found)) == [[(0, "burst"), (1, "burst")], [(0, "march"), (1, "walk")]]


CORFU = ("39.62", "19.92")
SANK = account(0, "fire", "A fire on a ferry off Corfu killed 17 people on Tuesday.", at=CORFU)
LEFT = account(0, "left", "The ferry had left Corfu on Tuesday with 200 people.", at=CORFU)
FIRE = account(1, "fire", "At least 19 people died on Tuesday when a ferry caught fire off Corfu.", at=CORFU)
RESCUE = account(1, "rescue", "Boats brought 180 passengers to safety in Corfu on Tuesday.", at=CORFU)
INQUIRY = account(1, "inquiry", "Prosecutors opened an inquiry in Corfu on Tuesday.", at=CORFU)
STRIKE = account(0, "strike", "Teachers began a strike in Corfu on Tuesday.", at=CORFU)


def test_of_one_place_and_day_only_what_is_the_same_lines_up() -> None:
    assert [*map(list, lined_up([SANK, LEFT, FIRE, RESCUE, INQUIRY]))] == [[(0, "fire"), (1, "fire")]]
    assert lined_up([STRIKE, INQUIRY]) == []
    assert all(group[1, "rescue"] < SURE for group in lined_up([LEFT, RESCUE]))


def test_the_same_kind_of_thing_at_two_places_is_two() -> None:
    north = account(0, "north", "Two trains collided near Oslo on Tuesday, killing three people.")
    south = account(1, "south", "A train hit another in Halden on Tuesday, injuring three.", at=HALDEN)
    again = account(1, "again", "Three people died when two trains collided near Oslo on Tuesday.")
    assert lined_up([north, south]) == []
    assert [*map(list, lined_up([north, south, again]))] == [[(0, "north"), (1, "again")]]


def test_how_sure_it_is_stands_with_each_event() -> None:
    (group,) = lined_up([BURST, BURST_TOO, TALKS, BURST_AGAIN])
    assert group[0, "burst"] == 1
    assert load().least <= min(group.values()) < 1


def test_an_event_joins_the_group_that_leaves_the_most_for_others() -> None:
    pairs = candidates([BURST, MARCH, BURST_TOO, MARCH_TOO])
    found = groups([BURST, MARCH, BURST_TOO, MARCH_TOO], pairs, [0.9, 0.8, 0.8, 0.1], 0.5)
    assert found == [
        {(0, "burst"): 1.0, (1, "walk"): 0.8},
        {(0, "march"): 1.0, (1, "burst"): 0.8},
    ]


def test_three_reports_of_one_event() -> None:
    assert [*map(list, lined_up([BURST, BURST_TOO, TALKS, BURST_AGAIN]))] == [
        [(0, "burst"), (1, "burst"), (2, "dam")]
    ]


def test_one_report_alone_has_nothing_to_line_up() -> None:
    assert lined_up([BURST, MARCH]) == lined_up([]) == []


def test_a_report_tells_an_event_once() -> None:
    pairs = candidates([BURST, BURST_TOO, TALKS])
    found = groups([BURST, BURST_TOO, TALKS], pairs, [0.9, 0.8], 0.5)
    assert found == [{(0, "burst"): 1.0, (1, "burst"): 0.9}]
