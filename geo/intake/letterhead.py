"""Lines of a report -> the same without what a press release, newsletter or wire bears above its headline.

What a line may be tells its form; whether it is one of a letterhead, where it stands: above a headline, and,
if it is a name, beside more of the kind or where the report names it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from geo.intake.incoming import SetAside
from geo.intake.lines import LONGEST, is_headline, is_menu, kind
from geo.lang.en.datelines import DATELINE
from geo.lang.en.function_words import FUNCTION_WORDS
from geo.lang.en.letterheads import (
    CONTACTS,
    DOCUMENT,
    ISSUE,
    ISSUER,
    OTHER,
    PLACE_AND_DAY,
    POST,
    SLUG,
    SPEAKER,
)
from geo.lang.en.newspapers import WORLDWIDE
from geo.lang.en.page_furniture import BYLINE, LETTERHEAD, MASTHEAD, PRESS_NOTE

_MOST: Final = 20
"""Among how many lines at the top a letterhead stands."""

_READ: Final = 200
"""In how many lines below it a name is looked for."""

_ACRONYM: Final = 3
"""Of how many letters a word in capitals has at most that stays so: "EPA"."""

_DATELINE: Final = re.compile(DATELINE)


def without_letterhead(lines: Sequence[str]) -> tuple[Sequence[str], list[SetAside]]:
    """Return the lines without the letterhead, if a headline stands below it, and what was set aside."""
    head = list(_head(lines))
    known = _known(lines, head)
    sheet = known | _above_mark(lines, head, known)
    headline = _headline(lines, head, sheet)
    if headline is None:
        sheet, headline = known, _headline(lines, head, known)
    if headline is None:
        return lines, []
    found = {at for at in sheet if at < headline and not kind(lines[at])}
    aside = [SetAside(LETTERHEAD, lines[at]) for at in sorted(found)]
    return ["" if at in found else line for at, line in enumerate(lines)], aside


def is_title(line: str) -> bool:
    """Return whether a line at the top can be a headline: none with a place and a day, a name and a post."""
    return " " in line and not any(pattern.fullmatch(line) for pattern in (SLUG, SPEAKER, PLACE_AND_DAY))


def issuer(line: str) -> str:
    """Return the name of a paper, an office or a company that a line is, in small letters; "" for none."""
    paper = MASTHEAD.fullmatch(line)
    name = paper["name"] if paper else line if ISSUER.fullmatch(line) else ""
    return " ".join(map(_small, name.split())) if name.isupper() and " " in name else name


def _small(word: str) -> str:
    """A word in capitals as it stands in a name: "of", "EPA", "U.S.", "Ministry"."""
    if word.lower() in FUNCTION_WORDS:
        return word.lower()
    return word if len(word) <= _ACRONYM or "." in word[:-1] else word.capitalize()


def _head(lines: Sequence[str]) -> Iterator[int]:
    """Numbers of the lines above the report's first sentence; none if there is no sentence below them."""
    found: list[int] = []
    for at, line in enumerate(lines):
        if not line:
            continue
        if len(line) > LONGEST or _DATELINE.match(line) or not _is_above_report(line):
            yield from found
            return
        found.append(at)
        if len(found) > _MOST:
            return


def _is_above_report(line: str) -> bool:
    return bool(kind(line)) or _form(line) or bool(issuer(line)) or is_headline(line)


def _form(line: str) -> bool:
    """Whether a line is by its form one of a letterhead, wherever it stands at the top."""
    return is_menu(line) or any(one.fullmatch(line) for one in (DOCUMENT, ISSUE, OTHER, SLUG))


def _known(lines: Sequence[str], head: Sequence[int]) -> set[int]:
    """Numbers of the lines that are no headline: what a page has around it, and what is a letterhead's."""
    around = {at for at in head if kind(lines[at])}
    formed = {at for at in head if _form(lines[at]) or kind(lines[at]) == PRESS_NOTE}
    formed |= _contacts(lines, head) | {at for at in head if is_post(lines, at)}
    names = {at for at in head if at not in around and issuer(lines[at])}
    beside = len(names) > 1 or bool(formed)
    return around | formed | {at for at in names if beside or _is_named_again(lines, at)}


def _contacts(lines: Sequence[str], head: Sequence[int]) -> set[int]:
    """The paragraphs that say whom to ask: from such a line to the next blank one, above more of the head."""
    found: set[int] = set()
    for at in head:
        if CONTACTS.fullmatch(lines[at]):
            end = next((below for below in range(at, len(lines)) if not lines[below]), len(lines))
            found |= set(range(at, end)) if head[-1] > end else {at}
    return found


def is_post(lines: Sequence[str], at: int) -> bool:
    """Return whether a line says what the person is whose name stands above: a byline's second line."""
    below = at > 0 and kind(lines[at - 1]) == BYLINE
    return below and bool(POST.fullmatch(lines[at]) or lines[at].lower() in WORLDWIDE)


def _is_named_again(lines: Sequence[str], at: int) -> bool:
    """Whether the report speaks of whose name stands at its top, or all know who that is."""
    name = issuer(lines[at]).lower().removeprefix("the ")
    return name in WORLDWIDE or any(name in line.lower() for line in lines[at + 1 : at + _READ])


def _above_mark(lines: Sequence[str], head: Sequence[int], known: Set[int]) -> set[int]:
    """The lines above "News release", if a name or a form stands first; those above an issue's number."""
    marks = [
        at
        for at in head
        if ISSUE.fullmatch(lines[at])
        or (head[0] in known and (DOCUMENT.fullmatch(lines[at]) or kind(lines[at]) == PRESS_NOTE))
    ]
    return {at for at in head if marks and at < marks[-1]}


def _headline(lines: Sequence[str], head: Sequence[int], known: Set[int]) -> int | None:
    return next((at for at in head if at not in known and is_title(lines[at])), None)
