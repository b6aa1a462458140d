"""`dateline tag`: places and dates of many reports."""

from __future__ import annotations

from pathlib import Path

import click

from geo.cli.group import MODEL
from geo.errors import DatelineError


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@MODEL
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
