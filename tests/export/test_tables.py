from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests import stories


def tables(story: Story) -> dict[str, pd.DataFrame]:
    """Read as another program would."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["tables"].write(story))) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        return {name: pd.read_csv(archive.open(name), keep_default_na=False) for name in names}


def test_every_table_is_whole(tiny: Story) -> None:
    found = tables(tiny)
    assert {name: len(frame) for name, frame in found.items()} == {
        "events.csv": len(tiny.events),
        "passages.csv": len(tiny.passages),
        "places.csv": len(tiny.places),
        "route.csv": len(tiny.itinerary) - 1,
    }
    assert found["passages.csv"]["quote"].tolist() == tiny.passages["quote"].tolist()


def test_the_route_has_its_legs(tiny: Story) -> None:
    first, second = tables(tiny)["route.csv"].to_dict("records")
    assert (first["from_place"], first["to_place"], first["direction"]) == (
        "Tallinn, Estonia",
        "Riga, Latvia",
        "south",
    )
    assert (str(first["planned"]), str(second["planned"])) == ("False", "True")


@pytest.mark.parametrize("payload", ["=1+1", "@SUM(1)", "＝1"])
def test_no_cell_of_any_table_runs_as_a_formula(payload: str, tmp_path: Path) -> None:
    for name, frame in tables(load(stories.hostile(tmp_path, payload))).items():
        for cell in frame.astype(str).to_numpy().ravel():
            assert not cell.startswith(payload[0]), name


def test_about_tells_source_and_terms(tmp_path: Path) -> None:
    story = load(stories.write(tmp_path, url="https://example.org/a", rights="© The Wire"))
    with zipfile.ZipFile(io.BytesIO(FORMATS["tables"].write(story))) as archive:
        about = archive.read("about.txt").decode()
    for words in (stories.HEADLINE, "The Example Wire", "https://example.org/a", "© The Wire", "GeoNames"):
        assert words in about
