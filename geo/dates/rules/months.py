"""Rules for months and seasons: April; late November; last May; the summer of 1944; by spring."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning
from geo.dates.rule import MOD, OF_YEAR, Rules, dated, is_name, lower, said_year, step, year_of
from geo.dates.words import DASH, ERA, MONTH, SEASON, SHORT_YEAR, YEAR

RULES: Final = Rules()

_NO_SEASON: Final = re.compile(
    r"\s+(?:back|short|into|apart|behind|break|training|from|to|for|off|on|down|victim|under)\b"
)
"""What follows the verbs "fall" and "spring"."""

_YEAR: Final = (
    rf"(?:(?:AD|A\.D\.) (?=\d))?(?P<year>{YEAR}|{SHORT_YEAR}|\d{{2,3}}(?= {ERA})"
    r"|(?<=AD\s)\d{1,4}|(?<=A\.D\.\s)\d{1,4})"
    rf"(?: (?P<era>{ERA}))?"
)
_SURNAME: Final = re.compile(r"\s[A-Z][a-z]+\b")
"""What makes a month somebody's first name: "she said that April Berg was there"."""
_AND: Final = 6
"""Characters of the "and" between two months: "in March and June"; not "April Lee and June Berg"."""

_WHICH: Final = (
    r"(?P<which>this(?: past| coming)?|last|next|(?:the )?(?:previous|preceding|following|coming"
    r"|past|same)|the next|that(?: same)?)"
)


@RULES.add(rf"{MOD}(?P<month>{MONTH})(?:~|, | (?:of|in) (?:the year )?){_YEAR}", cues=[MONTH])
def month_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read September 2023, early Sept. '98, May 1453."""
    year = year_of(match, at)
    if not is_name(match, "month") or year is None:
        return None
    if lower(match, "era").startswith("b"):
        year = -year
    return dated(match, f"{values.year(year)}-{words.month(match['month']):02}", "as written")


@RULES.add(rf"{MOD}(?:the month of )?(?P<month>{MONTH}){OF_YEAR}", cues=[MONTH])
def month_alone(match: re.Match[str], at: Context) -> Meaning | None:
    """Read April, late November, July last year; not a name, a verb or a march."""
    name = match["month"]
    if not is_name(match, "month") or (
        re.fullmatch(r"[a-z]{3}", name, re.IGNORECASE) and name.lower() != "may"
    ):
        return None
    if re.match(r"\s?\d{1,2}(?!\d)", at.after(match)):
        return None
    if words.MONTH_OR_WORD.fullmatch(match[0]) and not _is_date(match, at):
        return None
    code = f"{words.month(name):02}"
    if match["of"]:
        return _of_said_year(match, code, at)
    value, why = at.of_year(lambda year: f"{values.year(year)}-{code}" if values.year(year) else "", match)
    return dated(match, value or f"XXXX-{code}", why)


def _is_date(match: re.Match[str], at: Context) -> bool:
    """Whether a month that is also a word or a first name stands where a date does."""
    before = at.before(match)
    if before.endswith((" and", " or")) and re.match(r"\s[A-Z]", at.after(match)):
        return match.start() - at.end <= _AND
    if before.endswith("the"):
        return (
            re.match(r"\s(?!on\b|of\b|in\b|by\b|for\b|to\b|from\b|through\b|toward)[a-z]", at.after(match))
            is not None
        )
    return words.BEFORE_DATE.search(before) is not None


def _of_said_year(match: re.Match[str], code: str, at: Context) -> Meaning | None:
    """Return a month or season of "last year", "that year", "the following year"."""
    year, why = said_year(match, at)
    return dated(match, f"{year}-{code}", why) if year else None


