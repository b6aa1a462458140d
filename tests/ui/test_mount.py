"""What Python makes of what the reader says; tests/browser/test_mount.py drives the real thing."""

from __future__ import annotations

import pytest

from geo.ui.mount import Words

TEXT = "🌾🌾 Grain talks 🌾\n\n🚢 Berg said in 𝐑iga."


@pytest.mark.parametrize("words", ["Grain", "🌾", "🚢 Berg", "𝐑iga.", TEXT])
def test_offsets_of_a_browser_become_those_of_python(words: str) -> None:
    start = TEXT.index(words)
    units = len(TEXT[:start].encode("utf-16-le")) // 2
    found = Words(units, units + len(words.encode("utf-16-le")) // 2, words).span(TEXT)
    assert found == (start, start + len(words))


@pytest.mark.parametrize(
    "words",
    [
        Words(5, 10, "other"),
        Words(0, 0, ""),
        Words(900, 905, "Grain"),
        Words(1, 2, "🌾"),  # the second half of a character
    ],
)
def test_words_that_the_text_does_not_hold_there_have_no_place(words: Words) -> None:
    assert words.span(TEXT) is None
