"""Sentences of a report -> its layout: the headline, and the dateline that says where it was filed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from geo.lang.en.datelines import DATELINE
from geo.text.report import Sentence

_DATELINE: Final = re.compile(DATELINE)
_FIRST: Final = 8
"""Among how many sentences at the top the dateline stands."""


def dateline(text: str, sentences: Sequence[Sentence]) -> tuple[int, int] | None:
    """Return the span of the words before the text proper that say where it was filed; None for none."""
    for sentence in sentences[:_FIRST]:
        if match := _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 120)):
            return match.span()
    return None


def without_dateline(sentence: str) -> str:
    """Return a sentence without the dateline before it, if it has one."""
    return _DATELINE.sub("", sentence, count=1) if _DATELINE.match(sentence) else sentence


def headline(text: str, sentences: Sequence[Sentence], title: str) -> int:
    """Return how many sentences at the top are the headline: the title, or a first line with no full stop.

    A sentence that is all the report is no headline, though its title may be taken from it.
    """
    if not sentences:
        return 0
    first = text[sentences[0].start : sentences[0].end]
    alone = len(sentences) == 1 or sentences[1].paragraph != sentences[0].paragraph
    unfinished = not first.rstrip("”’\"'").endswith((".", "!", "?", "…"))
    titled = len(sentences) > 1 and " ".join(first.split()) == " ".join(title.split())
    return int(alone and (unfinished or titled))
