"""Which dates of a sentence its words give to another of its events: a fact of English, not a judgement.

"The trial was put off until Tuesday": it is planned for Tuesday, whatever day somebody said so, and whatever
day it had been planned for. "They cancelled Friday's concert": that was not done on Friday. "OSLO, May 2 -
She will travel to Riga on May 9": not on the day when that was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from geo import timespan
from geo.analysis import Analysis
from geo.events.factuality import moved_to
from geo.events.options import PUBLISHED, Options
from geo.events.unrealised import came_to_nothing, undoes
from geo.lang.en.tense_words import WILL
from geo.lang.en.verbs import MEAN, UNDO_PLAN
from geo.text.dependencies import PAST, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNDONE: Final = ("dobj", "nsubjpass")
_GIVEN_UP: Final = re.compile(r"\b(?:instead of|rather than)(?: on)?\s+\Z", re.IGNORECASE)
_REACH: Final = 24
"""Characters before a date in which such words stand."""


def others_dates(analysis: Analysis, opts: Options, sentence: int, trigger: Token) -> set[int]:
    """Return the options among a sentence's dates that are not those of what a word tells.

    trigger: the word for what happens.
    """
    day = moved_day(analysis, opts, sentence, trigger)
    if day is not None:
        return set(opts.dates[sentence]) - {day}
    own = _own(analysis, opts, sentence)
    given_up = {n for n in own if _is_given_up(analysis, n)}
    if undoes(trigger) and trigger.tag_ in PAST:
        undone = {word.idx for thing in trigger.children if thing.dep_ in _UNDONE for word in thing.subtree}
        undone |= {word.idx for word in trigger.subtree if word.i > trigger.i and _is_of_noun(word)}
        given_up |= {n for n in own if analysis.dates[n].start in undone}
    if _is_undone(trigger):
        given_up |= {n for n in own if _is_to_come(analysis, n)}
    filed = {n for n in own if analysis.is_filed(analysis.dates[n].start)}
    if _will_be(trigger) and any(_is_to_come(analysis, n) for n in own if n not in filed):
        given_up |= filed | {PUBLISHED}
    return given_up


def moved_day(analysis: Analysis, opts: Options, sentence: int, trigger: Token) -> int | None:
    """Return the option among a sentence's dates that what a word tells is moved to, None where it is not.

    As in "was postponed until Monday". trigger: the word for what happens.
    """
    starts = {analysis.dates[number].start: number for number in _own(analysis, opts, sentence)}
    for verb in _movers(trigger):
        for lead in moved_to(verb):
            follows = lead.nbor().idx if lead.i + 1 < len(lead.doc) else -1
            if follows in starts:
                return starts[follows]
    return None


def _own(analysis: Analysis, opts: Options, sentence: int) -> list[int]:
    """The dates that stand in a sentence."""
    given = opts.dates[sentence]
    return [n for n in given if 0 <= n < len(analysis.dates) and opts.date_sentence[n] == sentence]


def _movers(trigger: Token) -> Iterator[Token]:
    """Yield the verbs that may move what a word tells to another day."""
    yield trigger
    yield from (child for child in trigger.children if child.dep_ == "ccomp")
    if trigger.dep_ in ("relcl", "acl") and lemma(trigger) in MEAN:  # "a visit that had been planned"
        yield trigger.head.head
    yield trigger.head


def _is_undone(trigger: Token) -> bool:
    """As in "abandoned a trip planned for Thursday", of the verb and of the trip."""
    verb = trigger.head if came_to_nothing(trigger) else trigger
    return verb.tag_ in PAST and (undoes(verb) or lemma(verb) in UNDO_PLAN)


def _is_of_noun(word: Token) -> bool:
    """As Thursday in "her Thursday stop", whatever the parser takes the stop for."""
    return word.dep_ == "compound" and word.head.i > word.i and word.head.ent_type_ not in ("DATE", "TIME")


def _will_be(trigger: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in WILL for child in trigger.children)


def _is_given_up(analysis: Analysis, number: int) -> bool:
    """As in "on Friday instead of Wednesday"."""
    start = analysis.dates[number].start
    return _GIVEN_UP.search(analysis.text, max(0, start - _REACH), start) is not None


def _is_to_come(analysis: Analysis, number: int) -> bool:
    """Whether a date lies behind the day of publication."""
    edtf, published = analysis.dates[number].edtf, analysis.published
    first = timespan.parse(edtf).first if edtf else None
    return (
        first is not None
        and published is not None
        and first > (published.year, published.month, published.day)
    )
