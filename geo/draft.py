"""A report's text -> a story: its tables, and a table that says what became of every sentence.

    report.sentences, dates.tag, language.parse, mentions.find, resolve.resolve   what stands in the text
    clauses, traveller, binding, when, events                                     what happens in it
    titles and this module                                                        the tables

The same text always gives the same tables. Nothing here knows any report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd
from geopy.distance import great_circle

from geo import dates, language, report
from geo.binding import Binding, Bound, Named
from geo.clauses import Clause, Clauses
from geo.containment import holds
from geo.events import Event, Outcome, Reading
from geo.gazetteer import Entry, Gazetteer
from geo.geocode import MOST_CANDIDATES, answer, filled
from geo.grammar import lemma
from geo.implied import capitals
from geo.lexicon import TO_PLACE, WAR, word_set
from geo.mentions import Mention, find
from geo.names import new_key
from geo.resolve import Resolution, resolve
from geo.spans import candidates
from geo.tables import AREAS, COVERAGE, EVENTS, PASSAGES, PLACES
from geo.telling import Reader
from geo.titles import title as title_of
from geo.traveller import Traveller
from geo.when import Calendar

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DIVISIONS: Final = word_set("province region state county district department prefecture oblast governorate")
_TWINS_KM: Final = 25.0
_LEADING: Final = word_set("in near outside around at to from past off")
CLEAR: Final = 0.7
"""How much heavier (`Entry.weight`) than its namesakes a place meant without context is: five-fold."""

_DATELINE: Final = re.compile(
    r"\s*[A-Z][A-Z.’' -]{2,40}(?:, [\w. ’'-]{2,40}?)?"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)?\s*"
    r"(?:\([^()\n]{1,30}\)\s*)?[—–-]{1,2}\s"
)
"""Where a report was filed: "NAIROBI, March 4 (Wire) — "."""


@dataclass(frozen=True)
class Draft:
    """What was read from a report, as the tables of a story folder; every cell is text.

    traveller: given or found, "" for none. events, passages, places: as `geo.tables` has them.
    coverage: sentence, outcome (event, passage or none), reason.
    """

    traveller: str
    events: pd.DataFrame
    passages: pd.DataFrame
    places: pd.DataFrame
    coverage: pd.DataFrame


def draft(
    text: str,
    published: date | None,
    *,
    traveller: str | None = None,
    title: str = "",
    gazetteer: Gazetteer | None = None,
    model: str = language.DEFAULT_MODEL,
) -> Draft:
    """Read a report and return its story.

    Args:
        text: the report as published.
        published: the day of publication, which "on Friday" is counted from; None if not known.
        traveller: whose stops make the itinerary; None finds out, "" is a report without one.
        title: its headline; a sentence that only repeats it is told in the present tense.
        gazetteer: the embedded one if None.
        model: an installed English model of spaCy.

    Raises:
        LanguageError: the model is not installed.
        GazetteerError: the gazetteer can be neither compiled nor read.

    """
    sentences = report.sentences(text)
    reading, words = _read(text, sentences, published, traveller, title, gazetteer or Gazetteer(), model)
    spans = [(expression.start, expression.end) for expression in words]
    return _tables(text, sentences, reading, spans)


def _read(
    text: str,
    sentences: Sequence[report.Sentence],
    published: date | None,
    name: str | None,
    title: str,
    gazetteer: Gazetteer,
    model: str,
) -> tuple[Reading, list[dates.Expression]]:
    nlp = language.load(model)
    filed = _dateline(text, sentences)
    starts = [sentence.start for sentence in sentences]
    doc = language.parse(nlp, text, [*starts, *(end for _, end in filed)])
    if "lemmatizer" in nlp.component_names:  # left out where only names are wanted
        doc = nlp.get_pipe("lemmatizer")(doc)
    mentions = find(doc, gazetteer)
    placed = list(_placed(text, mentions, resolve(text, mentions, gazetteer), gazetteer))
    filled = {at for mention in mentions for at in range(mention.start, mention.end)}
    more = [*_missed(doc, filled, gazetteer), *_wars(doc, filled, gazetteer)]
    placed = capitals(text, sorted([*placed, *more], key=lambda name: name.mention.start), gazetteer)
    named = [name for name in placed if not any(a <= name.mention.start < b for a, b in filed)]
    expressions = dates.tag(text, published)
    expressions = [e for e in expressions if not any(a <= e.start < b for a, b in filed)]
    clauses = Clauses(doc, starts)
    binding = Binding(doc, clauses, named, expressions)
    who = Traveller(doc, clauses, name, lambda clause: _is_placed(clause, clauses, binding))
    reader = Reader(
        doc,
        sentences,
        clauses,
        binding,
        Calendar(doc, clauses, binding, expressions, published),
        who,
        published,
        _headline(text, sentences, title),
        next(
            (Bound(name, "at") for name in placed if any(a <= name.mention.start < b for a, b in filed)), None
        ),
    )
    return reader.read(), expressions


def _is_placed(clause: Clause, clauses: Clauses, binding: Binding) -> bool:
    """Whether a place is named for a clause, or for the event it tells ("won the match in Riga")."""
    return any(binding.places(c) for c in (clause, *(c for c in clauses.under(clause) if c.nominal)))


def _placed(
    text: str, mentions: Sequence[Mention], resolved: Sequence[Resolution], gazetteer: Gazetteer
) -> Iterator[Named]:
    """The names that lead somewhere, in full: "Russia's Far East" is one name and lies in Russia."""
    countries = Counter(found.entry.country for found in resolved if found.entry is not None)
    common = {country for country, count in countries.items() if count * 3 >= countries.total()}
    owner: Named | None = None
    for mention, found in zip(mentions, resolved, strict=True):
        entry = _town(text, mention, found.entry, found.rejected)
        entry = entry or _plain([e for e in found.rejected if e.country in common]) or _plain(found.rejected)
        others = tuple(other for other in found.rejected if other is not entry)
        named = Named(mention, entry, others) if entry is not None else None
        if owner is not None:
            start = owner.mention.start
            whole = replace(mention, start=start, text=text[start : mention.end])
            owned = text[owner.mention.end : mention.start] in ("’s ", "'s ")
            if owned and (entries := gazetteer.candidates(whole.text, MOST_CANDIDATES)):
                named, owner = Named(whole, entries[0], tuple(entries[1:])), None
        if owner is not None:
            yield owner
        owner = named
    if owner is not None:
        yield owner


def _town(text: str, mention: Mention, entry: Entry | None, others: Sequence[Entry]) -> Entry | None:
    """The town instead of the division that bears its name, unless the text says "province" or the like."""
    if entry is None or not entry.kind.endswith("division"):
        return entry
    following = re.match(r"\s+(\w+)", text[mention.end : mention.end + 30])
    if following and following[1].lower() in _DIVISIONS:
        return entry
    towns = (other for other in others if other.precision == "city" and other.name == entry.name)
    return next((town for town in towns if holds(entry, town)), entry)


def _plain(found: Sequence[Entry]) -> Entry | None:
    """The place a name means where nothing around it tells: one that has no rival of its size."""
    if not found:
        return None
    best, *others = sorted(found, key=lambda entry: -entry.weight)
    rival = next((other for other in others if not _is_near(best, other)), None)
    return None if rival is not None and best.weight - rival.weight < CLEAR else best


def _is_near(one: Entry, other: Entry) -> bool:
    """Whether two places of one name are so near each other that it makes no difference which is meant."""
    return bool(great_circle((one.lat, one.lon), (other.lat, other.lon)).km <= _TWINS_KM)


def _missed(doc: Doc, filled: set[int], gazetteer: Gazetteer) -> Iterator[Named]:
    """Names the filter leaves out, but the gazetteer knows: sites of several words, and towns after "in".

    Annotators leave plants and bases out, and small models do not know small towns.
    """
    for candidate in candidates(doc, gazetteer):
        known = candidate.known
        if known is None or not filled.isdisjoint(range(candidate.start, candidate.end)):
            continue
        words = doc[candidate.first : candidate.last].text
        site = known.precision == "site" and candidate.last - candidate.first > 1
        town = known.precision == "city" and known.matched == "name" and _is_led_to(doc, candidate.first)
        found = gazetteer.candidates(words, MOST_CANDIDATES) if site or town else []
        taken = found[0] if site else _plain(found)
        if taken is not None:
            filled.update(range(candidate.start, candidate.end))
            mention = Mention(candidate.start, candidate.end, words, "place", 0.0)
            yield Named(mention, taken, tuple(other for other in found if other is not taken))


def _is_led_to(doc: Doc, at: int) -> bool:
    """Whether a name stands right after a word that leads to a place, and is no person's or date's."""
    if at == 0:
        return False
    before, label = doc[at - 1], doc[at].ent_type_
    if label in ("ORG", "PERSON"):
        met = label == "PERSON" and lemma(before) in ("reach", "visit")
        return met or before.lower_ in ("in", "at", "near")
    if label in ("DATE", "TIME", "NORP", "WORK_OF_ART"):
        return False
    return before.lower_ in _LEADING or lemma(before) in TO_PLACE


def _wars(doc: Doc, filled: set[int], gazetteer: Gazetteer) -> Iterator[Named]:
    """Wars and quakes that carry the name of their country: "the Crimean War" was fought there."""
    for token in doc:
        before = token.i - 1
        if lemma(token) not in WAR or before < 0 or not token.text[:1].isupper():
            continue
        if not doc[before].text[:1].isupper() or doc[before].idx in filled or not doc[before].is_alpha:
            continue
        span = doc[before : token.i + 1]
        found = gazetteer.candidates(span.text, 6) or gazetteer.candidates(doc[before].text, 6)
        if found and found[0].precision in AREAS:
            mention = Mention(span.start_char, span.end_char, span.text, "demonym", 0.0)
            yield Named(mention, found[0], tuple(found[1:]))


def _dateline(text: str, sentences: Sequence[report.Sentence]) -> list[tuple[int, int]]:
    """Spans of the words before a report's text proper that say where it was filed."""
    for sentence in sentences[:8]:
        if match := _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 120)):
            return [match.span()]
    return []


