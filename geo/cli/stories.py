"""Commands for a story that is there: `check`, `geocode`, `export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo.cli.group import STORY, StoryFolder
from geo.errors import DatelineError
from geo.export.formats import FORMATS
from geo.paths import DEFAULT_STORY

if TYPE_CHECKING:
    import pandas as pd


@click.command()
@STORY
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


@click.command()
@click.argument("story", type=StoryFolder("places.csv"), default=DEFAULT_STORY)
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


@click.command(epilog="\b\n" + "\n".join(f"{one.name:<11} {one.label}" for one in FORMATS.values()))
@STORY
@click.option("--format", "kind", type=click.Choice([*FORMATS]), default="html", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.  [default: ID.FORMAT]"
)
@click.option("--at", metavar="DATE", help="With embed: the date (EDTF) it opens at.")
def export(story: Path, kind: str, out: Path | None, at: str | None) -> None:
    """Write STORY as one file, in one of the formats below.

    A file that --out names is replaced if it is there, whole or not at all; those of the story never are.
    Without --out, no other file is written over.
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
    if out is None and target.exists() and target.read_bytes() != content:
        raise DatelineError(
            f"{target} is there already, from before or from another story; `--out {target}` writes over it, "
            "another name after --out keeps both"
        )
    files.replace(target, content)
    click.echo(f"{target} ({len(content):,} bytes)")
