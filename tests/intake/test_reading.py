"""Text files and pasted text, by `geo.intake.reading`."""

from __future__ import annotations

from datetime import date

import pytest

from geo.intake import Found, read_file, read_text
from geo.intake.questions import questions
from tests.intake.documents import refused

TEXT = (
    "Anna Berg on the Road\n\n"
    "Anna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka, Zambia, on Tuesday.\n"
)


@pytest.mark.parametrize("slug", ["=(PICTURE)=", "ATTENTION - ADDS quote ///", "Kicker"])
def test_a_slug_of_a_wire_is_no_title(slug: str) -> None:
    title = read_file("berg.txt", f"{slug}\n\n{TEXT}".encode()).title
    assert title
    assert (title.value, title.where) == ("Anna Berg on the Road", "the line “Anna Berg on the Road”")


def test_a_report_without_a_headline_is_called_by_its_first_sentence() -> None:
    said = "A ferry sank off Lima on Tuesday."
    title = read_text(f"LIMA, May 15 (Wire) - {said}\n\nNobody was hurt.\n").title
    assert title == Found(said, "the first line")


def test_a_mail_says_what_it_is() -> None:
    head = (
        "From: Port Office <press@port.example>\nTo: news@example.org\n"
        "Date: Wed, 15 May 2024 08:12:00 +0100\nSubject: Fwd: Ferry sinks off Lima\n"
    )
    found = read_text(f"{head}\n{TEXT}")
    assert found.text == TEXT
    assert found.title == Found("Ferry sinks off Lima", "the file's first lines, “Subject”")
    assert found.published_on == date(2024, 5, 15)
    assert read_text("From: Riga To: Oslo\n\nBerg left Riga on Monday.\n").text.startswith("From: Riga")


def test_a_line_alone_is_no_headline() -> None:
    assert read_text("Anna Berg arrived in Nairobi\n").title is None


@pytest.mark.parametrize("first", ["Kicker", f"Anna Berg {'drove on and on ' * 15}."])
def test_a_text_without_a_headline_has_no_title(first: str) -> None:
    said = "Anna Berg arrived in Nairobi on Monday.\n\nLee Okafor, who wrote it\n"
    assert read_text(f"{first}\n\n{said}").title is None


PAGE = """\
Skip to main content
Menu
Home | News | Sport | Weather
Subscribe
Ad
The Halden Courier
Home > News > Inner Fjord

Bus slides off road at Halden, 30 unhurt

Ice blamed; road to be gritted

By Anna Berg and Lee Okafor
Published March 9, 2021 at 6:12 p.m. | Updated March 10, 2021 at 8:05 a.m.
4 min read

Share on Facebook
Email

Passengers wait at a farm near Halden on Tuesday. Lee Okafor/The Courier

A bus with 30 people on board slid off the road near Halden early Tuesday.

The road was shut until Thursday, police said.

Comments (48)
Sign up for our newsletter

About us | Contact | Privacy policy | Terms
© 2021 The Halden Courier. All rights reserved.
"""


