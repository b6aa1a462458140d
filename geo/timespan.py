"""An EDTF date -> its first and last day, and the words people say for it.

Dates follow EDTF (ISO 8601-2:2019, levels 0 and 1; https://www.loc.gov/standards/datetime/). Parsing is
the `edtf` library's, except for plain years, months and days, which the standard library reads
a thousand times faster. A day is a tuple (year, month, day) in the proleptic Gregorian calendar
with astronomical years (0 is 1 BC), so that antiquity sorts as well as last Friday.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

Day = tuple[int, int, int]

_NEVER: Day = (10**6, 1, 1)

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
# No spaces, no digits but ASCII's, no exponents: a year of a million digits takes the machine down.
_EDTF = re.compile(r"[\d\-/.XY?~%TZS:+\[\]{},]{1,64}", re.ASCII)
_ISO_DATE = re.compile(
    r"(?<![\w-])(?P<year>(?!0000)\d{4})-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
    r"|W(?P<week>0[1-9]|[1-4]\d|5[0-2])|(?P<part>SP|SU|FA|WI|Q[1-4]|H[12]))(?![\w-])",
    re.ASCII,
)
_QUALIFIER = re.compile(r"[?~%]$")
# The time of a day, which only orders what is told of one day.
_TIME = re.compile(
    r"(?<=\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d):[0-5]\d(?:Z|[+-]\d\d(?::\d\d)?)?$", re.ASCII
)
_SIGNED_YEAR = re.compile(r"(-?\d{4})|Y(-?\d{5,})")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_PARTS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS |= {"Q1": "January to March", "Q2": "April to June", "Q3": "July to September"}
_PARTS |= {"Q4": "October to December", "H1": "the first half of", "H2": "the second half of"}
_DOUBT = {"?": "probably ", "~": "about ", "%": "perhaps about "}


@dataclass(frozen=True)
class Timespan:
    """What an EDTF string covers. `first` or `last` is None where that side is open or unknown."""

    edtf: str
    first: Day | None
    last: Day | None

    @property
    def order(self) -> tuple[Day, Day, str]:
        """Sort key: by first day, then last, then time of day; a side that is open takes the other's day."""
        time = _TIME.search(self.edtf.split("/")[0])
        return self.first or self.last or _NEVER, self.last or _NEVER, time[1] if time else ""

    @property
    def certain(self) -> str:
        """The same days as EDTF without `?`, `~`, `%` and time: what a step of the slider is keyed by."""
        return "/".join(_day_of(side) for side in self.edtf.split("/"))


@lru_cache(maxsize=65536)
def parse(edtf: str) -> Timespan:
    """Read an EDTF date or interval.

    Raises:
        ValueError: `edtf` is no EDTF date, has two open sides, or ends before it starts. The
            message names the value and shows valid ones.

    """
    sides = edtf.split("/")
    if not _EDTF.fullmatch(edtf) or len(sides) > 2 or all(side in ("", "..") for side in sides):
        raise ValueError(_complaint(edtf))
    spans = [None if side in ("", "..") and len(sides) == 2 else _bounds(side, edtf) for side in sides]
    first = spans[0][0] if spans[0] else None
    last = spans[-1][1] if spans[-1] else None
    if first and last and last < first:
        raise ValueError(f"the date {edtf!r} ends before it starts; write the earlier date first")
    return Timespan(edtf, first, last)


def words(edtf: str) -> str:
    """The date as people say it: "Friday 15 September 2023", "1950 to 1953", "after 15 September 2023"."""
    span = parse(edtf)
    sides = edtf.split("/")
    if len(sides) == 1:
        return _doubt(edtf) + _say(edtf, weekday=True)
    start, end = sides
    if span.last is None:
        return _doubt(start) + _open_end(_QUALIFIER.sub("", start), _say)
    if span.first is None:
        return f"{_doubt(end)}by {_say(end, weekday=True)}"
    return (_doubt(start) or _doubt(end)) + _range(start, end)


def day(published: date) -> str:
    """A day as people say it without its weekday: "15 September 2023"."""
    return _say(published.isoformat())


def short(edtf: str) -> str:
    """The date as a tick label: "15 Sep", "2013", "1950–53", "after 15 Sep"."""
    span = parse(edtf)
    sides = edtf.split("/")
    if len(sides) == 1:
        return _say_short(edtf)
    if span.last is None:
        return _open_end(_QUALIFIER.sub("", sides[0]), _say_short)
    if span.first is None:
        return f"by {_say_short(sides[1])}"
    start, end = (_QUALIFIER.sub("", side) for side in sides)
    if re.fullmatch(r"\d{4}/\d{4}", f"{start}/{end}"):
        return f"{start}–{end[2:] if start[:2] == end[:2] else end}"
    if start == end:
        return _say_short(start)
    if start[:7] == end[:7] and len(start) == len(end) == 10 and f"{start[8:]}{end[8:]}".isdigit():
        return f"{int(start[8:])}–{_say_short(end)}"
    return f"{_say_short(start)} – {_say_short(end)}"


def in_words(text: str) -> str:
    """A text with its dates as people say them: "Friday 2023-09-15" is "Friday 15 September 2023".

    Days, months, weeks, seasons, quarters and halves of years as ISO 8601 and TIMEX3 write them. What it
    quotes at its start, in '...', stays as it stands.
    """
    quoted = re.match(r"'.*?'(?= )", text)
    start = quoted.end() if quoted else 0
    return text[:start] + _ISO_DATE.sub(_say_value, text[start:])


