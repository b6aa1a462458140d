"""Which dates of a sentence its words give to another of its events: facts of English, not judgements.

"Two days after the quake in Mamuju on Sunday, a storm hit Palu": the quake was on Sunday, the storm was not.
"She spoke on Wednesday, the day after a mob burned the church": the church burned on Tuesday. "The trial was
put off until Tuesday": it is planned for Tuesday, whatever day somebody said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from geo.analysis import Analysis
from geo.dates import Expression, anchors, values
from geo.events.factuality import is_put_off
from geo.events.options import NOWHERE, Options, edtf_of
from geo.lang.en.function_words import UNTIL

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE: Final = re.compile(r"\s*[,(\u2014\u2013-]{1,2}\s*(?:just |only )?")
_ENDS: Final = re.compile(r"[,;.)\u2014\u2013]")


def others_dates(analysis: Analysis, opts: Options, sentence: int, place: int, trigger: Token) -> set[int]:
    """Return the options among a sentence's dates that are not those of what it tells at a place.

    place: number of the place, or NOWHERE. trigger: the word for what happens.
    """
    given = opts.dates[sentence]
    own = [n for n in given if 0 <= n < len(analysis.dates) and opts.date_sentence[n] == sentence]
    if not own:
        return set()
    if (day := _put_off_to(analysis, own, trigger)) is not None:
        return set(given) - {day}
    named = place != NOWHERE and opts.place_sentence[place] == sentence
    at = analysis.places[place].mention.start if named else trigger.idx
    return {*_within(analysis, own, at), *_counted_back(analysis, opts, sentence, at)}


def _within(analysis: Analysis, own: list[int], at: int) -> Iterator[int]:
    """As in "a day after the quake on Sunday": each of the two days belongs to one side of the phrase."""
    for number in own:
        amount, event = analysis.dates[number], number + 1
        if event in own and anchors.counts_from(analysis.text, amount, analysis.dates[event]):
            inside = amount.end <= at < analysis.dates[event].end
            yield number if inside else event


def _counted_back(analysis: Analysis, opts: Options, sentence: int, at: int) -> Iterator[int]:
    """As in "on Wednesday, the day after a mob burned the church": the second day is told, not named."""
    for number, (day, amount) in enumerate(zip(analysis.dates, analysis.dates[1:], strict=False)):
        if opts.date_sentence[number + 1] != sentence or not (told := _day_beside(analysis, day, amount)):
            continue
        stop = _ENDS.search(analysis.text, amount.end)
        behind = amount.end <= at < (stop.start() if stop else len(analysis.text))
        for option in opts.dates[sentence]:
            counted = option >= len(analysis.dates)
            own = counted and opts.counted[option - len(analysis.dates)].expression == number + 1
            right = edtf_of(analysis, opts, option) == told
            if (behind and not (own and right)) or (own and not behind):
                yield option


def _day_beside(analysis: Analysis, day: Expression, amount: Expression) -> str:
    """The day so long before or after one that stands beside the amount; "" where it does not."""
    days = anchors.days_counted(amount)
    if amount.edtf or days is None or values.unit(day.edtf) != "day":
        return ""
    if not _BESIDE.fullmatch(analysis.text, day.end, amount.start):
        return ""
    return values.shift(day.edtf, -days, "day")


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