def test_a_web_page_copied_whole_becomes_its_report() -> None:
    found = read_text(PAGE)
    assert found.text == (
        "Bus slides off road at Halden, 30 unhurt\n\n"
        "Ice blamed; road to be gritted\n\n"
        "A bus with 30 people on board slid off the road near Halden early Tuesday.\n\n"
        "The road was shut until Thursday, police said.\n"
    )
    assert found.title == Found("Bus slides off road at Halden, 30 unhurt", "the first line")
    assert found.publisher == Found("The Halden Courier", "the line “The Halden Courier”")
    assert found.byline
    assert found.byline.value == "Anna Berg and Lee Okafor"
    assert found.published_on == date(2021, 3, 9)
    assert questions(found.text, date(2021, 3, 9), date(2026, 1, 1)) == ()
    left = sorted(filter(None, PAGE.split("\n")))
    assert sorted([*filter(None, found.text.split("\n")), *(one.text for one in found.set_aside)]) == left


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Published July 9, 2024 at 6:12 p.m. | Updated July 10, 2024 at 8:05 a.m.", "2024-07-09"),
        ("Updated 8:05 AM EDT, Wed July 10, 2024\nPublished 6:12 PM EDT, Tue July 9, 2024", "2024-07-09"),
        ("PUBLISHED : July 9, 2024 at 6:12 p.m. PDT|UPDATED: 8 hours ago", "2024-07-09"),
        ("Published Jul 09, 2024  •  Last updated Jul 10, 2024  •  3 minute read", "2024-07-09"),
        ("By Anna Berg • Published Jul 9, 2024 6:12 PM EDT", "2024-07-09"),
        ("By Anna Berg | July 9, 2024 at 6:12 p.m.", "2024-07-09"),
        ("July 9, 2024 / 6:12 PM / CBS", "2024-07-09"),
        ("Published: 9 July 2024", "2024-07-09"),
        ("9 July 2024Updated 3 hours ago", "2024-07-09"),
        ("First published on Tue 9 Jul 2024 18.12 BST", "2024-07-09"),
        ("Published 2024-07-09T18:12:00Z", "2024-07-09"),
        ("Updated July 10, 2024", "2024-07-10"),
        ("Last updated 3 hours ago", ""),
        ("Posted at 18:12 on 9/7/2024", ""),
    ],
)
def test_the_day_is_the_one_called_published(stamp: str, day: str) -> None:
    found = read_text(f"Flood cuts road to Bergamo\n\n{stamp}\n\n{BODY}")
    assert found.text == f"Flood cuts road to Bergamo\n\n{BODY}"
    assert (found.published.value if found.published else "") == day


def test_a_text_file_is_its_text() -> None:
    found = read_file("berg.txt", TEXT.encode())
    assert found.text == TEXT
    assert found.title
    assert (found.title.value, found.title.where) == ("Anna Berg on the Road", "the first line")
    assert found.remarks == ()


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\u00a0\u3000".encode(), b"...\n***\n"]
)
def test_an_empty_file_is_named(content: bytes) -> None:
    assert refused("empty.txt", content).startswith("empty.txt is empty: there are no words in it")


@pytest.mark.parametrize("content", [b"\0" * 5000, b"\0\n\0\n"])
def test_nothing_but_nul_is_empty(content: bytes) -> None:
    assert refused("nul.txt", content).startswith("nul.txt is empty")


def test_nul_among_words_is_left_out_and_said() -> None:
    found = read_file("berg.txt", TEXT.replace(" Kenya", " Ken\0ya").encode())
    assert found.text == TEXT
    assert found.remarks == ("1 NUL characters, which are no text, were left out.",)


def test_more_than_two_megabytes_are_refused() -> None:
    assert read_file("long.txt", b"Berg left Riga. " * 120_000).text
    assert refused("long.txt", b"Berg left Riga. " * 130_000) == (
        "long.txt holds 2.1 MB of text; Dateline reads up to 2 MB. Bring the part you need"
    )
    assert refused("vast.txt", b"Berg left Riga. " * 1_300_000) == (
        "vast.txt has 21 MB; Dateline reads files of up to 20 MB"
    )


def test_a_line_of_20000_characters_is_read() -> None:
    for line in ("x" * 20_000, "Anna Berg left Riga on Monday. " * 650):
        assert read_file("long.txt", line.encode()).text.strip() == line.strip()


def test_a_markdown_file_says_what_it_is() -> None:
    matter = '---\ntitle: "Berg on the road"\nauthor: Lee Okafor\ndate: 2024-05-15\ndraft: no\n---\n'
    found = read_file("berg.md", (matter + "# Berg\n\nShe left **Riga** on Monday.\n").encode())
    assert found.text == "Berg\n\nShe left Riga on Monday.\n"
    assert found.title
    assert found.byline
    assert found.published
    assert (found.title.value, found.byline.value) == ("Berg on the road", "Lee Okafor")
    assert (found.published.value, found.published.where) == (
        "2024-05-15",
        "the file's first lines, “date”",
    )


def test_pasted_lines_say_who_wrote_it_and_when() -> None:
    found = read_text(
        "Bridge closes\nBy Anna Berg and Lee Okafor\nPublished 15 May 2024\nIt rained in Riga.\n"
    )
    assert found.byline
    assert found.published
    assert (found.byline.value, found.byline.where) == (
        "Anna Berg and Lee Okafor",
        "the line “By Anna Berg and Lee Okafor”",
    )
    assert (found.published.value, found.published.where) == (
        "2024-05-15",
        "the line “Published 15 May 2024”",
    )


