"""Annotated reports and sentences -> what the encoder and the judges of geo/events are taught from.

Three kinds of corpus, JSON Lines each: reports with their events (`text`, `published`, `events`: place, lat,
lon, km, place_words, date, date_ok, status, role, core, quotes), TimeML documents with links (`events`,
`times`, `links`), and sentences with a verb and the places where it happened (`text`, `verb`, `places`). No
text is kept: samples hold numbers of word pieces and labels.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from geopy.distance import great_circle
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bench.event_location import CANDIDATES, features, is_held_out, meets
from bench.event_scoring import is_date_right
from geo.analysis import Analysis, analyse
from geo.encoder.windows import LONGEST, Window, pieces_at, windows
from geo.events.options import NOWHERE, PUBLISHED, Options, date_span, edtf_of, options
from geo.events.questions import (
    NOTHING,
    TODAY,
    Questions,
    bucket_of,
    form_of,
    gap_of,
    questions,
)
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Role, Status

Document = Mapping[str, Any]
Ints = NDArray[np.int64]


CLASSES: Final = ("OCCURRENCE", "REPORTING", "I_ACTION", "STATE", "I_STATE", "ASPECTUAL", "PERCEPTION")
TENSES: Final = ("PAST", "NONE", "PRESENT", "INFINITIVE", "PRESPART", "FUTURE")
_AT_TIME: Final = frozenset(
    ["IS_INCLUDED", "SIMULTANEOUS", "DURING", "IDENTITY", "BEGINS", "ENDS", "BEGUN_BY", "ENDED_BY"]
)
_TODAY: Final = frozenset(["IS_INCLUDED", "SIMULTANEOUS", "DURING"])


@dataclass(frozen=True)
class Pieces:
    """The word pieces of a text, with where they start and end, and the windows they are read in."""

    ids: Ints
    starts: Sequence[int]
    ends: Sequence[int]
    windows: Sequence[Window]


@dataclass(frozen=True)
class ReportSample:
    """A report with its questions and the right answers.

    happens: of each unit 1, 0, or -1 where either is fair; event: the number of the event it tells, -1 for
    none. dated: of each dating 1, 0, or -1 where nothing is told. status, role: of each unit, -1 for none.
    """

    pieces: Pieces
    analysis: Analysis
    gold: Document
    opts: Options
    asked: Questions
    happens: Ints
    event: Ints
    dated: Ints
    status: Ints
    role: Ints


@dataclass(frozen=True)
class VerbSample:
    """A sentence with a verb (first and last piece), words that may be its place, and which of them are."""

    text: str
    pieces: Pieces
    verb: tuple[int, int]
    spans: Sequence[tuple[int, int]]
    words: NDArray[np.int32]
    features: NDArray[np.int32]
    right: Ints
    gold: Sequence[Sequence[int]]

    @property
    def held_out(self) -> bool:
        """Whether it is kept for measuring."""
        return is_held_out(self.text)


@dataclass(frozen=True)
class TimeSample:
    """A TimeML document: its event words with class, tense, polarity and modality, and which date each has.

    kind: of each word a class, or the number of classes for a word that is no event. A dating is a row:
    the word it asks about, its group, the pieces of the date, its features, whether it is right.
    """

    pieces: Pieces
    words: Ints
    kind: Ints
    tense: Ints
    marks: Ints
    dating_word: Ints
    dating_group: Ints
    dating_pieces: Ints
    dating_features: Ints
    right: Ints


class Sampler:
    """Makes samples. Args: tokenizer: the encoder's. gazetteer: what names are looked up in."""

    def __init__(self, tokenizer: Tokenizer, gazetteer: Gazetteer) -> None:
        self._tokenizer, self._gazetteer = tokenizer, gazetteer

    def report(self, document: Document) -> ReportSample:
        """Return a report with its questions and the right answers."""
        published = date.fromisoformat(document["published"])
        title = document.get("title", "")
        analysis = analyse(document["text"], published, title=title, gazetteer=self._gazetteer)
        pieces = self._pieces(analysis)
        opts = options(analysis)
        asked = questions(analysis, opts, pieces.starts, pieces.ends)
        happens, event = _told(analysis, opts, asked, document)
        dated = np.full(len(asked.dating_unit), -1)
        for at, (unit, number) in enumerate(zip(asked.dating_unit, asked.dating_date, strict=True)):
            if happens[unit] == 1:
                told = document["events"][event[unit]]
                wanted = [told["date"], *told.get("date_ok", [])]
                dated[at] = is_date_right(edtf_of(analysis, opts, int(number)), wanted)
        status, role = (
            np.array([kinds.index(document["events"][n][key]) if n >= 0 else -1 for n in event])
            for key, kinds in (("status", [*Status]), ("role", [*Role]))
        )
        return ReportSample(pieces, analysis, document, opts, asked, happens, event, dated, status, role)

    def verb(self, document: Document) -> VerbSample | None:
        """Return a sentence with a verb; None where it has no word that may be a place."""
        analysis = analyse(document["text"], None, gazetteer=self._gazetteer)
        pieces = self._pieces(analysis, most=LONGEST - 4)
        ((first, last),) = pieces_at(pieces.starts, pieces.ends, [tuple(document["verb"])])
        held_out = is_held_out(document["text"])
        spans = []
        for token in analysis.doc:
            span = token.idx, token.idx + len(token)
            # What is measured on must not be helped by what is annotated.
            gold = not held_out and any(meets(span, place) for place in document["places"])
            fits = (token.pos_ in CANDIDATES or gold) and span[0] < pieces.starts[-1]
            if fits and not meets(span, document["verb"]):
                spans.append(span)
        if not spans:
            return None
        words = np.array(pieces_at(pieces.starts, pieces.ends, spans), dtype=np.int32)
        right = [any(meets(span, place) for place in document["places"]) for span in spans]
        return VerbSample(
            document["text"], pieces, (first, last), spans, words, features(analysis, first, spans, words),
            np.array(right, dtype=np.int64), document["places"],
        )  # fmt: skip

    def times(self, document: Document) -> TimeSample:
        """Return a TimeML document with its event words and their dates."""
        published = date.fromisoformat(document["published"][:10]) if document.get("published") else None
        analysis = analyse(document["text"], published, gazetteer=self._gazetteer)
        pieces = self._pieces(analysis)
        opts = options(analysis)
        events = document["events"]
        spots = [
            p for p, _ in pieces_at(pieces.starts, pieces.ends, [(e["start"], e["end"]) for e in events])
        ]
        by_word = dict(zip(spots, events, strict=True))
        others = [analysis.doc[i] for told in opts.clauses for i in told.triggers]
        more = [
            p for p, _ in pieces_at(pieces.starts, pieces.ends, [(t.idx, t.idx + len(t)) for t in others])
        ]
        words = sorted({*spots, *more})
        known = [by_word.get(word) for word in words]
        rows = list(_dated_words(analysis, opts, pieces, document, spots))
        table = np.array(rows, dtype=np.int64).reshape(-1, 10)
        return TimeSample(
            pieces,
            np.array(words),
            np.array([CLASSES.index(e["class"]) if e else len(CLASSES) for e in known]),
            np.array([TENSES.index(e["tense"]) if e and e.get("tense") in TENSES else -1 for e in known]),
            np.array([_marks(e) if e else [0, 0] for e in known], dtype=np.int64),
            table[:, 0], table[:, 1], table[:, 2:4], table[:, 4:9], table[:, 9],
        )  # fmt: skip

    def _pieces(self, analysis: Analysis, most: int | None = None) -> Pieces:
        found = self._tokenizer.encode(analysis.text, add_special_tokens=False)
        ids = np.array(found.ids[:most], dtype=np.int64)
        offsets = found.offsets[:most]
        starts, ends = [a for a, _ in offsets], [b for _, b in offsets]
        breaks = [bisect_left(starts, sentence.start) for sentence in analysis.sentences]
        return Pieces(ids, starts, ends, windows(breaks, len(ids)))


