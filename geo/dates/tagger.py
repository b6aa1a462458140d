"""A report's text and its publication date -> its expressions of time, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from geo import timespan
from geo.dates import rules, values, words
from geo.dates.anchors import anchored
from geo.dates.context import Context, Meaning
from geo.dates.expression import Expression, Kind
from geo.dates.filing import filed_on
from geo.dates.narrative import is_history
from geo.dates.pairs import in_order, of_one_year, sharing_a_day
from geo.dates.rule import Rule
from geo.dates.rules import clock, days
from geo.lang.en.newspapers import LAST_WORDS

_CUE: Final = words.cue(cue for rule in rules.ALL for cue in rule.cues)
"""Every expression of time holds one of these."""

_REACH: Final = 80
"""Characters before a cue in which its expression may start."""

_PLAIN: Final = {ord("ſ"): "s", ord("ı"): "i", ord("İ"): "I", 0x212A: "K"}
"""Letters that equal others when case is ignored, and that no word list holds (0x212A is the Kelvin sign)."""

_WORD: Final = re.compile(r"(?<![\w.,$£€])(?:['’‘`](?=\d))?\w+|(?<=[.,])[A-Z]\w+")
_TO_DAY: Final = re.compile(r"(?:\s\([\d:.]{1,5}\s?(?:[ap]\.?m\.?\s)?[A-Z]{2,4}\))?,?\s{1,3}(?:(?:on|of)\s)?")
_OF_NAME: Final = re.compile(
    r"['’]?\s(?:War|Wars|Battles?|Offensive|Crisis|Revolution|Rising|Uprising|Rebellion|Revolt|Movement"
    r"|Massacre|Coup|Plot|Campaign|Mutiny|Agreement|Accords?"
    r"|Islands?|School)\b"
)
"""What follows a time in the name of an event or a place."""
_ORGANISATION: Final = re.compile(
    r"\s(?:[A-Z]\w+\s){0,2}(?:Movement|Brigades?|Alliance|Coalition|Party|Front|Battalion|Organi[sz]ation"
    r"|Foundation|Association|Institute|Committee|Group|Society|Network|League|Club|University|School|Hospital|Museum"
    r"|Library|Stadium|Airport|Bridge|Street|Avenue|Road|Boulevard|Square|Plaza|Park|Cemetery"
    r"|group|movement|guerrillas|militia|faction)\b"
)
"""What follows a day in the name of those who took it for theirs: "the May 9 Bridge"."""
_IS_WEEKDAY: Final = re.compile(words.WEEKDAY, re.IGNORECASE)
_PAPER: Final = re.compile(rf"\s(?:{'|'.join(word.capitalize() for word in sorted(LAST_WORDS))})\b")
"""What follows a day in the name of a newspaper: "the Sunday Times"."""
_PLURAL: Final = re.compile(r"^[A-Z][a-z]+days$")
_TITLED: Final = re.compile(r"\b[Tt]he [A-Z][a-z]+ $")
"""What stands before days that are a band's or a club's: "the Happy Mondays"."""
_PARTS: Final = ("MO", "AF", "EV", "NI")
_DASH: Final = re.compile(words.DASH)


def tag(text: str, published: date | None = None) -> list[Expression]:
    """Return the expressions of time in text order, not overlapping.

    published: the day of publication. "Yesterday" counts from it, or from the day of the dateline, where that
    lies in the week before. Where it is not known, or the text's own full dates lie years before it (a
    history), months and days take their year from the date named before.
    """
    filed = filed_on(text, published) if published else None
    at = Context(text.translate(_PLAIN), filed or published, filed=filed is not None)
    at.narrative = published is None or is_history(at.text, published)
    found = of_one_year(at, in_order(at, sharing_a_day(at, list(_found(at)))))
    return anchored(text, [_expression(text, at, *one) for one in found])


def _found(at: Context) -> Iterator[tuple[int, int, Meaning]]:
    """Yield start, end and meaning of every expression, in order."""
    named = 0
    for word in _words(at.text):
        if word < max(at.end, named):
            continue
        found = _longest(at, word, rules.ALL)
        if found is None:
            continue
        if _is_in_name(at.text, word, found[0]):
            named = found[0]
            continue
        end, meaning = _with_day(at, *found)
        at.remember(meaning, word, end)
        yield word, end, meaning


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether an expression is part of a name: "the Six-Day War", "Easter Island", "the April 6 Movement"."""
    said = re.sub("^[Tt]he ", "", text[start:end])
    known = len(said) < end - start or text[max(0, start - 4) : start].lower() == "the "
    if known and _ORGANISATION.match(text, end):
        return any(letter.isupper() for letter in said)
    if known and _PAPER.match(text, end) and _IS_WEEKDAY.fullmatch(said):
        return True
    if _PLURAL.search(said) and _TITLED.search(text, max(0, start - 20), start):
        return True
    if not _OF_NAME.match(text, end):
        return False
    return not any(letter.isdigit() for letter in said) and said[:1].isupper()


