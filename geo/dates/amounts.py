"""Rules for lengths of time and what is counted by them: "two days after", "three weeks ago", "every day"."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning, Rules
from geo.dates.words import COUPLE, FEW, JOIN, NUMBER, SPACE, UNIT, UNITS, WEEKDAY, MONTH, SEASON

RULES: Final = Rules()

_LIMIT: Final = (
    rf"(?:(?P<limit>at{SPACE}least|at{SPACE}most|more{SPACE}than|less{SPACE}than|fewer{SPACE}than|no{SPACE}more{SPACE}than"
    rf"|no{SPACE}less{SPACE}than|up{SPACE}to|as{SPACE}(?:long|much|many){SPACE}as|over|under|nearly|almost|about|around|approximately|roughly|some|just{SPACE}over"
    rf"|just{SPACE}under|within|barely|exactly|only|just|well{SPACE}over|an?{SPACE}estimated){SPACE})?"
)
_LIMITS: Final = {
    "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "more than": "MORE_THAN", "over": "MORE_THAN",
    "just over": "MORE_THAN", "well over": "MORE_THAN", "at most": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS", "within": "EQUAL_OR_LESS", "less than": "LESS_THAN", "fewer than": "LESS_THAN", "under": "LESS_THAN",
    "just under": "LESS_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN", "barely": "LESS_THAN",
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "an estimated": "APPROX", "a estimated": "APPROX",
}  # fmt: skip
_COUNT: Final = rf"(?:(?P<couple>{COUPLE})|(?P<few>{FEW})|(?P<number>{NUMBER}(?:{SPACE}and{SPACE}a{SPACE}half)?)|(?P<one>an?|one|another|half{SPACE}an?|a{SPACE}full|a{SPACE}single))"
_AMOUNT: Final = (
    rf"{_LIMIT}{_COUNT}(?P<gap>{JOIN})(?:(?:more|additional|other|full|long|short|straight|consecutive|further|calendar|business|trading|working|whole|extra|successive|entire|solid|hot|cold|difficult){SPACE})?"
    rf"(?P<unit>{UNITS})(?:(?P<half>{SPACE}and{SPACE}a{SPACE}half)|(?P<so>{SPACE}or{SPACE}so))?"
)


def _measure(match: re.Match[str]) -> tuple[float | None, str, str]:
    """Number (None if unknown), unit and TIMEX3 mod of an amount."""
    name = words.unit(match["unit"])
    mod = _LIMITS.get(" ".join((match["limit"] or "").lower().split()), "")
    if match["so"]:
        mod = "APPROX"
    if match["few"]:
        return None, name, mod
    if match["couple"]:
        return 2.0, name, mod or "APPROX"
    if match["one"]:
        said = match["one"].lower()
        count = 0.5 if said.startswith("half") else 1.0
    else:
        said = match["number"].lower()
        count = words.number(said) + (0.5 if "a half" in said else 0)
    return count + (0.5 if match["half"] else 0), name, mod


@RULES.add(
    rf"{_AMOUNT}{SPACE}(?P<way>ago|earlier|later|before|after|prior|previously|hence|from{SPACE}(?:now|today)|afterwards?|thereafter|beforehand)(?:{SPACE}(?P<base>yesterday|today|tomorrow|that))?"
)
def offset(match: re.Match[str], at: Context) -> Meaning | None:
    """Read two days ago, a year earlier, three weeks later, two days after an event."""
    count, name, mod = _measure(match)
    way = match["way"].lower().split()[0]
    amount = (count, name) if count is not None else None
    if (
        way in ("after", "before", "prior")
        and (way != "before" or not _ends_clause(match, at))
        and not match["base"]
    ):
        return _counted_from_event(match, at, count, name, mod, "before" if way == "prior" else way)
    back = way in ("ago", "earlier", "before", "prior", "previously", "beforehand")
    if count is None:
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF", "gives no number", mod)
    deictic = way in ("ago", "hence", "from")
    if name == "year" and count == 1 and at.quarter and back and not at.narrative:
        value, why = values.shift(at.quarter, -4, "quarter"), f"counted from {at.quarter} named before"
        return Meaning("DATE", value, why, mod, None, amount, "earlier", aside=True)
    value = _value(count, name, -1 if back else 1, at, deictic=deictic)
    relation = "" if deictic else "earlier" if back else "later"
    anchor = str(at.today or "") if deictic else at.anchor
    if not value:
        return Meaning(
            "DURATION",
            values.duration(count, name),
            "counts from a date that is not known",
            mod,
            "",
            amount,
            relation,
        )
    seen = (
        f"publication on {at.on_publication()}"
        if at.published and deictic and not at.narrative
        else f"{anchor} named before"
    )
    return Meaning(
        "TIME" if "T" in value else "DATE", value, f"counted from {seen}", mod, None, amount, relation,
        aside=back and not at.narrative,
    )


def _counted_from_event(
    match: re.Match[str], at: Context, count: float | None, name: str, mod: str, way: str
) -> Meaning:
    amount = (count, name) if count is not None else None
    return Meaning(
        "DURATION",
        values.duration(count, name),
        f"counts from what is named next: {way} it",
        mod,
        "",
        amount,
        way,
    )


def _ends_clause(match: re.Match[str], at: Context) -> bool:
    """Whether "before" is the last word of its clause: "two days before," counts from the date before."""
    return not re.match(r"\s*[\w‘“\"'(]", at.text[match.end() : match.end() + 4])


def _value(count: float, name: str, sign: int, at: Context, *, deictic: bool) -> str:
    """Return the value `count` units from publication or from the date named last."""
    if name == "fortnight":
        count, name = 2 * count, "week"
    base = str(at.today or "") if deictic else at.anchor
    if name in ("second", "minute", "hour"):
        if count < 24 or name != "hour" or not deictic:
            return ""
        count, name = count // 24, "day"
    if count != int(count):
        count, name = _in_smaller(count, name)
    if count != int(count) or count > 10**5:
        return ""
    moved = sign * int(count)
    if name == "decade":
        moved, name = 10 * moved, "year"
    elif name == "century":
        moved, name = 100 * moved, "year"
    elif name == "millennium":
        moved, name = 1000 * moved, "year"
    if name == "year" and at.quarter and not deictic and values.unit(base) == "quarter":
        return values.shift(base, 4 * moved, "quarter")
    if name == "week" and deictic:
        found = values.span(base)
        day = values.move(found[0], moved, "week") if found else None
        return values.within(day, "week") if day else ""
    if name == "week" and values.unit(base) == "day":
        return values.shift(base, 7 * moved, "day")
    if name == "year" and not deictic and values.unit(base) == "quarter":
        return values.shift(base, 4 * moved, "quarter")
    return values.shift(base, moved, name)


def _in_smaller(count: float, name: str) -> tuple[float, str]:
    parts = {"year": (12, "month"), "week": (7, "day"), "decade": (10, "year"), "century": (100, "year")}
    size, smaller = parts.get(name, (1, name))
    return count * size, smaller


@RULES.add(
    rf"(?:(?:the|these|those){SPACE})?(?:(?:past|last|next|first){SPACE})?{_LIMIT}{NUMBER}"
    rf"(?:{SPACE}(?:to|or){SPACE}|\s?[-\u2013]\s?){NUMBER}{JOIN}(?P<unit>{UNITS})"
)
def between(match: re.Match[str], at: Context) -> Meaning | None:
    """Read two to three weeks, 12-18 months: a length within bounds."""
    name = words.unit(match["unit"])
    return Meaning("DURATION", values.duration(None, name), "is a length of time, no date", "APPROX")


@RULES.add(
    rf"(?P<frame>(?:the|his|her|its|their|our|my|these|those|each{SPACE}of{SPACE}the){SPACE})?(?:(?P<where>past|last|next|first|coming|previous|following|preceding|final|recent|latest|remaining|opening|closing|upcoming|initial){SPACE})?{_AMOUNT}"
)
def length(match: re.Match[str], at: Context) -> Meaning | None:
    """Read three days, a year, the past two years, nearly an hour, several months."""
    if match["one"] and match["one"].lower() in ("a", "an") and not match["where"]:
        return _one(match, at)
    if (match["gap"] or "").strip() and not match["number"] or _is_fraction(match):
        return None
    after = at.text[match.end() : match.end() + 10]
    if re.match(r"[- ]olds?\b", after) and not re.match(r"-old\s", after):
        return None
    if re.match(r"-old", after):
        return None
    count, name, mod = _measure(match)
    return _length(count, name, mod)


def _is_fraction(match: re.Match[str]) -> bool:
    """Whether it reads "three-quarters": four of them make a whole, not a year."""
    return match["unit"].lower().startswith("quarter") and bool(match["gap"].strip())


def _length(count: float | None, name: str, mod: str = "") -> Meaning:
    amount = (count, name) if count is not None else None
    return Meaning("DURATION", values.duration(count, name), "is a length of time, no date", mod, "", amount)


_RATE_BEFORE: Final = re.compile(
    r"(?:\d|%|percent|million|billion|trillion|times?|once|twice|cents|dollars|tons|thousand|hundred|people|barrels)\s*$",
    re.IGNORECASE,
)


def _one(match: re.Match[str], at: Context) -> Meaning | None:
    """Read "a year": how often ("$5 a year"), or how long ("for a year")."""
    _, name, mod = _measure(match)
    before = at.text[max(0, match.start() - 24) : match.start()]
    if _RATE_BEFORE.search(before) and not match["limit"]:
        return Meaning("SET", values.duration(1, name), "repeats")
    if name in ("second", "minute") and not re.search(r"\b(?:for|in|within|than|of)\s+$", before):
        return None
    return _length(_measure(match)[0], name, mod)


@RULES.add(
    rf"(?P<number>{NUMBER})(?:[-\u2010\u2011]|{SPACE})(?P<unit>{UNIT})(?:[- ](?P<adjective>long|old))?"
)
def compound(match: re.Match[str], at: Context) -> Meaning | None:
    """Read two-year, 30-day, a week-long; a person's age is no date."""
    if (match["adjective"] or "").lower() == "old" or re.match(r"[- ]olds?\b", at.text[match.end() :]):
        return None
    count = words.number(match["number"])
    if not count or (
        match["unit"].lower() in ("second", "quarter", "minute") and not re.search(r"[-]", match[0])
    ):
        return None
    return _length(count, words.unit(match["unit"]))


