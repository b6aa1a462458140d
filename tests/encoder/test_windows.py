"""geo.encoder.windows: a report cut into what a transformer reads at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.encoder.windows import CONTEXT, LONGEST, Window, pieces_at, windows

TOTALS = st.integers(0, 1500)
BREAKS = st.lists(st.integers(-5, 1600), max_size=60)


@given(BREAKS, TOTALS)
def test_each_piece_is_kept_by_exactly_one_window(breaks: list[int], total: int) -> None:
    kept = [piece for window in windows(breaks, total) for piece in range(window.kept, window.end)]
    assert kept == list(range(total))


@given(BREAKS, TOTALS)
def test_no_window_is_too_long_or_reads_too_much_again(breaks: list[int], total: int) -> None:
    for window in windows(breaks, total):
        assert 0 <= window.start <= window.kept < window.end <= total
        assert window.end - window.start <= LONGEST
        assert window.kept - window.start <= CONTEXT


@given(BREAKS, TOTALS)
def test_what_is_read_again_is_the_end_of_what_came_before(breaks: list[int], total: int) -> None:
    for window in windows(breaks, total):
        assert window.kept - window.start == min(window.kept, CONTEXT)


@given(BREAKS, TOTALS)
def test_a_sentence_that_fits_is_not_cut(breaks: list[int], total: int) -> None:
    starts = sorted({0, *(at for at in breaks if 0 < at < total)})
    ends = {window.end for window in windows(breaks, total)}
    for start, end in zip(starts, [*starts[1:], total], strict=True):
        if end - start <= LONGEST - CONTEXT:
            assert ends.isdisjoint(range(start + 1, end))


@given(BREAKS, TOTALS)
def test_the_order_of_the_breaks_and_one_named_twice_change_nothing(breaks: list[int], total: int) -> None:
    assert windows(breaks, total) == windows([*reversed(breaks), *breaks], total)


@pytest.mark.parametrize(
    ("breaks", "total", "expected"),
    [
        ([], 0, []),
        ([0], 10, [Window(0, 0, 10)]),
        ([0, 100, 200], LONGEST, [Window(0, 0, LONGEST)]),
        ([0, 100, 200, 300], 400, [Window(0, 0, 200), Window(152, 200, 400)]),
        ([0], 300, [Window(0, 0, LONGEST), Window(LONGEST - CONTEXT, LONGEST, 300)]),
        ([0, 20], 300, [Window(0, 0, 20), Window(0, 20, 254), Window(206, 254, 300)]),
    ],
    ids=["nothing", "short", "just fits", "two", "one long sentence", "a long sentence behind a short one"],
)
def test_windows_of_texts_counted_by_hand(breaks: list[int], total: int, expected: list[Window]) -> None:
    assert windows(breaks, total) == expected


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 4), (0, 0)),
        ((0, 9), (0, 1)),
        ((2, 7), (0, 1)),
        ((10, 11), (2, 2)),
        ((4, 5), (1, 1)),
        ((11, 20), (2, 2)),
        ((0, 11), (0, 2)),
    ],
    ids=["one", "two", "parts of two", "last", "the space between", "behind the text", "all"],
)
def test_a_span_of_characters_has_its_pieces(span: tuple[int, int], expected: tuple[int, int]) -> None:
    # Anna Berg .
    assert pieces_at([0, 5, 10], [4, 9, 11], [span]) == [expected]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(1, 6)), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 250), st.integers(1, 40)), max_size=10),
)
def test_pieces_are_those_that_share_a_character_or_the_nearest(
    steps: list[tuple[int, int]], wanted: list[tuple[int, int]]
) -> None:
    starts, ends, at = [], [], 0
    for gap, size in steps:
        starts.append(at + gap)
        at += gap + size
        ends.append(at)
    spans = [(start, start + size) for start, size in wanted]
    found = pieces_at(starts, ends, spans)
    assert len(found) == len(spans)
    for (first, last), (start, end) in zip(found, spans, strict=True):
        assert 0 <= first <= last < len(starts)
        sharing = [n for n in range(len(starts)) if starts[n] < end and start < ends[n]]
        if sharing:
            assert (first, last) == (sharing[0], sharing[-1])
        else:
            assert first == last
