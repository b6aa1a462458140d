"""geo.events.presence: who does something over a line is not where the others are."""

from __future__ import annotations

import pytest

from geo.events.presence import clause_of, in_clause, is_from_afar, is_only_nationality
from tests.reading import analysed, word


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("She addressed the parliament in Riga via Zoom.", "addressed"),
        ("She spoke with the chancellor in Riga by video link.", "spoke"),
        ("She spoke by phone with the mayor of Riga.", "spoke"),
        ("She telephoned the premier in Riga.", "telephoned"),
        ("She held a video conference with the premier in Riga.", "conference"),
        ("She held virtual talks with leaders in Riga.", "held"),
        ("She appeared online before a committee in Riga.", "appeared"),
        ("She took part remotely in a summit in Riga.", "took"),
        ("In a phone call with the premier in Riga, she praised him.", "praised"),
        ("Her video message was shown to the summit in Riga.", "shown"),
    ],
)
def test_who_speaks_over_a_line_is_not_there(text: str, trigger: str) -> None:
    analysis = analysed(text)
    assert is_from_afar(word(analysis, trigger), word(analysis, "Riga"))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("In Riga on Monday she spoke by phone with the mayor of Naples.", "spoke"),
        ("She testified before the court by video link from Riga.", "testified"),
        ("She visited a telephone factory in Riga.", "visited"),
        ("She opened a video game fair in Riga.", "opened"),
        ("She met students in Riga who had written to her online.", "met"),
        ("She spoke in Riga, and her speech was shown online.", "spoke"),
        ("She held talks with leaders in Riga.", "held"),
    ],
)
def test_who_does_no_such_thing_there_may_be(text: str, trigger: str) -> None:
    analysis = analysed(text)
    assert not is_from_afar(word(analysis, trigger), word(analysis, "Riga"))


@pytest.mark.parametrize(
    ("text", "at", "verb", "there"),
    [
        ("While she is away, Smith will speak in Riga.", "Riga", "speak", False),
        ("Smith flew to Riga to meet her.", "Riga", "flew", True),
        ("Smith asked her to speak in Riga.", "Riga", "asked", True),
        ("Smith, who works in Riga, met her.", "Riga", "works", False),
        ("Smith, who works in Riga, met her.", "Smith", "met", True),
        ("Her brother Ivo died in Riga.", "Riga", "died", False),
        ("Smith saw her brother in Riga.", "Riga", "saw", True),
        ("Smith, accompanied by her, went to Riga.", "Riga", "went", True),
    ],
)
def test_who_is_named_in_another_clause_is_not_there(text: str, at: str, verb: str, there: bool) -> None:
    analysis = analysed(text)
    clause = clause_of(word(analysis, at))
    assert clause.text == verb
    assert any(token.lower_ in ("she", "her") for token in in_clause(clause)) == there


@pytest.mark.parametrize(
    ("text", "trigger", "name", "only"),
    [
        ("In 2009 a Japanese television crew came and filmed him.", "filmed", "Japanese", True),
        ("In 2009 a Japanese television crew came and filmed him.", "came", "Japanese", True),
        ("Three Germans arrived on Monday.", "arrived", "Germans", True),
        ("He took eight neighbours, Serbs and Muslims, over the river.", "took", "Serbs", True),
        ("Rwandan refugees returned on Monday.", "returned", "Rwandan", False),
        ("Japanese voters rejected the plan.", "rejected", "Japanese", False),
        ("Serbs and Croats fought over the town.", "fought", "Serbs", False),
    ],
)
def test_who_comes_is_not_where_they_are_from(text: str, trigger: str, name: str, only: bool) -> None:
    analysis = analysed(text)
    assert is_only_nationality(word(analysis, trigger), word(analysis, name)) == only
