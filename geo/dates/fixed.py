"""Rules for dates of the calendar: days, months, years, decades, centuries, seasons, years BC."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning, Rules
from geo.dates.words import (
    DASH,
    DAY,
    ERA,
    JOIN,
    MONTH,
    NUMBER,
    ORDINAL,
    SEASON,
    SHORT_WEEKDAY,
    SHORT_YEAR,
    SPACE,
    YEAR,
)

RULES: Final = Rules()

MOD: Final = (
    rf"(?:(?:the{SPACE})?(?:(?P<mod>(?:very{SPACE})?early|late|mid(?:dle)?|beginning|start|end|close|outset|turn"
    rf"|(?:first|second|latter|last|early|later?){SPACE}(?:half|part))(?:{JOIN}(?:of|in){SPACE})?(?:{JOIN}|(?<=\s)))"
    rf"|(?P<about>about|around|circa|ca\.|c\.|approximately|roughly){SPACE}?)?"
)
_MODS: Final = {
    "early": "START", "beginning": "START", "start": "START", "outset": "START", "turn": "START", "first": "START",
    "mid": "MID", "middle": "MID",
    "late": "END", "later": "END", "end": "END", "close": "END", "latter": "END", "second": "END", "last": "END",
}  # fmt: skip
_PLURAL_AFTER: Final = re.compile(
    r"\s(?:[a-z]+\s)?(?!(?:was|is|has|as|its|his|this|hours|years|elections|games)\b)[a-z]{3,}s\b"
)
_YEAR_BEFORE: Final = re.compile(
    r"(?:\b(?:in|since|by|of|until|till|from|to|before|after|during|through|and|or|between|for|around|about|circa|late"
    r"|early|year|than|the|throughout|spring|summer|autumn|fall|winter|christmas|fiscal|late-|early-|mid-|pre-|post-)"
    r"|[(,–—-])\s*$"
)
_NO_YEAR_BEFORE: Final = re.compile(
    r"(?:[$£€#@+/:]|\b(?:us\$|no\.?|number|flight|route|highway|room|page|pp?\.|section|article|boeing|model|channel"
    r"|nearly|over|than|some|least|most|only|another|exactly|almost|aged?|chapter|unit|series|mark|interstate"
    r"|line|point|area code|suite|box|mph|at)\s?)$"
)


def modifier(word: str | None) -> str:
    """TIMEX3 mod for "early", "the end of", ...; "" for none."""
    if not word:
        return ""
    key = re.split(r"[\s-]", word.lower().removeprefix("very").strip())[0]
    return _MODS.get(key, "")


def dated(
    match: re.Match[str], value: str, because: str, *, kind: str = "DATE", edtf: str | None = None
) -> Meaning:
    """Return the meaning of a date with the "early" or "about" that its rule caught."""
    groups = match.groupdict()
    mod = modifier(groups.get("mod"))
    if groups.get("about"):
        found = values.edtf(value) if edtf is None else edtf
        return Meaning(
            kind, value, because, "APPROX", "/".join(f"{side}~" for side in found.split("/")) if found else ""
        )
    return Meaning(kind, value, because, mod, edtf)


def _named(match: re.Match[str], group: str) -> bool:
    """Whether a month or weekday is written as a name: with a capital."""
    return match[group][0].isupper()


def _year(match: re.Match[str], group: str = "year") -> int | None:
    """Return the year that a rule caught, in two or four digits; a lone two digits are of the last 100 years."""
    said = match.groupdict().get(group)
    if not said:
        return None
    digits = int(re.sub(r"\D", "", said))
    if len(re.sub(r"\D", "", said)) != 2:
        return digits
    return digits + (2000 if digits < 50 else 1900)


def _short_year(two: int, at: Context) -> int:
    """Return the year that ends in two digits and lies at most ten years after publication."""
    latest = (at.published.year if at.published else 2030) + 10
    return latest - (latest - two) % 100


# ---- days


@RULES.add(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:T[\d:.]{4,12}Z?)?")
def iso_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 2023-09-13."""
    value = values.day(int(match["year"]), int(match["month"]), int(match["day"]))
    return Meaning("DATE", value, "as written") if value else None


