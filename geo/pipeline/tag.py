"""Documents in JSON Lines -> their places and dates, a line each: `dateline tag`.

A document in: {"id", "published", "publisher", "text"}. Out: {"id", "places", "dates"}, or {"id", "line",
"error"} for a document that cannot be read. Trusts what geo.places and geo.dates find.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import pandas as pd
from tqdm import tqdm

from geo import dates
from geo.encoder import encoder
from geo.errors import DatelineError, ReportError, reason
from geo.gazetteer.gazetteer import Gazetteer, shared
from geo.intake import read_lines
from geo.pipeline.documents import Row, checked, json_line, known_id, parsed, published_on, words_of
from geo.places import named, recognition, resolution
from geo.places.model import Mention, Resolution
from geo.text import parsing

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_RUNNERS_UP: Final = 3

STREAM: Final = Path("-")
"""Stands for standard input or output."""

_SPAN: Final = {"start": "int64", "end": "int64", "text": "object"}
MENTIONS: Final = {
    "places": _SPAN
    | {
        "lat": "float64", "lon": "float64", "precision": "object", "kind": "object", "source_id": "object",
        "score": "float64", "use": "object", "runners_up": "object",
    },
    "dates": _SPAN | {"value": "object", "edtf": "object", "type": "object"},
}  # fmt: skip
"""The columns of a table of places and of one of dates, with their types in pandas."""


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
        return cls(parsing.load(model), shared())

    def tag(self, text: str, published: date | None = None, publisher: str = "") -> Tagged:
        """Find the places and dates of one report; what was tagged before makes no difference.

        publisher: who published it, "" if not known: a local paper writes of its own town.
        """
        doc = parsing.parse(self.nlp, text)
        found = recognition.find(doc, encoder.load().read(text), self.gazetteer)
        resolutions = resolution.resolve(text, found, self.gazetteer, publisher=publisher)
        pairs = named.tagged(doc, found, resolutions, self.gazetteer)
        mentions, places_of = zip(*pairs, strict=True) if pairs else ((), ())
        return Tagged(text, published, doc, mentions, places_of, dates.tag(text, published))


def tag_document(document: object, tagger: Tagger) -> Row:
    """Tag a document {"id", "published", "publisher", "text"}; the middle two may be null or absent.

    The day of publication is then the one that the text's own lines give.

    Returns:
        {"id", "places": [{"start", "end", "text", "lat", "lon" (WGS 84 degrees), "precision", "kind",
        "source_id", "score" (0 to 1, null where nothing reckons it: "the Kenyan capital"), "use",
        "runners_up" (labels of other places of the name, the likeliest first, at most 3)}], "dates":
        [{"start", "end", "text", "value" (TIMEX3), "edtf", "type"}]}. A place that nobody
        knows, or that the report does not tell from its namesakes, has null from "lat" to "source_id". Where
        `published` cannot be read, "error" says so and the rest is what stands without it.

    Raises:
        ReportError: a field is missing or cannot be read.

    """
    document = checked(document)
    text = document["text"]
    published, wrong = None, {}
    try:
        published = published_on(document.get("published")) or _said_on(document)
    except ReportError as error:
        wrong = {"error": f"{error} The document was read as one without a date."}
    publisher = words_of(document, "publisher", "who published the report")
    tagged = tagger.tag(text, published, publisher)
    pairs = zip(tagged.mentions, tagged.resolutions, strict=True)
    return {
        "id": document.get("id"),
        **wrong,
        "places": [_place(text, mention, resolution) for mention, resolution in pairs],
        "dates": [_date(text, expression) for expression in tagged.dates],
    }


def _said_on(document: Row) -> date | None:
    """The day of publication that the text itself gives, where the document gives none."""
    return read_lines(document["text"]).published_on if document.get("published") is None else None


def tag_any(document: object, tagger: Tagger) -> Row:
    """Tag a document as `tag_document` does; {"id", "error"} for one that cannot be read.

    Raises nothing that is the document's fault, a fault of Dateline's that it brings out included.
    """
    try:
        return tag_document(document, tagger)
    except DatelineError as error:
        return {"id": known_id(document), "error": str(error)}
    # In a batch of many thousand documents, a fault of ours that one of them brings out must not
    # cost the others; it is written down in full view.
    except Exception as error:
        message = f"{type(error).__name__}: {error}".removesuffix(": ")
        return {"id": known_id(document), "error": f"A fault in Dateline: {message}"}


def mentions(found: Iterable[tuple[Hashable, Row]], what: str, key: str) -> pd.DataFrame:
    """The places or the dates of tagged documents as one table, with the columns and types of `MENTIONS`.

    Args:
        found: each document's key with what `tag_document` returns of it.
        what: "places" or "dates".
        key: the name of the first column, which holds the keys.

    """
    dtypes = MENTIONS[what]
    rows = [
        {
            key: named,
            **{name: "; ".join(cell) if isinstance(cell, list) else cell for name, cell in row.items()},
        }
        for named, document in found
        for row in document.get(what, [])
    ]
    frame = pd.DataFrame(rows, columns=[key, *dtypes], dtype="object").astype(dtypes)
    words = [column for column, dtype in dtypes.items() if dtype == "object"]
    return frame.fillna(dict.fromkeys(words, ""))


def tag_lines(lines: Iterable[str], tagger: Tagger) -> Iterator[Row]:
    """Tag documents a line each, one at a time; blank lines give nothing.

    A document that cannot be read gives {"id", "line" (from 1), "error"}, and the rest go on.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = parsed(line)
        except ReportError as error:
            row: Row = {"id": None, "error": str(error)}
        else:
            row = tag_any(document, tagger)
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
            out.write(json_line(row))
            documents += 1
            failed += "error" in row
    return documents, failed


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
        "score": _score(mention, resolution),
        "use": mention.use,
        "runners_up": [entry.label for entry in resolution.rejected[:_RUNNERS_UP]],
    }


def _score(mention: Mention, resolution: Resolution) -> float | None:
    """How likely a place is meant, and this one; None where a rule says so, which nothing reckons."""
    if resolution.entry is None:
        return round(mention.score, 3)
    return None if math.isnan(resolution.score) else round(mention.score * resolution.score, 3)


def _date(text: str, expression: dates.Expression) -> Row:
    return {
        "start": expression.start,
        "end": expression.end,
        "text": text[expression.start : expression.end],
        "value": expression.value,
        "edtf": expression.edtf,
        "type": expression.type,
    }


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