def _told(analysis: Analysis, opts: Options, asked: Questions, document: Document) -> tuple[Ints, Ints]:
    """Which units tell of an event, and of which."""
    happens = np.zeros(len(asked.unit_place), dtype=np.int64)
    event = np.full(len(asked.unit_place), -1, dtype=np.int64)
    units: dict[int, list[int]] = {}
    for unit, sentence in enumerate(asked.unit_sentence):
        units.setdefault(int(sentence), []).append(unit)
    for number, told in enumerate(document["events"]):
        for sentence in _telling(analysis, told):
            rows = _dated_alike(analysis, opts, asked, units.get(sentence, []), told)
            right, fair = _at_place(analysis, opts, asked, rows, told, sentence)
            for unit in fair:
                if happens[unit] == 0:
                    happens[unit] = -1
            for unit in right:
                if happens[unit] != 1:
                    happens[unit], event[unit] = 1, number
    return happens, event


def _dated_alike(
    analysis: Analysis, opts: Options, asked: Questions, rows: Sequence[int], told: Document
) -> Sequence[int]:
    """The units of a sentence in those of its clauses that have the date of an event; all where none has."""
    wanted = [told["date"], *told.get("date_ok", [])]
    clauses = {int(asked.unit_clause[unit]) for unit in rows}
    fitting = {
        clause
        for clause in clauses
        if any(is_date_right(edtf_of(analysis, opts, date), wanted) for date in opts.clauses[clause].dates)
    }
    return [unit for unit in rows if int(asked.unit_clause[unit]) in (fitting or clauses)]


