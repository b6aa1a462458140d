"""Text as people paste it, by `geo.intake.cleaning`."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.intake.cleaning import clean
from geo.lang.en.page_furniture import (
    ADVERTISEMENT,
    BYLINE,
    CAPTION,
    CREDIT,
    FOOTNOTE,
    LINK,
    MENU,
    PRESS_NOTE,
    PULL_QUOTE,
    RELATED,
    RIGHTS,
    SHARE,
    SIGN_UP,
    STAMP,
)

CLEAN = (
    "Anna Berg on the Road\n\n"
    "Anna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka, Zambia, on Tuesday.\n\n"
    "Students protested in London on Monday.\n"
)
WRAPPED = """\
The governor of the province travelled on Monday from Ber-
gamo to Milan, and on Tuesday he went on to Rostov-on-
Don. Kim Jong-un was in the town too; officials of Bergamo
said that they had seen the mid-
1990s train of Kim Jong-
un at the station.
A well-
known singer came from Rostov-on-Don
and stayed in Milan until Friday evening, when
Mr. Conti left.
"""


def test_a_clean_text_stays_as_it_is() -> None:
    assert clean(CLEAN) == (CLEAN, ())


def test_words_broken_at_the_end_of_a_line_are_joined_and_hyphens_of_their_own_stay() -> None:
    text, aside = clean(WRAPPED)
    for word in ("from Bergamo to", "Rostov-on-Don. Kim", "mid-1990s train", "Kim Jong-un at", "well-known"):
        assert word in text
    assert "- " not in text
    assert not aside


def test_a_compound_broken_at_its_hyphen_keeps_it() -> None:
    broken = "when the Emirates-\nflagged ship and the state-\nowned mill, both un-\ncontrolled,"
    text, _ = clean(WRAPPED.replace("when", broken, 1))
    assert "Emirates-flagged ship" in text
    assert "state-owned mill" in text
    assert "both uncontrolled" in text


def test_lines_broken_by_width_are_joined_and_headings_stay_alone() -> None:
    text, _ = clean("A bridge is closed\n" + WRAPPED.replace("-\n", "-"))
    assert text.startswith("A bridge is closed\n\nThe governor")
    assert "when Mr. Conti left." in text


def test_a_blank_line_below_every_line_is_no_paragraph() -> None:
    lines = WRAPPED.replace("-\n", "").strip().split("\n")
    assert "when Mr. Conti left." in clean("\n\n".join(lines))[0]


def test_lists_keep_their_lines() -> None:
    wrapped = WRAPPED + "- Milan, where it rained all day long on Monday and then again\n- Rome\n"
    assert clean(wrapped)[0].endswith("again\n- Rome\n")


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("<p>Berg &amp; Co left <b>Riga</b>.</p><p>She rested.</p>", "Berg & Co left Riga.\n\nShe rested."),
        ("Berg&nbsp;left&#8217;s Riga", "Berg left’s Riga"),
        ("A < B and C > D in Riga", "A < B and C > D in Riga"),
        ("Riga<script>alert(1)</script><!-- Oslo --> town", "Riga town"),
        ("# Berg in Riga\n\nShe **left** for *Oslo*.", "Berg in Riga\n\nShe left for Oslo."),
        ("> She left [Riga](https://example.org/a_(b)).", "She left Riga."),
        ("5 * 3 and 4 * 2, snake_case_name", "5 * 3 and 4 * 2, snake_case_name"),
        ("Berg\u00a0left\u00ad \u200bRiga\ufeff\x00.", "Berg left Riga."),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("Berg [was][1] there.\n\n[1]: https://example.org", "Berg was there."),
    ],
)  # fmt: skip
def test_marks_of_html_and_markdown_go(pasted: str, text: str) -> None:
    assert clean(pasted)[0] == text + "\n"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Advertisement", ADVERTISEMENT),
        ("Story continues below", ADVERTISEMENT),
        ("Share on Facebook | Tweet | WhatsApp", SHARE),
        ("3 min read", SHARE),
        ("READ MORE: What the treaty says", RELATED),
        ("Also Read | How storms are named", RELATED),
        ("Sign up for our morning newsletter", SIGN_UP),
        ("By Anna Berg, Staff Writer", BYLINE),
        ("Reach the writer at 555-0142.", CREDIT),
        ("Contact the newsroom at (555) 010-0142", CREDIT),
        ("By Rui Tavares and Ingrid Holm", BYLINE),
        ("by our correspondent", BYLINE),
        ("Published: Tuesday, 8 June 2004", STAMP),
        ("Updated 13 hours ago", STAMP),
        ("2 days ago", STAMP),
        ("March 14, 2024", STAMP),
        ("Thu 14 Mar 2024 07.05 GMT+2", STAMP),
        ("Boats lie in the harbour of Peniche. (Photo by Lee Okafor/The Record)", CAPTION),
        ("Narvik in November. Picture: Elsa Marklund", CAPTION),
        ("Boats lie in the harbour on Monday. Lee Okafor/The Record", CAPTION),
        ("Boats lie in the harbour on Monday. (Lee Okafor / AP)", CAPTION),
        ("Boats lie in the harbour on Monday. Photo by Lee Okafor", CAPTION),
        ("Image caption, Boats lie in the harbour on Monday", CAPTION),
        ("Image source, Lee Okafor", CREDIT),
        ("Photo: Lee Okafor", CREDIT),
        ("Reporting by Rui Tavares in Lisbon; Editing by Joan Pell", CREDIT),
        ("(With inputs from agencies)", CREDIT),
        ("© 2024 The Record. All rights reserved.", RIGHTS),
        ("https://example.org/news/1", LINK),
        ("Home | World | Asia", MENU),
        ("Menu", MENU),
        ("About us | Contact | Privacy policy", RIGHTS),
        ("Comments (48)", SHARE),
        ("AP AUDIO: What the leaders said", RELATED),
        ("FOR IMMEDIATE RELEASE", PRESS_NOTE),
        ("For further information contact:", PRESS_NOTE),
        ("Press office, +371 000000, press@mfa.example", CREDIT),
    ],
)
def test_what_stands_around_a_report_is_told_apart(line: str, what: str) -> None:
    text, aside = clean(f"A bridge is closed\n{line}\nBerg left Riga on Monday.\n")
    assert text == "A bridge is closed\nBerg left Riga on Monday.\n"
    assert [(piece.kind, piece.text) for piece in aside] == [(what, line)]


@pytest.mark.parametrize(
    ("pasted", "report"),
    [
        # Short lines of the menu go, above the headline only.
        ("Home\nInner Fjord\nWeather\nBus slides off icy road\n", "Bus slides off icy road\n"),
        ("Skip to navigation\nFind jobs\nU.S.\nBus slides off icy road\n", "Bus slides off icy road\n"),
        ("Inner Fjord\nHome\nBus slides off icy road\n", "Inner Fjord\nBus slides off icy road\n"),
        ("World  Fjords  Trade  More\nInner Fjord\nBus slides off icy road\n", "Bus slides off icy road\n"),
        ("Skip to content\nSubscribe\nInner Fjord\nBus slides off icy road\n", "Bus slides off icy road\n"),
        (
            "Home > Office of Ports > News > Berg's Bus\nBus slides off icy road\n",
            "Bus slides off icy road\n",
        ),
        (
            "Home > Ports > News\nBus slides off icy road\nPress Statement\nAnna Berg, Speaker of Ports\n",
            "Bus slides off icy road\nPress Statement\nAnna Berg, Speaker of Ports\n",
        ),
        ("Home / Ports\nBus slides off icy road\n", "Bus slides off icy road\n"),
        # A headline of few words stays, also above the name of its section.
        ("Menu\nFlood in Riga\nWeather\nBy Anna Berg\n", "Flood in Riga\n"),
        ("Bus slides off icy road\nIt snowed.\nWeather\n", "Bus slides off icy road\nIt snowed.\nWeather\n"),
    ],
)
def test_a_menu_stands_above_the_headline(pasted: str, report: str) -> None:
    told = "Berg left Riga on Monday.\n"
    assert clean(pasted + told)[0] == report + told


def test_columns_set_apart_by_wide_gaps_stay_inside_a_report() -> None:
    columns = "Riga\tOslo\tLima\tRome\n"
    text = f"The four towns on her way are these.\n{columns}She left Riga on Monday.\n"
    assert clean(text)[0] == text.replace("\t", " ")
    assert clean(f"Riga  3 May  Oslo  5 May\n{text}")[0] == f"Riga 3 May Oslo 5 May\n{text}".replace(
        "\t", " "
    )


@pytest.mark.parametrize(
    "links",
    [
        "Suggested Topics: Americas  Mining  Energy\n",
        "Tags\nBureau of Ports\nMongolia\n",
        "Related topics:\nPorts\n",
    ],
)
def test_the_topics_of_a_report_are_no_part_of_it(links: str) -> None:
    text, aside = clean(f"A bridge is closed\n\nBerg left Riga on Monday.\n{links}")
    assert text == "A bridge is closed\n\nBerg left Riga on Monday.\n"
    assert {piece.kind for piece in aside} == {RELATED}


def test_short_lines_below_a_heading_of_links_go_with_it() -> None:
    pasted = "Berg left Riga.\n\nRead Next\nStorm shuts ports\nAirline fined\nIt rained in Oslo.[1]\n"
    text, aside = clean(pasted)
    assert text == "Berg left Riga.\n\nIt rained in Oslo.[1]\n"
    assert [piece.kind for piece in aside] == [RELATED] * 3


def test_footnotes_and_their_marks_are_told_apart() -> None:
    text, aside = clean("Berg left Riga.[1] It is 5 km² large.\n\nNotes\n[1] So she said in Oslo.\n")
    assert text == "Berg left Riga. It is 5 km² large.\n"
    assert [piece.text for piece in aside if piece.kind == FOOTNOTE] == [
        "[1]",
        "Notes",
        "[1] So she said in Oslo.",
    ]


def test_a_list_at_the_end_is_no_footnote() -> None:
    listed = "She visited three towns.\n1. Riga\n2. Oslo\n"
    assert clean(listed) == (listed, ())


def test_a_pull_quote_is_told_once() -> None:
    said = "“You learn to wait here,” Niemi said in Narvik."
    text, aside = clean(f"The last train\n\nIt stood in Abisko.\n\n“You learn to wait here.”\n\n{said}\n")
    assert [piece.kind for piece in aside] == [PULL_QUOTE]
    assert text.endswith(f"Abisko.\n\n{said}\n")


def test_nothing_is_lost_between_report_and_what_is_set_aside() -> None:
    pasted = "A bridge is closed\nBy Anna Berg\nAdvertisement\nBerg left Riga on Monday.\nPhoto: Lee Okafor\n"
    text, aside = clean(pasted)
    assert sorted([*text.split("\n")[:-1], *(piece.text for piece in aside)]) == sorted(
        pasted.strip().split("\n")
    )


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_read_and_ends_with_a_line_break(text: str) -> None:
    cleaned, _ = clean(text)
    assert cleaned == "" or (cleaned.endswith("\n") and cleaned.strip() + "\n" == cleaned)


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "*", "[a](", "x", "&#1", "a\n", "By A ", "[1]", "-\n", "_a", "<script>", "![]("]
)
def test_a_megabyte_of_anything_takes_seconds(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    clean(text + "\n\nNotes\n[1] So she said.\n", wrapped=True)
    assert time.process_time() - start < 60


def test_what_a_writer_is_stands_below_the_byline() -> None:
    text, aside = clean(
        "A dam burst in Riga\n\nBy Anna Berg\nStaff writer\n\nA dam burst in Riga on Monday.\n"
    )
    assert text == "A dam burst in Riga\n\nA dam burst in Riga on Monday.\n"
    assert [one.text for one in aside] == ["By Anna Berg", "Staff writer"]
    text, aside = clean(
        "Reach the summit\n\nReach the summit at 2,000 metres by cable car.\n\nStaff writer\n"
    )
    assert not aside
