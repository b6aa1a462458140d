"""A report's file -> its text, exactly: offsets in every table count characters of this string.

Nothing is normalised: line ends, spaces and quotes stay as published. Only a byte-order mark at
the very start is left out, since it belongs to the file and not to the text.
The text -> its paragraphs and sentences, by rules about English print alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from geo.lang.en.abbreviations import COURTESY, NEVER_LAST, NO_WORDS, NUMBERED, SELDOM_LAST
from geo.lang.en.sentence_words import ADDRESS_ENDS, STARTERS, UNFINISHED
from geo.lang.en.time_words import MONTHS, MONTHS_SHORT, WEEKDAYS, WEEKDAYS_SHORT, ZONES

SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half a pair, which is no character: no file in UTF-8 holds one, neither spaCy nor the encoder reads one."""

_BLANK = re.compile(r"(?>\r\n|\r|\n)(?:[^\S\r\n]*(?>\r\n|\r|\n))+")


def read(path: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises:
        FileNotFoundError, PermissionError, IsADirectoryError: as `Path.read_bytes`.
        ValueError: the file is not UTF-8; the message names the first bad byte (counted from 0).

    """
    return decode(path.read_bytes())


def decode(raw: bytes) -> str:
    """Return the text that the bytes of a UTF-8 file hold.

    Raises:
        ValueError: they are not UTF-8; the message names the first bad byte (counted from 0).

    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"not UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}; "
            "save the file as UTF-8 and try again"
        ) from None
    return text.removeprefix("\ufeff")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets (start, end exclusive) of the paragraphs: the runs of text between blank lines."""
    edges = [0]
    for blank in _BLANK.finditer(text):
        edges += blank.span()
    edges.append(len(text))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if text[start:end].strip()]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Offsets of a sentence, trimmed of outer white space; `paragraph` counts `paragraphs` from 0."""

    start: int
    end: int
    paragraph: int


# A single break of line can be a wrap only after a line of these lengths, in characters.
_NARROWEST: Final = 40
_WIDEST: Final = 120
# Share of such breaks with lower case after them from which a text counts as hard-wrapped.
_WRAPPED_SHARE: Final = 0.3


_ABBREVIATIONS: Final = NEVER_LAST | NUMBERED | SELDOM_LAST
_LOUD: Final = NEVER_LAST | NUMBERED | NO_WORDS
"""Abbreviations that are known as such in capitals too: "GEN.", "VS."."""
_DAYS_AND_MONTHS: Final = frozenset(
    name.capitalize()
    for name in (*MONTHS, *MONTHS_SHORT, *WEEKDAYS, *WEEKDAYS_SHORT, *(f"{day}s" for day in WEEKDAYS))
)
_HIDDEN: Final = "\u200b\u200c\u200d\u2060\ufeff"
_CLOSERS: Final = "\"'’”»›)\\]}*" + _HIDDEN
_OPENERS: Final = "\"'‘“«‹„`(\\[{¿¡" + _HIDDEN
_BULLETS: Final = "•●▪■◦‣"
_LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\u2028\u2029]")
_LISTED: Final = re.compile(rf"[{_BULLETS}·*–—-]\s|\(?(?:\d{{1,2}}|[A-Za-z])[.)]\s")
_EDGE: Final = re.compile(
    # Atomic groups, since before Python 3.11.5 a group repeated possessively may match too little.
    r"(?P<stop>[.!?…‽]++(?>(?:[ \u00a0][.…]++(?!\w))*))"
    rf"(?P<close>(?>(?:[{_CLOSERS}]|\[\d{{1,3}}\])*)(?>(?: ’?”)?))"
    rf"|(?<=\s)(?P<bullet>[{_BULLETS}])(?=\s)"
)
_NEXT: Final = re.compile(
    rf"(?P<gap>[\s{_HIDDEN}]*+)(?P<open>[\s{_OPENERS}–—-]*+)(?P<word>(?>(?:\w[\w'’-]{{0,40}})?))(?P<after>.?)",
    re.DOTALL,
)
# "At about 12:30 p.m" from the start of a sentence.
_OPENING_HOUR: Final = re.compile(
    rf"[\s{_OPENERS}]*+(?:at|by|around|about|before|after|until|since|from|shortly after) "
    r"(?:[a-z]{1,9} )?\d[\d:.]{0,4} ?[ap]\.m",
    re.IGNORECASE,
)
_FAR: Final = 40
_SAYING: Final = re.compile(
    r"\s(?:[\w.'’-]{1,30}\s){1,6}?(?:said|says|asked|asks|added|shouted|cried|wrote|replied)[.,:;]"
)
_DOTTED: Final = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_NO_VOWEL: Final = re.compile(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,4}")


