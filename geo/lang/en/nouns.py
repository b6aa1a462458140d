"""English nouns by what they say."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

CHARGES: Final = word_set("charge accusation allegation suspicion count")
"""What somebody is said to have done: "faces charges of setting fire"."""
ACCUSERS: Final = word_set(
    "police investigator detective prosecutor sheriff deputy complaint indictment affidavit lawsuit warrant"
)
"""Who says of somebody what is not proved yet: "Investigators say Moss stabbed a guard"."""

HELD: Final = word_set(
    "games olympics olympiad paralympics summit masters open marathon championships conference forum talks "
    "festival fair biennale accord accords port airport zoo stadium arena"
)
"""What is held or stands in the city whose name it bears: "the Athens Olympic Games", "Chennai Port"."""

UPHEAVALS: Final = word_set(
    "war battle earthquake quake flood revolution uprising coup famine massacre crisis conflict invasion"
)
"""Events that carry the adjective of their country: "the Crimean War"."""
