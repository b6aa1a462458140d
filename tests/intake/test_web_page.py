"""Saved web pages in the manner of news sites, read by `geo.intake`."""

from __future__ import annotations

import time
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from geo.errors import ReportError
from geo.intake import Incoming, read_file
from geo.lang.en.page_furniture import (
    BYLINE,
    CAPTION,
    CREDIT,
    FOOTNOTE,
    PULL_QUOTE,
    RELATED,
    REST,
    SHARE,
    SIGN_UP,
    STAMP,
)

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Incoming:
    return read_file(name, (PAGES / name).read_bytes())


def html(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


JSON_LD = "the page's structured data (JSON-LD)"
BROWSER = "the browser's note at the top of the saved file"
CANONICAL = "the page's canonical link"
STORY = "".join(
    f"<p>On day {n} the travellers left one town of the valley and walked on to the next one, as planned.</p>"
    for n in range(12)
)


def meta(name: str) -> str:
    return f"the page's meta tag “{name}”"


def test_of_a_stamp_with_two_days_the_one_called_published_is_taken() -> None:
    stamp = "Published July 9, 2024 at 6:12 p.m. | Updated July 10, 2024 at 8:05 a.m."
    found = read_file("walk.html", html(f"<main><h1>Walkers on the road</h1><p>{stamp}</p>{STORY}</main>"))
    assert found.published
    assert (found.published.value, found.published.where) == ("2024-07-09", f"the line “{stamp}”")
    assert stamp not in found.text
    assert (STAMP, stamp) in [(one.kind, one.text) for one in found.set_aside]


@pytest.mark.parametrize(
    ("name", "first", "last", "paragraphs"),
    [
        ("county-paper.html", "MEMPHIS, Tenn. — A runaway barge", "was last repaired in 2011.", 8),
        ("wire.html", "Summary", "of mackerel had halved in ten years.", 9),
        ("old-site.html", "Forty pilgrims from the parish", "when they sailed to La Coruña.", 5),
        ("magazine.html", "The night train left Stockholm", "leaves Stockholm on 10 December.", 7),
        ("agency-live.html", "Bhubaneswar: More than 40,000", "will visit Balasore on Sunday.", 7),
    ],
)
def test_the_report_alone_is_left(name: str, first: str, last: str, paragraphs: int) -> None:
    found = page(name)
    assert found.title
    blocks = found.text.strip().split("\n\n")
    assert blocks[0] == found.title.value
    assert blocks[1].startswith(first)
    assert blocks[-1].endswith(last)
    assert len(blocks) == paragraphs
    assert found.language
    assert found.language.value == "en"


@pytest.mark.parametrize(
    ("name", "field", "value", "where"),
    [
        ("county-paper.html", "title", "Bridge at Tarn Ferry closes after barge strike", meta("og:title")),
        ("county-paper.html", "publisher", "The Orrin Valley Record", meta("og:site_name")),
        ("county-paper.html", "byline", "Dana Whitlock", meta("author")),
        ("county-paper.html", "published", "2024-03-14", meta("article:published_time")),
        ("wire.html", "publisher", "Meridian Wire", JSON_LD),
        ("wire.html", "byline", "Rui Tavares, Ingrid Holm", JSON_LD),
        ("wire.html", "published", "2024-10-02", JSON_LD),
        ("wire.html", "url", "https://meridianwire.example/world/lisbon-hosts-talks-2024-10-02", JSON_LD),
        ("old-site.html", "title", "Pilgrims return from Santiago", "the words of the page"),
        ("old-site.html", "publisher", "Harbour Times", "the words of the page"),
        ("old-site.html", "published", "2004-06-08", "the line “Published: Tuesday, 8 June 2004”"),
        ("magazine.html", "url", "https://www.northlight.example/2022/11/the-last-train.html", BROWSER),
        ("magazine.html", "published", "2022-11-24", meta("parsely-pub-date")),
        ("agency-live.html", "published", "2023-05-12", meta("datepublished")),
        ("agency-live.html", "url", "https://baycourier.example/weather/cyclone-asha-55120", CANONICAL),
    ],
)  # fmt: skip
def test_what_the_page_says_is_suggested_with_where_it_was_found(
    name: str, field: str, value: str, where: str
) -> None:
    found = getattr(page(name), field)
    assert (found.value, found.where) == (value, where)


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("county-paper.html", CAPTION, "A barge rests against a pier"),
        ("county-paper.html", RELATED, "RELATED: State weighs new rules"),
        ("county-paper.html", REST, "They knew about that pier for years"),
        ("county-paper.html", SHARE, "Facebook X Email Print"),
        ("wire.html", CREDIT, "Reporting by Rui Tavares in Lisbon"),
        ("wire.html", SIGN_UP, "We and our 842 partners"),
        ("wire.html", REST, "The news of the world in five minutes"),
        ("old-site.html", REST, "Hurlers lose in Thurles"),
        ("magazine.html", FOOTNOTE, "1"),
        ("magazine.html", PULL_QUOTE, "“You learn to wait here.”"),
        ("magazine.html", BYLINE, "Words by Elsa Marklund"),
        ("agency-live.html", RELATED, "Also Read | What is a cyclone"),
        ("agency-live.html", REST, "You May LikeThis phone trick"),
    ],
)
def test_what_stood_around_the_report_is_set_aside_by_kind(name: str, kind: str, words: str) -> None:
    found = page(name)
    assert words not in found.text or kind == FOOTNOTE
    assert any(piece.kind == kind and piece.text.startswith(words) for piece in found.set_aside)


