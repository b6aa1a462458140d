"""Rules for dates counted from another: from the publication ("yesterday") or the date named last ("that year")."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning, Rules
from geo.dates.fixed import MOD, dated
from geo.dates.words import JOIN, MONTH, PART, SEASON, SPACE, WEEKDAY, YEAR

RULES: Final = Rules()

UNIT: Final = r"(?:day|week(?:end)?|month|quarter|year|decade|century)"
_STEPS: Final = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1, "following": 1,
    "upcoming": 1, "ensuing": 1, "this": 0, "current": 0, "same": 0, "that": 0, "present": 0,
}  # fmt: skip
_FROM_NAMED: Final = frozenset({"previous", "preceding", "prior", "following", "ensuing", "same", "that"})


def step(said: str) -> int:
    """-1, 0 or 1 unit for "last", "this", "the following", ..."""
    return next((_STEPS[word] for word in reversed(said.lower().split()) if word in _STEPS), 0)


# ---- days


@RULES.add(
    rf"(?:(?P<mod>earlier|early|later|late){SPACE})?(?P<day>yesterday|today|tomorrow|tonight|tonite)(?:{SPACE}(?P<part>{PART}))?"
)
def near_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read yesterday, today, tomorrow morning, tonight."""
    word = match["day"].lower()
    if at.today is None:
        return (
            Meaning("DATE", "PRESENT_REF", "has no date: the text's own day is not known")
            if word == "today"
            else None
        )
    offset = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    found = values.move(at.today, offset, "day")
    if found is None:
        return None
    why = f"in a report published on {at.on_publication()} is " if at.published else "is "
    why += "that day" if not offset else f"the day {'before' if offset < 0 else 'after'}, {found}"
    mod = {"early": "START", "earlier": "START", "late": "END", "later": "END"}.get(
        (match["mod"] or "").lower(), ""
    )
    if match["part"] or word.startswith("toni"):
        return Meaning("TIME", f"{found}{words.part(match['part']) if match['part'] else 'TNI'}", why, mod)
    return Meaning("DATE", str(found), why, mod)


@RULES.add(rf"(?P<which>this|last|that|the{SPACE}(?:next|following|previous|same)){SPACE}(?P<part>{PART})")
def near_part(match: re.Match[str], at: Context) -> Meaning | None:
    """Read this morning, last night, the following evening."""
    which = match["which"].lower()
    base = values.span(at.named) if which.startswith("th") and which != "this" else None
    day = base[0] if base else at.today
    if day is None:
        return None
    code = words.part(match["part"])
    offset = (
        -1 if which == "last" or "previous" in which else 1 if which.endswith(("next", "following")) else 0
    )
    found = values.move(day, offset, "day")
    if found is None:
        return None
    return Meaning("TIME", f"{found}{code}", _counted(at, from_named=base is not None))


@RULES.add(
    rf"(?:(?:the{SPACE})?(?P<mod>early|earlier|late|later|end|beginning)(?:{JOIN}(?:on|of){SPACE}|{JOIN}))?"
    rf"(?:(?P<which>this(?:{SPACE}(?:past|coming))?|last|next|(?:the{SPACE})?(?:previous|following|coming|same)|that){SPACE})?"
    rf"(?P<weekday>{WEEKDAY})(?P<plural>s)?(?:{SPACE}(?P<part>{PART})(?P<plural2>s)?)?"
    rf"(?:{SPACE}(?P<after>last|next|this){SPACE}week)?"
)
def weekday(match: re.Match[str], at: Context) -> Meaning | None:
    """Read Friday, last Tuesday, next Monday, Friday morning; Mondays repeat."""
    number = words.weekday(match["weekday"])
    if not match["weekday"][0].isupper():
        return None
    part = words.part(match["part"]) if match["part"] else ""
    if match["plural"] or match["plural2"]:
        return Meaning("SET", f"XXXX-WXX-{number + 1}{part}", "repeats")
    which = " ".join((match["which"] or "").lower().split())
    mod = {"e": "START", "b": "START", "l": "END"}.get((match["mod"] or "x")[0].lower(), "")
    mod = "END" if (match["mod"] or "").lower() == "end" else mod
    if at.today is None:
        return Meaning(
            "TIME" if part else "DATE", f"XXXX-WXX-{number + 1}{part}", "has no date: none is named before"
        )
    found, why = _weekday(number, which, (match["after"] or "").lower(), match, at)
    if found is None:
        return None
    return Meaning("TIME" if part else "DATE", f"{found}{part}", why, mod)


