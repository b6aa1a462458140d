"""geo.events.relative_places: relative clauses that tell of another place than the clause they stand in."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.clauses import clauses
from geo.events.options import NOWHERE, PUBLISHED, date_span, options
from geo.events.relative_places import relative_places
from tests.reading import analysed

FRIDAY = date(2023, 9, 15)


def relative(text: str) -> list[str]:
    """The relative clauses of a sentence that have a place of their own."""
    analysis = analysed(text, FRIDAY)
    dates = [e.start for e in analysis.dates]
    return [text[one.start : one.end] for one in relative_places(analysis, 0, len(text), dates)]


def told(text: str) -> list[tuple[list[str], list[str]]]:
    """Of each clause the places and the dates that it may tell of; the day of publication is "today"."""
    analysis = analysed(text, FRIDAY)
    opts = options(analysis)

    def named(option: int) -> str:
        span = date_span(analysis, opts, option)
        return "today" if option == PUBLISHED else "" if span is None else text[slice(*span)]

    return [
        (
            [analysis.places[n].mention.text for n in clause.places if n != NOWHERE],
            [named(n) for n in clause.dates if n != NOWHERE],
        )
        for clause in opts.clauses
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ship that had left Oslo was turned away at Riga.", "that had left Oslo"),
        ("A film that was shot in Nairobi won a prize in Riga on Monday.", "that was shot in Nairobi"),
        ("Police arrested a man in Riga on Tuesday who had robbed a bank in Oslo.",
         "who had robbed a bank in Oslo"),
    ],
)  # fmt: skip
def test_one_with_another_place_is_found(text: str, expected: str) -> None:
    assert relative(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "People who live in Riga fled their homes on Monday.",
        "A man who robbed a bank in Riga on Monday is still at large.",
        "Troops attacked a village in Kenya that lies near Nairobi on Monday.",
        "Villagers from Kenya who live in Riga fled on Monday.",
        "She flew to Oslo, where she met the king of Kenya in Bergen.",
        "A visit to a plant that makes jets in Riga came two days after she met the king in Oslo.",
        "A ship was turned away at Riga.",
    ],
)
def test_one_that_only_says_where_a_noun_is_is_not(text: str) -> None:
    assert relative(text) == []
    assert len(clauses(analysed(text, FRIDAY), 0)) == 1


def test_each_has_its_own_place_and_no_date_of_the_other() -> None:
    assert told("A man who robbed a bank in Oslo was arrested in Riga on Monday.") == [
        (["Riga"], ["Monday", "today"]),
        (["Oslo"], []),
    ]
    assert told("A train that left Oslo on Sunday derailed near Riga.") == [
        (["Riga"], ["today"]),
        (["Oslo"], ["Sunday"]),
    ]
    assert told("On Tuesday she met a man in Riga who had fled Oslo.") == [
        (["Riga"], ["Tuesday", "today"]),
        (["Oslo"], []),
    ]


def test_what_stands_behind_the_main_verb_may_share_its_date() -> None:
    assert told("On Tuesday she met a man in Riga who was born in Oslo.")[1] == (["Oslo"], ["Tuesday"])
    assert told("She met a man in Riga who had fled Oslo on Monday.") == [
        (["Riga"], ["Monday", "today"]),
        (["Oslo"], ["Monday"]),
    ]
