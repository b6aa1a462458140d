"""geo.ui.frame: the page as a browser first gets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import config

from geo.library.library import Library
from geo.ui import serve
from tests import stories


def get(address: str) -> str:
    answer = TestClient(Starlette(routes=serve.routes())).get(address)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
    return answer.text


def test_the_tab_says_the_storys_title_before_any_script_has_run(shelf: Library) -> None:
    stories.write(shelf.path / "tiny", title="Port <i>tour</i> & more")
    assert "<title>Port &lt;i&gt;tour&lt;/i&gt; &amp; more – Dateline</title>" in get("/story?story=tiny")
    assert "<title>Stories – Dateline</title>" in get("/")


def test_so_it_does_where_the_command_named_the_story(
    shelf: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_STORY", str(stories.write(tmp_path / "s", title="Port tour")))
    assert "<title>Port tour – Dateline</title>" in get("/")


@pytest.mark.parametrize("story", ["none", "..", "../..", "%00", "a/b"])
def test_a_story_that_is_not_there_has_no_title(story: str, shelf: Library) -> None:
    assert "<title>Dateline</title>" in get(f"/story?story={story}")


def test_it_says_where_the_server_is(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit would first ask at the page's own address, which is a 404 in the browser's console."""
    assert "BACKEND_BASE_URL: location.origin + '/' }" in get("/new")
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", "/maps/")
    try:
        assert [route.path for route in serve.routes()][:2] == ["/maps/", "/maps/stories"]  # type: ignore[attr-defined]
    finally:
        config.set_option("server.baseUrlPath", before)


def test_the_rest_is_streamlits_own(shelf: Library) -> None:
    page = get("/")
    assert page.count("<title>") == 1
    assert '<div id="root"></div>' in page


def test_the_first_page_is_found_at_its_own_address_too(
    shelf: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = TestClient(Starlette(routes=serve.routes()), follow_redirects=False)
    answer = client.get("/stories?a=1")
    assert (answer.status_code, answer.headers["location"]) == (307, "/?a=1")
    assert client.get("/story?story=tiny").status_code == 200
    monkeypatch.setenv("DATELINE_STORY", str(stories.write(tmp_path / "s")))
    answer = client.get("/story")
    assert (answer.status_code, answer.headers["location"]) == (307, "/")
    assert client.get("/stories").status_code == 200


@pytest.mark.parametrize("name", ["Storys", "a/b", "stories/2024", "story/tiny/"])
def test_a_page_that_there_is_not_is_said_so_and_leads_to_the_stories(shelf: Library, name: str) -> None:
    client = TestClient(Starlette(routes=serve.routes()))
    answer = client.get(f"/{name}")
    assert answer.status_code == 404
    assert f"There is no page “{name}” here." in answer.text
    assert "<a href='/stories'>All stories</a>" in answer.text
    for streamlits in ("/favicon.png", "/_stcore/health", "/static/js/x.js", "/media/0f3a"):
        assert "There is no page" not in client.get(streamlits).text
