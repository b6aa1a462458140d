"""What a place name does in its clause -> whether the place itself is meant, or who is named by it.

What is in a place is in the place itself; who says, wants or plays is a government, a team or a people
("Paris agreed", "Texas beat Ohio"). Facts of English only; where they do not decide, nothing is said.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VERBS: Final = _words(
    "say tell announce report claim add note state declare confirm deny warn insist argue write suggest "
    "allege assert acknowledge admit concede explain reply comment describe accuse caution stress "
    "emphasize emphasise reiterate maintain estimate reveal disclose signal vow promise pledge urge "
    "demand ask call believe think know hope expect fear want express hear understand wish seek try "
    "agree disagree refuse reject accept decide plan intend threaten covet consider insist propose offer "
    "oppose support back endorse sign ratify negotiate recognise recognize condemn denounce criticise "
    "criticize welcome praise blame thank apologise apologize invade attack retaliate impose ban lift "
    "expel summon deploy sell buy supply fund finance sponsor approve veto vote elect sanction "
    "beat defeat win lose play draw tie score host qualify rally lead trail face "
    "need like love hate prefer help aid assist cooperate collaborate ally side compete fight"
)
_GOING: Final = _words("visit enter leave reach tour cross revisit")
# After these a place name is where something is or goes.
_PLACING: Final = _words(
    "in at near across around inside within throughout through into outside toward towards beyond "
    "beside along onto via off"
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
    "left": "leave",
    "fought": "fight",
}
_ENDINGS: Final = (("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""))


def meant(role: str, governor: str) -> bool | None:
    """Whether the place itself is meant (True), or a body named by it (False); None if grammar can't tell.

    Args:
        role: the dependency label of the name; for an object of a preposition "pobj" and that word,
            which is "agent" for the "by" of a passive.
        governor: the word in lower case that it depends on; past the preposition, what that depends on.

    """
    kind, _, preposition = role.partition(" ")
    if preposition in _PLACING:
        return True
    if kind == "dobj" and _is_form(governor, _GOING):
        return True
    if preposition in ("agent", "against") or (preposition in ("with", "between") and acts(governor)):
        return False
    if kind in ("nsubj", "dobj", "dative") and acts(governor):
        return False
    return None


def acts(word: str) -> bool:
    """Whether a word in lower case is a form of a verb that only people and their bodies do."""
    return _is_form(word, _VERBS)


@lru_cache(maxsize=8192)
def _is_form(word: str, verbs: frozenset[str]) -> bool:
    if word in verbs or _IRREGULAR.get(word) in verbs:
        return True
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending) + instead
        if stem != word and (stem in verbs or stem + "e" in verbs):
            return True
        if ending in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in verbs:
            return True  # "planned" of "plan"
    return False
