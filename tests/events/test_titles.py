"""Who does what, where, in a report's own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events.actors import Actors
from geo.events.title_wording import LONGEST
from geo.events.titles import title, told_apart
from tests.events.titled import titled
from tests.reading import analysed, word

WORDS = st.sampled_from(
    (
        "Anna", "Berg", "she", "her", "They", "it", "visited", "met", "said", "that", "of", "Riga", "in",
        "on", "Monday", ",", "and", "“", "”", "-", "'s", "’s", ".", "who", "trip", "the", "mayor", "to",
        "\ud800", "after",
    )
)  # fmt: skip


def test_a_thing_and_not_its_place_is_told_of_in_a_relative_clause() -> None:
    text = "The bridge at Braga, which was opened on Monday, collapsed on Friday."
    assert titled(text, "opened", "Braga") == "The bridge at Braga was opened"


def test_what_another_event_is_counted_from_is_told_alone() -> None:
    text = "A day after the quake in Riga on Monday, a storm hit Oslo."
    analysis = analysed(text)
    dates = [(e.start, e.end) for e in analysis.dates]
    assert title(word(analysis, "quake"), None, dates, Actors(analysis), alone=True) == "The quake in Riga"


@pytest.mark.parametrize(
    ("trigger", "expected"), [("burst", "A dam burst near Port Sudan"), ("killed", "A dam killed 30 people")]
)
def test_who_tells_of_it_is_not_who_does_it(trigger: str, expected: str) -> None:
    text = "A dam burst near Port Sudan on Saturday and killed 30 people, the governor said."
    assert titled(text, trigger, "Port Sudan" if trigger == "burst" else "") == expected


class TestWhoDoesWhatWhere:
    @pytest.mark.parametrize(
        ("text", "trigger", "place", "expected"),
        [
            ("Anna Berg visited Riga.", "visited", "Riga", "Anna Berg visited Riga"),
            ("Berg began a two-day official visit.", "visit", "", "Berg began an official visit"),
            ("Berg began an eight-day U.S. visit.", "visit", "", "Berg began a U.S. visit"),
            (
                "In Riga, the minister said on Monday that the strike had destroyed a depot.",
                "destroyed",
                "Riga",
                "The minister said the strike had destroyed a depot",
            ),
            (
                "The minister said on Monday that a bomb had exploded in Riga.",
                "exploded",
                "Riga",
                "A bomb had exploded in Riga",
            ),
            ("Anna Berg did not visit Riga.", "visit", "Riga", "Anna Berg did not visit Riga"),
            ("Berg to visit Riga", "visit", "Riga", "Berg to visit Riga"),
            ("There was a fire in Riga on Monday.", "fire", "Riga", "There was a fire in Riga"),
            ("Fighting broke out in Riga.", "Fighting", "Riga", "Fighting broke out in Riga"),
            ("Explosion in Riga kills two", "Explosion", "Riga", "Explosion in Riga kills two"),
            ("Two died when a train exploded in Riga.", "exploded", "Riga", "A train exploded in Riga"),
            ("The mayor, who had come from Oslo, slept.", "come", "Oslo", "The mayor had come from Oslo"),
            ("Anna Berg, who was born in Riga, won.", "born", "Riga", "Anna Berg was born in Riga"),
            ("The killing of two men in Riga shocked the town.", "killing", "Riga",
             "The killing of two men in Riga shocked the town"),
        ],
    )  # fmt: skip
    def test_a_title_says_it(self, text: str, trigger: str, place: str, expected: str) -> None:
        assert titled(text, trigger, place) == expected

    @pytest.mark.parametrize(
        ("text", "trigger", "place", "expected"),
        [
            ("This week saw a vote in Riga.", "saw", "Riga", "A vote in Riga"),
            ("This week saw a referendum seeking to create a new region in Kenya.", "saw", "Kenya",
             "A referendum"),
            ("Anna Berg saw a play in Riga.", "saw", "Riga", "Anna Berg saw a play in Riga"),
        ],
    )  # fmt: skip
    def test_what_a_week_saw_is_told_without_it(
        self, text: str, trigger: str, place: str, expected: str
    ) -> None:
        assert titled(text, trigger, place) == expected

    def test_what_is_too_long_gives_up_its_asides_before_it_goes(self) -> None:
        text = (
            "Zairean President Mobutu Sese Seko will meet for historic talks on board a South African ship."
        )
        expected = "Zairean President Mobutu Sese Seko will meet for historic talks on board"
        assert titled(text, "meet") == expected
        text = "President Mobutu Sese Seko did not want to meet Kabila on board the South African war vessel."
        assert titled(text, "meet") == "President Mobutu Sese Seko did not want to meet Kabila"

    @pytest.mark.parametrize("trigger", ["visit", "expected"])
    def test_what_leads_to_a_verb_stays(self, trigger: str) -> None:
        text = "Anna Berg is expected to visit Riga on Friday."
        assert titled(text, trigger, "Riga") == "Anna Berg is expected to visit Riga"

    def test_the_second_of_two_verbs_has_the_subject_of_the_first(self) -> None:
        assert titled("Soldiers attacked Riga and fled to Oslo.", "fled", "Oslo") == "Soldiers fled to Oslo"

    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            ("He will meet Berg in Oslo on Monday, then fly to Riga on Tuesday.", "fly",
             "He will fly to Riga"),
            ("He was expected to land in Oslo on Monday before flying to Paris, and end his trip in Riga.",
             "end", "He to end his trip in Riga"),
            ("Rebels attack Oslo and flee to Riga.", "flee", "Rebels flee to Riga"),
        ],
    )  # fmt: skip
    def test_what_is_yet_to_come_says_so(self, text: str, trigger: str, expected: str) -> None:
        assert titled(text, trigger, "Riga") == expected

    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            ("The fair, due to be held in Riga on Saturday, will last a week.", "held",
             "The fair is due to be held in Riga"),
            ("The fair, due to be held in Riga on Saturday, is expected to last a week.", "held",
             "The fair is due to be held in Riga"),
            ("A summit due to be held in Riga on Monday was long prepared.", "held",
             "A summit was due to be held in Riga"),
            ("The minister spoke about the summit, due to take place in Riga on Friday.", "take",
             "The summit was due to take place in Riga"),
            ("Due to be held in Riga on Saturday, the fair will last a week.", "held",
             "The fair is due to be held in Riga"),
            ("The fair, which is due to be held in Riga on Saturday, will last a week.", "held",
             "The fair is due to be held in Riga"),
            ("The team is likely to fly to Riga on Monday.", "fly", "The team is likely to fly to Riga"),
            ("The premier is unable to travel to Riga.", "travel", "The premier is unable to travel to Riga"),
        ],
    )  # fmt: skip
    def test_an_adjective_that_leads_to_a_verb_stays_with_it(
        self, text: str, trigger: str, expected: str
    ) -> None:
        assert titled(text, trigger, "Riga") == expected

    def test_what_somebody_is_accused_of_was_not_done_by_the_police(self) -> None:
        text = "The police accused Paul Smith of burning a house in Riga on Monday."
        assert titled(text, "burning", "Riga") == "Paul Smith burning a house in Riga"
        assert titled(text, "accused", "Riga") == "The police accused Paul Smith of burning a house in Riga"

    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            ("The judge took a bribe in Riga, prosecutors said.", "took",
             "Prosecutors said the judge took a bribe in Riga"),
            ("A mayor accused of taking bribes in Riga was freed.", "taking",
             "A mayor was accused of taking bribes in Riga"),
            ("A bank was robbed in Riga on Monday.", "robbed", "A bank was robbed in Riga"),
        ],
    )  # fmt: skip
    def test_told_with_who_says_it_it_begins_with_them(self, text: str, trigger: str, expected: str) -> None:
        assert titled(text, trigger, "Riga", whole=True) == expected

    def test_what_was_said_is_the_title_of_a_statement(self) -> None:
        assert titled("Moscow said on Monday that talks would go on.", "said") == "Talks would go on"

    def test_a_verb_that_only_describes_is_not_the_one(self) -> None:
        text = "Tom Garrity urged supporters at a packed arena in Erie to vote."
        assert titled(text, "packed", "Erie").startswith("Tom Garrity urged supporters")


class TestSideClauses:
    @pytest.mark.parametrize(
        ("text", "trigger", "place", "expected"),
        [
            ("A bomb planted in Riga hurt two men.", "planted", "Riga", "A bomb was planted in Riga"),
            ("Bombs planted in Riga hurt two men.", "planted", "Riga", "Bombs were planted in Riga"),
            ("Arriving in Riga, Anna Berg spoke of peace.", "Arriving", "Riga",
             "Anna Berg was arriving in Riga"),
            ("Anna Berg flew to Oslo to open a school in Riga.", "open", "Riga",
             "Anna Berg was to open a school in Riga"),
        ],
    )  # fmt: skip
    def test_one_that_stands_by_itself_has_a_helping_verb(
        self, text: str, trigger: str, place: str, expected: str
    ) -> None:
        assert titled(text, trigger, place) == expected

    @pytest.mark.parametrize(
        ("text", "trigger", "expected"),
        [
            (
                "Rebels fired rockets, killing two men in Riga.",
                "killing",
                "Rebels fired rockets, killing two men in Riga",
            ),
            (
                "Rebels fired rockets on Monday, killing two men in Riga and starting a fire in Oslo.",
                "starting",
                "Rebels fired rockets, starting a fire in Oslo",
            ),
            (
                "A mine exploded, killing two men in Riga.",
                "killing",
                "A mine exploded, killing two men in Riga",
            ),
            ("Anna Berg met a man, whom she married in Riga.", "married", "Anna Berg married in Riga"),
            ("Oslo beat Paris 2-1 in Riga.", "beat", "Oslo beat Paris 2-1 in Riga"),
            ("She fell ill while visiting Riga.", "visiting", "She was visiting Riga"),
        ],
    )
    def test_what_came_of_it_was_not_going_on(self, text: str, trigger: str, expected: str) -> None:
        assert titled(text, trigger, "Riga") == expected

    def test_one_that_has_its_own_gets_no_other(self) -> None:
        text = "Anna Berg, who had been arrested in Riga, was freed."
        assert titled(text, "arrested", "Riga") == "Anna Berg had been arrested in Riga"

    def test_what_somebody_did_after_or_before_has_a_helping_verb(self) -> None:
        text = "Anna Berg flew to Oslo after leaving her home in Riga."
        assert titled(text, "leaving", "Riga") == "Anna Berg was leaving her home in Riga"

    def test_what_leads_to_a_source_is_no_clause(self) -> None:
        text = "According to police in Riga, two men were shot."
        assert titled(text, "According", "Riga").startswith("Two men were shot")


class TestToldApart:
    def test_one_wording_at_two_places_names_them(self) -> None:
        assert told_apart(["Floods began", "Floods began", "Anna Berg fled"], ["Kenya", "Oslo", "Riga"]) == [
            "Floods began (Kenya)", "Floods began (Oslo)", "Anna Berg fled"
        ]  # fmt: skip

    def test_at_one_place_nothing_is_added(self) -> None:
        assert told_apart(["Floods began", "Floods began"], ["Kenya", "Kenya"]) == ["Floods began"] * 2

    def test_a_place_that_is_named_already_or_unknown_is_not_added(self) -> None:
        titles = ["Floods began in Kenya", "Floods began in Kenya"]
        assert told_apart(titles, ["Kenya", ""]) == titles

    def test_what_would_be_too_long_stays(self) -> None:
        titles = ["x" * LONGEST] * 2
        assert told_apart(titles, ["Kenya", "Oslo"]) == titles


class TestShort:
    def test_who_what_and_where_are_left_out_last(self) -> None:
        text = (
            "The president of the republic, Paul Smith, a former teacher who had been elected in a landslide "
            "two months earlier, opened with a short speech a new bridge over the river in Riga on Monday."
        )
        made = titled(text, "opened", "Riga")
        assert made.startswith("The president of the republic opened")
        assert "bridge" in made
        assert made.endswith("in Riga")
        assert len(made) <= LONGEST

    def test_one_word_without_end_is_left_out_whole(self) -> None:
        made = titled(f"Anna Berg met {'x' * 300} in Riga on Monday.", "met", "Riga")
        assert made.startswith("Anna Berg met")
        assert len(made) <= LONGEST


def quotes(text: str) -> int:
    return sum(text.count(mark) for mark in '“”"')


@settings(max_examples=100)
@given(st.lists(WORDS, min_size=2, max_size=60).map(" ".join), st.booleans())
def test_any_text_has_titles_that_are_short_plain_and_whole(text: str, placed: bool) -> None:
    analysis = analysed(text)
    actors = Actors(analysis)
    dates = [(e.start, e.end) for e in analysis.dates]
    at = text.find("Riga")
    place = (at, at + 4) if placed and at >= 0 else None
    for token in analysis.doc:
        if token.pos_ not in ("VERB", "NOUN", "AUX") or not any(c.isalnum() for c in token.text):
            continue  # a sign alone has no title, and its event is left out
        made = title(token, place, dates, actors)
        assert 0 < len(made) <= LONGEST + 20
        assert made == " ".join(made.split())
        assert quotes(made) % 2 == 0
        assert made[0] == made[0].upper()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven workers died, said the work safety administration in Lusaka.", "Seven workers died"),
        (
            "There is still work to be done, said Mr. Bush in an interview with reporters in Lusaka.",
            "Mr. Bush said in an interview with reporters in Lusaka",
        ),
    ],
)
def test_that_somebody_said_it_is_no_title(text: str, expected: str) -> None:
    assert titled(text, "said", "Lusaka") == expected
