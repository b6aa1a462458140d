"""geo.geocoding.answer_cache: answers kept on disk."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.geocoding.answer_cache import Answers


def test_an_answer_is_kept_by_service_and_query(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "new" / "answers.sqlite")
    assert answers.get("nominatim", "Riga") is None
    answers.put("nominatim", "Riga", [("Riga, Latvia", 56.9, 24.1, {"place_id": 1})])
    again = Answers(tmp_path / "new" / "answers.sqlite")
    assert again.get("nominatim", "Riga") == [("Riga, Latvia", 56.9, 24.1, {"place_id": 1})]
    assert again.get("photon", "Riga") is None


def test_not_found_is_an_answer_and_may_be_replaced(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "answers.sqlite")
    answers.put("nominatim", "Qwxzyville", [])
    assert answers.get("nominatim", "Qwxzyville") == []
    answers.put("nominatim", "Qwxzyville", [("Q", 1.0, 2.0, {})])
    assert answers.get("nominatim", "Qwxzyville") == [("Q", 1.0, 2.0, {})]


def test_a_damaged_store_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_text("no database at all, but long enough to be looked at" * 20)
    with pytest.raises(GazetteerError, match="delete the file"):
        Answers(path)


def test_flipped_bytes_are_an_answer_or_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    Answers(path).put("nominatim", "Riga", [("Riga, Latvia", 56.9, 24.1, {"osm_id": 1})])
    whole, chance = path.read_bytes(), random.Random(0)  # noqa: S311
    written = [at for at, byte in enumerate(whole) if byte]
    refused = 0
    for _ in range(200):
        damaged = bytearray(whole)
        for at in chance.sample(written, 2):
            damaged[at] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            found = Answers(path).get("nominatim", "Riga")
        except GazetteerError as error:
            refused += "delete the file" in str(error)
        else:
            assert found is None or all(len(one) == 4 for one in found)
    assert refused > 100