def _telling(analysis: Analysis, told: Document) -> list[int]:
    """The sentences that tell an event, by number."""
    found = set()
    for quote in told["quotes"]:
        if (at := analysis.text.find(quote)) >= 0:
            found |= {
                number
                for number, sentence in enumerate(analysis.sentences)
                if sentence.start < at + len(quote) and at < sentence.end
            }
    return sorted(found)


def _at_place(
    analysis: Analysis, opts: Options, asked: Questions, rows: Sequence[int], told: Document, sentence: int
) -> tuple[list[int], list[int]]:
    """The unit of a sentence that has the place of an event, and the others that lie as near."""
    if told.get("lat") is None:
        return [unit for unit in rows if asked.unit_place[unit] == NOWHERE], []
    fair = []
    for unit in rows:
        if asked.unit_place[unit] == NOWHERE:
            continue
        entry = analysis.places[asked.unit_place[unit]].entry
        if great_circle((entry.lat, entry.lon), (told["lat"], told["lon"])).km <= max(told["km"], 1):
            fair.append(unit)

    def mention(unit: int) -> tuple[int, str]:
        found = analysis.places[asked.unit_place[unit]].mention
        return found.start, found.text

    own = [
        unit
        for unit in fair
        if opts.place_sentence[asked.unit_place[unit]] == sentence and not analysis.is_filed(mention(unit)[0])
    ]
    words = told["place_words"]
    named = [unit for unit in fair if words and (words in mention(unit)[1] or mention(unit)[1] in words)]
    called = (told["place"] or "").split(",")[0]
    alike = [unit for unit in fair if called and called in analysis.places[asked.unit_place[unit]].entry.name]
    right = [unit for unit in own if unit in named] or own[:1] or named[:1] or alike[:1] or fair[:1]
    return right, [unit for unit in fair if unit not in right]


def _dated_words(
    analysis: Analysis, opts: Options, pieces: Pieces, document: Document, spots: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    """Rows of datings: word, group, pieces of the date, five features, right or not."""
    links = _links(analysis, document)
    numbers = range(len(analysis.dates) + len(opts.counted))
    spans = [date_span(analysis, opts, number) or (0, 0) for number in numbers]
    dates = pieces_at(pieces.starts, pieces.ends, spans)
    for group, (word, event) in enumerate(zip(spots, document["events"], strict=True)):
        right = links.get(event["id"], set())
        sentence = analysis.sentence_at(event["start"])
        behind = 0
        rows = []
        for number in opts.dates[sentence] if sentence < len(opts.dates) else ():
            if number < 0:
                piece = (TODAY, TODAY) if number == PUBLISHED else (NOTHING, NOTHING)
                kind = 6 if number == PUBLISHED else 7
                features = (kind, 10, 3, kind, 4)
            else:
                piece = dates[number]
                same = opts.date_sentence[number] == sentence
                filed = analysis.is_filed(spans[number][0])
                where = 2 if filed else int(opts.date_sentence[number] < analysis.headline)
                form = 5 if number >= len(analysis.dates) else form_of(edtf_of(analysis, opts, number))
                apart = bucket_of(piece[0] - word) if same else 10
                back = gap_of(sentence - opts.date_sentence[number])
                features = (back, apart, where, form, 4 if same else min(behind, 3))
                behind += not same
            rows.append((word, group, *piece, *features, int(number in right)))
        if any(row[-1] for row in rows):
            yield from rows


def _links(analysis: Analysis, document: Document) -> dict[str, set[int]]:
    """Of each event word, the dates that it is linked to."""
    overlapping = {
        time["id"]: [
            n for n, e in enumerate(analysis.dates) if e.start < time["end"] and time["start"] < e.end
        ]
        for time in document["times"]
    }
    turned = {"INCLUDES": "IS_INCLUDED", "IS_INCLUDED": "INCLUDES"}
    found: dict[str, set[int]] = {}
    for one, relation, other in document["links"]:
        for event, time, how in ((one, other, relation), (other, one, turned.get(relation, relation))):
            if event.startswith("e") and how in _AT_TIME and time in overlapping:
                found.setdefault(event, set()).update(overlapping[time])
            elif event.startswith("e") and how in _TODAY and time == "DCT":
                found.setdefault(event, set()).add(PUBLISHED)
    return found


def _marks(event: Document) -> list[int]:
    """Whether an event is denied, and whether it only may be."""
    return [event.get("polarity") == "NEG", (event.get("modality") or "none").lower() != "none"]