def sentences(text: str) -> list[Sentence]:
    """Return the sentences, in order and apart; together they hold all that is not white space.

    None goes over a blank line. A single break of line ends one too (headlines, captions, list
    items) unless the text is hard-wrapped there. Time grows with the length of the text.
    """
    paragraphs_ = [_lines(text, start, end) for start, end in paragraphs(text)]
    wrapped = _is_wrapped(text, paragraphs_)
    found = []
    for number, lines in enumerate(paragraphs_):
        for start, end in _joined(text, lines, wrapped):
            for first, last in pairwise((start, *_edges(text, start, end), end)):
                first, last = _trimmed(text, first, last)
                if first < last:
                    found.append(Sentence(first, last, number))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the lines of a paragraph, trimmed; those of white space alone are left out."""
    ends = [match.span() for match in _LINE_END.finditer(text, start, end)]
    edges = [start, *(edge for pair in ends for edge in pair), end]
    lines = [_trimmed(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
    return [(first, last) for first, last in lines if first < last]


def _is_wrapped(text: str, paragraphs_: list[list[tuple[int, int]]]) -> bool:
    """Whether lines are broken by width: often enough, the next one starts in lower case."""
    breaks = [
        _first_word(text, *below)[:1].islower()
        for lines in paragraphs_
        for above, below in pairwise(lines)
        if _NARROWEST <= above[1] - above[0] <= _WIDEST
    ]
    return sum(breaks) > _WRAPPED_SHARE * len(breaks)


def _joined(text: str, lines: list[tuple[int, int]], wrapped: bool) -> Iterator[tuple[int, int]]:
    """Offsets of the lines of a paragraph, those that run on joined into one."""
    width = max((end - start for start, end in lines if end - start <= _WIDEST), default=0)
    block_start = lines[0][0]
    for above, below in pairwise(lines):
        if not _runs_on(text, above, below, width if wrapped else None):
            yield block_start, above[1]
            block_start = below[0]
    yield block_start, lines[-1][1]


def _runs_on(text: str, above: tuple[int, int], below: tuple[int, int], width: int | None) -> bool:
    """Whether a line goes on in the next one; `width` is that of wrapped lines, None without any."""
    last = _last_chunk(text, *above)
    unfinished = last in UNFINISHED or last.endswith(",") or (last.endswith(".") and last[:-1] in NEVER_LAST)
    length, first = above[1] - above[0], _first_word(text, *below)
    # A wrapped line had no room for the next word.
    full = width is not None and _NARROWEST <= length <= _WIDEST and length + 1 + len(first) > width
    if _LISTED.match(text, *below):
        return full and first[:1].islower() and text[below[0]] in "–—-"
    if first[:1].islower():
        return full or unfinished or length >= _NARROWEST
    return full or unfinished


def _first_word(text: str, start: int, end: int) -> str:
    match = _NEXT.match(text, start, end)
    return match["word"] if match else ""


def _last_chunk(text: str, start: int, end: int) -> str:
    """What stands before an offset without white space, as far as that is of interest."""
    piece = text[max(start, end - _FAR) : end]
    return "" if not piece or piece[-1].isspace() else piece.split()[-1]


def _edges(text: str, start: int, end: int) -> Iterator[int]:
    """Where, inside a block of text without breaks, one sentence ends and the next begins."""
    for edge in _EDGE.finditer(text, start, end):
        if edge["bullet"]:
            yield (start := edge.start())
            continue
        following = _NEXT.match(text, edge.end(), end)
        if following and following.end() > edge.end() and _ends(text, start, edge, following):
            yield (start := edge.end())


def _ends(text: str, start: int, edge: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a full stop, a question or exclamation mark or an ellipsis ends a sentence."""
    stop, closed, word = edge["stop"].rstrip(_HIDDEN), bool(edge["close"].strip(_HIDDEN)), following["word"]
    chunk = _last_chunk(text, start, edge.start())
    if not following["gap"].strip(_HIDDEN):
        return _ends_glued(text, chunk, edge, following)
    if not word and following["after"] in tuple("&,;:%"):
        return False
    if word.islower():
        # Rarely a sentence starts in lower case, so only after a word that can be no abbreviation.
        return stop == "." and not closed and len(chunk) > 5 and chunk.isalpha() and chunk.islower()
    if "." not in stop and "…" not in stop:
        return not (closed and _SAYING.match(text, edge.end()))
    if stop != ".":
        return word[:1].isupper()
    if "(" in following["open"] and word.isupper() and following["after"] == ")":
        return False  # the agency, in a dateline or as a credit
    if _OPENING_HOUR.fullmatch(text, start, edge.start()):
        return False
    first = edge.start() - len(chunk)
    opens = not text[max(start, first - 3) : first].strip() or text[first - 2 : first] == ": "
    return _ends_before(_bare(chunk), opens, following)


