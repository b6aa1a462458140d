"""Two accounts in numbers."""

from __future__ import annotations

import pytest

from geo.joining.accounts import Account, rarity
from geo.joining.features import COLUMNS, days_apart, km_apart, table
from tests.joining.told import HALDEN, account


def numbers(one: Account, other: Account) -> dict[str, float]:
    (row,) = table([(one, other)], rarity([one, other]))
    return dict(zip(COLUMNS, row, strict=True))


def test_the_same_sentence_twice() -> None:
    told = numbers(account(0, "a", "Families marched in Oslo."), account(1, "b", "Families marched in Oslo."))
    assert (told["apart"], told["gap"], told["touch"], told["same date"]) == (0, 0, 1, 1)
    assert (told["words"], told["gist"], told["told"]) == (1, 1, 1)


def test_another_day_and_place() -> None:
    one, other = account(0, "a", "It burned."), account(1, "b", "It sank.", on="2026-05-15", at=HALDEN)
    assert days_apart(one, other) == days_apart(other, one) == 3
    assert 90 < km_apart(one, other) < 100
    told = numbers(one, other)
    assert told["near"] == told["same date"] == 0


def test_inside_an_area_nothing_is_apart() -> None:
    wide = account(1, "b", "It rained.", radius="200")
    assert km_apart(account(0, "a", "It rained.", at=HALDEN), wide) == 0


def test_without_a_place_or_date() -> None:
    told = numbers(account(0, "a", "It rained.", on="", at=None), account(1, "b", "It rained."))
    assert told["one nowhere"] == told["one undated"] == 1


def test_of_one_place_and_day_only_what_happens_is_shared_or_not() -> None:
    one = account(0, "a", "Judges opened an inquiry in Oslo on Monday.")
    other = account(1, "b", "The government in Oslo declared mourning on Monday.")
    told = numbers(one, other)
    assert told["words"] > 0
    assert (told["gist"], told["told"]) == (0, 0)


def test_the_order_of_the_two_does_not_matter() -> None:
    one, other = account(0, "a", "A dam burst near Halden."), account(1, "b", "Dam bursts.", on="2026-05")
    assert numbers(one, other) == pytest.approx(numbers(other, one))


def test_numbers_names_and_status_are_compared() -> None:
    one = account(0, "a", "A dam broke, killing at least 9 people, Mayor Ruud said.")
    other = account(1, "b", "The dam gave way and killed 12, said Ruud.", status="claimed")
    told = numbers(one, other)
    assert (told["same number"], told["other number"]) == (1, 0)
    assert (told["names"], told["status"]) == (1, 0)
    told = numbers(account(0, "a", "A dam broke, killing 9 people."), other)
    assert (told["same number"], told["other number"], told["names"]) == (0, 1, 0)


def test_other_words_for_the_same_are_alike_to_the_encoder() -> None:
    one = account(0, "a", "A dam gave way, killing nine.")
    same, not_ = (
        account(1, "b", "A dam broke; nine died."),
        account(1, "c", "Ministers signed a treaty on grain."),
    )
    assert numbers(one, same)["sense"] > numbers(one, not_)["sense"]
