"""An analysed report -> the questions put to it, answered by the encoder and its heads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.analysis import Analysis
from geo.encoder import encoder
from geo.events import heads
from geo.events.heads import Answers
from geo.events.options import Options, options
from geo.events.questions import Questions, questions
from geo.progress import Tick, untold

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class AnsweredReport:
    """A report with the questions put to it and the encoder's answers."""

    analysis: Analysis
    opts: Options
    asked: Questions
    answers: Answers

    def trigger(self, unit: int) -> Token:
        """Return the likeliest word for what a unit tells."""
        return self.analysis.doc[int(self.asked.pair_token[self.answers.word[unit]])]


def answered(analysis: Analysis, tick: Tick = untold) -> AnsweredReport | None:
    """Put all questions to a report and answer them by the encoder; None where it has no sentence.

    tick: is told the share that is read.
    """
    reader = encoder.load()
    pieces = reader.pieces(analysis.text)
    if not len(pieces.ids) or not analysis.sentences:
        return None
    breaks = np.searchsorted(pieces.starts, [sentence.start for sentence in analysis.sentences])
    opts = options(analysis)
    asked = questions(analysis, opts, pieces.starts, pieces.ends)
    states = reader.states(pieces, [int(at) for at in breaks], tick=tick)
    return AnsweredReport(analysis, opts, asked, heads.load().answer(states, asked))
