"""Small networks that choose one of several rows of features: the trainer of resolver.json.

`geo.places.ranking.score` reads what this writes: one hidden layer and a straight part.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geo.places.ranking import Array

Numbers = NDArray[Any]
Whole = NDArray[np.int64]

TOGETHER: Final = 3
HIDDEN: Final = 24
STEPS: Final = 500
RATE: Final = 0.01
SEED: Final = 20230915


def fits(rows: Numbers, right: Numbers, sizes: Whole, weight: Numbers, decay: float) -> dict[str, Array]:
    """Fit several networks that start from different weights; their mean errs less than each.

    rows: features, a block of rows for each question. right: 0 to 1, how right each row is. sizes: rows of
    each block. weight: how much each block counts. decay: how strongly weights are drawn to 0.
    """
    found = [_fit(rows, right, sizes, weight, decay, SEED + number) for number in range(TOGETHER)]
    same = {key: found[0][key] for key in ("mean", "scale")}
    return same | {key: np.stack([one[key] for one in found]) for key in found[0] if key not in same}


def _fit(
    data: Numbers, right: Numbers, sizes: Whole, weight: Numbers, decay: float, seed: int
) -> dict[str, Array]:
    """Fit one network by Adam on the whole batch; the loss is the log chance of the right rows."""
    random = np.random.default_rng(seed)
    data, right, weight = (part.astype(np.float32) for part in (data, right, weight))
    starts = np.cumsum(np.r_[0, sizes[:-1]])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    mean, scale = data.mean(axis=0), data.std(axis=0) + 0.05
    rows = (data - mean) / scale
    width = rows.shape[1]
    start = {
        "hidden": random.normal(0, 1 / np.sqrt(width), (width, HIDDEN)),
        "bias": np.zeros(HIDDEN),
        "out": random.normal(0, 0.1, HIDDEN),
        "straight": np.zeros(width),
    }
    found: dict[str, NDArray[Any]] = {key: value.astype(np.float32) for key, value in start.items()}
    moving = {key: np.zeros_like(value) for key, value in found.items()}
    square = {key: np.zeros_like(value) for key, value in found.items()}
    for step in range(1, STEPS + 1):
        inner = rows @ found["hidden"] + found["bias"]
        hidden = np.maximum(inner, 0.0)
        scores = hidden @ found["out"] + rows @ found["straight"]
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        chance = raised / np.add.reduceat(raised, starts)[owner]
        good = np.maximum(np.add.reduceat(chance * right, starts), 1e-9)
        slope = (chance - chance * right / good[owner]) * weight[owner] / weight.sum()
        back = np.outer(slope, found["out"]) * (inner > 0)
        slopes = {
            "hidden": rows.T @ back,
            "bias": back.sum(axis=0),
            "out": hidden.T @ slope,
            "straight": rows.T @ slope,
        }
        for key, value in slopes.items():
            value = value + decay * found[key] * (key != "bias") / 10
            moving[key] = 0.9 * moving[key] + 0.1 * value
            square[key] = 0.99 * square[key] + 0.01 * value**2
            ahead = moving[key] / (1 - 0.9**step)
            found[key] = found[key] - RATE * ahead / (np.sqrt(square[key] / (1 - 0.99**step)) + 1e-8)
    return {"mean": mean, "scale": scale, **found}
