"""What the tagger says about one expression of time: its span, its value and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an expression of time is, after TimeML (https://timeml.github.io/)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Mod(StrEnum):
    """How exact a time is, or which part of it is meant, as TIMEX3 has it; NONE: the whole of it."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    MORE_THAN = "MORE_THAN"
    LESS_THAN = "LESS_THAN"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    NONE = ""


class Relation(StrEnum):
    """What an amount of time counts from.

    AFTER, BEFORE: an event named next ("two days after he met the envoy"). LATER, EARLIER: the date named
    before ("two days later"). NONE: nothing ("for two days"), or today ("two days ago").
    """

    AFTER = "after"
    BEFORE = "before"
    LATER = "later"
    EARLIER = "earlier"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time in a text; `text[start:end]` is its wording.

    value: TIMEX3 value: "2023-09-15", "2023-W37", "1998-Q2", "PT24H", "PRESENT_REF", ...; of a range such
        as "1950-53" its start.
    edtf: EDTF date or interval on the calendar; "" where there is none (durations, sets, "now").
    reason: plain words, for example "'on Friday' in a report published on Friday 2023-09-15 is that day".
    amount: number and unit (second, minute, hour, day, week, month, quarter, year, decade, century) of a
        duration or offset; `relation` says what it counts from.
    """

    start: int
    end: int
    text: str
    type: Kind
    value: str
    edtf: str
    reason: str
    mod: Mod = Mod.NONE
    amount: tuple[float, str] | None = None
    relation: Relation = Relation.NONE