def _words(text: str) -> Iterator[int]:
    """Yield where each word starts that stands near enough before a cue to begin an expression."""
    done = 0
    for cue in _CUE.finditer(text):
        for word in _WORD.finditer(text, max(done, cue.start() - _REACH), cue.end()):
            yield word.start()
        done = max(done, cue.end())


def _longest(at: Context, start: int, tried: Sequence[Rule]) -> tuple[int, Meaning] | None:
    """Return end and meaning of the longest match that makes sense; of two alike, the first rule's."""
    best: tuple[int, Meaning] | None = None
    for rule in tried:
        match = rule.pattern.match(at.text, start)
        if match and match.end() > (best[0] if best else start) and (meaning := rule.read(match, at)):
            best = match.end(), meaning
    return best


def _with_day(at: Context, end: int, meaning: Meaning) -> tuple[int, Meaning]:
    """Join a time of day with the day written behind it: "10 p.m. Wednesday", "7:22 the next morning"."""
    gap = _TO_DAY.match(at.text, end) if meaning.clock else None
    found = _longest(at, gap.end(), rules.DAYS) if gap else None
    if gap and found is None and meaning.clock[1:2].isdigit():
        found = _longest(at, gap.end(), clock.RULES)  # "4:40 on the morning of 21 March"
        found = _with_day(at, *found) if found and not found[1].clock[1:2].isdigit() else None
    if found is None:
        return end, meaning
    day, _, part = found[1].value.partition("T")
    if values.unit(day) != "day" or (part and (part not in _PARTS or not meaning.clock[1:2].isdigit())):
        return end, meaning
    said = meaning.clock
    if part in ("AF", "EV", "NI") and said < "T12":
        said = f"T{int(said[1:3]) + 12}{said[3:]}"
    end = _to_morning(at, found[0])
    return end, replace(found[1], type=Kind.TIME, value=day + said, mod=meaning.mod)


def _to_morning(at: Context, end: int) -> int:
    """Return where the words of a night end that lies between two days: "the night of 12–13 October"."""
    gap = _DASH.match(at.text, end)
    found = _longest(at, gap.end(), days.RULES) if gap else None
    return found[0] if found else end


def _expression(text: str, at: Context, start: int, end: int, meaning: Meaning) -> Expression:
    edtf = meaning.edtf
    if edtf is None:
        edtf = values.edtf(meaning.value) if meaning.type in (Kind.DATE, Kind.TIME) else ""
    return Expression(
        start=start,
        end=end,
        text=text[start:end],
        type=meaning.type,
        value=meaning.value,
        edtf=edtf if _is_on_calendar(edtf) else "",
        reason=f"'{at.quote(start, end)}' {meaning.because}",
        mod=meaning.mod,
        amount=meaning.amount,
        relation=meaning.relation,
    )


def _is_on_calendar(edtf: str) -> bool:
    """Whether an EDTF date can be read back."""
    try:
        timespan.parse(edtf)
    except ValueError:
        return False
    return True
