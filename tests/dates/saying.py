"""A text with one expression of time, read as of a Friday."""

from __future__ import annotations

from datetime import date

from geo.dates import Expression, tag

FRIDAY = date(2023, 9, 15)


def one(text: str, published: date | None = FRIDAY) -> Expression:
    """Return the only expression of a text."""
    found = tag(text, published)
    assert len(found) == 1, [expression.text for expression in found]
    return found[0]
