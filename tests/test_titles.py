from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import dates
from geo.titles import LONGEST, title
from tests.reading import PUBLISHED, Read, read, tell

WORDS = st.sampled_from(
    (
        "Anna", "Berg", "she", "her", "visited", "met", "said", "that", "of", "Riga", "in", "on",
        "Monday", ",", "and", "“", "”", "-", "'s", ".", "who", "trip",
    )
)  # fmt: skip


def titled(text: str, word: str, traveller: str = "Anna Berg") -> str:
    found = read(text, traveller)
    return of(found, text, word)


def of(found: Read, text: str, word: str) -> str:
    spans = [(expression.start, expression.end) for expression in dates.tag(text, PUBLISHED)]
    return title(found.clause(word), found.traveller.name, found.traveller.is_meant, spans)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Anna Berg visited Riga on Monday.", "visited", "Anna Berg visited Riga"),
        ("On Monday, Anna Berg visited Riga.", "visited", "Anna Berg visited Riga"),
        ("Anna Berg visited Riga early on Monday, May 13, 2024.", "visited", "Anna Berg visited Riga"),
        ("Anna Berg's visit to Riga ended on Monday.", "visit", "Anna Berg's visit to Riga"),
    ],
)
def test_a_title_is_the_clause_without_its_date(text: str, word: str, expected: str) -> None:
    assert titled(text, word) == expected


def test_no_preposition_is_left_behind() -> None:
    text = "Anna Berg visited Riga on Monday, Oslo on Tuesday and Paris on Wednesday."
    assert " on" not in titled(text, "visited")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Anna Berg landed. Then she visited Riga.", "visited", "Anna Berg visited Riga"),
        ("Anna Berg landed. She will visit Riga.", "visit", "Anna Berg will visit Riga"),
        ("Anna Berg landed. Berg visited Riga.", "visited", "Berg visited Riga"),
    ],
)
def test_the_travellers_pronoun_is_replaced_by_the_name(text: str, word: str, expected: str) -> None:
    assert titled(text, word) == expected


def test_the_verb_does_not_stand_in_its_subject_too() -> None:
    text = "The police accused Paul Smith of burning a house in Riga on Monday."
    assert titled(text, "burning") == "Paul Smith burning a house in Riga"
    text = "The coast guard accused foreign vessels of ramming one of its boats off Riga."
    assert titled(text, "ramming") == "Foreign vessels ramming one of its boats off Riga"


def test_a_verb_keeps_the_helper_it_shares() -> None:
    text = "The storm will reach Riga on Friday and cross Kenya on Saturday."
    assert titled(text, "cross") == "The storm will cross Kenya"


def test_what_says_nothing_by_itself_gives_way_to_who_said_it() -> None:
    text = "“It is a shame,” Paul Smith told reporters in Riga on Monday."
    assert titled(text, "told") == "Paul Smith told reporters in Riga"


def test_somebody_elses_pronoun_stays() -> None:
    assert titled("Ms. Anna Berg met Paul Smith. He visited Riga.", "visited") == "He visited Riga"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mayor, who had come from Oslo, visited Riga.", "visited"),
        ("The mayor visited Riga, although it rained all day.", "visited"),
        ("When the sun rose, the mayor visited Riga.", "visited"),
    ],
)
def test_side_clauses_are_left_out(text: str, word: str) -> None:
    assert titled(text, word) == "The mayor visited Riga"


def test_what_was_said_is_the_title_of_a_statement() -> None:
    assert titled("Moscow said on Monday that talks would go on.", "said") == "Talks would go on"


def test_a_long_title_is_cut_between_words_and_says_so() -> None:
    names = " and ".join(["the old mayor"] * 20)
    made = titled(f"Anna Berg met {names} in Riga.", "met")
    assert len(made) <= LONGEST
    assert made.endswith("…")
    assert made[:-1] == f"Anna Berg met {names}"[: len(made) - 1]


def test_a_title_starts_with_a_capital_and_has_no_quotation_marks_around_it() -> None:
    made = titled("“the mayor visited Riga,” she said.", "visited")
    assert made == "The mayor visited Riga"


def test_one_word_without_end_is_cut_too() -> None:
    made = tell(f"Anna Berg met {'x' * 300} in Riga on Monday.")
    assert all(0 < len(event["title"]) <= LONGEST for event in made.events)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=3, max_size=60).map(" ".join))
def test_a_title_is_never_empty_nor_longer_than_allowed(text: str) -> None:
    found = read(text, "Anna Berg")
    spans = [(expression.start, expression.end) for expression in dates.tag(text, PUBLISHED)]
    for clause in found.clauses.all:
        made = title(clause, "Anna Berg", found.traveller.is_meant, spans)
        assert 0 < len(made) <= LONGEST
        assert made == made.strip()
        assert "\n" not in made
