"""Documents in JSON Lines -> their places and dates, a line each: `dateline tag`.

A document in: {"id", "published", "publisher", "text"}. Out: {"id", "places", "dates"}, or {"id", "line",
"error"} for a document that cannot be read. Trusts what geo.places and geo.dates find.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from tqdm import tqdm

from geo import dates
from geo.dates import timestamps
from geo.errors import DatelineError, ReportError, reason
from geo.gazetteer.gazetteer import Gazetteer
from geo.places import recognition, resolution
from geo.places.model import Mention, Resolution
from geo.text import parsing

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STREAM: Final = Path("-")
"""Stands for standard input or output."""

Row = dict[str, Any]

_BAD_BYTE: Final = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as Python's "surrogateescape" keeps it."""

_ESCAPED: Final = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A report as the engine reads it. Offsets count characters of `text`, end exclusive.

    doc: spaCy's reading. mentions: the place names, in text order; resolutions: the place of each,
    in the same order. dates: the expressions of time, in text order.
    """

    text: str
    published: date | None
    doc: Doc
    mentions: Sequence[Mention]
    resolutions: Sequence[Resolution]
    dates: Sequence[dates.Expression]


@dataclass(frozen=True, slots=True)
class Tagger:
    """A language model and a gazetteer, loaded once for any number of reports."""

    nlp: Language
    gazetteer: Gazetteer

    @classmethod
    def load(cls, model: str = parsing.DEFAULT_MODEL) -> Tagger:
        """Load an installed spaCy model and the embedded gazetteer.

        Raises:
            LanguageError, GazetteerError: one of them cannot be loaded.

        """
        return cls(parsing.load(model), Gazetteer())

    def tag(self, text: str, published: date | None = None, publisher: str = "") -> Tagged:
        """Find the places and dates of one report; what was tagged before makes no difference.

        publisher: who published it, "" if not known: a local paper writes of its own town.
        """
        doc = parsing.parse(self.nlp, text)
        found = recognition.find(doc, self.gazetteer)
        resolutions = resolution.resolve(text, found, self.gazetteer, publisher=publisher)
        return Tagged(text, published, doc, found, resolutions, dates.tag(text, published))


def tag_document(document: object, tagger: Tagger) -> Row:
    """Tag a document {"id", "published", "publisher", "text"}; the middle two may be null or absent.

    Returns:
        {"id", "places": [{"start", "end", "text", "lat", "lon" (WGS 84 degrees), "precision", "kind",
        "source_id", "score" (0 to 1), "use"}], "dates": [{"start", "end", "text", "value" (TIMEX3),
        "edtf", "type"}]}. A place nobody knows has null from "lat" to "source_id". Where `published`
        cannot be read, "error" says so and the rest is what stands without it.

    Raises:
        ReportError: a field is missing or cannot be read.

    """
    if not isinstance(document, dict):
        raise ReportError(
            'The line is no JSON object; write {"id": ..., "published": ..., "publisher": ..., "text": ...}.'
        )
    text = document.get("text")
    if not isinstance(text, str):
        what = f"is no string but {_json_type(text)}" if "text" in document else "is missing"
        raise ReportError(f"text {what}; give the words of the report as a string.")
    if "id" in document and _known_id(document) != document["id"]:
        raise ReportError(f"id is {_json_type(document['id'])}; write a string, a whole number or null.")
    published, wrong = None, {}
    try:
        published = _published(document.get("published"))
    except ReportError as error:
        wrong = {"error": f"{error} The document was read as one without a date."}
    publisher = document.get("publisher") or ""
    if not isinstance(publisher, str):
        raise ReportError(f"publisher is {_json_type(publisher)}; write who published the report, or null.")
    tagged = tagger.tag(text, published, publisher)
    pairs = zip(tagged.mentions, tagged.resolutions, strict=True)
    return {
        "id": document.get("id"),
        **wrong,
        "places": [_place(text, mention, resolution) for mention, resolution in pairs],
        "dates": [_date(text, expression) for expression in tagged.dates],
    }


def tag_lines(lines: Iterable[str], tagger: Tagger) -> Iterator[Row]:
    """Tag documents a line each, one at a time; blank lines give nothing.

    A document that cannot be read gives {"id", "line" (from 1), "error"}, and the rest go on.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        document: object = None
        try:
            document = _parsed(line)
            row = tag_document(document, tagger)
        except DatelineError as error:
            row = {"id": _known_id(document), "error": str(error)}
        # In a batch of many thousand documents, a fault of ours that one of them brings out must not
        # cost the others; it is written down in full view, and the run ends with exit code 1.
        except Exception as error:
            message = f"{type(error).__name__}: {error}".removesuffix(": ")
            row = {"id": _known_id(document), "error": f"A fault in Dateline: {message}"}
        if "error" in row:
            row = {"id": row["id"], "line": number, **row}
        yield row


