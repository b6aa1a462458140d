"""The readers' documents as browsers fetch them: each a file of its own, named by what it holds.

A page only says where its document is. So a document is packed once, kept by each browser, and neither a
visitor nor a run of the page's script costs it again. Its name cannot be guessed: whoever has not been
given it by a page cannot ask for it.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from threading import Lock
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

FOLDER: Final = "reader"
MOST_BYTES: Final = 64_000_000
"""Of packed documents; those that were asked for longest ago go first."""

# The page's frame says the same; here it holds also where somebody opens the document by itself.
SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"

_kept: OrderedDict[str, bytes] = OrderedDict()
_lock: Final = Lock()


def publish(document: str) -> str:
    """Keep a document for browsers to fetch, and return its address, as seen from any page."""
    raw = document.encode()
    name = f"{hashlib.sha256(raw).hexdigest()}.html"
    with _lock:
        known = name in _kept
    if not known:
        packed = gzip.compress(raw, 6, mtime=0)
        with _lock:
            _kept[name] = packed
            while len(_kept) > 1 and sum(map(len, _kept.values())) > MOST_BYTES:
                _kept.popitem(last=False)
    return f"{FOLDER}/{name}"


def is_kept(address: str) -> bool:
    """Whether browsers can still fetch a document that `publish` gave this address."""
    name = address.removeprefix(f"{FOLDER}/")
    with _lock:
        if name in _kept:
            _kept.move_to_end(name)
        return name in _kept


async def send(request: Request) -> Response:
    """Answer a browser that asks for `reader/{name}`."""
    with _lock:
        packed = _kept.get(request.path_params["name"])
    if packed is None:
        return Response("This page is no longer here.", 404, media_type="text/plain")
    takes_gzip = "gzip" in request.headers.get("accept-encoding", "")
    return Response(
        packed if takes_gzip else gzip.decompress(packed),
        media_type="text/html",
        headers={
            **({"Content-Encoding": "gzip"} if takes_gzip else {}),
            "Vary": "Accept-Encoding",
            "Cache-Control": "private, max-age=31536000, immutable",
            "Content-Security-Policy": f"sandbox {SANDBOX}",
            "X-Content-Type-Options": "nosniff",
        },
    )
