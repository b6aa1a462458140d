"""The `dateline` command: each failure is exit code 1 and one reason a line, written for a person."""

from __future__ import annotations

import errno
import ipaddress
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geo.errors import DatelineError, ReportError, StoryError, plain, reason
from geo.export.formats import FORMATS
from geo.paths import DEFAULT_STORY, READ_ONLY, library_folder
from geo.version import __version__

if TYPE_CHECKING:
    import pandas as pd

    from geo.analysis import Progress
    from geo.batch.answer import Options
    from geo.intake import Incoming
    from geo.pipeline.documents import Row
    from geo.pipeline.tables import Draft
    from geo.progress import Tick

_BAR = "{percentage:3.0f}%|{bar:30}| {elapsed} {desc}"
_PATIENCE = 2
"""Seconds without a bar."""

_SELDOM = 30
"""Seconds between two states of the bar in a file or a log."""

_LONGEST = 60
"""How much is shown of a piece that was set aside, in characters."""

_MOST = 5
"""How many files are named that were left out."""

_HOST = "localhost"
_PORT = 8501
_STORY = click.argument("story", type=click.Path(path_type=Path), default=DEFAULT_STORY)


class _Commands(click.Group):
    """Turns Dateline's own errors, and the system's, into one line each on stderr and exit code 1."""

    def main(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        try:
            return super().main(*arguments, **options)
        except OSError as error:  # a full disk behind the output, a name that no system takes
            with suppress(OSError):
                click.echo(
                    plain(f"{error.filename or 'The output'} cannot be used: {reason(error)}"), err=True
                )
            with suppress(OSError):  # what is left of the output goes nowhere, or Python would try it again
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except StoryError as error:
            for problem in error.problems:
                click.echo(problem, err=True)
        except DatelineError as error:
            click.echo(error, err=True)
        sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="dateline", message="%(package)s %(version)s")
def main() -> None:
    """Dateline puts a news report on a map: every pin leads back to its sentences.

    A STORY is a folder with story.toml, events.csv, passages.csv and places.csv. Where a command
    takes one and none is given, it is the story that ships with Dateline.
    """


@main.command("open")
@click.argument("story", type=click.Path(path_type=Path), required=False)
@click.option(
    "--library",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of your stories.  [default: DATELINE_LIBRARY, else your data folder]",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help=f"Port of the page on this machine.  [default: {_PORT}, or the next that is free]",
)
@click.option("--browser/--no-browser", default=True, help="Open a browser, or only print the address.")
@click.option(
    "--host",
    default=_HOST,
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen on; 0.0.0.0 is every one that this machine has. Others can then come in.",
)
@click.option(
    "--read-only",
    is_flag=True,
    envvar=READ_ONLY,
    help="For a public server: visitors read the shelf and try reports in private.",
)
def open_page(
    story: Path | None, library: Path | None, port: int | None, browser: bool, host: str, read_only: bool
) -> None:
    """Open the page in a browser: on STORY, or on the shelf of your stories. Ctrl+C ends it.

    Only this machine can reach it, unless --host says otherwise. With --read-only nobody can change a
    story of the shelf; a visitor's own stories are seen by nobody else and go when the visitor does.
    """
    if story is not None and not story.is_dir():
        raise DatelineError(f"{story} is not a folder; name a story's folder, or none for the shelf")
    port = _free_port(host, port)
    command = [sys.executable, "-m", "geo.ui.serve", "--server.port", str(port), "--server.address", host]
    command += ["--server.headless", "false" if browser else "true", "--logger.hideWelcomeMessage", "true"]
    settings = {
        "DATELINE_STORY": str(story.resolve()) if story else "",
        "DATELINE_LIBRARY": str((library or library_folder()).resolve()),
        READ_ONLY: "1" if read_only else "",
    }
    if not _is_this_machine(host):
        click.echo(_warning(settings, read_only=read_only), err=True)
    click.echo(f"Dateline is at {_address(host, port)}; Ctrl+C ends it.")
    sys.exit(_serve(command, {**os.environ, **settings}))


