"""What news reports count: the dead, the hurt, those who fled; numbers as words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from geo.lang.en.time_words import CARDINALS
from geo.lang.words import word_set

KINDS: Final = {
    "dead": word_set("dead died dies die killed kills kill killing deaths fatalities slain drowned drowning"),
    "injured": word_set("injured injures injuring injuries wounded wounding wounds hurt hurting"),
    "missing": word_set("missing unaccounted"),
    "evacuated": word_set("evacuated evacuating evacuees"),
    "homeless": word_set("homeless displaced displacing uprooted fled fleeing"),
    "stranded": word_set("stranded stranding trapped trapping"),
    "arrested": word_set("arrested arresting detained detaining captured jailed"),
    "rescued": word_set("rescued rescuing saved survived survivors"),
    "freed": word_set("freed released"),
    "marching": word_set("marched marching protested demonstrated rallied protesters demonstrators marchers"),
    "infected": word_set("infected sickened infections"),
}
"""What is counted -> the words that say so, as they stand beside a number."""

FORWARD: Final = word_set(
    "killed kills kill killing injured injures injuring wounded wounding hurting displaced displacing "
    "evacuated evacuating arrested arresting detained detaining captured rescued rescuing saved freed "
    "released drowning stranding trapping sickened"
)
"""Those whose number may follow: "killing at least 12 people"."""

TOLL: Final = word_set("toll count")
"""Words that the number of the dead stands behind: "the death toll rose to 20"."""


THERE: Final = re.compile(r"\b[a-z]+ there\b(?! (?:is|are|was|were|has|have|had|will|would|may|could)\b)")
"""What ties a number to the place of the sentence before: "five drowned there", not "as there were"."""

REACHES: Final = word_set(
    "rises rose risen climbs climbed increases increased jumps jumped grows grew mounts mounted "
    "reaches reached passes passed stands stood hits tops topped falls fell drops dropped"
)
"""What such a number does: "the toll in the floods climbs to 20", "the number of dead rose to 20"."""

REACHED_BY: Final = word_set("to at past")
"""What may stand between such a verb and the number."""


class Bound(Enum):
    """What the words before a number make of it."""

    LEAST = auto()
    ABOVE = auto()
    MOST = auto()
    BELOW = auto()
    NEARLY = auto()
    ABOUT = auto()


BOUNDS: Final[Mapping[tuple[str, ...], Bound]] = {
    ("at", "least"): Bound.LEAST,
    ("no", "fewer", "than"): Bound.LEAST,
    ("no", "less", "than"): Bound.LEAST,
    ("more", "than"): Bound.ABOVE,
    ("over",): Bound.ABOVE,
    ("up", "to"): Bound.MOST,
    ("as", "many", "as"): Bound.MOST,
    ("at", "most"): Bound.MOST,
    ("fewer", "than"): Bound.BELOW,
    ("less", "than"): Bound.BELOW,
    ("under",): Bound.BELOW,
    ("nearly",): Bound.NEARLY,
    ("almost",): Bound.NEARLY,
    ("about",): Bound.ABOUT,
    ("around",): Bound.ABOUT,
    ("some",): Bound.ABOUT,
    ("roughly",): Bound.ABOUT,
    ("approximately",): Bound.ABOUT,
    ("estimated",): Bound.ABOUT,
}
"""Words before a number, the longer first where they end alike."""

ABOUT: Final = frozenset(word for words in BOUNDS for word in words) | {"an", "between", "from"}
"""Words between a verb and its number that leave it a number."""

OR_MORE: Final = ("or", "more")
"""Behind a number: that many at least."""

MORE: Final = word_set("further additional")
"""Before a number: it adds to another one."""

TO: Final = word_set("to or")
"""Between two numbers of which one is meant: "10 to 12"."""

PARTS: Final = {
    word: plural
    for plural, words in {
        "children": "children boys girls pupils schoolchildren minors",
        "women": "women",
        "soldiers": "soldiers troops servicemen",
        "police": "police policemen officers",
        "crew": "crew sailors crewmen",
        "rescuers": "rescuers firefighters medics",
        "foreigners": "foreigners tourists",
        "fighters": "gunmen militants rebels fighters insurgents attackers terrorists",
        "civilians": "civilians",
        "journalists": "journalists reporters",
    }.items()
    for word in words.split()
}
"""Nouns of a part of the people -> what the part is called; other nouns count all ("passengers")."""

NO_COUNT: Final = word_set(
    "km kilometers kilometres kilometer miles mile percent per year years month months day days hour hours "
    "minutes minute weeks week a.m p.m am pm meters metres feet degrees million billion dollars euros pounds"
)
"""Words behind a number that is one of something else."""

MULTIPLES: Final = {"dozen": 12, "hundred": 100, "thousand": 1000}
"""Words behind a number that multiply it."""

NUMBERS: Final = {word: number for word, number in CARDINALS.items() if number > 1}
"""Numbers written as words; "one" is left out, which seldom counts."""
