"""Rules for words that point at the present, the past or the future without a date: now; recently; soon."""

from __future__ import annotations

import re
from typing import Final

from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind
from geo.dates.rule import Rules

RULES: Final = Rules()

_PRESENT: Final = (
    r"right now|now|nowadays|currently|current|presently|at present|at the (?:present|moment)|these days"
)
_PAST: Final = r"(?:more |most |just )?recently|recent|lately|the (?:recent )?past|long ago"
_FUTURE: Final = r"the (?:(?:near|foreseeable|immediate|distant) )?future|soon|the (?:near|short|long) term"
_IS_NOUN: Final = re.compile(
    r"\s+(?!and|but|when|as|to|is|was|has|had|were|with|by|that|he|she|we|they|it|or|for|in|on|of|the\b)\w"
)
_IS_AHEAD: Final = re.compile(r"\b(?:will|would|shall|should|may|might|can|could|must|to|be|is|are)$")
"""What stands before "soon" where it points ahead rather than tells what came next."""


@RULES.add(
    rf"(?P<present>{_PRESENT})|(?P<past>{_PAST})|(?P<future>{_FUTURE})", cues=[_PRESENT, _PAST, _FUTURE]
)
def reference(match: re.Match[str], at: Context) -> Meaning | None:
    """Read now, recently, soon, the future."""
    said, before, after = " ".join(match[0].lower().split()), at.before(match), at.after(match)
    if said == "soon" and (
        before.endswith(("as", "how", "too"))
        or re.match(r"-|\s+(?:after|as|before|afterwards?|thereafter)\b", after)
        or (at.tense(match) == "past" and not _IS_AHEAD.search(before))
    ):
        return None
    if said in ("current", "recent") and match[0][0].isupper():
        return None
    if (said.endswith(" past") and _IS_NOUN.match(after)) or (
        said == "long ago" and before.endswith(("that", "how"))
    ):
        return None
    if match["present"]:
        return Meaning(Kind.DATE, "PRESENT_REF", "means the time of the report")
    return Meaning(Kind.DATE, "PAST_REF" if match["past"] else "FUTURE_REF", "gives no date")
