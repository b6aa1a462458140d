"""Place corpora -> resolver.json: the weights with which geo.places.ranking weighs candidates.

    python data/models/make_resolver.py LGL.jsonl TR-NEWS.jsonl GWN.jsonl

Each line of a corpus is a document with `text` and `places` (start, end, lat, lon). A candidate is
right when it lies within 161 km of the annotated point. It is trained on the annotated names and on
the names that geo.places.recognition finds with weights that never saw the document (make_mentions.py),
so that it learns which of those are no places. Half of the corpora are small-town papers: sentences that
are made up, which stand a city of the world beside an American, or its namesake beside its neighbours
(bench/world_cities.py), teach the rest. Then it is learned where the names stand that lead nowhere
(whereabouts_training.py). Prints the share of annotated places that weights trained on the other
documents put within 161 km (five folds by document), then writes the weights trained on all. Only weights
are written, no text. Same corpora, same gazetteer, same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import make_mentions
import numpy as np
import whereabouts_training
from geopy.distance import great_circle
from network_training import fits
from numpy.typing import NDArray
from spacy.tokens import Doc
from whereabouts_training import matching

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
DECAY = 0.03
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


def main() -> None:
    """Print the cross-validated accuracy of each corpus and write resolver.json."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path, nargs="+")
    paths: list[Path] = parser.parse_args().corpora
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
    named_in = []
    for fold in range(INNER_FOLDS):
        others = [row for number, row in enumerate(documents) if number % INNER_FOLDS != fold]
        names = make_mentions.train([*others, *further], reader)
        for row in documents[fold::INNER_FOLDS]:
            reading = make_mentions.reading(row["text"], reader)
            mentions = find(parsed(row["text"]), reading, gazetteer(), names)
            samples.append(sample(row, mentions)._replace(share=shares.get(row["corpus"], 1.0)))
            named_in.append((row, mentions))
    for made in made_up():
        samples += [one._replace(share=MADE_UP * 1000 / len(made)) for one in made]
    weights = networks([one for one in samples if one.table.names])
    return weights | {"whereabouts": whereabouts_training.train(named_in, weights, gazetteer(), parsed)}


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
    first = _fits(samples, [features(one.table, None) for one in samples])
    known = [softmax(one.table, score(first, features(one.table, None))) for one in samples]
    later = first
    for _ in range(1, PASSES):
        columns = [features(one.table, chance) for one, chance in zip(samples, known, strict=True)]
        later = _fits(samples, columns)
        known = [softmax(one.table, score(later, rows)) for one, rows in zip(samples, columns, strict=True)]
    return {"first": first, "later": later}


def _fits(samples: Sequence[Sample], columns: Sequence[NDArray[np.float32]]) -> dict[str, Array]:
    """Fit networks to what is right; a name counts by the root of its mentions."""
    weight = [np.sqrt(one.weight) * one.share for one in samples]
    sizes = [np.bincount(one.table.owner) for one in samples]
    return fits(
        np.concatenate(columns),
        np.concatenate([one.right for one in samples]),
        np.concatenate(sizes),
        np.concatenate(weight),
        DECAY,
    )


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
    main()
