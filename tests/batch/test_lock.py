"""One batch at a time in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.batch.lock import locked
from geo.errors import DatelineError


def test_a_folder_is_held_by_one_and_free_again_afterwards(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(DatelineError, match="Another batch is writing into"),
        locked(tmp_path),
    ):
        pass
    with locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
