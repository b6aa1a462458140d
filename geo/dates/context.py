"""What an expression is read against: the publication date, the date named last, and the tense around it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from geo.dates import narrative, values, words
from geo.dates.expression import Kind, Mod, Relation
from geo.dates.flashback import Flashback, opened_by
from geo.dates.sentence import sentence_start
from geo.dates.tense import Reading, has_lasted, read
from geo.dates.verbs import Tense
from geo.dates.words import DASH, DAY, MONTH, SEASON, WEEKDAY, YEAR

_AGAINST_TENSE: Final = 200
"""Days by which a date against the tense of its sentence counts as further from publication."""
_AGAINST_SURE: Final = 400
"""The same where the date hangs directly on its verb: then the other year is never meant."""

_PREPOSITION: Final = re.compile(
    r"\b(?:so far(?: in)?|as of|up to|on|in|at|by|since|until|till|during|from|to|before|after|through|around"
    r"|about|for|of|over|within|throughout|between)\s+$",
    re.IGNORECASE,
)
_AWAITED: Final = re.compile(
    r"\b(?:by|until|till|as (?:soon|early) as|due|payable|no later than"
    r"|(?:postponed|delayed|extended|rescheduled|moved|shifted|pushed back|put off|brought forward"
    r"|adjourned)(?: [\w'’]+){0,6} to)"
    r"(?: (?:[\d:]+ ?[ap]\.?m\.?|noon|midnight)(?: [ecmp][sd]?t)?,?)?$"
)
"""What stands before a date that is still to come; searched in lower case."""

_HAD_MEANT: Final = re.compile(
    r"\bhad (?:also |once |long |originally )?(?:hoped|planned|wanted|meant|expected|vowed|promised|intended"
    r"|pledged) to [^.;]{0,48}\bby$"
)
"""What tells of a plan that may have failed: "had hoped to finish by Sunday"."""

_LEAD: Final = 72
"""Characters before a date in which such words are looked for."""
_UNTIL: Final = re.compile(r"\b(?:until|till)$")
_LASTED: Final = words.compiled(
    rf"\bfrom (?:(?:early|late|mid|about)~)?(?:\d|{MONTH}|{WEEKDAY}|noon|midnight|dawn)"
    r"[^;]{0,28} (?:until|till)$"
)
"""What tells how long a thing lasted: "was held from May 2 until Friday", not "from North Sydney until"."""

_YEAR_BEHIND: Final = words.compiled(
    rf"(?: (?:and|or|to|until|till|through) |{DASH})(?:(?:the|late|early) )?(?:{DAY} (?:of )?)?"
    rf"(?:(?P<month>{MONTH})(?: {DAY})?|{SEASON})(?:,? | of )(?P<year>{YEAR})"
)
"""The year of "March and April 1945", "spring and summer of 1945", read from behind the first."""

_WEEK: Final = 7
_NEAR: Final = 200  # characters
_BREAK: Final = re.compile(r"\n\s*\n")
_IS_DASH: Final = re.compile(DASH)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a rule makes of the words it matched.

    because: what follows the quoted words in the reason. edtf: None for that of the value. clock: the time
    of day alone, where the rule saw no day with it. aside: named for comparison only ("from a year
    earlier"), so that what follows does not count from it.
    """

    type: Kind
    value: str
    because: str
    mod: Mod = Mod.NONE
    edtf: str | None = None
    amount: tuple[float, str] | None = None
    relation: Relation = Relation.NONE
    clock: str = ""
    aside: bool = False


