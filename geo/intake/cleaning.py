"""Text as people paste it -> the report alone, and what stood around it.

In order: characters that are none, HTML, Markdown, lines broken by width, lines that are not the report's.
Text that is clean already stays as it is.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from geo.intake.incoming import SetAside
from geo.intake.letterhead import is_post, without_letterhead
from geo.intake.lines import ENDED, LONGEST, NOTE_MARK, is_headline, is_menu, kind
from geo.lang.en.page_furniture import (
    ADVERTISEMENT,
    BYLINE,
    CAPTION,
    FOOTNOTE,
    HEADINGS,
    LINK,
    MASTHEAD,
    MENU,
    NOTES,
    PUBLISHER,
    PULL_QUOTE,
    RELATED,
    RIGHTS,
    SECTION,
    SHARE,
    SIGN_UP,
    STAMP,
)
from geo.text import mending

_LINE_ENDS: Final = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, soft hyphens, marks of width and direction, halves of a pair.
_NO_CHARACTER: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES: Final = re.compile(r"[^\S\n]+")
_BLANK_LINES: Final = re.compile(r"\n{3,}")

_BLOCK_TAGS: Final = (
    "address|article|aside|blockquote|br|caption|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li"
    "|main|nav|ol|option|p|section|select|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INLINE_TAGS: Final = (
    "a|abbr|b|big|button|center|cite|code|em|font|i|iframe|img|input|ins|label|mark|picture|q|s|small|source"
    "|span|strike|strong|sub|sup|svg|time|u|video|wbr"
)
_UNSEEN: Final = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (("<!--", "-->"), (r"<script\b", r"</script\s*>"), (r"<style\b", r"</style\s*>"))
)
_BLOCK_TAG: Final = re.compile(rf"</?(?:{_BLOCK_TAGS})(?:\s[^<>]*|/)?>", re.IGNORECASE)
_INLINE_TAG: Final = re.compile(rf"</?(?:{_INLINE_TAGS})(?:\s[^<>]*|/)?>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")

_NARROWEST: Final = 25
_WIDEST: Final = 200
"""A line of these lengths may have been broken by width, in characters."""

_WRAPPED_SHARE: Final = 0.3
_SHORT: Final = 0.6
"""A line shorter than this share of the width ends by itself."""

_LAST: Final = 0.85
"""A line shorter than this share of the width and ended by a full stop is the last of its paragraph."""

_LISTED: Final = re.compile(r"(?:[•●▪■◦‣*–—-]|\(?\d{1,2}[.)])\s")
_HYPHENATED: Final = re.compile(r"(?P<head>[^\W\d_][\w'’]*)-$")
_LONGEST_WORD: Final = 60

_LONGEST_MENU: Final = 60
"""Among how many lines at the top the menu of a page stands."""

_HEAD: Final = 5
"""Among how many lines at the top headline, publisher and day stand, if they do."""

_NOTE: Final = re.compile(r"(?:\[(?P<square>\d{1,3})\]|(?P<number>\d{1,3})[.)]|\^)\s*\S|[*†‡]\s?\S")
_EXPONENT: Final = re.compile(r"\b(?:[kcm]?m|sq ft)$")
_FEWEST_WORDS: Final = 4
_NEAR: Final = 40
"""How many words a pull quote has at least, and within how many lines it repeats one."""

_GAP: Final = re.compile(r"\s{2,}|\t")
_BAR_NAME: Final = re.compile(r"[A-Z](?:(?!\d)[\w.’'-])*(?: (?:& )?(?:(?!\d)[\w.’'-])+){0,3}")
_FEWEST_LINKS: Final = 4
"""Of how many names, set apart by wide gaps, the bar of a menu has at least; each has up to four words."""

_KICKER: Final = 2
"""Of how many words the name of a section between menu and headline has at most."""

_QUOTES: Final = "\"'“”‘’«»„ "


def clean(text: str, *, wrapped: bool | None = None) -> tuple[str, tuple[SetAside, ...]]:
    """Return the report alone, ended by a line break, and what was set aside, in the order of the text.

    wrapped: whether its lines are broken by width; None finds out. The report is "" where nothing is left.
    """
    text, aside = _unmarked(_untagged(_plain(_with_bars(text))))
    lines = _without_double_spacing(text.split("\n"))
    lines, publisher = _without_masthead(lines)
    lines, menu = _without_menu(lines)
    lines, letterhead = without_letterhead(lines)
    if wrapped or (wrapped is None and _is_wrapped(lines)):
        lines = list(_unwrapped(lines))
    lines, more = _told_apart(lines)
    report = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
    return (report + "\n" if report else ""), (*aside, *publisher, *menu, *letterhead, *more)


def _with_bars(text: str) -> str:
    """The text with a sign between the names of a bar, above its first sentence or below its last."""
    lines = _LINE_ENDS.sub("\n", text).split("\n")
    told = [at for at, line in enumerate(lines) if line.rstrip().endswith(ENDED) and " " in line.strip()]
    first, last = (told[0], told[-1]) if told else (len(lines), -1)
    return "\n".join(line if first <= at <= last else _bar(line) for at, line in enumerate(lines))


def _bar(line: str) -> str:
    """A row of short names, set apart by wide gaps, with a sign between them; other lines as they are."""
    names = _GAP.split(line.strip()) if len(line) < LONGEST else []
    return " | ".join(names) if len(names) >= _FEWEST_LINKS and all(map(_BAR_NAME.fullmatch, names)) else line


def _plain(text: str) -> str:
    """The text with one kind of line break and one kind of space, and without what is no character."""
    text = _NO_CHARACTER.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))


def _untagged(text: str) -> str:
    """The text without HTML: blocks become lines, entities become characters."""
    for opening, closing in _UNSEEN:
        text = outside(text, opening, closing)
    text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n", text))
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return _plain(text)


def outside(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Return a text without what stands between an opening and the closing behind it, in linear time."""
    pieces, at = [], 0
    while (start := opening.search(text, at)) and (end := closing.search(text, start.end())):
        pieces.append(text[at : start.start()])
        at = end.end()
    return "".join((*pieces, text[at:]))


