"""Candidates of a parsed report -> what the filter judges them by: hashed signs, numbers and vectors.

Signs are short strings ("next=said", "label=ORG:inside") hashed by CRC-32, so that they are the same
on every machine. Trusted: spaCy's tags, parse and entities, and the gazetteer.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import numpy as np

from geo.agency import acts
from geo.language import VECTOR
from geo.names import normalise
from geo.spans import CLOSING, OPENING, Candidate

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

BUCKETS: Final = 1 << 14
_JOINING: Final = frozenset({",", "and", "or", "to", "-", "/", "&"})


class Reading:
    """A report's tokens as plain lists, which are many times faster than spaCy's objects."""

    def __init__(self, doc: Doc, found: Sequence[Candidate]) -> None:
        self.found = found
        self.text = text = doc.text  # spaCy puts it together anew each time
        self.tensor: NDArray[Any] | None = None
        if doc.tensor.ndim == 2 and doc.tensor.shape[1] == VECTOR:
            self.tensor = doc.tensor
        self.lower = [t.lower_ for t in doc]
        self.words = [t.text for t in doc]
        self.pos = [t.pos_ for t in doc]
        self.tag = [t.tag_ for t in doc]
        self.dep = [t.dep_ for t in doc]
        self.head = [t.head.i for t in doc]
        self.space = [t.is_space for t in doc]
        self.label = [""] * len(doc)
        self.around = [(0, 0)] * len(doc)
        for entity in doc.ents:
            for i in range(entity.start, entity.end):
                self.label[i] = entity.label_
                self.around[i] = (entity.start, entity.end)
                # Words that the report also writes without a capital are common words.
        self.small = Counter(w for w in self.words if w.islower())
        # How spaCy labels each word, and each candidate's name, over the whole report.
        self.labels: dict[str, Counter[str]] = defaultdict(Counter)
        for word, label in zip(self.lower, self.label, strict=True):
            self.labels[word][label] += 1
        self.names: dict[str, Counter[str]] = defaultdict(Counter)
        self.keys = [normalise(text[c.start : c.end]) for c in found]
        # The words before and after a name wherever it stands: "in" and "county" speak for a place.
        self.beside: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for c, key in zip(found, self.keys, strict=True):
            if c.first:
                self.beside[key].append((c.start, "p1=" + self.lower[c.first - 1]))
            if c.last < len(self.lower):
                self.beside[key].append((c.start, "n1=" + self.lower[c.last]))
            same = self.around[c.first] == (c.first, c.last)
            self.names[key][self.label[c.first] if same else "-" + self.label[c.first]] += 1
        # Best-known name over each token, for candidates that stand in a longer name.
        self.longest = [0] * len(doc)
        self.heaviest = [-9.0] * len(doc)
        self.known_at: dict[int, Candidate] = {}
        self.known_to: dict[int, Candidate] = {}
        for c in found:
            if c.known:
                for i in range(c.first, c.last):
                    self.longest[i] = max(self.longest[i], c.last - c.first)
                    self.heaviest[i] = max(self.heaviest[i], c.known.weight)
                self.known_at.setdefault(c.first, c)
                self.known_to[c.last] = c
        self.capitals = self._capitals(doc)

    def root(self, c: Candidate) -> int:
        """The word of a candidate that the others depend on."""
        inside = range(c.first, c.last)
        return next((i for i in inside if self.head[i] not in inside), c.last - 1)

    def role(self, c: Candidate) -> tuple[str, str]:
        """What a candidate is in its clause, and the word that governs it; see `geo.agency.meant`.

        A second member ("Paris and Rome said") is what the first one is.
        """
        word = self.root(c)
        for _ in range(8):
            if self.dep[word] not in ("conj", "appos"):
                break
            word = self.head[word]
        role, governor = self.dep[word], self.head[word]
        if role == "pobj":
            agent = self.dep[governor] == "agent"  # "built by Rome", not "camped by the Rhine"
            role, governor = f"pobj {'agent' if agent else self.lower[governor]}", self.head[governor]
        return role, self.lower[governor]

    def _capitals(self, doc: Doc) -> list[float]:
        """Share of each token's sentence that is in capitals: headlines and datelines."""
        share = [0.0] * len(doc)
        for sentence in doc.sents:
            words = [t for t in self.words[sentence.start : sentence.end] if t[:1].isalpha()]
            part = sum(w[:1].isupper() for w in words) / max(1, len(words))
            share[sentence.start : sentence.end] = [part] * len(sentence)
        return share