def _weekday(
    number: int, which: str, after: str, match: re.Match[str], at: Context
) -> tuple[date | None, str]:
    today = at.today
    assert today is not None
    name = calendar.day_name[number]
    seen = (
        f"publication on {at.on_publication()}"
        if at.published and not at.narrative
        else f"{today} named before"
    )
    if which.startswith("the ") or which in ("previous", "following", "that", "same"):
        base = values.span(at.named)
        today = base[0] if base else today
        seen = f"{today} named before" if base else seen
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if after:
        monday = today - timedelta(days=today.weekday())
        return values.move(
            monday, number + 7 * step(after), "day"
        ), f"is the {name} of {after} week, seen from {seen}"
    heading = (
        -1
        if which in ("last", "this past") or "previous" in which
        else 1
        if which in ("next", "this coming") or "following" in which or "coming" in which
        else 0
    )
    if heading < 0:
        return values.move(today, -(back or 7), "day"), f"is the last {name} before {seen}"
    if heading > 0:
        return values.move(today, ahead or 7, "day"), f"is the first {name} after {seen}"
    if at.narrative:
        return values.move(today, ahead, "day"), f"is the first {name} from {today} on"
    if back == 0:
        return today, f"in a report published on {at.on_publication()} is that day"
    if at.tense(match) == "future":
        return values.move(today, ahead, "day"), f"is the next {name} after {seen}"
    return values.move(today, -back, "day"), f"is the last {name} before {seen}"


# ---- weeks, months, years


@RULES.add(
    rf"(?:(?:the{SPACE})?(?P<mod>early|late|mid|middle|end|beginning|start|rest|remainder|course|(?:first|second|latter){SPACE}(?:half|part))"
    rf"(?:{JOIN}of{SPACE}|{JOIN}in{SPACE}|{JOIN}))?"
    rf"(?P<which>this(?:{SPACE}(?:past|coming))?|last|next|that(?:{SPACE}same)?"
    rf"|(?:the|its|their|his|her){SPACE}(?:last|past|previous|preceding|prior|next|coming|following|upcoming|ensuing|current|same|present)"
    rf"|(?:previous|following)){JOIN}(?:(?P<fiscal>fiscal|financial|calendar|business|school|academic){SPACE})?(?P<unit>{UNIT})"
)
def unit(match: re.Match[str], at: Context) -> Meaning | None:
    """Read last week, this year, next month, the following day, that year, the past decade."""
    which, name = " ".join(match["which"].lower().split()), match["unit"].lower()
    count, said = step(which), which.split()[-1]
    if which.startswith(("the past", "the last")) and name != "quarter" and which.split()[0] == "the":
        return _last_stretch(name, which, at)
    from_named = (
        said in _FROM_NAMED
        or (which in ("the next", "the coming") and name == "day")
        or which.startswith("that")
    )
    if which == "the next" and name != "day" and not at.narrative:
        from_named = False
    if at.narrative and count and not (at.today and at.published):
        from_named = True
    base = at.anchor if from_named else str(at.today or "")
    if not base:
        return None
    value = _unit_value(base, count, name)
    if not value:
        return None
    because = _counted(at, from_named=from_named)
    if (match["mod"] or "").lower() in ("rest", "remainder", "course"):
        return Meaning("DATE", value, because, edtf=_rest_of(value, at) if match["mod"][0] in "rR" else None)
    return dated(match, value, because)


def _unit_value(base: str, count: int, name: str) -> str:
    if name == "weekend":
        found = values.span(base)
        moved = values.move(found[0], 7 * count, "day") if found else None
        return values.within(moved, "weekend") if moved else ""
    return values.shift(base, count, name)


