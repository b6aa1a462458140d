"""One line of a pasted text, by `geo.intake.lines`."""

from __future__ import annotations

import pytest

from geo.intake.lines import is_headline, is_menu, kind


@pytest.mark.parametrize(
    "line",
    [
        "By Friday evening the water had reached Passau.",
        "By Saturday morning it had reached Kiruna, where it was cold.",
        "Published in 1984, the book made Prague known.",
        "Posted to Kabul in 2009, he wrote home every week.",
        "Date palms in Basra withered in 2018.",
        "Copyright officials met in Geneva on Monday.",
        "The rebels in Goma rejected the terms and conditions.",
        "Register offices in Leeds shut on Monday.",
        "Research by scientists in Leeds showed that ice had melted in Greenland.",
        "Reading was flooded on Monday.",
        "The court was shown a picture by the defence.",
        "Pictures by satellite showed ships near Odesa.",
        "Watching from Riga, she saw the storm pass on Friday.",
        "Comments by the president in Oslo on Monday drew anger.",
        "Share prices fell in Tokyo on Tuesday.",
        "Print workers in Lyon went on strike on Friday.",
        "Related protests took place in Turin on Sunday.",
        "BRATISLAVA, April 28, 1997 (AFP)",
        "MACAO, Nov. 30, 2005",
        "0-71757-05642-8.",
        "More information reached Riga on Monday.",
        "Two days ago",
        "Skip to my Lou was sung in Riga on Monday, and they danced.",
        "Updated rules took effect in Riga on 3 May 2024.",
        "He spoke on Radio Riga. She wrote for AP/Oslo and others.",
        "Contact | was lost in Riga.",
        "Topics on the agenda in Riga were trade and ice.",
        "Tags: he wore three.",
        "Press releases were written in Oslo on Friday.",
        "Write to her in Oslo at berg@example.org, she said on Monday.",
        "The two of them met on 3 May 2024 in Rome, and again in June.",
    ],
)
def test_what_tells_something_is_the_reports(line: str) -> None:
    assert kind(line) == ""


@pytest.mark.parametrize(
    ("line", "menu", "headline"),
    [
        ("Local News", True, True),
        ("Crime & Courts", True, True),
        ("Home > Ports > News", True, True),
        ("Crime in Leeds falls", False, True),
        ("Crime fell in Leeds.", False, False),
    ],
)
def test_links_of_a_menu_and_headlines(line: str, menu: bool, headline: bool) -> None:
    assert (is_menu(line), is_headline(line)) == (menu, headline)
