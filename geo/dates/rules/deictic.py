"""Rules for days and their parts counted from here: yesterday; this morning; on Friday; next Tuesday."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from geo.dates import values, words
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind
from geo.dates.rule import Rules, lower, modifier, step
from geo.dates.words import ABBREVIATED_WEEKDAY, PART, WEEKDAY

RULES: Final = Rules()

_NEAR_DAY: Final = "yesterday|today|tomorrow|tonight|tonite"
_WHICH: Final = (
    r"(?P<which>this(?: (?:past|coming))?|last|next|that"
    r"|(?:the )?(?:previous|preceding|following|coming|same))"
)
_OF_TRADE: Final = re.compile(r"\b(?:actress|singer|drummer|dancer|[a-z]{3,}ist) $")
_NAME: Final = re.compile(r"\s(?!(?:Mr|Mrs|Ms|Dr)\b)[A-Z][a-z]+")
"""What stands around a given name: "the guitarist Tuesday Knox"; news tell of a day behind its verb."""
_ON: Final = re.compile(r"\b(?:on|by|until|till|since|from)$")


@RULES.add(
    rf"(?:(?P<mod>earlier|early|later|late) )?(?P<day>{_NEAR_DAY})"
    rf"(?: (?P<part>{PART}))?",
    cues=[_NEAR_DAY],
)
def near_day(match: re.Match[str], at: Context) -> Meaning | None:
    """Read yesterday, later today, tomorrow morning, tonight."""
    said, mod = lower(match, "day"), modifier(lower(match, "mod"))
    if at.today is None or (at.narrative and said == "today"):
        return Meaning(Kind.DATE, "PRESENT_REF", "means the time of writing") if said == "today" else None
    found = values.move(at.today, {"yesterday": -1, "tomorrow": 1}.get(said, 0), "day")
    if found is None:
        return None
    why = f"counted from {found} named before"
    if at.published and not at.narrative:
        day = {"yesterday": f"the day before, {found}", "tomorrow": f"the day after, {found}"}.get(
            said, "that day"
        )
        why = f"{at.of_report()} is {day}"
    if match["part"] or said.startswith("toni"):
        return Meaning(Kind.TIME, f"{found}{words.part(match['part'] or 'tonight')}", why, mod)
    return Meaning(Kind.DATE, str(found), why, mod)


@RULES.add(
    r"(?:(?P<mod>early|late|later)~)?"
    r"(?P<which>this|last|that(?: same)?|the (?:next|following|previous|preceding|same)|next|following)"
    rf" (?P<part>{PART})",
    cues=[PART],
)
def near_part(match: re.Match[str], at: Context) -> Meaning | None:
    """Read this morning, last night, the following evening, late that night."""
    which, clock = lower(match, "which"), words.part(match["part"])
    from_named = at.narrative or which not in ("this", "last")
    base = values.span(at.anchor if from_named else at.here)
    if base is None:
        return None
    if base[0] != base[1]:
        return Meaning(Kind.TIME, f"XXXX-XX-XX{clock}", "has no day: none is named before")
    found = values.move(base[0], step(which), "day")
    why = at.counted(at.named if from_named else "")
    return Meaning(Kind.TIME, f"{found}{clock}", why, modifier(lower(match, "mod"))) if found else None


@RULES.add(
    rf"(?:(?:the )?(?P<mod>early|earlier|late|later|end|beginning)~(?:(?:on|of) )?)?(?:{_WHICH} )?"
    rf"(?P<weekday>{WEEKDAY})(?P<plural>s)?(?: (?P<part>{PART})(?P<plurals>s)?)?"
    r"(?: (?:of )?(?P<week>last|next|this) week)?",
    cues=[rf"{WEEKDAY}s?"],
)
def weekday(match: re.Match[str], at: Context) -> Meaning | None:
    """Read Friday, last Tuesday, Friday morning, Sat. night, Tuesday of last week; Mondays repeat."""
    number, mod = words.weekday(match["weekday"]), modifier(lower(match, "mod"))
    part = words.part(match["part"]) if match["part"] else ""
    if not match["weekday"][0].isupper() or at.before(match).endswith(("bloody", "black")):
        return None
    if words.OF_PERSON.search(at.text, max(0, match.start() - 20), match.start()):
        return None
    if words.is_given_name(at.text, match.start(), match.end()):
        return None
    if _OF_TRADE.search(at.text, max(0, match.start() - 20), match.start()) and _NAME.match(at.after(match)):
        return None
    if lower(match, "plural") or lower(match, "plurals"):
        return Meaning(Kind.SET, f"XXXX-WXX-{number + 1}{part}", "repeats")
    found, why = _weekday(number, match, at)
    value = f"{found}{part}" if found else f"XXXX-WXX-{number + 1}{part}"
    return Meaning(Kind.TIME if part else Kind.DATE, value, why, mod, edtf=None if found else "")


@RULES.add(
    rf"(?:{_WHICH} )?(?P<weekday>{ABBREVIATED_WEEKDAY})(?: (?P<part>{PART}))?"
    r"(?: (?:of )?(?P<week>last|next|this) week)?",
    cues=[ABBREVIATED_WEEKDAY],
)
def short_weekday(match: re.Match[str], at: Context) -> Meaning | None:
    """Read Mon., on Sat, Sat. night; not a paper ("The Sun.") or a firm ("Sun Microsystems")."""
    before, which = at.before(match), lower(match, "which")
    says_more = match["part"] or match["week"] or which in ("last", "next")
    is_short = match["weekday"].endswith(".") and not before.endswith("the")
    is_told = _ON.search(before) and not re.match(r"\s+[A-Z]", at.after(match))
    return weekday(match, at) if says_more or is_short or is_told else None


def _weekday(  # noqa: C901  # the readings of a weekday, from the plainest on
    number: int, match: re.Match[str], at: Context
) -> tuple[date | None, str]:
    """Return the day that a weekday means, and why."""
    which, week, today, name = (
        lower(match, "which"),
        lower(match, "week"),
        at.today,
        calendar.day_name[number],
    )
    is_from_named = (
        at.narrative or which.startswith("the ") or which in ("previous", "following", "that", "same")
    )
    if is_from_named and (named := values.span(at.named)):
        today = named[0] if named[0] == named[1] or values.unit(at.named) == "week" else None
    if today is None:
        return None, "has no date: none is named before"
    is_from_named = is_from_named and bool(at.named)
    seen = f"{today} named before" if is_from_named else at.publication()
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if week:
        return values.move(
            today, 7 * step(week) + number - today.weekday(), "day"
        ), f"of {week} week, seen from {seen}"
    heading = step(which)
    if heading < 0:
        return values.move(today, -(back or 7), "day"), f"is the last {name} before {seen}"
    if heading > 0:
        return values.move(today, ahead or 7, "day"), f"is the first {name} after {seen}"
    if is_from_named:
        return values.move(today, ahead, "day"), f"is the first {name} from {today} on"
    if (
        values.unit(at.named) == "week"
        and not at.is_first_of_sentence(match)
        and (of := values.span(at.named))
    ):
        return values.move(of[0], number, "day"), f"of the week of {of[0]} named before"
    if start := _programme(match, at):
        later = (number - start.weekday()) % 7
        return values.move(start, later, "day"), f"is the first {name} from {start} on, named before"
    if back == 0:
        return today, f"{at.of_report()} is that day"
    reading = at.reading(match)
    if reading.tense == "future" and not (reading.may_be_over and back < ahead):
        return values.move(today, ahead, "day"), f"is the next {name} after {seen}"
    return values.move(today, -back, "day"), f"is the last {name} before {seen}"


_FORWARD: Final = re.compile(r"\bbrought (?:[\w'’]+ ){0,6}forward\b")
_REACH: Final = 72
"""Characters before a date in which such words stand."""
_PROGRAMME: Final = 92
"""Days after publication within which a programme is told by weekdays."""


def _programme(match: re.Match[str], at: Context) -> date | None:
    """Return the day to come named last, where a programme goes on from it: "on June 2 ... on Saturday".

    A day named paragraphs before, or to come in years, begins none: "elections on Jan. 23 ... The motion will
    be put on Thursday." Nor does one from which something is brought forward.
    """
    named = values.span(at.named)
    if named is None or named[0] != named[1] or at.published is None or named[0] <= at.published:
        return None
    if not at.is_named_near(match.start()) or (named[0] - at.published).days > _PROGRAMME:
        return None
    if _FORWARD.search(at.before(match, _REACH)):
        return None
    goes_on = not at.is_first_of_sentence(match) or not at.is_news(at.named)
    return named[0] if goes_on and at.tense(match) != "past" else None
