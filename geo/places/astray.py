"""A small town or district that a report does not speak of -> no place, not a wrong one.

A report of Mali that names Moura means a village of Mali, whether or not the gazetteer knows it; the Moura of
Portugal is not meant. On the development corpora no such town was meant, and eight were none or elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from geo.gazetteer.entry import SECOND_ORDER, Entry
from geo.kinds import Precision
from geo.places.evidence import renown

_SEVERAL: Final = 4  # names that tell what a report is about
_MOST: Final = 0.6  # the share of them in one country
_SMALL: Final = 4.5  # renown of a town that is named far from home without its country
_WORLDS: Final = frozenset({"Earth", "Mars"})


def spoken_of(found: Iterable[tuple[str, Entry | None]]) -> Counter[str]:
    """Return in how many names a report speaks of each country: pairs of a name and its place, if any."""
    return Counter({name.casefold(): entry.country for name, entry in found if entry is not None}.values())


def is_astray(entry: Entry, countries: Counter[str]) -> bool:
    """Return whether a place is a small town or a district of a country that no other name is in.

    countries: from `spoken_of`, the place itself counted or not.
    """
    local = entry.precision == Precision.CITY or entry.kind == SECOND_ORDER
    if not local or renown(entry) >= _SMALL or countries[entry.country] > 1:
        return False
    rest = countries - Counter({entry.country: 1})
    return rest.total() >= _SEVERAL and max(rest.values()) >= _MOST * rest.total()


def is_world(entry: Entry) -> bool:
    """Return whether a town bears the name of a planet: who returns to Earth is not in Earth, Texas."""
    return entry.name in _WORLDS
