# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.places.astray: small towns of countries that a report does not speak of."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.astray import is_astray, spoken_of
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.places.test_resolution import read
from tests.reading import analysed, entry

MALI = ("Mali", "Bamako", "Mopti", "Gao")


def test_a_village_is_not_put_at_its_namesake_far_away(gazetteer: Gazetteer) -> None:
    text = "Forty people died at Moura. In Bamako, Mali denied it. Men of Mopti and Gao buried the dead."
    assert read(gazetteer, text, "Moura", *MALI)[0] is None
    assert "Moura" not in [name.mention.text for name in analysed(text).places]


def test_one_whose_own_words_say_where_it_is_keeps_its_country(gazetteer: Gazetteer) -> None:
    text = "Forty people died in Moura in central Mali on Monday. Men of Bamako, Mopti and Gao buried them."
    assert read(gazetteer, text, "Moura", *MALI)[0] == "Mali"


def test_it_is_kept_where_its_country_is_named(gazetteer: Gazetteer) -> None:
    text = "A nurse came from Moura, Portugal. In Bamako, Mali thanked her. Men of Mopti and Gao wept."
    assert read(gazetteer, text, "Moura", "Portugal", *MALI)[0] == "Moura, Portugal"


def test_it_is_kept_where_too_few_names_tell_what_the_report_is_about() -> None:
    village = replace(entry("Riga"), country="PT", population=900, known_as=0)
    assert not is_astray(village, Counter(PT=1, ML=3))
    assert is_astray(village, Counter(PT=1, ML=4))
    assert not is_astray(village, Counter(PT=1, ML=3, FR=1, SN=1, NE=1))


def test_a_city_that_is_well_known_is_meant_anywhere(gazetteer: Gazetteer) -> None:
    text = "The envoy came from Lisbon. In Bamako, Mali thanked him. Men of Mopti and Gao met him."
    assert read(gazetteer, text, "Lisbon", *MALI)[0] == "Lisbon, Portugal"


def test_a_name_counts_once_however_often_it_stands() -> None:
    riga = entry("Riga")
    counted = spoken_of([("Riga", riga), ("RIGA", riga), ("Nowhere", None)])
    assert dict(counted) == {riga.country: 1}
    assert not is_astray(riga, counted)


def test_who_returns_to_earth_is_not_in_texas() -> None:
    text = "The crew of the Dragon left Houston, Texas, in March and will return to Earth on Friday."
    assert "Earth" not in [name.mention.text for name in analysed(text).places]
    assert "Earth" in [name.mention.text for name in analysed("A barn burned in Earth, Texas.").places]
