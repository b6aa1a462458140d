# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.places.ranking: how likely each candidate of a name is meant."""

from __future__ import annotations

import numpy as np
import pytest

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.ranking import MODEL, Name, Table, chances, is_contained
from geo.places.resolution import gather
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.places.test_resolution import marked


def test_chances_of_a_name_add_up_to_one(gazetteer: Gazetteer) -> None:
    text = "Springfield and Portland, Oregon; Qwxzhollow."
    names, places = gather(text, marked(text, "Springfield", "Portland", "Oregon", "Qwxzhollow"), gazetteer)
    table = Table(names)
    sums = np.add.reduceat(chances(table), table.starts)
    assert places == [0, 1, 2, 3]
    assert sums == pytest.approx(np.ones(4))


def test_an_empty_table_has_no_chances() -> None:
    assert len(chances(Table([]))) == 0
    assert chances(Table([Name(())])) == pytest.approx([1.0])


def test_names_whose_candidates_lie_together_speak_for_each_other(gazetteer: Gazetteer) -> None:
    text = "Athens and Henderson County."
    names, _ = gather(text, marked(text, "Athens", "Henderson County"), gazetteer)
    table = Table(names)
    near = {entry.label: row for row, entry in enumerate(names[0].entries)}
    alone = table.possible.sum(axis=1)
    assert alone[near["Athens, Texas, United States"]] > alone[near["Athens, Greece"]]
    assert table.possible.shape == table.context(chances(table)).shape


def test_the_weights_are_small() -> None:
    assert MODEL.stat().st_size < 300_000


def test_a_qualifier_holds_what_lies_in_it(gazetteer: Gazetteer) -> None:
    texas = gazetteer.candidates("Texas")[:1]
    held = {entry.label for entry in gazetteer.candidates("Paris") if is_contained(entry, texas)}
    assert held == {"Paris, Texas, United States"}
