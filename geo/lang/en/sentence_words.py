"""Words that tell where a sentence begins and where a line is not its end."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

STARTERS: Final = word_set(
    "The A An This That These Those He She It They We You I His Her Its Their Our My There Here In On At By "
    "For From With After Before During Since Until While When Where As If Although Though Because But And Or "
    "Nor So Yet However Meanwhile Moreover Also Some Many Most Several Few Both Each Every All Another Other "
    "Others Such What Who Why How Which Now Then Today Yesterday Tomorrow Earlier Later Last Next Still Only "
    "Even Just Not No Once One Under Over Among Between Within Without Despite According To Like Unlike "
    "Instead About Nearly More Than Through Thus Therefore Indeed Perhaps Whether Is Are Was Were Do Does "
    "Did Has Have Had Can Could Would Should Recently Finally Currently Previously Separately Additionally"
)
"""Words that begin a sentence; with a capital they are hardly anything else."""

UNFINISHED: Final = word_set("a an the of in on at to for from with by and or nor but which who as into than")
"""A line that ends in one of these goes on in the next."""

ADDRESS_ENDS: Final = word_set("com org net gov edu mil int co uk us eu de fr io tv info js html pdf")
"""What follows the last full stop of a web address or a file's name."""
