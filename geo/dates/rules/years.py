"""Rules for years, decades and centuries: 2013; 1950-53; the early 1980s; the 5th century BC; 331 BC."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from geo.dates import narrative, values, words
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind
from geo.dates.rule import MOD, Rules, dated, lower
from geo.dates.words import CENTURY, DASH, DIGIT, ERA, NUMBER, ORDINAL, SHORT_YEAR, YEAR
from geo.lang.en.nouns import NUMBERED, TITLED
from geo.lang.en.time_words import DECADES
from geo.lang.words import either

RULES: Final = Rules()

_EARLY: Final = r"(?:(?P<mod2>early|mid|middle|late)~)?"
_SURE: Final = re.compile(
    r"(?:\b(?:in|since|by|of|until|till|from|to|before|after|during|through|and|or|between|for|around|about|circa"
    r"|late|early|year|than|the|throughout|spring|summer|autumn|fall|winter|christmas|fiscal|mid-|pre-|post-)"
    r"|\(|(?<!\d)[–—-])\s*$"
)
"""What stands before a year; searched in lower case."""

_NEVER: Final = re.compile(
    r"(?:[$£€#@+/:]|\d[-–.]|\b\d{2,3}\s|\b(?:us\$|no\.?|pp?\.|nearly|over|some|least|most|only|another|exactly"
    rf"|almost|aged?|area code|mph|at|{either(NUMBERED)})\s?|\b{either(TITLED)}\s[\"'“‘]?)$"
)
_COUNTED: Final = re.compile(
    r"\s(?:[a-z]+\s)?(?!(?:was|is|has|as|its|his|this|years|hours|elections|games|onwards|afterwards)\b)"
    r"(?:(?P<men>men|women|people|troops|soldiers|prisoners|guns|tanks|aircraft|infantry|cavalry|horse|foot|feet"
    r"|personnel|dead|wounded|m|mm|cm)|[a-z]{3,}s)\b"
)
"""What follows a number of things: "2000 troops"; also behind "of" where it is people, arms or a measure."""

_AROUND_YEAR: Final = re.compile(r"\b(?:after|before|during)\s$")
"""What stands before a year and before a number of things alike; searched in lower case."""
_ROUND: Final = 50

_DETERMINER: Final = re.compile(r"\b(?:the|an?|his|her|its|their)\s$")
_LOOKS_AWAY: Final = re.compile(r"\b(?:since|until|till)(?: at least| about| around)?\s$")
"""What stands before a year that a story only looks back or ahead to."""

_QUOTED: Final = re.compile(r"([\"“‘'])\d{4}[,.]?[\"”’']")
"""A number alone between quotation marks is a title: Orwell's "1984"."""
_ALONE: Final = re.compile(r"\s(?:at|in|on|with|from|by|is|was|has|will)\b|[.;:)]|,(?!\s\d)|\s?$")
"""What follows "the 2008" where no noun does: then a car is called so, or a wine."""
_IN_YEAR: Final = words.compiled(rf" in (?:(?:early|late|mid)~)?{YEAR}")
"""What follows a number that was counted in a year: "1650 in 2015"."""

_TO_NUMBER: Final = re.compile(r"\s(?:to|and|or)\s\d{3,6}(?=\s)")

_ADDRESS: Final = re.compile(
    r"\s(?:[A-Z][\w'’.]*\s){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Drive|Dr|Blvd|Boulevard|Lane|Ln|Court|Ct|Way|Place"
    r"|Terrace|Highway)\b"
)
_AT_ADDRESS: Final = re.compile(r"\b(?:at|of|from|near|to|outside|and)\s$")
"""What stands before the number of a house: "a resident of 1944 Elm Street", but "in 1944 Elm Street"."""
_STREET: Final = re.compile(
    r"\s(?:[A-Z][\w'’]*\s){0,3}(?:st|street|ave|avenue|road|rd|drive|dr|blvd|block|people)\b", re.IGNORECASE
)
_BESIDE_BC: Final = re.compile(r"\s(?:to|and|until|or)\s(?:about |c\. ?)?\d{1,4} ?(?:BC|B\.C\.)")
_HEADS: Final = ("eighteen", "nineteen", "twenty")


