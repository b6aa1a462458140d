from __future__ import annotations

import pytest

from tests.reading import Read, read

PERSON = (
    "Anna Berg landed in Riga on Monday. Berg flew to Oslo on Tuesday. "
    "She will travel to Paris on Friday. Paul Smith spoke in London."
)
SHIP = (
    "The Northern Star sailed from Riga on Monday. The ship docked in Oslo on Tuesday. "
    "It will sail to Paris. The Northern Star stopped in Lusaka."
)
STORM = (
    "Typhoon Sorrel hit Nairobi on Monday. The storm struck Lusaka on Tuesday. "
    "It approached Riga on Wednesday. Sorrel is expected to reach Oslo on Friday."
)
TEAM = (
    "The Dublin Harriers travelled to Paris on Monday. The team flew to Oslo on Tuesday. "
    "The Dublin Harriers will travel to Riga on Thursday. The Dublin Harriers return to Paris on Friday."
)


def meant(found: Read) -> list[str]:
    return [token.text for token in found.doc if found.traveller.is_meant(token)]


class TestFinding:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            (PERSON, "Anna Berg"),
            (SHIP, "Northern Star"),
            (STORM, "Typhoon Sorrel"),
            (TEAM, "Dublin Harriers"),
        ],
    )
    def test_a_person_a_ship_a_storm_and_a_team_are_found_alike(self, text: str, name: str) -> None:
        assert read(text, traveller=None).traveller.name == name

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Prices rose in Riga on Monday.",
            "Anna Berg said on Monday that prices had risen. Berg said so again on Tuesday.",
        ],
    )
    def test_where_nobody_travels_there_is_none(self, text: str) -> None:
        assert read(text, traveller=None).traveller.name == ""

    def test_who_travels_most_is_the_traveller_whoever_is_named_more(self) -> None:
        text = f"Paul Smith said so. Paul Smith said it again. {PERSON} Paul Smith denied it."
        assert read(text, traveller=None).traveller.name == "Anna Berg"

    def test_an_office_before_the_name_is_left_out(self) -> None:
        text = PERSON.replace("Anna Berg landed", "President Anna Berg landed")
        assert read(text, traveller=None).traveller.name == "Anna Berg"

    def test_a_secretary_of_state_is_no_state(self) -> None:
        text = PERSON.replace("Anna Berg landed", "Secretary of State Anna Berg landed")
        assert read(text, traveller=None).traveller.name == "Anna Berg"

    def test_a_couple_travels_by_the_name_told_first(self) -> None:
        text = (
            "Crowds came to greet Prince Carl and Princess Ada in Riga. The couple flew to Oslo on Monday. "
            "They arrived in Paris on Tuesday, and the couple left for Nairobi on Wednesday."
        )
        assert read(text, traveller=None).traveller.name == "Prince Carl"

    def test_a_name_that_looks_like_a_plural_is_a_persons(self) -> None:
        text = (
            "United Nations Secretary-General Helena Marques met refugees in Riga on Monday. Marques flew to "
            "Oslo in the evening. She was in Paris on Sunday. Marques is due in Nairobi on Friday."
        )
        found = read(text, traveller=None)
        assert found.traveller.name == "Helena Marques"
        assert found.traveller.is_meant(found.token("She"))

    def test_a_name_given_is_taken(self) -> None:
        assert read(PERSON, traveller="Paul Smith").traveller.name == "Paul Smith"

    def test_nobody_is_meant_where_the_traveller_is_said_to_be_nobody(self) -> None:
        assert meant(read(PERSON, traveller="")) == []


class TestMeaning:
    def test_the_full_name_the_last_name_and_the_pronoun_mean_the_traveller(self) -> None:
        found = read("Anna Berg landed in Riga. Ms. Berg met the mayor. She left.", "Anna Berg")
        assert [word for word in meant(found) if word not in ("Anna", "Ms.")] == ["Berg", "Berg", "She"]

    def test_another_persons_pronoun_does_not(self) -> None:
        found = read("Ms. Anna Berg landed in Riga. Paul Smith met her. He left.", "Anna Berg")
        assert "He" not in meant(found)
        assert "her" in meant(found)

    def test_somebody_else_is_not_meant(self) -> None:
        assert meant(read("Paul Smith landed in Riga.", "Anna Berg")) == []

    def test_the_ship_is_the_ship_named_before(self) -> None:
        found = read("The Albatross, a freighter, left Riga. The vessel reached Oslo.", "Albatross")
        assert "vessel" in meant(found)

    def test_a_word_of_a_ships_name_is_not_what_it_is(self) -> None:
        found = read(
            "The Evening Star, a ferry, left Riga. The ship reached Oslo. It docked.", "Evening Star"
        )
        assert "It" in meant(found)

    def test_a_ship_is_not_another_ship(self) -> None:
        found = read("The Albatross, a freighter, left Riga. A patrol boat reached Oslo.", "Albatross")
        assert "boat" not in meant(found)


class TestTakingPart:
    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("Anna Berg visited Riga.", "visited"),
            ("The mayor welcomed Anna Berg in Riga.", "welcomed"),
            ("Anna Berg's visit to Riga ended.", "visit"),
            ("Anna Berg's plane landed in Riga.", "landed"),
            ("Anna Berg came home. The trip ended in Riga.", "trip"),
        ],
    )
    def test_who_does_it_is_met_or_owns_it_is_there(self, text: str, word: str) -> None:
        found = read(text, "Anna Berg")
        assert found.traveller.takes_part(found.clause(word))

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("Paul Smith visited Riga.", "visited"),
            ("The mayor praised Anna Berg in Riga.", "praised"),
            ("Paul Smith's visit to Riga ended.", "visit"),
            ("Anna Berg's decision pleased voters in Riga.", "pleased"),
        ],
    )
    def test_who_is_only_spoken_of_is_not(self, text: str, word: str) -> None:
        found = read(text, "Anna Berg")
        assert not found.traveller.takes_part(found.clause(word))

    def test_without_a_traveller_nobody_takes_part(self) -> None:
        found = read("Anna Berg visited Riga. The trip ended.", "")
        assert not any(found.traveller.takes_part(clause) for clause in found.clauses.all)


@pytest.mark.parametrize("name", [" ", ".", "-", "’", "of", "(", "\ud800", "Anna", "Berg " * 200])
def test_any_name_is_taken_without_complaint(name: str) -> None:
    found = read(PERSON, name)
    assert found.traveller.name == name
    meant(found)
