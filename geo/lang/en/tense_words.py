"""Verb forms and words that tell what is past from what is to come, in lower case."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

WILL: Final = word_set("will 'll shall won't")
"""Helping verbs of what is to come."""
AHEAD: Final = WILL | word_set(
    "upcoming forthcoming tentatively scheduled slated due expected expects expect plans plan planned "
    "planning intends intend hopes hope hoping aims set poised likely tomorrow next expires"
)
"""Words of what is to come."""
PAST: Final = word_set(
    "was were had did went said told came got made gave took saw knew thought found left felt brought "
    "began kept held wrote stood heard let meant met ran paid sat spoke lay led read grew lost fell "
    "sent built drew understood broke spent cut rose drove bought wore chose ate won beat hit shot "
    "fought caught put became hid sold threw struck slept swept taught flew sank swore tore stole "
    "shook rode sang laid has have been wasn't weren't didn't hadn't"
)
"""Past forms that do not end in -ed, and helping verbs of what is past."""
NO_PAST: Final = word_set(
    "need speed indeed exceed proceed succeed feed seed breed bleed agreed hundred red bed shed wed "
    "united embed newlywed reed weed deed creed greed fed"
)
"""Words that end in -ed and are no past forms, or whose past tells of a plan."""
TIMETABLE: Final = word_set(
    "arrives leaves departs flies travels heads returns goes visits meets begins starts opens reopens closes "
    "ends expires resumes hosts plays sails lands convenes gathers kicks concludes debuts addresses "
    "arrive depart fly meet begin reopen resume convene expire"
)
"""Verbs of what is planned ahead, which may stand in the present; of plural forms those that are no nouns."""
NO_PRESENT: Final = word_set(
    "to not did didn't do does don't doesn't can can't cannot could couldn't would may might must should "
    "the a an his her its their some many few several more these those of"
)
"""What stands before an infinitive or a noun."""
DETERMINERS: Final = word_set("the a an his her its their this that these those our my")
"""What stands before a noun."""
PLANS: Final = word_set("plan plans aims hopes")
"""Words of what is to come that are nouns behind a determiner: "approved the plan", but "they plan"."""
AUXILIARIES: Final = word_set(
    "is are was were be been being has have had did wasn't weren't didn't hadn't said told added"
)
"""Verbs that only help another, or that say what it says."""
PUT_OFF: Final = word_set(
    "postponed delayed deferred adjourned suspended extended rescheduled moved pushed put canceled cancelled "
    "closed shut barred banned gave set remanded allowed"
)
"""Verbs that put a thing off: what is "postponed until Monday" is to come; "fought until Monday" is not."""
SAID: Final = word_set("said told announced added confirmed")
"""Words after which "would" stands for "will"."""
BINDING: Final = word_set(
    "is are was were agreed agrees vowed vows promised promises pledged pledges decided decides "
    "offers invited ordered forecast going wants wanted ready urged"
)
"""What makes of a following "to" a thing to come: "is to", "vowed to"."""