@RULES.add(
    rf"(?P<frame>(?:the|these|those){SPACE})?(?:(?P<where>past|last|next|first|coming|previous|following|recent|early|later|final|intervening|ensuing){SPACE})?(?P<unit>years|months|weeks|days|hours|minutes|decades|centuries)(?P<tail>{SPACE}(?:ago|later|earlier|ahead|to{SPACE}come|afterwards?))?(?P<or>{SPACE}(?:or|and){SPACE}(?:years|months|weeks|days))?"
)
def many(match: re.Match[str], at: Context) -> Meaning | None:
    """Read for years, recent weeks, in the coming days, months ago."""
    where, tail = (match["where"] or "").lower(), " ".join((match["tail"] or "").lower().split())
    name = words.unit(match["unit"])
    if where == "coming" or tail in ("ahead", "to come") or (where == "next" and name != "decade"):
        return _coming(name, at)
    if where == "recent":
        return Meaning("DATE", "PAST_REF", "gives no number")
    if tail in ("ago", "earlier"):
        return Meaning("DATE", "PAST_REF", "gives no number")
    if tail:
        return Meaning("DATE", "FUTURE_REF", "gives no number")
    if where in ("past", "last", "previous"):
        return Meaning("DURATION", values.duration(None, name), "gives no number")
    if match["frame"]:
        return None
    before = at.preceding(match)
    if not where and not re.search(
        r"\b(?:for|in|within|after|of|over|than|took|takes?|lasted|last|spent|spend|through|by|since|until|more)$",
        before,
    ):
        return None
    return Meaning("DURATION", values.duration(None, name), "gives no number")


