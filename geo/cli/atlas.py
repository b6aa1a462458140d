"""`dateline atlas build` and `dateline atlas find`: the events of many stories in one file."""

from __future__ import annotations

import json
import math
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from geo.cli.group import PATIENCE, often
from geo.errors import DatelineError, plain
from geo.kinds import Status

if TYPE_CHECKING:
    import pandas as pd

_BAR: Final = "{percentage:3.0f}%|{bar:30}| {elapsed}"

_LIMIT: Final = 20
"""Rows of the table on the terminal."""

_WHAT: Final = "what happened"
_WIDEST: Final = {"date": 21, "place": 28, "story": 34}
"""Characters of a column; what happened takes what is left of a line."""

_LEAST: Final = 24
_PIPED: Final = 160
"""How wide a line is where nobody says."""


@click.group("atlas")
def atlas() -> None:
    """One file of the events of many stories, found by place, time and words."""


@atlas.command("build")
@click.argument("library")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to make or to bring up to date.",
)
def build_command(library: str, out: Path) -> None:
    """Make an atlas of LIBRARY, or bring it up to date.

    LIBRARY is a folder of story folders, or a path or URL to which `dateline draft --format parquet` wrote.

    An event counts once: a story whose reports a joined story holds too is left to that one, and is named.

    Only stories that are new or have changed are read; those that are gone are taken out. The file is
    replaced whole or not at all. A story that cannot be read is named, the rest go on, and the command
    ends with exit code 1.
    """
    from tqdm import tqdm

    from geo.atlases.build import build
    from geo.atlases.parquet import sources

    with tqdm(
        total=1, miniters=0.001, mininterval=often(), delay=PATIENCE, bar_format=_BAR, leave=False
    ) as bar:

        def tick(share: float) -> None:
            bar.update(share - bar.n)

        counts = build(sources(library), out, tick)
    for story, problem in counts.problems:
        click.echo(plain(f"{story}: {problem}"), err=True)
    click.echo(
        f"{out}: {counts.events:,} events of {_stories(counts.stories)}; {counts.read:,} read, "
        f"{counts.same:,} as before, {counts.gone:,} taken out"
    )
    for joined, held in _by_joined(counts.within).items():
        click.echo(plain(f"counted in {joined}, which was joined of them: {', '.join(held)}"))
    for same in counts.alike:
        click.echo(plain(f"of the same text, so that their events count more than once: {', '.join(same)}"))
    if counts.problems:
        raise DatelineError(f"{_stories(len(counts.problems))} could not be read and left out")


def _by_joined(within: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for story, joined in within:
        found.setdefault(joined, []).append(story)
    return found


def _stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"


@atlas.command("find")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--within", type=float, metavar="KM", help="How far from --of.")
@click.option("--of", metavar="PLACE", help='A place, "Odesa", or latitude and longitude, "46.48, 30.73".')
@click.option("--areas", is_flag=True, help="A region or country that reaches so far counts too.")
@click.option("--since", metavar="DATE", help="First day: 2022-02-24, 2022-02, 2022.")
@click.option("--until", metavar="DATE", help="Last day, likewise.")
@click.option("--words", default="", help='What it must tell of; "in double quotes" one word after another.')
@click.option("--status", type=click.Choice([*Status]), multiple=True, help="May be repeated.")
@click.option("--reviewed/--not-reviewed", default=None, help="Only what a person has checked, or nobody.")
@click.option("--publisher", multiple=True, metavar="NAME", help="Who published it; may be repeated.")
@click.option(
    "--min-chance", type=float, default=0.0, help="How likely right, 0 to 1, if nobody has checked."
)
@click.option(
    "--limit", type=click.IntRange(min=0), help=f"Rows at most.  [default: {_LIMIT} of a table, else all]"
)
@click.option(
    "--format", "kind", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
def find_command(
    file: Path,
    within: float | None,
    of: str | None,
    areas: bool,
    since: str | None,
    until: str | None,
    words: str,
    status: tuple[str, ...],
    reviewed: bool | None,
    publisher: tuple[str, ...],
    min_chance: float,
    limit: int | None,
    kind: str,
) -> None:
    """List the events of an atlas for which all that is asked holds, in order of their days.

    FILE is what `dateline atlas build` made. An event whose date is a longer time counts where it overlaps
    with --since and --until; a place counts by its middle.
    """
    from geo.atlases.find import Atlas

    found = Atlas(file).find(
        within_km=within,
        of=of,
        areas=areas,
        since=since,
        until=until,
        words=words,
        status=status,
        reviewed=reviewed,
        publisher=publisher,
        min_chance=min_chance,
        limit=_LIMIT if limit is None and kind == "table" else limit,
    )
    if kind == "csv":
        from geo.export.cells import sheet

        sys.stdout.buffer.write(sheet(found))
    elif kind == "json":
        cells = found.astype(object).where(found.notna(), None)
        click.echo(json.dumps(cells.to_dict("records"), ensure_ascii=False, indent=1))
    else:
        _show(found)


def _show(found: pd.DataFrame) -> None:
    """Print a table, and on stderr how much of what was found it holds."""
    if not found.empty:
        for line in _lines(found):
            click.echo(line)
    all_found = found.attrs["found"]
    part = f"{len(found):,} of " if len(found) < all_found else ""
    counted = f"{part}{all_found:,} {'event' if all_found == 1 else 'events'}"
    machine = int((~found["reviewed"]).sum())
    drawn = f"; {machine:,} of these drawn by machine and checked by nobody" if machine else ""
    more = "; --limit shows more" if len(found) < all_found else ""
    click.echo(f"{counted}{drawn}{more}", err=True)


def _lines(found: pd.DataFrame) -> list[str]:
    """The table, as wide as the terminal if it can be."""
    rows = [_cells(row) for row in found.to_dict("records")]
    names = [name for name in rows[0] if name != "km" or found["km"].notna().any()]
    cells = [names, *([plain(row[name]) for name in names] for row in rows)]
    longest = (max(map(len, column)) for column in zip(*cells, strict=True))
    widths = {name: min(width, _WIDEST.get(name, width)) for name, width in zip(names, longest, strict=True)}
    wide = shutil.get_terminal_size((_PIPED, 0)).columns if sys.stdout.isatty() else _PIPED
    others = sum(widths.values()) - widths[_WHAT] + 2 * (len(widths) - 1)
    widths[_WHAT] = min(widths[_WHAT], max(wide - others, _LEAST))
    return ["  ".join(map(_fitted, row, widths.values())).rstrip() for row in cells]


def _cells(row: dict[Any, Any]) -> dict[str, str]:
    """One event as a row of the table."""
    from geo.reader.view import percent

    chance = percent(row["chance"])
    drawn = "no" if chance is None else f"no, {chance} %"
    return {
        "date": row["date"],
        "place": row["place"],
        "km": "" if math.isnan(row["km"]) else f"{row['km']:,.0f}",
        _WHAT: row["title"],
        "status": row["status"],
        "checked": "yes" if row["reviewed"] else drawn,
        "story": f"{row['story']}/{row['event_id']}",
    }


def _fitted(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else f"{cell[: width - 1]}…"