def _is_this_machine(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == _HOST


def _warning(settings: dict[str, str], *, read_only: bool) -> str:
    """What others can see and do."""
    shown = f"the stories in {settings['DATELINE_LIBRARY']}"
    if story := settings["DATELINE_STORY"]:
        shown += f" and {story}"
    if read_only:
        can = f"can read {shown}, but not change them; reports that they try are seen by nobody else"
    else:
        can = f"can read, change and delete {shown}, and add more (--read-only keeps them as they are)"
    return f"Whoever can reach this machine over the network {can}. Nothing is encrypted on its way."


def _address(host: str, port: int) -> str:
    """Where a browser on this machine finds the page."""
    if host in ("0.0.0.0", "::"):  # noqa: S104  # only compared
        host = _HOST
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _free_port(host: str, asked: int | None) -> int:
    """Return the port that was asked for, or the first free one from the usual one on."""
    for port in (asked,) if asked is not None else range(_PORT, _PORT + 100):
        try:
            with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind((host, port))
                return port
        except OSError as error:
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                raise DatelineError(
                    f"{host!r} is not an address of this machine; --host 0.0.0.0 takes all that it has"
                ) from None
    taken = f"Port {asked} is" if asked is not None else f"Ports {_PORT} to {_PORT + 99} are"
    raise DatelineError(f"{taken} in use or not allowed; choose another with --port")


def _serve(command: list[str], environment: dict[str, str]) -> int:
    """Run the page's server until it ends, or until this command is told to: it then ends the server too."""
    with subprocess.Popen(command, env=environment) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:  # the server has been told as well
            return 0


@main.command()
@_STORY
def check(story: Path) -> None:
    """Check that STORY holds together: every offset, date, coordinate and key.

    Prints file, row and column of whatever does not hold (the header is row 1) and ends with exit
    code 1; or a line of counts and exit code 0.
    """
    from geo.story.story import load

    loaded = load(story)
    unplaced = int(loaded.placed["lat"].isna().sum())
    undated = int((loaded.events["date"] == "").sum())
    click.echo(
        f"{story}: {len(loaded.events)} events, {len(loaded.passages)} passages, "
        f"{len(loaded.places)} places; {undated} without a date, {unplaced} without a place. "
        "Everything holds."
    )


@main.command()
@_STORY
@click.option("--again", is_flag=True, help="Ask for places that have coordinates too.")
@click.option(
    "--geocoder",
    "services",
    multiple=True,
    metavar="NAME",
    help="A geopy geocoder (nominatim, photon, ...) for names the gazetteer lacks; may be repeated.",
)
@click.option(
    "--user-agent",
    metavar="CONTACT",
    envvar="DATELINE_USER_AGENT",
    help="A mail address or site that tells an online service who asks; Nominatim requires it.",
)
@click.option("--domain", metavar="HOST", help="A server of your own instead of the public service.")
@click.option("--scheme", type=click.Choice(["https", "http"]), help="How to reach --domain.")
def geocode(
    story: Path,
    again: bool,
    services: tuple[str, ...],
    user_agent: str | None,
    domain: str | None,
    scheme: str | None,
) -> None:
    """Fill in the coordinates of STORY's places.csv, and where each comes from.

    Asks the embedded gazetteer first: no network, no key (the first time it is compiled into the
    cache folder, DATELINE_CACHE if set). With --geocoder, names it lacks go to that service, at
    most one question a second to the public Nominatim, and no question twice: answers are kept.
    A name nobody knows gets a row that says so. If a service fails, what was found is saved.

    In places.csv write the name as the report has it; where that leads nowhere ("his country"),
    write what it stands for under label. Rows whose geocoder is "person" are left alone.
    """
    from geo.gazetteer.gazetteer import Gazetteer
    from geo.geocoding.answer import NamedGeocoder
    from geo.geocoding.online import online_geocoder
    from geo.geocoding.places_table import Embedded, geocode_places
    from geo.kinds import NOT_FOUND
    from geo.story import files
    from geo.story.tables import PLACES, read_places

    def keep(table: pd.DataFrame) -> None:
        files.write(story, {PLACES.file: PLACES.encode(table)})

    places = read_places(story)
    online = [online_geocoder(name, user_agent=user_agent, domain=domain, scheme=scheme) for name in services]
    geocoders: list[NamedGeocoder] = [Embedded(Gazetteer()), *online]
    found = geocode_places(places, geocoders, again=again, keep=keep)
    if not found.equals(places):
        keep(found)
    for name in found.loc[found["geocoder"] == NOT_FOUND, "name"]:
        click.echo(f"not found: {name}")
    missing = int((found["geocoder"] == NOT_FOUND).sum())
    click.echo(f"{story / PLACES.file}: {len(found) - missing} of {len(found)} places have coordinates.")


class _Day(click.DateTime):
    """A day as the tables write it."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day of the calendar; write it as in 2023-09-15", param, ctx)


class _NewFolder(click.Path):
    """A folder to be made; "" (an empty variable of the shell) is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        if value == "":
            self.fail("names no folder; write one, as in --out my-story", param, ctx)
        return super().convert(value, param, ctx)


_MODEL = click.option(
    "--model", metavar="NAME", help="An installed English model of spaCy instead of the small one."
)


@main.command("draft")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--published", type=_Day(["%Y-%m-%d"]), help="Day of publication, 2023-09-15.  [default: the file's word]"
)
@click.option("--title", default="", help="Headline.  [default: the file's word, or its first line]")
@click.option("--publisher", default="", help="Who published it.  [default: the file's word]")
@click.option("--any-language", is_flag=True, help="Draft a report that does not seem to be in English too.")
@click.option("--traveller", help='Whose stops make the tour, "" for nobody.  [default: found in the text]')
@click.option(
    "--out",
    type=_NewFolder(path_type=Path, file_okay=False),
    required=True,
    help="Folder to make; of many reports, a folder for their stories.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="With many reports: how many processes draft, with some 600 MB of memory each.  [default: 1]",
)
@_MODEL
def draft_story(
    source: Path,
    published: datetime | None,
    title: str,
    publisher: str,
    any_language: bool,
    traveller: str | None,
    out: Path,
    workers: int | None,
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
    command is given again: what was drafted stays, what could not be is tried again.
    """
    from geo.batch.answer import Options
    from geo.batch.given import is_many
    from geo.intake.language import ENGLISH
    from geo.intake.questions import why_published
    from geo.pipeline.folder import check_free, read, start
    from geo.text.parsing import DEFAULT_MODEL

    given = published.date() if published else None
    if is_many(source):
        if title:
            raise click.UsageError("--title goes with one report; of many, each says its own")
        options = Options(given, publisher, traveller, any_language, model or DEFAULT_MODEL)
        _draft_many(source, out, options, workers or 1)
        return
    if workers:
        raise click.UsageError("--workers goes with many reports: a folder, a glob or a .jsonl file")
    check_free(out, source)
    found = read(source)
    if found.language and found.language.value != ENGLISH and not any_language:
        raise ReportError(f"{source}: {found.remarks[-1]} To draft it all the same: --any-language")
    day = given or found.published_on
    if day is None:
        raise ReportError(
            f"{source} does not say when it was published, which is {why_published(found.text)}; "
            "give the day, as in --published 2023-09-15"
        )
    with _bar(model or DEFAULT_MODEL) as (progress, tick):
        made = start(
            source,
            out,
            day,
            found=found,
            title=title,
            publisher=publisher,
            traveller=traveller,
            model=model or DEFAULT_MODEL,
            progress=progress,
            tick=tick,
        )
    click.echo(f"{out}: {_counts(made)}")
    _say_what_was_found(found, day, title, publisher)
    if traveller and "stop" not in set(made.events["role"]):
        click.echo(
            f"No stop of {traveller!r} was found; write --traveller as the report does, or leave it out.",
            err=True,
        )


def _draft_many(name: Path, library: Path, options: Options, workers: int) -> None:
    """Draft many reports into a library; each bad one is a line on stderr, and all of them exit code 1."""
    from tqdm import tqdm

    from geo.batch.given import Source
    from geo.batch.results import RESULTS
    from geo.batch.run import draft_all

    source = Source(name, library)
    if source.left_out:
        named = ", ".join(map(str, source.left_out[:_MOST]))
        more = len(source.left_out) - _MOST
        click.echo(
            plain(f"left out, not reports: {named}{f' and {more} more' if more > 0 else ''}"), err=True
        )
    often = 0.1 if sys.stderr.isatty() else _SELDOM
    with tqdm(total=source.count, unit=" reports", mininterval=often, delay=_PATIENCE, leave=False) as bar:

        def told(row: Row | None) -> None:
            if row and row["error"]:
                where = "" if str(row["error"]).startswith(row["source"]) else f"{row['source']}: "
                tqdm.write(plain(f"{where}{row['error']}"), file=sys.stderr)
            bar.update()

        try:
            counts = draft_all(source, library, options, workers=workers, told=told)
        except KeyboardInterrupt:
            raise DatelineError(
                f"Stopped after {bar.n} of {source.count} reports; the same command goes on from there"
            ) from None
    before = f", {counts.before} drafted before" if counts.before else ""
    click.echo(f"{library}: {counts.drafted} of {source.count} reports drafted{before}")
    if counts.bad:
        raise DatelineError(f"{counts.bad} could not be; {library / RESULTS} says why under 'error'")


@main.command()
@_STORY
@_MODEL
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
    often = 0.1 if sys.stderr.isatty() else _SELDOM
    load(model)
    with tqdm(
        total=1, miniters=0.001, mininterval=often, delay=_PATIENCE, bar_format=_BAR, leave=False
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


@main.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@_MODEL
def tag(source: Path, target: Path, model: str | None) -> None:
    """Find the places and dates of many reports: JSON Lines in, JSON Lines out.

    Reads {"id", "published", "text"} from each line of SOURCE (published may be null) and writes
    {"id", "places", "dates"} to TARGET, offsets in characters of the text, end exclusive. Either
    may be "-" for a pipe. A document that cannot be read gives a line with its "error", the rest
    go on, and the command ends with exit code 1.
    """
    from geo.pipeline.tag import STREAM, Tagger, tag_file
    from geo.text.parsing import DEFAULT_MODEL

    documents, failed = tag_file(source, target, Tagger.load(model or DEFAULT_MODEL))
    if failed:
        raise DatelineError(
            f"{failed} of {documents} documents could not be read in full; their lines say why under 'error'."
        )
    if target != STREAM:
        click.echo(f"{target}: {documents} documents")


@main.command(epilog="\b\n" + "\n".join(f"{one.name:<11} {one.label}" for one in FORMATS.values()))
@_STORY
@click.option("--format", "kind", type=click.Choice([*FORMATS]), default="html", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.  [default: ID.FORMAT]"
)
@click.option("--at", metavar="DATE", help="With embed: the date (EDTF) it opens at.")
def export(story: Path, kind: str, out: Path | None, at: str | None) -> None:
    """Write STORY as one file, in one of the formats below.

    A file that is there already is replaced, whole or not at all; those of the story never are.
    """
    from geo.export.embed import snippet
    from geo.story import files
    from geo.story.story import load

    loaded = load(story)
    target = out or Path(f"{loaded.meta.id}.{FORMATS[kind].ending}")
    own = [story / name for name in (*files.OWN, loaded.meta.report)]
    if target.exists() and any(path.exists() and path.samefile(target) for path in own):
        raise DatelineError(f"{target} is a file of the story itself; name another with --out")
    if at and kind != "embed":
        raise click.UsageError(f"--at goes with --format embed; {kind} has all dates")
    if at and at not in [step.date for step in loaded.steps]:
        steps = ", ".join(step.date for step in loaded.steps) or "no date"
        raise DatelineError(f"{at!r} is no date of this story; it has {steps}")
    content = snippet(loaded, f"{loaded.meta.id}.html", at).encode() if at else FORMATS[kind].write(loaded)
    files.replace(target, content)
    click.echo(f"{target} ({len(content):,} bytes)")


if __name__ == "__main__":
    main(prog_name="dateline")
