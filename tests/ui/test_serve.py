"""geo.ui.serve and .streamlit/config.toml: how the page's server is started."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import net_util
from streamlit.web import cli
from streamlit.web.server import server_util

from geo.intake import LARGEST_FILE
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
    asked: list[str] = []
    monkeypatch.setattr(sys, "argv", ["serve"])
    monkeypatch.setattr(cli, "main", lambda: None)
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    serve.main()
    assert not server_util.is_url_from_allowed_origins("https://elsewhere.example")
    assert asked == []
