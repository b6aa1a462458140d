"""The words of a title: names for pronouns, where it ends, what no title ends in."""

from __future__ import annotations

import pytest

from geo.events.title_wording import LONGEST, finished
from tests.events.titled import titled


class TestPronouns:
    @pytest.mark.parametrize(
        ("text", "trigger", "place", "expected"),
        [
            ("Anna Berg landed. Then she visited Riga.", "visited", "Riga", "Anna Berg visited Riga"),
            ("Anna Berg landed. She will visit Riga.", "visit", "Riga", "Anna Berg will visit Riga"),
            ("Ms. Anna Berg left. She was met in Riga by the mayor.", "met", "Riga",
             "Anna Berg was met in Riga by the mayor"),
            ("Rebels stormed Riga. They fled to Oslo.", "fled", "Oslo", "Rebels fled to Oslo"),
            ("Riga is a rebel-held city. The rebels stormed it since they attacked Oslo.", "attacked", "Oslo",
             "Rebels attacked Oslo"),
            ("The ship left Riga. It sank off Oslo.", "sank", "Oslo", "The ship sank off Oslo"),
        ],
    )  # fmt: skip
    def test_one_gives_way_to_the_name(self, text: str, trigger: str, place: str, expected: str) -> None:
        assert titled(text, trigger, place) == expected

    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            (
                "Ms. Ada Jones left when her bus broke down in Riga.",
                "broke",
                "Ada Jones’s bus broke down in Riga",
            ),
            ("Ms. Ada Jones left. Her bus broke down in Riga.", "broke", "Her bus broke down in Riga"),
            ("The leaders left. Their boats sank off Riga.", "sank", "Their boats sank off Riga"),
        ],
    )
    def test_an_owner_gives_way_to_the_name_too(self, text: str, trigger: str, expected: str) -> None:
        assert titled(text, trigger, "Riga") == expected

    def test_whose_gives_way_to_the_owner(self) -> None:
        text = "Groth, whose home in Riga flooded in 1997, said she was nervous."
        assert titled(text, "flooded", "Riga") == "Groth’s home in Riga flooded"

    @pytest.mark.parametrize(("pronoun", "expected"), [("She", "Elena Ruiz"), ("He", "Ramon Salcedo")])
    def test_a_given_name_tells_a_woman_from_a_man(self, pronoun: str, expected: str) -> None:
        text = f"Minister Elena Ruiz landed. President Ramon Salcedo spoke. {pronoun} flew to Riga."
        assert titled(text, "flew", "Riga") == f"{expected} flew to Riga"

    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            ("Chief Tom Berg said a man had burned a barn. He is to appear in court in Riga.", "appear",
             "He is to appear in court in Riga"),
            ("Tom Berg blamed Jan Roos. Police arrested him in Riga.", "arrested",
             "Police arrested him in Riga"),
            ("Police held the owner of a bar, the mayor said. He will appear in court in Riga.", "appear",
             "He will appear in court in Riga"),
            ("Anna Berg left Oslo. She shot two men in Riga.", "shot", "She shot two men in Riga"),
            ("Anna Berg left Oslo. She spoke in Riga.", "spoke", "Anna Berg spoke in Riga"),
            ("Tom Berg blamed Jan Roos. He landed in Riga.", "landed", "Tom Berg landed in Riga"),
        ],
    )  # fmt: skip
    def test_one_stays_where_a_name_would_lay_a_crime_to_somebody(
        self, text: str, trigger: str, expected: str
    ) -> None:
        assert titled(text, trigger, "Riga") == expected

    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            ("Inspector Scott Wheatley spoke. Police stopped her in Riga.", "stopped",
             "Police stopped her in Riga"),
            ("Farm groups protested. Three of them signed contracts in Riga.", "signed",
             "Three of them signed contracts in Riga"),
            ("Soldiers came for the boat. They were in Oslo. Miners struck. They met in Riga.", "met",
             "Miners met in Riga"),
            ("Miners struck, and nurses joined. They met in Riga.", "met", "They met in Riga"),
            ("Miners struck. They called the march off in Riga.", "called",
             "Miners called off the march in Riga"),
            ("Talks were held. Miners called them off in Riga.", "called", "Miners called them off in Riga"),
            ("Tom Berg landed. Max Lund slept. He spoke in Oslo.", "spoke", "Max Lund spoke in Oslo"),
        ],
    )  # fmt: skip
    def test_one_stays_where_it_may_be_somebody_else(self, text: str, trigger: str, expected: str) -> None:
        assert titled(text, trigger, "Riga" if "Riga" in expected else "Oslo") == expected

    @pytest.mark.parametrize("pronoun", ["We", "I", "You"])
    def test_who_speaks_is_nobody_that_was_named(self, pronoun: str) -> None:
        text = f"Ferries sank. {pronoun} sailed to Riga."
        assert titled(text, "sailed", "Riga") == f"{pronoun} sailed to Riga"

    def test_nobody_is_named_twice(self) -> None:
        text = "Ms. Anna Berg landed in Oslo. She met her mother in Riga."
        assert titled(text, "met", "Riga") == "Anna Berg met her mother in Riga"

    def test_one_that_stands_for_nobody_stays(self) -> None:
        assert titled("She flew to Riga.", "flew", "Riga") == "She flew to Riga"

    def test_a_name_stays_as_it_is_written(self) -> None:
        assert titled("Anna Berg landed. Berg visited Riga.", "visited", "Riga") == "Berg visited Riga"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the mayor laid flowers for the", "The mayor laid flowers"),
        ("the mayor opened a", "The mayor opened"),
        ("rebels fled and", "Rebels fled"),
        ("the work went on", "The work went on"),
    ],
)
def test_no_title_ends_in_what_leads_to_more(words: str, expected: str) -> None:
    assert finished(words) == expected


class TestShortened:
    def test_a_phrase_without_a_verb_ends_before_a_phrase(self) -> None:
        text = "The old mayor of the town of many towers and bridges of the north by the sea in the east of "
        text += "the land of Riga"
        made = titled(text, "mayor", "Riga")
        assert made == "The old mayor of the town of many towers and bridges of the north by the sea"

    def test_a_phrase_with_nowhere_to_end_is_cut_between_words_and_says_so(self) -> None:
        text = "The very " + "old and " * 2 + "grey, " * 18 + "mayor"
        made = titled(text, "mayor")
        assert made.endswith("…")
        assert text.startswith(made[:-1])
        assert len(made) <= LONGEST


def test_half_a_quotation_loses_its_mark() -> None:
    text = "Anna Berg said the “new dawn” of the town was near at a meeting in Riga on Monday."
    assert titled(text, "said", "Riga") == "The new dawn of the town was near at a meeting in Riga"
