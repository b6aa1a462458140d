"""`dateline tag`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.pipeline.tag import Tagger
from tests.command import run
from tests.pipeline.test_tag import Fake, document


@pytest.fixture(autouse=True)
def fake_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tagger, "load", lambda model: Fake())


def test_it_ends_well_when_every_document_is_fine(tmp_path: Path) -> None:
    (tmp_path / "in").write_text(json.dumps(document()), encoding="utf-8")
    result = run("tag", tmp_path / "in", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{tmp_path / 'out'}: 1 documents\n"


def test_it_says_how_many_failed_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "in").write_text("{\n" + json.dumps(document()), encoding="utf-8")
    result = run("tag", tmp_path / "in", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr == "1 of 2 documents could not be read in full; their lines say why under 'error'.\n"
    assert len((tmp_path / "out").read_text(encoding="utf-8").splitlines()) == 2


def test_it_is_a_filter() -> None:
    result = run("tag", "-", "-", stdin=json.dumps(document("Riga")) + "\n")
    assert result.exit_code == 0
    assert [place["text"] for place in json.loads(result.stdout)["places"]] == ["Riga"]