def tag_file(source: Path, target: Path, tagger: Tagger) -> tuple[int, int]:
    """Tag a JSON Lines file into another, in constant memory; `STREAM` is standard input or output.

    The target appears only when it is complete. On a terminal a bar shows how far it is.

    Returns:
        how many documents there were, and how many of them failed.

    Raises:
        DatelineError: the source cannot be read, or the target cannot be written or
            is the source, whose texts would be lost.

    """
    documents = failed = 0
    if source != STREAM != target and source.is_file() and target.exists() and source.samefile(target):
        raise DatelineError(f"{target} is the source too, whose texts would be lost; name another target.")
    with _opened(source) as lines, _created(target) as out:
        for row in tag_lines(lines, tagger):
            out.write(_line(row))
            documents += 1
            failed += "error" in row
    return documents, failed


def _parsed(line: str) -> object:
    if bad := _BAD_BYTE.search(line):
        at = len(line[: bad.start()].encode())
        raise ReportError(
            f"The line is not UTF-8: its byte {at} is 0x{ord(bad[0]) - 0xDC00:02x}; save the file as UTF-8."
        )
    try:
        return json.loads(line)
    except RecursionError:
        raise ReportError("The line is JSON nested too deep to be read.") from None
    except json.JSONDecodeError as error:
        raise ReportError(
            f"The line is no JSON ({error.msg} at character {error.pos}); write one document a line."
        ) from None
    except ValueError:
        raise ReportError("The line is JSON with a number of too many digits to be read.") from None


def _json_type(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _known_id(document: object) -> str | int | None:
    """The id of a document as far as it has one: a string or a whole number."""
    given = document.get("id") if isinstance(document, dict) else None
    return given if isinstance(given, str | int) and not isinstance(given, bool) else None


def _published(value: object) -> date | None:
    """The day a document says it was published on, in the time zone it was written in."""
    if value is None:
        return None
    hint = 'write a date as in "2016-12-19", with or without a time of day, or null'
    if not isinstance(value, str):
        raise ReportError(f"published is {_json_type(value)}; {hint}.")
    try:
        return timestamps.day(value)
    except ValueError as error:
        raise ReportError(f"published is {value[:60]!r}, {error}; {hint}.") from None


def _place(text: str, mention: Mention, resolution: Resolution) -> Row:
    entry = resolution.entry
    return {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "lat": round(entry.lat, 5) if entry else None,
        "lon": round(entry.lon, 5) if entry else None,
        "precision": entry.precision if entry else None,
        "kind": entry.kind if entry else None,
        "source_id": entry.source_id if entry else None,
        # That a place is meant, and that it is this one.
        "score": round(mention.score * (resolution.score if entry else 1.0), 3),
        "use": mention.use,
    }


def _date(text: str, expression: dates.Expression) -> Row:
    return {
        "start": expression.start,
        "end": expression.end,
        "text": text[expression.start : expression.end],
        "value": expression.value,
        "edtf": expression.edtf,
        "type": expression.type,
    }


def _line(row: Row) -> bytes:
    """A row as JSON on one line, whatever a reader takes for the end of one.

    Half a surrogate pair, which UTF-8 cannot hold, is written as its escape too.
    """
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return (_ESCAPED.sub(lambda half: f"\\u{ord(half[0]):04x}", line) + "\n").encode()


@contextmanager
def _opened(source: Path) -> Iterator[Iterator[str]]:
    """The lines of a file or of standard input."""
    if source == STREAM:
        yield _watched(sys.stdin.buffer, "standard input", None)
        return
    try:
        file = source.open("rb")
    except OSError as error:
        raise DatelineError(f"{source} cannot be read: {reason(error)}.") from None
    with file:
        yield _watched(file, str(source), source.stat().st_size)


def _watched(file: IO[bytes], name: str, size: int | None) -> Iterator[str]:
    """Decoded lines, with a progress bar on a terminal that counts their bytes."""
    with tqdm(total=size, desc=name, unit="B", unit_scale=True, disable=None) as bar:
        try:
            for number, line in enumerate(file, start=1):
                text = line.decode(errors="surrogateescape")  # what is no UTF-8 costs its own line only
                yield text.removeprefix("\ufeff") if number == 1 else text
                bar.update(len(line))
        except OSError as error:
            raise DatelineError(f"{name} cannot be read to its end: {reason(error)}.") from None


@contextmanager
def _created(target: Path) -> Iterator[IO[bytes]]:
    """A file written beside the target and moved over it at the end; a stream or device as it is."""
    if target == STREAM:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
            return
        whole = target.resolve()
        beside = whole.with_name(f".{whole.name}.new")
        try:
            with beside.open("wb") as file:
                yield file
            beside.replace(whole)
        finally:
            with suppress(OSError):
                beside.unlink()
    except OSError as error:
        raise DatelineError(f"{target} cannot be written: {reason(error)}.") from None
