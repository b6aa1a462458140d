"""A real Chromium, a real Streamlit server, and a guard over everything a page says and asks for."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from geo.paths import DEFAULT_STORY, PAGE
from geo.reader.document import document
from geo.story.story import Story, load
from tests import stories
from tests.browser.reading import Reader

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # Whatever slips past the guard still finds no host.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
Serve = Callable[..., str]
HARMLESS = ("data:", "blob:", "about:", "file:")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """The browser to drive: DATELINE_CHROMIUM, else the first one on the PATH. Never a silent skip."""
    if named := os.environ.get("DATELINE_CHROMIUM"):
        if not shutil.which(named):
            pytest.fail(f"DATELINE_CHROMIUM is {named!r}, and that is no program that can be run")
        return named
    for name in NAMES:
        if found := shutil.which(name):
            return found
    pytest.fail(
        f"no Chromium found (looked for {', '.join(NAMES)}): `apt-get install chromium`, or set "
        "DATELINE_CHROMIUM to its path. To leave the browser tests out: pytest -m 'not browser'"
    )


# For this package only: Playwright keeps an event loop running, which other tests must not meet.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


class Contexts:
    """Browser contexts by their options, kept so that pages after the first find the scripts cached."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.known: dict[str, BrowserContext] = {}

    def get(self, options: dict[str, Any]) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in self.known:
            self.known[key] = self.browser.new_context(**options)
            self.known[key].set_default_timeout(10_000)
            self.known[key].set_default_navigation_timeout(60_000)
        return self.known[key]


class Pages:
    """Opens pages and keeps what they ask for and complain about."""

    def __init__(self, contexts: Contexts) -> None:
        self.contexts = contexts
        self.pages: list[Page] = []
        self.faults: list[str] = []

    def __call__(
        self,
        url: str,
        *,
        width: int = 1280,
        height: int = 900,
        allow: str = "",
        answer: Callable[[Route], object] | None = None,
        foreseen: str = "",
        **options: object,
    ) -> Page:
        """Open a page.

        `allow` is the start of addresses it may ask for besides its own, `answer` answers them in
        place of the network, `foreseen` is a part of the complaints that belong to the test.
        """
        viewport = {"width": width, "height": height}
        page = self.contexts.get({"viewport": viewport, "reduced_motion": "reduce", **options}).new_page()
        self.pages.append(page)
        own = "/".join(url.split("/", 3)[:3]) + "/"
        allowed = (*HARMLESS, *([own] if own.startswith("http") else []), *([allow] if allow else []))

        def fault(said: str) -> None:
            if not (foreseen and foreseen in said):
                self.faults.append(said)

        def asked(address: str) -> None:
            if not address.startswith(allowed):
                fault(f"request to another host: {address}")

        page.on("request", lambda request: asked(request.url))
        page.on("websocket", lambda socket: asked(socket.url.replace("ws", "http", 1)))
        page.on("console", lambda said: said.type == "error" and fault(f"console: {said.text}"))
        page.on("pageerror", lambda error: fault(f"page error: {error}"))
        page.on("popup", lambda popup: fault(f"opened a window: {popup.url}"))
        page.on("dialog", lambda dialog: (fault(f"dialog: {dialog.message}"), dialog.dismiss()))
        if answer:
            page.route(f"{allow}**", answer)
        page.goto(url, timeout=60_000)  # the machine may be busy
        return page

    def close(self) -> None:
        for page in self.pages:
            page.evaluate("() => new Promise((done) => setTimeout(done, 20))")  # let late faults arrive
            page.close()
        assert not self.faults, "\n".join(dict.fromkeys(self.faults))


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> Contexts:
    return Contexts(browser)


@pytest.fixture
def open_page(contexts: Contexts) -> Iterator[Pages]:
    """Open pages that ask no other host for anything and have nothing to complain about."""
    pages = Pages(contexts)
    yield pages
    pages.close()


