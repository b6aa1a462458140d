"""bench.date_direction: dates that may lie before or after publication."""

from __future__ import annotations

from bench.date_direction import samples

TEXT = "He fell on Monday. She will sing on Tuesday. It snowed in June, and on May 5, 2020."


def row(words: str, value: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "value": value}


def test_a_date_without_a_year_counts_where_it_is_annotated_before_or_after_publication() -> None:
    dates = [
        row("Monday", "2021-03-29"),
        row("Tuesday", "2021-03-30"),
        row("June", "2020-06"),
        row("May 5", "2020"),
    ]
    document = {"id": "1", "published": "2021-04-01", "text": TEXT, "dates": dates}
    found = [(one.kind, one.ahead, one.ruled) for one in samples([document])]
    assert found == [("weekday", False, False), ("weekday", False, True), ("month", False, False)]
