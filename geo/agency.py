"""English verbs that only people and their bodies can be the subject of: who says, wants or plays.

Where a place name is their subject ("Paris agreed", "Texas beat Ohio"), it stands for a government, a
team or a people, and not for the place. Facts of the language only.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_VERBS: Final = frozenset(
    "say tell announce report claim add note state declare confirm deny warn insist argue write suggest "
    "allege assert acknowledge admit concede explain reply comment describe accuse caution stress "
    "emphasize emphasise reiterate maintain estimate reveal disclose signal vow promise pledge urge "
    "demand ask call believe think know hope expect fear want express hear understand wish seek try "
    "agree disagree refuse reject accept decide plan intend threaten covet consider insist propose offer "
    "oppose support back endorse sign ratify negotiate recognise recognize condemn denounce criticise "
    "criticize welcome praise blame thank apologise apologize invade attack retaliate impose ban lift "
    "expel summon deploy sell buy supply fund finance sponsor approve veto vote elect sanction "
    "beat defeat win lose play draw tie score host qualify rally lead trail face "
    "need like love hate prefer help aid assist cooperate collaborate ally side compete fight".split()
)
_IRREGULAR: Final = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "thought": "think",
    "knew": "know",
    "heard": "hear",
    "understood": "understand",
    "sought": "seek",
    "sold": "sell",
    "bought": "buy",
    "beaten": "beat",
    "won": "win",
    "lost": "lose",
    "drew": "draw",
    "led": "lead",
    "fought": "fight",
}
_ENDINGS: Final = (("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""))


@lru_cache(maxsize=4096)
def acts(word: str) -> bool:
    """Whether a word in lower case is a form of such a verb."""
    if word in _VERBS or word in _IRREGULAR:
        return True
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending) + instead
        if stem != word and (stem in _VERBS or stem + "e" in _VERBS):
            return True
        if ending in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in _VERBS:
            return True  # "planned", "backing" has no doubled letter and is found above
    return False
