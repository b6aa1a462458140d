"""What all rules share: how one is declared, and what "early", "about" and "last" add to a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from geo.dates import values, words
from geo.dates.context import Context, Meaning
from geo.dates.expression import Kind, Mod

Reader: TypeAlias = Callable[[re.Match[str], Context], Meaning | None]

MOD: Final = (
    r"(?:(?:the )?(?P<mod>(?:very )?early|late|mid(?:dle)?|beginning|start|outset|turn|end|close"
    r"|(?:first|second|latter|last|early|later?) (?:half|part)"
    r"|(?:first|second|third|last|final|early|opening|closing) (?:few )?(?:days|weeks?|months)(?= of ))"
    r"(?:~(?:of|in|on) )?(?:~|(?<=\s))"
    r"|(?P<about>(?:about|around|circa|approximately|roughly) |ca?\. ?))?"
)
"""Optional words before a date, as groups `mod` and `about`."""

OF_YEAR: Final = (
    r"(?: (?:of )?(?P<of>this|last|next|that(?: same)?|the (?:same|following|previous|preceding|next)) year)?"
)
"""Optional words behind a month, a day or a season, as group `of`; `said_year` reads them."""

_MODS: Final = {
    "early": Mod.START,
    "beginning": Mod.START,
    "start": Mod.START,
    "outset": Mod.START,
    "turn": Mod.START,
    "first": Mod.START,
    "earlier": Mod.START,
    "mid": Mod.MID,
    "middle": Mod.MID,
    "late": Mod.END,
    "later": Mod.END,
    "end": Mod.END,
    "close": Mod.END,
    "latter": Mod.END,
    "second": Mod.END,
    "last": Mod.END,
    "final": Mod.END,
    "opening": Mod.START,
    "closing": Mod.END,
}


_AD: Final = re.compile(r"(?:AD|A\.D\.)\s$")


class Rule(NamedTuple):
    """A way of saying a time: its words, its cues, and the function that reads a match."""

    pattern: re.Pattern[str]
    cues: tuple[str, ...]
    read: Reader


class Rules(list[Rule]):
    """The rules of a module: `@RULES.add(pattern, cues=[...])` stands before the function that reads a match.

    A reader returns None where the words mean no time after all.
    """

    def add(self, pattern: str, *, cues: Sequence[str]) -> Callable[[Reader], Reader]:
        """Return a decorator that joins a pattern (notation of `geo.dates.words`) to its reader.

        cues: words in the same notation, or `DIGIT`, of which every match holds one, at its end at the
            latest: a text is searched for times only near the cues of some rule.

        Raises:
            ValueError: there is no cue.

        """
        if not cues or not all(cues):
            raise ValueError(f"the rule {pattern!r} has no cue, so it would never be tried; name its words")
        compiled = words.compiled(pattern)

        def join(reader: Reader) -> Reader:
            self.append(Rule(compiled, tuple(cues), reader))
            return reader

        return join


def modifier(said: str | None) -> Mod:
    """TIMEX3 mod of "early", "later", "the second half of", ...; NONE for none."""
    if re.match(r"(?:second|third)\sweek", (said or "").lower()):
        return Mod.MID
    first = re.split(r"[\s-]", (said or "").lower().removeprefix("very").strip())[0]
    return _MODS.get(first, Mod.NONE)


def dated(match: re.Match[str], value: str, because: str, edtf: str | None = None) -> Meaning | None:
    """Return a DATE of that value with the modifier its rule caught; None where the value is empty."""
    if not value:
        return None
    groups = match.groupdict()
    if groups.get("about"):
        exact = values.edtf(value) if edtf is None else edtf
        return Meaning(Kind.DATE, value, because, Mod.APPROX, edtf=values.approximate(exact))
    return Meaning(Kind.DATE, value, because, modifier(groups.get("mod") or groups.get("mod2")), edtf)


def lower(match: re.Match[str], group: str) -> str:
    """Return what a group caught, in lower case, white space made single; "" where it caught nothing."""
    return " ".join((match.groupdict().get(group) or "").lower().split())


def step(said: str) -> int:
    """-1, 0 or 1 unit for "last", "this", "the following", ..."""
    for word in reversed(said.split()):
        if word in ("last", "past", "previous", "preceding", "prior"):
            return -1
        if word in ("next", "coming", "following", "upcoming", "ensuing"):
            return 1
    return 0


def said_year(match: re.Match[str], at: Context) -> tuple[str, str]:
    """Return the year that OF_YEAR caught, "" if it cannot be known, and what it counts from."""
    said = lower(match, "of")
    base = at.anchor if said.startswith(("that", "the")) else at.here
    return values.shift(base, step(said), "year"), f"counted from {base}"


def year_of(match: re.Match[str], at: Context) -> int | None:
    """Return the year that a rule caught in group `year`, also one of two digits: '98, but AD 79."""
    digits = re.sub(r"\D", "", match["year"] or "")
    if not digits:
        return None
    of_era = match.groupdict().get("era") or _AD.search(
        match.string, max(0, match.start("year") - 6), match.start("year")
    )
    return int(digits) if len(digits) != 2 or of_era else at.full_year(int(digits))


def is_name(match: re.Match[str], group: str) -> bool:
    """Whether a month or a feast is written as a name, with a capital."""
    return bool(match[group]) and match[group][0].isupper()
