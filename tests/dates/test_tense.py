"""geo.dates.tense: whether the words around a date speak of what is past or to come."""

from __future__ import annotations

import pytest

from geo.dates.tense import has_lasted, read, tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He landed on @.", "past"),
        ("He will land on @.", "future"),
        ("On @ he will land.", "future"),
        ("He agreed to come on @.", "future"),
        ("He said he would come on @.", "future"),
        ("He would have come on @.", "past"),
        ("The team flies to Oslo on @.", "future"),
        ("In this photo, the team flies to Oslo on @.", ""),
        ("A man of @.", ""),
        ("She won. He will land on @.", "future"),
        ("She met Gen. Berg on @.", "past"),
        ("The board scheduled the hearing on @.", "past"),
        ("Owners agreed to the merger on @.", "past"),
        ("Owners agreed to merge on @.", "future"),
        ("The depot shut in @.", "past"),
        ("The depot will be shut in @.", "future"),
        ("The market runs @.", "future"),
        ("The pitcher gave up two runs @.", "past"),
        ("The cutoff is midnight @.", "future"),
        ("King to address deputies @", "future"),
        ("The board scheduled a hearing on @.", "future"),
        ("The hearing was scheduled for @.", "future"),
        ("A parade, planned for @, was opposed.", "future"),
        ("The deputies passed the planned reform on @.", "past"),
        ("The firm dropped plans on @ for a mine.", "past"),
        ("Their firm plans a mine on @.", "future"),
        ("The envoy, who will resign, wept on @.", "past"),
        ("On @, the two parties agreed to rule together.", "past"),
        ("On @ the judge, who heads the court, freed him.", "past"),
        ("Sales rose more than expected on @.", "past"),
        ("The road was closed due to snow on @.", "past"),
        ("A feast will follow after @'s vote.", "past"),
        ("He wrote that on @ they will sail.", "future"),
        ("She may be moved on @.", "future"),
        ("Nobody could be reached on @.", "past"),
        ("@ has been set aside for rest.", "future"),
        ("On @ the ship was finally sunk.", "past"),
        ("They could not cross on @.", "past"),
        ("He is accused of theft on @.", ""),
        ("The queen to be crowned on @ smiled.", "future"),
        ("Queen to visit Malta on @", "future"),
        ("Road to Malta blocked on @", "past"),
        ("Court to rule @ on vote", "future"),
        ("From rags to riches on @", ""),
        ("A trip to moors on @.", ""),
        ("His programme includes a stop in Malta on @.", "future"),
        ("The games continue; the play continues @.", "future"),
        ("The law takes effect on @.", "future"),
        ("She is flying to Malta on @.", "future"),
        ("They met ahead of a match on @.", "future"),
        ("A strike was called for @.", "future"),
        ("The funeral is on @.", "future"),
        ("Shops are open on @.", "future"),
        ("The town is in ruins after a raid on @.", ""),
        ("The prisoner is free, police said on @.", "past"),
        ("Polls open on @.", "future"),
        ("The road was open on @.", "past"),
        ("They met at the open on @.", "past"),
        ("The rent fell due on @.", "past"),
        ("A ferry that was due in Malta on @ never came.", "future"),
    ],
)
def test_the_last_verb_before_tells_else_the_first_behind(text: str, expected: str) -> None:
    text = text.replace("@", "Friday")
    at = text.index("Friday")
    assert tense(text, at, at + 6) == expected


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("The ferry sank off Malta in @.", True),
        ("In @, voters chose a mayor.", True),
        ("The games will open in @.", True),
        ("The games are planned for @.", True),
        ("She announced a sale in @.", False),
        ("She opposed the planned visit in @.", False),
        ("She asked him to repay it in @.", False),
        ("She would leave in @.", False),
        ("She set an @ deadline.", False),
        ("@ finds her in Lund, where she was born.", False),
    ],
)
def test_a_date_is_sure_where_it_hangs_directly_on_a_verb_that_tells_of_a_deed(
    text: str, is_sure: bool
) -> None:
    text = text.replace("@", "April")
    at = text.index("April")
    assert read(text, at, at + 5).is_sure is is_sure


@pytest.mark.parametrize(
    ("text", "may_be_over"),
    [
        ("The envoy was due to land on @ but fog kept her away.", True),
        ("The deputies were to vote on @.", True),
        ("A vote scheduled for @ was postponed.", True),
        ("The launch, originally planned for @, drew few.", True),
        ("The envoy is due to land on @.", False),
        ("A vote scheduled for @ drew protests.", False),
        ("She will land on @.", False),
    ],
)
def test_a_plan_told_of_in_the_past_may_be_over(text: str, may_be_over: bool) -> None:
    text = text.replace("@", "Friday")
    at = text.index("Friday")
    assert read(text, at, at + 6).may_be_over is may_be_over


@pytest.mark.parametrize(
    ("text", "lasted"),
    [
        ("The rebels fought until @.", True),
        ("The bridge was shut until @.", False),
        ("The board postponed the vote until @.", False),
        ("The shop is open until @.", False),
    ],
)
def test_until_ends_what_went_on_but_not_what_is_put_off(text: str, lasted: bool) -> None:
    text = text.replace("@", "Friday")
    assert has_lasted(text, text.index("Friday")) is lasted
