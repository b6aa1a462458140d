"""Whether any input can break Dateline: damaged samples by the hundred thousand, each a sentence or a result.

    python -m bench.fuzz [KIND ...] [--inputs 100000] [--seed 0] [--first 0]

A kind is a way by which words of others come in: sentences, dates, tables, corrections, toml, folders,
address. Whatever comes in, it may be refused in one line of text, by an error of `geo.errors`. It must not
raise anything else, print, or take more than some seconds.

Each input is made of the seed, its kind and its number alone. What breaks something is printed with all
three and its traceback, and the exit code is 1: `python -m bench.fuzz dates --first 4711 --inputs 1` tries
number 4711 again. 100,000 inputs of every kind take some hours; nothing is asked of another host.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import pandas as pd
from tqdm import tqdm

from bench.synthetic import write_story
from geo import timespan
from geo.dates import tag
from geo.errors import DatelineError, plain
from geo.export.embed import snippet
from geo.export.formats import FORMATS
from geo.geocoding.places_table import Row
from geo.intake import address
from geo.library.library import Library
from geo.paths import DEFAULT_STORY
from geo.reader.view import view
from geo.review.typed_dates import typed
from geo.story import corrections, files, story
from geo.story.files import CORRECTIONS, DRAFT, META
from geo.story.meta import read_meta
from geo.story.tables import TABLES, rows
from geo.text import report

INPUTS: Final = 100_000
T = TypeVar("T")
_SECONDS: float = 10
_SHOWN: Final = 600
_PUBLISHED: Final = date(2023, 9, 15)
_NASTY: Final = (
    *("", " ", "\0", "\n", "\r", "\r\n\r\n", "\t", "\x1b[2J", "\u2028", "\u202e", "\ufeff", "\ud800", "🛰"),
    *(
        '"',
        "'",
        "'''",
        '"""',
        "\\",
        ",",
        ";",
        "/",
        "..",
        "../../etc/passwd",
        "[",
        "]",
        "[[",
        "{",
        "}",
        "=",
        "#",
    ),
    *("＝", "＋1", "=1+1", "{{ 7 * 7 }}", "</script>", "<img onerror=x>", "%s", "%00", "con", "nul.txt"),
    *("٣", "１", "1_0", "1e999", "-0", "nan", "inf", "0x10", "9" * 5_000, "9" * 20),
    *("[" * 20_000, "(" * 2_000, "a" * 300, "é" * 300),
    *("2023-02-30", "0000", "-0001", "9999-12-31", "Y1e9", "2023-09-13/..", "?", "~", "XX"),
    *("May", "Friday", "ago"),
)
_SENTENCES: Final = (
    "On Friday, two days after he met Mr. Putin at the Vostochny Cosmodrome, Mr. Kim toured a plant.",
    "The talks began at 10:30 p.m. on the night of 12–13 October and ended the next morning.",
    "Between May 3 and June 6, 1997, the U.S. sent 3,000 troops there, the third time in six years.",
    "Since the 1980s, “eighteen ninety-seven” has meant the first quarter of fiscal 2024, she said...",
)
_DATES: Final = (
    *("2023-09-13", "2023-09", "2013", "1950/1953", "2023-09-16/..", "../1990", "2013?", "2013~/2014%"),
    *("201X", "Y-17000000", "2023-21", "-0043-03-15", "2023-XX-12", "1984-06?/2004-08?"),
    *("2004-01-01T10:10:10Z", "last Friday", "Sept. 13", "13th of September, 2023", "3 to 6 May"),
    *("after 16 September", "2 weeks ago", "the day after tomorrow", "from May 1990 until June 1991"),
    *("Christmas Eve", "44 BC", "no date"),
)
_STORY_TOML: Final = """\
id = "port-tour"
title = "Minister’s Port Tour Reaches Riga"
report = "report.txt"
publisher = "Halden Courier"
published = 2024-03-12
language = "en"
byline = "Anna Berg"
traveller = "The minister"
url = "https://example.org/port-tour"
rights = "© Halden Courier"
"""
_ADDRESSES: Final = (
    *("https://example.org/news/report?id=1#top", "http://[::1]:8501/", "http://127.0.0.1"),
    *("ftp://example.org", "https://user:word@example.org:443/", "https://xn--bcher-kva.example"),
    *("kim-tour", "2023-09-13", "riga-visit"),
)
_VALUES: Final = (
    *("true", "false", "0", "1", "2", "-1", "1e400", "nan", "inf", "56.9", "24", "[]", "{}", '""'),
    *("2023-09-13", "2023-09-13T10:00:00Z", "10:00:00"),
    *('"stop"', '"planned"', '"city"', '"country"', '"2023-09"', '"Riga"'),
)


