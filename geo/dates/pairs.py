"""Expressions in order -> the same, where two that are joined tell each other's day or year.

"From 8 a.m. to 5 p.m. Friday": both are of that Friday. "Will be open Monday to Friday": the Monday before
it. "Runs from June 28 to August 4", in July: both of this year. "On 6 and 7 September": both of one year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, TypeAlias

from geo.dates import values, words
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind
from geo.dates.sentence import sentence_start

Found: TypeAlias = tuple[int, int, Meaning]
"""Start, end and meaning of an expression."""

_IS_WEEKDAY: Final = re.compile(words.WEEKDAY, re.IGNORECASE)
_YEARLESS: Final = words.compiled(rf"{words.MONTH}(?: {words.DAY})?|{words.DAY} (?:of )?{words.MONTH}")
_LEADS_TO: Final = re.compile(rf"\s(?:to|until|till|through)\s|{words.DASH}")
_JOINED: Final = re.compile(
    r"(?:,? in [A-Z][^.,;:!?\n]{0,30})?,?\s(?:and|to|until|till|through|or|then)\b[^.,;:!?\n]{0,40}\s|"
    + words.DASH
)
"""What joins two times of day."""
_BARE_DAY: Final = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?")
_BETWEEN: Final = 12  # characters of "and", "or the"
_WEEK: Final = 7


def sharing_a_day(at: Context, found: Sequence[Found]) -> list[Found]:
    """Return the expressions, where times of day joined to one that names its day have that day too.

    "From 8 a.m. to 5 p.m. Friday", "in Lund at noon and in Oslo at 6 p.m. on Monday". Not so a later time
    before an earlier one, which may be of the day before: "from 10 p.m. to 2 a.m. Friday".
    """
    shared = list(found)
    for number in reversed(range(len(found) - 1)):
        (start, end, first), (then, _, last) = shared[number : number + 2]
        day, _, clock = last.value.partition("T")
        is_joined = _JOINED.fullmatch(at.text, end, then) and sentence_start(at.text, start) > (
            found[number - 1][1] if number else -1
        )
        if not is_joined or not first.clock or last.type != Kind.TIME or values.unit(day) != "day":
            continue
        if last.clock or (clock[:1].isdigit() and first.clock[1:] > clock):
            continue
        shared[number] = start, end, replace(first, value=day + first.clock, because=f"of the day {day}")
    return shared


def in_order(at: Context, found: Sequence[Found]) -> list[Found]:
    """Return the expressions, where a day or month that leads to another lies right before it.

    Of weekdays the second tells when: "will be open Monday to Friday", "was moved from Saturday to Sunday".
    Of days and months without a year either does; the stretch nearest to publication is meant.
    """
    ordered = list(found)
    for number, ((start, end, first), (then, last, second)) in enumerate(pairwise(found)):
        if not _LEADS_TO.fullmatch(at.text, end, then):
            continue
        pair = first.value, second.value
        if all(_IS_WEEKDAY.fullmatch(at.text, *span) for span in ((start, end), (then, last))):
            pair = _weekday_before(*pair) or first.value, second.value
        elif all(_YEARLESS.fullmatch(at.text, *span) for span in ((start, end), (then, last))):
            pair = _of_one_stretch(*pair, at.published)
        if pair[0] != first.value:
            because = f"comes before {pair[1]}"
            ordered[number] = start, end, replace(first, value=pair[0], because=because)
        if pair[1] != second.value:
            because = f"comes after {pair[0]}"
            ordered[number + 1] = then, last, replace(second, value=pair[1], because=because)
    return ordered


def of_one_year(at: Context, found: Sequence[Found]) -> list[Found]:
    """Return the expressions, where a day without a month has the year of the one whose month it takes.

    The "6" of "was to be held on 6 and 7 September": each alone may be read as behind or ahead.
    """
    shared = list(found)
    for number in reversed(range(len(found) - 1)):
        (start, end, first), (then, last, second) = shared[number : number + 2]
        one, other = (values.span(meaning.value) for meaning in (first, second))
        if not one or not other or not _BARE_DAY.fullmatch(at.text, start, end) or then - end > _BETWEEN:
            continue
        value = values.day(other[0].year, one[0].month, one[0].day)
        if value and one[0].month == other[0].month and value != first.value:
            edtf = first.edtf and first.edtf.replace(first.value[:4], value[:4])
            because = f"of the year of '{at.quote(then, last)}'"
            shared[number] = start, end, replace(first, value=value, edtf=edtf, because=because)
    return shared


def _weekday_before(first: str, second: str) -> str:
    """Return the last day before another that is the weekday of `first`; "" where they are no days."""
    opens, closes = values.span(first), values.span(second)
    if opens is None or closes is None:
        return ""
    return str(closes[0] - timedelta(days=(closes[0] - opens[0]).days % _WEEK or _WEEK))


def _of_one_stretch(first: str, second: str, published: date | None) -> tuple[str, str]:
    """Return two days, or two months, as the ends of one stretch of less than a year."""
    if values.unit(first) != values.unit(second) or not (first[:4] + second[:4]).isdigit():
        return first, second
    turns = first[4:] > second[4:]  # "from Dec. 20 to Jan. 5", but "from March 9 to March 3" is none
    if turns and first[4:7] == second[4:7]:
        return first, second
    year = {first: int(second[:4]) - turns, second: int(first[:4]) + turns}
    stretches = [(f"{year[first]:04}{first[4:]}", second), (first, f"{year[second]:04}{second[4:]}")]

    def away(stretch: tuple[str, str]) -> int:
        opens, closes = (values.span(end) for end in stretch)
        if opens is None or closes is None:
            return 10**6
        day = published or opens[0]
        return max((opens[0] - day).days, (day - closes[1]).days, 0)

    return min(stretches, key=away)
