"""The kinds that the columns of a story hold: the engine writes them, a story's files are read by them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """Whether an event happened, is planned, or is only said by a party."""

    HAPPENED = "happened"
    PLANNED = "planned"
    CLAIMED = "claimed"


class Role(StrEnum):
    """A stop of the journey the report is about, the news beside it, or another time."""

    STOP = "stop"
    RELATED = "related"
    BACKGROUND = "background"


class Coverage(StrEnum):
    """What became of a sentence: it tells an event, more of one told elsewhere, perhaps one, or none."""

    EVENT = "event"
    PASSAGE = "passage"
    UNSURE = "unsure"
    NONE = "none"


class Precision(StrEnum):
    """How exactly a place is known: a building or base, a town, an area, a whole country."""

    SITE = "site"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


class Borders(StrEnum):
    """Whose view of borders the map takes: the United Nations', or Natural Earth's, of who is in control."""

    UN = "un"
    NATURAL_EARTH = "natural-earth"


AREAS: Final = (Precision.REGION, Precision.COUNTRY)
"""Places that are drawn as areas, never as a point."""

NOT_FOUND: Final = "not found"
"""What `places.geocoder` says where every geocoder was asked and none knew the name."""

PERSON: Final = "person"
"""What `places.geocoder` says where a person decided; geocoding leaves the row alone."""
