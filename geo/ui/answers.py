"""What the map of all stories asks while it is moved, answered beside the pages: no script runs for it.

Its address cannot be guessed: whoever has not been given it by a page cannot ask.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable
from secrets import token_hex
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from geo.errors import DatelineError

FOLDER: Final = "answers"
MOST_BYTES: Final = 20_000
"""Of a question."""

_MOST: Final = 4
"""Maps that are answered for; the one that was offered longest ago goes first."""

_SECRET: Final = token_hex(32)
_kept: OrderedDict[str, Callable[[dict[str, Any]], dict[str, Any]]] = OrderedDict()


def offer(name: str, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> str:
    """Answer questions from now on, and return the address to ask at, as seen from any page.

    Args:
        name: of what is asked; the same gives the same address.
        answer: takes a question and gives the answer, both JSON; may raise DatelineError.

    """
    key = hashlib.sha256(f"{_SECRET} {name}".encode()).hexdigest()
    _kept[key] = answer
    _kept.move_to_end(key)
    while len(_kept) > _MOST:
        _kept.popitem(last=False)
    return f"{FOLDER}/{key}"


async def send(request: Request) -> JSONResponse:
    """Answer a browser that asks at `answers/{key}`: {"view": the answer or null, "error": one sentence}."""
    answer = _kept.get(request.path_params["key"])
    if answer is None:
        return _said(None, "This map is no longer here; load the page again.", 404)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return _said(None, "The question is too long; ask for fewer words.", 413)
    try:
        asked = json.loads(body)
        return _said(await run_in_threadpool(answer, asked if isinstance(asked, dict) else {}), "", 200)
    except DatelineError as problem:
        return _said(None, f"{problem}.", 200)
    except (ValueError, RecursionError):
        return _said(None, "The question cannot be read; load the page again.", 400)


def _said(view: dict[str, Any] | None, error: str, status: int) -> JSONResponse:
    headers = {"Cache-Control": "no-store"}
    return JSONResponse({"view": view, "error": error}, status, headers=headers)
