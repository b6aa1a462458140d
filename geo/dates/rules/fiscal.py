"""Rules for quarters, halves and fiscal years, as business reports count and compare them."""

from __future__ import annotations

import re
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind
from geo.dates.rule import MOD, Rules, dated, lower, step
from geo.dates.words import DIGIT, YEAR

RULES: Final = Rules()

_NTH: Final = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final|last)"
_ITS: Final = r"(?:(?:the|its|their|our|a) )?"
_ARTICLE: Final = re.compile(r"(?:the|its|their|our|an?)\s", re.IGNORECASE)
"""What is no part of an expression that only qualifies a noun: "a third-quarter loss"."""

_BY_YEAR: Final = (
    rf"(?: (?:(?:of|in) )?(?:fiscal )?|, )(?:(?P<year>{YEAR})|(?P<which>this|last|next|that) year)"
)


@RULES.add(
    rf"{MOD}{_ITS}(?:(?P<which>this|last|next|that) year['’]s )?(?:fiscal~)?{_NTH}~quarter",
    cues=["quarter"],
)
@RULES.add(rf"{MOD}{_ITS}(?:fiscal~)?{_NTH}~quarter{_BY_YEAR}", cues=["quarter"])
@RULES.add(
    rf"{MOD}{_ITS}(?:fiscal )?(?P<year>{YEAR})(?:['’]s)? (?:fiscal )?{_NTH}~quarter",
    cues=["quarter"],
)
@RULES.add(rf"{MOD}Q(?P<nth>[1-4])(?: (?:of )?(?P<year>{YEAR}))?", cues=["q[1-4]"])
def quarter(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the third quarter, the fourth quarter of 1989, this year's first quarter, Q3 2012."""
    said, groups = lower(match, "nth"), match.groupdict()
    if (said == "last" and not groups.get("year")) or re.match(r"\s+(?:century|of play)\b", at.after(match)):
        return None
    if _ARTICLE.match(match[0]) and match[0].lower().endswith("-quarter"):
        return None
    number = 4 if said in ("last", "final") else words.ordinal(said)
    value, why = _of_part(match, at, f"Q{number}")
    return dated(match, value or f"XXXX-Q{number}", why)


@RULES.add(rf"{MOD}(?:the )?(?P<nth>first|second|latter|last|1st|2nd)~half{_BY_YEAR}", cues=["half"])
@RULES.add(rf"(?:the )?(?P<nth>first|second) (?:two|2) quarters{_BY_YEAR}", cues=["quarters"])
def half(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the first half of 1990."""
    value, why = _of_part(match, at, "H1" if lower(match, "nth") in ("first", "1st") else "H2")
    return dated(match, value, why)


def _of_part(match: re.Match[str], at: Context, code: str) -> tuple[str, str]:
    """Return the value of a quarter or half ("Q3", "H1") and why it is of that year."""
    groups, which = match.groupdict(), lower(match, "which")
    if groups.get("year"):
        return f"{groups['year']}-{code}", "as written"
    if which:
        year = values.shift(at.anchor if which == "that" else at.here, step(which), "year")
        return f"{year}-{code}" if year else "", at.counted(at.anchor if which == "that" else "")
    return at.of_year(lambda year: f"{year:04}-{code}" if year > 0 else "", match)


@RULES.add(rf"{MOD}{_ITS}(?:fiscal|financial)(?: year)? (?P<year>{YEAR})", cues=[DIGIT])
def fiscal_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read fiscal 1989; its days differ from maker to maker, so the year is marked as approximate."""
    because = "as written; a fiscal year need not start in January"
    return dated(match, match["year"], because, values.approximate(match["year"]))


_SAME: Final = r"(?:comparable|corresponding|same|like|similar|equivalent)"


@RULES.add(
    rf"(?:(?:the|its|their|our) )?(?:{_SAME} )?year~(?P<way>ago|earlier|before)"
    r"(?:~(?:(?:(?P<nth>first|second|third|fourth)~)?quarter|period))?",
    cues=["year"],
)
@RULES.add(
    rf"the (?:{_SAME}|latest|(?P<year>{YEAR})) (?:quarter|period)"
    r"(?: (?P<way>last year|a year (?:ago|earlier|before)))?",
    cues=["quarter", "period"],
)
def compared(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the year-earlier quarter, the same period last year, the latest quarter."""
    groups, base = match.groupdict(), at.quarter
    if _ARTICLE.match(match[0]) and match[0].lower().endswith(("ago", "earlier", "before")):
        return None
    if not base:
        value = values.shift(at.here, -1, "year") if groups.get("way") else groups.get("year") or ""
        return Meaning(Kind.DATE, value, at.counted(), aside=True) if value else None
    why = at.counted(base)
    if groups.get("year"):
        return Meaning(Kind.DATE, f"{groups['year']}{base[4:]}", why, aside=True)
    found = values.span(base)
    if "latest" in match[0].lower() and at.today and found and found[1] > at.today:
        base = values.shift(base, -1, "quarter")
    if groups.get("nth"):
        base = f"{base[:4]}-Q{words.ordinal(match['nth'])}"
    value = values.shift(base, -4 if groups.get("way") else 0, "quarter")
    return Meaning(Kind.DATE, value, why, aside=True) if value else None
