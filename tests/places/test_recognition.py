"""geo.places.recognition: which names are found, where they begin and end, and how they are used."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.encoder import encoder
from geo.gazetteer.gazetteer import Gazetteer
from geo.places.model import Mention
from geo.places.recognition import LEAST, find
from geo.text.parsing import load, parse
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401

Finder = Callable[[str], list[Mention]]


@pytest.fixture
def found(gazetteer: Gazetteer) -> Finder:  # noqa: F811
    def finder(text: str) -> list[Mention]:
        return find(parse(load(), text), encoder.load().read(text), gazetteer)

    return finder


def names(mentions: list[Mention]) -> list[str]:
    return [mention.text for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood reached Nairobi on Monday.", ["Nairobi"]),
        ("A ferry sailed from Rio de Janeiro to Montevideo.", ["Rio de Janeiro", "Montevideo"]),
        ("NAIROBI, March 3 - Rain fell across Kenya.", ["NAIROBI", "Kenya"]),
        ("Police in Marshall County found the car.", ["Marshall County"]),
        ("He drove to Bend, Ore., and Reno, Nev.", ["Bend", "Ore.", "Reno", "Nev."]),
        ("Peru’s navy searched off Lima's coast.", ["Peru", "Lima"]),
        ("The Jakarta-based firm sold ships.", ["Jakarta"]),
        ("The U.S.-led force stayed in Kabul.", ["U.S.", "Kabul"]),
        ("She was born in Stoke-on-Trent.", ["Stoke-on-Trent"]),
        ("Miners came from Newcastle-under-Lyme.", ["Newcastle-under-Lyme"]),
        ("They met in Winston-Salem, North Carolina.", ["Winston-Salem", "North Carolina"]),
        ("It passed over the Turks and Caicos Islands.", ["Turks and Caicos Islands"]),
        (
            "She flew to Bosnia and Herzegovina and to Trinidad and Tobago.",
            ["Bosnia and Herzegovina", "Trinidad and Tobago"],
        ),
    ],
)
def test_names_begin_and_end_where_they_should(found: Finder, text: str, expected: list[str]) -> None:
    assert names(found(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Paris said that Ms. London had called him.",
        "Paris Jackson sang for an hour.",
        "The turkey was served with chile and china cups.",
        "He said so on Monday, and in May he may march.",
        "They ate well. Then they slept. Nobody spoke.",
        "",
        " \n ",
    ],
)
def test_what_is_no_place_is_left_out(found: Finder, text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("The bus stopped in Moscow overnight.", "Moscow", "place"),
        ("Moscow said it would answer.", "Moscow", "metonym"),
        ("Lima and Quito said on Thursday that the talks had gone well.", "Quito", "metonym"),
        ("Chicago beat Boston 4-2.", "Chicago", "metonym"),
        ("Chicago beat Boston 4-2.", "Boston", "metonym"),
        ("Panamanian officials stopped the ship.", "Panamanian", "demonym"),
        ("She teaches at the University of Haifa.", "Haifa", "nested"),
        ("He flew from Cairo to the Chilean capital, Santiago.", "Santiago", "place"),
    ],
)
def test_the_use_of_a_name_is_told(found: Finder, text: str, name: str, use: str) -> None:
    assert {mention.text: mention.use for mention in found(text)}[name] == use


def test_a_nested_name_knows_the_longer_name_it_stands_in(found: Finder) -> None:
    text = "She teaches at the University of Haifa."
    (mention,) = found(text)
    assert mention.within is not None
    assert text[slice(*mention.within)] == "University of Haifa"


def test_a_place_of_two_words_with_an_article_stands_in_no_longer_name(found: Finder) -> None:
    assert [mention.within for mention in found("Snow fell on the Netherlands.")] == [None]


def test_a_model_without_known_vectors_still_finds_names(gazetteer: Gazetteer) -> None:  # noqa: F811
    text = "The train from Warsaw reached Berlin at noon."
    doc = parse(load(), text)
    doc.tensor = doc.tensor[:, :96]
    assert names(find(doc, encoder.load().read(text), gazetteer)) == ["Warsaw", "Berlin"]


def check(text: str, mentions: list[Mention]) -> None:
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert LEAST <= mention.score <= 1
        assert mention.use in ("place", "demonym", "metonym", "nested")
        if mention.within:
            assert mention.within[0] <= mention.start < mention.end <= mention.within[1]
        end = mention.end


PARTS = [
    "Paris",
    "Texas",
    "St.",
    "Louis",
    "U.S.",
    "Korea",
    "North",
    "the",
    "of",
    "in",
    "said",
    "and",
    "County",
]
SIGNS = [",", ".", "-", "'s", "12", "(", ")", "\n", "\u00a0", "Lake", "Xyz", "Ob", "A"]
WORDS = st.sampled_from(PARTS + SIGNS)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS).map("".join)))
@example("Paris\x00London")
@example("\U0001f30d\U0001f30d Rome \U0001f30d")
@settings(max_examples=100)
def test_offsets_point_at_the_text_and_nothing_overlaps(gazetteer: Gazetteer, text: str) -> None:  # noqa: F811
    check(text, find(parse(load(), text), encoder.load().read(text), gazetteer))


def test_the_same_text_gives_the_same_mentions(found: Finder) -> None:
    text = "Storms struck Manila and Cebu. Manila asked Tokyo for help."
    assert found(text) == found(text)


def test_a_long_run_of_names_is_found_whole(found: Finder) -> None:
    text = "Ships left Mombasa for Karachi. " * 200
    mentions = found(text)
    check(text, mentions)
    assert len(mentions) == 400
