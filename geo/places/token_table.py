"""A parsed report and its candidates -> plain lists and counts that features are read off quickly.

Trusted: spaCy's tags, parse and entities.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from geo.gazetteer.normalise import normalise
from geo.places.candidates import Candidate
from geo.text.parsing import VECTOR

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc


class TokenTable:
    """A report's tokens as plain lists, which are many times faster than spaCy's objects."""

    def __init__(self, doc: Doc, found: Sequence[Candidate]) -> None:
        self.found = found
        self.text = text = doc.text  # spaCy puts it together anew each time
        self.tensor: NDArray[Any] | None = None
        if doc.tensor.ndim == 2 and doc.tensor.shape[1] == VECTOR:
            self.tensor = doc.tensor
        self.lower = [t.lower_ for t in doc]
        self.words = [t.text for t in doc]
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
        self._over(found)
        self.capitals = self._capitals(doc)

    def _over(self, found: Sequence[Candidate]) -> None:
        """Best-known name over each token, for candidates that stand in a longer name."""
        self.longest = [0] * len(self.words)
        self.heaviest = [-9.0] * len(self.words)
        self.known_at: dict[int, Candidate] = {}
        self.known_to: dict[int, Candidate] = {}
        for c in found:
            if c.known:
                for i in range(c.first, c.last):
                    self.longest[i] = max(self.longest[i], c.last - c.first)
                    self.heaviest[i] = max(self.heaviest[i], c.known.weight)
                self.known_at.setdefault(c.first, c)
                self.known_to[c.last] = c

    def root(self, c: Candidate) -> int:
        """The word of a candidate that the others depend on."""
        inside = range(c.first, c.last)
        return next((i for i in inside if self.head[i] not in inside), c.last - 1)

    def role(self, c: Candidate) -> tuple[str, str]:
        """What a candidate is in its clause, and the word that governs it; see `geo.places.metonymy.meant`.

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
