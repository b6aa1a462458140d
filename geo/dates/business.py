"""Rules for quarters, halves and fiscal years, as business reports count them."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning, Rules
from geo.dates.fixed import MOD, dated
from geo.dates.words import JOIN, SPACE, YEAR

RULES: Final = Rules()

_NTH: Final = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last|final)"
_WHOSE: Final = rf"(?:(?:the|its|their|our){SPACE})?(?:fiscal{JOIN})?"
_BY_YEAR: Final = rf"(?:(?:of|in){SPACE}(?:fiscal{SPACE})?|,?{SPACE}?)(?:(?P<year>{YEAR})|(?P<which>this|last|next|that){SPACE}year)"


def _of_part(match: re.Match[str], at: Context, code: str) -> tuple[str, str]:
    """Return the value of a quarter or half ("Q3", "H1") and why it is of that year."""
    groups = match.groupdict()
    if groups.get("year"):
        return f"{groups['year']}-{code}", "as written"
    which = (groups.get("which") or "").lower()
    if which:
        base = at.anchor if which == "that" else str(at.today or "")
        year = values.shift(base, {"last": -1, "next": 1}.get(which, 0), "year")
        return (f"{year}-{code}" if year else ""), f"counted from {base}"
    return at.of_year(lambda year: f"{values.year(year)}-{code}" if year > 0 else "", match)


@RULES.add(
    rf"{MOD}(?:(?:the|its){SPACE})?(?:(?P<which>this|last|next|that){SPACE}year['’]s{SPACE})?{_WHOSE}{_NTH}{JOIN}quarter"
)
@RULES.add(rf"{MOD}{_WHOSE}{_NTH}{JOIN}quarter{SPACE}{_BY_YEAR}")
@RULES.add(
    rf"{MOD}(?:(?:the|its|a){SPACE})?(?:fiscal{SPACE})?(?P<year>{YEAR})(?:['’]s)?{SPACE}(?:fiscal{SPACE})?{_NTH}{JOIN}quarter"
)
@RULES.add(rf"{MOD}Q(?P<nth>[1-4])(?:{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?")
def quarter(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the third quarter, the fourth quarter of 1989, this year's first quarter, Q3 2012."""
    said = match["nth"].lower()
    if re.match(rf"{SPACE}(?:century|of{SPACE}(?:play|the{SPACE}game))", at.text[match.end() :]):
        return None
    number = 4 if said in ("last", "final") else words.ordinal(said)
    if said == "last" and not match.groupdict().get("year"):
        return None
    value, why = _of_part(match, at, f"Q{number}")
    return dated(match, value or f"XXXX-Q{number}", why)


@RULES.add(rf"{MOD}(?:the{SPACE})?(?P<nth>first|second|latter|last|1st|2nd){JOIN}half{SPACE}{_BY_YEAR}")
@RULES.add(rf"(?:the{SPACE})?(?P<nth>first|second){SPACE}(?:two|2){SPACE}quarters{SPACE}{_BY_YEAR}")
def half(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the first half of 1990."""
    value, why = _of_part(match, at, "H1" if match["nth"].lower() in ("first", "1st") else "H2")
    return dated(match, value, why) if value else None


@RULES.add(rf"{MOD}(?:the{SPACE}|its{SPACE})?(?:fiscal|financial)(?:{SPACE}year)?{SPACE}(?P<year>{YEAR})")
def fiscal_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read fiscal 1989; its days differ from maker to maker, so the year is marked as approximate."""
    return Meaning(
        "DATE", match["year"], "as written; a fiscal year need not start in January", edtf=f"{match['year']}~"
    )


@RULES.add(
    rf"(?:(?:the|its|a){SPACE})?(?:(?:comparable|corresponding|same|like|similar){SPACE})?(?:year{JOIN}(?P<way>ago|earlier|before)){SPACE}?(?P<what>(?:(?P<nth>first|second|third|fourth){JOIN})?quarter|period)?"
)
@RULES.add(
    rf"(?:the{SPACE})(?:comparable|corresponding|same|like|similar|latest|(?P<year>{YEAR})){SPACE}(?P<what>quarter|period)(?:{SPACE}(?P<way>last{SPACE}year|a{SPACE}year{SPACE}(?:ago|earlier|before)))?"
)
def compared(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the year-earlier quarter, the same period last year, the latest quarter."""
    groups = match.groupdict()
    if groups.get("year") and at.quarter:
        return Meaning(
            "DATE",
            f"{groups['year']}{at.quarter[4:]}",
            f"is the same quarter as {at.quarter} named before",
            aside=True,
        )
    way = groups.get("way")
    if not at.quarter:
        value = values.shift(str(at.today or ""), -1, "year") if way else ""
        return Meaning("DATE", value, "counted from publication", aside=True) if value else None
    base = at.quarter
    if groups.get("nth"):
        base = f"{base[:4]}-Q{words.ordinal(match['nth'])}"
    value = values.shift(base, -4 if way else 0, "quarter")
    return (
        Meaning("DATE", value, f"counted from {at.quarter} named before", aside=bool(way)) if value else None
    )
