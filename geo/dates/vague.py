"""Rules for words that point at the present, the past or the future without a date: "now", "recently", "soon"."""

from __future__ import annotations

import re
from typing import Final

from geo.dates.context import Context, Meaning, Rules
from geo.dates.words import SPACE

RULES: Final = Rules()

_PRESENT: Final = rf"right{SPACE}now|now|currently|current|presently|at{SPACE}present|nowadays|at{SPACE}the{SPACE}moment|these{SPACE}days"
_PAST: Final = rf"(?:more{SPACE}|most{SPACE}|just{SPACE})?recently|recent|the{SPACE}(?:recent{SPACE})?past|long{SPACE}ago|in{SPACE}the{SPACE}old{SPACE}days"
_FUTURE: Final = rf"the{SPACE}(?:(?:near|foreseeable|immediate|distant|not-too-distant){SPACE})?future|soon|the{SPACE}(?:near|short|long){SPACE}term"


@RULES.add(rf"(?P<present>{_PRESENT})|(?P<past>{_PAST})|(?P<future>{_FUTURE})")
def reference(match: re.Match[str], at: Context) -> Meaning | None:
    """Read now, recently, soon, the future."""
    said = " ".join(match[0].lower().split())
    if said == "soon" and re.match(r"\s+(?:after|as|before|thereafter|afterward)", at.text[match.end() :]):
        return None
    if said == "soon" and at.preceding(match).endswith((" as", " how", " too")):
        return None
    if said in ("future", "current", "recent") and match[0][0].isupper():
        return None
    if said == "now" and re.match(r"\s+that\b", at.text[match.end() :]):
        return None
    if match["present"]:
        return Meaning("DATE", "PRESENT_REF", "means the time of the report")
    kind = "PAST_REF" if match["past"] else "FUTURE_REF"
    return Meaning("DATE", kind, "gives no date")
