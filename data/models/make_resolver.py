"""Place corpora -> resolver.json: the weights with which geo.ranking weighs candidates.

    python data/models/make_resolver.py LGL.jsonl TR-NEWS.jsonl GWN.jsonl

Each line of a corpus is a document with `text` and `places` (start, end, lat, lon). A candidate is
right when it lies within 161 km of the annotated point. It is trained on the annotated names and on
the names that geo.mentions finds with weights that never saw the document (make_mentions.py), so that
it learns which of those are no places. Half of the corpora are small-town papers: sentences that are made
up, which stand a city of the world beside an American, or its namesake beside its neighbours
(bench/world_cities.py), teach the rest. Prints the share of annotated places that weights trained on
the other documents put within 161 km (five folds by document), then writes the weights trained on
all. Only weights are written, no text. Same corpora, same gazetteer, same weights.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import make_mentions
import numpy as np
from geopy.distance import great_circle
from numpy.typing import NDArray
from spacy.tokens import Doc

from bench.annotations import named
from bench.world_cities import CITIES, FORMS, HOME_FORMS, City, at_home, sentences
from geo.encoder import encoder
from geo.encoder.encoder import Encoder
from geo.gazetteer.gazetteer import Gazetteer
from geo.places.model import Mention, Use
from geo.places.ranking import MODEL, PASSES, Array, Table, chances, features, score, softmax
from geo.places.recognition import find
from geo.places.resolution import gather
from geo.text import parsing

Row = Mapping[str, Any]
Networks = dict[str, dict[str, Array]]

RADIUS_KM = 161.0
FOLDS = 5
INNER_FOLDS = 3
TOGETHER = 3
HIDDEN = 24
STEPS = 500
RATE = 0.01
DECAY = 0.03
SEED = 20230915
MADE_UP = 0.2  # how much made-up sentences of each kind count beside a corpus
MIXED = 1.0  # how far corpora of different sizes are made to weigh the same: 0 not at all, 1 fully


class Sample(NamedTuple):
    """The names of one document and which of their candidates are right.

    right: a share for each row of the table, of the mentions for which it is right. weight: number
    of mentions for each name that tell something. gold: for each annotated place with a point, its
    name's position and the rows that are right for it. share: how much the document's corpus counts.
    """

    table: Table
    right: Array
    weight: Array
    gold: list[tuple[int, list[int]]]
    share: float = 1.0


def main(paths: Sequence[Path]) -> None:
    """Print the cross-validated accuracy of each corpus and write resolver.json."""
    every = [(number, row) for path in paths for number, row in enumerate(make_mentions.read(path))]
    further = named(paths[0].parent)
    right: dict[str, list[bool]] = {path.stem: [] for path in paths}
    for fold in range(FOLDS):
        weights = train([row for number, row in every if number % FOLDS != fold], further, encoder.load())
        for number, row in every:
            if number % FOLDS == fold:
                right[row["corpus"]] += correct(annotated(row), weights)
    for name, found in right.items():
        print(f"{name}: {sum(found) / len(found):.3f} of {len(found)} places within {RADIUS_KM:.0f} km")
    save(train([row for _, row in every], further, encoder.load()))


def save(weights: Networks) -> None:
    """Write resolver.json."""
    plain = {
        part: {key: np.round(value.astype(float), 4).tolist() for key, value in network.items()}
        for part, network in weights.items()
    }
    MODEL.write_text(json.dumps(plain, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {MODEL.stat().st_size:,} bytes")


def train(documents: Sequence[Row], further: Sequence[Row], reader: Encoder) -> Networks:
    """The weights learned from documents with a `corpus` each; further: texts that teach names alone."""
    places = Counter(row["corpus"] for row in documents for _ in row["places"])
    shares = {corpus: (1000 / count) ** MIXED for corpus, count in places.items()}
    samples = [annotated(row)._replace(share=shares.get(row["corpus"], 1.0)) for row in documents]
    for fold in range(INNER_FOLDS):
        others = [row for number, row in enumerate(documents) if number % INNER_FOLDS != fold]
        names = make_mentions.train([*others, *further], reader)
        for row in documents[fold::INNER_FOLDS]:
            reading = make_mentions.reading(row["text"], reader)
            found = sample(row, find(parsed(row["text"]), reading, gazetteer(), names))
            samples.append(found._replace(share=shares.get(row["corpus"], 1.0)))
    for made in made_up():
        samples += [one._replace(share=MADE_UP * 1000 / len(made)) for one in made]
    return networks([one for one in samples if one.table.names])


@cache
def made_up() -> tuple[list[Sample], ...]:
    """The sentences of `bench.world_cities` that may be learned from; only the city's name counts."""
    abroad, home = sentences(CITIES, FORMS), at_home(CITIES, HOME_FORMS, gazetteer())
    return tuple([_made_up(*row) for row in rows] for rows in (abroad, home))


