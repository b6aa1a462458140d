from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.ui.plain import plain
from tests import stories


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Kim’s tour", "Kim’s tour"),
        ("*bold*", r"\*bold\*"),
        ("a_b", r"a\_b"),
        (":red[x]", r"\:red\[x\]"),
        ("$x$", r"\$x\$"),
        ("\\*", r"\\\*"),
        ("# 1. x", r"\# 1\. x"),
    ],
)
def test_markup_is_escaped(text: str, escaped: str) -> None:
    assert plain(text) == escaped


@given(st.text() | st.sampled_from(stories.HOSTILE))
def test_every_mark_is_escaped_and_nothing_else_changes(text: str) -> None:
    escaped = plain(text)
    assert re.sub(r"\\(.)", r"\1", escaped) == text
    assert not set(re.sub(r"\\.", "", escaped)) & set(string.punctuation)
