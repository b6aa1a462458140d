"""geo.events.features: what the last stage weighs of a sentence, a place and a date."""

from __future__ import annotations

import numpy as np
import pytest

from geo.events.answered import AnsweredReport
from geo.events.features import Surroundings, dating_numbers, unit_numbers
from geo.events.options import NOWHERE, PUBLISHED
from tests.reading import reading, word

TEXT = (
    "Berg on the Road\n\nRIGA, May 14 (Wire) — Anna Berg was seen in Oslo, Norway, on Monday. “It rains,” "
    "she said. She slept."
)
RIGA, OSLO, NORWAY = range(3)
MAY_14, MONDAY = range(2)


@pytest.fixture(scope="module")
def read() -> AnsweredReport:
    return reading(TEXT)


@pytest.fixture(scope="module")
def around(read: AnsweredReport) -> Surroundings:
    return Surroundings(read.analysis, read.opts, read.asked)


def test_the_text_names_the_places_and_dates_meant_here(read: AnsweredReport) -> None:
    assert [name.mention.text for name in read.analysis.places] == ["RIGA", "Oslo", "Norway"]
    assert [found.text for found in read.analysis.dates] == ["May 14", "Monday"]


class TestUnit:
    def test_a_place_of_the_sentence_is_seen_with_the_words_it_hangs_on(
        self, read: AnsweredReport, around: Surroundings
    ) -> None:
        names = around.unit(1, OSLO, word(read.analysis, "seen"))
        assert {"use=place", "precision=city", "prep=in", "v=see", "aux=was", "before1=in", "inner"} <= set(
            names
        )
        assert {"ot=see", "otaux=was", "os=1", "oplaces=2", "odates=2"} <= set(names)

    def test_the_place_of_filing_is_seen_as_carried_over(
        self, read: AnsweredReport, around: Surroundings
    ) -> None:
        names = around.unit(1, RIGA, word(read.analysis, "seen"))
        assert {"cwhere=filed", "cgap=0", "ct=see"} <= set(names)
        assert not any(name.startswith("prep=") for name in names)

    def test_a_place_carried_over_is_seen_with_how_far_it_came(
        self, read: AnsweredReport, around: Surroundings
    ) -> None:
        names = around.unit(3, OSLO, word(read.analysis, "slept"))
        assert {"cgap=2", "cwhere=body", "ct=sleep", "cw=slept"} <= set(names)

    def test_no_place_is_seen_by_its_sentence_alone(self, around: Surroundings) -> None:
        names = around.unit(2, NOWHERE, None)
        assert {"ns=2", "nquoted=True", "nt=-"} <= set(names)
        assert all(name.startswith("n") for name in names)


class TestDating:
    def test_a_date_of_the_sentence_is_seen_beside_its_place(
        self, read: AnsweredReport, around: Surroundings
    ) -> None:
        names = around.dating(1, OSLO, MONDAY, word(read.analysis, "seen"))
        assert {"form=9999-99-99", "text=monday", "past=True", "psame=True", "pside=True,2"} <= set(names)

    def test_without_a_place_it_is_seen_beside_the_word(
        self, read: AnsweredReport, around: Surroundings
    ) -> None:
        names = around.dating(1, NOWHERE, MONDAY, word(read.analysis, "seen"))
        assert "tsame=True" in names

    def test_one_of_another_sentence_is_seen_by_its_rank(
        self, read: AnsweredReport, around: Surroundings
    ) -> None:
        names = around.dating(3, NOWHERE, MAY_14, word(read.analysis, "slept"))
        assert {"gap=2,n", "rank=1", "filed=True"} <= set(names)

    @pytest.mark.parametrize(("date", "first"), [(PUBLISHED, "today"), (NOWHERE, "none")])
    def test_the_day_of_publication_and_none_are_seen_as_such(
        self, around: Surroundings, date: int, first: str
    ) -> None:
        names = around.dating(3, NOWHERE, date, None)
        assert names[0] == first
        assert all(name.startswith(first) for name in names)


class TestHead:
    def test_what_stands_above_a_span_in_the_tree(self, around: Surroundings) -> None:
        at = TEXT.index("Oslo")
        head, path = around.head(at, at + 4)
        assert head.text == "Oslo"
        assert [token.text for token in path] == ["Oslo", "in", "seen"]

    def test_a_part_of_a_word_counts_as_the_word(self, around: Surroundings) -> None:
        at = TEXT.index("Oslo")
        assert around.head(at + 1, at + 2)[0].text == "Oslo"


class TestNumbers:
    def test_what_the_encoder_says_of_a_unit_is_seen_beside_the_best_of_its_sentence(
        self, read: AnsweredReport
    ) -> None:
        table = unit_numbers(read.asked, read.answers.unit)
        assert table.shape == (len(read.asked.unit_place), 4)
        assert np.isfinite(table).all()
        for sentence in range(len(read.analysis.sentences)):
            assert table[read.asked.unit_sentence == sentence, 2].max() == 0
        assert (table[:, 3] >= table[:, 0]).all()

    def test_what_it_says_of_the_dates_of_a_unit_are_shares(self, read: AnsweredReport) -> None:
        table = dating_numbers(read.asked, read.answers.dating)
        assert table.shape == (len(read.asked.dating_unit), 3)
        assert (table[:, 1] <= 0).all()
        np.testing.assert_allclose(np.bincount(read.asked.dating_unit, table[:, 2] / 4), 1)

    def test_odds_without_bound_are_cut(self, read: AnsweredReport) -> None:
        table = unit_numbers(read.asked, np.full(len(read.asked.unit_place), 1e9, dtype=np.float32))
        assert table[:, 0].max() == 8
