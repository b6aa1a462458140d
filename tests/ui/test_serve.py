"""geo.ui.serve and .streamlit/config.toml: how the page's server is started."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_plain_streamlit_run_listens_on_this_machine_only_and_watches_no_files() -> None:
    options = ("server.address", "server.fileWatcherType", "browser.gatherUsageStats")
    code = (
        "import json; from streamlit import config; config.get_config_options(force_reparse=True);"
        f"print(json.dumps([config.get_option(name) for name in {options!r}]))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout.splitlines()[-1]) == ["localhost", "none", False]