def _headline(text: str, sentences: Sequence[report.Sentence], title: str) -> int:
    """How many sentences at the top are the headline: the title, or a first line with no full stop."""
    if not sentences:
        return 0
    first = text[sentences[0].start : sentences[0].end]
    alone = len(sentences) == 1 or sentences[1].paragraph != sentences[0].paragraph
    unfinished = not first.rstrip("”’\"'").endswith((".", "!", "?", "…"))
    return int(alone and (unfinished or " ".join(first.split()) == " ".join(title.split())))


# -- tables -----------------------------------------------------------------------------------


def _tables(
    text: str, sentences: Sequence[report.Sentence], reading: Reading, spans: list[tuple[int, int]]
) -> Draft:
    places = _Places()
    ids: set[str] = set()
    events: list[dict[str, str]] = []
    passages: list[dict[str, str]] = []
    mentions = [event.place.named.mention for event in reading.events if event.place]
    spots = frozenset(mention.start for mention in mentions)
    for event in reading.events:
        place_id = places.add(event.place) if event.place else ""
        own = event.place.named.mention if event.place and not event.place.span else None
        headline = title_of(
            event.clause,
            reading.traveller,
            reading.is_traveller,
            spans,
            ((own.start, own.end), spots) if own else None,
        )
        event_id = new_key(event.place.named.entry.name if event.place else headline, ids)
        ids.add(event_id)
        events.append(
            {
                "event_id": event_id, "title": headline, "role": event.role, "status": event.status,
                "date": event.when.edtf, "date_reason": event.when.reason, "place_id": place_id,
                "reviewed": "false",
            }
        )  # fmt: skip
        passages += _passages(text, sentences, event, event_id)
    return Draft(
        reading.traveller,
        _frame(events, EVENTS.columns),
        _frame(passages, PASSAGES.columns),
        _frame(places.rows, PLACES.columns),
        _frame(_coverage(text, sentences, reading.coverage), COVERAGE.columns),
    )


