from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.export.route import legs, lines
from geo.story.story import Story

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_a_line_that_stays_on_one_side_is_one() -> None:
    assert lines((1, 2), (3, 4)) == [[(1, 2), (3, 4)]]


@pytest.mark.parametrize(
    ("start", "end", "cut"),
    [((0.0, 170.0), (10.0, -170.0), [[(0, 170), (5, 180)], [(5, -180), (10, -170)]]),
     ((10.0, -170.0), (0.0, 170.0), [[(10, -170), (5, -180)], [(5, 180), (0, 170)]]),
     ((0.0, 180.0), (10.0, -170.0), [[(0, -180), (10, -170)]]),
     ((0.0, -170.0), (10.0, 180.0), [[(0, -170), (10, -180)]]),
     ((0.0, 180.0), (10.0, -180.0), [[(0, 180), (10, 180)]])],
)  # fmt: skip
def test_a_line_is_cut_at_the_antimeridian(start: object, end: object, cut: object) -> None:
    assert lines(start, end) == cut  # type: ignore[arg-type]


@given(POINTS, POINTS)
def test_no_part_of_a_line_goes_more_than_half_around_or_beyond_the_edge(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    parts = lines(start, end)
    assert 1 <= len(parts) <= 2
    for (_, lon1), (_, lon2) in parts:
        assert abs(lon2 - lon1) <= 180
        assert -180 <= min(lon1, lon2) <= max(lon1, lon2) <= 180


def test_a_leg_reads_as_words(tiny: Story) -> None:
    first, second = legs(tiny)
    assert first.words == "1 to 2: Tallinn, Estonia to Riga, Latvia, 280 km south"
    assert second.words.endswith(" west (planned)")
