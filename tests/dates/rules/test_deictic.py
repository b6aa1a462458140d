"""geo.dates.rules.deictic: days and parts of days counted from here."""

from __future__ import annotations

import pytest

from geo.dates import tag
from tests.dates.saying import FRIDAY, one


@pytest.mark.parametrize(
    ("text", "quote", "value", "edtf"),
    [
        ("He arrived on Friday.", "Friday", "2023-09-15", "2023-09-15"),
        ("He arrived on Saturday.", "Saturday", "2023-09-09", "2023-09-09"),
        ("He will arrive on Saturday.", "Saturday", "2023-09-16", "2023-09-16"),
        ("Fire broke out on Sat. night.", "Sat. night", "2023-09-09TNI", "2023-09-09"),
        ("Work resumed Mon.", "Mon.", "2023-09-11", "2023-09-11"),
        ("He landed on Thu and left.", "Thu", "2023-09-14", "2023-09-14"),
        ("He left on Tuesday of last week.", "Tuesday of last week", "2023-09-05", "2023-09-05"),
        ("Divers searched the river until Sunday.", "Sunday", "2023-09-10", "2023-09-10"),
        ("The road was closed until Sunday.", "Sunday", "2023-09-17", "2023-09-17"),
        ("She postponed the trip until Sunday.", "Sunday", "2023-09-17", "2023-09-17"),
        ("The council rejected the plan on Monday.", "Monday", "2023-09-11", "2023-09-11"),
        ("They plan a march on Monday.", "Monday", "2023-09-18", "2023-09-18"),
        ("On Thursday, Mr. Berg will sail to Crete.", "Thursday", "2023-09-21", "2023-09-21"),
        ("He is expected to visit the port Monday.", "Monday", "2023-09-18", "2023-09-18"),
        ("CAPTION: The two shake hands at the port on Monday.", "Monday", "2023-09-11", "2023-09-11"),
        ("The leader meets his guest on Monday.", "Monday", "2023-09-18", "2023-09-18"),
        ("The team flies to Oslo on Tuesday.", "Tuesday", "2023-09-19", "2023-09-19"),
        ("The team flies to Oslo on Friday.", "Friday", "2023-09-15", "2023-09-15"),
        ("On Tuesday, the two meet in Oslo.", "Tuesday", "2023-09-19", "2023-09-19"),
        ("The vote is on Sunday.", "Sunday", "2023-09-17", "2023-09-17"),
        ("In this photo, he meets the envoy on Monday.", "Monday", "2023-09-11", "2023-09-11"),
        ("The storm on Monday leaves many without power.", "Monday", "2023-09-11", "2023-09-11"),
        ("He returns to work after Monday's fall.", "Monday", "2023-09-11", "2023-09-11"),
        ("They did not meet on Monday.", "Monday", "2023-09-11", "2023-09-11"),
        ("He agreed to meet the envoy on Monday.", "Monday", "2023-09-18", "2023-09-18"),
        ("He had planned to go on Monday but fell ill.", "Monday", "2023-09-11", "2023-09-11"),
        ("The two are to meet on Monday.", "Monday", "2023-09-18", "2023-09-18"),
        ("In this photo, he looks at a ship on Wednesday.", "Wednesday", "2023-09-13", "2023-09-13"),
        ("The vote is next Tuesday.", "next Tuesday", "2023-09-19", "2023-09-19"),
        ("The vote was last Friday.", "last Friday", "2023-09-08", "2023-09-08"),
        ("He spoke on Tuesday last week.", "Tuesday last week", "2023-09-05", "2023-09-05"),
        ("He spoke on Thursday morning.", "Thursday morning", "2023-09-14TMO", "2023-09-14"),
        ("He left yesterday.", "yesterday", "2023-09-14", "2023-09-14"),
        ("He leaves tomorrow morning.", "tomorrow morning", "2023-09-16TMO", "2023-09-16"),
        ("He spoke last night.", "last night", "2023-09-14TNI", "2023-09-14"),
    ],
)
def test_it_has_its_value_and_its_place_on_the_calendar(text: str, quote: str, value: str, edtf: str) -> None:
    found = one(text)
    assert (found.text, found.value, found.edtf) == (quote, value, edtf)
    assert found.type in ("DATE", "TIME")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They meet on Mondays.", "SET", "XXXX-WXX-1"),
    ],
)
def test_it_is_tagged_and_has_no_place_on_the_calendar(text: str, kind: str, value: str) -> None:
    found = one(text)
    assert (found.type, found.value, found.edtf) == (kind, value, "")


def test_a_weekday_in_lower_case_or_of_a_name_is_none() -> None:
    assert tag("It was called Bloody Sunday.", FRIDAY) == []
    assert tag("a friday feeling", FRIDAY) == []
    assert tag("He played with Susan Friday. Mr. Monday sang.", FRIDAY) == []
    assert (
        one("He met Queen Anne Monday.").value
        == one("It hit Charlotte in St. Paul Monday.").value
        == "2023-09-11"
    )
    assert tag("He reads The Sun. Shares of Sun Microsystems fell, and we sat in the sun.", FRIDAY) == []


def test_tonight_may_be_spelled_tonite() -> None:
    assert one("They play tonite.").value == "2023-09-15TNI"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The envoy was due to land on Thursday but fog kept her away.", "2023-09-14"),
        ("The envoy was due to land on Saturday.", "2023-09-16"),
        ("The envoy is due to land on Thursday.", "2023-09-21"),
        ("The court on Monday postponed the vote to Thursday.", "2023-09-21"),
        ("The court put off the vote planned for Tuesday until Thursday.", "2023-09-21"),
        ("The vote planned for Thursday was brought forward to Tuesday.", "2023-09-19"),
    ],
)
def test_what_was_planned_may_be_over_or_ahead(text: str, edtf: str) -> None:
    assert tag(text, FRIDAY)[-1].edtf == edtf


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Sunday Adeyemi, a farmer, said so.", []),
        ("Captain Friday Okoro denied it on Tuesday.", ["Tuesday"]),
        ("The accused, Monday Eze, pleaded guilty.", []),
        ("Grace Nkosi and Tuesday Banda were elected.", []),
        ("On Sunday Kyiv, a city of three million, was shelled.", ["Sunday"]),
        ("He visits Paris on Monday, Tuesday Berlin, Wednesday Rome.", ["Monday", "Tuesday", "Wednesday"]),
        ("The minister said Tuesday Banda would go.", ["Tuesday"]),
    ],
)
def test_a_weekday_may_be_a_given_name(text: str, quotes: list[str]) -> None:
    assert [found.text for found in tag(text, FRIDAY)] == quotes
