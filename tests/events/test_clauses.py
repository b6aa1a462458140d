"""geo.events.clauses: the parts of a sentence that have each a date of their own."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.clauses import clauses
from geo.events.options import NOWHERE, edtf_of, options
from tests.reading import analysed

FRIDAY = date(2023, 9, 15)


def parts(text: str) -> list[str]:
    """The clauses of a sentence, in text order of their first words."""
    analysis = analysed(text, FRIDAY)
    return ["".join(text[start:end] for start, end in one.spans).strip() for one in clauses(analysis, 0)]


def told(text: str) -> list[tuple[list[str], list[str]]]:
    """Of each clause the places of the sentence and the dates that it may tell of."""
    analysis = analysed(text, FRIDAY)
    opts = options(analysis)
    return [
        (
            [analysis.places[n].mention.text for n in clause.places if n != NOWHERE],
            [edtf_of(analysis, opts, n) for n in clause.dates],
        )
        for clause in opts.clauses
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bridge in Riga was destroyed in 1993 and rebuilt in 2004.",
            ["The bridge in Riga was destroyed in 1993 and", "rebuilt in 2004."],
        ),
        (
            "On Monday he landed in Riga and on Tuesday he met the king.",
            ["On Monday he landed in Riga and", "on Tuesday he met the king."],
        ),
        (
            "A dam in Riga burst in 1987, was rebuilt in 1990 and burst again on Sunday.",
            ["A dam in Riga burst in 1987,", "was rebuilt in 1990 and", "burst again on Sunday."],
        ),
    ],
)
def test_verbs_with_a_date_each_are_told_apart(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The theatre in Riga was built and opened in 1912.",
        "On Monday he landed in Riga and met the king.",
        "Officials said on Monday that a church in Riga burned in 1912.",
        "He was in Riga from Monday to Wednesday and spoke to the press.",
    ],
)
def test_verbs_that_share_a_date_are_not(text: str) -> None:
    assert parts(text) == [text]


def test_a_clause_has_its_own_date_and_shares_the_place_before_it() -> None:
    assert told("The bridge in Riga was destroyed in 1993 and rebuilt in 2004.") == [
        (["Riga"], ["1993"]),
        (["Riga"], ["2004"]),
    ]


def test_a_clause_with_a_place_of_its_own_takes_no_other() -> None:
    assert told("The ship left Riga on Monday and reached Oslo on Tuesday.") == [
        (["Riga"], ["2023-09-11"]),
        (["Oslo"], ["2023-09-12"]),
    ]


def test_a_place_named_in_a_side_clause_does_not_keep_out_the_one_before() -> None:
    text = "She landed in Oslo on Monday and on Tuesday signed a treaty under which Kenya will sell tea."
    assert told(text)[1] == (["Oslo", "Kenya"], ["2023-09-12"])


def test_a_relative_clause_with_a_date_of_its_own_is_told_apart() -> None:
    assert told("In Riga, they put out on Tuesday a fire that began on Sunday.") == [
        (["Riga"], ["2023-09-12"]),
        (["Riga"], ["2023-09-10"]),
    ]
    assert told("The man, who was held in Oslo in May, spoke in Riga on Monday.") == [
        (["Riga"], ["2023-09-11"]),
        (["Oslo"], ["2023-05"]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday a court in Riga freed a man jailed in 2009.",
         [(["Riga"], ["2023-09-11"]), ([], ["2009"])]),
        ("Divers on Tuesday raised a ship sunk in 1942 off Oslo.",
         [([], ["2023-09-12"]), (["Oslo"], ["1942"])]),
        ("The town of Eldoret, seized by rebels in 2012, was quiet on Monday.",
         [(["Eldoret"], ["2023-09-11"]), (["Eldoret"], ["2012"])]),
    ],
)  # fmt: skip
def test_so_is_a_participle_and_its_place_is_that_of_its_noun(
    text: str, expected: list[tuple[list[str], list[str]]]
) -> None:
    assert told(text) == expected


def test_where_is_the_place_before_it_and_no_other() -> None:
    text = "The king flew to Oslo on Tuesday from Bergen, where he opened a bridge on Monday."
    assert told(text)[1] == (["Bergen"], ["2023-09-11"])
    text = "The king flew to Oslo on Tuesday from Kenya, where he opened a school in Nairobi on Monday."
    assert told(text)[1] == (["Kenya", "Nairobi"], ["2023-09-11"])


@pytest.mark.parametrize(
    "text",
    [
        "A fire that began on Sunday was put out in Riga.",
        "On Tuesday they put out a fire that burned two houses in Riga.",
        "A man arrested in Riga on Monday has been charged.",
        "A bridge built in 1954 was opened in Riga.",
        "On Monday she announced plans to travel to Riga on Friday.",
    ],
)
def test_one_that_shares_the_date_of_its_sentence_is_not(text: str) -> None:
    assert parts(text) == [text]


def test_a_place_named_later_is_not_carried_back() -> None:
    assert told("The ship sailed on Monday and reached Oslo on Tuesday.") == [
        ([], ["2023-09-11"]),
        (["Oslo"], ["2023-09-12"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Two days after the quake in Lima on Sunday, a storm hit Cusco.",
        "A storm hit Cusco two days after the quake in Lima on Sunday.",
    ],
)
def test_an_event_and_what_follows_it_have_each_their_own_day(text: str) -> None:
    assert told(text) == [(["Cusco"], ["2023-09-12"]), (["Lima"], ["2023-09-10"])]


def test_the_eve_of_a_vote_is_not_its_day() -> None:
    text = "On the eve of the vote in Lima on Sunday, a church burned down in Cusco."
    assert told(text) == [(["Cusco"], ["2023-09-09"]), (["Lima"], ["2023-09-10"])]


def test_what_came_a_day_before_a_named_day_is_counted_back() -> None:
    text = "She spoke in Lima on Wednesday, the day after a mob burned a church in Cusco."
    assert told(text) == [(["Lima"], ["2023-09-13"]), (["Cusco"], ["2023-09-12"])]


def test_behind_the_next_comma_the_named_day_goes_on() -> None:
    text = "She spoke on Wednesday, a day after the fire, and flew to Cusco."
    assert told(text) == [(["Cusco"], ["2023-09-13"]), ([], ["2023-09-12"])]


def test_an_event_named_by_its_year_keeps_its_noun() -> None:
    assert parts("Two years before the 2016 coup attempt he fled to Lima.") == [
        "Two years he fled to Lima.",
        "before the 2016 coup attempt",
    ]
    assert parts("Nine days after the January 3 strike in Riga, he fled.")[1] == (
        "after the January 3 strike in Riga"
    )


def test_a_year_in_a_quotation_does_not_date_what_stands_beside_it() -> None:
    text = '"It was lower in 1997," said a man who sat on his roof in Riga.'
    assert told(text) == [(["Riga"], ["2023-09-15", ""]), ([], ["1997"])]


def test_who_is_quoted_tells_nothing_without_a_date() -> None:
    text = "“We rebuilt in 2002,” said the mayor of Riga."
    assert told(text) == [([], ["2002"])]


def test_a_relative_clause_beside_a_quotation_has_its_own_date() -> None:
    text = "“I was born in 1940,” said a man who fled to Riga on Sunday."
    assert told(text) == [([], ["1940"]), (["Riga"], ["2023-09-10"])]


def test_a_quotation_has_its_own_day_where_another_stands_beside_it() -> None:
    assert told("“We will sail on Monday,” he said in Riga on Tuesday.") == [
        (["Riga"], ["2023-09-12"]),
        ([], ["2023-09-18"]),
    ]


def test_a_quotation_may_go_on_behind_its_sentence_or_have_begun_before_it() -> None:
    assert parts('He said in Riga: "We fled in 1997.')[1] == '"We fled in 1997.'
    assert parts('We fled in 1997," he said in Riga.')[1] == 'We fled in 1997,"'


@pytest.mark.parametrize(
    "text",
    [
        "“It fell on Monday,” said a man in Riga.",
        "A “war of 1997” broke out in Riga.",
        "He told a court in Riga that she “fled to Oslo in 1951”.",
    ],
)
def test_other_quotations_are_no_clauses(text: str) -> None:
    assert parts(text) == [text]


def test_a_semicolon_parts_two_sentences_with_a_date_each() -> None:
    assert told("They met in Riga on Monday; the next day they drove to Oslo.") == [
        (["Riga"], ["2023-09-11"]),
        (["Oslo"], ["2023-09-12"]),
    ]
    text = "They were in Riga on Monday; all of them were ill."
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She was in Riga on Monday and in Tartu on Tuesday.",
            [(["Riga"], ["2023-09-11"]), (["Tartu"], ["2023-09-12"])],
        ),
        (
            "He spoke on Monday in Riga, on Tuesday in Tartu and on Wednesday in Vilnius.",
            [(["Riga"], ["2023-09-11"]), (["Tartu"], ["2023-09-12"]), (["Vilnius"], ["2023-09-13"])],
        ),
        (
            "They flew from Riga on Monday to Brest, France, on Tuesday.",
            [(["Riga"], ["2023-09-11"]), (["Brest", "France"], ["2023-09-12"])],
        ),
        (
            "A storm hit Riga on Monday, Tartu on Tuesday and is due in Vilnius on Saturday.",
            [(["Riga"], ["2023-09-11"]), (["Tartu"], ["2023-09-12"]), (["Vilnius"], ["2023-09-16"])],
        ),
    ],
)
def test_places_listed_each_with_a_date_have_theirs(
    text: str, expected: list[tuple[list[str], list[str]]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A fire in Riga on Monday and a flood in Tartu on Tuesday killed 12 people.",  # of two things
        "She was in Riga and in Tartu on Tuesday.",
        "On Monday, Riga and Tartu had rain.",
    ],
)
def test_other_places_and_dates_are_no_series(text: str) -> None:
    assert len(parts(text)) == 1
