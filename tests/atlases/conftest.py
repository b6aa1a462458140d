from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlases.build import build
from geo.atlases.entries import in_library
from tests import stories


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two stories: the small one, and one of events that lie at the edges of the world and of time."""
    stories.write(tmp_path / "library" / "tiny", events=stories.unchecked())
    said = "The boats met."
    edges = [
        ("fiji", -17.0, 179.9, "city", "2022-02-27/2022-03-02"),
        ("tonga", -17.0, -179.9, "city", "2022"),
        ("pole", 89.9, 120.0, "site", "2022-06"),
        ("russia", 61.5, 105.0, "country", "2022-03-01/.."),
        ("rome", 41.9, 12.5, "city", "-0043-03-15"),
    ]
    stories.write(
        tmp_path / "library" / "edges",
        text=f"The Edges of the World\n\n{said}\n",
        events=[
            stories.event(name, f"Boats meet at {name}", stories.said(said), date=date, place_id=name)
            for name, _, _, _, date in edges
        ],
        places=[
            stories.place(
                name,
                name,
                lat,
                lon,
                precision=precision,
                radius_km="2500" if precision == "country" else "10",
            )
            for name, lat, lon, precision, _ in edges
        ],
        title="The Edges of the World",
        publisher="The Edge",
    )
    return tmp_path / "library"


@pytest.fixture
def path(library: Path, tmp_path: Path) -> Path:
    """An atlas of them."""
    build(in_library(library), tmp_path / "atlas.db")
    return tmp_path / "atlas.db"
