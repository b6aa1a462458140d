"""geo.events.elsewhere: places of a sentence at which what a word tells did not happen."""

from __future__ import annotations

import pytest

from geo.events.elsewhere import is_elsewhere
from tests.reading import analysed, word


def elsewhere(text: str, trigger: str, place: str) -> bool:
    """Whether the first place of this name is not where what a word tells happened."""
    analysis = analysed(text)
    named = next(one for one in analysis.places if one.mention.text == place)
    return is_elsewhere(analysis, named, word(analysis, trigger))


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Neil Harrop, 52, of Riga, pleaded guilty on Monday.", "pleaded", "Riga"),
        ("A lorry hit Anna Berg, of Riga, on Monday.", "hit", "Riga"),
        ("She landed in Oslo from Riga on Monday.", "landed", "Riga"),
        ("He was arrested at Oslo as he was about to board a flight to Riga.", "arrested", "Riga"),
        ("The trial of a man who did not go to Riga opened on Monday.", "opened", "Riga"),
        (
            "Experts will meet in Oslo in June, and the next fair is to be held in Riga in 2027.",
            "held",
            "Oslo",
        ),
        (
            "Experts will meet in Oslo in June, and the next fair is to be held in Riga in 2027.",
            "meet",
            "Riga",
        ),
        ("He said in Oslo that a bomb had exploded in Riga.", "exploded", "Oslo"),
    ],
)
def test_what_happened_was_not_at_a_place_that_is_another_s(text: str, trigger: str, place: str) -> None:
    assert elsewhere(text, trigger, place)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The mayor of Riga spoke on Monday.", "spoke", "Riga"),
        ("After the fall, of Riga only ruins remained.", "remained", "Riga"),
        ("She landed in Riga on Monday.", "landed", "Riga"),
        ("He was arrested in Riga as he was about to board a flight to Oslo.", "arrested", "Riga"),
        ("Experts will meet in Riga in June, and the next fair is to be held in 2027.", "held", "Riga"),
        ("She flew to Oslo and met the premier in Riga.", "met", "Riga"),
        ("Two men were shot in Riga.", "shot", "Riga"),
        ("A jet that had been missing since Friday in Riga was found on Saturday.", "found", "Riga"),
        ("Talks that were to begin in Riga on Monday were put off until Friday.", "put", "Riga"),
        ("Talks that were to begin in Riga on Monday were put off until Friday.", "Talks", "Riga"),
    ],
)
def test_else_it_may_have_been(text: str, trigger: str, place: str) -> None:
    assert not elsewhere(text, trigger, place)


def test_another_sentence_decides_nothing() -> None:
    assert not elsewhere("Neil Harrop, 52, of Riga, was freed. He spoke to reporters.", "spoke", "Riga")
