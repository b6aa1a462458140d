"""Which phrases of a clause a title keeps, seen in the titles that come of it."""

from __future__ import annotations

import pytest

from tests.events.titled import titled


class TestHyphens:
    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            ("The vice-mayor laid a wreath in Riga.", "laid", "The vice-mayor laid a wreath in Riga"),
            ("Non-members were moved from Riga.", "moved", "Non-members were moved from Riga"),
            ("The co-owner of the club was re-elected in Riga.", "re-elected",
             "The co-owner of the club was re-elected in Riga"),
            ("Kenya will co-host the games in Riga.", "co-host", "Kenya will co-host the games in Riga"),
            ("Kenya lost the semi-final in Riga.", "lost", "Kenya lost the semi-final in Riga"),
            ("Pro-union men counter-attacked near Riga.", "counter-attacked",
             "Pro-union men counter-attacked near Riga"),
            ("Crews water-bombed the fire near Riga.", "bombed", "Crews water-bombed the fire near Riga"),
            ("The runner-up of the Oslo-based league spoke in Riga.", "spoke",
             "The runner-up of the Oslo-based league spoke in Riga"),
            ("The UN-led team air-dropped food in Riga.", "air-dropped",
             "The UN-led team air-dropped food in Riga"),
        ],
    )  # fmt: skip
    def test_a_word_joined_by_one_stays_whole(self, text: str, trigger: str, expected: str) -> None:
        assert titled(text, trigger, "Riga") == expected

    def test_one_with_a_date_in_it_goes_with_the_date(self) -> None:
        assert "May" not in titled("Anna Berg won the mid-May vote in Riga.", "won", "Riga")


class TestDates:
    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg visited Riga on Monday.",
            "On Monday, Anna Berg visited Riga.",
            "Anna Berg visited Riga early on Monday, May 13, 2024.",
            "Anna Berg visited Riga on Monday, Oslo on Tuesday and Paris on Wednesday.",
            "RIGA, May 14 (Wire) — Anna Berg visited Riga on Monday.",
        ],
    )
    def test_when_is_left_out(self, text: str) -> None:
        assert titled(text, "visited", "Riga") == "Anna Berg visited Riga"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("She sang in Riga on Monday and in Oslo on Tuesday.", "She sang in Riga and in Oslo"),
            (
                "Her shows in Riga on Monday and in Oslo were cancelled.",
                "Her shows in Riga and in Oslo were cancelled",
            ),
            ("She flew to Riga on Monday and.", "She flew to Riga"),
        ],
    )
    def test_no_word_is_left_behind_that_leads_to_nothing(self, text: str, expected: str) -> None:
        trigger = next(word for word in ("sang", "cancelled", "flew") if word in text)
        assert titled(text, trigger, "Riga") == expected


class TestPlaces:
    def test_of_several_places_only_its_own_stays(self) -> None:
        text = "Anna Berg will travel to Cape Town, Durban and Pretoria."
        assert titled(text, "travel", "Durban") == "Anna Berg will travel to Durban"

    @pytest.mark.parametrize("place", ["Oman", "UAE", "Jordan"])
    def test_so_it_is_of_a_list_that_the_parser_takes_for_asides(self, place: str) -> None:
        text = "Anna Berg returned on June 3 from travel to Saudi Arabia, Oman, the UAE, and Jordan."
        found = titled(text, "returned", place)
        assert found.startswith("Anna Berg returned from travel to ")
        assert place in found
        assert "Saudi Arabia" not in found

    def test_what_holds_the_place_keeps_the_word_before_it(self) -> None:
        text = "Anna Berg arrived on Tuesday, two days after she met Paul Smith in Nairobi."
        assert titled(text, "arrived", "Nairobi") == "Anna Berg arrived after she met Paul Smith in Nairobi"


class TestAsides:
    @pytest.mark.parametrize(
        "text",
        [
            "The mayor, who had come from Oslo, visited Riga.",
            "The mayor visited Riga, although it rained all day.",
            "When the sun rose, the mayor visited Riga.",
            "“the mayor visited Riga,” she said.",
            "The mayor (once a teacher) visited Riga.",
        ],
    )
    def test_side_clauses_are_left_out(self, text: str) -> None:
        assert titled(text, "visited", "Riga") == "The mayor visited Riga"

    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            ("The Queen, due to arrive in Oslo on Monday, will open a fair in Riga.", "open",
             "The Queen will open a fair in Riga"),
            ("The tower, 90 metres high, was opened in Riga.", "opened", "The tower was opened in Riga"),
            ("Rebels loyal to Haftar attacked Riga.", "attacked", "Rebels loyal to Haftar attacked Riga"),
            ("Those responsible for the attack were jailed in Riga.", "jailed",
             "Those responsible for the attack were jailed in Riga"),
        ],
    )  # fmt: skip
    def test_an_adjective_behind_its_noun_goes_where_it_only_adds_to_it(
        self, text: str, trigger: str, expected: str
    ) -> None:
        assert titled(text, trigger, "Riga") == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Anna Berg reportedly visited Riga.", "Anna Berg reportedly visited Riga"),
            ("Anna Berg also visited Riga.", "Anna Berg visited Riga"),
        ],
    )
    def test_an_adverb_stays_where_it_is_or_goes(self, text: str, expected: str) -> None:
        assert titled(text, "visited", "Riga") == expected


def test_an_apostrophe_alone_stays_behind_its_owner() -> None:
    text = "Anna Berg welcomed Griffiths’ latest trip to Riga."
    assert titled(text, "welcomed", "Riga") == "Anna Berg welcomed Griffiths’ latest trip to Riga"


def test_the_second_of_two_verbs_has_the_helper_of_the_first() -> None:
    text = "The storm will reach Riga on Friday and cross Kenya on Saturday."
    assert titled(text, "cross", "Kenya") == "The storm will cross Kenya"
    text = "The bridge in Riga was built in 1993 and torn down on Monday."
    assert titled(text, "torn") == "The bridge in Riga was torn down"
    text = "She was arrested in Riga on Monday and died on Friday."
    assert titled(text, "died") == "She died"
