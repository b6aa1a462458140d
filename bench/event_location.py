"""Sentences with a verb -> how well the encoder tells where it happened.

`python -m bench.places --event-location FILE` prints the table. Each line of the file is {"text",
"verb": [start, end], "places": [[start, end], ...]}. Only the sixth of the sentences that training keeps
aside is measured (by a hash of the text, as data/models/event_corpora.py does). A span counts when it
overlaps an annotated one; "whole" are sentences with nothing missed and nothing more. Beside the encoder
stand hand-written rules and a linear model, as recorded on other sentences of the same corpus.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geo.analysis import Analysis, analyse
from geo.encoder import encoder
from geo.encoder.windows import pieces_at
from geo.events import heads
from geo.events.questions import PRECISIONS, USES, bucket_of
from geo.gazetteer.gazetteer import Gazetteer

HELD_OUT: Final = 6
CANDIDATES: Final = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "X"})

Row = dict[str, Any]


RECORDED: Final = {"hand-written rules (recorded)": (0.469, 0.565), "linear model (recorded)": (0.759, 0.726)}
"""F1 and the share of whole sentences."""


def table(corpus: Path) -> None:
    """Print precision, recall, F1 and the share of whole sentences."""
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").split("\n") if line.strip()]
    rows = [row for row in rows if is_held_out(row["text"])]
    gazetteer = Gazetteer()
    total: Counter[str] = Counter()
    for row in rows:
        found = happened(row["text"], row["verb"], gazetteer)
        hits = sum(any(meets(span, place) for place in row["places"]) for span in found)
        lost = sum(not any(meets(span, place) for span in found) for place in row["places"])
        total.update(hits=hits, found=len(found), lost=lost, whole=hits == len(found) and not lost)
    p, r = total["hits"] / total["found"], total["hits"] / (total["hits"] + total["lost"])
    titles = "".join(f"{title:>12}" for title in ("precision", "recall", "F1", "whole"))
    print(f"\n{corpus.stem}: {len(rows)} sentences\n{'':32}{titles}")
    for name, (f1, whole) in RECORDED.items():
        print(f"{name:32}{'':24}{f1:12.3f}{whole:12.3f}")
    share = total["whole"] / len(rows)
    print(f"{'Dateline':32}{p:12.3f}{r:12.3f}{2 * p * r / (p + r):12.3f}{share:12.3f}")


def is_held_out(text: str) -> bool:
    """Whether a sentence is kept aside for measuring: one in six, by a hash of the text."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % HELD_OUT == 0


def happened(text: str, verb: Sequence[int], gazetteer: Gazetteer) -> list[list[int]]:
    """Return the spans of the words that say where a verb happened."""
    analysis, reader = analyse(text, None, gazetteer=gazetteer), encoder.load()
    pieces = analysis.reading.pieces
    ((first, last),) = pieces_at(pieces.starts, pieces.ends, [(verb[0], verb[1])])
    spans = [(token.idx, token.idx + len(token)) for token in analysis.doc if token.pos_ in CANDIDATES]
    spans = [span for span in spans if not meets(span, verb)]
    if not spans:
        return []
    words = np.array(pieces_at(pieces.starts, pieces.ends, spans), dtype=np.int32)
    states = reader.states(pieces, [0], range(first, last + 1))
    odds = heads.load().places(states, first, words, features(analysis, first, spans, words))
    found: list[list[int]] = []
    for odd, (start, end) in zip(odds, spans, strict=True):
        if odd < 0:
            continue
        if found and start - found[-1][1] <= 1:
            found[-1][1] = end
        else:
            found.append([start, end])
    return found


def features(
    analysis: Analysis, verb: int, spans: Sequence[tuple[int, int]], words: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return the features of pairs of a verb (its first piece) and words of its sentence (spans, pieces)."""
    named = {at: n for n in analysis.places for at in range(n.mention.start, n.mention.end)}
    rows = []
    for (start, _), (word, _) in zip(spans, words.tolist(), strict=True):
        name = named.get(start)
        use = USES.index(name.mention.use) if name else len(USES)
        precision = PRECISIONS.index(name.entry.precision) if name else len(PRECISIONS)
        rows.append((0, bucket_of(verb - word), 0, use, precision, 4))
    return np.array(rows, dtype=np.int32)


def meets(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