class Hangs(BaseException):
    """An input takes too long; no `except Exception` on its way may keep it."""


@dataclass(frozen=True)
class Fault:
    """An input that broke something: `why` is a traceback or a sentence."""

    kind: str
    number: int
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.kind}, input {self.number}: {_shortened(repr(self.text))}\n{self.why}"


@dataclass(frozen=True)
class Kind:
    """One way in: how an input is made, and what is done with it in a folder of its own."""

    make: Callable[[random.Random], str]
    attempt: Callable[[str, Path], None]


def run(name: str, inputs: int, *, seed: int = 0, first: int = 0) -> Iterator[Fault]:
    """Try inputs of a kind (a key of `KINDS`), from number `first` on, and yield what breaks something."""
    kind = KINDS[name]
    with tempfile.TemporaryDirectory() as folder:
        for number in tqdm(range(first, first + inputs), desc=name, disable=None, leave=False):
            text = made(name, number, seed)
            if why := _broken(kind, text, Path(folder)):
                yield Fault(name, number, text, why)


def made(name: str, number: int, seed: int = 0) -> str:
    """Return an input; the same arguments always give the same."""
    return KINDS[name].make(random.Random(f"{seed} {name} {number}"))  # noqa: S311 - repetition, not secrecy


def _broken(kind: Kind, text: str, folder: Path) -> str:
    """What an input breaks, "" for nothing."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), _limited(_SECONDS):
            kind.attempt(text, folder)
    except DatelineError as error:
        if (said := str(error)) != plain(said):
            return f"the message is no plain line of text: {_shortened(repr(said))}"
    except Hangs:
        return f"it took more than {_SECONDS} seconds"
    except Exception:
        return traceback.format_exc()
    return f"it printed {_shortened(printed.getvalue())!r}" if printed.getvalue() else ""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}… ({len(words):,} characters)"


# How inputs are made.


def _damaged(chance: random.Random, samples: Sequence[str]) -> str:
    """A sample of which up to three parts are taken out, doubled, or replaced."""
    text = chance.choice(samples)
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 0, 1, 1, 2, 5, 40)))
        text = text[:start] + _piece(chance, samples, text[start:end]) + text[end:]
    return text


def _piece(chance: random.Random, samples: Sequence[str], before: str) -> str:
    other = chance.choice(samples)
    at = chance.randint(0, len(other))
    match chance.randint(0, 9):
        case 0 | 1:
            return chance.choice(_NASTY)
        case 2 | 3:
            return other[at : at + chance.randint(1, 40)]
        case 4:
            return before * chance.choice((2, 3, 50))
        case 5:
            return chr(chance.randint(0, chance.choice((0x7F, 0x2FFF, 0x10FFFF))))
        case 6 | 7:
            return "".join(chance.choice("0123456789") if one.isdigit() else one for one in before)
    return other[at : at + len(before)]


def _of(*samples: str) -> Callable[[random.Random], str]:
    return lambda chance: _damaged(chance, samples)


def _decided(chance: random.Random) -> str:
    """A corrections.toml, most of whose keys and values make sense."""
    quotes = [passage["quote"] for passage in rows(_draft()[1])]
    lines = []
    for _ in range(chance.randint(1, 4)):
        quote = chance.choice(quotes)
        start = chance.randint(0, len(quote) // 2)
        quoted = chance.choice((quote, quote[start:], quote[:start]))
        lines += ["[[correction]]", f"quote = {json.dumps(quoted)}"]
        way = chance.choice((*_WAYS, *_WAYS, chance.sample(_KEYS, 4)))
        for key in (*way, *chance.sample(_BESIDE, chance.choice((0, 0, 1, 2)))):
            words = chance.choice(quotes) if key == "same_as" else quote[start : start + 12]
            likely = chance.choice(_LIKELY.get(key, (json.dumps(words),)))
            odd = chance.choice((*_VALUES, json.dumps(_damaged(chance, (quote, "2023-09-13", "Riga")))))
            lines.append(f"{key} = {likely if chance.random() < 0.9 else odd}")
    return "\n".join(lines)


_LIKELY: Final = {
    **dict.fromkeys(("right", "drop", "event", "split"), ("true",)),
    **dict.fromkeys(("which", "same_as_which"), ("1", "2")),
    "role": ('"stop"', '"related"', '"background"'),
    "status": ('"happened"', '"planned"'),
    "date": ('"2023-09-13"', '"2023-09-16/.."', '""'),
    "precision": ('"city"', '"site"'),
    "inferred": ("true", "false"),
    "on": ("2023-09-16",),
    **dict.fromkeys(("lat", "lon", "radius_km"), ("56.9", "24", "0")),
}
_WAYS: Final[Sequence[Sequence[str]]] = (
    *(("right",), ("drop",), ("split",), ("split", "drop"), ("date",), ("title", "status"), ("date", "role")),
    *(("event", "title", "role", "status"), ("event", "title", "role", "status", "date", "place")),
    *(("place",), ("place", "lat", "lon", "precision"), ("place", "source_id")),
    *(("same_as",), ("same_as", "event")),
)
"""Keys that go together."""
_BESIDE: Final = ("why", "by", "on", "which", "mention")
_KEYS: Final = tuple({key: None for way in (*_WAYS, ("inferred", "label", "nonsense")) for key in way})


@cache
def _draft() -> tuple[pd.DataFrame, ...]:
    """The shipped story's tables as they were drafted, every cell text."""
    with files.reading(DEFAULT_STORY / DRAFT) as folder:
        return tuple(table.read(folder)[0] for table in TABLES)