def _unmarked(text: str) -> tuple[str, list[SetAside]]:
    """The text without Markdown; where its links lead is set aside."""
    mended = mending.Mended(text)
    dropped = mending.unmark(mended)
    aside = [SetAside(CAPTION if pattern is mending.PICTURE else LINK, words) for pattern, words in dropped]
    return mended.text, aside


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those joined that were broken by width; a blank line below each but those of a list."""
    width, known = _width(lines), mending.words("\n".join(lines))
    joined = glue = ""
    for above, below in pairwise([*lines, ""]):
        joined += glue + above
        head = _HYPHENATED.search(above, max(0, len(above) - _LONGEST_WORD))
        if head and below[:1].isalnum():
            joined = joined if mending.keeps_hyphen(head["head"], below, known) else joined[:-1]
            glue = ""
        elif above and below and _runs_on(above, below, width):
            glue = " "
        else:
            yield joined
            if not _LISTED.match(joined):
                yield ""
            joined = glue = ""


def _without_double_spacing(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the blank ones, where there is one below every line even inside a sentence."""
    filled = [line for line in lines if line]
    pairs = list(pairwise(lines))
    if len(filled) < 5 or any(above and below for above, below in pairs):
        return lines
    inside = sum(below[:1].islower() for below in filled[1:])
    return filled if inside > _WRAPPED_SHARE * (len(filled) - 1) else lines


def _without_menu(lines: Sequence[str]) -> tuple[Sequence[str], list[SetAside]]:
    """The lines without the page's menu above the headline: known links, and short lines between them."""
    top = list(_above_report(lines))
    found = {number for number in top if is_menu(lines[number])}
    links = (number for number in top if number in found or kind(lines[number]) in (ADVERTISEMENT, SIGN_UP))
    first, last = min(links, default=len(lines)), max(found, default=0)
    words = {
        number: len(lines[number].split())
        for number in top
        if not kind(lines[number]) and not MASTHEAD.fullmatch(lines[number])
    }
    headline = min((number for number in words if words[number] >= _FEWEST_WORDS), default=0)
    if any(number > last and not kind(lines[number]) for number in top):  # the headline is left
        found |= {number for number in words if first < number < last and words[number] < _FEWEST_WORDS}
    found |= {number for number in words if first < number < headline and words[number] <= _KICKER}
    aside = [SetAside(MENU, lines[number]) for number in sorted(found)]
    return [line for number, line in enumerate(lines) if number not in found], aside


def _above_report(lines: Sequence[str]) -> Iterator[int]:
    """Numbers of the lines at the top, above the byline, the day and the first sentence."""
    for number, line in enumerate(lines[:_LONGEST_MENU]):
        what = MENU if is_menu(line) else kind(line)
        if line and (what in (BYLINE, STAMP) or not (what or is_headline(line))):
            return
        if line:
            yield number


def _without_masthead(lines: Sequence[str]) -> tuple[Sequence[str], list[SetAside]]:
    """The lines without the one near the top that names the publisher.

    The day stands beside it, or a menu below it, or the notice of rights names it too.
    """
    filled = list(islice((at for at, line in enumerate(lines) if line and not _is_around(line)), _HEAD))
    for at, number in enumerate(filled):
        named = MASTHEAD.fullmatch(lines[number])
        beside = [lines[filled[other]] for other in (at - 1, at + 1) if 0 <= other < len(filled)]
        if not named or kind(lines[number], at) not in ("", STAMP):
            continue
        dated = (
            kind(named["stamp"]) == STAMP if named["stamp"] else any(kind(line) == STAMP for line in beside)
        )
        # At the very top a headline follows the two.
        below = lines[filled[at + 1 + (not named["stamp"])]] if len(filled) > at + 2 else ""
        if (dated and (at > 0 or (below and is_headline(below)))) or _is_named_by_page(lines, number):
            kept = [*lines[:number], "", *lines[number + 1 :]]
            return kept, [SetAside(PUBLISHER, lines[number])]
    return lines, []


