"""The compiled gazetteer, once a session, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.gazetteer.compilation import compiled_path, ensure
from geo.gazetteer.gazetteer import Gazetteer
from geo.paths import cache_folder


@pytest.fixture(scope="session")
def gazetteer_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # One that this machine has already compiled from the same data and code is just as good.
    ready = compiled_path(cache_folder())
    return ready if ready.is_file() else ensure(tmp_path_factory.mktemp("gazetteer"))


@pytest.fixture(scope="session")
def gazetteer(gazetteer_path: Path) -> Gazetteer:
    return Gazetteer(gazetteer_path)