def signs(read: Reading, c: Candidate, key: str) -> Iterator[str]:
    """The hashed features of one candidate, as words."""
    low, first, last, text = read.lower, c.first, c.last, read.text
    size = len(low)
    before = first - 1
    after = last
    p1 = low[before] if before >= 0 else "^"
    p2 = low[before - 1] if before >= 1 else "^"
    n1 = low[after] if after < size else "$"
    n2 = low[after + 1] if after + 1 < size else "$"
    name = text[c.start : c.end]
    label = read.label[first]
    span = read.around[first]
    hyphened = last - first > 1 and " " not in name and c.known is not None
    if not label:
        relation = "none" if not any(read.label[first:last]) else "partly"
    elif span == (first, last) or (hyphened and span[0] == first and span[1] <= last):
        relation = "same"  # spaCy often sees only the first part of "Stoke-on-Trent"
    elif span[0] <= first and last <= span[1]:
        relation = "begin" if span[0] == first else "end" if span[1] == last else "mid"
    else:
        relation = "over"
    root = read.root(c)
    head = read.head[root]
    kind, matched = (c.known.kind, c.known.matched) if c.known else ("", "none")
    shape = "-" if hyphened else _shape(name)
    yield "bias"
    yield "key=" + key
    yield "label=" + label + relation
    yield "label+matched=" + label + relation + matched
    yield "label+kind=" + label + kind
    yield "matched=" + matched
    yield "kind=" + kind
    yield "p1=" + p1
    yield "p2=" + p2
    yield "p2p1=" + p2 + "_" + p1
    yield "n1=" + n1
    yield "n2=" + n2
    yield "n1n2=" + n1 + "_" + n2
    yield "p1n1=" + p1 + "_" + n1
    yield "p1s=" + (_shape(read.words[before]) if before >= 0 else "^")
    yield "n1s=" + (_shape(read.words[after]) if after < size else "$")
    yield "p1pos=" + (read.tag[before] if before >= 0 else "^")
    yield "n1pos=" + (read.tag[after] if after < size else "$")
    yield "p1label=" + (read.label[before] if before >= 0 else "^")
    yield "n1label=" + (read.label[after] if after < size else "$")
    yield "tags=" + ("-" if hyphened else " ".join(read.tag[first : min(last, first + 3)]))
    yield "first=" + low[first]
    yield "last=" + low[last - 1]
    yield "end=" + low[last - 1][-3:]
    yield "end2=" + low[last - 1][-2:]
    yield "shape=" + shape
    yield f"count={1 if hyphened else min(last - first, 6)}{relation == 'same'}"
    yield "dep=" + read.dep[root]
    yield "head=" + low[head]
    yield "dephead=" + read.dep[root] + low[head]
    yield "headpos=" + read.tag[head] + read.dep[root]
    role, governor = read.role(c)
    yield "role=" + role + ("acts" if acts(governor) else "")
    yield "rolehead=" + role + governor
    if span != (first, last) and label:
        yield "in_last=" + low[span[1] - 1]
        yield "in_first=" + low[span[0]]
        yield "in_size=" + str(min(span[1] - span[0], 6))
    if c.known:
        yield "precision=" + c.known.precision + relation
        for each in c.known.kinds:
            yield "any=" + each
        yield "weight=" + str(int(max(-2.0, c.known.weight)))
        yield "weight+label=" + str(int(max(-2.0, c.known.weight) / 2)) + label + relation
    for other, count in read.names[key].items():
        if count > (other == (label if relation == "same" else "-" + label)):
            yield "also=" + other
    yield from sorted({"also " + sign for at, sign in read.beside[key][:16] if at != c.start})
    if low[last - 1] in CLOSING:
        yield "closing"
    if low[first] in OPENING and last - first > 1:
        yield "opening"
    if n1 in CLOSING:
        yield "n1closing"
    if read.longest[first] > last - first or read.longest[last - 1] > last - first:
        yield "longer known"
    if p1 == "," and (near := read.known_to.get(first - 1)) and near.known:
        yield "comma before=" + near.known.precision + (c.known.precision if c.known else "")
    if n1 == "," and (near := read.known_at.get(last + 1)) and near.known:
        yield "comma after=" + near.known.precision + (c.known.precision if c.known else "")
    if p1 in _JOINING and (near := read.known_to.get(first - 1)) and near.known:
        yield "joined before=" + near.known.precision + read.label[first - 2]
    if n1 in _JOINING and (near := read.known_at.get(last + 1)) and near.known:
        yield "joined after=" + near.known.precision + read.label[last + 1]
    if before < 0 or read.space[before] or p1 in ("^", "-", "–", "—"):
        yield "line start" + ("caps" if name.isupper() else "")
    if c.end < len(text) and text[c.end].isalnum():
        yield "cut"
    if c.start and text[c.start - 1].isalnum():
        yield "cut before"


