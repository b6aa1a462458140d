"""What stands above the headline of a press release, a newsletter or a wire's copy."""

from __future__ import annotations

import pytest

from geo.intake import read_text
from geo.intake.letterhead import is_title, issuer, without_letterhead
from geo.lang.en.page_furniture import LETTERHEAD

HEADLINE = "New Bridge Opens Over the Glomma"
BODY = (
    "SARPSBORG, Norway - The Ministry of Transport opened a bridge on Tuesday.\n\n"
    "It is open to cars, the Halden Courier wrote.\n"
)


@pytest.mark.parametrize(
    ("above", "publisher"),
    [
        (
            "Ministry of Transport\nPress Office\n\nFOR IMMEDIATE RELEASE\n15 May 2024\n\n",
            "Ministry of Transport",
        ),
        ("MINISTRY OF TRANSPORT\nREPUBLIC OF NORWAY\nREADOUT\n\n", "Ministry of Transport"),
        ("Ministry of Transport\n\n", "Ministry of Transport"),  # the report names it again
        (
            "U.S. Environmental Agency\nRegion 8\nNews Release\nFOR IMMEDIATE RELEASE: May 15, 2024\n"
            "CONTACT: Lee Okafor, (303) 555-0142\n\n",
            "U.S. Environmental Agency",
        ),
        (
            "Acme Corp.\nNYSE: ACM\nNEWS RELEASE\n"
            "Contact:\nLee Okafor\nInvestor Relations\n(212) 555-0142\n\n",
            "Acme Corp.",
        ),
        (
            "CITY OF JACKSON\nOFFICE OF THE MAYOR\n219 South President Street\nPhone: (601) 555-0100\n\n"
            "For Immediate Release\n\n",
            "City of Jackson",
        ),
        ("West Yorkshire Police\nIncident reference: 1324001\n\n", "West Yorkshire Police"),
        (
            "The Galena Gazette\nServing Jo Daviess County since 1834\nMay 15, 2024\nLocal News\n\n",
            "The Galena Gazette",
        ),
        (
            "The Morning Dispatch\nYour daily briefing\nIssue 214 | May 15, 2024\nView in browser\n",
            "The Morning Dispatch",
        ),
        ("BC-NORWAY-BRIDGE/URGENT\nURGENT\n", ""),
        ("EMBARGOED UNTIL 00:01 WEDNESDAY 15 MAY 2024\n\n", ""),
        ("PRESS RELEASE\nNo. 114/2024\n\n", ""),
        ("By Anna Berg\nStaff Writer\n\n", ""),
        ("Crime & Courts\n", ""),
    ],
)
def test_a_letterhead_stands_above_the_headline(above: str, publisher: str) -> None:
    found = read_text(f"{above}{HEADLINE}\n\n{BODY}")
    assert found.text == f"{HEADLINE}\n\n{BODY}"
    assert found.title
    assert found.title.value == HEADLINE
    assert (found.publisher.value if found.publisher else "") == publisher


@pytest.mark.parametrize(
    "top",
    [
        # No other line can be the headline, or none of its kind stands beside it.
        "Office of the Mayor in Jackson Burns\n\n",
        "Ministry of Health\n\n",
        "Mayor Sues Yorkshire Water Authority\nHearing Set for June\n\n",
        "Storm Kills Two, Injures Five\nTrees Down in Leeds\nPress Release\n\n",
        # What stands below the headline is not above it.
        "Bus Slides Off Icy Road\nPress Statement\nAnna Berg, Secretary of Ports\nMinistry of Ports\n\n",
    ],
)
def test_a_headline_is_no_letterhead(top: str) -> None:
    found = read_text(f"{top}A fire broke out in Leeds on Monday.\n\nNobody was hurt.\n")
    assert found.title
    assert found.title.value == top.split("\n", 1)[0]
    assert LETTERHEAD not in {piece.kind for piece in found.set_aside}


def test_an_office_above_the_headline_of_a_statement() -> None:
    statement = (
        "Tunisia's National Day\nPress Statement\nAnna Berg, Secretary of State\nMarch 20, 2021\n\nWe met.\n"
    )
    lines, aside = without_letterhead(["Department of State", *statement.split("\n")])
    assert lines[:2] == ["", "Tunisia's National Day"]
    assert [piece.text for piece in aside] == ["Department of State"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Galena Gazette", "The Galena Gazette"),
        ("MINISTRY OF FOREIGN AFFAIRS", "Ministry of Foreign Affairs"),
        ("U.S. DEPARTMENT OF STATE", "U.S. Department of State"),
        ("United Nations", "United Nations"),
        ("Ministry of Health opens clinic in Gulu", ""),
        ("Fire in Jackson", ""),
    ],
)
def test_whose_letterhead_it_is(line: str, name: str) -> None:
    assert issuer(line) == name


@pytest.mark.parametrize(
    ("line", "can_be"),
    [
        ("Two killed in barn fire", True),
        ("Storm Kills Two, Injures Five", True),
        ("Covid-19 spreads in Peru", True),
        ("Mombasa, 15 May 2024", False),
        ("RIGA, Latvia, May 15, 2024", False),
        ("Antony J. Blinken, Secretary of State", False),
        ("AM-Peru-Quake,1st Ld-Writethru", False),
    ],
)
def test_what_can_be_a_headline(line: str, can_be: bool) -> None:
    assert is_title(line) == can_be
