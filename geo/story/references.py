"""An event named by the report's own words, and the words that name an event.

Decisions outlive every new draft because they speak of words, not of ids: a quote that one sentence
holds; where several events are told there, the words marked as the place or date of one; and where
even that leaves several, which of them, in the order of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.story.decisions import Correction, find, straight

Row = Mapping[str, str]
Span = tuple[int, int]


class Unmatched(Exception):  # noqa: N818  # it stays inside this package; the message says why
    """Words that name no event, or more than one."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name an event: `which` counts from 1, 0 where the words are enough.

    report: the report_id of the one where they stand, "" for anywhere in the text.
    """

    quote: str
    mention: str = ""
    which: int = 0
    report: str = ""


class Told:
    """The events that a report's sentences tell, by the words of the sentences.

    Args:
        text: the report, or several.
        events, passages: rows of the tables, every cell text.
        reports: where each of several reports stands in the text, by report_id.

    """

    def __init__(
        self,
        text: str,
        events: Sequence[Row],
        passages: Sequence[Row],
        reports: Mapping[str, Span] | None = None,
    ) -> None:
        self._text, self._straight = text, straight(text)
        self._reports = reports or {}
        self._titles = {row["event_id"]: row["title"] for row in events}
        self._of = {row["event_id"]: row.get("report_id", "") for row in events}
        self._passages = sorted(passages, key=lambda row: int(row["start"]))

    def span(self, quote: str, which: int = 0, report: str = "") -> Span:
        """Return where a quote stands in the report, or in the one of that report_id.

        Raises:
            Unmatched: it does not stand there, or several times and `which` does not say where.

        """
        found = self.spans(quote, report)
        if len(found) == 1:
            return found[0]
        if 0 < which <= len(found):
            return found[which - 1]
        raise Unmatched(f"{quote[:60]!r} stands {len(found)} times in the report; quote more words around it")

    def event(self, reference: Reference, key: str = "mention") -> str:
        """Return the id of the one event meant; `key` is what its mention is called in messages.

        Raises:
            Unmatched: no event is told there, or several that the reference does not tell apart.

        """
        quote, mention, which = reference.quote, reference.mention, reference.which
        spans = self.spans(quote, reference.report) if which else [self.span(quote, 0, reference.report)]
        rows = [row for row in self._passages if any(_holds(row, span) for span in spans)]
        if not rows:
            raise Unmatched(f"no event is told by {quote[:60]!r}, as words within one sentence")
        if mention:
            marked = [row for row in rows if self._marks(row, mention)]
            if not marked:
                raise Unmatched(f"{key} {mention!r} marks no event there; {self._choices(rows)}")
            rows = marked
        ids = list(dict.fromkeys(row["event_id"] for row in rows))
        if len(ids) > 1 and not 0 < which <= len(ids):
            raise Unmatched(f"{len(ids)} events are told there; add or change {key}: {self._choices(rows)}")
        return ids[which - 1 if len(ids) > 1 else 0]

    def reference(self, event_id: str, start: int | None = None) -> Reference:
        """Return words that name an event; of its sentence that starts there, if that is given."""
        own = [
            row
            for row in self._passages
            if row["event_id"] == event_id and (start is None or int(row["start"]) == start)
        ]
        report = self._of.get(event_id, "")
        for reference in self._references(own, report):
            try:
                if self.event(reference) == event_id:
                    return reference
            except Unmatched:
                continue
        quote = " ".join(own[0]["quote"].split())
        spans = self.spans(quote, report)
        told = [row for row in self._passages if any(_holds(row, span) for span in spans)]
        ids = list(dict.fromkeys(row["event_id"] for row in told))
        return Reference(quote, "", ids.index(event_id) + 1, report)

    def _references(self, rows: Sequence[Row], report: str) -> Iterator[Reference]:
        for row in rows:
            quote = " ".join(row["quote"].split())
            yield Reference(quote, report=report)
            for mark in marks(row):
                yield Reference(quote, " ".join(self._text[slice(*mark)].split()), report=report)

    def spans(self, quote: str, report: str = "") -> list[Span]:
        """Return all places where a quote stands in the report, or in the one of that report_id.

        Raises:
            Unmatched: it does not stand there.

        """
        if report and report not in self._reports:
            raise Unmatched(f"{report[:60]!r} is no report of this story")
        found = find(quote, self._straight, *self._reports.get(report, (0, None)))
        if not found:
            raise Unmatched(f"{quote[:60]!r} does not stand in the report")
        return found

    def report_at(self, start: int) -> str:
        """Return the report_id of the report that an offset lies in, "" where there is one report only."""
        return next((key for key, (first, last) in self._reports.items() if first <= start < last), "")

    def _marks(self, row: Row, mention: str) -> bool:
        spans = find(mention, self._straight, int(row["start"]), int(row["end"]))
        return any(overlap(mark, span) for mark in marks(row) for span in spans)

    def _choices(self, rows: Sequence[Row]) -> str:
        told = []
        for row in rows:
            words = " or ".join(repr(self._text[slice(*mark)]) for mark in marks(row))
            told.append(f"{self._titles.get(row['event_id'], '')!r} by {words or 'no word of its own'}")
        return "marked there are " + ", ".join(told)


def marks(passage: Row) -> list[Span]:
    """The words of a passage marked as its place and its date."""
    pairs = [(passage[f"{what}_start"], passage[f"{what}_end"]) for what in ("place", "date")]
    return [(int(first), int(last)) for first, last in pairs if first and last]


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _holds(passage: Row, span: Span) -> bool:
    return int(passage["start"]) <= span[0] and span[1] <= int(passage["end"])


def meant(one: Correction) -> Reference:
    """Return the words by which a decision names the event it is about."""
    return Reference(one.quote, one.mention, one.which, one.report)


def same_as(one: Correction) -> Reference:
    """Return the words by which a decision names the event that its own is the same as."""
    return Reference(one.same_as, one.same_as_mention, one.same_as_which, one.same_as_report)
