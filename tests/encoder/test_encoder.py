"""geo.encoder.encoder: a vector for each word piece of a text."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.encoder.encoder import Encoder, load
from geo.encoder.windows import LONGEST

TEXT = "Anna Berg travelled from Riga to Nairobi on Monday; it rained."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load()


class TestPieces:
    def test_they_stand_where_they_say(self, encoder: Encoder) -> None:
        pieces = encoder.pieces(TEXT)
        words = [TEXT[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
        assert words[:2] == ["Anna", "Berg"]
        assert "".join(words) == TEXT.replace(" ", "")
        assert len(pieces.ids) == len(words)

    @pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
    def test_a_text_without_words_has_none(self, encoder: Encoder, text: str) -> None:
        assert len(encoder.pieces(text).ids) == 0

    @given(st.text(st.characters(exclude_categories=()), max_size=60))
    def test_any_string_has_some_in_order(self, text: str) -> None:
        pieces = load().pieces(text)
        assert len(pieces.ids) == len(pieces.starts) == len(pieces.ends)
        assert all(
            0 <= start < end <= len(text) for start, end in zip(pieces.starts, pieces.ends, strict=True)
        )
        assert all(one <= other for one, other in pairwise(pieces.starts))
        assert all(one <= other for one, other in pairwise(pieces.ends))

    def test_half_a_surrogate_pair_moves_nothing(self, encoder: Encoder) -> None:
        one, other = encoder.pieces("Riga \ud800 Oslo"), encoder.pieces("Riga * Oslo")
        assert (one.starts[-1], one.ends[-1]) == (other.starts[-1], other.ends[-1]) == (7, 11)


class TestStates:
    @pytest.mark.parametrize("times", [1, 10, 60])
    def test_each_piece_has_a_vector_however_many_windows_it_takes(
        self, encoder: Encoder, times: int
    ) -> None:
        pieces = encoder.pieces(f"{TEXT} " * times)
        size = len(pieces.ids) // times
        states = encoder.states(pieces, range(0, len(pieces.ids), size))
        assert states.shape == (len(pieces.ids), 384)
        assert states.dtype == np.float32
        assert np.isfinite(states).all()

    def test_a_sentence_longer_than_a_window_has_them_too(self, encoder: Encoder) -> None:
        pieces = encoder.pieces("Riga " * (2 * LONGEST))
        assert encoder.states(pieces, [0]).shape == (len(pieces.ids), 384)

    def test_no_pieces_have_none(self, encoder: Encoder) -> None:
        assert encoder.states(encoder.pieces(""), []).shape == (0, 384)

    def test_the_same_text_has_the_same(self, encoder: Encoder) -> None:
        pieces = encoder.pieces(TEXT * 40)
        breaks = range(0, len(pieces.ids), 17)
        assert np.array_equal(encoder.states(pieces, breaks), encoder.states(pieces, breaks))

    def test_a_word_has_others_beside_other_words(self, encoder: Encoder) -> None:
        one, other = encoder.pieces("She left Riga."), encoder.pieces("Riga won.")
        at, there = one.starts.index(9), 0
        assert not np.allclose(encoder.states(one, [0])[at], encoder.states(other, [0])[there], atol=0.05)

    def test_a_marked_piece_changes_what_is_seen(self, encoder: Encoder) -> None:
        pieces = encoder.pieces(TEXT)
        assert not np.array_equal(encoder.states(pieces, [0], marked=[2]), encoder.states(pieces, [0]))


class TestRead:
    def test_every_piece_has_its_vector_with_its_sentence_whole(self, encoder: Encoder) -> None:
        text = f"{TEXT} " * 30
        reading = encoder.read(text)
        size = len(encoder.pieces(TEXT).ids)
        assert np.array_equal(
            reading.states, encoder.states(reading.pieces, range(0, len(reading.pieces.ids), size))
        )

    def test_spans_of_characters_have_their_pieces(self, encoder: Encoder) -> None:
        reading = encoder.read(TEXT)
        ((first, last),) = reading.spans([(0, 9)])
        assert (reading.pieces.starts[first], reading.pieces.ends[last]) == (0, 9)

    def test_it_tells_how_far_it_is(self, encoder: Encoder) -> None:
        told: list[float] = []
        encoder.read(f"{TEXT} " * 200, told.append)
        assert told == sorted(told)
        assert told[-1] == 1


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["Riga", "left", ".", "😀", "日本", "\ud800", "(", "x" * 150]), max_size=40))
def test_any_words_have_vectors(words: list[str]) -> None:
    pieces = load().pieces(" ".join(words))
    assert load().states(pieces, [0]).shape == (len(pieces.ids), 384)