def _last_stretch(name: str, which: str, at: Context) -> Meaning | None:
    """Read "the past year": the length of time that ends now."""
    if name in ("day", "weekend"):
        return None
    return Meaning(
        "DURATION", values.duration(1, name), "is a length of time up to the report", amount=(1.0, name)
    )


def _rest_of(value: str, at: Context) -> str | None:
    found = values.span(value)
    if not found or at.today is None or not found[0] <= at.today <= found[1]:
        return None
    return values.interval(at.today, found[1])


@RULES.add(
    rf"(?P<mod>earlier|later|so{SPACE}far|sometime|some{SPACE}time){SPACE}(?:on{SPACE}|in{SPACE}|during{SPACE})?"
    rf"(?P<which>this|that(?:{SPACE}same)?|last|next|the(?:{SPACE}same)?){SPACE}(?P<unit>{UNIT}|morning|afternoon|evening|night|(?P<season>{SEASON}))"
)
def part_of_unit(match: re.Match[str], at: Context) -> Meaning | None:
    """Read earlier this week, later that year, so far this year."""
    which, name, how = (
        match["which"].lower().split()[0],
        match["unit"].lower(),
        match["mod"].lower().split()[0],
    )
    from_named = which == "that" or "same" in match["which"].lower() or (at.narrative and which == "the")
    base = at.anchor if from_named else str(at.today or "")
    if not base or (which == "the" and name == "day" and not at.named):
        return None
    if name in ("morning", "afternoon", "evening", "night"):
        day = values.widen(base, "day")
        mod = {"earlier": "START", "later": "END"}.get(how, "")
        return (
            Meaning("TIME", f"{day}{words.part(name)}", _counted(at, from_named=from_named), mod)
            if day
            else None
        )
    if match["season"]:
        value = f"{values.widen(base, 'year')}-{words.season(name)}"
    else:
        value = _unit_value(base, step(which), name)
    found = values.span(value)
    if not found:
        return Meaning("DATE", value, _counted(at, from_named=from_named)) if value else None
    first, last = found
    seen = values.span(at.anchor)[0] if from_named and values.span(at.anchor) else at.today  # type: ignore[index]
    mod, edtf = {"earlier": "START", "later": "END"}.get(how, ""), None
    why = _counted(at, from_named=from_named)
    if seen and first <= seen <= last and values.unit(at.anchor if from_named else str(seen)) == "day":
        if how in ("earlier", "so"):
            edtf, why = values.interval(first, seen), f"runs from {first} to {seen}"
        elif how == "later":
            edtf, why = values.interval(seen, last), f"runs from {seen} to {last}"
    return Meaning("DATE", value, why, mod, edtf)


@RULES.add(
    rf"(?:(?:the{SPACE})?(?P<mod>early|late|mid|end|beginning)(?:{JOIN}(?:of|in){SPACE}|{JOIN}))?"
    rf"(?P<which>this(?:{SPACE}(?:past|coming))?|last|next|(?:the{SPACE})?(?:previous|following|coming|past|same)|that){SPACE}"
    rf"(?:(?P<month>{MONTH})|(?P<season>{SEASON}))"
)
def month_or_season(match: re.Match[str], at: Context) -> Meaning | None:
    """Read last November, next spring, this summer, the following March."""
    which = " ".join(match["which"].lower().split())
    if match["month"] and not match["month"][0].isupper():
        return None
    number = words.month(match["month"]) if match["month"] else 0
    code = f"{number:02}" if number else words.season(match["season"])
    from_named = which.split()[-1] in _FROM_NAMED or at.narrative
    base = at.anchor if from_named else str(at.today or "")
    found = values.span(base)
    if not found:
        return None
    heading, here = (0 if which == "this" else step(which)), found[0]
    built = [f"{year:04}-{code}" for year in range(max(1, here.year - 2), min(9999, here.year + 3))]
    spans = [(value, s) for value in built if (s := values.span(value))]
    if heading < 0:
        fitting = [value for value, (_, last) in spans if last < here]
        value = fitting[-1] if fitting else ""
    elif heading > 0:
        value = next((value for value, (first, _) in spans if first > here), "")
    elif which == "this" and not number:
        value = (
            f"{here.year + (code == 'WI' and here.month == 12)}-{code}"
            if code != "WI"
            else _this_winter(here)
        )
    else:
        value = f"{here.year:04}-{code}"
    return dated(match, value, _counted(at, from_named=from_named)) if value else None