@RULES.add(r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![/.-]\d)")
def numeric_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 9/13/2023 (month first, as US papers do, unless it cannot be) and 13.9.2023 (day first)."""
    first, second = int(match["first"]), int(match["second"])
    month, number = (second, first) if match["mark"] == "." or first > 12 else (first, second)
    year = int(match["year"]) if len(match["year"]) == 4 else _short_year(int(match["year"]), at)
    value = values.day(year, month, number)
    return (
        Meaning("DATE", value, f"is {value}, the {'day' if number == first else 'month'} first")
        if value
        else None
    )


_WEEKDAY_FIRST: Final = rf"(?:(?P<which>last|next){SPACE})?(?:(?:this{SPACE}(?:coming{SPACE}|past{SPACE})?)?(?P<weekday>{SHORT_WEEKDAY}),?{SPACE}(?:the{SPACE})?)?"
_ERA_YEAR: Final = (
    rf"(?:,?{SPACE}?(?P<year>{YEAR}|{SHORT_YEAR}|\d{{3}}(?={SPACE}{ERA}))(?:{SPACE}(?P<era>{ERA}))?)"
)


@RULES.add(
    rf"{MOD}{_WEEKDAY_FIRST}(?P<month>{MONTH}){SPACE}?(?:the{SPACE})?(?P<day>{DAY})"
    rf"(?:\s?{DASH}\s?(?P<last>{DAY}))?{_ERA_YEAR}?"
)
@RULES.add(
    rf"{MOD}{_WEEKDAY_FIRST}(?:the{SPACE})?(?P<day>{DAY})(?:\s?{DASH}\s?(?P<last>{DAY}))?"
    rf"{SPACE}(?:day{SPACE})?(?:of{SPACE})?(?P<month>{MONTH})(?:{SPACE}of)?{_ERA_YEAR}?"
)
def month_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read Sept. 13; 13 September 2023; Friday, October 23rd; the first of May; 5-9 May."""
    if not _named(match, "month"):
        return None
    first, month = words.ordinal(match["day"]), words.month(match["month"])
    last = words.ordinal(match["last"]) if match["last"] else first
    year = _year(match)
    if match["era"] and match["era"].upper().startswith("B") and year:
        value = f"{values.year(-year)}-{month:02}-{first:02}"
        return dated(match, value, "as written")
    if year is not None:
        value, why = values.day(year, month, first), "as written"
    elif match["which"]:
        value, why = (
            _near_day(month, first, match["which"].lower(), at),
            f"is the {match['which'].lower()} before or after {at.today}",
        )
    else:
        value, why = at.of_year(lambda y: _on_weekday(values.day(y, month, first), match["weekday"]), match)
        value = value or f"XXXX-{month:02}-{first:02}"
        if not values.day(2000, month, first):
            return None
    if not value:
        return None
    if last > first and (end := values.day(int(value[:4]) if value[:4].isdigit() else 0, month, last)):
        return dated(match, f"{value}/{end}", why, edtf=f"{value}/{end}")
    return dated(match, value, why)


