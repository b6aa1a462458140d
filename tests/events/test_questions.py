"""geo.events.questions: the questions put to the encoder, as arrays that fit together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events.options import NOWHERE, PUBLISHED, Options, options
from geo.events.questions import (
    DATE_FEATURES,
    NOTHING,
    PLACE_FEATURES,
    TODAY,
    Questions,
    bucket_of,
    form_of,
    gap_of,
    questions,
)
from tests.reading import PUBLISHED as DAY
from tests.reading import analysed, pieces

REPORTS = sorted((Path(__file__).parents[1] / "reports").glob("*.txt"))[:3]
TEXTS = [
    "",
    "Yes.",
    "Anna Berg visited Riga on Monday.",
    "Berg on the Road\n\nRIGA, May 14 (Wire) — Anna Berg arrived here on Monday. She will fly to Nairobi, "
    "Kenya, on Friday, two days after she met Paul Smith.\n\nIn Lusaka it rained in 1998.",
    "She was in Riga, " * 60,
    "In Riga. " * 40,
]
WORDS = st.sampled_from(
    (
        "Anna", "Berg", "she", "visited", "met", "flew", "to", "in", "on", "Riga", "Oslo", "Kenya", "Kenyan",
        "RIGA, May 14 (Wire) —", "Monday", "May 3", "1998", "two days after", "last week", ".", ".\n\n", ",",
        "“", "”", "quake", "the capital", "😀", "\ud800", "\x00",
    )
)  # fmt: skip


def asked(text: str, published: date | None = DAY) -> tuple[Options, Questions, int]:
    """The options, the questions, and how many pieces the text has."""
    analysis = analysed(text, published)
    starts, ends = pieces(text)
    opts = options(analysis)
    return opts, questions(analysis, opts, starts, ends), len(starts)


def hold(opts: Options, found: Questions, count: int) -> None:
    """Fail unless all arrays fit together."""
    units, pairs, datings = len(found.unit_place), len(found.pair_unit), len(found.dating_unit)
    assert found.unit_sentence.shape == found.unit_clause.shape == found.unit_place.shape == (units,)
    assert found.unit_pieces.shape == (units, 2)
    assert found.pair_unit.shape == found.pair_word.shape == found.pair_token.shape == (pairs,)
    assert found.pair_features.shape == (pairs, len(PLACE_FEATURES))
    assert found.dating_unit.shape == found.dating_date.shape == (datings,)
    assert found.dating_pieces.shape == (datings, 2)
    assert found.dating_features.shape == (datings, len(DATE_FEATURES))

    asked_for = [(told, place) for told in opts.clauses for place in told.places]
    assert [opts.clauses[number] for number in found.unit_clause] == [told for told, _ in asked_for]
    assert found.unit_sentence.tolist() == [told.sentence for told, _ in asked_for]
    assert found.unit_place.tolist() == [place for _, place in asked_for]
    dates = [(n, date) for n, (told, _) in enumerate(asked_for) for date in told.dates]
    assert list(zip(found.dating_unit, found.dating_date, strict=True)) == dates
    assert set(found.pair_unit.tolist()) == set(range(units))

    assert ((found.pair_features >= 0) & (found.pair_features < np.array(PLACE_FEATURES))).all()
    assert ((found.dating_features >= 0) & (found.dating_features < np.array(DATE_FEATURES))).all()
    assert ((found.pair_word >= 0) & (found.pair_word < count)).all()
    nowhere = found.unit_place == NOWHERE
    assert (found.unit_pieces[nowhere] == NOTHING).all()
    today, none = found.dating_date == PUBLISHED, found.dating_date == NOWHERE
    assert (found.dating_pieces[today] == TODAY).all()
    assert (found.dating_pieces[none] == NOTHING).all()
    for spans in (found.unit_pieces[~nowhere], found.dating_pieces[~today & ~none]):
        assert ((spans[:, 0] >= 0) & (spans[:, 0] <= spans[:, 1]) & (spans[:, 1] < count)).all()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("published", [DAY, None, date.min, date.max])
def test_the_arrays_fit_together(text: str, published: date | None) -> None:
    hold(*asked(text, published))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_those_of_a_report_do_too(path: Path) -> None:
    hold(*asked(path.read_text("utf-8")))


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), st.none() | st.dates())
def test_those_of_any_text_do_too(text: str, published: date | None) -> None:
    hold(*asked(text, published))


def test_a_pair_is_asked_of_every_word_with_every_place() -> None:
    text = "Anna Berg landed in Riga and met the mayor."
    _, found, _ = asked(text)
    doc = analysed(text).doc
    words = [
        (int(unit), doc[int(token)].text)
        for unit, token in zip(found.pair_unit, found.pair_token, strict=True)
    ]
    assert words == [(n, word) for n in (0, 1) for word in ("landed", "met", "mayor")]


def test_a_word_is_the_piece_it_starts_with() -> None:
    text = "Anna Berg travelled to Riga."
    _, found, _ = asked(text)
    starts, _ = pieces(text)
    assert {starts[at] for at in found.pair_word} == {text.index("travelled")}


def test_a_sentence_without_verb_or_noun_asks_by_its_head() -> None:
    text = "Soon, soon."
    _, found, _ = asked(text)
    assert [analysed(text).doc[int(at)].text for at in found.pair_token] == ["soon"]


def test_a_sentences_own_place_is_told_from_one_carried_over() -> None:
    _, found, _ = asked("She landed in Riga. She left. She slept. She ate in Oslo.")
    rows = {
        (int(found.unit_sentence[unit]), int(found.unit_place[unit])): [int(value) for value in row]
        for unit, row in zip(found.pair_unit, found.pair_features, strict=True)
    }
    gap, apart, where, use, _, rank = range(6)
    assert [rows[at, 0][gap] for at in range(4)] == [0, 1, 2, 3]
    assert [rows[at, 0][rank] for at in range(4)] == [4, 0, 0, 0]
    assert rows[0, 0][apart] < 10
    assert rows[1, 0][apart] == 10
    assert rows[1, 0][where] == 0
    assert rows[1, 0][use:rank] == [0, 1]
    assert rows[1, NOWHERE] == [6, 10, 3, 4, 4, 4]


def test_the_place_of_filing_is_never_a_sentences_own() -> None:
    text = "RIGA, May 14 (Wire) — Anna Berg landed on Monday."
    _, found, _ = asked(text)
    (row,) = found.pair_features[found.unit_place[found.pair_unit] == 0]
    assert (row[0], row[1], row[2]) == (1, 10, 2)


@pytest.mark.parametrize(
    ("back", "expected"), [(-3, 5), (0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (8, 4), (9, 5), (900, 5)]
)
def test_sentences_back_are_counted_coarsely(back: int, expected: int) -> None:
    assert gap_of(back) == expected


@given(st.integers(), st.integers())
def test_distances_are_counted_coarsely_and_in_order(one: int, other: int) -> None:
    assert 0 <= bucket_of(one) < PLACE_FEATURES[1] - 1
    assert one > other or bucket_of(one) <= bucket_of(other)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-05-13", 0),
        ("2024-05-13?", 0),
        ("2024-05", 1),
        ("1998~", 2),
        ("2024-05-13/..", 3),
        ("../1998", 3),
        ("2024-05-06/2024-05-12", 4),
        ("-0044", 5),
        ("", 5),
    ],
)
def test_a_date_has_its_form(edtf: str, expected: int) -> None:
    assert form_of(edtf) == expected
