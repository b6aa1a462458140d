"""geo.text.dependencies: small questions to the parse."""

from __future__ import annotations

import pytest

from geo.text.dependencies import antecedent, is_plural, lemma, up
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


def test_a_noun_of_several_is_plural() -> None:
    analysis = analysed("Two villages near the river burned.")
    assert is_plural(word(analysis, "villages"))
    assert not is_plural(word(analysis, "river"))


@pytest.mark.parametrize(
    ("text", "verb", "meant"),
    [
        ("The bridge at Braga, which was opened on Monday, collapsed on Friday.", "opened", "bridge"),
        ("The market in Kano, which burned on Monday, reopened on Friday.", "burned", "market"),
        ("Residents of Goma, which fell to rebels on Monday, fled on Friday.", "fell", "Goma"),
        ("Villages near Goma, which were bombed on Monday, were rebuilt on Friday.", "bombed", "Villages"),
    ],
)
def test_a_relative_clause_is_about_the_thing_and_not_its_place(text: str, verb: str, meant: str) -> None:
    assert antecedent(word(analysed(text), verb)).text == meant