def _is_around(line: str) -> bool:
    """Whether a line is one of a page's controls."""
    return bool(SECTION.fullmatch(line)) or kind(line) in (ADVERTISEMENT, MENU, SHARE, SIGN_UP)


def _is_named_by_page(lines: Sequence[str], number: int) -> bool:
    """Whether a line above the headline stands over a menu, or the notice of rights says the same name."""
    top = list(_above_report(lines))
    if number not in top:
        return False
    if any(is_menu(lines[below]) for below in top if below > number):
        return True
    name = lines[number].lower()
    return any(name in line.lower() and kind(line) == RIGHTS for line in lines[number + 1 :])


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are broken by width: often enough, the next one starts in lower case."""
    breaks = [
        below[:1].islower() or above.endswith("-")
        for above, below in pairwise(lines)
        if below and _NARROWEST <= len(above) <= _WIDEST
    ]
    return sum(breaks) > _WRAPPED_SHARE * len(breaks)


def _width(lines: Sequence[str]) -> int:
    """The width at which lines were broken: that of the longer ones, but for a few."""
    lengths = sorted(len(line) for line in lines if _NARROWEST <= len(line) <= _WIDEST)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else _NARROWEST


def _runs_on(above: str, below: str, width: int) -> bool:
    """Whether a line goes on in the next one."""
    if len(above) > _WIDEST or _LISTED.match(below):
        return False
    if below[:1].islower():
        return True
    if kind(above, 0) or kind(below, 0):
        return False
    if above.endswith(ENDED):
        return len(above) >= _LAST * width
    return len(above) >= _SHORT * width


def _told_apart(lines: Sequence[str]) -> tuple[list[str], list[SetAside]]:
    """The lines of the report, and the others with their kind."""
    notes = _footnotes(lines)
    repeated = _pull_quotes(lines)
    kept: list[str] = []
    aside: list[SetAside] = []
    above, below_heading = 0, False
    for number, line in enumerate(lines):
        if not line:
            kept.append(line)
            continue
        found = FOOTNOTE if number in notes else PULL_QUOTE if number in repeated else kind(line, above)
        found = found or (BYLINE if is_post(lines, number) else "")
        if found == RELATED and HEADINGS.fullmatch(line):
            below_heading = True
        elif below_heading and not found and is_headline(line):
            found = RELATED
        elif not found:
            below_heading = False
        if found:
            aside.append(SetAside(found, line))
        else:
            above += 1
            kept.append(_unnoted(line, aside) if notes else line)
    return kept, aside


def _footnotes(lines: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines at the end that are footnotes, their heading included."""
    found: set[int] = set()
    marks = set(re.findall(r"(?<=[\w.,;:!?”’\"')\]])\[(\d{1,3})\]", "\n".join(lines)))
    for number in reversed(range(len(lines))):
        line = lines[number]
        note = _NOTE.match(line)
        if not line or (note and (not note["square"] or note["square"] in marks)):
            found.add(number)
        elif found and NOTES.fullmatch(line) and any(lines[below] for below in found):
            return frozenset(below for below in {*found, number} if lines[below])
        elif kind(line, len(lines)):
            continue  # a notice of rights below the notes
        else:
            break
    named = [below for below in found if lines[below]]
    numbered = all((note := _NOTE.match(lines[below])) and note["square"] in marks for below in named)
    return frozenset(named) if named and numbered else frozenset()


def _unnoted(line: str, aside: list[SetAside]) -> str:
    """A line without the marks of footnotes."""

    def drop(mark: re.Match[str]) -> str:
        if _EXPONENT.search(line, max(0, mark.start() - _LONGEST_WORD), mark.start()):
            return mark[0]
        aside.append(SetAside(FOOTNOTE, mark[0]))
        return ""

    return NOTE_MARK.sub(drop, line)


def _pull_quotes(lines: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines, from the third on, that say once more what a line near them holds."""
    found = set()
    filled = [number for number, line in enumerate(lines) if line]
    for at, number in enumerate(filled[2:], 2):
        words = lines[number].strip(_QUOTES + ".,")
        if len(words.split()) < _FEWEST_WORDS or len(words) > LONGEST:
            continue
        near = (lines[other] for other in filled[max(0, at - _NEAR) : at + _NEAR] if other != number)
        if any(len(words) < len(line.strip(_QUOTES + ".,")) and words in line for line in near):
            found.add(number)
    return frozenset(found)
