"""An event with all that it is compared by."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from geo.joining.accounts import days, place_words, rarity, stems
from tests.joining.told import account


def test_what_an_account_holds() -> None:
    one = account(
        0,
        "march",
        "Some 300 relatives of the dead marched in Oslo on Tuesday.",
        title="Relatives march in Oslo",
    )
    assert one.point == (59.91, 10.75)
    assert one.radius == 0
    assert one.gist == stems(["relatives march"])
    assert one.told == stems(["300 relatives dead marched"])
    assert np.linalg.norm(one.vector) == pytest.approx(1, abs=1e-5)


def test_the_names_of_places_say_where_and_not_what() -> None:
    places = pd.DataFrame([{"name": "Lofoten Islands", "label": "Lofoten, Norway"}])
    assert place_words(places) == stems(["lofoten islands norway"])


def test_words_are_compared_without_their_endings() -> None:
    assert stems(["Marchers marched."]) & stems(["A march, marching"]) == {"march"}
    assert stems(["She said that they had been there on Monday"]) == frozenset()


@pytest.mark.parametrize(
    ("edtf", "length"), [("2026-05-12", 0), ("2026-05", 30), ("2026-05-12/..", 0), ("2026", 364)]
)
def test_days_of_a_date(edtf: str, length: int) -> None:
    found = days(edtf)
    assert found
    assert found[1] - found[0] == length


def test_no_date_has_no_days() -> None:
    assert days("") is None
    assert account(0, "a", "It rained.", on="", at=None).point is None


def test_a_word_of_every_event_tells_least() -> None:
    told = rarity([account(0, "a", "Storm in Riga"), account(0, "b", "Storm in Oslo")])
    assert told["storm"] < told["riga"]
