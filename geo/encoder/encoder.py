"""Word pieces -> what the learned encoder makes of each in its context, a vector a piece.

The encoder is all-MiniLM-L6 (Apache-2.0) trained further by data/models/make_events.py and stored as ONNX
with weights of one byte; onnxruntime runs it on one thread, so that the same text always gives the same
vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.encoder.windows import pieces_at, windows
from geo.paths import ROOT
from geo.progress import Tick, untold
from geo.text.report import SURROGATE, sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

FOLDER: Final = ROOT / "data" / "models"
WIDTH: Final = 384
"""Numbers in the vector of a piece."""

_CLS: Final = 101
_SEP: Final = 102
_BATCH: Final = 4
"""Windows that are read at once."""


@dataclass(frozen=True)
class Pieces:
    """The word pieces of a text: their numbers in the vocabulary, and where each starts and ends in it."""

    ids: NDArray[np.int64]
    starts: Sequence[int]
    ends: Sequence[int]


@dataclass(frozen=True)
class Reading:
    """A text as the encoder reads it: its word pieces, and a vector for each (pieces x WIDTH)."""

    pieces: Pieces
    states: Floats

    def spans(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return for each span of characters its first and last piece, inclusive; the nearest for none."""
        return pieces_at(self.pieces.starts, self.pieces.ends, spans)


class Encoder:
    """The encoder with its tokenizer, loaded once for any number of reports.

    Args:
        folder: holds encoder.onnx and tokenizer.json.

    """

    def __init__(self, folder: Path = FOLDER) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def pieces(self, text: str) -> Pieces:
        """Return the word pieces of a text."""
        found = self._tokenizer.encode(SURROGATE.sub("\ufffd", text), add_special_tokens=False)
        starts, ends = zip(*found.offsets, strict=True) if found.offsets else ((), ())
        return Pieces(np.array(found.ids, dtype=np.int64), starts, ends)

    def read(self, text: str, tick: Tick = untold) -> Reading:
        """Return a report's pieces with the vector of each; tick is told the share that is read."""
        pieces = self.pieces(text)
        breaks = np.searchsorted(pieces.starts, [sentence.start for sentence in sentences(text)])
        return Reading(pieces, self.states(pieces, [int(at) for at in breaks], tick=tick))

    def states(
        self,
        pieces: Pieces,
        breaks: Sequence[int],
        marked: Sequence[int] = (),
        tick: Tick = untold,
    ) -> Floats:
        """Return a vector for each piece, one row each.

        breaks: the numbers of the pieces that start a sentence. marked: the pieces that a question is about.
        tick: is told the share that is read.
        """
        total = len(pieces.ids)
        found = windows(breaks, total)
        kinds = np.zeros(total, dtype=np.int64)
        kinds[list(marked)] = 1
        parts: list[Floats] = []
        for at in range(0, len(found), _BATCH):
            batch = found[at : at + _BATCH]
            width = max(window.end - window.start for window in batch) + 2
            ids, mask, types = (np.zeros((len(batch), width), dtype=np.int64) for _ in range(3))
            for row, window in enumerate(batch):
                size = window.end - window.start
                ids[row, 0], ids[row, size + 1] = _CLS, _SEP
                ids[row, 1 : size + 1] = pieces.ids[window.start : window.end]
                types[row, 1 : size + 1] = kinds[window.start : window.end]
                mask[row, : size + 2] = 1
            feed = {"input_ids": ids, "token_type_ids": types, "attention_mask": mask}
            (states,) = self._session.run(None, feed)
            parts += [states[row, 1 + w.kept - w.start : 1 + w.end - w.start] for row, w in enumerate(batch)]
            tick(batch[-1].end / total)
        return np.concatenate(parts) if parts else np.zeros((0, WIDTH), dtype=np.float32)


@cache
def load() -> Encoder:
    """Return the encoder that travels with Dateline, loaded once a process."""
    return Encoder()
