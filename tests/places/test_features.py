# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.places.features: what the filter judges a candidate by."""

from __future__ import annotations

import numpy as np

from geo.encoder import encoder
from geo.encoder.encoder import WIDTH
from geo.gazetteer.gazetteer import Gazetteer
from geo.places.candidates import candidates
from geo.places.features import BUCKETS, NUMBERS, hashed, numbers, signs, states, vectors
from geo.places.token_table import TokenTable
from geo.text.parsing import VECTOR, load, parse
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.places.test_token_table import table


def test_signs_tell_the_name_and_what_stands_beside_it(gazetteer: Gazetteer) -> None:
    read = table("Crews searched near Napa Valley on Monday.", gazetteer)
    at = next(n for n, c in enumerate(read.found) if read.text[c.start : c.end] == "Napa Valley")
    found = set(signs(read, read.found[at], read.keys[at]))
    assert {"key=napa valley", "closing", "p1=near", "n1=on", "shape=Xx Xx"} <= found
    assert any(sign.startswith("role=pobj near") for sign in found)


def test_there_is_a_row_for_each_candidate(gazetteer: Gazetteer) -> None:
    read = table("Rain fell in Riga, Oslo and Nairobi.", gazetteer)
    part = slice(1, len(read.found))
    count = len(read.found) - 1
    found = vectors(read, part)
    assert numbers(read, part).shape == (count, NUMBERS)
    assert found is not None
    assert found.shape == (count, 4 * VECTOR)
    assert all(0 <= bucket < BUCKETS for row in hashed(read, part) for bucket in row)


def test_a_part_is_the_same_as_the_whole(gazetteer: Gazetteer) -> None:
    read = table("Rain fell in Riga, Oslo and Nairobi.", gazetteer)
    whole, part = vectors(read, slice(0, None)), vectors(read, slice(2, 4))
    assert whole is not None
    assert part is not None
    assert np.allclose(whole[2:4], part, atol=1e-5)


def test_a_model_of_other_vectors_gives_none(gazetteer: Gazetteer) -> None:
    doc = parse(load(), "Rain fell in Riga.")
    doc.tensor = doc.tensor[:, :8]
    read = TokenTable(doc, candidates(doc, gazetteer))
    assert vectors(read, slice(0, None)) is None


class TestStates:
    TEXT = "Rain fell in Riga, Szombathely and Nairobi."

    def test_the_mean_and_the_last_of_the_pieces_of_each(self, gazetteer: Gazetteer) -> None:
        reading, read = encoder.load().read(self.TEXT), table(self.TEXT, gazetteer)
        found = states(reading, read.found)
        assert found.shape == (len(read.found), 2 * WIDTH)
        at = next(n for n, c in enumerate(read.found) if self.TEXT[c.start : c.end] == "Szombathely")
        ((first, last),) = reading.spans([(19, 30)])
        assert last > first
        assert np.allclose(found[at, :WIDTH], reading.states[first : last + 1].mean(axis=0), atol=1e-5)
        assert np.array_equal(found[at, WIDTH:], reading.states[last])

    def test_a_part_is_the_same_as_the_whole(self, gazetteer: Gazetteer) -> None:
        reading, read = encoder.load().read(self.TEXT), table(self.TEXT, gazetteer)
        assert np.allclose(states(reading, read.found)[1:3], states(reading, read.found[1:3]), atol=1e-5)

    def test_a_text_of_no_pieces_has_none_that_say_anything(self, gazetteer: Gazetteer) -> None:
        read = table(self.TEXT, gazetteer)
        assert not states(encoder.load().read(""), read.found).any()
        assert states(encoder.load().read(self.TEXT), []).shape == (0, 2 * WIDTH)