@cache
def _whole_story() -> str:
    """The files of a small story in one text, each behind a line with its name."""
    with tempfile.TemporaryDirectory() as room:
        folder = write_story(Path(room) / "story", 3)
        return "".join(f"{_MARK}{path.name}\n{path.read_text('utf-8')}" for path in sorted(folder.iterdir()))


_SLOW: Final = ("html", "print")  # the first is the view, the second draws a picture of it
_MARK: Final = "\n=== "


# What is done with them.


def _read_sentences(text: str, _: Path) -> None:
    for sentence in report.sentences(text):
        if not text[sentence.start : sentence.end].strip():
            raise AssertionError("a sentence is empty")
    for published in (_PUBLISHED, None):
        for one in tag(text, published):
            if text[one.start : one.end] != one.text:
                raise AssertionError("the words of a date are not those of the text")
            if one.edtf:
                timespan.words(one.edtf)


def _read_dates(text: str, _: Path) -> None:
    try:
        span = timespan.parse(text)
    except ValueError:
        pass  # a sentence, which goes into that of a table
    else:
        timespan.words(text)
        timespan.short(text)
        timespan.gap(span, timespan.parse(span.certain))
    if edtf := typed(text, _PUBLISHED).edtf:
        timespan.words(edtf)


def _read_tables(text: str, _: Path) -> None:
    text = report.SURROGATE.sub("", text)  # which no file in UTF-8 holds
    for table in TABLES:
        frame, problems = table.parse(text)
        problems += table.check(frame)
        for problem in problems:
            _check_message(str(problem))
        if not problems and not table.parse(table.encode(frame).decode())[0].equals(frame):
            raise AssertionError("what is written is not what was read")
        if not problems:
            table.typed(frame)


