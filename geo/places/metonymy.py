"""What a place name does in its clause -> whether the place itself is meant, or who is named by it.

What is in a place is in the place itself; who says, wants or plays is a government, a team or a people
("Paris agreed", "Texas beat Ohio"). Facts of English only; where they do not decide, nothing is said.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from geo.lang.en.function_words import IN_PLACE
from geo.lang.en.verbs import GO_TO, IRREGULAR, OF_PEOPLE

_ENDINGS: Final = (("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""))


def meant(role: str, governor: str) -> bool | None:
    """Whether the place itself is meant (True), or a body named by it (False); None if grammar can't tell.

    Args:
        role: the dependency label of the name; for an object of a preposition "pobj" and that word,
            which is "agent" for the "by" of a passive.
        governor: the word in lower case that it depends on; past the preposition, what that depends on.

    """
    kind, _, preposition = role.partition(" ")
    if preposition in IN_PLACE:
        return True
    if kind == "dobj" and is_form(governor, GO_TO):
        return True
    if preposition in ("agent", "against") or (preposition in ("with", "between") and acts(governor)):
        return False
    if kind in ("nsubj", "dobj", "dative") and acts(governor):
        return False
    return None


def acts(word: str) -> bool:
    """Whether a word in lower case is a form of a verb that only people and their bodies do."""
    return is_form(word, OF_PEOPLE)


@lru_cache(maxsize=8192)
def is_form(word: str, verbs: frozenset[str]) -> bool:
    """Whether a word in lower case is a form of one of some verbs, which are given in their plain form."""
    if word in verbs or IRREGULAR.get(word) in verbs:
        return True
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending) + instead
        if stem != word and (stem in verbs or stem + "e" in verbs):
            return True
        if ending in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in verbs:
            return True  # "planned" of "plan"
    return False
