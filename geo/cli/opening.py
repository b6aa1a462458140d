"""`dateline open`: the page's server, told where to listen and what to show."""

from __future__ import annotations

import errno
import ipaddress
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import click

from geo.cli.group import StoryFolder
from geo.errors import DatelineError
from geo.paths import READ_ONLY, library_folder

_HOST: Final = "localhost"
_PORT: Final = 8501


@click.command("open")
@click.argument("story", type=StoryFolder(), required=False)
@click.option(
    "--library",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of your stories.  [default: DATELINE_LIBRARY, else your data folder]",
)
@click.option(
    "--atlas",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What `dateline atlas build` made, as the map of all stories.  [default: that of the shelf]",
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
    story: Path | None,
    library: Path | None,
    atlas: Path | None,
    port: int | None,
    browser: bool,
    host: str,
    read_only: bool,
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
        "DATELINE_ATLAS": str(atlas.resolve()) if atlas else "",
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
