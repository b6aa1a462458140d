"""The pages run without a browser, each test with an empty library of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.library.library import Library
from geo.paths import SCRIPT


@pytest.fixture(autouse=True)
def clear_caches() -> Iterator[None]:
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """The library that the page shows."""
    monkeypatch.delenv("DATELINE_STORY", raising=False)
    monkeypatch.setenv("DATELINE_LIBRARY", str(tmp_path / "library"))
    return Library()


def page() -> AppTest:
    """The whole page, not run yet; it opens on the shelf, or on what DATELINE_STORY names."""
    return AppTest.from_file(str(SCRIPT), default_timeout=90)


def html(app: AppTest) -> str:
    """All that is shown as HTML."""
    return "\n".join(part.proto.body for part in app.get("html"))


def said(app: AppTest, style: str) -> list[str]:
    """The texts of the HTML elements of a class, as a person reads them."""
    assert not app.exception
    found = re.findall(rf"<(\w+) class='{style}'[^>]*>(.*?)</\1>", html(app), re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", " ", text)).strip() for _, text in found]
