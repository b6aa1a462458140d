from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlases import parquet
from geo.atlases.build import build_atlas
from geo.atlases.find import Atlas
from geo.batch.given import Given
from geo.batch.parquet import opened
from geo.errors import DatelineError
from tests import stories
from tests.batch.standin import answer


def draft(out: str, *texts: str) -> None:
    """Add a part with a report of each text to the tables of a batch."""
    with opened(out) as output:
        for text in texts:
            given = Given(text, f"in.jsonl, {text}", {"id": text, "text": text})
            output.add(given, answer(given))


@pytest.fixture(params=["a path", "a URL"])
def tables(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    out = str(tmp_path / "out") if request.param == "a path" else f"file://{tmp_path}/out"
    draft(out, "Grain ships left", "bad", "Rain fell")
    return out


def test_each_drafted_report_is_in_the_atlas(tables: str, tmp_path: Path) -> None:
    counts = build_atlas(tables, tmp_path / "a.db")
    assert (counts.stories, counts.events) == (2, 2)
    (row,) = Atlas(tmp_path / "a.db").find(words="ships", within_km=5, of=(56.946, 24.106)).to_dict("records")
    assert (row["title"], row["sentences"], row["report"]) == ("Grain ships left",) * 3
    assert (row["event_id"], row["place"], row["date"]) == ("riga", "Riga, Latvia", "2024-05-13")
    assert (row["chance"], row["reviewed"], row["inferred"], row["published"]) == (
        0.5,
        False,
        False,
        "2024-05-15",
    )
    assert row["story"].startswith("grain-ships-left-")


def test_a_part_that_was_read_is_not_read_again(
    tables: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_atlas(tables, tmp_path / "a.db")
    draft(tables, "A third")
    read: list[str] = []
    own = parquet._part
    monkeypatch.setattr(parquet, "_part", lambda name, part: read.append(part) or own(name, part))
    counts = build_atlas(tables, tmp_path / "a.db")
    assert (counts.read, counts.same, counts.events) == (1, 2, 3)
    assert len(set(read)) == 1


def test_a_folder_of_stories_is_read_as_such(tmp_path: Path) -> None:
    stories.write(tmp_path / "library" / "tiny")
    assert [source.story for source in parquet.sources(str(tmp_path / "library"))] == ["tiny"]
    with pytest.raises(DatelineError, match="nothere is not a folder"):
        list(parquet.sources(str(tmp_path / "nothere")))
