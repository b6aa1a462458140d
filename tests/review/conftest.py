"""A small story under review, with a gazetteer of a few towns."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.review.review import Review
from tests import stories
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small story as an engine drew it: nothing decided yet."""
    events = [{**row, "reviewed": "false", "chance": "0.7"} for row in stories.EVENTS]
    return stories.write(tmp_path / "tiny", events=events)


@pytest.fixture
def review(folder: Path, gazetteer: Gazetteer) -> Review:  # noqa: F811
    made = Review(folder, gazetteer)
    made.state()
    return made
