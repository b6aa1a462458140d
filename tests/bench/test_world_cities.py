"""bench.world_cities: sentences of which everybody knows the city."""

from __future__ import annotations

from bench.world_cities import CITIES, FORMS, sentences


def test_there_are_enough_sentences_and_each_names_its_city_once() -> None:
    every = sentences(CITIES, FORMS)
    assert len(every) == len(CITIES) * len(FORMS) >= 200
    for text, start, city in every:
        assert text[start : start + len(city.name)].upper() == city.name.upper()
        assert text.upper().count(city.name.upper()) == 1
