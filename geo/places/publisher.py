"""A publisher's name -> what it tells of the places its reports name: where its home is, or that it has none.

A local paper bears the name of its town ("Halden Courier"); the town is looked up in the gazetteer. A name
that English-speaking countries bear too is taken for theirs, since the report is English, unless the other
place is known the world over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.gazetteer.entry import Entry, Matched
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.normalise import normalise
from geo.kinds import Precision
from geo.lang.en.newspapers import HOMES, PAPER, WORLDWIDE

ENGLISH: Final = frozenset({"US", "GB", "IE", "CA", "AU", "NZ", "ZA"})
"""Countries whose papers are written in English."""

_LEAST: Final = 0.05
"""A place less likely than this to be the home tells nothing of the places around it."""
_SITE: Final = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+)(?:\.[a-z]{2,6}){1,3}(?:/.*)?$", re.IGNORECASE)
_RUN_ON: Final = re.compile(
    rf"^(?:the|my)?(.{{3,}}?)-?(?:{'|'.join(sorted(PAPER, key=len, reverse=True))})(?:online|news)?$"
)


@dataclass(frozen=True, slots=True)
class Publisher:
    """What a publisher's name tells.

    homes: the places it may be at home in; empty where the name tells none. worldwide: it reports from
    everywhere, so that an unqualified name is the place everybody knows.
    """

    homes: tuple[Entry, ...] = ()
    worldwide: bool = False

    def likely(self) -> list[tuple[Entry, float]]:
        """Return the likelier homes, and how likely each is: by the root of its people.

        One of many Milfords tells little of the places around it, the one Halden all.
        """
        size = [10 ** (home.weight / 2) for home in self.homes]
        shares = [(home, one / sum(size)) for home, one in zip(self.homes, size, strict=True)]
        return [(home, share) for home, share in shares if share >= _LEAST]


def publisher(name: str, gazetteer: Gazetteer) -> Publisher:
    """Return what a publisher's name or web address tells; nothing for "" and for names nobody knows."""
    site = _SITE.match(name.strip()) if "." in name and " " not in name.strip() else None
    key = normalise(site[1] if site else name)
    if not key:
        return Publisher()
    if key in WORLDWIDE:
        return Publisher(worldwide=True)
    words = key.split()
    if home := _listed(words):
        return Publisher(tuple(gazetteer.candidates(home, 1)))
    if site and len(words) == 1 and (match := _RUN_ON.match(key)):
        words = [match[1], "news"]
    if words[-1] not in PAPER:
        return Publisher()
    while words and words[-1] in PAPER:
        del words[-1]
    while len(words) > 1 and words[0] in PAPER:
        del words[0]
    for length in range(len(words), 0, -1):
        if homes := _homes(gazetteer.candidates(" ".join(words[:length]))):
            return Publisher(homes)
    return Publisher()


def _listed(words: Sequence[str]) -> str:
    """Where a well-known paper appears, be its town named before it ("Rochester Post Bulletin"); else ""."""
    for first in range(len(words)):
        home = HOMES.get(" ".join(words[first:]), "")
        if home and set(words[:first]) <= set(normalise(home).split()):
            return home
    return ""


def _homes(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """The places among a name's that a paper may come from."""
    own = [
        entry
        for entry in found
        if entry.matched in (Matched.NAME, Matched.ALIAS)
        and entry.precision in (Precision.CITY, Precision.REGION)
    ]
    english = [entry for entry in own if entry.country in ENGLISH]
    return tuple(english or own)
