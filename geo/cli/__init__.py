"""The `dateline` command: each failure is exit code 1 and one reason a line, written for a person."""

import click

from geo.cli.atlas import atlas
from geo.cli.drafting import build, draft_story
from geo.cli.group import Commands
from geo.cli.joining import join_stories
from geo.cli.opening import open_page
from geo.cli.stories import check, export, geocode
from geo.cli.tagging import tag
from geo.version import __version__


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="dateline", message="%(package)s %(version)s")
def main() -> None:
    """Dateline puts a news report on a map: every pin leads back to its sentences.

    A STORY is a folder with story.toml, events.csv, passages.csv and places.csv. Where a command
    takes one and none is given, it is the story that ships with Dateline.
    """


for command in (draft_story, build, join_stories, tag, atlas, open_page, check, geocode, export):
    main.add_command(command)
