from __future__ import annotations

from dataclasses import replace

import pytest

from geo.binding import Bound, finest
from geo.containment import holds, is_same_place
from tests.reading import entry, named, read


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "word", "place", "relation"),
        [
            ("Anna Berg visited Riga.", "visited", "Riga", "object"),
            ("Anna Berg spoke in Riga.", "spoke", "Riga", "at"),
            ("Anna Berg flew to Riga.", "flew", "Riga", "to"),
            ("Anna Berg returned from Riga.", "returned", "Riga", "from"),
            ("Anna Berg left for Riga.", "left", "Riga", "for"),
            ("The plane flew over Riga.", "flew", "Riga", "over"),
            ("Her visit to Riga ended.", "visit", "Riga", "to"),
            ("She spoke at the Nairobi airport.", "spoke", "Nairobi", "at"),
            ("She spoke at the airport of Nairobi.", "spoke", "Nairobi", "at"),
            ("Riga hosted the summit.", "hosted", "Riga", "at"),
            ("The police in Eldoret fired at students.", "fired", "Eldoret", "at"),
            ("They found arms from Oslo.", "found", "Oslo", "origin"),
        ],
    )
    def test_a_place_is_bound_to_its_clause_and_how_is_told(
        self, text: str, word: str, place: str, relation: str
    ) -> None:
        assert read(text).places(word) == {place: relation}

    def test_from_and_to_are_both_bound(self) -> None:
        assert read("She travelled from Riga to Oslo.").places("travelled") == {"Riga": "from", "Oslo": "to"}

    def test_each_clause_has_its_own_place(self) -> None:
        found = read("She arrived in Riga and left for Oslo.")
        assert found.places("arrived") == {"Riga": "at"}
        assert found.places("left") == {"Oslo": "for"}

    def test_places_joined_by_and_share_the_relation(self) -> None:
        assert read("She spoke in Riga and Oslo.").places("spoke") == {"Riga": "at", "Oslo": "at"}

    @pytest.mark.parametrize(
        ("text", "place", "why"),
        [
            ("An expert in Kenya said so.", "Kenya", "says where 'expert' belongs"),
            ("President Smith of Kenya left.", "Kenya", "belongs"),
            ("She spoke about Riga.", "Riga", "does not say where"),
            ("She praised Riga.", "Riga", "not where"),
            ("According to Riga, she left.", "Riga", "names a source"),
            ("Riga welcomes nobody; she gave a book to Riga.", "Riga", ""),
            ("The company is based in Riga.", "Riga", "belongs"),
            ("The plane to Riga was late.", "Riga", "goes"),
            ("Riga's mayor left.", "Riga", "not where"),
            ("She went towards Riga.", "Riga", "does not say where"),
        ],
    )
    def test_a_place_that_is_not_where_anything_happens_says_why(
        self, text: str, place: str, why: str
    ) -> None:
        assert why in read(text).loose()[place]

    def test_a_name_that_only_says_where_the_one_before_lies_is_not_bound(self) -> None:
        found = read("She spoke in Nairobi, Kenya.")
        assert found.places("spoke") == {"Nairobi": "at"}
        assert found.loose() == {"Kenya": "says where Nairobi is"}

    def test_a_government_named_by_its_capital_is_no_place(self) -> None:
        found = read("Riga said that talks would go on.", use="metonym")
        assert found.loose() == {"Riga": "names a government, a team or an agency"}

    def test_a_capital_that_somebody_visits_is_a_place_whatever_it_was_taken_for(self) -> None:
        assert read("She visited Riga.", use="metonym").places("visited") == {"Riga": "object"}

    def test_every_name_is_bound_once_or_loose(self) -> None:
        text = (
            "An expert in Kenya said that Anna Berg of Riga flew from Oslo to Paris, and Lusaka welcomed it."
        )
        found = read(text)
        bound = [b.named.mention.text for clause in found.clauses.all for b in found.binding.places(clause)]
        assert sorted([*bound, *found.loose()]) == sorted(one.mention.text for one in named(text))

    def test_the_words_of_a_bound_place_are_those_of_its_name(self) -> None:
        text = "Anna Berg spoke in Riga."
        (bound,) = read(text).bound("spoke")
        start, end = bound.words
        assert text[start:end] == "Riga"
        assert not bound.inferred
        assert bound.direct

    def test_a_relative_clause_speaks_of_the_place_before_it(self) -> None:
        found = read("She flew to Riga, where she met the mayor.")
        bound = found.binding.antecedent(found.clause("met"))
        assert bound is not None
        assert (bound.named.entry.name, bound.relation) == ("Riga", "at")
        assert found.binding.antecedent(found.clause("flew")) is None


class TestDates:
    def test_each_clause_has_its_own_date(self) -> None:
        found = read("She arrived in Riga on Monday and left for Oslo on Tuesday.")
        assert found.dates("arrived") == ["2024-05-13"]
        assert found.dates("left") == ["2024-05-14"]

    def test_a_date_of_what_is_said_is_not_that_of_the_saying(self) -> None:
        found = read("The mayor said that she arrived in Riga on Monday.")
        assert found.dates("said") == []
        assert found.dates("arrived") == ["2024-05-13"]


class TestGeometry:
    def test_a_country_holds_its_towns_and_no_others(self) -> None:
        assert holds(entry("Kenya"), entry("Nairobi"))
        assert not holds(entry("Kenya"), entry("Riga"))
        assert not holds(entry("Nairobi"), entry("Kenya"))

    def test_nothing_holds_itself(self) -> None:
        assert not holds(entry("Riga"), entry("Riga"))

    def test_a_town_holds_a_site_within_its_radius(self) -> None:
        site = replace(entry("Riga"), source_id="test:site", precision="site", radius_km=0.5, lat=56.97)
        assert holds(entry("Riga"), site)
        assert not holds(site, entry("Riga"))
        assert not holds(entry("Riga"), replace(site, lat=58.5))

    def test_a_town_and_its_site_are_one_place_but_a_town_and_its_country_are_two(self) -> None:
        site = replace(entry("Riga"), source_id="test:site", precision="site", radius_km=0.5)
        assert is_same_place(entry("Riga"), site)
        assert is_same_place(entry("Kenya"), entry("Kenya"))
        assert not is_same_place(entry("Kenya"), entry("Nairobi"))
        assert not is_same_place(entry("Riga"), entry("Oslo"))

    def test_the_finest_place_is_kept(self) -> None:
        country, town, other = (Bound(one, "to") for one in named("Kenya, Nairobi, Riga"))
        assert finest([country, town, other]) == [town, other]

    def test_what_lies_on_the_way_gives_way_to_where_it_happens(self) -> None:
        riga, oslo = named("Riga, Oslo")
        assert finest([Bound(riga, "at"), Bound(oslo, "over")]) == [Bound(riga, "at")]
        assert finest([Bound(oslo, "over")]) == [Bound(oslo, "over")]
