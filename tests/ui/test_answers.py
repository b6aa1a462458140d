"""What the map of all stories asks: answered by address, and what is none is a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.errors import DatelineError
from geo.ui import answers, serve


def double(asked: dict[str, Any]) -> dict[str, Any]:
    if "number" not in asked:
        raise DatelineError("There is no number")
    return {"number": 2 * asked["number"]}


@pytest.fixture
def browser() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=serve.routes())) as client:
        yield client
    answers._kept.clear()


def test_a_question_is_answered_at_its_address(browser: TestClient) -> None:
    address = answers.offer("a map", double)
    answer = browser.post(f"/{address}", content=json.dumps({"number": 4}))
    assert answer.json() == {"view": {"number": 8}, "error": ""}
    assert answer.headers["cache-control"] == "no-store"
    assert answers.offer("a map", double) == address
    assert answers.offer("another", double) != address


def test_what_cannot_be_asked_is_a_sentence(browser: TestClient) -> None:
    address = answers.offer("a map", double)
    assert browser.post(f"/{address}", content="{}").json() == {"view": None, "error": "There is no number."}
    for content in ("", "no json", "[" * 100_000, "\xff"):
        answer = browser.post(f"/{address}", content=content)
        assert answer.json()["view"] is None
        assert answer.json()["error"]
    assert browser.post(f"/{address}", content="[1]").json()["error"] == "There is no number."


def test_a_long_question_is_not_read(browser: TestClient) -> None:
    address = answers.offer("a map", double)
    assert browser.post(f"/{address}", content=b" " * 100_000).status_code == 413


def test_an_address_must_be_known_and_nothing_is_asked_by_a_link(browser: TestClient) -> None:
    assert browser.post(f"/answers/{'0' * 64}", content="{}").status_code == 404
    assert browser.get(f"/{answers.offer('a map', double)}").status_code == 404


def test_few_maps_are_kept(browser: TestClient) -> None:
    first = answers.offer("first", double)
    for number in range(9):
        answers.offer(str(number), double)
    assert browser.post(f"/{first}", content="{}").status_code == 404
    assert len(answers._kept) == 4