@RULES.add(
    rf"(?P<day>{DAY})(?={SPACE}(?:to|and|until|till|through|or){SPACE}(?P<last>{DAY}){SPACE}(?:of{SPACE})?(?P<month>{MONTH}){_ERA_YEAR}?)"
)
def first_of_two_days(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the "5" of "from 5 to 9 May"."""
    if not _named(match, "month"):
        return None
    number, month, year = words.ordinal(match["day"]), words.month(match["month"]), _year(match)
    value, why = (
        (values.day(year, month, number), "as written")
        if year is not None
        else at.of_year(lambda y: values.day(y, month, number), match)
    )
    return (
        Meaning("DATE", value, f"is of the month named after it and {why}" if year is None else why)
        if value
        else None
    )


@RULES.add(rf"(?:the{SPACE})?(?P<day>{DAY})")
def second_of_two_days(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the "9" of "May 5 to 9", and "the 13th" where a month is named before."""
    number = words.ordinal(match["day"])
    gap = at.text[at.end_of_last : match.start()]
    if values.unit(at.named) != "day":
        return None
    if match[0].isdigit() and not re.fullmatch(r"\s(?:to|and|until|till|through|or)\s", gap):
        return None
    if not match[0].isdigit():
        if not re.fullmatch(r"the\s+\d+(?:st|nd|rd|th)", match[0], re.IGNORECASE):
            return None
        if re.match(r"\s+[A-Za-z]", at.text[match.end() :]) and not re.match(
            r"\s+(?:and|but|when|at|he|she|they|it|we|the|a|an|in|to|after|by|with)\b", at.text[match.end() :]
        ):
            return None
        if not at.preceding(match).endswith(
            (" on", " by", " until", " from", " to", " before", " after", " of")
        ):
            return None
    value = values.day(int(at.named[:4]), int(at.named[5:7]), number)
    return Meaning("DATE", value, f"is of the month of {at.named} named before") if value else None


def _on_weekday(value: str, weekday: str | None) -> str:
    """Return a day, or "" where the weekday written with it is another."""
    found = values.span(value)
    return value if found and (not weekday or found[0].weekday() == words.weekday(weekday)) else ""


def _near_day(month: int, number: int, which: str, at: Context) -> str:
    """Return the last or the next day of that name, seen from publication."""
    here = at.today
    if here is None:
        return ""
    built = [values.day(year, month, number) for year in range(here.year - 1, here.year + 2)]
    fitting = [value for value in built if value and (value < str(here) if which == "last" else value > str(here))]
    return (fitting[-1] if which == "last" else fitting[0]) if fitting else ""


# ---- months


@RULES.add(
    rf"{MOD}(?P<month>{MONTH})(?:{JOIN}|,{SPACE}|{SPACE}(?:of|in){SPACE}(?:the{SPACE}year{SPACE})?)(?P<year>{YEAR}|{SHORT_YEAR})(?:{SPACE}(?P<era>{ERA}))?"
)
def month_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read September 2023, early Sept. '98."""
    year = _year(match)
    if not _named(match, "month") or year is None:
        return None
    return dated(match, f"{year:04}-{words.month(match['month']):02}", "as written")


@RULES.add(
    rf"{MOD}(?:the{SPACE}month{SPACE}of{SPACE})?(?P<month>{MONTH})(?:{SPACE}(?P<rest>(?P<which>this|last|next|that|the{SPACE}(?:same|following|previous)){SPACE}year))?"
)
def month_alone(match: re.Match[str], at: Context) -> Meaning | None:
    """Read April, in May, late November, July last year."""
    number = words.month(match["month"])
    if not _named(match, "month"):
        return None
    if re.fullmatch(r"(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)", match["month"], re.IGNORECASE):
        return None
    if (
        words.MONTH_IS_WORD.fullmatch(match["month"])
        and match.end() - match.start() <= 6
        and not _after_month_word(match, at)
    ):
        return None
    which = (match["which"] or "").lower()
    if which:
        value = _month_of_year(number, which, at)
        return dated(match, value, f"counted from {at.anchor}") if value else None
    value, why = at.of_year(
        lambda y: f"{y:04}-{number:02}" if 1 <= y <= 9999 else _bc_month(y, number), match
    )
    return dated(match, value or f"XXXX-{number:02}", why)


def _bc_month(year: int, number: int) -> str:
    return f"{values.year(year)}-{number:02}" if year < 0 else ""


def _month_of_year(number: int, which: str, at: Context) -> str:
    base = at.named if which.split()[0] in ("that", "the") else str(at.today or "")
    year = values.shift(
        base,
        {"last": -1, "next": 1}.get(which, 1 if "following" in which else -1 if "previous" in which else 0),
        "year",
    )
    return f"{year}-{number:02}" if year else ""


def _after_month_word(match: re.Match[str], at: Context) -> bool:
    """Whether a month that is also a common word or a first name stands where a date does."""
    return bool(words.DATE_BEFORE.search(at.preceding(match)))


# ---- years and longer


@RULES.add(rf"{MOD}(?:the{SPACE}year{SPACE})?(?P<year>{YEAR})(?:{SPACE}(?P<era>{ERA}))?")
def year_alone(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 2013, early 1990, the end of 1994; not 1977 dollars, 2000 troops, flight 1549."""
    year = int(match["year"])
    start = match.start("year")
    before = at.text[max(0, start - 20) : start].lower()
    after = at.text[match.end("year") : match.end("year") + 40]
    if match["era"] and match["era"].upper().startswith("B"):
        return None
    sure = bool(_YEAR_BEFORE.search(before)) or match["mod"] is not None or match["era"] is not None
    if (
        not 1000 <= year <= 2100
        or _NO_YEAR_BEFORE.search(before)
        or re.match(r"[°º]|\s?(?:%|km|kg|mph|ft)\b", after)
    ):
        return None
    if re.match(r"[-‐](?:[a-z]{3,}|\d)", after) and not sure:
        return None
    if _PLURAL_AFTER.match(after) and not re.search(r"(?:\b(?:in|since|by|until|the|of)|\()\s$", before):
        return None
    if not sure and (
        year < 1500
        or re.match(r"\s(?:st|street|ave|avenue|road|rd|drive|dr|blvd|block|people)\b", after, re.IGNORECASE)
    ):
        return None
    return dated(match, f"{year:04}", "as written")


@RULES.add(rf"{MOD}(?P<first>{YEAR})\s?{DASH}\s?(?P<last>{YEAR}|\d\d(?![\d,.]\d))")
def years(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 1950-53, 1914–1918."""
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first - first % 100 + int(match["last"])
    if not first < last <= first + 200 or first < 1000:
        return None
    return dated(match, f"{first}/{last}", "as written", edtf=f"{first:04}/{last:04}")


@RULES.add(rf"{MOD}{SHORT_YEAR}")
def short_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read '98 where a date may stand."""
    if (
        not re.search(
            r"\b(?:in|of|since|by|until|from|to|late|early|class of|summer|winter|spring|fall)$",
            at.preceding(match),
        )
        and not match["mod"]
    ):
        return None
    year = _short_year(int(match[0][-2:]), at)
    return dated(match, f"{year:04}", f"is {year}, the last year before publication that ends so")


@RULES.add(
    rf"{MOD}(?:the{SPACE})?(?:(?P<mod2>early|mid|middle|late){JOIN})?(?P<decade>1\d\d0s|20\d0s)(?:{SPACE}(?P<era>{ERA}))?"
)
def decade(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the 1990s, the early 1980s; the 1900s are read as the century."""
    return dated(match, match["decade"][:3], "as written")


_DECADE_WORDS: Final = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


@RULES.add(
    rf"{MOD}(?:the{SPACE})?(?:(?P<mod2>early|mid|late){JOIN})?(?:['’‘`](?P<digit>\d)0s|(?P<word>nineteen{JOIN})?(?P<name>{'|'.join(_DECADE_WORDS)}))"
)
def short_decade(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the '80s, the nineties; not a man in his sixties."""
    if re.search(r"\b(?:his|her|their|my|our|your)$", at.preceding(match)):
        return None
    if match["name"] and not re.search(
        r"\b(?:the|mid|late|early|nineteen)\b", match[0] + at.preceding(match, 8), re.IGNORECASE
    ):
        return None
    digit = int(match["digit"]) if match["digit"] else _DECADE_WORDS[match["name"].lower()]
    latest = at.published.year if at.published else 2029
    start = latest - (latest - 10 * digit) % 100
    return dated(match, f"{start // 10:03}", "as written")


@RULES.add(
    rf"{MOD}(?:the{SPACE})?(?:(?P<mod2>early|mid|late){JOIN})?(?P<number>{ORDINAL}){JOIN}centur(?:y|ies)(?:{SPACE}(?P<era>{ERA}))?"
)
def century(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the 20th century, the fifth century BC."""
    number = words.ordinal(match["number"]) - 1
    if number < 0:
        return None
    is_bc = bool(match["era"]) and match["era"].upper().startswith("B")
    return dated(match, f"{'BC' if is_bc else ''}{number:02}", "as written")


@RULES.add(
    rf"{MOD}(?:the{SPACE}(?:spring|summer|autumn|winter){SPACE}of{SPACE})?(?P<first>\d{{1,4}})(?:\s?{DASH}\s?(?P<last>\d{{1,4}}))?{SPACE}?(?P<era>{ERA})"
)
@RULES.add(rf"{MOD}(?P<era>AD|A\.D\.){SPACE}?(?P<first>\d{{1,4}})(?:\s?{DASH}\s?(?P<last>\d{{1,4}}))?")
def era_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 331 BC, 264-241 BCE, AD 70."""
    sign = -1 if match["era"].upper().startswith("B") else 1
    first, last = int(match["first"]), int(match["last"] or match["first"])
    value, end = values.year(sign * first), values.year(sign * last)
    if not value or not end or match["era"].islower():
        return None
    if value == end:
        return dated(match, value, "as written")
    if sign * first > sign * last:
        return None
    return dated(match, f"{value}/{end}", "as written", edtf=f"{values.edtf(value)}/{values.edtf(end)}")


@RULES.add(
    rf"{MOD}(?:the{SPACE})?(?P<season>{SEASON})(?:{JOIN}|{SPACE}of{SPACE}|,{SPACE})(?P<year>{YEAR}|{SHORT_YEAR})"
)
def season_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the summer of 1944, spring 1998."""
    return dated(match, f"{_year(match):04}-{words.season(match['season'])}", "as written")


_SPOKEN: Final = rf"(?P<head>eighteen|nineteen|twenty){JOIN}(?P<tail>{NUMBER})"


@RULES.add(rf"(?:the{SPACE}year{SPACE})(?P<whole>two{SPACE}thousand)|{_SPOKEN}")
def spoken_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read nineteen ninety-seven, the year two thousand."""
    if match["whole"]:
        return Meaning("DATE", "2000", "as written")
    tail = match["tail"].lower()
    tens = re.match(
        r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|\w+teen)\b", tail
    )
    if not tens or words.number(tail) > 99:
        return None
    return Meaning(
        "DATE", f"{100 * int(words.number(match['head'])) + int(words.number(tail)):04}", "as written"
    )
