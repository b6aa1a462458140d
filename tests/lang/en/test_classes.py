"""geo.lang.en: every class of words says what it is, and no word list stands in two files."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import geo.lang.en as english
from geo.lang.en import (
    abbreviations,
    datelines,
    holidays,
    place_nouns,
    sentence_words,
    time_words,
    verbs,
)

FOLDER = Path(english.__file__).parent
GEO = FOLDER.parent.parent
MONTHS = re.compile(r"\b(?:february|feb)\b", re.IGNORECASE)


def strings(path: Path) -> list[str]:
    """The texts in a module's code that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_every_class_of_words_says_what_it_is(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    classes = [
        (number, ast.unparse(node.target))
        for number, node in enumerate(body)
        if isinstance(node, ast.AnnAssign) and node.value and "word_set" in ast.unparse(node.value)
    ]
    for number, name in classes:
        following = body[number + 1] if number + 1 < len(body) else None
        is_said = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
        assert is_said or name.startswith("_"), f"{name} in {path.name} needs a gloss below it"


def test_months_are_named_in_one_file() -> None:
    named = [path for path in GEO.rglob("*.py") if any(MONTHS.search(text) for text in strings(path))]
    assert named == [FOLDER / "time_words.py"]


def test_place_nouns_are_named_in_one_file() -> None:
    nouns = re.compile(r"\b(?:oblast|governorate|prefecture)\b")
    named = {path.name for path in GEO.rglob("*.py") if any(nouns.search(text) for text in strings(path))}
    assert named == {"place_nouns.py"}


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("NAIROBI, March 4 (Wire) — ", True),
        ("LONDON, 12 June — ", True),
        ("WASHINGTON -- ", True),
        ("Nairobi — ", False),
        ("ROME, where he was born", False),
    ],
)
def test_a_dateline_is_a_town_in_capitals_and_a_dash(text: str, stands: bool) -> None:
    assert bool(re.match(datelines.DATELINE, text)) is stands
    if stands:
        town = re.match(r"[A-Z]+", text)
        assert town is not None
        assert re.match(datelines.BEHIND_TOWN, text[town.end() :])


def test_names_of_feasts_are_in_lower_case_and_said_once() -> None:
    names = [*holidays.FIXED, *holidays.WEEKDAYS, *holidays.FROM_EASTER, holidays.ELECTION]
    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)


def test_abbreviations_of_months_and_days_are_among_those_that_seldom_end_a_sentence() -> None:
    assert {"Sept", "Feb", "Tues", "Fla", "Inc"} <= abbreviations.SELDOM_LAST
    assert not abbreviations.NEVER_LAST & abbreviations.SELDOM_LAST


def test_a_sentence_starts_with_a_capital_and_a_line_goes_on_in_lower_case() -> None:
    assert all(word[0].isupper() for word in sentence_words.STARTERS)
    assert all(word.islower() for word in sentence_words.UNFINISHED)


def test_classes_of_place_nouns_hold_each_noun_once() -> None:
    classes = (
        place_nouns.TOWNS,
        place_nouns.DIVISIONS,
        place_nouns.OTHER_DIVISIONS,
        place_nouns.LANDFORMS,
        place_nouns.LANDFORMS_BEHIND,
        place_nouns.BUILT,
    )
    assert sum(map(len, classes)) == len(frozenset().union(*classes))


def test_names_of_time_start_apart_where_three_letters_tell_them() -> None:
    for names in (time_words.MONTHS, time_words.WEEKDAYS):
        assert len({name[:3] for name in names}) == len(names)


def test_verbs_of_speech_are_said_of_people() -> None:
    assert {"say", "deny", "promise"} <= verbs.TELL & verbs.OF_PEOPLE


def test_the_package_says_what_each_of_its_modules_holds() -> None:
    named = set(re.findall(r"\b[a-z]+(?:_[a-z]+)*\b", english.__doc__ or ""))
    assert {path.stem for path in FOLDER.glob("*.py")} - {"__init__"} <= named
