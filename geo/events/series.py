"""A stretch of a sentence -> its places listed each with a date: "in Paris on Monday, Rome on Tuesday".

Only what joins words stands between them: "on Monday in Paris and on Tuesday in Rome", "from Paris on Monday
to Rome on Tuesday". A noun or verb there tells of something else: "the fire in Paris on Monday and the flood
in Rome on Tuesday".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.analysis import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING: Final = frozenset({"ADP", "ADV", "DET", "PART", "SCONJ", "PUNCT"})
_MOST_WORDS: Final = 5  # ", and then on to the"


class _Mark(NamedTuple):
    """A place or a date; offsets of the text, end exclusive."""

    start: int
    end: int
    is_place: bool


def series(analysis: Analysis, start: int, end: int, dates: Sequence[int]) -> list[int]:
    """Return where the second and further of such places begin, joining words included; [] for no series.

    dates: where the dates that count start.
    """
    run: list[_Mark] = []
    for one in [*_marks(analysis, start, end, dates), None]:
        if one is not None and (not run or _goes_on(analysis, run, one)):
            run.append(one)
            continue
        if len(run) >= 4:
            return [before.end for before in run[1 : len(run) // 2 * 2 - 1 : 2]]
        run = [one] if one is not None else []
    return []


def _marks(analysis: Analysis, start: int, end: int, dates: Sequence[int]) -> list[_Mark]:
    """The places and dates of a stretch in text order, a place with what it lies in as one."""
    places = [named.mention for named in analysis.places]
    found = [
        _Mark(p.start, p.end, True)
        for p in places
        if start <= p.start < end
        if not analysis.is_filed(p.start)
    ]
    found += [
        _Mark(e.start, e.end, False) for e in analysis.dates if start <= e.start < end and e.start in dates
    ]
    marks: list[_Mark] = []
    for one in sorted(found):
        before = marks[-1] if marks else None
        if (
            before
            and before.is_place
            and one.is_place
            and analysis.text[before.end : one.start].strip() == ","
        ):
            marks[-1] = _Mark(before.start, one.end, True)  # "Brest, France"
        else:
            marks.append(one)
    return marks


def _goes_on(analysis: Analysis, run: Sequence[_Mark], one: _Mark) -> bool:
    """Whether a place or date belongs to the last of a series, or is the first of a pair joined to it."""
    before = run[-1]
    between = _between(analysis, before.end, one.start)
    if before.is_place == one.is_place or len(between) > _MOST_WORDS:
        return False
    kinds = {word.pos_ for word in between}
    if len(run) % 2 == 0:
        return bool(kinds) and kinds <= {*_LEADING, "CCONJ"}
    # "in Brest, France, on Monday", but no comma in "on Monday in Brest".
    return kinds <= (_LEADING if before.is_place else _LEADING - {"PUNCT"})


def _between(analysis: Analysis, start: int, end: int) -> list[Token]:
    span = analysis.doc.char_span(start, end, alignment_mode="contract") if start < end else None
    return [word for word in span if not word.is_space] if span is not None else []
