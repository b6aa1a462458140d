# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.places.candidates: spans that may name a place."""

from __future__ import annotations

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.candidates import candidates, look_up
from geo.text.parsing import load, parse
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


def test_candidates_of_a_hyphened_name_are_not_its_parts(gazetteer: Gazetteer) -> None:
    text = "They met in Winston-Salem."
    spans = {text[c.start : c.end] for c in candidates(parse(load(), text), gazetteer)}
    assert "Winston-Salem" in spans
    assert spans.isdisjoint({"Winston", "Salem"})


def test_a_name_with_a_short_word_before_an_apostrophe_is_whole(gazetteer: Gazetteer) -> None:
    text = "Later ones reached Val-d'Or."
    assert "Val-d'Or" in {text[c.start : c.end] for c in candidates(parse(load(), text), gazetteer)}


def test_the_letters_of_a_state_are_no_part_of_a_towns_name(gazetteer: Gazetteer) -> None:
    text = "They met in Fargo ND on Monday."
    spans = {text[c.start : c.end] for c in candidates(parse(load(), text), gazetteer)}
    assert {"Fargo", "ND"} <= spans
    assert "Fargo ND" not in spans


def test_a_known_name_may_end_in_common_nouns(gazetteer: Gazetteer) -> None:
    text = "Crews left the Vostochny launch site. The war went on."
    spans = {text[c.start : c.end] for c in candidates(parse(load(), text), gazetteer)}
    assert "Vostochny launch site" in spans
    assert "The war" not in spans


def test_a_name_that_ends_as_places_do_needs_no_gazetteer(gazetteer: Gazetteer) -> None:
    text = "They met at Qwxz Creek."
    spans = {text[c.start : c.end]: c.known for c in candidates(parse(load(), text), gazetteer)}
    assert spans["Qwxz Creek"] is None


def test_candidates_are_in_text_order_the_longer_first(gazetteer: Gazetteer) -> None:
    found = candidates(parse(load(), "He left New York City for Lake Como."), gazetteer)
    assert [(c.start, -c.end) for c in found] == sorted((c.start, -c.end) for c in found)


def test_what_the_gazetteer_knows_of_a_name(gazetteer: Gazetteer) -> None:
    known = look_up(gazetteer, "Paris")
    assert known is not None
    assert (known.precision, known.matched) == ("city", "name")
    assert known.namesakes > 5
    assert look_up(gazetteer, "Qwxzyville") is None


def test_what_is_called_after_its_water_is_one_name(gazetteer: Gazetteer) -> None:
    text = "They sailed from Port of Spain to the city of Havana."
    spans = {text[c.start : c.end] for c in candidates(parse(load(), text), gazetteer)}
    assert {"Port of Spain", "Havana"} <= spans
    assert spans.isdisjoint({"Port", "Spain"})


def test_a_name_that_small_words_join_is_not_its_parts(gazetteer: Gazetteer) -> None:
    text = "Floods hit Rio Grande do Sul, San Miguel de Tucumán and Palma."
    spans = {text[c.start : c.end] for c in candidates(parse(load(), text), gazetteer)}
    assert {"Rio Grande do Sul", "San Miguel de Tucumán", "Palma"} <= spans
    assert spans.isdisjoint({"Rio Grande", "Grande", "Sul", "San Miguel", "Tucumán"})


def test_a_person_whose_name_no_place_bears_keeps_its_parts(gazetteer: Gazetteer) -> None:
    text = "Luis de Palma met them."
    assert "Palma" in {text[c.start : c.end] for c in candidates(parse(load(), text), gazetteer)}
