"""The ways of saying a time in English, one kind a file.

A rule is a function under `@RULES.add(pattern, cues=[...])`: its pattern says how the time is worded, its
cues name the words without which it is never said so. `DAYS` may follow a time of day; `ALL` is the order in
which rules of equal reach are tried.
"""

from typing import Final

from geo.dates.rules import (
    clock,
    days,
    deictic,
    durations,
    fiscal,
    holidays,
    months,
    offsets,
    sets,
    units,
    vague,
    years,
)

DAYS: Final = (*holidays.RULES, *days.RULES, *deictic.RULES, *units.RULES)
ALL: Final = (
    *DAYS,
    *fiscal.RULES,
    *months.RULES,
    *years.RULES,
    *clock.RULES,
    *offsets.RULES,
    *durations.RULES,
    *sets.RULES,
    *vague.RULES,
)