def _made_up(text: str, start: int, city: City) -> Sample:
    place = {"start": start, "end": start + len(city.name), "lat": city.lat, "lon": city.lon}
    mentions = find(parsing.parse(parsing.load(), text), encoder.load().read(text), gazetteer())
    return sample({"text": text, "places": [place]}, mentions, others=False)


def annotated(document: Row) -> Sample:
    """A document with the very names that are annotated."""
    text = document["text"]
    spans = sorted({(row["start"], row["end"]) for row in document["places"] if not row.get("ignore")})
    return sample(document, [Mention(start, end, text[start:end], Use.PLACE, 1.0) for start, end in spans])


def sample(document: Row, mentions: Sequence[Mention], *, others: bool = True) -> Sample:
    """A document with some names, right or not; others: a name that is not annotated is no place's."""
    names, places = gather(document["text"], mentions, gazetteer())
    table = Table(names)
    right, counts = np.zeros(len(table.owner)), np.zeros(len(names))
    gold = []
    for mention, place in zip(mentions, places, strict=True):
        row = matching(mention, document["places"])
        if not others if row is None else row.get("ignore") or row["lat"] is None:
            continue
        start, entries = int(table.starts[place]), names[place].entries
        near = [
            start + at
            for at, entry in enumerate(entries)
            if row and great_circle((entry.lat, entry.lon), (row["lat"], row["lon"])).km <= RADIUS_KM
        ]
        right[near or [start + len(entries)]] += 1
        counts[place] += 1
        if row is not None:
            gold.append((place, near))
    return Sample(table, right / np.maximum(counts, 1.0)[table.owner], counts, gold)


def matching(mention: Mention, places: Sequence[Row]) -> Row | None:
    """The annotation that a mention shares most with; None if it shares nothing with any."""
    shared = [
        (min(mention.end, row["end"]) - max(mention.start, row["start"]), not row.get("ignore"), -number)
        for number, row in enumerate(places)
    ]
    most, _, number = max(shared, default=(0, False, 0))
    return places[-number] if most > 0 else None


@cache
def gazetteer() -> Gazetteer:
    """The embedded gazetteer, opened once."""
    return Gazetteer()


@cache
def parsed(text: str) -> Doc:
    """A text as spaCy reads it; kept, since each fold asks for it again."""
    return parsing.parse(parsing.load(), text)


def networks(samples: Sequence[Sample]) -> Networks:
    """The weights for the first pass, and for the passes that know the others'."""
    first = fits(samples, [features(one.table, None) for one in samples])
    known = [softmax(one.table, score(first, features(one.table, None))) for one in samples]
    later = first
    for _ in range(1, PASSES):
        columns = [features(one.table, chance) for one, chance in zip(samples, known, strict=True)]
        later = fits(samples, columns)
        known = [softmax(one.table, score(later, rows)) for one, rows in zip(samples, columns, strict=True)]
    return {"first": first, "later": later}


def fits(samples: Sequence[Sample], columns: Sequence[NDArray[np.float32]]) -> dict[str, Array]:
    """Fit several networks that start from different weights; their mean errs less than each."""
    found = [fit(samples, columns, SEED + number) for number in range(TOGETHER)]
    same = {key: found[0][key] for key in ("mean", "scale")}
    return same | {key: np.stack([one[key] for one in found]) for key in found[0] if key not in same}


def fit(samples: Sequence[Sample], columns: Sequence[NDArray[np.float32]], seed: int) -> dict[str, Array]:
    """Fit one network by Adam on the whole batch; the loss is the log chance of the right rows."""
    random = np.random.default_rng(seed)
    data = np.concatenate(columns).astype(np.float32)
    right = np.concatenate([one.right for one in samples]).astype(np.float32)
    counts = np.concatenate([one.weight for one in samples])
    sizes = np.concatenate([np.bincount(one.table.owner) for one in samples])
    starts = np.cumsum(np.r_[0, sizes[:-1]])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    share = np.concatenate([np.full(len(one.weight), one.share) for one in samples])
    weight = (np.sqrt(counts) * share).astype(np.float32)
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
            value = value + DECAY * found[key] * (key != "bias") / 10
            moving[key] = 0.9 * moving[key] + 0.1 * value
            square[key] = 0.99 * square[key] + 0.01 * value**2
            ahead = moving[key] / (1 - 0.9**step)
            found[key] = found[key] - RATE * ahead / (np.sqrt(square[key] / (1 - 0.99**step)) + 1e-8)
    return {"mean": mean, "scale": scale, **found}


def correct(one: Sample, weights: Networks) -> list[bool]:
    """For each annotated place with a point, whether the likeliest candidate is near it."""
    if not one.gold:
        return []
    chance = chances(one.table, weights)
    found = []
    for place, near in one.gold:
        start, size = int(one.table.starts[place]), len(one.table.names[place].entries)
        found.append(bool(size) and start + int(np.argmax(chance[start : start + size])) in near)
    return found


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
