"""corrections.toml -> a person's decisions on a drafted story, checked; `corrections` applies them.

Decisions are keyed by the report's own words, so that they outlive every new draft:

    [[correction]]
    quote = "came two days after he met"   # a sentence of the report, or any part found only once
    mention = "two days after"             # where several events are told there: the place or date of one
    date = "2023-09-13"                    # what is decided, see `Correction`
    why = "the ministry's own calendar"
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from geo.errors import Problem, StoryError
from geo.kinds import AREAS
from geo.story.files import CORRECTIONS, Folder
from geo.story.tables import EVENTS, PLACES

CELLS: Final = ("title", "role", "status", "date", "date_reason")
"""Cells of an event that a decision may set."""
POINT: Final = ("lat", "lon", "label", "precision", "radius_km", "inferred")
"""Cells of a place that it may set."""
_SAME: Final = ("same_as_mention", "same_as_which", "same_as_report")
SAME_AS: Final = ("same_as", *_SAME)
"""Which event another one is the same as."""

_DECISIONS: Final = ("right", "drop", "same_as", "event", "split", *CELLS, "place", "apart")
_KEYS: Final = (
    "quote", "mention", "which", *_DECISIONS, *_SAME, "report", "source_id", *POINT, "why", "by", "on",
)  # fmt: skip
_DECIMALS: Final = {"lat": 5, "lon": 5, "radius_km": 1}
_STRAIGHT: Final = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class Correction:
    """One table of the file; `number` counts them from 1.

    quote, report, mention, which: which event, see above and geo/story/references.py. What is decided is one
    of
    - right: the event is as the report tells it;
    - drop: there is no such event;
    - same_as (with same_as_mention, same_as_which and same_as_report): it is the event another quote tells;
      with event, the sentence tells that event too. Events of two reports stand side by side as the same;
    - apart: no other report tells this event;
    - cells: new title, role, status, date (EDTF, "" for none), date_reason; and place: a name to look
      up ("" for none), source_id: which place of that name, or with point (cells of places.csv) a name
      that stands for these coordinates;
    - event: with at least title, role and status, an event the draft has missed; `event = false`: the
      sentence, which perhaps told one, tells none;
    - split: the sentence tells an event of its own, with the cells given, else with those of the old one;
      with drop, it tells none.
    unchecked (`right = false`): nobody has looked at the event that is split off or added any further.
    why, by, on: the reason, who decided and when (a day), each "" where it is not given.
    """

    number: int
    quote: str
    report: str
    mention: str
    which: int
    drop: bool
    event: bool
    no_event: bool
    split: bool
    apart: bool
    unchecked: bool
    same_as: str
    same_as_report: str
    same_as_mention: str
    same_as_which: int
    cells: Mapping[str, str]
    place: str | None
    source_id: str
    point: Mapping[str, str]
    why: str
    by: str
    on: str

    @property
    def kind(self) -> str:
        """What is done to an event: drop, merge, change, split or add it, or tell it by one more sentence.

        Or to a sentence: leave it, as one that tells no event. Or with events of several reports: line up
        two as the same, or take one apart from the others.
        """
        if self.no_event:
            return "leave"
        if self.apart:
            return "apart"
        if self.same_as and self.report != self.same_as_report:
            return "line up"
        if self.split:
            return "split"
        if self.drop:
            return "drop"
        if self.same_as:
            return "tell" if self.event else "merge"
        return "add" if self.event else "change"

    def problem(self, message: str) -> Problem:
        """Say what is wrong with it, so that it can be found in the file."""
        return _problem(self.number, self.quote, message)


def read(folder: Folder) -> list[Correction]:
    """Read the corrections of a story; [] if it has no such file.

    Raises:
        StoryError: one problem for each thing in the file that is not as it should be.

    """
    return parse(folder.toml(CORRECTIONS)) if folder.holds(CORRECTIONS) else []


def parse(content: Mapping[str, Any]) -> list[Correction]:
    """Read what a corrections.toml says.

    Raises:
        StoryError: as `read`.

    """
    tables = content.get("correction", [])
    problems = [
        Problem(
            CORRECTIONS, f"{key!r} is nothing this file may hold; start each decision with [[correction]]"
        )
        for key in content
        if key != "correction"
    ]
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        problems.append(Problem(CORRECTIONS, "'correction' must be tables; start each with [[correction]]"))
        tables = []
    found = []
    for number, table in enumerate(tables, start=1):
        values, wrong = _values(table)
        wrong = wrong or list(_misfits(values))
        problems += [_problem(number, str(table.get("quote", "")), message) for message in wrong]
        if not wrong:
            found.append(_correction(number, values))
    if problems:
        raise StoryError(problems)
    return found


def straight(text: str) -> str:
    """The text with straight quotes for curly ones: every character stays where it is."""
    return text.translate(_STRAIGHT)


def find(words: str, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Offsets of words in a `straight` text; any quotes and any white space between them will do."""
    pattern = r"\s+".join(re.escape(word) for word in straight(words).split())
    return [
        match.span() for match in re.compile(pattern).finditer(text, start, len(text) if end is None else end)
    ]