def test_an_old_page_is_read_in_the_encoding_it_names() -> None:
    found = page("old-site.html")
    assert "from Burgos to León,” said" in found.text
    assert found.remarks[0].startswith("The file is not UTF-8; it was read as Windows-1252")


def test_a_page_without_a_report_is_named() -> None:
    with pytest.raises(ReportError, match=r"^menu\.html: no report was found on the page; copy its text"):
        read_file("menu.html", html("<nav><a href='/'>Home</a></nav>"))


@pytest.mark.parametrize(
    "data", ["{", "[" * 5000, '{"@type": "NewsArticle", "datePublished": [1, {}]}', "null"]
)
def test_broken_structured_data_is_passed_over(data: str) -> None:
    found = read_file("a.html", html(STORY, f'<script type="application/ld+json">{data}</script>'))
    assert found.text.count("On day") == 12
    assert found.published is None


def test_a_page_saved_as_a_single_file_is_unpacked() -> None:
    archive = MIMEMultipart("related")
    archive["From"] = "<Saved by Blink>"
    archive["Subject"] = "Lisbon hosts talks"
    archive.attach(MIMEText((PAGES / "wire.html").read_text("utf-8"), "html", "utf-8"))
    archive.attach(MIMEText("p { color: red }", "css"))
    assert read_file("wire.mhtml", archive.as_bytes()) == page("wire.html")


def test_a_text_that_begins_like_a_letter_is_no_archive() -> None:
    text = "From: Riga\nTo: Oslo\n\nBerg left Riga on Monday and went to Oslo.\n"
    assert read_file("a.txt", text.encode()).text == text


def test_a_page_that_is_too_long_is_named() -> None:
    with pytest.raises(
        ReportError, match=r"^long\.html: the page is too long: 4\.\d MB without its pictures"
    ):
        read_file("long.html", html("<p>Berg left Riga.</p>" * 190_000))


def test_a_date_that_is_none_is_no_suggestion() -> None:
    for stamp in ("2024-02-31", "soon", "3/4/2016"):
        head = f'<meta property="article:published_time" content="{stamp}">'
        assert read_file("a.html", html(STORY, head)).published is None


def test_a_page_whose_marks_tell_nothing_is_read_whole() -> None:
    sentences = [f"On day {n} the travellers left one town of the valley and went on." for n in range(60)]
    body = "".join(
        f"<div class='a{n}'><div><div>{words}</div></div></div>" for n, words in enumerate(sentences)
    )
    assert read_file("a.html", html(body)).text.count("On day") == 60


def test_words_of_the_page_are_never_markup() -> None:
    found = read_file("a.html", html("<h1>&lt;img src=x onerror=alert(1)&gt; in Riga</h1>" + STORY))
    assert "<img" not in found.text


def test_a_saved_page_of_more_than_a_megabyte_takes_seconds() -> None:
    cards = "".join(
        f'<div class="card c-{n}"><a href="/s/{n}"><img src="data:image/png;base64,{"A" * 900}"><h3>Another '
        f"story of the day, number {n}</h3></a><span>{n} minutes ago</span></div>"
        for n in range(700)
    )
    script = f"<script>window.state = {{{', '.join(f'k{n}: [{n}, {n}]' for n in range(20_000))}}}</script>"
    content = html(
        f"<nav>{cards}</nav><article><h1>A walk</h1>{STORY}</article><aside>{cards}</aside>{script}"
    )
    assert len(content) > 1_300_000
    start = time.process_time()
    found = read_file("big.html", content)
    assert time.process_time() - start < 20
    assert "Another story" not in found.text
    assert found.text.count("On day") == 12


def test_the_day_behind_an_author_is_no_author() -> None:
    page = (
        "<html><head><title>A dam burst</title></head><body><article><h1>A dam burst</h1>"
        '<p class="byline">By Anna Berg | Sunday, 16 March 2025, 18:42</p>'
        + "<p>A dam burst in Riga on Saturday and water filled the streets of the town.</p>" * 4
        + "</article></body></html>"
    )
    found = read_file("page.html", page.encode())
    assert found.byline is not None
    assert found.byline.value == "Anna Berg"
