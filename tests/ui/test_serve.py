"""geo.ui.serve and .streamlit/config.toml: how the page's server is started."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from streamlit import net_util
from streamlit.web.server import server_util
from streamlit.web.server.app_discovery import discover_asgi_app

from geo.intake import LARGEST_FILE
from geo.paths import PAGE
from geo.ui import serve

ROOT = Path(__file__).parents[2]


def test_a_plain_streamlit_run_listens_on_this_machine_only_and_watches_no_files() -> None:
    options = ("server.address", "server.fileWatcherType", "browser.gatherUsageStats", "server.maxUploadSize")
    code = (
        "import json; from streamlit import config; config.get_config_options(force_reparse=True);"
        f"print(json.dumps([config.get_option(name) for name in {options!r}]))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout.splitlines()[-1]) == [
        "localhost",
        "none",
        False,
        LARGEST_FILE // 1_000_000,
    ]


def test_a_page_of_another_origin_is_turned_away_without_asking_another_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def start() -> None:
        async with serve.running(None):
            assert not server_util.is_url_from_allowed_origins("https://elsewhere.example")

    asked: list[str] = []
    monkeypatch.setattr(serve, "_preload", lambda: None)
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    asyncio.run(start())
    assert asked == []


def test_as_many_files_may_be_open_as_the_system_allows() -> None:
    code = (
        "import resource as r; files = r.RLIMIT_NOFILE; hard = r.getrlimit(files)[1];"
        "r.setrlimit(files, (64, hard)); from geo.ui import serve; serve.open_more_files();"
        "print(r.getrlimit(files) == (hard, hard))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"


def test_streamlit_finds_the_server_in_the_page() -> None:
    found = discover_asgi_app(PAGE)
    assert found.import_string == "streamlit_app:app"


def test_garbage_is_collected_when_it_has_grown_and_not_after_each_run() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["runner"]["postScriptGC"] is False


def test_nothing_heavy_is_loaded_before_the_server_answers() -> None:
    heavy = {"pandas", "folium", "numpy", "geo.analysis"}
    code = f"import sys, streamlit_app; print(*{heavy!r} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
