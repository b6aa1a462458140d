from __future__ import annotations

from geo.gazetteer.gazetteer import Gazetteer
from geo.review.choices import choices


def test_the_places_of_several_names_are_offered_once_each_the_likeliest_first(gazetteer: Gazetteer) -> None:
    found = choices(gazetteer, ["Paris", "Riga", "Paris", " ", "Nowhere-upon-Sea"])
    assert [one.label for one in found[:2]] == ["Paris, France", "Riga, Latvia"]
    assert len({one.source_id for one in found}) == len(found) <= 8
    assert found[0].name == "Paris"
    assert choices(gazetteer, []) == []
