"""What became of a plan, by the words of a title."""

from __future__ import annotations

import re
from typing import Final

CALLED_OFF: Final = re.compile(
    r"\b(?:cancel(?:s|l?ed|l?ing)?|scrap(?:s|ped|ping)?|shelv(?:es?|ed|ing)|axe[sd]?"
    r"|call(?:s|ed|ing)? (?:[\w'’-]+ ){0,4}off)\b",
    re.IGNORECASE,
)
"""It is not to be: "called off a visit to Lima", "the concert was cancelled"."""

PUT_OFF: Final = re.compile(
    r"\b(?:postpon(?:es?|ed|ing)|reschedul(?:es?|ed|ing)"
    r"|put(?:s|ting)? (?:[\w'’-]+ ){0,4}off|push(?:es|ed|ing)? (?:[\w'’-]+ ){0,4}back)\b",
    re.IGNORECASE,
)
"""It is to be at another time: "postponed a visit to Lima", "the concert was put off"."""
