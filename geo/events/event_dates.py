"""Which dates of a sentence its words give to another of its events: a fact of English, not a judgement.

"The trial was put off until Tuesday": it is planned for Tuesday, whatever day somebody said so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.analysis import Analysis
from geo.events.factuality import is_put_off
from geo.events.options import Options
from geo.lang.en.function_words import UNTIL

if TYPE_CHECKING:
    from spacy.tokens import Token


def others_dates(analysis: Analysis, opts: Options, sentence: int, trigger: Token) -> set[int]:
    """Return the options among a sentence's dates that are not those of what a word tells.

    trigger: the word for what happens.
    """
    given = opts.dates[sentence]
    own = [n for n in given if 0 <= n < len(analysis.dates) and opts.date_sentence[n] == sentence]
    day = _put_off_to(analysis, own, trigger)
    return set() if day is None else set(given) - {day}


def _put_off_to(analysis: Analysis, own: list[int], trigger: Token) -> int | None:
    """As in "was postponed until Monday": the date that something is put off to, None where it is not."""
    said = (child for child in trigger.children if child.dep_ == "ccomp")
    for verb in (trigger, trigger.head, *said):
        if not is_put_off(verb):
            continue
        for number in own:
            start = analysis.dates[number].start
            words = [token for token in verb.subtree if verb.idx < token.idx < start]
            if words and words[-1].lower_ in UNTIL and words[-1].head == verb:
                return number
    return None
