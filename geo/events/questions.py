"""Options of a report -> the questions put to the encoder's heads, as arrays: one row a pair of words.

A unit asks of one clause and one place: "does it tell of something that happens there?" Its pairs are the
words of the clause that may be the event's, each with the words of the place. A dating asks of one unit and
one date: "is it that event's?"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.analysis import Analysis
from geo.encoder.windows import pieces_at
from geo.events.options import NOWHERE, PUBLISHED, Options, date_span, edtf_of
from geo.kinds import Precision
from geo.places.model import Use

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]

NOTHING: Final = -1
"""Instead of a piece: the place or date is none, or the day of publication (`TODAY`)."""
TODAY: Final = -2

USES: Final = tuple(Use)
PRECISIONS: Final = tuple(Precision)

PLACE_FEATURES: Final = (7, 11, 4, 5, 5, 5)
"""How many values each feature of a pair of event word and place has."""
DATE_FEATURES: Final = (8, 11, 4, 8, 5)
"""The same for a unit and a date."""

_STEPS: Final = (-20, -10, -5, -2, 0, 2, 5, 10, 20)


@dataclass(frozen=True)
class Questions:
    """All questions to one report; numbers of pieces count from 0 over the whole report.

    unit_sentence, unit_clause, unit_place: of each unit, in order of clauses (place: number or NOWHERE).
    pair_unit, pair_word, pair_place: of each pair, its unit, the piece of the event word, and the pieces
    (first, last) of the place, NOTHING for none; pair_token: the word's token in the parse.
    pair_features: one column a feature of PLACE_FEATURES.
    dating_unit, dating_date: number of the expression, NOWHERE or PUBLISHED; dating_pieces; dating_features.
    """

    unit_sentence: Ints
    unit_clause: Ints
    unit_place: Ints
    unit_pieces: Ints
    pair_unit: Ints
    pair_word: Ints
    pair_token: Ints
    pair_features: Ints
    dating_unit: Ints
    dating_date: Ints
    dating_pieces: Ints
    dating_features: Ints


def questions(analysis: Analysis, opts: Options, starts: Sequence[int], ends: Sequence[int]) -> Questions:
    """Return the questions to a report whose word pieces start and end at these offsets."""
    doc = analysis.doc
    place_spans = [(n.mention.start, n.mention.end) for n in analysis.places]
    dates = [*range(len(analysis.dates) + len(opts.counted))]
    date_spans = [date_span(analysis, opts, number) or (0, 0) for number in dates]
    place_pieces = pieces_at(starts, ends, place_spans)
    date_pieces = pieces_at(starts, ends, date_spans)
    found = [(_array([], 5), _array([], 9), _array([], 9))]
    count = 0
    for clause, told in enumerate(opts.clauses):
        at = told.sentence
        units: list[tuple[int, int, int, int, int]] = []
        pairs: list[tuple[int, ...]] = []
        datings: list[tuple[int, ...]] = []
        tokens = list(told.triggers) or _first_token(analysis, at)
        words = pieces_at(starts, ends, [(doc[i].idx, doc[i].idx + len(doc[i])) for i in tokens])
        carried = 0
        for place in told.places:
            own = place != NOWHERE and opts.place_sentence[place] == at
            own = own and not analysis.is_filed(analysis.places[place].mention.start)
            rank = 4 if own or place == NOWHERE else min(carried, 3)
            carried += not own
            spot = place_pieces[place] if place != NOWHERE else (NOTHING, NOTHING)
            fixed = _place_features(analysis, opts, at, place, own=own)
            number = count + len(units)
            units.append((at, clause, place, *spot))
            for token, (word, _) in zip(tokens, words, strict=True):
                apart = bucket_of(word - spot[0]) if own else 10
                pairs.append((number, word, token, fixed[0], apart, *fixed[1:], rank))
            behind = 0
            for date in told.dates:
                when = date_pieces[date] if date >= 0 else (TODAY if date == PUBLISHED else NOTHING,) * 2
                same = date >= 0 and opts.date_sentence[date] == at
                apart = bucket_of(when[0] - spot[0]) if same and own else 10
                last = 4 if same or date < 0 else min(behind, 3)
                behind += date >= 0 and not same
                datings.append((number, date, *when, *_date_features(analysis, opts, at, date, apart), last))
        count += len(units)
        found.append((_array(units, 5), _array(pairs, 9), _array(datings, 9)))
    unit, pair, dating = (np.concatenate(rows) for rows in zip(*found, strict=True))
    return Questions(
        unit[:, 0], unit[:, 1], unit[:, 2], unit[:, 3:5],
        pair[:, 0], pair[:, 1], pair[:, 2], pair[:, 3:],
        dating[:, 0], dating[:, 1], dating[:, 2:4], dating[:, 4:],
    )  # fmt: skip


def _array(rows: list[Any], width: int) -> Ints:
    return np.array(rows, dtype=np.int32).reshape(-1, width)


def _first_token(analysis: Analysis, at: int) -> list[int]:
    sentence = analysis.sentences[at]
    span = analysis.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    return [] if span is None else [span.root.i]


def gap_of(back: int) -> int:
    """Return which of six kinds of distance a number of sentences back is; 5 for far or ahead."""
    if back < 0:
        return 5
    return back if back <= 2 else 3 if back <= 4 else 4 if back <= 8 else 5


def bucket_of(distance: int) -> int:
    """Return which of ten kinds of distance a number of pieces is; below 5 for what stands before."""
    return sum(distance > step for step in _STEPS)


def _where(analysis: Analysis, offset: int, sentence: int) -> int:
    return 2 if analysis.is_filed(offset) else 1 if sentence < analysis.headline else 0


def _place_features(analysis: Analysis, opts: Options, at: int, place: int, *, own: bool) -> tuple[int, ...]:
    if place == NOWHERE:
        return 6, 3, 4, 4
    named = analysis.places[place]
    gap = 0 if own else max(1, gap_of(at - opts.place_sentence[place]))
    where = _where(analysis, named.mention.start, opts.place_sentence[place])
    return gap, where, USES.index(named.mention.use), PRECISIONS.index(named.entry.precision)


def _date_features(analysis: Analysis, opts: Options, at: int, date: int, apart: int) -> tuple[int, ...]:
    if date < 0:
        return (6 if date == PUBLISHED else 7), apart, 3, (6 if date == PUBLISHED else 7)
    gap = gap_of(at - opts.date_sentence[date])
    start, _ = date_span(analysis, opts, date) or (0, 0)
    where = _where(analysis, start, opts.date_sentence[date])
    counted = date >= len(analysis.dates)
    return gap, apart, where, 5 if counted else form_of(edtf_of(analysis, opts, date))


def form_of(edtf: str) -> int:
    """Which kind of date it is: day, month, year, open, span of days, other."""
    if ".." in edtf:
        return 3
    if "/" in edtf:
        return 4
    return {10: 0, 7: 1, 4: 2}.get(len(edtf.rstrip("?~%")), 5)