def test_the_place_and_day_of_filing_stay_and_are_a_suggestion() -> None:
    line = "RIGA, May 15, 2024"
    found = read_text(f"Bridge closes\n\n{line}\n\nIt rained on Monday.\n")
    assert found.published
    assert (found.published.value, found.published.where) == (
        "2024-05-15",
        "the line “RIGA, May 15, 2024”",
    )
    assert f"{line}\n" in found.text


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("ODESA, Ukraine, March 3, 2022 (Wire) - Shells fell on Monday.", "2022-03-03"),
        ("LIMA, 3 March 2022 (Wire) - It rained.", "2022-03-03"),
        ("LIMA, MARCH 3, 2022 (Wire) - It rained.", "2022-03-03"),
        ("Halifax (23 March 2023) - Police came.", "2023-03-23"),
        ("Port of Spain, Trinidad (March 23, 2023) – Police came.", "2023-03-23"),
        ("Halifax, 23 March 2023 (Wire) - Police came.", "2023-03-23"),
        ("Nobody in Halifax (23 March 2023) - so it is said - saw a thing that day.", ""),
        ("LIMA, March 3 (Wire) - It rained all over the town on March 1, 2022.", ""),
        ("The port of Odesa, which on March 3, 2022 (a Thursday) - was shelled, is open.", ""),
    ],
)
def test_a_dateline_that_gives_the_year_says_when_the_report_was_published(line: str, day: str) -> None:
    found = read_text(f"Port shelled\n\n{line}\n").published
    assert (found.value if found else "") == day


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("ODESA, Ukraine, March 3 (Reuters) - ", "Reuters"),
        ("LIMA (A.P.) — ", "A.P."),
        ("LIMA, 3 March (North Wire) - ", "North Wire"),
        ("RIGA (Latvia) - ", ""),
        ("RIGA, March 3 (Updated) - ", ""),
        ("RIGA, March 3 - The mayor (Reuters) ", ""),
    ],
)
def test_the_agency_of_a_dateline_publishes_what_names_nobody_else(head: str, publisher: str) -> None:
    report = f"Port shelled\n\n{head}It rained on Monday, officials said.\n"
    found = read_text(report).publisher
    assert (found.value if found else "") == publisher
    if found:
        assert found.where == f"the dateline “{head.strip(' -—')}”"
        own = read_text(f"Halden Courier\nMarch 30, 2021\n{report}").publisher
        assert own == Found("Halden Courier", "the line “Halden Courier”")


BODY = "The river burst its banks in Bergamo on Monday, officials said.\n\nNobody was hurt.\n"


@pytest.mark.parametrize(
    ("top", "publisher"),
    [
        ("Flood cuts road to Bergamo\nThe Example Wire\nMarch 30, 2021\n\n", "The Example Wire"),
        ("Flood cuts road to Bergamo\n\n30 March 2021\n\nHalden Courier\n\n", "Halden Courier"),
        ("Flood cuts road to Bergamo\nReuters · 2021-03-30\n", "Reuters"),
        ("The Alpine Herald\nTuesday, March 30, 2021\nFlood cuts road to Bergamo\n\n", "The Alpine Herald"),
    ],
)
def test_headline_publisher_and_day_at_the_top_are_found(top: str, publisher: str) -> None:
    found = read_text(top + BODY)
    assert found.text == f"Flood cuts road to Bergamo\n\n{BODY}"
    assert (found.title and found.title.value) == "Flood cuts road to Bergamo"
    assert (found.publisher and found.publisher.value) == publisher
    assert found.published_on == date(2021, 3, 30)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # A headline above the report, with the day alone below it.
        (f"Mayor Sues the Alpine Herald\nMarch 30, 2021\n\n{BODY}", "Mayor Sues the Alpine Herald"),
        (f"Mayor Sues Alpine Herald\nMarch 30, 2021\n\n{BODY}", "Mayor Sues Alpine Herald"),
        # A second headline; a name with no day beside it.
        (f"Flood in Bergamo\nMinister Blames Rain\nMarch 30, 2021\n\n{BODY}", "Minister Blames Rain"),
        (f"Flood in Bergamo\nAlpine Herald\n\n{BODY}", "Alpine Herald"),
    ],
)
def test_what_is_no_publisher_stays(text: str, kept: str) -> None:
    found = read_text(text)
    assert kept in found.text.split("\n")
    assert found.publisher is None
