"""geo.text.dependencies: small questions to the parse."""

from __future__ import annotations

from geo.text.dependencies import lemma, up
from tests.reading import analysed, word


def test_a_lemma_is_in_lower_case() -> None:
    analysis = analysed("Berg arrived in Riga.")
    assert lemma(word(analysis, "arrived")) == "arrive"
    assert lemma(word(analysis, "Berg")) == "berg"


def test_hopes_are_no_hops() -> None:
    assert lemma(word(analysed("Berg hopes to land."), "hopes")) == "hope"


def test_up_goes_from_a_word_to_the_root() -> None:
    path = [token.text for token in up(word(analysed("Berg arrived in Riga."), "Riga"))]
    assert path == ["Riga", "in", "arrived"]
