"""geo.story.keys: keys of new rows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.story.keys import new_key


@pytest.mark.parametrize(
    ("words", "taken", "key"),
    [
        ("Komsomolsk-on-Amur", (), "komsomolsk-on-amur"),
        ("Málaga", (), "malaga"),
        ("Riga", ("riga",), "riga-2"),
        ("Riga", ("riga", "riga-2"), "riga-3"),
        ("日本", (), "row"),
    ],
)
def test_a_key_is_plain_and_free(words: str, taken: tuple[str, ...], key: str) -> None:
    assert new_key(words, taken) == key


@given(st.text())
def test_whatever_the_words(words: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", new_key(words, ()))
