"""Short texts read the way the engine reads them, with made-up answers where learned ones are not wanted.

`analysed` gives what stands in a text, `Asked` the questions put to it, `heads` and `judges` weights of the
right shapes: an engine that has learned nothing must hold all that holds of one that has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from geo.analysis import Analysis, analyse
from geo.events.answered import AnsweredReport
from geo.events.classifier import Forest, Judges, Linear
from geo.events.features import COLUMNS, hashed
from geo.events.heads import Heads
from geo.events.options import options
from geo.events.questions import DATE_FEATURES, PLACE_FEATURES, questions
from geo.gazetteer.compilation import compiled_path
from geo.gazetteer.entry import Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.places.model import Mention, Named

if TYPE_CHECKING:
    from spacy.tokens import Token

PUBLISHED = date(2024, 5, 15)
"""A Wednesday."""

_POINTS = {
    "Nairobi": ("KE", -1.28, 36.82),
    "Eldoret": ("KE", 0.52, 35.27),
    "Lusaka": ("ZM", -15.41, 28.29),
    "Riga": ("LV", 56.95, 24.11),
    "Oslo": ("NO", 59.91, 10.75),
    "Paris": ("FR", 48.85, 2.35),
    "Moscow": ("RU", 55.75, 37.62),
}
_COUNTRIES = {"Kenya": ("KE", 0.5, 38.0, 700.0)}

_NAMES = re.compile("|".join((*_POINTS, *_COUNTRIES)), re.IGNORECASE)
_PIECE = re.compile(r"\w{1,4}|[^\w\s]")


def entry(name: str, /, **more: Any) -> Entry:
    """A town or country as the gazetteer would give it, but for `more`."""
    if name in _COUNTRIES:
        country, lat, lon, radius = _COUNTRIES[name]
        kind = precision = "country"
    else:
        country, lat, lon = _POINTS[name]
        kind, precision, radius = "PPLC", "city", 10.0
    cells: dict[str, Any] = {
        "source_id": f"test:{name}", "name": name, "label": name, "kind": kind, "precision": precision,
        "lat": lat, "lon": lon, "radius_km": radius, "country": country, "admin1": "", "population": 500_000,
        "inferred": False, "source": "test", "licence": "test",
    }  # fmt: skip
    return Entry(**{**cells, **more})


def named(text: str, use: str = "place") -> list[Named]:
    """Every known name of the text, as a mention with its place; use: how the names are used."""
    return [
        Named(Mention(found.start(), found.end(), found[0], use, 1.0), entry(found[0].title()), ())
        for found in _NAMES.finditer(text)
    ]


@cache
def analysed(text: str, published: date | None = PUBLISHED, title: str = "") -> Analysis:
    """What stands in a text published on Wednesday 15 May 2024."""
    return analyse(text, published, title=title, gazetteer=_gazetteer())


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


def word(analysis: Analysis, text: str) -> Token:
    """The first token of these words."""
    return next(token for token in analysis.doc if token.text == text)


def pieces(text: str) -> tuple[list[int], list[int]]:
    """Where the word pieces of a text start and end, of four letters at most; one at least."""
    found = [match.span() for match in _PIECE.finditer(text)] or [(0, len(text))]
    return [start for start, _ in found], [end for _, end in found]


def heads(seed: int = 0, width: int = 6, hidden: int = 5) -> dict[str, Any]:
    """Random weights of all heads, for vectors of `width` numbers."""
    random = np.random.default_rng(seed)
    layers = {
        "trig": (1, width), "pv": (hidden, width), "po": (1, hidden), "dr": (hidden, width),
        "do": (1, hidden), "status": (3, width), "role": (3, 2 * width),
    }  # fmt: skip
    found = {f"{name}.weight": random.normal(size=shape) for name, shape in layers.items()}
    found |= {f"{name}.bias": random.normal(size=shape[0]) for name, shape in layers.items()}
    found |= {name: random.normal(size=(hidden, width)) for name in ("pc", "dc", "dx")}
    found["pf"] = random.normal(size=(sum(PLACE_FEATURES), hidden))
    found["df"] = random.normal(size=(sum(DATE_FEATURES), hidden))
    found["none"] = random.normal(size=(3, width))
    return found


def reading(text: str, published: date | None = PUBLISHED, seed: int = 0) -> AnsweredReport:
    """A text with its questions, answered by random heads over random vectors."""
    analysis = analysed(text, published)
    starts, ends = pieces(text)
    opts = options(analysis)
    asked = questions(analysis, opts, starts, ends)
    weights = heads(seed)
    states = np.random.default_rng(seed).normal(size=(len(starts), weights["none"].shape[1]))
    return AnsweredReport(analysis, opts, asked, Heads(weights).answer(states.astype(np.float32), asked))


_SHAPES = {"unit": (4, 1), "dating": (3, 1), "traveller": (0, 1), "status": (3, 3), "role": (3, 3)}
"""Of each linear judge, how many numbers it sees beside named features, and how many classes it knows."""


def linear(name: str, weights: Mapping[str, float | Sequence[float]], bias: float = 0.0) -> Linear:
    """A judge that weighs a few named features, and no numbers."""
    numbers, classes = _SHAPES[name]
    table = np.zeros((COLUMNS + numbers, classes), dtype=np.float32)
    for feature, weight in weights.items():
        table[hashed([feature])] = weight
    return Linear(table, np.full(classes, bias, dtype=np.float32))


def leaf(value: float) -> Forest:
    """A forest of one tree that answers every question with `value`."""
    node = np.zeros((1, 1), dtype=np.int32)
    return Forest(node, np.zeros((1, 1)), node, node, np.full((1, 1), value), 0.0, 1)


def judges(odds: float = 0.0, **weights: Linear) -> Judges:
    """Judges without an opinion, but those given by name; odds: of every event."""
    known = {name: linear(name, {}) for name in _SHAPES if name != "traveller"}
    return Judges({**known, **weights}, {name: leaf(odds) for name in ("event", "place", "date")})


@pytest.fixture
def ready(gazetteer_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, and a cache of its own that holds the compiled gazetteer."""
    cache_folder = tmp_path / "cache"
    cache_folder.mkdir()
    compiled_path(cache_folder).symlink_to(gazetteer_path)
    monkeypatch.setenv("DATELINE_CACHE", str(cache_folder))
    return tmp_path
