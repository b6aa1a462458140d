"""geo.lang.words: words written as a line."""

from __future__ import annotations

import re

from geo.lang.words import either, listed, word_set


def test_a_line_is_a_list_or_a_set() -> None:
    assert listed("to and  fro") == ("to", "and", "fro")
    assert word_set("to and to") == {"to", "and"}


def test_the_longest_word_that_fits_is_found() -> None:
    found = re.compile(either(["isle", "isles", "is"])).match("isles of")
    assert found is not None
    assert found[0] == "isles"


def test_the_pattern_is_the_same_whatever_the_order() -> None:
    assert either({"b", "a", "cc"}) == either(["cc", "a", "b"]) == "(?:cc|a|b)"
