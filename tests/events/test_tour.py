"""geo.events.tour: the stops of one connected journey."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.model import Event, Passage
from geo.events.tour import connected
from geo.kinds import Role, Status
from tests.reading import analysed, word

PUBLISHED = date(2025, 9, 10)


def roles(
    dates: list[str],
    published: date | None = PUBLISHED,
    role: Role = Role.STOP,
    status: Status = Status.HAPPENED,
) -> list[Role]:
    """What stops of these dates are, of a report published on this day."""
    trigger = word(analysed("She flew to Riga."), "flew")
    events = [
        Event(trigger, None, False, edtf, "", [Passage(number)], status, role, 0.5)
        for number, edtf in enumerate(dates)
    ]
    return [event.role for event in connected(events, published)]


STOP, RELATED, BACKGROUND = Role.STOP, Role.RELATED, Role.BACKGROUND


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        # The tour of September, and a trip in May.
        (["2025-09-09", "2025-09-12", "2025-05", "2025-09-15"], [STOP, STOP, BACKGROUND, STOP]),
        (["2025-09-09", "2025-09-12", "2025-12-01"], [STOP, STOP, BACKGROUND]),
        # Two weeks at sea are no end of a journey.
        (["2025-08-20", "2025-09-04", "2025-09-18"], [STOP, STOP, STOP]),
        (["2025-07/2025-08", "2025-09-12"], [STOP, STOP]),
        # A flight round the world rests for weeks.
        (["2021-08-18", "2021-08-25", "2021-09-30", "2021-11-02", "2021-12-11"], [STOP] * 5),
        # A life: no two stops are of one time.
        (["2025-09-09", "2009", "2010-11"], [RELATED, BACKGROUND, BACKGROUND]),
        # A stop without a date stays where there is a journey.
        (["2025-09-09", "", "2025-09-12", "2024"], [STOP, STOP, STOP, BACKGROUND]),
        (["2025-09-09", "", "2009"], [RELATED, RELATED, BACKGROUND]),
        # One stop, and an open end.
        (["2025-09-09"], [STOP]),
        (["2025-09-09", "2025-09-12/..", "2025-09-14"], [STOP, STOP, STOP]),
    ],
)
def test_a_journey_is_of_one_time(dates: list[str], expected: list[Role]) -> None:
    assert roles(dates) == expected


def test_a_plan_for_another_time_is_news() -> None:
    assert roles(["2025-09-09", "2025-09-12", "2025-12-01"], status=Status.PLANNED) == [STOP, STOP, RELATED]


def test_what_is_no_stop_is_left_alone() -> None:
    assert roles(["2025-09-09", "2009"], role=RELATED) == [RELATED, RELATED]


def test_without_a_day_of_publication_what_is_no_stop_is_background() -> None:
    assert roles(["2025-09-09", "2009"], None) == [BACKGROUND, BACKGROUND]
