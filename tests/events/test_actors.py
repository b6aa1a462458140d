"""geo.events.actors: who acts in a text, under which name, and who does what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events.actors import Actor, Actors, bare, conjuncts, doers
from tests.reading import analysed, word

WORDS = st.sampled_from(
    (
        "Anna", "Berg", "Ms.", "Mr.", "President", "Moon", "Jae-in", "El-Ganzoury", "de", "la", "of", "the",
        "The", "ship", "she", "He", "They", "it", "visited", "met", "and", ",", ".", "'s", "’s", "-", "Riga",
        "Monday", "in", "who", "by", "\ud800", "“", "”", "IV",
    )
)  # fmt: skip


def known(text: str) -> dict[str, list[str]]:
    """The words that stand for each actor, by its name."""
    analysis = analysed(text)
    return {actor.name: [analysis.doc[at].text for at in actor.tokens] for actor in Actors(analysis).all}


def actor(text: str, name: str) -> Actor:
    (found,) = (one for one in Actors(analysed(text)).all if one.name == name)
    return found


class TestNames:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Anna Berg visited Riga.", "Anna Berg"),
            ("President Moon Jae-in met Angela Merkel in Berlin on Monday. Moon left.", "Moon Jae-in"),
            ("Prime Minister Kamal Ahmed El-Ganzoury landed in Cairo.", "Kamal Ahmed El-Ganzoury"),
            ("Juan Manuel de la Vega spoke in Lima. De la Vega left.", "Juan Manuel de la Vega"),
            ("Osama bin Laden hid in Abbottabad.", "Osama bin Laden"),
            ("Secretary of State Anna Berg visited Riga.", "Anna Berg"),
            ("The U.N. chief António Guterres flew to Riga. Guterres spoke.", "António Guterres"),
            ("Pope John Paul II visited Riga. John Paul II prayed.", "Pope John Paul II"),
            ("The cargo ship MV Veesham left Riga on Monday.", "MV Veesham"),
            ("Typhoon Sorrel hit Nairobi. Sorrel killed two.", "Typhoon Sorrel"),
            ("Riga's mayor Anna Berg flew to Oslo.", "Anna Berg"),
            ("Mr. O’Brien’s wife flew to Riga.", "O’Brien"),
            ("BERG VISITS RIGA\n\nAnna Berg visited Riga. Berg left.", "Anna Berg"),
        ],
    )
    def test_a_name_is_whole_and_has_no_title_before_it(self, text: str, name: str) -> None:
        assert name in known(text)

    @pytest.mark.parametrize(
        "text",
        [
            "On Tuesday Mr. Berg flew to Riga.",
            "In May Mr. Berg flew to Riga.",
            "Mr. Berg flew to Riga.",
            "Monday, Berg flew to Riga.",
        ],
    )
    def test_a_date_before_a_name_is_no_part_of_it(self, text: str) -> None:
        assert known(text)["Berg"] == ["Berg"]

    @pytest.mark.parametrize(
        ("written", "name"),
        [
            ("Foreign Minister Ann Lee", "Ann Lee"),
            ("Mr. Berg", "Berg"),
            ("Pope Francis", "Pope Francis"),
            ("The Northern Star", "Northern Star"),
            ("President", "President"),
            ("Secretary-General Helena Marques", "Helena Marques"),
            ("", ""),
        ],
    )
    def test_titles_are_left_out_and_ranks_stay(self, written: str, name: str) -> None:
        assert bare(written) == name

    def test_an_actor_without_a_name_is_called_as_it_is_described(self) -> None:
        text = "The Chinese president arrived in Riga. The president met the mayor."
        assert known(text)["Chinese president"] == ["president", "president"]


class TestReference:
    def test_a_shorter_form_stands_for_the_longer_one(self) -> None:
        assert known("Anna Berg landed in Riga. Ms. Berg met the mayor.")["Anna Berg"] == ["Berg", "Berg"]

    def test_a_longer_form_names_who_was_named_before(self) -> None:
        assert known("Berg landed in Riga. Anna Berg met the mayor.")["Anna Berg"] == ["Berg", "Berg"]

    def test_two_of_one_family_are_two(self) -> None:
        found = known("Anna Berg landed in Riga. Paul Berg stayed in Oslo.")
        assert found["Anna Berg"] == found["Paul Berg"] == ["Berg"]

    @pytest.mark.parametrize(
        ("text", "name", "pronoun"),
        [
            ("Anna Berg landed in Riga. She met the mayor.", "Anna Berg", "She"),
            ("Ms. Anna Berg landed in Riga. Mr. Paul Smith met her.", "Anna Berg", "her"),
            ("Ms. Anna Berg met Mr. Paul Smith. He smiled.", "Paul Smith", "He"),
            ("Rebels attacked Riga. They fled to Oslo.", "Rebels", "They"),
            ("Typhoon Sorrel hit Nairobi. It moved on to Lusaka.", "Typhoon Sorrel", "It"),
            (
                "The Northern Star, a ferry, left Riga. The ferry reached Oslo. It docked.",
                "Northern Star",
                "It",
            ),
        ],
    )
    def test_a_pronoun_is_the_actor_named_last_that_it_fits(self, text: str, name: str, pronoun: str) -> None:
        assert pronoun in known(text)[name]

    def test_the_object_of_a_deed_is_not_who_does_it_and_is_meant_again(self) -> None:
        text = "Ms. Berg flew to Riga. President Moon told her that it was late. She went on to Oslo."
        found = known(text)
        assert found["Berg"] == ["Berg", "her", "She"]
        assert found["Moon"] == ["Moon"]

    def test_somebody_elses_pronoun_is_not(self) -> None:
        assert "He" not in known("Ms. Anna Berg landed in Riga. He met her.")["Anna Berg"]

    def test_it_rains_and_nobody_does_it(self) -> None:
        assert known("It rained.") == {}

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("The cargo ship MV Veesham left Riga on Monday. The ship reached Oslo.", "MV Veesham"),
            ("The MV Veesham, a ship, left Riga on Monday. The ship reached Oslo.", "MV Veesham"),
        ],
    )
    def test_the_ship_is_the_ship_named_before(self, text: str, name: str) -> None:
        assert known(text)[name] == ["Veesham", "ship"]

    def test_a_ship_is_not_another_ship(self) -> None:
        text = "The cargo ship MV Veesham left Riga on Monday. A ship reached Oslo."
        assert known(text)["MV Veesham"] == ["Veesham"]

    @pytest.mark.parametrize(
        ("text", "name", "person"),
        [
            ("Anna Berg landed in Riga.", "Anna Berg", True),
            ("The mayor left.", "mayor", True),
            ("The cargo ship MV Veesham left Riga on Monday.", "MV Veesham", False),
            ("Rebels attacked Riga.", "Rebels", False),
        ],
    )
    def test_who_is_a_person(self, text: str, name: str, person: bool) -> None:
        assert actor(text, name).is_person == person


class TestFinding:
    TEXT = "Anna Berg landed in Riga. Ms. Berg met Paul Smith. The explorers stayed in Oslo."

    @pytest.mark.parametrize(
        ("name", "found"),
        [
            ("Anna Berg", "Anna Berg"),
            ("Berg", "Anna Berg"),
            ("Ms. Berg", "Anna Berg"),
            ("anna berg", "Anna Berg"),
            ("Paul Smith", "Paul Smith"),
            ("explorer", "explorers"),
            ("The explorers", "explorers"),
            ("Nobody At All", None),
            ("", None),
            ("\ud800", None),
        ],
    )
    def test_an_actor_is_found_by_its_name_or_most_of_it(self, name: str, found: str | None) -> None:
        got = Actors(analysed(self.TEXT)).find(name)
        assert (got.name if got else None) == found


class TestDoers:
    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            ("Anna Berg met Paul Smith in Riga.", "met", ["Anna Berg"]),
            ("Anna Berg and Paul Smith met in Riga.", "met", ["Anna Berg", "Paul Smith"]),
            ("The man was arrested by the police in Riga.", "arrested", ["man"]),
            ("The minister, who had come from Oslo, visited Riga.", "come", ["minister"]),
            ("A ship carrying grain sank off Riga.", "carrying", ["ship"]),
            ("Two people killed in Riga were buried.", "killed", ["Two people"]),
            ("Anna Berg wants to visit Riga.", "visit", ["Anna Berg"]),
            ("After landing in Riga, Anna Berg met the mayor.", "landing", ["Anna Berg"]),
            ("Soldiers attacked Riga and fled to Oslo.", "fled", ["Soldiers"]),
            ("Paul Smith said that Anna Berg had visited Riga.", "visited", ["Anna Berg"]),
            ("Anna Berg's visit to Riga ended.", "visit", ["Anna Berg"]),
            ("Anna Berg began a visit to Riga.", "visit", ["Anna Berg"]),
            ("Talks between Paul Smith and Anna Berg began in Riga.", "Talks", ["Paul Smith", "Anna Berg"]),
            ("There was a fire in Riga.", "fire", []),
        ],
    )
    def test_who_does_it(self, text: str, trigger: str, expected: list[str]) -> None:
        analysis = analysed(text)
        found = Actors(analysis).doers(word(analysis, trigger))
        assert [one.name for one in found] == expected

    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            ("Anna Berg met Paul Smith in Riga.", "met", ["Anna Berg", "Paul Smith"]),
            ("Anna Berg dined with Paul Smith in Riga.", "dined", ["Anna Berg", "Paul Smith"]),
            ("The man was arrested by the police in Riga.", "arrested", ["man", "police"]),
            ("Anna Berg was welcomed by crowds in Riga.", "welcomed", ["Anna Berg", "crowds"]),
        ],
    )
    def test_who_takes_part_in_it(self, text: str, trigger: str, expected: list[str]) -> None:
        analysis = analysed(text)
        found = Actors(analysis).takers(word(analysis, trigger))
        assert [one.name for one in found] == expected

    def test_those_joined_by_and_stand_together(self) -> None:
        analysis = analysed("Anna, Paul and Ada met in Riga.")
        assert sorted(token.text for token in conjuncts(word(analysis, "Anna"))) == ["Ada", "Anna", "Paul"]


def test_a_run_without_spaces_is_not_named_whole_by_each_of_its_parts() -> None:
    assert all(len(name) < 1000 for name in known("Head\n\nBERLIN - Anna " + "x" * 20_000))


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=50).map(" ".join))
def test_whatever_stands_there_each_word_is_of_one_actor_and_each_actor_has_a_name(text: str) -> None:
    analysis = analysed(text)
    found = Actors(analysis)
    tokens = [at for one in found.all for at in one.tokens]
    assert len(tokens) == len(set(tokens))
    for one in found.all:
        assert one.name.strip()
        assert "\n" not in one.name
        assert all(found.of(analysis.doc[at]) is one for at in one.tokens)
    for token in analysis.doc:
        assert set(found.doers(token)) <= set(found.takers(token)) <= set(found.all)
        assert all(one.doc is analysis.doc for one in doers(token))
    assert found.find(text) is None or found.find(text) in found.all
