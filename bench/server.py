"""Starts what the measurements need on this machine: Streamlit apps, files over HTTP, a browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from geo.paths import PAGE

ROOT: Final = Path(__file__).resolve().parent.parent
_FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PATIENCE: Final = 60.0
"""Seconds a server gets to answer."""


@contextmanager
def streamlit(script: Path, **environment: str) -> Iterator[str]:
    """Run a Streamlit app on a free port; the address of its page, once the server answers.

    Dateline's own page is started as `dateline open` starts it.
    """
    with process(script, **environment) as (address, _):
        yield address


@contextmanager
def process(script: Path, **environment: str) -> Iterator[tuple[str, int]]:
    """As `streamlit`, with the id of the server's process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run = ["geo.ui.serve"] if script == PAGE else ["streamlit", "run", str(script)]
    command = [sys.executable, "-m", *run, "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command += ["--browser.gatherUsageStats", "false"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    started = subprocess.Popen(  # noqa: S603 - our own interpreter and scripts
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await_port(port, started)
        yield f"http://127.0.0.1:{port}/", started.pid
    finally:
        started.terminate()
        started.wait(timeout=20)


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """Serve a folder's files, cacheable for an hour, as a CDN next door would; their address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Cacheable, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start headless Chromium: the system's, or the one Playwright has installed."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class _Cacheable(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: a request a line would drown the table."""


def _await_port(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(
                f"the server ended with exit code {process.returncode}; is Streamlit installed?"
            )
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"the server did not answer on port {port} within {_PATIENCE:g} s")
