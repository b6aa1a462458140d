"""A date as a person types it ("Sept. 13", "last Friday"), or points to in a report -> EDTF, and why."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from geo import timespan
from geo.dates import Expression, tag
from geo.dates.ranges import ranges
from geo.errors import DatelineError

_NONE: Final = frozenset({"", "none", "no date", "unknown", "undated"})
_GIVEN: Final = "a person gave this date"
_NAMES: Final = {
    name.casefold(): name
    for names in (calendar.month_name, calendar.month_abbr, calendar.day_name, calendar.day_abbr, ["Sept"])
    for name in names
    if name and name != "May"
}
_MONTHS: Final = {
    name: number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"Sept": 9}
_MONTH: Final = rf"\b(?P<month>{'|'.join(_MONTHS)})\b\.?"
_YEAR: Final = r"(?:,?\s+(?P<year>\d{4})\b)?"
_DAYS: Final = (
    re.compile(rf"\b(?P<day>\d\d?)\s+(?:of\s+)?{_MONTH}{_YEAR}"),
    re.compile(rf"{_MONTH}\s+(?P<day>\d\d?)\b{_YEAR}"),
)
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_OPEN: Final = re.compile(r"(before|by|until|till|after|since|from)\s", re.IGNORECASE)
_AT: Final = re.compile(r"(.+?)(?:,?\s+(?:at\s+)?|T)([01]?\d|2[0-3]):([0-5]\d)", re.IGNORECASE)
_DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_TURNED: Final = re.compile(r"\b(?:last|past|next|this|coming|following|previous|ago|week)\b", re.IGNORECASE)
_DOUBTED: Final = re.compile(r"(?:probably|perhaps|maybe)\s+(.+?)\??", re.IGNORECASE)
_SMALL: Final = re.compile(r"(?:\b(?:on|in|at|of|the|from|to|until|till|through|and|between)\b|[\s,.–—-])+")


@dataclass(frozen=True, slots=True)
class Dated:
    """edtf: the date, "" for none; reason: in words, as `date_reason` has it."""

    edtf: str
    reason: str


def typed(words: str, published: date, *, planned: bool | None = None) -> Dated:
    """Read a date as a person writes it.

    Args:
        words: "Sept. 13", "last Friday", "3 to 6 May", "after 16 September", "spring 2025", "2013?" or
            "probably 2013", EDTF, or nothing; a day may have a time, "Friday 21:00", which puts it behind
            what has an earlier one or none.
        published: the day that "last Friday" counts from.
        planned: whether it dates what is still to come; "1 October" and "Friday" of what has happened are
            those before publication. None: the nearest.

    Raises:
        DatelineError: it is no date, or words are left over that were not understood.

    """
    said = " ".join(words.split())
    if said.casefold() in _NONE:
        return Dated("", "a person gave no date")
    try:
        return Dated(timespan.parse(said).edtf, _GIVEN)
    except ValueError:
        pass
    if doubted := _DOUBTED.fullmatch(said):
        said = f"{doubted[1]}?"
    if timed := _AT.fullmatch(said):
        dated = typed(timed[1], published, planned=planned)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", dated.edtf):
            raise DatelineError(
                f"A time such as {timed[2]}:{timed[3]} needs one day before it: Friday 21:00."
            )
        return Dated(f"{dated.edtf}T{timed[2]:0>2}:{timed[3]}:00", dated.reason)
    plain = said.removesuffix("?").strip()
    dated = _read(_spelled(plain), said, published)
    if dated.reason.endswith("as written"):  # which the report does not say
        dated = Dated(dated.edtf, _GIVEN)
    if planned is not None and (turned := _on_its_side(_spelled(plain), published, dated, planned=planned)):
        dated = turned
    if said.endswith("?") and "/" not in dated.edtf and not dated.edtf.endswith(("?", "~", "%")):
        dated = Dated(f"{dated.edtf}?", f"{dated.reason}, with doubt")
    return dated


def as_typed(edtf: str, published: date) -> str:
    """Write a date as a person may type it: in words where `typed` reads these as the same, else as EDTF.

    "2025-21" is "spring 2025".
    """
    if not edtf:
        return ""
    words = timespan.words(edtf)
    try:
        return words if typed(words, published).edtf == edtf else edtf
    except DatelineError:
        return edtf


def typed_of(text: str, published: date, start: int, end: int, words: str) -> Dated | None:
    """Read a date that a person typed of words of a report as the report means it, where it says so too.

    "Friday", of "will open on Friday", is the next. None where the paragraph has no date in just these words.

    Args:
        text: the report.
        published: its day of publication.
        start: offset of the words of the report, in characters.
        end: offset of what follows them.
        words: what was typed.

    """
    said = re.sub(r"^(?:on|in|at) ", "", " ".join(words.split()).casefold())
    first, last = text.rfind("\n", 0, start) + 1, f"{text}\n".index("\n", end)
    alike = [
        one
        for one in tag(text, published)
        if first <= one.start and one.end <= last and one.edtf and one.text.casefold() == said
    ]
    own = min(alike, key=lambda one: max(start - one.start, one.end - end), default=None)
    return Dated(own.edtf, own.reason) if own else None


def pointed_at(text: str, published: date, start: int, end: int) -> Dated:
    """Read the date that words of the report give, as the report means them.

    Args:
        text: the report.
        published: its day of publication.
        start: offset of the words, in characters.
        end: offset of what follows them.

    Raises:
        DatelineError: no date stands there.

    """
    found = tag(text, published)
    for number, one in enumerate(found):
        if one.start < end and start < one.end and one.edtf:
            edtf, reason = ranges(text, found).get(number, (one.edtf, one.reason))
            return Dated(edtf, reason)
    raise DatelineError(f"There is no date in {text[start:end][:60]!r}; point to words such as 'on Friday'.")


def _spelled(words: str) -> str:
    """The words with names of months and days in capitals and no ordinals: "13th sept" is "13 Sept"."""
    plain = _ORDINAL.sub("", words)
    return re.sub(r"[A-Za-z]+", lambda word: _NAMES.get(word[0].casefold(), word[0]), plain)


def _read(words: str, said: str, published: date) -> Dated:
    found = tag(words, published)
    dated = [(number, one) for number, one in enumerate(found) if one.edtf]
    left = _left_over(words, found)
    if left or not dated:
        _check_days(words)
    if not dated:
        raise DatelineError(
            f"{said!r} is no date that can be read; write for example 13 September, Sept. 13, last Friday, "
            "May 2023, 2013, 3 to 6 May or 2023-09-13."
        )
    if left:
        raise DatelineError(f"Of {said!r} only a part could be read, not {left!r}; write the date alone.")
    number, first = dated[0]
    if stretch := ranges(words, found).get(number):
        return Dated(*stretch)
    if len(dated) == 1:
        return _opened(words, first)
    if "/" in first.edtf:  # "3-6 May": the first tells the whole
        return Dated(first.edtf, first.reason)
    raise DatelineError(f"{said!r} holds {len(dated)} dates; write one, or a range such as 3 to 6 May.")


def _check_days(words: str) -> None:
    """Raise DatelineError where a day is named that its month does not have: "31 February 2026"."""
    for one in (found for days in _DAYS for found in days.finditer(words)):
        year = one["year"] or "2024"  # a leap year: the 29th of February may be meant
        last = calendar.monthrange(int(year), _MONTHS[one["month"]])[1]
        if not 1 <= int(one["day"]) <= last:
            month = " ".join(filter(None, (calendar.month_name[_MONTHS[one["month"]]], one["year"])))
            raise DatelineError(f"There is no day {one[0]!r}: {month} has {last} days.")


def _on_its_side(words: str, published: date, dated: Dated, *, planned: bool) -> Dated | None:
    """A day without a year or week on the right side of publication, or None where it is there already."""
    has_month = any(month in words for month in (*calendar.month_name[1:], *calendar.month_abbr[1:]))
    has_weekday = any(day in words for day in (*calendar.day_name, *calendar.day_abbr))
    if re.search(r"\d{4}", words) or not (has_month or (has_weekday and not _TURNED.search(words))):
        return None
    today, step = (published.year, published.month, published.day), 1 if planned else -1
    span = timespan.parse(dated.edtf)
    edge = span.last if planned else span.first
    if edge is None or (edge >= today if planned else edge <= today):
        return None
    try:
        if has_month:
            moved = re.sub(r"\b\d{4}(?=-)", lambda year: f"{int(year[0]) + step:04}", dated.edtf)
        else:
            week = timedelta(days=7 * step)
            moved = _DAY.sub(lambda day: str(date.fromisoformat(day[0]) + week), dated.edtf)
        timespan.parse(moved)
    except (ValueError, OverflowError):  # the 29th of February
        return None
    side = "next after" if planned else "last before"
    return Dated(moved, f"'{words}' is the {side} publication on {published}")


def _left_over(words: str, found: list[Expression]) -> str:
    """The first words that belong to no expression of time."""
    rest, at = [], 0
    for one in found:
        rest.append(words[at : one.start])
        at = one.end
    rest.append(words[at:])
    plain = [_SMALL.sub(" ", _OPEN.sub(" ", f"{part} ")).strip() for part in rest]
    return next((part for part in plain if part), "")


def _opened(words: str, one: Expression) -> Dated:
    """The date, with an open side where the words say "before", "until", "after" or "since"."""
    word = _OPEN.match(words)
    span = timespan.parse(one.edtf)
    if not word or not span.first or not span.last or "/" in one.edtf:
        return Dated(one.edtf, one.reason)
    side = word[1].lower()
    if side in ("before", "after"):
        try:
            edge = _shifted(span.first, -1) if side == "before" else _shifted(span.last, 1)
        except (ValueError, OverflowError):  # beyond the years 1 to 9999
            return Dated(one.edtf, one.reason)
        return Dated(f"../{edge}" if side == "before" else f"{edge}/..", one.reason)
    return Dated(f"../{one.edtf}" if side in ("by", "until", "till") else f"{one.edtf}/..", one.reason)


def _shifted(day: timespan.Day, days: int) -> str:
    return (date(*day) + timedelta(days=days)).isoformat()