def _coming(name: str, at: Context) -> Meaning:
    tomorrow = values.move(at.published, 1, "day") if at.published and not at.narrative else None
    edtf = f"{tomorrow}/.." if tomorrow else ""
    return Meaning(
        "DATE", "FUTURE_REF", "starts the day after publication; the report gives no end", edtf=edtf
    )


_ADVERBS: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biweekly": "P2W",
}


@RULES.add(rf"(?P<word>{'|'.join(_ADVERBS)})")
def adverb(match: re.Match[str], at: Context) -> Meaning | None:
    """Read daily, annually."""
    if match["word"][0].isupper() and at.text[max(0, match.start() - 2) : match.start()].strip() not in (
        ".",
        "",
        "“",
        '"',
    ):
        return None
    return Meaning("SET", _ADVERBS[match["word"].lower()], "repeats")


@RULES.add(
    rf"(?:each{SPACE}and{SPACE}every|every|each|per){SPACE}(?:(?P<other>other){SPACE}|(?P<number>{NUMBER}|few|several){SPACE})?(?:(?P<unit>{UNITS}|night|morning|afternoon|evening|weekend)"
    rf"|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<season>{SEASON}))"
)
def every(match: re.Match[str], at: Context) -> Meaning | None:
    """Read every day, each July, every two weeks, per year."""
    if match["weekday"]:
        return Meaning("SET", f"XXXX-WXX-{words.weekday(match['weekday']) + 1}", "repeats")
    if match["month"]:
        return Meaning("SET", f"XXXX-{words.month(match['month']):02}", "repeats")
    if match["season"]:
        return Meaning("SET", f"XXXX-{words.season(match['season'])}", "repeats")
    name = match["unit"].lower()
    if name == "weekend":
        return Meaning("SET", "XXXX-WXX-WE", "repeats")
    if name in ("night", "morning", "afternoon", "evening"):
        return Meaning("SET", f"XXXX-XX-XX{words.part(name)}", "repeats")
    said = (match["number"] or "").lower()
    count = None if said in ("few", "several") else words.number(said) if said else 2 if match["other"] else 1
    return Meaning("SET", values.duration(count, words.unit(name)), "repeats")
