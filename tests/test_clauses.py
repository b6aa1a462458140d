from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.clauses import MOST
from geo.grammar import conjuncts, is_news, lemma, up
from geo.mood import Mood
from tests.reading import read

WORDS = st.sampled_from(
    (
        "Anna", "Berg", "she", "it", "who", "Riga", "visited", "said", "that", "was", "will", "not",
        "to", "the", "trip", "on", "Monday", "and", ",", ".", "\n\n", "“", "”", "if", "expected",
        "cancelled", "when", "after", "of", "in", "\ud800", "é", "\xa0", "—", "13", "U.S.",
    )
)  # fmt: skip


def mood(text: str, word: str) -> Mood:
    return read(text).clause(word).mood


class TestMood:
    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("Anna Berg visited Riga.", "visited"),
            ("Anna Berg has visited Riga.", "visited"),
            ("Anna Berg flew to Riga to meet the mayor.", "meet"),
            ("Anna Berg was the first singer to visit Riga.", "visit"),
            ("Her visit to Riga ended.", "visit"),
        ],
    )
    def test_what_is_told_as_done_is_a_fact(self, text: str, word: str) -> None:
        assert mood(text, word) is Mood.FACT

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("Anna Berg is expected to visit Riga.", "visit"),
            ("Anna Berg is due to arrive in Riga.", "arrive"),
            ("Anna Berg is due in Riga.", "is"),
            ("Anna Berg is expected in Riga on Friday.", "expected"),
            ("Anna Berg will visit Riga.", "visit"),
            ("She’ll visit Riga.", "visit"),
            ("Anna Berg plans to visit Riga.", "visit"),
            ("Anna Berg is going to visit Riga.", "visit"),
            ("Anna Berg is flying to Riga on Friday.", "flying"),
            ("The mayor accepted an invitation to visit Riga.", "visit"),
            ("The office said that she would visit Riga.", "visit"),
            ("Her planned visit to Riga was announced.", "visit"),
            ("She spoke before the summit in Riga.", "summit"),
            pytest.param(
                "She spoke ahead of the summit in Riga.",
                "summit",
            ),
        ],
    )
    def test_what_is_to_come_is_planned(self, text: str, word: str) -> None:
        assert mood(text, word) is Mood.PLANNED

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("Anna Berg did not visit Riga.", "visit"),
            ("Anna Berg never visited Riga.", "visited"),
            ("Nobody visited Riga.", "visited"),
            ("Anna Berg refused to visit Riga.", "visit"),
            ("Anna Berg cancelled her trip to Riga.", "trip"),
            ("The visit to Riga was cancelled.", "visit"),
            ("There was no visit to Riga.", "visit"),
        ],
    )
    def test_what_did_not_come_about_is_denied(self, text: str, word: str) -> None:
        assert mood(text, word) is Mood.DENIED

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("Anna Berg would like to visit Riga.", "visit"),
            ("Anna Berg wants to visit Riga.", "visit"),
            ("Anna Berg would visit Riga.", "visit"),
            ("Anna Berg may visit Riga.", "visit"),
            ("If Anna Berg visits Riga, the mayor will be there.", "visits"),
        ],
    )
    def test_wishes_conditions_and_possibilities_are_imagined(self, text: str, word: str) -> None:
        assert mood(text, word) is Mood.IMAGINED

    def test_should_is_an_expectation(self) -> None:
        assert mood("The ship should reach Riga on Friday.", "reach") is Mood.EXPECTED

    def test_verbs_of_state_are_no_events(self) -> None:
        assert mood("The company owns a plant in Riga.", "owns") is Mood.STATE

    def test_what_is_joined_to_a_plan_without_a_tense_of_its_own_is_planned_too(self) -> None:
        assert mood("She will visit Riga and meet the mayor.", "meet") is Mood.PLANNED


