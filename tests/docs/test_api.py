# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""docs/api.md: every example gives what it says, every column is described."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pandas as pd
import pytest

import geo
from geo import errors
from geo.atlases.find import COLUMNS
from geo.paths import DATA
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_examples_give_what_the_page_says(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (ready / "data").symlink_to(DATA)
    monkeypatch.chdir(ready)
    examples = doctest.DocTestParser().get_doctest(TEXT, {}, PAGE.name, str(PAGE), 0)
    assert len(examples.examples) == TEXT.count("\n>>> ")
    said: list[str] = []
    with pd.option_context("display.width", 200):
        failed, _ = doctest.DocTestRunner(verbose=False).run(examples, out=said.append)
    assert not failed, "".join(said)
    assert {"tour.html", "tour.csv", "tour.geojson", "tour"} <= {path.name for path in ready.iterdir()}


@pytest.mark.parametrize("table", ["events", "places", "passages", "coverage"])
def test_every_column_is_described_in_its_order(table: str) -> None:
    section = TEXT[TEXT.index(f"`story.{table}`, one row") :]
    rows = re.search(r"\n\|---.*\n((?:\|.*\n)+)", section)
    assert rows
    described = re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in rows[1].splitlines()))
    assert described == list(getattr(geo.load(DATA / "kim-tour"), table).columns)


def test_every_column_of_an_atlas_is_described_in_its_order() -> None:
    section = TEXT[TEXT.index("## An atlas of many stories") :]
    rows = re.search(r"\n\|---.*\n((?:\|.*\n)+)", section)
    assert rows
    described = re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in rows[1].splitlines()))
    assert described == list(COLUMNS)


def test_every_error_is_described() -> None:
    tree = [
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.DatelineError)
    ]
    assert all(f"`geo.{name}`" in TEXT for name in tree)