def _say_value(found: re.Match[str]) -> str:
    if week := found["week"]:
        return f"the week of {_say(date.fromisocalendar(int(found['year']), int(week), 1).isoformat())}"
    return f"{_PARTS[found['part']]} {found['year']}" if found["part"] else _say(found[0])


def sure(edtf: str) -> str:
    """A date without the doubt about it: "2013?" is "2013"; that it is about then ("~") stays."""
    return "/".join(re.sub(r"\?$", "", side).replace("%", "~") for side in edtf.split("/"))


def unit_of(edtf: str, unit: str) -> str:
    """The month or year ("month", "year") that all of a date lies in, as EDTF; else the date itself."""
    span = parse(edtf)
    length = 1 if unit == "year" else 2
    if not (span.first and span.last and span.first[:length] == span.last[:length] and span.first[0] >= 0):
        return edtf
    return "-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(span.first[:length]))


def gap(earlier: Timespan, later: Timespan) -> str:
    """How long it is from one span to the next: "60 years", "2 days", "" where they touch.

    From 1953 to 2000 it is 47 years, as a reader counts.
    """
    a, b = earlier.last, later.first
    if a is None or b is None or b <= a:
        return ""
    if not (a[0] >= 1 and b[0] <= 9999):
        return _count(b[0] - a[0], "year")
    days = (date(*b) - date(*a)).days
    if days < 2:
        return ""
    if days >= 2 * 365.25:
        return _count(b[0] - a[0], "year")
    for unit, size in (("month", 30.44), ("week", 7)):
        if days >= 2 * size:
            return _count(round(days / size), unit)
    return _count(days, "day")


def _complaint(edtf: str) -> str:
    return (
        f"{edtf!r} is no EDTF date; write for example 2023-09-13, 2013, 1950/1953, 2023-09-16/.. "
        "or nothing where the report gives no date"
    )


def _bounds(side: str, edtf: str) -> tuple[Day, Day]:
    """First and last day of one side of an interval, or of a date; doubt about it moves neither."""
    side = _day_of(side)
    if plain := _PLAIN.fullmatch(side):
        year, month, day = int(plain[1]), int(plain[2] or 0), int(plain[3] or 0)
        if not plain[2]:
            return (year, 1, 1), (year, 12, 31)
        if 1 <= month <= 12:
            length = calendar.monthrange(year or 4, month)[1]
            if not plain[3]:
                return (year, month, 1), (year, month, length)
            if 1 <= day <= length:
                return (year, month, day), (year, month, day)
    # Its grammar takes longer to build than a story to load, and most stories need none of it.
    from edtf import parse_edtf
    from edtf.parser import parser_classes
    from edtf.parser.edtf_exceptions import EDTFParseException

    # On what it cannot make it prints a line for its developers, where a command's own words go.
    vars(parser_classes)["print"] = _say_nothing
    try:
        parsed = parse_edtf(side)
        lower, upper = parsed.lower_strict()[:3], parsed.upper_strict()[:3]
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(_complaint(edtf)) from error
    return tuple(lower), tuple(upper)


def _day_of(side: str) -> str:
    """One side of an interval, or a date, without doubt and time of day."""
    return _TIME.sub("", _QUALIFIER.sub("", side))


def _say_nothing(*_: object) -> None:
    pass


def _doubt(side: str) -> str:
    return _DOUBT.get(side[-1:], "")


def _range(start: str, end: str) -> str:
    """Two dates joined by "to", the year and month said once where they agree."""
    start, end = (_QUALIFIER.sub("", side) for side in (start, end))
    if start == end:
        return _say(start, weekday=True)
    said = _say(start)
    if len(start) == len(end) == 10 and start[:4] == end[:4]:
        said = said.rsplit(" ", 2)[0] if start[:7] == end[:7] else said.rsplit(" ", 1)[0]
    return f"{said} to {_say(end)}"


def _open_end(start: str, say: Callable[[str], str]) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", start) and start > "0001-01-01":
        before = date.fromisoformat(start) - timedelta(days=1)
        return f"after {say(before.isoformat())}"
    return f"{say(start)} or later"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _say(side: str, *, weekday: bool = False) -> str:
    """One date, no interval, in words; what has no words of its own stays EDTF."""
    if time := _TIME.search(side):
        return f"{_say(side[: time.start()], weekday=weekday)}, {time[1]}"
    side = _QUALIFIER.sub("", side)
    if match := re.fullmatch(r"(\d{3})X|(\d\d)XX", side):
        return f"the {match[1]}0s" if match[1] else f"the {match[2]}00s"
    if whole := _SIGNED_YEAR.fullmatch(side):
        return _year(int(whole[1] or whole[2]))
    if match := re.fullmatch(r"(-?\d{4})-(\d\d)(?:-(\d\d))?", side):
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
        if month in _SEASONS:
            return f"{_SEASONS[month]} {_year(year)}"
        if month <= 12:
            name = calendar.month_name[month]
            if not day:
                return f"{name} {_year(year)}"
            weekday_name = f"{date(year, month, day):%A} " if weekday and year > 0 else ""
            return f"{weekday_name}{day} {name} {_year(year)}"
    return side


def _say_short(side: str) -> str:
    side = _day_of(side)
    if match := re.fullmatch(r"\d{4}-(\d\d)-(\d\d)", side):
        return f"{int(match[2])} {calendar.month_abbr[int(match[1])]}"
    if (match := re.fullmatch(r"(\d{4})-(\d\d)", side)) and int(match[2]) <= 12:
        return f"{calendar.month_abbr[int(match[2])]} {match[1]}"
    return _say(side).removeprefix("the ")


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}{'' if number == 1 else 's'}"