def _apply_corrections(text: str, folder: Path) -> None:
    files.write(folder, {CORRECTIONS: _bytes(text)})
    with files.reading(folder) as opened:
        decided = corrections.read(opened)
    with files.reading(DEFAULT_STORY) as opened:
        meta, words = read_meta(opened)
    events, passages, places = _draft()
    made = corrections.apply(events, passages, places, words, decided, _nowhere)
    try:
        story.checked(meta, words, made[:3])
    except DatelineError as error:
        raise AssertionError(f"the corrected tables do not hold together: {error}") from error


def _nowhere(name: str, source_id: str) -> Row:
    return {"geocoder": "not found"}


def _read_toml(text: str, folder: Path) -> None:
    files.write(folder, {META: _bytes(text), CORRECTIONS: _bytes(text), "report.txt": b"Nobody came."})
    with files.reading(folder) as opened:
        _each(read_meta, corrections.read, given=opened)


def _read_folder(text: str, folder: Path) -> None:
    for part in text.split(_MARK)[1:]:
        name, _, content = part.partition("\n")
        if name in (*files.OWN, "report.txt") and "/" not in name:
            (folder / name).write_bytes(_bytes(content))
    loaded = story.load(folder)
    json.dumps(view(loaded))
    for kind in FORMATS.values():
        if kind.name not in _SLOW:
            kind.write(loaded)


def _follow_address(text: str, folder: Path) -> None:
    text = report.SURROGATE.sub("", text)  # which no address holds
    if snippet(_shipped(), "story.html", text, text).count("<") != 2:  # one element, and its end
        raise AssertionError("an address breaks out of its attribute")
    _each(Library(folder, (DEFAULT_STORY,)).folder, address.parts, given=text)


def _each(*read: Callable[[T], object], given: T) -> None:
    """Give each function the same; where one refuses it, the next still has its turn."""
    refused = None
    for one in read:
        try:
            one(given)
        except DatelineError as error:
            refused = error
            _check_message(str(error))
    if refused:
        raise refused


def _check_message(said: str) -> None:
    if said != plain(said):
        raise AssertionError(f"the message is no plain line of text: {_shortened(repr(said))}")


@cache
def _shipped() -> story.Story:
    return story.load(DEFAULT_STORY)


def _bytes(text: str) -> bytes:
    """A file of the text; half a character (a lone surrogate) makes it no UTF-8."""
    return text.encode("utf-8", "surrogatepass")


KINDS: Final = {
    "sentences": Kind(_of(*_SENTENCES), _read_sentences),
    "dates": Kind(_of(*_DATES), _read_dates),
    "tables": Kind(_of(*((DEFAULT_STORY / table.file).read_text("utf-8") for table in TABLES)), _read_tables),
    "corrections": Kind(_decided, _apply_corrections),
    "toml": Kind(_of(_STORY_TOML, (DEFAULT_STORY / CORRECTIONS).read_text("utf-8")), _read_toml),
    "folders": Kind(lambda chance: _damaged(chance, (_whole_story(),)), _read_folder),
    "address": Kind(_of(*_ADDRESSES), _follow_address),
}
"""The ways in."""


def main() -> int:
    """Try the kinds asked for; 1 if anything broke."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}; default: all")
    parser.add_argument("--inputs", type=int, default=INPUTS, help="of each kind; default: %(default)s")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER", help="of the first input")
    asked = parser.parse_args()
    if unknown := set(asked.kinds) - set(KINDS):
        parser.error(f"{', '.join(sorted(unknown))}: no such kind; write some of {', '.join(KINDS)}")
    count = 0
    for name in asked.kinds or KINDS:
        faults = 0
        for fault in run(name, asked.inputs, seed=asked.seed, first=asked.first):
            print(f"{fault}\n", flush=True)
            faults += 1
        print(f"{name}: {asked.inputs:,} inputs of seed {asked.seed}, {faults} broke something", flush=True)
        count += faults
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
