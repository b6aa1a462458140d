"""Small words by what they say: prepositions, helping verbs, adverbs of doubt."""

from __future__ import annotations

from typing import Final

from geo.lang.en.time_words import WEEKDAYS
from geo.lang.words import word_set

ARTICLES: Final = word_set("the a an")
"""What stands before a noun and says nothing of it."""
OWNING: Final = word_set("'s \u2019s")
"""What makes an owner of the name before it: "Riga's port"."""
HYPHENS: Final = word_set("- \u2010 \u2011")
"""What joins two words to one."""
GOES_ON: Final = OWNING | word_set("- & /")
"""Behind a name: it does not end there, or says whose something is."""

IN_PLACE: Final = word_set(
    "in at near across around inside within throughout through into outside toward towards beyond beside "
    "along onto via off"
)
"""Prepositions after which a place name is where something is or goes."""
LEADING: Final = word_set("in near outside around at to from past off")
"""Those right after which a small town is named: "a fire near Yelm"."""
BESIDE: Final = word_set("in near nearby outside")
"""Those after which it is no person's name: "near Jackson"."""
PASSING: Final = word_set("via through")
"""Those after which a movement passes a place: "flew via Doha"."""
TOWARDS: Final = word_set("to from for at between via of through")
"""Those after which a town that is the only one of its name may be meant: "sailed for Durres"."""
OF_DEED: Final = word_set("of with for to over in")
"""What leads from an accusation to the deed: "charged with killing"."""
OF_WHOM: Final = word_set("of with for from")
"""What leads from a verb to what its object does: "accused him of burning", "kept her from leaving"."""

BY_MEANS: Final = word_set("by via over through on in during at")
"""What leads to the means by which somebody speaks: "by phone", "in a video message"."""
FROM_AFAR: Final = word_set("online remotely virtually virtual remote")
"""Adverbs and adjectives of what one takes part in from elsewhere: "appeared online", "a virtual summit"."""
MAY: Final = word_set("may might could")
"""What only may be: "may visit"."""
ABLE: Final = word_set("able likely willing ready due")
"""Adjectives that deny what they govern where they are denied: "was not able to land"."""
NOT_ABLE: Final = word_set("unable unlikely unwilling unready")
"""Those that deny it themselves: "was unable to land"."""
IF: Final = word_set("if unless")
"""What opens a condition: "if elected, she would visit Lima"."""
INVERTED: Final = word_set("should were had")
"""What opens a condition without "if", before its subject: "should the dam break"."""
UNTIL: Final = word_set("until till to")
"""What leads to the day that something is put off to: "postponed until Monday"."""
DOUBTING: Final = word_set("allegedly reportedly purportedly supposedly")
"""Adverbs of what is said of somebody and not proved: "allegedly set fire"."""
DOUBTED: Final = word_set("alleged suspected accused purported supposed")
"""Adjectives of it: "the alleged theft"."""
INDEFINITE: Final = word_set("those these some others many one ones")
"""Words that say who is meant only with what follows: "those living around the volcano"."""
ADDING: Final = word_set("also too then however meanwhile therefore instead moreover")
"""Adverbs that only tie a sentence to the one before it."""

AFFIXES: Final = word_set(
    "air anti co counter cross de ex inter multi neo non over pre pro re self semi sub ultra un under vice"
)
"""Beginnings that make one word with what a hyphen joins to them: "co-founder", "re-elected", "non-members".
Left out: "mid", "post" and numbers, which may begin a date ("mid-March")."""

FUNCTION_WORDS: Final = frozenset(WEEKDAYS) | word_set(
    "a about above after again against all almost also although among an and another any are as at back be "
    "because been before being between both but by came can could did do does down during each even ever "
    "few first for from get give go had has have he her here him his how i if in into is it its just last "
    "later least less like made make many may me might more most much must my near nearly never new next no "
    "nor not now of off on once one only or other our out over own people per quite said same say says she "
    "should since so some still such take than that the their them then there these they this those three "
    "through time to told too two under until up upon us very was we were what when where which while who "
    "whom whose why will with within without would year years you your mr mrs ms dr"
)
"""Words that join others or stand in any report, and tell nothing of what it is about."""
