"""Many reports -> a library of their stories, or Parquet; goes on where it was stopped.

Reports are drafted by processes of this machine or of a Dask cluster. They only read: whatever is written is
written here, by one process, so that a report whose process was killed is neither lost nor written twice.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Protocol

from geo.batch.answer import Answer, Options, answer
from geo.batch.given import Given
from geo.batch.workers import spread
from geo.errors import DatelineError
from geo.gazetteer.compilation import ensure
from geo.pipeline.documents import Row
from geo.pipeline.draft import load

Told = Callable[[Row | None], None]
"""Is told the row of each report once it is answered; None of one that was answered before."""

Spreading = Callable[[Iterable[Given]], Generator[tuple[Given, Answer | None]]]
"""Gives each report with its answer, in any order; None where the process that drafted it ended."""

_ENDED: Final = "The process that drafted it ended, perhaps for lack of memory."


class Output(Protocol):
    """Where answers are kept: `geo.batch.library` or `geo.batch.parquet`."""

    def holds(self, given: Given) -> bool:
        """Whether a report was drafted before."""
        ...

    def add(self, given: Given, answer: Answer) -> Row:
        """Keep an answer and return the report's row in the table of results."""
        ...


@dataclass
class Counts:
    """How many reports were drafted now, answered before, and bad.

    again: (where a report stands, where the same text stood before it); such a report is drafted once.
    same_id: (where a report stands, where another report of its id stood before it); each of them is drafted.
    """

    drafted: int = 0
    before: int = 0
    bad: int = 0
    again: list[tuple[str, str]] = field(default_factory=list)
    same_id: list[tuple[str, str]] = field(default_factory=list)


def draft_all(source: Iterable[Given], output: Output, spreading: Spreading, told: Told) -> Counts:
    """Draft each report of a source, once.

    A report that was drafted before is left as it is; one that could not be is tried again. Of the same text
    of the same day only the first is drafted.

    Raises:
        DatelineError: the output cannot be written, or the engine cannot be loaded.

    """
    counts = Counts()
    texts: dict[bytes, str] = {}
    ids: dict[str, str] = {}

    def waiting() -> Generator[Given]:
        for given in source:
            first = texts.setdefault(given.words, given.source) if given.words else given.source
            if first != given.source:
                counts.again.append((given.source, first))
                told(None)
                continue
            if given.own_id and (other := ids.setdefault(given.own_id, given.source)) != given.source:
                counts.same_id.append((given.source, other))
            if output.holds(given):
                counts.before += 1
                told(None)
            else:
                yield given

    with closing(spreading(waiting())) as answered:
        for given, found in answered:
            row = output.add(given, found or Answer(_ENDED))
            counts.bad += bool(row["error"])
            counts.drafted += not row["error"]
            told(row)
    return counts


def on_this_machine(options: Options, workers: int) -> Spreading:
    """Drafting in processes of this machine; each takes some 600 MB of memory."""

    def spreading(reports: Iterable[Given]) -> Generator[tuple[Given, Answer | None]]:
        ensure()  # one process compiles the gazetteer, not each of them
        work = partial(answer, options=options)
        return spread(reports, work, load=partial(load, options.model), workers=workers)

    return spreading


def on_cluster(options: Options, scheduler: str, say: Callable[[str], None]) -> Spreading:
    """Drafting by the workers of a Dask scheduler ("tcp://host:8786"); `say` is told when it is waited for.

    Raises:
        DatelineError: Dask is not installed.

    """
    try:
        from geo.batch.cluster import spread as spread_over_cluster
    except ModuleNotFoundError as error:
        raise DatelineError(
            f"--scheduler needs Dask, and {error.name} is not installed: pip install dask distributed"
        ) from None
    return partial(
        spread_over_cluster,
        work=partial(answer, options=options),
        load=partial(load, options.model),
        scheduler=scheduler,
        say=say,
    )
