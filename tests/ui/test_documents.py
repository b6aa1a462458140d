"""geo.ui.documents: the readers' documents as browsers fetch them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.ui import documents

DOCUMENT = "<!DOCTYPE html><title>Målet</title>" + "<p>one and the same</p>" * 1000


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    kept = dict(documents._kept)
    documents._kept.clear()
    yield
    documents._kept.clear()
    documents._kept.update(kept)


@pytest.fixture
def browser() -> TestClient:
    return TestClient(Starlette(routes=[Route("/reader/{name}", documents.send)]))


def test_it_is_sent_whole_packed_and_to_be_kept(browser: TestClient) -> None:
    answer = browser.get(documents.publish(DOCUMENT))
    assert answer.text == DOCUMENT
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(DOCUMENT) / 10
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_who_unpacks_nothing_gets_it_unpacked(browser: TestClient) -> None:
    answer = browser.get(documents.publish(DOCUMENT), headers={"Accept-Encoding": "identity"})
    assert answer.text == DOCUMENT
    assert "content-encoding" not in answer.headers


def test_opened_by_itself_it_has_no_more_rights_than_in_its_frame(browser: TestClient) -> None:
    answer = browser.get(documents.publish(DOCUMENT))
    assert answer.headers["content-security-policy"] == f"sandbox {documents.SANDBOX}"
    assert "allow-same-origin" not in documents.SANDBOX
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_same_document_is_packed_once_and_another_has_another_address() -> None:
    address = documents.publish(DOCUMENT)
    packed = next(iter(documents._kept.values()))
    assert documents.publish(DOCUMENT) == address
    assert next(iter(documents._kept.values())) is packed
    assert documents.publish(f"{DOCUMENT} ") != address


@pytest.mark.parametrize("name", ["none.html", "..%2Fstory.toml", "%00"])
def test_what_was_not_published_is_not_there(name: str, browser: TestClient) -> None:
    documents.publish(DOCUMENT)
    assert browser.get(f"reader/{name}").status_code == 404


def test_those_asked_for_longest_ago_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = documents.publish("one"), documents.publish("two")
    monkeypatch.setattr(documents, "MOST_BYTES", sum(map(len, documents._kept.values())))
    assert documents.is_kept(first)
    third = documents.publish("six")
    assert [documents.is_kept(address) for address in (first, second, third)] == [True, False, True]
