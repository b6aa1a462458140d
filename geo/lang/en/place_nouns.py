"""Common nouns that say what kind of place a name is of, and words for a part of one or a direction."""

from __future__ import annotations

from typing import Final

from geo.lang.words import either, word_set

TOWNS: Final = word_set("city town village port")
"""Towns, behind their name or before "of": "Mexico City", "the city of Aleppo"."""
TOWNS_OF: Final = TOWNS | word_set("suburb capital")
"""Towns and parts of them, before "of": "a suburb of Cairo"."""
SETTLEMENTS: Final = TOWNS_OF | word_set("hamlet community")
"""Those and smaller ones."""

STATES: Final = word_set("state province region")
"""The first division of a country: "the state of Georgia"."""
DIVISIONS: Final = STATES | word_set("county district prefecture oblast governorate")
"""Areas that a country is divided into: "Kherson oblast", "Clay County"."""
DEPARTMENT: Final = "department"
"""An area in France or Colombia, elsewhere an office of the government."""
REGIONS: Final = ("region", "oblast", "province")
"""What the press calls a division that is named for its capital: "the Kursk region"."""
OTHER_DIVISIONS: Final = word_set(
    "counties parish township borough territory krai municipality emirate shire"
)
"""Those that only stand behind a name."""

LANDFORMS: Final = word_set("lake mount cape gulf bay strait river isle island point")
"""Waters and land that stand before their name or behind it: "Lake Como", "Crater Lake"."""
LANDFORMS_BEHIND: Final = word_set(
    "creek lakes islands isles mountain mountains hill hills valley sea ocean peninsula desert forest beach "
    "harbor harbour canyon falls springs pass plateau canal basin delta archipelago coast peak range glacier "
    "volcano atoll reef sound channel fjord ridge"
)
"""Those that stand behind it: "Napa Valley"."""
BUILT: Final = word_set(
    "park reservoir airport square street avenue road highway boulevard drive lane bridge dam heights "
    "gardens green common grove st. ave. rd. blvd. dr."
)
"""What people have made or laid out, behind its name: "Hyde Park", "Elm St."."""

CLOSING: Final = TOWNS | DIVISIONS | {DEPARTMENT} | OTHER_DIVISIONS | LANDFORMS | LANDFORMS_BEHIND | BUILT
"""Nouns that end the name of a place."""

COMPASS: Final = word_set("north south east west northern southern eastern western")
"""Directions that may begin a name: "South Bend"."""
PARTS: Final = word_set("central upper lower greater downtown")
"""Words for a part of a place or for it with its surroundings: "downtown Reno", "Greater Manchester"."""

OPENING: Final = (
    LANDFORMS
    | COMPASS
    | PARTS
    | word_set("mt. fort ft. port st. saint san santa camp county city town new highway route interstate")
)
"""Words that begin the name of a place: "Fort Worth", "County Cork", "New Delhi"."""

BEARING: Final = r"(?:(?:north|south)(?:[ -]?(?:east|west))?|east|west)"
"""A direction: "northeast", "south-west"; "ern" may follow."""

_BEFORE: Final = PARTS | word_set("inner outer metropolitan metro mid rural old the")
BEFORE_PART: Final = rf"(?:{BEARING}(?:ern)?|{either(_BEFORE)})[ -]"
"""What stands before the name of a place where only a part of it is meant, or its surroundings."""

_BEHIND: Final = DIVISIONS | word_set(
    "city town village area metro township valley suburbs island municipality"
)
BEHIND_PART: Final = rf" (?:{either(_BEHIND)}|twp\.?)"
"""What stands behind it."""
