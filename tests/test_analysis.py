"""geo.analysis: what stands in a report before anything is judged."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.analysis import Analysis, analyse
from geo.errors import LanguageError
from geo.text import report
from geo.text.report import SURROGATE
from tests.reading import PUBLISHED, analysed

TEXT = (
    "Berg on the Road\n\nRIGA, May 14 (Wire) — Anna Berg arrived here on Monday. She will fly to Nairobi, "
    "Kenya, on Friday.\n\nIt rained in Lusaka in 1998."
)
WORDS = st.sampled_from(
    (
        "Anna", "Berg", "visited", "Riga", "RIGA, May 14 (Wire) —", "the capital", "Kenya’s", "in", "In",
        "Russia's Far East", "the Crimean War", "on Monday", ".", ".\n\n", "\r\n\r\n", "“", "”", "\ud800",
        "\x00", "\u2028", "😀", "日本", "two days after",
    )
)  # fmt: skip


class TestAnalyse:
    def test_places_dates_and_sentences_stand_in_text_order(self) -> None:
        analysis = analysed(TEXT)
        assert [name.mention.text for name in analysis.places] == ["RIGA", "Nairobi", "Kenya", "Lusaka"]
        assert [found.edtf for found in analysis.dates] == ["2024-05-14", "2024-05-13", "2024-05-17", "1998"]
        assert analysis.sentences == report.sentences(TEXT)
        assert (analysis.text, analysis.published) == (TEXT, PUBLISHED)

    def test_every_word_has_its_lemma(self) -> None:
        assert [token.lemma_ for token in analysed("She flew to Oslo.").doc] == [
            "she",
            "fly",
            "to",
            "Oslo",
            ".",
        ]

    def test_a_model_that_is_not_installed_is_named(self) -> None:
        with pytest.raises(LanguageError, match="no_such_model"):
            analyse("Yes.", PUBLISHED, model="no_such_model")

    @settings(max_examples=60)
    @given(st.lists(WORDS, max_size=30).map(" ".join), st.none() | st.dates())
    @example("Russia's Far East \ud800 \ud800", None)
    def test_of_any_text_what_is_found_stands_in_it(self, text: str, published: date | None) -> None:
        analysis = analysed(text, published)
        read = SURROGATE.sub("\ufffd", text)  # half a character is none to a reader of names
        for name in analysis.places:
            mention = name.mention
            assert 0 <= mention.start < mention.end <= len(text)
            assert read[mention.start : mention.end] == mention.text
        for one, other in pairwise(analysis.places):
            assert one.mention.end <= other.mention.start
        for found in analysis.dates:
            assert text[found.start : found.end] == found.text
        if analysis.dateline is not None:
            assert 0 <= analysis.dateline[0] < analysis.dateline[1] <= len(text)
        assert len(analysis.doc.text) == len(text)
        assert 0 <= analysis.headline <= min(1, len(analysis.sentences))


class TestDateline:
    def test_what_stands_in_it_is_filed(self) -> None:
        analysis = analysed(TEXT)
        assert [analysis.is_filed(name.mention.start) for name in analysis.places] == [
            True,
            False,
            False,
            False,
        ]
        assert [analysis.is_filed(found.start) for found in analysis.dates] == [True, False, False, False]
        assert not analysed("She left.").is_filed(0)


class TestLookingUp:
    @pytest.fixture
    def analysis(self) -> Analysis:
        return analysed("It rained. She left on Monday. She came on Friday.")

    @pytest.mark.parametrize(
        ("offset", "expected"), [(0, 0), (9, 0), (10, 0), (11, 1), (29, 1), (31, 2), (49, 2), (10**6, 2)]
    )
    def test_the_sentence_at_a_character(self, analysis: Analysis, offset: int, expected: int) -> None:
        assert analysis.sentence_at(offset) == expected

    def test_before_the_first_it_is_the_first(self) -> None:
        assert analysed("\n\n  It rained.").sentence_at(0) == 0

    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            (0, 50, ["Monday", "Friday"]),
            (11, 30, ["Monday"]),
            (31, 50, ["Friday"]),
            (0, 10, []),
            (24, 24, []),
        ],
    )
    def test_the_dates_between_two_characters(
        self, analysis: Analysis, start: int, end: int, expected: list[str]
    ) -> None:
        assert [found.text for found in analysis.dates_in(start, end)] == expected
