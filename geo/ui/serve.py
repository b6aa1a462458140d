"""Starts the page: Streamlit's server, with Dateline's imports under way before the first visitor.

Streamlit runs the page's script, and so imports pandas and folium, only once a browser has
connected. Here a thread does that while the browser still loads the page's frame.

    python -m geo.ui.serve [streamlit run's options]
"""

from __future__ import annotations

import importlib
import sys
import threading

from geo.paths import PAGE

HEAD_START_S = 0.7
"""The server itself comes first; by then the browser is busy with the page's frame."""


def _preload() -> None:
    for name in ("geo.reader.document", "geo.export.events", "pyarrow"):
        importlib.import_module(name)


def main() -> None:
    """Run the server until it is told to stop."""
    from streamlit import net_util
    from streamlit.web import cli

    # A page of another origin that knocks makes Streamlit ask another host for this machine's own address.
    net_util._external_ip = ""
    preload = threading.Timer(HEAD_START_S, _preload)
    preload.daemon = True
    preload.start()
    sys.argv = ["streamlit", "run", str(PAGE), *sys.argv[1:]]
    cli.main()


if __name__ == "__main__":
    main()