@pytest.fixture(scope="module")
def shared_page(contexts: Contexts) -> Iterator[Pages]:
    """As open_page, for pages that several tests of a module share."""
    pages = Pages(contexts)
    yield pages
    pages.close()


@pytest.fixture(scope="package")
def story() -> Story:
    """The story that ships."""
    return load(DEFAULT_STORY)


@pytest.fixture(scope="package")
def saved(story: Story, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The shipped story as a saved file: its address."""
    return save(story, tmp_path_factory.mktemp("saved"))


@pytest.fixture
def reader(open_page: Pages, saved: str) -> Reader:
    """The shipped story on a desktop."""
    return Reader.alone(open_page(saved))


def save(story: Story, folder: Path) -> str:
    path = folder / "saved.html"
    path.write_text(document(story), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="package")
def serve() -> Iterator[Serve]:
    """Start a page over a story folder; one server a folder and page, all ended with the last test."""
    running: dict[tuple[Path, Path], tuple[subprocess.Popen[bytes], str]] = {}

    def start(folder: Path, page: Path = PAGE) -> str:
        if (folder, page) not in running:
            running[folder, page] = _start({"DATELINE_STORY": str(folder)}, page)
        return running[folder, page][1]

    yield start
    for process, _ in running.values():
        process.terminate()
    for process, _ in running.values():
        _end(process)


@pytest.fixture(scope="package")
def server(serve: Serve) -> str:
    """The page over the shipped story: its address."""
    return serve(DEFAULT_STORY)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The page over an empty library: its address, and the library's folder."""
    process, address = _start({"DATELINE_LIBRARY": str(tmp_path / "library")}, PAGE)
    yield address, tmp_path / "library"
    process.terminate()
    _end(process)


@pytest.fixture
def start_page() -> Iterator[Callable[[dict[str, str]], str]]:
    """Start the page with settings of the environment; its address. Ended with the test."""
    running: list[subprocess.Popen[bytes]] = []

    def start(settings: dict[str, str]) -> str:
        process, address = _start(settings, PAGE)
        running.append(process)
        return address

    yield start
    for process in running:
        process.terminate()
        _end(process)


@dataclass(frozen=True)
class Public:
    """A public server: its address; the folders of its stories and of what its visitors try."""

    address: str
    library: Path
    temporary: Path
    stop: Callable[[], None]


@pytest.fixture
def public(tmp_path: Path) -> Iterator[Public]:
    """A public server with one story besides the shipped one, which forgets visitors within seconds."""
    library, temporary, page = tmp_path / "library", tmp_path / "temporary", tmp_path / "page.py"
    stories.write(library / "tiny")
    temporary.mkdir()
    page.write_text(
        "from geo.library import visitors\n"
        "from geo.ui import visitor\n"
        "visitors.STAY_S, visitor._SWEEP_S = 2.0, 0.5\n"
        + PAGE.read_text(encoding="utf-8").replace("from __future__ import annotations\n", "")
    )
    settings = {"DATELINE_LIBRARY": str(library), "DATELINE_READ_ONLY": "1", "TMPDIR": str(temporary)}
    process, address = _start(settings, page)

    def stop() -> None:
        process.terminate()
        _end(process)

    yield Public(address, library, temporary, stop)
    stop()


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def _start(settings: dict[str, str], page: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {
        "server.headless": "true",
        "server.address": "127.0.0.1",
        "server.port": str(port),
        "server.fileWatcherType": "none",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(page)]
    command += [part for key, value in options.items() for part in (f"--{key}", value)]
    # Streamlit reads .streamlit/config.toml from where it is started.
    process = subprocess.Popen(
        command,
        cwd=PAGE.parent,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        if process.poll() is not None:
            pytest.fail(f"Streamlit ended at once with exit code {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return process, address
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    process.kill()
    pytest.fail("Streamlit did not answer within 30 seconds")
