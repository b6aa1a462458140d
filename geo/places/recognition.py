"""A parsed report -> the place names in it, each with how it is used.

`geo.places.candidates` proposes candidates, `geo.places.classifier` says how likely an annotator of news
marks each one as a place, and the likeliest that do not overlap are kept. The weights are learned from the
development corpora by data/models/make_mentions.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.encoder.encoder import Reading
from geo.gazetteer.entry import Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Precision
from geo.lang.en.common_names import COMPOUNDS
from geo.lang.en.function_words import LEADING
from geo.places import classifier
from geo.places.candidates import Candidate, candidates
from geo.places.classifier import Network
from geo.places.features import hashed, numbers, states, vectors
from geo.places.metonymy import meant
from geo.places.model import Mention, Use
from geo.places.overlooked import BACKED, backing, overlooked
from geo.places.token_table import TokenTable
from geo.places.vessels import vessels

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST: Final = 0.25
"""Score below which a candidate is left out; between 0.2 and 0.35 F1 hardly changes."""

_SURE: Final = 0.9
"""Score from which the filter is believed that a family name is a place all the same."""

_NO_GIVEN_NAME: Final = 3.6
"""Weight of a place from which a first word is its name, and not somebody's given one."""

_LINKED: Final = 0.75
"""Score at least of a town whose name has such a link, whatever the filter says."""
_LINKS: Final = re.compile(r"[ -](?:upon|super|sur|sous|le|de[ -]la|under|by|am|an der|on)[ -][A-Z]")

_BLOCK: Final = 2048  # candidates judged at once: the memory for a long report stays small

PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
"""spaCy's labels of places."""


def find(doc: Doc, reading: Reading, gazetteer: Gazetteer, model: Network | None = None) -> list[Mention]:
    """Return the place names of a parsed report, in text order and without overlaps.

    Args:
        doc: from `geo.text.parsing.parse`.
        reading: of the same text, from `geo.encoder.encoder.Encoder.read`.
        gazetteer: tells which names are known.
        model: weights other than the ones that travel with Dateline.

    """
    found = candidates(doc, gazetteer)
    ships = vessels(doc, found)
    read, model = TokenTable(doc, found), model or classifier.load()
    parts = [slice(start, start + _BLOCK) for start in range(0, len(found), _BLOCK)]
    chances = np.vstack(
        [np.zeros((0, 2), dtype=np.float32)]
        + [
            model.chances(
                hashed(read, part), numbers(read, part), vectors(read, part), states(reading, found[part])
            )
            for part in parts
        ]
    )
    # Rounded, so that the last digits of a processor's sums decide nothing.
    scored = [
        (max(round(float(p), 4), _LINKED * _is_linked(c, read.text)), round(float(q), 4), c)
        for (p, q), c in zip(chances, found, strict=True)
        if (p >= _SURE or not _is_family_name(read, c)) and not (_is_given_name(read, c) or _is_word(read, c))
        if (c.first, c.last) not in ships
    ]
    scored.sort(
        key=lambda row: (not _is_joined(row[2], read.text), -row[0], row[2].start - row[2].end, row[2].start)
    )
    taken: list[Mention] = []
    filled = bytearray(len(read.text))
    for first, last in ships:
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        filled[start:end] = b"\1" * (end - start)
    for score, itself, c in scored:
        if score < LEAST:
            continue
        if not any(filled[c.start : c.end]):
            if score < BACKED and c.known:
                score = max(score, backing(read, c, c.known, filled, gazetteer))
            filled[c.start : c.end] = b"\1" * (c.end - c.start)
            use, within = _use(doc, read, c, itself)
            taken.append(Mention(c.start, c.end, read.text[c.start : c.end], use, score, within))
    for c, score in overlooked(doc, read, filled, gazetteer):
        taken.append(Mention(c.start, c.end, read.text[c.start : c.end], Use.PLACE, score))
    return sorted(taken, key=lambda mention: mention.start)


def _is_joined(c: Candidate, text: str) -> bool:
    """As in "Trinidad and Tobago": a known name of two that a report may also write apart."""
    return (
        c.known is not None
        and c.known.matched in (Matched.NAME, Matched.ALIAS)
        and (" and " in text[c.start : c.end] or _is_linked(c, text))
    )


def _is_linked(c: Candidate, text: str) -> bool:
    """As in "Newcastle upon Tyne": small words and hyphens that nothing but a town's name has."""
    name = text[c.start : c.end]
    return (
        c.known is not None
        and c.known.precision == Precision.CITY
        and c.known.matched == Matched.NAME
        and name[:1].isupper()
        and _LINKS.search(name) is not None
    )


def _is_family_name(read: TokenTable, c: Candidate) -> bool:
    """As in "Michael Jordan": the last word of what the language model takes for a person's full name."""
    first, last = read.around[c.first]
    given = read.known_at.get(first)
    town = given is not None and given.known is not None and given.known.weight >= _NO_GIVEN_NAME
    return read.label[c.first] == "PERSON" and first < c.first and last == c.last and not town


def _is_given_name(read: TokenTable, c: Candidate) -> bool:
    """As in "Paris Jackson sang": a word right before one that the language model takes for a person's name.

    Behind a word that leads to a place it is one: "In Paris Jackson sang".
    """
    if c.last - c.first > 1 or c.last >= len(read.words) or (c.first and read.lower[c.first - 1] in LEADING):
        return False
    one = read.around[c.last] == (c.last, c.last + 1) and read.label[c.last] == "PERSON"
    return (
        one and c.known is not None and c.known.matched == Matched.NAME and not read.words[c.first].isupper()
    )


def _is_word(read: TokenTable, c: Candidate) -> bool:
    """As in "Bath time": a word of English in its own sense, which only the start of a sentence writes so."""
    after = read.words[c.last] if c.last < len(read.words) else ""
    return c.last - c.first == 1 and after in COMPOUNDS.get(read.lower[c.first], ())


def _use(doc: Doc, read: TokenTable, c: Candidate, itself: float) -> tuple[Use, tuple[int, int] | None]:
    """How a name is used, and the longer name that it stands in."""
    within = None
    label, (first, last) = read.label[c.first], read.around[c.first]
    if label and first <= c.first and c.last <= last:
        first += doc[first].lower_ == "the" and first < c.first  # spaCy takes the article for a part
        longer = (doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
        # "Palma, Mozambique" is no name but two.
        two = "," in read.text[longer[0] : longer[1]]
        within = longer if longer[1] - longer[0] > c.end - c.start and not two else None
    if c.known is not None and c.known.matched == Matched.DEMONYM:
        return Use.DEMONYM, within
    if within and label not in PLACE_LABELS:
        return Use.NESTED, within
    grammar = meant(*read.role(c))
    return Use.PLACE if (itself >= 0.5 if grammar is None else grammar) else Use.METONYM, within
