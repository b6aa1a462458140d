"""geo.events.denials: what somebody says, and somebody denies."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.denials import is_disowned, is_disputed
from geo.events.factuality import status
from geo.kinds import Status
from tests.events.titled import titled
from tests.reading import analysed, word


@pytest.mark.parametrize(
    ("text", "trigger", "disputed"),
    [
        ("The army said it had taken Riga. A spokesman denied it.", "taken", True),
        ("The army said it had taken Riga. A spokesman denied that Riga had fallen.", "taken", True),
        ("The army said it had taken Riga. A spokesman denied that Oslo had fallen.", "taken", False),
        ("Rebels said they had shot down a jet, but officials disputed the claim.", "shot", True),
        ("The army said it had taken Riga. A spokesman did not deny it.", "taken", False),
        ("Police said they had searched a house. The owner denied wrongdoing.", "searched", False),
        ("Anna Berg met reporters in Riga. Her office denied it.", "met", False),
        ("The army said it had taken Riga. Rain fell. A spokesman denied it.", "taken", False),
    ],
)
def test_what_is_said_and_denied_at_once_is_disputed(text: str, trigger: str, *, disputed: bool) -> None:
    found = word(analysed(text), trigger)
    assert is_disputed(found) == disputed
    told = dict.fromkeys(Status, 0.0) | {Status.HAPPENED: 1.0}
    assert (status(told, "2024-05-13", date(2024, 5, 14), found) == Status.CLAIMED) == disputed


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He denied that a train had hit a bus in Riga on Monday.", "hit"),
        ("The army denied shelling Goma on Sunday.", "shelling"),
        ("The ministry denied a report that its planes had bombed Goma on Sunday.", "bombed"),
        ("The ministry denied reports of an explosion at a plant in Riga on Monday.", "explosion"),
        ("The mayor dismissed as false a report that a ferry had sunk off Mombasa on Monday.", "sunk"),
        ("He rejected claims that police had shot a man in Riga.", "shot"),
        ("It is not true that the bridge in Riga collapsed on Monday, the mayor said.", "collapsed"),
        ("A spokesman denied a report that she would go to Riga to open a fair in May.", "open"),
    ],
)
def test_what_is_only_denied_is_disowned(text: str, trigger: str) -> None:
    assert is_disowned(word(analysed(text), trigger))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He did not deny that a train had hit a bus in Riga on Monday.", "hit"),
        ("The ministry denied a visa to a man who was shot in Riga.", "shot"),
        ("Parliament rejected a bill of the opposition in Riga.", "rejected"),
        ("The ministry published a report that its planes had bombed Goma on Sunday.", "bombed"),
        ("It is true that the bridge in Riga collapsed on Monday.", "collapsed"),
        ("After a bus burned in Riga, the company denied that it was to blame.", "burned"),
        ("The man who denied a claim that he was ill was shot in Riga.", "shot"),
    ],
)
def test_what_stands_beside_a_denial_is_not(text: str, trigger: str) -> None:
    assert not is_disowned(word(analysed(text), trigger))


def test_its_title_says_who_denies_it() -> None:
    text = "The ministry denied a report that its planes had bombed a market in Goma on Sunday."
    assert titled(text, "bombed", "Goma", whole=True) == (
        "The ministry denied a report its planes had bombed a market in Goma"
    )
