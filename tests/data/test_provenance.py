"""Every data file is known: where it comes from, under which licence, and that it is still the same."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("data", "seeds", "geo/reader/vendor")
ENTRIES: list[dict[str, Any]] = tomllib.loads((ROOT / "data" / "PROVENANCE.toml").read_text("utf-8"))["file"]
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.suffix not in (".py", ".pyc") and path.name != "PROVENANCE.toml"
)
TEXT_KEYS = ("path", "what", "source", "retrieved", "licence", "attribution", "sha256", "how_made")

entries = pytest.mark.parametrize("entry", ENTRIES, ids=[entry["path"] for entry in ENTRIES])


@pytest.mark.parametrize("path", FILES)
def test_a_data_file_has_exactly_one_entry(path: str) -> None:
    assert [entry["path"] for entry in ENTRIES].count(path) == 1


@entries
def test_an_entry_names_a_file_that_exists(entry: dict[str, Any]) -> None:
    assert entry["path"] in FILES


@entries
def test_an_entry_is_complete_and_names_a_licence(entry: dict[str, Any]) -> None:
    assert {key: entry.get(key) for key in TEXT_KEYS if not str(entry.get(key, "")).strip()} == {}
    assert not entry.keys() - {*TEXT_KEYS, "rows"}
    assert not any(word in entry["licence"].lower() for word in ("unknown", "unclear", "todo", "n/a"))
    assert date.fromisoformat(str(entry["retrieved"])) >= date(2026, 1, 1)


@entries
def test_a_file_is_the_one_the_entry_describes(entry: dict[str, Any]) -> None:
    content = (ROOT / entry["path"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]


@pytest.mark.parametrize(
    "entry",
    [entry for entry in ENTRIES if "rows" in entry and entry["path"].endswith(".csv")],
    ids=lambda entry: entry["path"],
)
def test_a_table_has_the_rows_the_entry_counts(entry: dict[str, Any]) -> None:
    with (ROOT / entry["path"]).open(encoding="utf-8-sig", newline="") as file:
        assert sum(1 for row in csv.reader(file) if row) - 1 == entry["rows"]


def test_the_report_is_the_one_supplied() -> None:
    content = (ROOT / "seeds" / "kim-tour-2023-09-15.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == (
        "3b79a78ce181467adf0125399229f0b4ee3e9ee8dbff2cafdf91d049bbb35600"
    )
