"""A report as it came in: its text, what was found about it and where, and what was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

LARGEST_FILE: Final = 20_000_000
"""Most bytes of a file or a fetched page, pictures inside it included."""

LARGEST_TEXT: Final = 2_000_000
"""Most bytes of a report's text in UTF-8."""


@dataclass(frozen=True)
class Found:
    """A suggestion, never more: what was found, and where, in words that follow "found in"."""

    value: str
    where: str


@dataclass(frozen=True)
class SetAside:
    """Words of the file that are not part of the report; kind: "byline", "share button", ..."""

    kind: str
    text: str


@dataclass(frozen=True)
class Incoming:
    """A report that was read from a file, an address or pasted text.

    text: the cleaned text, which all offsets count in; it ends with a line break. title, publisher, byline,
    published (a day, "2024-05-15"), url, language (ISO 639-1, "en"): suggestions, None where nothing was
    found. set_aside: what stood in the file and is not in the text. remarks: sentences for the person who
    brought the report in.
    """

    text: str
    title: Found | None = None
    publisher: Found | None = None
    byline: Found | None = None
    published: Found | None = None
    url: Found | None = None
    language: Found | None = None
    set_aside: tuple[SetAside, ...] = ()
    remarks: tuple[str, ...] = ()

    def with_found(self, found: Mapping[str, Found]) -> Incoming:
        """Return the report with suggestions, by field."""
        fields: dict[str, Any] = dict(found)
        return replace(self, **fields)

    @property
    def published_on(self) -> date | None:
        """The day of publication that was found."""
        return date.fromisoformat(self.published.value) if self.published else None