def _problem(number: int, quote: str, message: str) -> Problem:
    words = f" ({quote[:60]!r})" if quote else ""
    return Problem(CORRECTIONS, f"correction {number}{words}: {message}")


def _values(table: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The values of a table as cells, and what is wrong with them."""
    values, wrong = {}, []
    for key, value in table.items():
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"keys are {', '.join(_KEYS)}"
            wrong.append(f"{key!r} is no key of a correction; {hint}")
            continue
        try:
            values[key] = _value(key, value)
        except ValueError as error:
            wrong.append(f"{key} {error}")
    return values, wrong


def _value(key: str, value: object) -> str | bool | int:
    if key in _READERS:
        return _READERS[key](value)
    return _decimal(key, value) if key in _DECIMALS else _words(key, value)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 10**6:
        raise ValueError(f"is {value!r}; write a whole number, 1 or more")
    return value


def _day(value: object) -> str:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(f"is {value!r}; write a day such as 2023-09-15, without quotes")
    return value.isoformat()


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"is {value!r}; write true or false, without quotes")
    return value


def _true(value: object) -> bool:
    if value is not True:
        raise ValueError(f"is {value!r}; write true, or leave the key out")
    return True


def _flag(value: object) -> str:
    return str(_truth(value)).lower()


def _decimal(key: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"is {value!r}; write a number, without quotes")
    # So many digits that it is no float: out of range in any case.
    cell = f"{value:.{_DECIMALS[key]}f}" if abs(value) < 1e9 else str(value)[:20]
    PLACES.columns[key](cell)
    return cell


def _words(key: str, value: object) -> str:
    if key == "date" and isinstance(value, date) and not isinstance(value, datetime):
        value = value.isoformat()
    if not isinstance(value, str):
        raise ValueError(f"is {value!r}; write words in quotes")
    if not value.strip() and key not in ("date", "place"):
        raise ValueError("must not be empty")
    column = EVENTS.columns.get(key) or PLACES.columns.get(key)
    if column is not None:
        column(value)
    return value.strip()


_READERS: Final[dict[str, Callable[[object], str | bool | int]]] = {
    "which": _count,
    "same_as_which": _count,
    "on": _day,
    "right": _truth,
    "drop": _true,
    "event": _truth,
    "split": _true,
    "apart": _true,
    "inferred": _flag,
}
"""Keys whose values are not words; each reads one or says what to write instead."""


def _misfits(values: Mapping[str, Any]) -> Iterator[str]:  # noqa: C901  # one sentence a mistake
    """What does not go together in one correction."""
    given = [key for key in _DECISIONS if key in values]
    if "quote" not in values:
        yield "quote is missing; give words of the report, as they stand there"
    elif "mention" in values and not find(values["mention"], straight(values["quote"])):
        yield f"mention {values['mention']!r} does not stand inside the quote"
    if not given:
        yield f"decides nothing; add one of {', '.join(_DECISIONS)}"
    for alone, beside in (("right", ()), ("drop", ("split",)), ("same_as", ("event",)), ("apart", ())):
        if (
            alone in given
            and values[alone]
            and (others := [key for key in given if key not in (alone, *beside)])
        ):
            yield f"{alone} does not go with {', '.join(others)}; decide one of them"
    if values.get("right") is False and "split" not in given and not values.get("event"):
        yield "right = false goes with split or event = true alone; leave it out"
    if values.get("event") and "split" in given:
        yield "event does not go with split; decide one of them"
    if values.get("event") is False and (others := [key for key in given if key != "event"]):
        yield f"event = false does not go with {', '.join(others)}; decide one of them"
    new = values.get("event") and "same_as" not in given
    if missing := [key for key in ("title", "role", "status") if new and key not in values]:
        yield f"an event the draft has missed needs {', '.join(missing)} too"
    if "same_as" not in values and (of := [key for key in _SAME if key in values]):
        yield f"{of[0]} needs same_as"
    if "source_id" in values and not values.get("place"):
        yield "source_id needs place, the name it is known by"
    point = [key for key in POINT if key in values]
    needed = ["lat", "lon", "precision", *(["radius_km"] if values.get("precision") in AREAS else [])]
    if point and not values.get("place"):
        yield f"{point[0]} needs place, the name these coordinates stand for"
    elif point and (missing := [key for key in needed if key not in values]):
        yield f"{point[0]} needs {', '.join(missing)} too"


def _correction(number: int, values: Mapping[str, Any]) -> Correction:
    return Correction(
        number,
        values["quote"],
        values.get("report", ""),
        values.get("mention", ""),
        values.get("which", 0),
        "drop" in values,
        values.get("event", False),
        values.get("event") is False,
        "split" in values,
        "apart" in values,
        values.get("right") is False,
        values.get("same_as", ""),
        values.get("same_as_report", ""),
        values.get("same_as_mention", ""),
        values.get("same_as_which", 0),
        {key: values[key] for key in CELLS if key in values},
        values.get("place"),
        values.get("source_id", ""),
        {key: values[key] for key in POINT if key in values},
        values.get("why", ""),
        values.get("by", ""),
        values.get("on", ""),
    )