@dataclass
class Context:
    """State while the expressions of a text are read in order.

    published: the day that the text counts from, if known: that of publication, or, where it is filed, that
    of the dateline. narrative: whether dates follow the one named last instead of that day. named: value of
    the date named last, "" before the first. named_at: where it stands. quarter: the quarter of a year named
    last, for the comparisons of business reports. day: the day named last; night: that of the night told
    last, and is_night whether nothing was named since. end: where the expression before ended. flashback: the
    one that is being told in the news, if any.
    """

    text: str
    published: date | None = None
    filed: bool = False
    narrative: bool = False
    named: str = ""
    named_at: int = 0
    quarter: str = ""
    day: str = ""
    night: str = ""
    is_night: bool = False
    end: int = 0
    flashback: Flashback | None = None

    @property
    def today(self) -> date | None:
        """The day that "yesterday" and "on Friday" count from."""
        if not self.narrative:
            return self.published
        found = values.span(self.named)
        return found[0] if found and found[0] == found[1] else None

    @property
    def here(self) -> str:
        """The value that "last week" and "this year" count from: `today`, or the year BC named last."""
        return (self.named if self.narrative else str(self.published or "")) or ""

    @property
    def anchor(self) -> str:
        """The value that "two days later" and "that year" count from."""
        return self.named or self.here

    def remember(self, meaning: Meaning, start: int, end: int) -> None:
        """Keep the date of an expression for those that follow."""
        self.end = end
        if meaning.type not in (Kind.DATE, Kind.TIME) or not re.match(r"(?:BC)?\d{4}", meaning.value):
            return
        year = narrative.year_of(meaning.value)
        if self.flashback is None or year != narrative.year_of(self.flashback.value):
            self.flashback = opened_by(self.text, start, end, meaning.value, self.published or date.min)
        if meaning.aside and (self.named or not self.narrative):
            return
        if self.narrative and narrative.is_elsewhere(self.text, start, meaning.value, self.named):
            return
        self.named, _, clock = meaning.value.partition("T")
        self.named_at = start
        self.is_night = values.is_night(f"T{clock}")
        if values.unit(self.named) == "day":
            self.day = self.named
            self.night = self.named if self.is_night else self.night
        if values.unit(self.named) == "quarter":
            self.quarter = self.named

    def tense(self, match: re.Match[str]) -> Tense:
        """Return the tense of the words around a match; "by", "until" and "due" look ahead."""
        return self.reading(match).tense

    def reading(self, match: re.Match[str]) -> Reading:
        """Return the tense of the words around a match, and whether the match hangs directly on the verb."""
        start = match.start()
        found, before = read(self.text, start, match.end()), self.before(match, _LEAD)
        if found.tense == "past" and (
            _LASTED.search(before) or (_UNTIL.search(before) and has_lasted(self.text, start))
        ):
            return found
        if found.tense == "past" and _HAD_MEANT.search(before):
            return Reading("future", may_be_over=True)
        awaited = _AWAITED.search(before) and sentence_start(self.text, start) < start - 12
        is_over = self.after(match, 2) in ("'s", "’s") or (
            before.endswith("by") and found.tense == "past" and found.is_sure
        )
        return Reading("future") if awaited and found.tense != "future" and not is_over else found

    def is_news(self, day: str) -> bool:
        """Whether a day lies within a week of publication."""
        found = values.span(day)
        return bool(found and self.published and abs((found[0] - self.published).days) <= _WEEK)

    def is_named_near(self, start: int) -> bool:
        """Return whether the date named last stands at most a sentence before, in the same paragraph."""
        return start - self.named_at <= _NEAR and _BREAK.search(self.text, self.named_at, start) is None

    def is_first_of_sentence(self, match: re.Match[str]) -> bool:
        """Whether no date was named yet in the sentence of a match."""
        return self.end <= sentence_start(self.text, match.start())

    def before(self, match: re.Match[str], length: int = 24) -> str:
        """Return the few characters before a match, lower case, white space made single."""
        return " ".join(self.text[max(0, match.start() - length) : match.start()].lower().split())

    def after(self, match: re.Match[str], length: int = 24) -> str:
        """Return the few characters behind a match, as they are."""
        return self.text[match.end() : match.end() + length]

    def quote(self, start: int, end: int) -> str:
        """Return the words of an expression with the preposition before them."""
        if found := _PREPOSITION.search(self.text[max(0, start - 16) : start]):
            start -= len(found[0])
        return " ".join(self.text[start:end].split())

    def publication(self) -> str:
        """Say what the text counts from: "publication on Friday 2023-09-15"."""
        return f"{'the dateline' if self.filed else 'publication'} on {self._published()}"

    def of_report(self) -> str:
        """Say of which day the report is: "in a report published on Friday 2023-09-15"."""
        return f"in a report {'filed' if self.filed else 'published'} on {self._published()}"

    def _published(self) -> str:
        if self.published is None:
            return "a day not known"
        return f"{calendar.day_name[self.published.weekday()]} {self.published}"

    def counted(self, base: str = "") -> str:
        """Say what a date counts from: `base`, or by default what "last week" counts from."""
        if not base and self.published and not self.narrative:
            return f"counted from {self.publication()}"
        return f"counted from {base or self.named} named before"

    def part_of(self, value: str, *, ahead: bool, but_today: bool = False) -> str | None:
        """Return as EDTF a stretch of time up to today, or from today on; None if today is not in it.

        but_today: whether today is no part of it, where it has other days.
        """
        found, today = values.span(value), self.today
        if not found or today is None or not found[0] <= today <= found[1]:
            return None
        edge = values.move(today, (1 if ahead else -1) * but_today, "day")
        if edge is None or not found[0] <= edge <= found[1]:
            edge = today
        return values.interval(edge, found[1]) if ahead else values.interval(found[0], edge)

    def full_year(self, digits: int) -> int:
        """Return the last year that ends in two digits, at most ten after publication or the story's."""
        here = (self.narrative and narrative.year_of(self.named)) or (
            self.published.year if self.published else 2030
        )
        latest = max(here + 10, 100)
        return latest - (latest - digits) % 100

    def is_second(self, start: int) -> bool:
        """Whether a dash joins what starts there to the expression before."""
        return self.end > 0 and _IS_DASH.fullmatch(self.text, self.end, start) is not None

    def of_year(self, build: Callable[[int], str], match: re.Match[str]) -> tuple[str, str]:
        """Return the value of a month, day or season without a year ("" if none fits), and why that year.

        build: year -> value, "" where that year has no such day.
        """
        if behind := _YEAR_BEHIND.match(self.text, match.end()):
            year = int(behind["year"])
            value = build(year)
            if behind["month"] and value[5:7] > f"{words.month(behind['month']):02}":
                value = build(year - 1)
            if value:
                return value, f"takes its year from {year} written behind it"
        if self.narrative or self.published is None:
            return self._of_named_year(build, match)
        here = self.published.year
        built = [build(year) for year in range(max(1, here - 4), min(9999, here + 4) + 1)]
        value = self._nearest([value for value in built if value], match)
        told = self.flashback
        if told and not self.is_news(value) and told.goes_on(self.text, match.start()) and told.day(build):
            return told.day(build), f"takes its year from {told.value} named before"
        return value, self._of_publication()

    def _of_publication(self) -> str:
        return f"takes its year from {self.publication()}"

    def _nearest(self, candidates: Sequence[str], match: re.Match[str]) -> str:
        """Return the value nearest to publication, where one against the tense counts as further away."""
        today = self.published
        spans = [(value, found) for value in candidates if (found := values.span(value))]
        if today is None or not spans:
            return ""
        heading, is_sure, _ = self.reading(match)

        def away(item: tuple[str, tuple[date, date]]) -> int:
            first, last = item[1]
            days = max((first - today).days, (today - last).days, 0)
            if (heading == "past" and first > today) or (heading == "future" and last < today):
                days += _AGAINST_SURE if is_sure else _AGAINST_TENSE
            return days

        return min(spans, key=away)[0]

    def _of_named_year(self, build: Callable[[int], str], match: re.Match[str]) -> tuple[str, str]:
        if narrative.year_of(self.named) is None:
            return "", "has no year: none is named before"
        had = self.is_first_of_sentence(match) and narrative.is_pluperfect(self.text, *match.span())
        return narrative.in_year(build, self.named, had=had), f"takes its year from {self.named} named before"
