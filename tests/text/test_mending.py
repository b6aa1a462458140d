"""Markdown and broken words are read as the words they are, and each is found again where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.mending import Mended, mend


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Flood in the *north*\n\n> The **old** dam", "Flood in the north\n\nThe old dam"),
        ("near [Sohag](http://example.org/a_(b)) on ***Friday***", "near Sohag on Friday"),
        ("![A dam](http://example.org/d.png)It broke", "It broke"),
        ("[Riga][1] and [Oslo][2]\n\n[1]: http://example.org", "Riga and [Oslo][2]\n\n"),
        ("in Ber-\ngamo and Mi-\r\nlan", "in Bergamo and Milan"),
        (
            "Kim Jong-\nun left. Kim Jong-un, in the mid-\n1990s",
            "Kim Jong-un left. Kim Jong-un, in the mid-1990s",
        ),
        ("a self-\nmade man, a state-\nowned mine", "a self-made man, a state-owned mine"),
        ("an air-\nlift; the air-lift began", "an air-lift; the air-lift began"),
        ("wait -\nno", "wait -\nno"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        ("It rained.\n", "It rained.\n"),
        ("Fire in #Herat today https://t.co/ab1\n\nMore", "Fire in Herat today\n\nMore"),
        ("It said so (https://example.org/a?b=c#d). Later", "It said so. Later"),
        ("item #1 in C# and AT&#x41; https:// is none", "item #1 in C# and AT&#x41; https:// is none"),
    ],
)
def test_the_words_are_read(text: str, words: str) -> None:
    assert mend(text).text == words


@pytest.mark.parametrize(
    ("text", "piece", "stood"),
    [
        ("in Ber-\ngamo on Monday", "Bergamo", "Ber-\ngamo"),
        ("near [Sohag](http://example.org/s) on *Friday*.", "Sohag", "Sohag"),
        ("near [Sohag](http://example.org/s) on *Friday*.", "Friday.", "Friday*."),
        ("It rained.", "rained", "rained"),
        ("Fire in #Herat http://t.co/ab1 on Monday", "Herat on", "Herat http://t.co/ab1 on"),
    ],
)
def test_a_piece_is_found_where_it_stood(text: str, piece: str, stood: str) -> None:
    mended = mend(text)
    start = mended.text.index(piece)
    start, end = mended.span(start, start + len(piece))
    assert mended.given[start:end] == stood


@given(st.text(alphabet="ab-\n*_#[]()> !:1/htps", max_size=60))
def test_each_character_left_stands_where_it_is_said_to(text: str) -> None:
    mended = mend(text)
    spots = [mended.span(at, at + 1) for at in range(len(mended.text))]
    assert [text[start:end] for start, end in spots] == list(mended.text)
    assert spots == sorted(spots)
    assert mended.given == text


def test_nothing_at_all_stands_where_it_is() -> None:
    mended = Mended("It rained.")
    mended.cut([(0, 3)])
    assert (mended.text, mended.span(0, 0), mended.span(0, 6)) == ("rained.", (0, 0), (3, 9))
