"""Short texts read the way the engine reads them, and its parts with places set by hand.

`read` makes what stands between the parse and the events, `tell` the events and their tables; neither
hangs on what recognition and resolution make of a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geo import dates, language, report
from geo.binding import Binding, Bound, Named
from geo.clauses import Clause, Clauses
from geo.draft import Draft, draft
from geo.gazetteer import Entry, Gazetteer
from geo.gazetteer_build import compiled_path
from geo.mentions import Mention
from geo.resolve import Resolution
from geo.traveller import Traveller
from geo.when import Calendar

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

PUBLISHED = date(2024, 5, 15)
"""A Wednesday."""

_POINTS = {
    "Nairobi": ("KE", -1.28, 36.82),
    "Eldoret": ("KE", 0.52, 35.27),
    "Lusaka": ("ZM", -15.41, 28.29),
    "Riga": ("LV", 56.95, 24.11),
    "Oslo": ("NO", 59.91, 10.75),
    "Paris": ("FR", 48.85, 2.35),
    "Moscow": ("RU", 55.75, 37.62),
}
_COUNTRIES = {"Kenya": ("KE", 0.5, 38.0, 700.0)}

_NAMES = re.compile("|".join((*_POINTS, *_COUNTRIES)), re.IGNORECASE)


def entry(name: str) -> Entry:
    """A town or country as the gazetteer would give it."""
    if name in _COUNTRIES:
        country, lat, lon, radius = _COUNTRIES[name]
        kind = precision = "country"
    else:
        country, lat, lon = _POINTS[name]
        kind, precision, radius = "PPLC", "city", 10.0
    return Entry(
        source_id=f"test:{name}",
        name=name,
        label=name,
        kind=kind,
        precision=precision,
        lat=lat,
        lon=lon,
        radius_km=radius,
        country=country,
        admin1="",
        population=500_000,
        inferred=False,
        source="test",
        licence="test",
    )


class _Few(Gazetteer):
    """A gazetteer of the places above."""

    def __init__(self) -> None:
        """Open no file."""

    def candidates(self, name: str, limit: int = 100) -> list[Entry]:
        return [entry(name.title())] if _NAMES.fullmatch(name) else []


def named(text: str, use: str = "place") -> list[Named]:
    """Every known name of the text, as a mention with its place; use: how the names are used."""
    return [
        Named(Mention(found.start(), found.end(), found[0], use, 1.0), entry(found[0].title()), ())
        for found in _NAMES.finditer(text)
    ]


@cache
def nlp() -> Language:
    return language.load()


def parsed(text: str, starts: list[int]) -> Doc:
    doc = language.parse(nlp(), text, starts)
    return nlp().get_pipe("lemmatizer")(doc) if "lemmatizer" in nlp().component_names else doc


@dataclass
class Read:
    """A text with everything that is known of it before its events are told."""

    doc: Doc
    clauses: Clauses
    binding: Binding
    calendar: Calendar
    traveller: Traveller

    def clause(self, word: str) -> Clause:
        """The clause whose head is this word; the first, if there are several."""
        return next(clause for clause in self.clauses.all if clause.head.text == word)

    def token(self, word: str) -> Token:
        return next(token for token in self.doc if token.text == word)

    def places(self, word: str) -> dict[str, str]:
        """The places bound to the clause of a word, each with its relation."""
        return {bound.named.entry.name: bound.relation for bound in self.bound(word)}

    def bound(self, word: str) -> list[Bound]:
        return self.binding.places(self.clause(word))

    def dates(self, word: str) -> list[str]:
        return [expression.edtf for expression in self.binding.dates(self.clause(word))]

    def loose(self) -> dict[str, str]:
        """The names bound to nothing, each with the reason."""
        return {name.mention.text: why for name, why in self.binding.loose}


def read(
    text: str, traveller: str | None = "", published: date | None = PUBLISHED, use: str = "place"
) -> Read:
    starts = [sentence.start for sentence in report.sentences(text)]
    doc = parsed(text, starts)
    clauses = Clauses(doc, starts)
    expressions = dates.tag(text, published)
    binding = Binding(doc, clauses, named(text, use), expressions)
    calendar = Calendar(doc, clauses, binding, expressions, published)
    who = Traveller(doc, clauses, traveller, lambda clause: bool(binding.places(clause)))
    return Read(doc, clauses, binding, calendar, who)


@dataclass
class Told:
    """A draft, with its rows as dicts. events have the cells of their place and the list of their quotes."""

    text: str
    made: Draft

    @property
    def events(self) -> list[dict[str, Any]]:
        quotes = self.made.passages.groupby("event_id")["quote"].agg(list).to_dict()
        placed = self.made.events.merge(self.made.places, on="place_id", how="left").fillna("")
        return [{**row, "quotes": quotes[row["event_id"]]} for row in placed.to_dict("records")]  # type: ignore[dict-item]

    @property
    def coverage(self) -> list[tuple[str, str]]:
        """Outcome and reason of each sentence."""
        rows = self.made.coverage[["outcome", "reason"]].itertuples(index=False)
        return [(str(outcome), str(reason)) for outcome, reason in rows]

    def at(self, town: str) -> dict[str, Any]:
        """The only event at a town."""
        (found,) = (event for event in self.events if self._town(event) == town)
        return found

    @property
    def towns(self) -> list[str]:
        """The towns of the events, in the order told; "" for events without a place."""
        return [self._town(event) for event in self.events]

    @property
    def stops(self) -> list[str]:
        return [self._town(event) for event in self.events if event["role"] == "stop"]

    @staticmethod
    def _town(event: dict[str, Any]) -> str:
        return str(event["label"]).split(",")[0]


def tell(
    text: str,
    traveller: str | None = "Anna Berg",
    published: date | None = PUBLISHED,
    title: str = "",
    use: str = "place",
) -> Told:
    """Read a text published on Wednesday 15 May 2024; the traveller is Anna Berg unless named."""

    def resolved(_: str, mentions: Sequence[Mention], __: Gazetteer) -> list[Resolution]:
        return [Resolution(entry(mention.text.title()), 1.0, ()) for mention in mentions]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("geo.draft.find", lambda *_: [name.mention for name in named(text, use)])
        patch.setattr("geo.draft.resolve", resolved)
        return Told(text, draft(text, published, traveller=traveller, title=title, gazetteer=_Few()))


@pytest.fixture
def ready(gazetteer_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, and a cache of its own that holds the compiled gazetteer."""
    cache_folder = tmp_path / "cache"
    cache_folder.mkdir()
    compiled_path(cache_folder).symlink_to(gazetteer_path)
    monkeypatch.setenv("DATELINE_CACHE", str(cache_folder))
    return tmp_path
