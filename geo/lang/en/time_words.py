"""Names of months, days, seasons, parts of the day and units of time, in lower case; numbers in words."""

from __future__ import annotations

from typing import Final

from geo.lang.words import listed, word_set

MONTHS: Final = listed(
    "january february march april may june july august september october november december"
)
MONTHS_SHORT: Final = listed("jan feb mar apr jun jul aug sept sep oct nov dec")
"""Abbreviations of months, with or without a full stop: "Sept. 13"."""

MONTHS_LIKE_WORDS: Final = word_set("march mar april may june august sept sep jan dec")
"""Names of months that are common words or first names as well: "May", "a long march", "June Berg"."""

WEEKDAYS: Final = listed("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS_SHORT: Final = listed("mon tues tue weds wed thurs thur thu fri sat sun")
"""Abbreviations of days of the week, with or without a full stop: "Tues., May 4"."""

CALENDAR_WORDS: Final = (
    frozenset({*MONTHS, *MONTHS_SHORT, *WEEKDAYS, *WEEKDAYS_SHORT})
    | word_set("today yesterday tomorrow day week month year night morning evening afternoon late early")
) - {"march", "sat", "sun"}
"""Words that only say when; "march" is left out, which says more often what people do."""

SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
"""Seasons, each with its code of TIMEX3."""

UNIT_NAMES: Final = listed(
    "second minute hour day week fortnight month quarter year decade century millennium"
)
ODD_UNITS: Final = {
    "sec": "second",
    "min": "minute",
    "centuries": "century",
    "millennia": "millennium",
    "night": "day",
}
"""Forms of units that do not end in -s, and a night, which is counted as a day: "three nights later"."""

PARTS_OF_DAY: Final = {
    "morning": "TMO",
    "dawn": "TMO",
    "daybreak": "TMO",
    "sunrise": "TMO",
    "hours": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "dusk": "TEV",
    "sunset": "TEV",
    "night": "TNI",
    "nightfall": "TNI",
    "tonight": "TNI",
    "overnight": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "day": "T12:00",
    "midnight": "T24:00",
}
"""Parts of the day, each with its code of TIMEX3; "hours" are the small ones, "day" is that of "mid-day"."""

ONES: Final = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS: Final = listed("twenty thirty forty fifty sixty seventy eighty ninety")
CARDINALS: Final = {word: n for n, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
"""Numbers of one word, up to ninety."""

FIRSTS: Final = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: Final = {word: n for n, word in enumerate(FIRSTS, 1)} | {"thirtieth": 30}
DECADES: Final = listed("twenties thirties forties fifties sixties seventies eighties nineties")

ZONES: Final = word_set(
    "Eastern Central Mountain Pacific Atlantic Greenwich GMT UTC BST EST EDT ET CST CDT CT MST MDT MT PST "
    "PDT PT CET CEST IST JST KST HKT AEST"
)
"""Time zones, which follow a time of day: "9 a.m. Eastern"."""
