"""Expected and drafted events -> which answer for which, and the figures: strict, useful, by kind.

A drafted event answers for at most one expected event. A pair shares a sentence and has its place or its date
right, or has place, date and status right without it (towns only); the best pairs are taken first. A place is
right within the tolerance of the expected one; a date where it equals it, lies inside an expected interval,
or equals another that a fair judge would take. "Useful" is a place within the larger of 50 km and twice the
tolerance, and a day that overlaps or is one day off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from geopy.distance import great_circle

from geo import timespan

Row = Mapping[str, Any]

PARTS: Final = ("place", "date", "status", "role")
TOWN_KM: Final = 60.0
USEFUL_KM: Final = 50.0
_FAR: Final = 10**7
_QUALIFIER: Final = re.compile(r"[?~%]")


@dataclass(frozen=True)
class Comparison:
    """What a drafted event has right of an expected one."""

    sentence: bool
    place: bool
    date: bool
    status: bool
    role: bool
    useful: bool

    @property
    def right(self) -> bool:
        """Whether place and date are right."""
        return self.place and self.date

    @property
    def all(self) -> bool:
        """Whether place, date, status and role are right."""
        return self.place and self.date and self.status and self.role


def compare(want: Row, got: Row) -> Comparison:
    """Compare an expected event (a row of the corpus) with a drafted one (lat, lon, date, ..., quotes)."""
    drawn, known = got["lat"] is not None, want.get("lat") is not None
    away = great_circle((got["lat"], got["lon"]), (want["lat"], want["lon"])).km if drawn and known else None
    nowhere = not known and not drawn
    dates = [want["date"], *want.get("date_ok", [])]
    mine = [_flat(quote) for quote in got["quotes"]]
    wanted = [_flat(quote) for quote in want["quotes"]]
    near = away is not None and away <= max(USEFUL_KM, 2 * want["km"])
    return Comparison(
        any(one in other or other in one for one in wanted for other in mine if other),
        nowhere or (away is not None and away <= want["km"]),
        is_date_right(got["date"], dates),
        got["status"] in (want["status"], *want.get("status_ok", [])),
        got["role"] in (want["role"], *want.get("role_ok", [])),
        (near or nowhere) and _is_near(got["date"], dates),
    )


def matched(
    wanted: Sequence[Row], drafted: Sequence[Row]
) -> tuple[dict[int, tuple[int, Comparison]], dict[int, tuple[int, Comparison]]]:
    """Return the pairs, by the number of the expected event and by that of the drafted one."""
    pairs = []
    for i, want in enumerate(wanted):
        for j, got in enumerate(drafted):
            c = compare(want, got)
            town = want.get("lat") is not None and want["km"] <= TOWN_KM
            meets = c.sentence and (c.place or c.date)
            if not meets and not (town and c.right and c.status):
                continue
            if not c.place and not want["date"]:
                continue  # nothing right but that neither has a date
            worth = 20 * c.sentence + 8 * c.place + 4 * c.date + c.status + c.role + 0.1 * want["core"]
            pairs.append((worth, -i, -j, c))
    by_want: dict[int, tuple[int, Comparison]] = {}
    by_draft: dict[int, tuple[int, Comparison]] = {}
    for _, i, j, c in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if -i not in by_want and -j not in by_draft:
            by_want[-i], by_draft[-j] = (-j, c), (-i, c)
    return by_want, by_draft


def counts(wanted: Sequence[Row], drafted: Sequence[Row]) -> Counter[str]:
    """Return the counts of one report, which `figures` turns into shares once they are added up."""
    by_want, by_draft = matched(wanted, drafted)
    total: Counter[str] = Counter(reports=1, shown=len(drafted))
    for i, want in enumerate(wanted):
        pair = by_want.get(i)
        for group in ("core", "any") if want["core"] else ("any",):
            total[group] += 1
            if pair is not None:
                total.update(_right(group, pair[1]))
                total[f"{group}_told"] += 1
    for at, (number, c) in by_draft.items():
        total.update(_right("shown", c))
        if c.sentence:
            wanted_quotes = [_flat(quote) for quote in wanted[number]["quotes"]]
            for quote in map(_flat, drafted[at]["quotes"]):
                total["passages"] += 1
                total["passages_right"] += any(one in quote or quote in one for one in wanted_quotes)
    return total


def _right(group: str, c: Comparison) -> dict[str, int]:
    found = {f"{group}_{part}": int(getattr(c, part)) for part in (*PARTS, "useful", "all")}
    return {**found, f"{group}_place_date": int(c.right)}


def figures(total: Mapping[str, int]) -> dict[str, float]:
    """Return shares: core_* and any_* of the expected events, shown_* of the drafted, and f1."""

    def share(part: str, whole: str) -> float:
        return total.get(part, 0) / total[whole] if total.get(whole) else 0.0

    parts = (*PARTS, "place_date", "all", "useful")
    found = {f"core_{part}": share(f"core_{part}", "core") for part in ("told", *parts)}
    found |= {f"any_{part}": share(f"any_{part}", "any") for part in parts}
    found |= {f"shown_{part}": share(f"shown_{part}", "shown") for part in parts}
    found["passages"] = share("passages_right", "passages")
    p, r = found["shown_place_date"], found["any_place_date"]
    return {**found, "f1": 2 * p * r / (p + r) if p + r else 0.0}


def lines(name: str, total: Mapping[str, int]) -> Iterable[str]:
    """Yield the figures of a corpus or a kind as a small table."""
    f = figures(total)
    yield (
        f"{name}: {total['reports']} reports, {total['any']} expected ({total['core']} core), "
        f"{total['shown']} shown, F1 of place and date {f['f1']:.3f}"
    )
    told = "  ".join(f"{part.replace('_', '+')} {f[f'core_{part}']:4.0%}" for part in ("told", *PARTS))
    rest = "  ".join(
        f"{part.replace('_', '+')} {f[f'core_{part}']:4.0%}" for part in ("place_date", "all", "useful")
    )
    yield f"  recall, core   {told}  {rest}"
    told = "  ".join(f"{part} {f[f'shown_{part}']:4.0%}" for part in PARTS)
    rest = "  ".join(
        f"{part.replace('_', '+')} {f[f'shown_{part}']:4.0%}" for part in ("place_date", "all", "useful")
    )
    yield f"  precision                 {told}  {rest}  sentences {f['passages']:4.0%}"


def is_date_right(got: str, wanted: Sequence[str]) -> bool:
    """Whether a date is one of those wanted, or lies inside a wanted interval, doubt ("?~%") left out."""
    got = _QUALIFIER.sub("", got)
    for want in (_QUALIFIER.sub("", date) for date in wanted):
        if got == want:
            return True
        if want and got and "/" in want and not (got.endswith("/..") and not want.endswith("/..")):
            (a, b), (c, d) = _span(want), _span(got)
            if a <= c and d <= b:
                return True
    return False


def _is_near(got: str, wanted: Sequence[str]) -> bool:
    got = _QUALIFIER.sub("", got)
    if not got:
        return "" in wanted
    first, last = _span(got)
    spans = (_span(_QUALIFIER.sub("", want)) for want in wanted if want)
    return any(first <= b + 1 and a - 1 <= last for a, b in spans)


def _span(edtf: str) -> tuple[int, int]:
    """First and last day, counted; open sides reach to the end of time."""
    span = timespan.parse(edtf)
    return (
        -_FAR if span.first is None else _counted(span.first),
        _FAR if span.last is None else _counted(span.last),
    )


def _counted(day: timespan.Day) -> int:
    return day[0] * 366 + day[1] * 31 + day[2] if not 1 <= day[0] <= 9998 else _ordinal(day)


def _ordinal(day: timespan.Day) -> int:
    from datetime import date

    return date(*day).toordinal()


def _flat(text: str) -> str:
    return " ".join(text.split())
