"""A tiny server on 127.0.0.1 that speaks Nominatim's /search and /reverse, and misbehaves on demand.

`with NominatimServer() as server:` gives `server.domain`; `server.places` maps a query to the JSON
answered; `server.script` is a list of behaviours used up one a request, before the normal answer:
"slow", "429", "500", "503", "403", "malformed", "odd", "empty", "reset". `server.requests` records
(path, parameters, user agent, time in seconds).
"""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

Place = dict[str, Any]

PYONGYANG: Place = {
    "place_id": 1,
    "licence": "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
    "osm_type": "relation",
    "osm_id": 123,
    "lat": "39.0167979",
    "lon": "125.7473609",
    "class": "boundary",
    "type": "administrative",
    "place_rank": 8,
    "addresstype": "city",
    "name": "Pyongyang",
    "display_name": "Pyongyang, North Korea",
    "boundingbox": ["38.8", "39.2", "125.4", "126.1"],
}


class NominatimServer:
    def __init__(self, slow_s: float = 1.0) -> None:
        self.places: dict[str, list[Place]] = {"Pyongyang": [PYONGYANG]}
        self.script: list[str] = []
        self.retry_after: str | None = "1"
        self.requests: list[tuple[str, dict[str, str], str, float]] = []
        self.slow_s = slow_s
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.domain = f"127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> NominatimServer:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        url = urlsplit(handler.path)
        asked = {key: values[0] for key, values in parse_qs(url.query).items()}
        agent = handler.headers.get("User-Agent", "")
        self.requests.append((url.path, asked, agent, time.monotonic()))
        behaviour = self.script.pop(0) if self.script else ""
        if behaviour == "slow":
            time.sleep(self.slow_s)
        if behaviour == "reset":
            handler.connection.close()
            return
        if behaviour.isdigit():
            self._send(handler, int(behaviour), '{"error": "told to fail; key=SECRET"}')
            return
        texts = {"malformed": '[{"lat": ', "odd": '["not", "places"]', "empty": "[]"}
        if behaviour in texts:
            self._send(handler, 200, texts[behaviour])
        elif url.path == "/search":
            self._send(handler, 200, json.dumps(self.places.get(asked.get("q", ""), [])))
        elif url.path == "/reverse":
            known = next(iter(self.places.values()))
            self._send(handler, 200, json.dumps(known[0]))
        else:
            self._send(handler, 404, "{}")

    def _send(self, handler: BaseHTTPRequestHandler, status: int, text: str) -> None:
        body = text.encode()
        try:
            handler.send_response(status)
            handler.send_header("Content-Type", "application/json; charset=utf-8")
            handler.send_header("Content-Length", str(len(body)))
            if status == 429 and self.retry_after is not None:
                handler.send_header("Retry-After", self.retry_after)
            handler.end_headers()
            handler.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client gave up, as a time-out test means it to
