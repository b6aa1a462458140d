"""geo.text.dependencies: small questions to the parse."""

from __future__ import annotations

import pytest

from geo.text.dependencies import antecedent, described, is_plural, is_reduced, lemma, up
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


@pytest.mark.parametrize(
    ("text", "adjective", "meant"),
    [
        ("The fair, due to open on Monday, will last a week.", "due", "fair"),
        ("The minister spoke about the summit, due to open on Monday.", "due", "summit"),
        ("The minister spoke about the summit in Braga, due to open on Monday.", "due", "summit"),
        ("Police closed the hall, due to host a final on Monday.", "due", "hall"),
    ],
)
def test_an_adjective_in_place_of_a_clause_is_about_the_noun_before_it(
    text: str, adjective: str, meant: str
) -> None:
    found = described(word(analysed(text), adjective))
    assert found is not None
    assert found.text == meant


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("Unable to land, the plane flew on.", "Unable"),
        ("Due to open on Monday, the fair will last a week.", "Due"),
    ],
)
def test_one_that_opens_a_sentence_is_about_its_subject(text: str, adjective: str) -> None:
    reduced = word(analysed(text), adjective)
    assert is_reduced(reduced)
    assert described(reduced) is None


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("The fair is due to open on Monday.", "due"),
        ("The fair was closed due to rain.", "due"),
        ("Rebels loyal to him attacked.", "loyal"),
        ("He has advice for how to behave.", "for"),
    ],
)
def test_what_a_verb_leads_to_or_what_leads_to_a_noun_is_no_clause(text: str, spoken: str) -> None:
    assert not is_reduced(word(analysed(text), spoken))
