"""Ships and aircraft that bear the name of a place: "the frigate Hamburg", "HMS Sheffield", "the Estonia".

English writes what a vessel is, or the letters of its navy, right before its name. Once a vessel is named so,
its name with "the" alone is its own too, since towns have no article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from geo.lang.en.nouns import SHIP_LETTERS, SHIP_LETTERS_TOO, SHIP_PATRONS, VESSELS
from geo.places.candidates import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ROUTE: Final = frozenset({"-", "–", "to", "/", "'s", "’s"})
"""What follows the first town of a route: "the ferry Dover to Calais"."""

_FAR: Final = 5
"""Within how many words the noun of an apposition ends."""

_OF_PLACES: Final = ("NOUN", "PROPN", "ADJ")


def vessels(doc: Doc, found: Iterable[Candidate]) -> set[tuple[int, int]]:
    """Return which of the candidates, by their first and last token, are names of vessels."""
    words = [token.text for token in doc]
    spans = {(one.first, one.last) for one in found}
    named = {span for span in spans if _is_named(words, *span)}
    names = {tuple(words[slice(*span)]) for span in named}
    return named | {
        span for span in spans if tuple(words[slice(*span)]) in names and _has_article(doc, *span)
    }


def _is_named(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the words around a name say that it is a vessel's."""
    before, ahead = (words[first - n] if first >= n else "" for n in (1, 2))
    if before in SHIP_LETTERS or (before in SHIP_LETTERS_TOO and ahead.lower() == "the"):
        return True
    if before == "of" and ahead in SHIP_PATRONS:
        return True
    after = [word.lower() for word in words[last : last + _FAR]]
    if before.lower() in VESSELS:
        return not (after and after[0] in _ROUTE)
    described = before.lower() == "the" and after[:1] == [","] and after[1:2] in (["a"], ["an"])
    return described and any(word in VESSELS for word in after)


def _has_article(doc: Doc, first: int, last: int) -> bool:
    """As in "the Estonia sank", not "the Estonia office"."""
    after = doc[last].pos_ if last < len(doc) else ""
    return first > 0 and doc[first - 1].lower_ == "the" and after not in _OF_PLACES