def _this_winter(here: date) -> str:
    return f"{here.year - (here.month < 6):04}-WI"


@RULES.add(
    rf"(?:the{SPACE})?(?:(?P<mod>early|late|mid){JOIN})?(?P<season>{SEASON})(?:{SPACE}(?P<which>last|this|next|that|of{SPACE}(?:last|this|next|that|the{SPACE}same)){SPACE}year)?"
)
def season_alone(match: re.Match[str], at: Context) -> Meaning | None:
    """Read by spring, in the summer, the fall of last year."""
    code, which = words.season(match["season"]), (match["which"] or "").lower()
    if which:
        base = at.anchor if "that" in which or "same" in which else str(at.today or "")
        year = values.shift(base, step(which), "year")
        return dated(match, f"{year}-{code}", _counted(at, from_named=False)) if year else None
    if not re.search(
        r"\b(?:in|by|during|since|until|through|of|this|for|before|after|and|throughout|from|to)$",
        at.preceding(match),
    ):
        return None
    if re.match(
        r"\s+(?:back|short|into|apart|behind|break|training|of|from|to|for|off|on|down|victim|through|under)\b",
        at.text[match.end() :],
    ) and not match[0].lower().startswith("the "):
        return None
    if (
        match["season"].lower() in ("fall", "spring")
        and not match[0].lower().startswith("the ")
        and re.search(r"\b(?:to|and|of|for|from)$", at.preceding(match))
    ):
        return None
    value, why = at.of_year(lambda year: f"{values.year(year)}-{code}", match)
    return dated(match, value or f"XXXX-{code}", why)


@RULES.add(
    rf"(?:(?:the{SPACE})?(?P<mod>end|beginning|start|middle|close|turn|early|late|mid){JOIN}(?:of{SPACE})?)?the{SPACE}(?P<unit>day|weekend|week|month|quarter|year|decade|century)"
)
def the_unit(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the weekend, the end of the year, the quarter; "the day" alone says nothing."""
    name = match["unit"].lower()
    if name == "quarter" and at.quarter:
        return dated(match, at.quarter, f"is {at.quarter} named before")
    if name == "weekend":
        return _the_weekend(match, at)
    if not match["mod"] or name in ("day", "century", "decade"):
        return None
    base = at.anchor if at.narrative else str(at.today or "")
    value = values.widen(base, name)
    return dated(match, value, _counted(at, from_named=at.narrative)) if value else None


def _the_weekend(match: re.Match[str], at: Context) -> Meaning | None:
    if at.today is None:
        return None
    here = at.today
    offset = 0 if at.tense(match) == "future" or here.weekday() >= 5 else -7
    found = values.move(here, offset, "day")
    return Meaning("DATE", values.within(found, "weekend"), _counted(at, from_named=False)) if found else None


@RULES.add(rf"(?P<year>year{JOIN}(?:end|['’]s{SPACE}end)|year['’]s{SPACE}end|month{JOIN}end)")
def year_end(match: re.Match[str], at: Context) -> Meaning | None:
    """Read year-end."""
    value = values.widen(
        str(at.today or at.anchor),
        match[0].lower().split("-")[0][:5].strip("'’- s") if match[0][0] in "mM" else "year",
    )
    return Meaning("DATE", value, _counted(at, from_named=False), "END") if value else None


def _counted(at: Context, *, from_named: bool) -> str:
    """Say what a date counts from."""
    if from_named and at.named:
        return f"counted from {at.named} named before"
    if at.published and not at.narrative:
        return f"counted from publication on {at.on_publication()}"
    return f"counted from {at.today} named before"
