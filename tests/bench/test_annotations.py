"""Annotations are kept without their texts, and meet the texts that they were made on, or none."""

from __future__ import annotations

import hashlib
import itertools
import json
from pathlib import Path

import pytest

from bench.annotations import FURTHER, NAMES, SECOND, annotated, named
from geo import timespan
from geo.kinds import Role, Status

TEXT = "The ferry left Turku.\u2028 It sank off Naantali on Friday."


def write(folder: Path, text: str) -> Path:
    (folder / "wire.jsonl").write_text(
        json.dumps({"id": "1", "text": text}, ensure_ascii=False) + "\n", "utf-8"
    )
    events = [{"title": "The ferry sinks", "spans": [[23, 54]]}]
    report = {"corpus": "wire", "id": "1", "sha256": hashlib.sha256(TEXT.encode()).hexdigest()}
    path = folder / "annotated.jsonl"
    path.write_text(json.dumps({**report, "events": events}) + "\n", "utf-8")
    return path


def test_the_sentences_of_an_event_come_from_the_corpus(tmp_path: Path) -> None:
    [report] = annotated(write(tmp_path, TEXT), tmp_path)
    assert report["text"] == TEXT
    assert report["events"][0]["quotes"] == ["It sank off Naantali on Friday."]


def test_another_text_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT.replace("Turku", "Oslo"))
    with pytest.raises(SystemExit, match=r"wire\.jsonl: the text of 1 is not the one"):
        annotated(path, tmp_path)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT)
    with pytest.raises(SystemExit, match=r"holds no wire\.jsonl"):
        annotated(path, tmp_path / "elsewhere")


@pytest.mark.parametrize("path", [FURTHER, SECOND], ids=lambda path: path.stem)
def test_what_is_annotated_can_be_learned_from(path: Path) -> None:
    with path.open(encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines]
    assert len({(report["corpus"], report["id"]) for report in reports}) == len(reports)
    for event in (event for report in reports for event in report["events"]):
        assert event["spans"]
        assert all(start < end for start, end in event["spans"])
        assert (event["lat"] is None) == (event["place"] == "")
        assert event["status"] in set(Status)
        assert event["role"] in set(Role)
        for date in filter(None, (event["date"], *event["date_ok"])):
            assert timespan.parse(date) is not None


def test_names_come_with_what_they_stand_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, TEXT)
    row = json.loads(path.read_text("utf-8")) | {"names": [[15, 20, "L"], [35, 43, "M"]]}
    path.write_text(json.dumps(row) + "\n", "utf-8")
    monkeypatch.setattr("bench.annotations.NAMES", path)
    [text] = named(tmp_path)
    assert text["text"] == TEXT
    assert [(p["start"], p["end"], p["kind"]) for p in text["places"]] == [
        (15, 20, "Literal"),
        (35, 43, "Metonymic"),
    ]


def test_annotated_names_do_not_overlap() -> None:
    with NAMES.open(encoding="utf-8") as lines:
        for names in (json.loads(line)["names"] for line in lines):
            assert all(start < end and kind in "LM-" for start, end, kind in names)
            marked = sorted(name[:2] for name in names if name[2] != "-")
            assert all(one[1] <= other[0] for one, other in itertools.pairwise(marked))
