"""An analysed report -> the questions put to it, answered by the encoder and its heads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.analysis import Analysis
from geo.events import heads
from geo.events.heads import Answers
from geo.events.options import Options, options
from geo.events.questions import Questions, questions

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


def answered(analysis: Analysis) -> AnsweredReport | None:
    """Put all questions to a report and answer them by the encoder; None where it has no sentence."""
    pieces = analysis.reading.pieces
    if not len(pieces.ids) or not analysis.sentences:
        return None
    opts = options(analysis)
    asked = questions(analysis, opts, pieces.starts, pieces.ends)
    return AnsweredReport(analysis, opts, asked, heads.load().answer(analysis.reading.states, asked))