@RULES.add(rf"{MOD}(?P<first>{YEAR})(?={DASH}(?P<last>{YEAR}))", cues=[DIGIT])
@RULES.add(rf"{MOD}(?P<first>{YEAR}){DASH}(?P<last>\d\d(?![\d,.]\d))", cues=[DIGIT])
def years(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 1950-53 as one expression, 1914–1918 as two of which the first tells both ends."""
    first, said = int(match["first"]), match["last"]
    last = int(said) if len(said) == 4 else first - first % 100 + int(said)
    if not max(first, 1000) < last <= first + 200:
        return None
    meaning = dated(match, f"{first:04}", "as written", edtf=f"{first:04}/{last:04}")
    return replace(meaning, aside=at.narrative) if meaning else None


@RULES.add(rf"{MOD}(?:the year )?(?P<year>{YEAR})(?: (?P<era>{ERA}))?", cues=[DIGIT])
def year_alone(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 2013, early 1990, the end of 1994; not 2000 troops, $1999, flight 1549, the novel 1984."""
    year, start = int(match["year"]), match.start("year")
    before = at.text[max(0, start - 20) : start].lower()
    is_second = at.is_second(start)
    if lower(match, "era").startswith("b") or not 1000 <= year <= 2100:
        return None
    if (_NEVER.search(before) and not is_second) or _QUOTED.match(at.text, max(0, start - 1)):
        return None
    is_sure = bool(is_second or _SURE.search(before) or match["mod"] or match["about"] or match["era"])
    after, is_round = at.text[match.end("year") :][:40], year % _ROUND == 0
    if (not is_sure and year < 1500) or _is_number(before, after, is_sure=is_sure, is_round=is_round):
        return None
    if before.endswith("so far in ") and (edtf := at.part_of(f"{year:04}", ahead=False)):
        return Meaning(
            Kind.DATE,
            f"{year:04}",
            f"runs from {edtf.replace('/', ' to ')}, seen from publication",
            edtf=edtf,
        )
    meaning = dated(match, f"{year:04}", "as written")
    tells_which = _DETERMINER.search(before) and re.match(r"\s[A-Za-z]", at.after(match))
    is_aside = at.narrative and bool(
        tells_which
        or _LOOKS_AWAY.search(before)
        or narrative.is_bracketed(at.text, start)
        or narrative.is_glance(at.text, match.start(), year, at.named)
    )
    return replace(meaning, aside=is_aside) if meaning else None


def _is_number(before: str, after: str, *, is_sure: bool, is_round: bool) -> bool:
    """Whether four digits count, measure or name something.

    A count of thousands is written with a comma, or is round: "After 1989 orders from Moscow stopped" tells
    of a year, "After 1500 orders were placed" of a number.
    """
    if re.match(r"[°º]|\s?(?:%|km|kg|mph|ft|met(?:er|re)s?|miles?|hurdles|freestyle)\b|-\d{3,5}\b", after):
        return True
    if before.endswith("the ") and not before.endswith("in the ") and _ALONE.match(after):
        return True
    if _AT_ADDRESS.search(before) and _ADDRESS.match(after):
        return True
    if _IN_YEAR.match(after) and not re.search(r"\b(?:in|since|by|until|during)\s$", before):
        return True
    if (beside := _TO_NUMBER.match(after)) and _COUNTED.match(after, beside.end()):
        return True
    counted = _COUNTED.match(after)
    if counted and not counted["men"] and _AROUND_YEAR.search(before) and not is_round:
        return False
    if counted and not re.search(r"(?:\b(?:in|since|by|until|the|of)|\()\s$", before):
        return True
    if counted and counted["men"] and before.endswith(" of "):
        return True
    return not is_sure and bool(re.match(r"[-‐](?:[a-z]{3,}|\d)", after) or _STREET.match(after))


@RULES.add(rf"{MOD}{SHORT_YEAR}", cues=[DIGIT])
def short_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read '98 where a date may stand."""
    if not match["mod"] and not re.search(
        r"\b(?:in|of|since|by|until|from|to|class of|summer|winter|spring|fall)$", at.before(match)
    ):
        return None
    year = at.full_year(int(match[0][-2:]))
    return dated(match, f"{year:04}", f"read as {year}")


@RULES.add(rf"{MOD}(?:the )?{_EARLY}(?P<decade>\d{{2,3}}0)s (?P<era>{ERA})", cues=[DIGIT])
@RULES.add(rf"{MOD}(?:the )?{_EARLY}(?P<decade>(?:1\d|20)\d0)['’]?s", cues=[DIGIT])
def decade(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the 1990s, the early 1980s, the 480s BC."""
    if lower(match, "era").startswith("b"):
        return dated(match, f"BC{match['decade'][:-1]:0>3}", "as written")
    if match.groupdict().get("era"):
        return dated(match, f"{match['decade'][:-1]:0>3}", "as written")
    return dated(match, match["decade"][:3], "as written")


@RULES.add(
    rf"{MOD}(?:the )?{_EARLY}(?:['’‘`](?P<digit>\d)0s|(?P<head>nineteen~)?(?P<name>{'|'.join(DECADES)}))",
    cues=[DIGIT, *DECADES],
)
def short_decade(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the '80s, the nineties; not a man in his sixties."""
    if not match["digit"] and not re.search(r"\b(?:the|mid|late|early|nineteen)\b", match[0], re.IGNORECASE):
        return None
    tens = 10 * (int(match["digit"]) if match["digit"] else 2 + DECADES.index(match["name"].lower()))
    latest = at.published.year if at.published else 1999
    start = latest - (latest - tens) % 100
    return dated(match, f"{start // 10:03}", f"read as the {start}s")


@RULES.add(
    rf"{MOD}(?:the )?{_EARLY}(?P<number>{ORDINAL})(?=(?: (?:and|to|or) |{DASH})(?:the )?"
    rf"(?:early~|late~|mid~)?{ORDINAL}~{CENTURY}(?!\w)(?: (?P<era>{ERA}))?)",
    cues=[CENTURY],
)
@RULES.add(rf"{MOD}(?:the )?{_EARLY}(?P<number>{ORDINAL})~{CENTURY}(?: (?P<era>{ERA}))?", cues=[CENTURY])
def century(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the 20th century, the fifth century BC, the first of "the 16th and 17th centuries"."""
    number = words.ordinal(match["number"]) - 1
    head = "BC" if lower(match, "era").startswith("b") else ""
    return dated(match, f"{head}{number:02}", "as written") if number >= 0 else None


@RULES.add(rf"{MOD}(?P<first>\d{{1,4}})(?={DASH}(?P<last>\d{{1,4}}) ?(?P<era>{ERA}))", cues=[DIGIT])
@RULES.add(rf"{MOD}(?P<first>\d{{1,4}}) ?(?P<era>{ERA})", cues=[DIGIT])
@RULES.add(rf"{MOD}(?P<era>AD|A\.D\.) ?(?P<first>\d{{1,4}})(?:{DASH}(?P<last>\d{{1,4}}))?", cues=[DIGIT])
def era_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read 331 BC, AD 70, the "264" of 264-241 BCE, which tells both ends."""
    sign = -1 if lower(match, "era").startswith("b") else 1
    first = sign * int(match["first"])
    last = sign * int(match.groupdict().get("last") or match["first"])
    value, end = values.year(first), values.year(last)
    if match["era"].islower() or not value or not end or last < first:
        return None
    if first == last:
        return dated(match, value, "as written")
    return dated(match, value, "as written", edtf=f"{values.edtf(value)}/{values.edtf(end)}")


@RULES.add(r"(?P<year>\d{2,4})(?= (?:to|and|until|or) (?:about |c\. ?)?\d{1,4} ?(?:BC|B\.C\.))", cues=[DIGIT])
@RULES.add(r"(?P<year>\d{2,3})(?=[,.;)]\s| (?:the|an?|he|she|they|it|his|when|and|but)\b)", cues=[DIGIT])
def year_beside_bc(match: re.Match[str], at: Context) -> Meaning | None:
    """Read the "218" of "218 to 201 BC", and "in 216," where the date named last is BC."""
    if not _BESIDE_BC.match(at.after(match, 40)) and not (
        at.named.startswith("BC") and re.search(r"\b(?:in|by|until|since|from)$", at.before(match))
    ):
        return None
    return dated(match, values.year(-int(match["year"])), "BC as the date beside it")


@RULES.add(
    rf"the year (?P<whole>two thousand)|(?P<head>{'|'.join(_HEADS)})~(?P<tail>{NUMBER})",
    cues=["thousand", *_HEADS],
)
def spoken_year(match: re.Match[str], at: Context) -> Meaning | None:
    """Read nineteen ninety-seven, the year two thousand, as speech is written down."""
    if match["whole"]:
        return dated(match, "2000", "as written")
    tail = int(words.number(match["tail"]))
    if not 10 <= tail <= 99 or match["tail"][0].isdigit() or "hundred" in lower(match, "tail"):
        return None
    return dated(match, f"{int(words.number(match['head'])) * 100 + tail}", "as written")
