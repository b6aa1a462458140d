"""Candidates of a parsed report -> what the filter judges them by: hashed signs, numbers, vectors, states.

Signs are short strings ("next=said", "label=ORG:inside") hashed by CRC-32, so that they are the same
on every machine. Trusted: spaCy's tags, parse and entities, and the gazetteer.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

import numpy as np

from geo.encoder.encoder import WIDTH, Reading
from geo.lang.en.place_nouns import CLOSING, OPENING
from geo.places.candidates import Candidate
from geo.places.metonymy import acts
from geo.places.token_table import TokenTable
from geo.text.parsing import VECTOR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

BUCKETS: Final = 1 << 14
"""How many rows of weights the signs share."""

NUMBERS: Final = 22
"""Dense features of a candidate beside its vectors."""

_JOINING: Final = frozenset({",", "and", "or", "to", "-", "/", "&"})


class _Seen(NamedTuple):
    """How spaCy sees a candidate: its label, how that entity lies to it, whether it is one hyphened word."""

    name: str
    label: str
    relation: str
    hyphened: bool


def _seen(read: TokenTable, c: Candidate) -> _Seen:
    name, label, span = read.text[c.start : c.end], read.label[c.first], read.around[c.first]
    hyphened = c.last - c.first > 1 and " " not in name and c.known is not None
    if not label:
        relation = "partly" if any(read.label[c.first : c.last]) else "none"
    elif span == (c.first, c.last) or (hyphened and span[0] == c.first and span[1] <= c.last):
        relation = "same"  # spaCy often sees only the first part of "Stoke-on-Trent"
    elif span[0] <= c.first and c.last <= span[1]:
        relation = "begin" if span[0] == c.first else "end" if span[1] == c.last else "mid"
    else:
        relation = "over"
    return _Seen(name, label, relation, hyphened)


def signs(read: TokenTable, c: Candidate, key: str) -> Iterator[str]:
    """The hashed features of one candidate, as words; `key` is its normalised name."""
    seen = _seen(read, c)
    yield "bias"
    yield from _own_signs(read, c, key, seen)
    yield from _beside_signs(read, c, seen)
    yield from _clause_signs(read, c)
    yield from _report_signs(read, c, key, seen)


def _own_signs(read: TokenTable, c: Candidate, key: str, seen: _Seen) -> Iterator[str]:
    """What the name itself says, to the eye, to spaCy and to the gazetteer."""
    low, label, relation, hyphened = read.lower, seen.label, seen.relation, seen.hyphened
    kind, matched = (c.known.kind, c.known.matched) if c.known else ("", "none")
    yield "key=" + key
    yield "label=" + label + relation
    yield "label+matched=" + label + relation + matched
    yield "label+kind=" + label + kind
    yield "matched=" + matched
    yield "kind=" + kind
    yield "tags=" + ("-" if hyphened else " ".join(read.tag[c.first : min(c.last, c.first + 3)]))
    yield "first=" + low[c.first]
    yield "last=" + low[c.last - 1]
    yield "end=" + low[c.last - 1][-3:]
    yield "end2=" + low[c.last - 1][-2:]
    yield "shape=" + ("-" if hyphened else _shape(seen.name))
    yield f"count={1 if hyphened else min(c.last - c.first, 6)}{relation == 'same'}"
    if low[c.last - 1] in CLOSING:
        yield "closing"
    if low[c.first] in OPENING and c.last - c.first > 1:
        yield "opening"
    if c.known:
        yield "precision=" + c.known.precision + relation
        for each in c.known.kinds:
            yield "any=" + each
        yield "weight=" + str(int(max(-2.0, c.known.weight)))
        yield "weight+label=" + str(int(max(-2.0, c.known.weight) / 2)) + label + relation


def _beside_signs(read: TokenTable, c: Candidate, seen: _Seen) -> Iterator[str]:
    """The two words (p1, p2) before and the two (n1, n2) after, and known names beyond a comma."""
    low, text, before, after = read.lower, read.text, c.first - 1, c.last
    more = after < len(low)
    p1 = low[before] if before >= 0 else "^"
    p2 = low[before - 1] if before >= 1 else "^"
    n1 = low[after] if more else "$"
    n2 = low[after + 1] if after + 1 < len(low) else "$"
    yield "p1=" + p1
    yield "p2=" + p2
    yield "p2p1=" + p2 + "_" + p1
    yield "n1=" + n1
    yield "n2=" + n2
    yield "n1n2=" + n1 + "_" + n2
    yield "p1n1=" + p1 + "_" + n1
    for side, there, at in (("p1", before >= 0, before), ("n1", more, after)):
        off = "^" if side == "p1" else "$"
        yield side + "s=" + (_shape(read.words[at]) if there else off)
        yield side + "pos=" + (read.tag[at] if there else off)
        yield side + "label=" + (read.label[at] if there else off)
    if n1 in CLOSING:
        yield "n1closing"
    precision = c.known.precision if c.known else ""
    if p1 in _JOINING and (near := read.known_to.get(c.first - 1)) and near.known:
        yield "joined before=" + near.known.precision + read.label[c.first - 2]
        if p1 == ",":
            yield "comma before=" + near.known.precision + precision
    if n1 in _JOINING and (near := read.known_at.get(c.last + 1)) and near.known:
        yield "joined after=" + near.known.precision + read.label[c.last + 1]
        if n1 == ",":
            yield "comma after=" + near.known.precision + precision
    if before < 0 or read.space[before] or p1 in ("^", "-", "–", "—"):
        yield "line start" + ("caps" if seen.name.isupper() else "")
    if c.end < len(text) and text[c.end].isalnum():
        yield "cut"
    if c.start and text[c.start - 1].isalnum():
        yield "cut before"


def _clause_signs(read: TokenTable, c: Candidate) -> Iterator[str]:
    """What the candidate depends on in its clause, and how."""
    root = read.root(c)
    head = read.head[root]
    yield "dep=" + read.dep[root]
    yield "head=" + read.lower[head]
    yield "dephead=" + read.dep[root] + read.lower[head]
    yield "headpos=" + read.tag[head] + read.dep[root]
    role, governor = read.role(c)
    yield "role=" + role + ("acts" if acts(governor) else "")
    yield "rolehead=" + role + governor


def _report_signs(read: TokenTable, c: Candidate, key: str, seen: _Seen) -> Iterator[str]:
    """The longer name around the candidate, and the same name elsewhere in the report."""
    low, label, span = read.lower, seen.label, read.around[c.first]
    if span != (c.first, c.last) and label:
        yield "in_last=" + low[span[1] - 1]
        yield "in_first=" + low[span[0]]
        yield "in_size=" + str(min(span[1] - span[0], 6))
    if max(read.longest[c.first], read.longest[c.last - 1]) > c.last - c.first:
        yield "longer known"
    for other, count in read.names[key].items():
        if count > (other == (label if seen.relation == "same" else "-" + label)):
            yield "also=" + other
    yield from sorted({"also " + sign for at, sign in read.beside[key][:16] if at != c.start})


def _numbers(read: TokenTable, c: Candidate, key: str) -> list[float]:
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


def hashed(read: TokenTable, part: slice) -> list[list[int]]:
    """For each candidate of a part of the report the buckets of its signs."""
    return [
        [crc32(sign.encode("utf-8", "replace")) % BUCKETS for sign in signs(read, c, key)]
        for c, key in zip(read.found[part], read.keys[part], strict=True)
    ]


def numbers(read: TokenTable, part: slice) -> Floats:
    """For each candidate of a part of the report a row of NUMBERS numbers."""
    rows = [_numbers(read, c, key) for c, key in zip(read.found[part], read.keys[part], strict=True)]
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), NUMBERS)


def vectors(read: TokenTable, part: slice) -> Floats | None:
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


def states(reading: Reading, found: Sequence[Candidate]) -> Floats:
    """For each candidate what the encoder makes of it: the mean of its pieces, and the last of them."""
    if not len(reading.states) or not found:
        return np.zeros((len(found), 2 * WIDTH), dtype=np.float32)
    first, last = np.array(reading.spans([(c.start, c.end) for c in found])).T
    low, after = first.min(), last.max() + 1
    sums = np.vstack([np.zeros((1, WIDTH)), np.cumsum(reading.states[low:after], axis=0, dtype=np.float64)])
    mean = (sums[last + 1 - low] - sums[first - low]) / (last + 1 - first)[:, None]
    return np.hstack((mean.astype(np.float32), reading.states[last]))
