"""A text with Markdown, addresses and words broken at the end of a line -> its words, and where each stood.

Links keep their words, pictures go, headings and stress lose their marks: "**Two** trains met near
[Sohag](http://example.org)" reads "Two trains met near Sohag", "Fire in #Herat https://t.co/abc" reads "Fire
in Herat", and "Ber-" above "gamo" reads "Bergamo".
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from typing import Final

from geo.lang.en.page_furniture import HYPHENATED_ENDS, HYPHENATED_STARTS

PICTURE: Final = re.compile(r"!\[([^\]\n]{0,300})\]\([^()\s]{1,500}(?: \"[^\"\n]{0,200}\")?\)")
MARKED_LINK: Final = re.compile(
    r"(?<!!)\[(?P<kept>[^\[\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]*\)){1,500}(?: \"[^\"\n]{0,200}\")?\)"
)
DEFINITION: Final = re.compile(r"^\[([^\]\n]{1,40})\]: *\S+.*$", re.MULTILINE)
_REFERENCE: Final = re.compile(r"\[(?P<kept>[^\[\]\n]{2,300})\]\[(?P<name>[\w -]{0,40})\]")
_HEADING: Final = re.compile(r"^#{1,6} +(?P<kept>.*?) *#*$", re.MULTILINE)
_QUOTED: Final = re.compile(r"^(?:> ?)+", re.MULTILINE)
_STRESSED: Final = re.compile(
    r"(?<![\w*_])(\*\*\*|\*\*|\*|___|__|_)(?=[^\s*_])(?P<kept>[^*_\n]{1,500}?)(?<=\S)\1(?![\w*_])"
)
_ADDRESS: Final = re.compile(r" ?\(https?://[^\s()]{1,2000}\)|(?: |\b)https?://[^\s<>\"“”]{0,2000}[\w/]")
"""An address says nothing in words; the point or bracket behind it is the sentence's own."""
_HASHTAG: Final = re.compile(r"(?<![\w&/#])#(?=[^\W\d_])")
"""The sign before a word that a network lists posts by; not in "C#" and "#1"."""
_BROKEN: Final = re.compile(r"(?<![\w'’-])(?P<head>[^\W\d_][\w'’]{0,59})-(?:\r\n|\n)(?=[^\W_])")
_WORD: Final = re.compile(r"\w[\w'’]*(?:-\w[\w'’]*)*")
_AHEAD: Final = 60
"""How many characters below a broken word are looked at."""

Cut = tuple[int, int]


class Mended:
    """A text of which some characters were left out.

    text: what is left. given: the whole text.
    """

    def __init__(self, given: str) -> None:
        self.given = self.text = given
        self._at: array[int] | None = None
        """Where each character of `text` stands in `given`; None where nothing was left out."""

    def cut(self, cuts: Iterable[Cut]) -> None:
        """Leave out some pieces of `text`, which lie apart, in their order."""
        pieces, kept, at = [], array("L"), 0
        origins = self._at if self._at is not None else array("L", range(len(self.text)))
        for start, end in (*cuts, (len(self.text), len(self.text))):
            pieces.append(self.text[at:start])
            kept.extend(origins[at:start])
            at = end
        if len(kept) < len(self.text):
            self.text, self._at = "".join(pieces), kept

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in `given` a piece of `text` stands, from its first character to its last."""
        if self._at is None or start == end:
            return start, end
        return self._at[start], self._at[end - 1] + 1


def mend(text: str) -> Mended:
    """Return a text without marks and addresses, and with words whole that the end of a line broke."""
    mended = Mended(text)
    unmark(mended)
    for pattern in (_ADDRESS, _HASHTAG):
        _keep(mended, pattern)
    if found := list(_BROKEN.finditer(mended.text)):
        known = words(mended.text)
        mended.cut([_joint(broken, mended.text, known) for broken in found])
    return mended


def unmark(mended: Mended) -> list[tuple[re.Pattern[str], str]]:
    """Leave out the marks of Markdown; return its pictures, links and addresses, with the pattern of each."""
    dropped = []
    for pattern in (PICTURE, MARKED_LINK):
        found = list(pattern.finditer(mended.text))
        dropped += [(pattern, one[0]) for one in found]
        mended.cut(cut for one in found for cut in _around(one))
    defined = list(DEFINITION.finditer(mended.text))
    if defined:
        dropped += [(DEFINITION, one[0]) for one in defined]
        mended.cut(one.span() for one in defined)
        names = {"", *(one[1].lower() for one in defined)}
        _keep(mended, _REFERENCE, lambda one: one["name"].lower() in names)
    _keep(mended, _HEADING)
    _keep(mended, _QUOTED)
    while _keep(mended, _STRESSED):
        pass
    return dropped


def _keep(mended: Mended, pattern: re.Pattern[str], wanted: Callable[[re.Match[str]], bool] = bool) -> bool:
    """Leave out what a pattern finds but for what it keeps; whether it found anything."""
    found = [one for one in pattern.finditer(mended.text) if wanted(one)]
    mended.cut(cut for one in found for cut in _around(one))
    return bool(found)


def _around(found: re.Match[str]) -> tuple[Cut, ...]:
    """What of a find is left out."""
    if "kept" not in found.re.groupindex:
        return (found.span(),)
    return (found.start(), found.start("kept")), (found.end("kept"), found.end())


def _joint(broken: re.Match[str], text: str, known: frozenset[str]) -> Cut:
    """What is left out to make a word whole: the end of the line, and the hyphen if it is not its own."""
    below = text[broken.end() : broken.end() + _AHEAD]
    hyphen = broken.end("head")
    return hyphen + keeps_hyphen(broken["head"], below, known), broken.end()


def keeps_hyphen(head: str, below: str, known: frozenset[str]) -> bool:
    """Whether a hyphen at the end of a line is one of the word's own: "Jong-/un", "mid-/1990s".

    known: the words of the text, in lower case.
    """
    first = _WORD.match(below)
    rest = first[0] if first else ""
    if not rest[:1].islower() or "-" in rest or head.lower() in HYPHENATED_STARTS:
        return True
    word = (head + rest).lower()
    if word in known:
        return False
    return f"{head}-{rest}".lower() in known or (len(head) > 3 and rest in HYPHENATED_ENDS)


def words(text: str) -> frozenset[str]:
    """The words of a text, in lower case, as `keeps_hyphen` takes them."""
    return frozenset(_WORD.findall(text.lower()))
