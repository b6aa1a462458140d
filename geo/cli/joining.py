"""`dateline join`: one story of several reports."""

from __future__ import annotations

from pathlib import Path

import click

from geo.cli.group import NewFolder, StoryFolder


@click.command("join")
@click.argument("stories", type=StoryFolder(), nargs=-1, required=True)
@click.option(
    "--out",
    type=NewFolder(path_type=Path, file_okay=False),
    required=True,
    help="Folder to make; or one of STORIES, which then takes the others in.",
)
@click.option("--title", default="", help="Headline of the new story.  [default: that of the newest report]")
def join_stories(stories: tuple[Path, ...], out: Path, title: str) -> None:
    """Make one story of the reports of several STORIES, which stay as they are.

    What they tell of the same stands side by side: the reader shows how many reports say so, where they
    disagree, and what is new with the newest. Your decisions on each come along. A report that comes later is
    drafted by itself and joined: `dateline join STORY NEW --out STORY`.
    """
    from geo.pipeline.joined import join

    made = join(stories, out, title=title)
    for problem in made.problems:
        click.echo(problem, err=True)
    click.echo(
        f"{out}: {made.events} events of {made.reports} report{'' if made.reports == 1 else 's'}; "
        f"{made.shared} of them are told by several."
    )
