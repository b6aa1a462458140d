"""`dateline draft` and `dateline build`: a story from a report, with a bar; many reports into a library."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from geo.cli.group import MODEL, PATIENCE, STORY, Day, NewFolder, often
from geo.errors import DatelineError, ReportError, StoryError, plain

if TYPE_CHECKING:
    from geo.analysis import Progress
    from geo.batch.answer import Options
    from geo.batch.run import Output
    from geo.intake import Incoming
    from geo.pipeline.documents import Row
    from geo.pipeline.tables import Draft
    from geo.progress import Tick

_BAR: Final = "{percentage:3.0f}%|{bar:30}| {elapsed} {desc}"

_LONGEST: Final = 60
"""How much is shown of a piece that was set aside, in characters."""

_MOST: Final = 5
"""How many files are named that were left out."""


@click.command("draft")
@click.argument("source")
@click.option(
    "--published", type=Day(["%Y-%m-%d"]), help="Day of publication, 2023-09-15.  [default: the file's word]"
)
@click.option("--title", default="", help="Headline.  [default: the file's word, or its first line]")
@click.option("--publisher", default="", help="Who published it.  [default: the file's word]")
@click.option("--any-language", is_flag=True, help="Draft a report that does not seem to be in English too.")
@click.option("--traveller", help='Whose stops make the tour, "" for nobody.  [default: found in the text]')
@click.option(
    "--out",
    type=NewFolder(file_okay=False),
    required=True,
    help="Folder to make; of many reports, a folder for their stories, or a path or URL for Parquet.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="With many reports: how many processes draft, with some 600 MB of memory each.  [default: 1]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="With many reports: the workers of this Dask scheduler draft, as in tcp://host:8786.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["stories", "parquet"]),
    help="What is made of many reports: a library of stories, or tables.  [default: stories]",
)
@MODEL
def draft_story(
    source: str,
    published: datetime | None,
    title: str,
    publisher: str,
    any_language: bool,
    traveller: str | None,
    out: str,
    workers: int | None,
    scheduler: str | None,
    kind: str | None,
    model: str | None,
) -> None:
    """Make a story from a report: a .txt, .md, .html, .mhtml, .docx or .pdf file in English.

    Tells the report from what stands around it (menus, share buttons, captions) and says what it set
    aside. Reads who travels, what happens where and when, and which sentences say so; writes a folder
    that `dateline open` shows. coverage.csv there tells what became of every sentence. No network.

    SOURCE may also be a folder of such files, a glob in quotes ("archive/**/*.html"), or a .jsonl file with
    {"id", "text", "published", "title", "publisher", "url"} on each line. Each report then becomes a story
    of its own in the folder --out, beside results.jsonl, which says what became of it; --published and
    --publisher count for reports that do not say so themselves. A batch that was stopped goes on when the
    command is given again: what was drafted stays, what could not be is tried again. A text that is given
    twice is drafted once, and named.

    With --format parquet the stories become tables in --out instead: events, passages, places, coverage,
    errors and reports, a folder each. SOURCE and --out may then be any URL that fsspec reaches, such as
    s3://bucket/archive.
    """
    from geo.batch.answer import Options
    from geo.batch.given import LINES, is_many
    from geo.batch.storage import is_url
    from geo.text.parsing import DEFAULT_MODEL

    day = published.date() if published else None
    options = Options(day, publisher, traveller, any_language, model or DEFAULT_MODEL)
    if source.lower().startswith(("http://", "https://")) and not source.lower().endswith(LINES):
        raise click.UsageError(
            f"{source} is a web address, which `draft` does not fetch; save the page in a browser and give "
            "its file, or bring it in on the page: `dateline open`, New story, From an address"
        )
    if is_many(source):
        if title:
            raise click.UsageError("--title goes with one report; of many, each says its own")
        if workers and scheduler:
            raise click.UsageError(
                "--workers draft on this machine, those of --scheduler elsewhere; give one"
            )
        if is_url(out) and kind != "parquet":
            raise click.UsageError(f"stories are folders of this machine; {out} takes --format parquet")
        _draft_many(source, out, options, workers or 1, scheduler, kind or "stories")
        return
    for option, value in {"--workers": workers, "--scheduler": scheduler, "--format": kind}.items():
        if value:
            raise click.UsageError(f"{option} goes with many reports: a folder, a glob or a .jsonl file")
    _draft_one(Path(source), Path(out), options, title)


def _draft_one(source: Path, out: Path, options: Options, title: str) -> None:
    """Draft a report into a story folder, and say what was found in its file."""
    from geo.intake.language import ENGLISH
    from geo.intake.questions import why_published
    from geo.pipeline.folder import check_free, read, start

    check_free(out, source)
    found = read(source)
    if found.language and found.language.value != ENGLISH and not options.any_language:
        raise ReportError(f"{source}: {found.remarks[-1]} To draft it all the same: --any-language")
    day = options.published or found.published_on
    if day is None:
        raise ReportError(
            f"{source} does not say when it was published, which is {why_published(found.text)}; "
            "give the day, as in --published 2023-09-15"
        )
    with _bar(options.model) as (progress, tick):
        made = start(
            source,
            out,
            day,
            found=found,
            title=title,
            publisher=options.publisher,
            traveller=options.traveller,
            model=options.model,
            progress=progress,
            tick=tick,
        )
    click.echo(f"{out}: {_counts(made)}")
    _say_what_was_found(found, day, title, options.publisher)
    if options.traveller and "stop" not in set(made.events["role"]):
        click.echo(
            f"No stop of {options.traveller!r} was found; write --traveller as the report does, "
            "or leave it out.",
            err=True,
        )


def _draft_many(
    name: str, out: str, options: Options, workers: int, scheduler: str | None, kind: str
) -> None:
    """Draft many reports; each bad one is a line on stderr, and all of them exit code 1."""
    from tqdm import tqdm

    from geo.batch.given import Source
    from geo.batch.results import RESULTS
    from geo.batch.run import draft_all, on_cluster, on_this_machine

    def say(sentence: str) -> None:
        tqdm.write(plain(sentence), file=sys.stderr)

    spreading = on_cluster(options, scheduler, say) if scheduler else on_this_machine(options, workers)
    source = Source(name, out)
    if source.left_out:
        named, more = ", ".join(source.left_out[:_MOST]), len(source.left_out) - _MOST
        say(f"left out, not reports: {named}{f' and {more} more' if more > 0 else ''}")
    with tqdm(total=source.count, unit=" reports", mininterval=often(), delay=PATIENCE, leave=False) as bar:

        def told(row: Row | None) -> None:
            if row and row["error"]:
                where = "" if str(row["error"]).startswith(row["source"]) else f"{row['source']}: "
                say(f"{where}{row['error']}")
            bar.update()

        try:
            with _opened(out, kind) as output:
                counts = draft_all(source, output, spreading, told)
        except KeyboardInterrupt:
            raise DatelineError(
                f"Stopped after {bar.n} of {source.count} reports; the same command goes on from there"
            ) from None
    before = f", {counts.before} drafted before" if counts.before else ""
    again = f", {len(counts.again)} given twice" if counts.again else ""
    click.echo(f"{out}: {counts.drafted} of {source.count} reports drafted{before}{again}")
    _say_what_is_alike("the same text twice, drafted once", counts.again)
    _say_what_is_alike("one id given to two reports, each of them drafted", counts.same_id)
    if counts.bad:
        table = f"the table errors in {out}" if kind == "parquet" else Path(out) / RESULTS
        raise DatelineError(f"{counts.bad} could not be; {table} says why under 'error'")


def _say_what_is_alike(what: str, pairs: Sequence[tuple[str, str]]) -> None:
    """On stderr: where reports stand that are like one before them."""
    named = ", ".join(f"{later} (as {first})" for later, first in pairs[:_MOST])
    more = f" and {len(pairs) - _MOST} more" if len(pairs) > _MOST else ""
    if pairs:
        click.echo(plain(f"{what}: {named}{more}"), err=True)


def _opened(out: str, kind: str) -> AbstractContextManager[Output]:
    """Where the answers go."""
    if kind == "parquet":
        from geo.batch import parquet

        return parquet.opened(out)
    from geo.batch import library

    return library.opened(Path(out))


@click.command()
@STORY
@MODEL
def build(story: Path, model: str | None) -> None:
    """Draft STORY again from its report and apply its corrections.toml.

    A decision that matches nothing any longer is named; it stays in corrections.toml and the
    command ends with exit code 1, the rest being applied.
    """
    from geo.pipeline.folder import rebuild
    from geo.text.parsing import DEFAULT_MODEL

    model = model or DEFAULT_MODEL
    with _bar(model) as (progress, tick):
        made, applied, unmatched = rebuild(story, model=model, progress=progress, tick=tick)
    click.echo(
        f"{story}: {_counts(made)} {applied} {'correction' if applied == 1 else 'corrections'} applied."
    )
    if unmatched:
        raise StoryError(unmatched)


def _say_what_was_found(found: Incoming, day: date, title: str, publisher: str) -> None:
    """On stderr: what the file says about its report, where it says so, and what was set aside."""
    from geo.intake.questions import questions

    given = {"title": title, "publisher": publisher, "published": found.published_on != day and day}
    for name in ("title", "publisher", "byline", "published", "url"):
        suggested = getattr(found, name)
        if suggested and not given.get(name):
            click.echo(f"{name}: {suggested.value} (found in {suggested.where})", err=True)
    for remark in (*found.remarks, *questions(found.text, day, date.today())):
        click.echo(remark, err=True)
    counts = Counter(piece.kind for piece in found.set_aside)
    for kind, count in counts.items():
        first = next(piece.text for piece in found.set_aside if piece.kind == kind)
        click.echo(f"set aside: {kind}, {count} × ({_shortened(first)})", err=True)


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + " …"


@contextmanager
def _bar(model: str) -> Iterator[tuple[Progress, Tick]]:
    """What tells, on stderr, how far a draft has come; shown where it takes longer than two seconds."""
    from tqdm import tqdm

    from geo.pipeline.draft import load

    counts: list[str] = []
    load(model)
    with tqdm(
        total=1, miniters=0.001, mininterval=often(), delay=PATIENCE, bar_format=_BAR, leave=False
    ) as bar:

        def progress(found: str, count: int) -> None:
            counts.append(f"{count:,} {found}")
            bar.set_description_str(", ".join(counts), refresh=False)

        def tick(share: float) -> None:
            bar.update(share - bar.n)

        yield progress, tick


def _counts(made: Draft) -> str:
    from geo.kinds import Coverage

    outcomes = made.coverage["outcome"]
    telling = int(outcomes.isin([Coverage.EVENT, Coverage.PASSAGE]).sum())
    unsure = int((outcomes == Coverage.UNSURE).sum())
    who = made.traveller or "nobody"
    return (
        f"{len(made.events)} events at {len(made.places)} places; {who} travels. "
        f"{telling} of {len(made.coverage)} sentences tell an event"
        f"{f', {unsure} perhaps another' if unsure else ''}; coverage.csv says why the others do not."
    )
