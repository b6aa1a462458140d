"""geo.places.context: what the words around a name tell."""

from __future__ import annotations

import pytest

from geo.places import context


def around(text: str, name: str) -> tuple[str, int, int]:
    start = text.index(name)
    return text, start, start + len(name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("in Paris, Texas, on Monday", "Paris", ["Texas"]),
        ("Canada's London", "London", ["Canada"]),
        ("the Syrian city of Aleppo", "Aleppo", ["Syrian"]),
        ("in Paris (New Mexico)", "Paris", ["New Mexico", "New"]),
        ("in Paris on Monday", "Paris", []),
        ("in Paris TX on Monday", "Paris", ["TX"]),
        ("raided Palma, in northern Mozambique, on Monday", "Palma", ["Mozambique"]),
        ("It rained. In Lebanon, a bomb hit Tripoli.", "Tripoli", ["Lebanon"]),
    ],
)
def test_qualifiers_stand_before_a_name_or_behind_it(text: str, name: str, expected: list[str]) -> None:
    assert list(context.qualifiers(*around(text, name))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police shot a man in Boston, Ghana, on Monday.", "Ghana"),
        ("A mill burned near Boston, in southern Ghana.", "Ghana"),
        ("Men met in Boston in southern Ghana on Monday.", "Ghana"),
        ("Men met in Boston in southern Ghana.", "Ghana"),
        ("The team beat Boston in Ghana.", ""),
        ("He flew to Boston, Ghana and Togo.", ""),
        ("He flew to Boston, Ghana, Togo and Benin.", ""),
        ("He flew to Oslo, Boston, Ghana.", ""),
        ("After talks in Boston, Ghana said yes.", ""),
        ("The Boston (Ghana) ferry sank.", ""),
        ("Whales came ashore at Ghana's Boston on Monday.", "Ghana"),
        ("In Ghana\u2019s Boston.", "Ghana"),
        ("A clerk of Ghana's Boston embassy left.", ""),
        ("They rode from Boston in Ghana to Lome.", "Ghana"),
        ("Boston, Ghana to weigh a new road.", ""),
    ],
)
def test_a_country_right_behind_a_name_is_where_it_must_lie_unless_in_a_list(
    text: str, expected: str
) -> None:
    assert context.only_inside(*around(text, "Boston")) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("the town of Kent", "Kent", {"town"}),
        ("the state of Georgia", "Georgia", {"area"}),
        ("Kherson oblast", "Kherson", {"area"}),
        ("Clay counties", "Clay", {"area"}),
        ("Bend police", "Bend", {"town"}),
        ("RIGA, May 4 (Wire) - ", "RIGA", {"town"}),
        ("Sen. Roe, R-Ga.", "Ga.", {"area"}),
        ("in Kent on Monday", "Kent", set()),
    ],
)
def test_the_words_beside_it_say_what_kind_of_place_it_is(text: str, name: str, expected: set[str]) -> None:
    assert context.settings(*around(text, name)) == expected


def test_a_paper_gives_away_where_it_is_printed() -> None:
    american, british = context.style("The sheriff said the center of the neighborhood was closed at 9 p.m.")
    assert american > british == 0
    american, british = context.style("The councillor said the town centre cost £3m, an MP said.")
    assert british > american == 0
