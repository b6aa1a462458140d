"""Where a traveller comes from, as far as a report tells: the map names it though no stop lies there."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import lru_cache

from geo.kinds import Borders
from geo.paths import DATA
from geo.reader import basemap
from geo.reader.basemap import Country
from geo.story.story import Story
from geo.text import report

_ENOUGH = 2
"""Times that a country is named beside the traveller."""

_SHORT = 3
"""Letters: shorter words of a name, such as "de", stand beside anybody's."""


def home(story: Story) -> Country | None:
    """Return the country named most in the paragraphs that name the traveller, if no stop lies in it.

    "North Koreans" and "the Kenyan leader" name countries too. None without a traveller, and where none is
    named twice.
    """
    names = [word for word in re.findall(r"\w+", story.meta.traveller) if len(word) >= _SHORT]
    if not names:
        return None
    traveller = re.compile(rf"\b(?:{'|'.join(names)})\b")
    words = _words(story.meta.borders)
    pattern = _pattern(story.meta.borders)
    said: Counter[str] = Counter()
    for start, end in report.paragraphs(story.text):
        if traveller.search(story.text, start, end):
            said.update(words[word].name for word in pattern.findall(story.text, start, end))
    for label in story.itinerary["label"]:
        said.pop(label.rsplit(", ", 1)[-1], None)
    for name, times in said.most_common(1):
        if times >= _ENOUGH:
            return words[name]
    return None


@lru_cache
def _words(borders: Borders) -> dict[str, Country]:
    """Words for each country of the map: its names, and what its people and things are called."""
    on_map = basemap.countries(borders)
    by_id = {country.id: country for country in on_map}
    words = {country.name: country for country in on_map}
    by_iso: dict[str, Country] = {}
    for row in _rows("countries"):
        country = by_id.get(row["isonumeric"]) or words.get(row["name"])
        if country:
            by_iso[row["iso"]] = country
            words |= {word: country for word in (row["name"], *row["aliases"].split("|")) if word}
    for row in _rows("demonyms"):
        if country := by_iso.get(row["iso"]):
            words[row["demonym"]] = country
    return words


@lru_cache
def _pattern(borders: Borders) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, _words(borders)), key=len, reverse=True)
    return re.compile(rf"\b(?=[^\W\d_a-z])({'|'.join(longest_first)})(?!\w\w)")


def _rows(table: str) -> list[dict[str, str]]:
    with (DATA / "gazetteer" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
