"""docs/servers.md: its limits are the program's, its settings are read, nginx passes on what is needed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from geo.intake import LARGEST_FILE
from geo.library import visitors
from geo.paths import READ_ONLY

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "servers.md").read_text("utf-8")


def block(language: str) -> str:
    [found] = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def test_its_limits_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| (\w.*) \| ([\d,]+)(?: MB)? \|$", PAGE, re.MULTILINE)
    assert [int(number.replace(",", "")) for _, number in rows] == [
        visitors.MOST_STORIES,
        visitors.MOST_CHARACTERS,
        visitors.DRAFTS_AN_HOUR,
        1,
        visitors.AT_ONCE,
        visitors.MOST_VISITORS,
        LARGEST_FILE // 1_000_000,
    ]
    assert visitors.STAY_S == 120
    assert "two minutes after the page was closed" in PAGE


def test_nginx_passes_on_the_websocket_the_host_and_the_address() -> None:
    text = re.sub(r"#.*", "", block("nginx"))
    assert text.count("{") == text.count("}")
    for line in re.findall(r"^\s*(\w.*\S)\s*$", text, re.MULTILINE):
        assert line.endswith((";", "{")), line
    for header in (
        "Host $http_host",
        "Upgrade $http_upgrade",
        "Connection $connection_upgrade",
        "X-Forwarded-For $remote_addr",
    ):
        assert f"proxy_set_header {header};" in text
    locations = dict(re.findall(r"location (.*) \{([^}]*)\}", text))
    assert set(locations) == {"/", "/_stcore/upload_file/", "= /_stcore/stream"}
    assert all("proxy_pass http://127.0.0.1:8501;" in inside for inside in locations.values())
    assert all("limit_req" in inside for place, inside in locations.items() if place != "/")
    [size] = re.findall(r"client_max_body_size (\d+)m;", text)
    assert int(size) * 1_000_000 > LARGEST_FILE


def test_what_stands_in_streamlits_secrets_is_read_as_settings(tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text(block("toml"), encoding="utf-8")
    code = (
        f"import os, sys; sys.path.insert(0, {str(ROOT)!r}); os.environ.pop({READ_ONLY!r}, '');"
        "from streamlit.web.bootstrap import prepare_streamlit_environment as start; start('app.py');"
        "from geo.paths import library_folder, read_only; print(read_only(), library_folder())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines()[-1] == "True library"


def test_the_line_to_delete_from_the_settings_is_there() -> None:
    assert 'address = "localhost"\n' in (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    assert 'the line `address = "localhost"`' in PAGE
