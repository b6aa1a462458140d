"""What people write: sentences of a report, dates, addresses, and the lines of a batch."""

from __future__ import annotations

import json
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Final

from bench.fuzz.damage import of
from bench.fuzz.trying import Kind, each, utf8
from geo import timespan
from geo.batch import results
from geo.batch.answer import incoming
from geo.batch.given import Given, Source
from geo.dates import tag
from geo.export.embed import snippet
from geo.intake import address
from geo.library.library import Library
from geo.paths import DEFAULT_STORY
from geo.pipeline.folder import new_meta
from geo.review.typed_dates import typed
from geo.story import files, story
from geo.story.files import META, REPORT
from geo.story.meta import encode, read_meta
from geo.text import report

_PUBLISHED: Final = date(2023, 9, 15)
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
_ADDRESSES: Final = (
    *("https://example.org/news/report?id=1#top", "http://[::1]:8501/", "http://127.0.0.1"),
    *("ftp://example.org", "https://user:word@example.org:443/", "https://xn--bcher-kva.example"),
    *("kim-tour", "2023-09-13", "riga-visit"),
)
_TEXT: Final = "Strike Shuts Ports in Riga\n\nRIGA, May 14 (Wire) - Dockers walked out in Riga on Monday."
_DOCUMENTS: Final = (
    {"id": "a-1", "published": "2024-05-14", "title": "Strike", "publisher": "Wire", "text": _TEXT},
    {"id": 7, "published": "2024-05-14T10:30:00+03:00", "url": "https://wire.example/7", "text": _TEXT},
    {"id": None, "published": None, "text": _TEXT, "tags": ["port", {"nested": [1, 2.5, True]}]},
)
_LINES: Final = (
    *("\n".join(map(json.dumps, _DOCUMENTS)), *map(json.dumps, _DOCUMENTS)),
    json.dumps(results.row(Given("a-1", "reports.jsonl, line 1"), story="a-1-0123456789abcdef", events=2)),
)


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


def _follow_address(text: str, folder: Path) -> None:
    text = report.SURROGATE.sub("", text)  # which no address holds
    if snippet(_shipped(), "story.html", text, text).count("<") != 2:  # one element, and its end
        raise AssertionError("an address breaks out of its attribute")
    each(Library(folder, (DEFAULT_STORY,)).folder, address.parts, given=text)


@cache
def _shipped() -> story.Story:
    return story.load(DEFAULT_STORY)


def _read_lines(text: str, folder: Path) -> None:
    """Read reports as a batch does, up to where they are drafted; and the rows of a batch from before."""
    lines, out = folder / "reports.jsonl", folder / "library"
    lines.write_bytes(utf8(text))
    out.mkdir(exist_ok=True)
    (out / results.RESULTS).write_bytes(utf8(text))
    each(_read_results, lambda name: _read_reports(name, out), given=lines)


def _read_results(lines: Path) -> None:
    with results.opened(lines.parent / "library") as table:
        table.add(results.row(Given("a-2", "reports.jsonl, line 2"), error="x"))


def _read_reports(lines: Path, out: Path) -> None:
    given = list(Source(lines, out))
    each(*(partial(_read_report, given=one) for one in given), given=out)


def _read_report(out: Path, given: Given) -> None:
    if (out / given.key).parent != out:
        raise AssertionError("the name of a story leads elsewhere")
    json.dumps(results.row(given, error=given.problem))
    if isinstance(given.content, dict):
        found = incoming(given.content)
        facts = {name: one.value for name in ("title", "publisher", "url") if (one := getattr(found, name))}
        meta = new_meta(given.key, found.text, found.published_on or _PUBLISHED, **facts)
        files.write(out, {META: encode(meta), REPORT: found.text.encode()})
        with files.reading(out) as opened:
            if read_meta(opened) != (meta, found.text):
                raise AssertionError("a new story's story.toml does not say what it was made of")


SENTENCES: Final = Kind("sentences", of(*_SENTENCES), _read_sentences)
DATES: Final = Kind("dates", of(*_DATES), _read_dates)
ADDRESS: Final = Kind("address", of(*_ADDRESSES), _follow_address)
LINES: Final = Kind("lines", of(*_LINES), _read_lines)
