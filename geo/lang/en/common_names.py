"""Names of well-known places that are words of English too, where nothing is written with capitals."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

WORDS_TOO: Final = word_set(
    "bath battle best boring buffalo can central chad champagne china cologne cork deal eagle ford "
    "grace gulf guinea hamburger hit hope hull jersey jordan kent lead lens lincoln man march mobile "
    "much nancy nice normal of orange order police regular reading republic rugby sale san sandwich "
    "split spring sunshine this turkey union victoria wells western"
)
"""Such a word is a place only where something leads to it: "in nice", "mobile, alabama"."""

COMPOUNDS: Final = {
    "bath": word_set("time tub tubs towel towels mat mats water salts bomb bombs toys rug robe"),
    "china": word_set("cup cups plate plates cabinet doll dolls"),
    "cork": word_set("floor floors board boards oak oaks tile tiles stopper stoppers"),
    "mobile": word_set("phone phones home homes app apps network networks data internet clinic clinics"),
    "reading": word_set("room rooms glasses list lists skills"),
    "turkey": word_set("dinner dinners sandwich sandwiches breast meat prices trot vulture vultures hunt"),
}
"""Such a word with a noun behind it that makes it one: "Bath time", "Cork floors"."""