def _ends_before(before: str, opens: bool, following: re.Match[str]) -> bool:
    """Whether a single full stop after a word ends a sentence; `opens`: the word began one."""
    word, after = following["word"], following["after"]
    initial = len(before) == 1 and before.isalpha()
    if before in NEVER_LAST or (opens and (initial or (before.isdigit() and len(before) < 3))):
        return False
    if word[:1].isdigit() and (before in NUMBERED or initial):
        return False
    if before.lower() in ("a.m", "p.m"):
        return not (
            "(" in following["open"]
            or word[:1].isdigit()
            or word in ZONES
            or word.split("-")[0] in _DAYS_AND_MONTHS
            or following.string.startswith(" time", following.end("word"))
        )
    if initial or before in SELDOM_LAST or _DOTTED.fullmatch(before) or _NO_VOWEL.fullmatch(before):
        aside = any(mark in following["open"] for mark in "(–—-")
        starts = word in COURTESY or (re.split("['’]", word)[0] in STARTERS and after != ".")
        return starts and not aside
    return True


def _ends_glued(text: str, chunk: str, edge: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a sentence ends where no space follows ("Far East.Credit"), and it is no address."""
    word, before = following["word"], _bare(chunk)
    if edge["stop"] != "." and edge["stop"].strip("!?"):
        return False
    if len(word) < 2 or not (word[0].isupper() and word[1].islower()) or word.lower() in ADDRESS_ENDS:
        return False
    if following["after"] == "." and text[following.end() : following.end() + 1].isalnum():
        return False
    if any(mark in chunk for mark in "@/\\") or "." in before or before in _ABBREVIATIONS:
        return False
    return len(before) > 1 and (not before.isdigit() or len(before) > 2) and "-" not in following["open"]


def _bare(chunk: str) -> str:
    """The word a chunk ends with; in capitals ("GEN.", "VS.") as abbreviations are listed, if it is one."""
    word = re.split(r"[/–—-]", chunk.strip(_HIDDEN))[-1].lstrip(_OPENERS)
    if word.isupper() and len(word) > 1:
        listed = (form for form in (word.capitalize(), word.lower()) if form in _LOUD)
        return next(listed, word)
    return word