NUMBERS: Final = 22


def _numbers(read: Reading, c: Candidate, key: str) -> list[float]:
    """The dense features of one candidate, each about 0 to 1."""
    known = c.known
    words = range(c.first, c.last)
    all_names = sum(read.names[key].values())
    same = read.names[key]
    last = read.lower[c.last - 1]
    name = read.text[c.start : c.end]
    seen = read.labels[last]
    total = sum(seen.values())
    part = {label: seen[label] / total for label in ("GPE", "PERSON", "ORG", "")}
    return [
        (known.weight / 10 if known else -0.3),
        (math.log10(known.population + 1) / 8 if known else 0.0),
        (math.log10(known.namesakes + 1) if known else 0.0),
        1.0 if known else 0.0,
        name.count(" ") / 5,
        min(len(name), 30) / 30,
        same["GPE"] / all_names,
        same["PERSON"] / all_names,
        same["ORG"] / all_names,
        (same["LOC"] + same["FAC"]) / all_names,
        same["NORP"] / all_names,
        math.log(all_names) / 3,
        part["GPE"],
        part["PERSON"],
        part["ORG"],
        part[""],
        min(1.0, min(read.small[read.lower[i]] for i in words) / 3),
        1.0 if all(read.small[read.lower[i]] for i in words) else 0.0,
        read.capitals[c.first],
        1.0 if name.isupper() else 0.0,
        math.log10(1 + c.start) / 6,
        max(read.heaviest[c.first : c.last]) / 10 - (known.weight / 10 if known else -0.9),
    ]


def _shape(word: str) -> str:
    """Kinds of characters in a row: Xx for "Paris", X.X. for "U.S.", Xd for "A120"."""
    out = ""
    for char in word[:12]:
        sign = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if not out.endswith(sign) or sign == ".":
            out += sign
    return out


def hashed(read: Reading, part: slice) -> list[list[int]]:
    """For each candidate of a part of the report the buckets of its signs."""
    return [
        [crc32(sign.encode("utf-8", "replace")) % BUCKETS for sign in signs(read, c, key)]
        for c, key in zip(read.found[part], read.keys[part], strict=True)
    ]


def numbers(read: Reading, part: slice) -> Floats:
    """For each candidate of a part of the report a row of NUMBERS numbers."""
    rows = [_numbers(read, c, key) for c, key in zip(read.found[part], read.keys[part], strict=True)]
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), NUMBERS)


def vectors(read: Reading, part: slice) -> Floats | None:
    """For each candidate the mean vector of its words and those of the words around it and of its last.

    None where the language model gives no vectors that the filter knows.
    """
    found = read.found[part]
    if read.tensor is None or not found:
        return None
    low, high = min(c.first for c in found), max(c.last for c in found)
    none = np.zeros((1, VECTOR), dtype=np.float32)
    some = read.tensor[max(0, low - 1) : high + 1].astype(np.float32)
    # One row before the first word and one after the last, of zeros where the report ends.
    around = np.vstack([*([none] if low == 0 else []), some, *([none] if high == len(read.tensor) else [])])
    first = np.fromiter((c.first - low for c in found), dtype=np.int64, count=len(found))
    last = np.fromiter((c.last - low for c in found), dtype=np.int64, count=len(found))
    sums = np.cumsum(around, axis=0, dtype=np.float64)
    mean = (sums[last] - sums[first]) / (last - first)[:, None]
    return np.hstack((mean.astype(np.float32), around[first], around[last + 1], around[last]))