def _passages(
    text: str, sentences: Sequence[report.Sentence], event: Event, event_id: str
) -> list[dict[str, str]]:
    rows = []
    for passage in sorted(event.passages, key=lambda passage: passage.sentence):
        sentence = sentences[passage.sentence]
        place, when = passage.place or ("", ""), passage.date or ("", "")
        rows.append(
            {
                "event_id": event_id, "start": str(sentence.start), "end": str(sentence.end),
                "quote": text[sentence.start : sentence.end],
                "place_start": str(place[0]), "place_end": str(place[1]),
                "date_start": str(when[0]), "date_end": str(when[1]),
            }
        )  # fmt: skip
    return rows


def _coverage(
    text: str, sentences: Sequence[report.Sentence], outcomes: Sequence[Outcome]
) -> list[dict[str, str]]:
    return [
        {"sentence": text[s.start : s.end], "outcome": outcome.outcome, "reason": outcome.reason}
        for s, outcome in zip(sentences, outcomes, strict=True)
    ]


class _Places:
    """Rows of places.csv, each place once."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str]] = []
        self._known: dict[tuple[str, bool], str] = {}

    def add(self, bound: Bound) -> str:
        """Return the place_id of a bound place; add its row if there is none yet."""
        named, key = bound.named, (bound.named.entry.source_id, bound.inferred)
        if key not in self._known:
            self._known[key] = new_key(named.entry.name, self._known.values())
            self.rows.append(
                {
                    "place_id": self._known[key],
                    "name": named.mention.text,
                    **place_cells(named.entry, named.rejected, inferred=bound.inferred),
                }
            )
        return self._known[key]


def place_cells(entry: Entry, rejected: Sequence[Entry], *, inferred: bool = False) -> dict[str, str]:
    """Return the cells of places.csv that come from the gazetteer: all but place_id and name."""
    taken, *others = (answer(candidate) for candidate in (entry, *rejected[: MOST_CANDIDATES - 1]))
    cells = filled(taken, others, "gazetteer")
    return {**cells, "inferred": "true"} if inferred else cells


def _frame(rows: list[dict[str, str]], columns: Iterable[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype=object)  # text, lone surrogates too