class TestParts:
    def test_a_verb_and_a_noun_of_an_event_make_a_clause_each(self) -> None:
        found = {
            clause.head.text: clause.nominal for clause in read("She ended her visit to Riga.").clauses.all
        }
        assert found == {"ended": False, "visit": True}

    def test_a_verb_form_in_a_name_is_no_clause(self) -> None:
        heads = [clause.head.text for clause in read("The United Nations met in Riga.").clauses.all]
        assert heads == ["met"]

    def test_who_does_it_is_passed_on_to_the_verbs_that_follow(self) -> None:
        found = read("Anna Berg landed in Riga and met the mayor.")
        assert [token.text for token in found.clause("met").subjects] == ["Berg"]
        assert [token.text for token in found.clause("met").objects] == ["mayor"]

    def test_a_relative_pronoun_is_replaced_by_what_it_stands_for(self) -> None:
        found = read("The mayor met Anna Berg, who had visited Oslo.")
        assert [token.text for token in found.clause("visited").subjects] == ["Berg"]

    def test_the_one_invited_does_what_is_asked(self) -> None:
        found = read("The mayor invited Berg to visit Riga.")
        assert [token.text for token in found.clause("visit").subjects] == ["Berg"]

    def test_the_owner_does_what_the_noun_names(self) -> None:
        found = read("Berg's visit to Riga ended.")
        assert [token.text for token in found.clause("visit").subjects] == ["Berg"]

    def test_both_names_joined_by_and_are_subjects(self) -> None:
        found = read("Anna Berg and Paul Smith met in Riga.")
        assert [token.text for token in found.clause("met").subjects] == ["Berg", "Smith"]

    def test_what_is_said_knows_who_speaks_and_whether_the_verb_came_first(self) -> None:
        found = read("The ministry said that it had sunk a ship.")
        assert found.clause("sunk").speech is found.clause("said")
        assert found.clause("sunk").after_speech
        assert not read("It had sunk a ship, the ministry said.").clause("sunk").after_speech

    @pytest.mark.parametrize(("word", "mark"), [("went", "as"), ("received", "")])
    def test_the_joining_word_is_kept(self, word: str, mark: str) -> None:
        found = read("As she went on with her tour, the mayor received a guest.")
        assert found.clause(word).mark == mark

    def test_a_habit_is_told_from_a_deed(self) -> None:
        found = read("The plant makes jets. The plant made a jet.")
        assert found.clause("makes").habitual
        assert not found.clause("made").habitual

    def test_a_clause_that_only_says_when_holds_its_subject(self) -> None:
        found = read("The visit came on Friday. She came to Riga.")
        assert found.clause("came").holds

    def test_expected_to_only_helps(self) -> None:
        found = read("She is expected to visit Riga.")
        assert found.clause("expected").only_helps
        assert not found.clause("visit").only_helps

    def test_a_news_agency_is_known_by_its_noun(self) -> None:
        found = read("The state news agency said so. The ministry said so.")
        assert is_news(found.clause("said").subjects[0])
        assert not is_news(found.token("ministry"))


class TestTree:
    def test_sentences_are_those_of_the_report_however_the_parser_cuts_them(self) -> None:
        found = read("Mr. Berg met St. John in Riga. He left.\n\nThey met again.")
        assert [found.clauses.number(clause.head) for clause in found.clauses.all] == [0, 1, 2]
        assert [clause.head.text for clause in found.clauses.within(2)] == ["met"]
        assert found.clauses.within(3) == []

    def test_a_word_belongs_to_the_nearest_clause_above_it(self) -> None:
        found = read("Anna Berg visited the old town of Riga.")
        assert found.clauses.of(found.token("old")) is found.clause("visited")
        assert found.clauses.at(found.token("old")) is None

    def test_going_up_starts_with_the_word_and_ends_at_the_root(self) -> None:
        found = read("Anna Berg visited the old town.")
        assert [token.text for token in up(found.token("old"))] == ["old", "town", "visited"]

    def test_conjuncts_are_all_names_of_a_list(self) -> None:
        found = read("She visited Riga, Oslo and Paris.")
        assert [token.text for token in conjuncts(found.token("Riga"))] == ["Riga", "Oslo", "Paris"]

    def test_a_list_of_a_thousand_names_is_no_trouble(self) -> None:
        names = read("Anna Berg met " + "Paul, " * 1200 + "and Jim.").clause("met").objects
        assert len(names) > 1

    def test_of_an_endless_sentence_only_the_first_clauses_are_looked_at(self) -> None:
        found = read("She left and " * (MOST + 20) + "slept")
        assert len(found.clauses.within(0)) <= MOST

    def test_a_lemma_is_lower_case_and_never_empty(self) -> None:
        found = read("Visits to Riga \n ended — and \ud800 .")
        assert lemma(found.token("Visits")) == "visit"
        assert all(lemma(token) == lemma(token).lower() != "" for token in found.doc)

    @settings(max_examples=30)
    @given(st.lists(WORDS, max_size=40).map(" ".join))
    def test_any_text_has_clauses_with_a_sentence_and_a_mood(self, text: str) -> None:
        found = read(text)
        for clause in found.clauses.all:
            assert clause.sentence >= 0
            assert isinstance(clause.mood, Mood)
            assert clause in found.clauses.within(clause.sentence) or len(found.clauses.all) > MOST
            assert all(child.parent is clause for child in found.clauses.under(clause))