@RULES.add(rf"{MOD}{_WHICH} (?:(?P<month>{MONTH})|(?P<season>{SEASON}))", cues=[MONTH, SEASON])
def near_month(match: re.Match[str], at: Context) -> Meaning | None:
    """Read last November, this summer, the following March."""
    if match["month"] and not is_name(match, "month"):
        return None
    which = lower(match, "which")
    if which == "that" and match["month"] and _SURNAME.match(at.after(match)):
        return None
    from_named = at.narrative or which.split()[-1] not in ("this", "past", "coming", "last", "next")
    base = at.anchor if from_named or which == "the next" else at.here
    code = f"{words.month(match['month']):02}" if match["month"] else words.season(match["season"])
    found = values.span(base)
    value = _near(found[step(which) > 0], code, which) if found else _near_bc(base, code, step(which))
    return dated(match, value, at.counted(base if base == at.named else ""))


def _near(here: date, code: str, which: str) -> str:
    """Return the month or season of that name before, around or after a day."""
    years = range(max(1, here.year - 2), min(9999, here.year + 2) + 1)
    spans = [(value, found) for year in years if (found := values.span(value := f"{year:04}-{code}"))]
    heading = 0 if which == "this" else step(which)
    if heading < 0:
        past = [value for value, (_, last) in spans if last < here]
        return past[-1] if past else ""
    if heading > 0:
        return next((value for value, (first, _) in spans if first > here), "")
    year = here.year - 1 if code == "WI" and here.month < 6 else here.year
    return f"{year:04}-{code}" if year else ""


def _near_bc(base: str, code: str, heading: int) -> str:
    """Return the month or season of that name before, in or after a month, season or year BC."""
    if not base.startswith("BC"):
        return ""
    month = int(code) if code.isdigit() else values.SEASONS[code][1]
    said = re.match(r"-(\d\d)|-(SP|SU|FA|WI)", base[6:])
    here = 12 if heading > 0 else 0
    if said:
        here = int(said[1]) if said[1] else values.SEASONS[said[2]][1]
    year = values.shift(base, 0 if (month - here) * heading > 0 else heading, "year")
    return f"{year}-{code}" if year else ""


@RULES.add(
    rf"{MOD}(?:the )?(?P<season>{SEASON})(?: of | |, )(?P<year>\d{{1,4}}) ?(?:BCE?|B\.C\.(?:E\.)?)",
    cues=[SEASON],
)
def season_bc(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the summer of 212 BC."""
    year = values.year(-int(match["year"]))
    return dated(match, f"{year}-{words.season(match['season'])}", "as written") if year else None


@RULES.add(
    rf"{MOD}(?:the )?(?P<season>{SEASON})(?:~| of |, )(?P<year>{YEAR}|{SHORT_YEAR})(?:{DASH}\d\d(?:\d\d)?)?",
    cues=[SEASON],
)
def season_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the summer of 1944, spring 1998, the winter of 1939-40."""
    return dated(match, f"{year_of(match, at):04}-{words.season(match['season'])}", "as written")


@RULES.add(rf"{MOD}(?:the )?(?P<season>{SEASON}){OF_YEAR}", cues=[SEASON])
def season_alone(match: re.Match[str], at: Context) -> Meaning | None:
    """Read by spring, in the summer, the fall of last year; not the fall of a town."""
    code = words.season(match["season"])
    if match["of"]:
        return _of_said_year(match, code, at)
    before, after, has_the = at.before(match), at.after(match), "the " in match[0].lower()
    if not re.search(
        r"\b(?:in|by|during|since|until|through|this|for|before|after|throughout|late|early|mid)$", before
    ) and not (match["mod"] or (code in ("SU", "WI") and re.search(r"\b(?:of|and|to|from)$", before))):
        return None
    if not has_the and _NO_SEASON.match(after):
        return None
    if re.match(r"\s+of\b", after) or (
        match["season"].lower() == "fall" and not has_the and before.endswith("for")
    ):
        return None
    value, why = at.of_year(lambda year: f"{values.year(year)}-{code}" if values.year(year) else "", match)
    return dated(match, value or f"XXXX-{code}", why)
