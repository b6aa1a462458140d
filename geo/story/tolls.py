"""The reports of a story -> how many dead each has in all: what its title says, or else its first sentence.

A toll of all that a report tells of belongs to none of its events.
"""

from __future__ import annotations

import re
from typing import Final

from geo.story.counts import counts
from geo.story.story import Story

_LEAD: Final = re.compile(r"^[^\n]{40,1000}?[a-z\d][.!?](?=\s|$)", re.MULTILINE)
_TOP: Final = 2000
"""Characters of a report in which its first sentence begins."""


def tolls(story: Story) -> dict[str, str]:
    """Return the dead that reports give in all, in words, by report_id: "at least 17 dead".

    Empty where fewer than two reports give one: then there is nothing to compare.
    """
    found: dict[str, str] = {}
    for one in story.sources:
        lead = _LEAD.search(story.text[one.start : min(one.end, one.start + _TOP)])
        if toll := _toll(one.title) or (_toll(lead[0]) if lead else ""):
            found[one.id] = toll
    return found if len(found) > 1 else {}


def _toll(words: str) -> str:
    """The dead of all people that words count; "" where they give none or several numbers."""
    dead = [one.words for one in counts(words) if (one.what, one.whom) == ("dead", "")]
    return dead[0] if len(dead) == 1 else ""
