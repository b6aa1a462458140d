"""Abbreviations that are written with a full stop, without it, by what follows them."""

from __future__ import annotations

from typing import Final

from geo.lang.en.time_words import MONTHS_SHORT, WEEKDAYS_SHORT
from geo.lang.words import word_set

COURTESY: Final = word_set("Mr Mrs Ms")
"""Titles of anybody, with which a sentence may well begin: "Mrs. Berg stayed"."""

NEVER_LAST: Final = COURTESY | word_set(
    "Mx Messrs Mme Mlle Dr Prof Gen Col Maj Lt Capt Sgt Cpl Pvt Cmdr Cdr Adm Brig Rev Fr Hon Sen "
    "Sens Rep Reps Gov Govs Pres Supt Det Insp Msgr Amb Atty Sec Jos Wm Mt Ft Vol vs v e.g i.e cf viz"
)
"""Never end a sentence: what they stand before has to follow ("Gen. Berg", "Mt. Fuji")."""

NUMBERED: Final = word_set("No Nos no nos p pp vol Art Cat Ch Fig fig Ext ext Tel tel c ca circa")
"""A number follows ("No. 9"); otherwise they are words, or end a sentence."""

STREETS: Final = word_set("St Ste Ave Blvd Rd Ln Pl Sq Rt Hwy Pkwy Ct Apt Rm")
"""Kinds of streets and parts of an address: "Elm St."."""
COMPANIES: Final = word_set("Co Cos Corp Inc Ltd Bros Cie")
"""Kinds of companies: "Acme Inc."."""
BEHIND_NAME: Final = word_set("Jr Sr Esq")
"""What stands behind the name of a person: "Paul Lee Jr."."""
STATES: Final = word_set(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nebr "
    "Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Alta Ont Que Sask Man"
)
"""States of the United States and provinces of Canada, as newspapers write them behind a town."""

SELDOM_LAST: Final = (
    STREETS
    | COMPANIES
    | BEHIND_NAME
    | STATES
    | {name.capitalize() for name in (*MONTHS_SHORT, *WEEKDAYS_SHORT)}
    | word_set("etc al est approx ca dept Dept Assn Univ Dist Intl Natl")
)
"""End a sentence only where the next word can but begin one: "Acme Inc. The firm ...", "St. Louis"."""

NO_WORDS: Final = word_set("St Ste Ave Blvd Jr Inc Corp Ltd Calif Conn Minn Okla Tenn Wis")
"""Of these, the ones that in capitals are no word of their own ("ST. LOUIS"; "CO." may be one)."""
