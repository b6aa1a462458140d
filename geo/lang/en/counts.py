"""What news reports count: the dead, the hurt, those who fled; numbers as words."""

from __future__ import annotations

from typing import Final

from geo.lang.words import listed, word_set

KINDS: Final = {
    "dead": word_set("dead died dies die killed kills kill killing deaths fatalities slain drowned"),
    "injured": word_set("injured injures injuring injuries wounded wounding wounds hurt hurting"),
    "missing": word_set("missing unaccounted"),
    "homeless": word_set("homeless displaced displacing evacuated evacuating fled uprooted stranded"),
    "arrested": word_set("arrested arresting detained detaining captured jailed"),
    "rescued": word_set("rescued rescuing saved freed released"),
}
"""What is counted -> the words that say so, as they stand beside a number."""

FORWARD: Final = word_set(
    "killed kills kill killing injured injures injuring wounded wounding hurting displaced displacing "
    "evacuated evacuating arrested arresting detained detaining captured rescued rescuing saved freed "
    "released"
)
"""Those whose number may follow: "killing at least 12 people"."""

TOLL: Final = word_set("toll count")
"""Words that the number of the dead stands behind: "the death toll rose to 20"."""

ABOUT: Final = word_set("at least about some around nearly almost over more than up to an estimated as many")
"""Words between a verb and its number that leave it a number."""

NO_COUNT: Final = word_set(
    "km kilometers kilometres kilometer miles mile percent per year years month months day days hour hours "
    "minutes minute weeks week a.m p.m am pm meters metres feet degrees million billion dollars euros pounds"
)
"""Words behind a number that is one of something else."""

_SMALL: Final = listed(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS: Final = listed("thirty forty fifty sixty seventy eighty ninety")
NUMBERS: Final = {word: number for number, word in enumerate(_SMALL, start=2)} | {
    word: 10 * tens for tens, word in enumerate(_TENS, start=3)
}
"""Numbers written as words; "one" is left out, which seldom counts."""
