"""Text that would like to run: in a saved file, in the page, in messages and in downloads it stays text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from geo.story.story import load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import Reader, fetch, quotes

SETS = "window.hit = 1"
PAYLOADS = (
    *stories.HOSTILE,
    f"</title></style></textarea></noscript><svg onload='{SETS}'>",
    f'"><img src=x onerror={SETS}>',
    f"'-({SETS})-'",
    "{% raw",
    "{{ self.__init__.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "![x](http://evil.example/x.png)",
    f"[a](javascript:{SETS})",
    "http://evil.example/ www.evil.example a@evil.example",
    ":material/home: :smile: $$x$$ `code` ~~gone~~ | a | b |",
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "an em dash — and “quotes” that curl",
)
EVERYTHING = " ¶ ".join(PAYLOADS)


def write(folder: Path) -> Path:
    """A story with one event, sentence, place and reason for each payload, and all of them in its title."""
    told = [f"{payload} was said {number} times." for number, payload in enumerate(PAYLOADS)]
    events = [
        stories.event(
            f"e{number}",
            payload,
            stories.said(told[number], place=payload, date="was said"),
            role=("stop", "related", "background")[number % 3],
            status=("happened", "claimed", "planned")[number // 3 % 3],
            date=f"2024-01-{number + 1:02}",
            date_reason=payload,
            place_id=f"p{number}",
        )
        for number, payload in enumerate(PAYLOADS)
    ]
    places = [
        stories.place(
            f"p{number}",
            payload,
            50 - 3 * (number // 6),
            6 * (number % 6),
            label=payload,
            precision="country" if number == 4 else "city",
            geocoder=payload,
            source_id=payload,
            licence=payload,
            rejected=payload,
        )
        for number, payload in enumerate(PAYLOADS)
    ]
    return stories.write(
        folder,
        text="\n\n".join(told),
        events=events,
        places=places,
        title=EVERYTHING,
        publisher=f"Publisher {EVERYTHING}",
        byline=f"Byline {EVERYTHING}",
        traveller=EVERYTHING,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def hostile_file(folder: Path) -> str:
    return save(load(folder), folder)


def untouched(page: Page | Frame) -> None:
    """Nothing has run, and nothing was made of the text but text."""
    frames = page.frames if isinstance(page, Page) else [page]
    for frame in frames:
        assert frame.evaluate("[window.hit, window.hacked]") == [None, None]
        made = (
            ":is(.report, .card, .leaflet-popup-content, .sheet, .area-name) :is(img, script, a),"
            " .report svg:not(.icon), .label *, #tip *, [onerror], [onload], [src='x']"
        )
        assert frame.locator(made).count() == 0


def test_it_is_plain_text_in_every_part_of_a_saved_file(
    open_page: Pages, hostile_file: str, folder: Path
) -> None:
    story = load(folder)
    said = quotes(story)
    page = open_page(hostile_file)
    reader = Reader.alone(page)
    assert page.evaluate("document.title") == f"{EVERYTHING} – Dateline"
    assert reader.find(".report h1").text_content() == EVERYTHING
    kicker = reader.find(".kicker").text_content() or ""
    assert f"Publisher {EVERYTHING}" in kicker
    assert f"Byline {EVERYTHING}" in kicker
    assert "".join(reader.find(".report p:not(.kicker)").all_text_contents()) == story.text.replace(
        "\n\n", ""
    )
    for number, payload in enumerate(PAYLOADS):
        reader.step_to(number)
        assert payload in (reader.slider.get_attribute("aria-valuetext") or "")
        assert reader.find(".card b").text_content() == payload
        assert payload in (reader.find(".card small").text_content() or "")
        assert reader.find(".report .lit").first.text_content() == payload
        reader.find(".report .mention.lit").first.hover()
        assert reader.find("#tip").text_content() == payload
        reader.find(".card button").click()
        reader.settled()
        popup = reader.popup
        assert popup.locator("h2").text_content() == payload
        assert reader.told(".leaflet-popup") == {payload: said[payload]}
        facts = popup.locator("dd").all_text_contents()
        assert facts[0] == payload  # why this date
        assert payload in facts[1]  # where
        assert payload in facts[2]  # says who
        assert facts[3] == payload  # what was not taken
        sign = reader.find(".sign.current")
        assert (sign.get_attribute("aria-label") or "").partition("; stop ")[0] == f"{payload}: {payload}"
        assert sign.get_attribute("title") == f"{payload}: {payload}"
    names = set(reader.find(".label.story").all_text_contents())
    assert names <= {payload.split(",")[0] for payload in PAYLOADS}
    reader.button("Legend").click()
    expect(reader.find("#legend li")).to_have_count(16)  # as many as there are signs
    untouched(page)


def test_it_is_plain_text_in_the_sheet_of_a_phone(open_page: Pages, hostile_file: str) -> None:
    page = open_page(hostile_file, width=390, height=844, has_touch=True)
    reader = Reader.alone(page)
    for number, payload in enumerate(PAYLOADS[::4]):
        reader.step_to(4 * number)
        reader.find(".card button").click()
        reader.settled()
        assert reader.find(".sheet h2").text_content() == payload
        page.keyboard.press("Escape")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    untouched(page)


def test_offsets_count_characters_however_the_browser_counts(open_page: Pages, tmp_path: Path) -> None:
    told = "Berg 🚢 said in 𝐑iga on Tuesday: “👍🏽 It is settled.”"
    text = f"🌾🌾🌾 Grain talks 🌾\n\n🚢 First a picture. {told} And then she left.\n"
    row = stories.event(
        "e1",
        "Berg speaks 🚢",
        stories.said(told, place="𝐑iga", date="on Tuesday"),
        date="2024-03-12",
        place_id="riga",
    )
    folder = stories.write(
        tmp_path / "emoji", text=text, events=[row], places=[stories.place("riga", "𝐑iga", 56.9, 24.1)]
    )
    reader = Reader.alone(open_page(save(load(folder), tmp_path)))
    assert "".join(reader.find(".report .lit").all_text_contents()) == told
    assert reader.find(".mention.place").text_content() == "𝐑iga"
    assert reader.find(".mention.date").text_content() == "on Tuesday"
    reader.find(".card button").click()
    expect(reader.popup).to_be_visible()
    assert reader.told(".leaflet-popup") == {"Berg speaks 🚢": [told]}


def test_it_is_plain_text_in_the_page_and_its_downloads(
    open_page: Pages, serve: Callable[[Path], str], folder: Path, tmp_path: Path
) -> None:
    page = open_page(serve(folder))
    reader = Reader.framed(page)
    heading = page.locator(".dateline-head")
    assert heading.locator("h1").text_content() == EVERYTHING
    assert f"Publisher {EVERYTHING} · Byline {EVERYTHING}" in (heading.locator("p").text_content() or "")
    assert heading.locator("h1 *, p *").count() == 0
    assert reader.document.evaluate("document.title") == f"{EVERYTHING} – Dateline"
    reader.find(".card button").click()
    expect(reader.popup.locator("h2")).to_be_visible()
    assert reader.popup.locator("h2").text_content() == PAYLOADS[0]

    cells = page.get_by_test_id("stDataFrame").locator("[role=gridcell]")
    expect(cells.first).to_be_attached()
    shown = set(cells.all_text_contents())
    assert {*PAYLOADS[:3]} <= shown  # the rows in view
    assert {f"{payload} was said {number} times." for number, payload in enumerate(PAYLOADS[:3])} <= shown
    untouched(page)

    table = fetch(page, "csv", tmp_path).read_bytes().decode("utf-8-sig")
    rows = {row["event_id"]: row for row in csv.DictReader(io.StringIO(table, newline=""))}
    features = json.loads(fetch(page, "geojson", tmp_path).read_bytes())["features"]
    for number, payload in enumerate(PAYLOADS):
        row = rows[f"e{number}"]
        guard = "'" if payload[0] in "=+-@" else ""
        assert row["title"] == row["place"] == row["date_reason"] == guard + payload
        assert row["sentences"] == f"{guard}{payload} was said {number} times."
        cells_of = {value for key, value in row.items() if key not in ("lat", "lon")}
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in cells_of)
        properties = features[number]["properties"]
        assert properties["title"] == properties["label"] == properties["date_reason"] == payload
        assert properties["passages"][0]["quote"] == f"{payload} was said {number} times."

    saved = open_page(fetch(page, "html", tmp_path).as_uri())
    assert Reader.alone(saved).find(".report h1").text_content() == EVERYTHING
    untouched(saved)


PLACES_FOR_IT: dict[str, Callable[[Path, str], object]] = {
    "a cell with a choice": lambda folder, bad: stories.edit(folder, "events.csv", 2, "role", bad),
    "a date": lambda folder, bad: stories.edit(folder, "events.csv", 2, "date", bad),
    "a key": lambda folder, bad: stories.edit(folder, "events.csv", 2, "place_id", bad),
    "a quote": lambda folder, bad: stories.edit(folder, "passages.csv", 2, "quote", bad),
    "a key of story.toml": lambda folder, bad: stories.write(folder, **{json.dumps(bad): "x"}),
    "a file name": lambda folder, bad: stories.write(folder, report=bad.replace("/", "")[:200]),
    "a file name that is too long": lambda folder, bad: stories.write(folder, report=bad.replace("/", "")),
}


@pytest.fixture(scope="module")
def broken(
    shared_page: Pages, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Page, Path]:
    """A page and the folder it shows: written anew by each test, and the page loaded again."""
    folder = stories.write(tmp_path_factory.mktemp("broken"))
    return shared_page(serve(folder)), folder


@pytest.mark.parametrize("where", PLACES_FOR_IT)
def test_it_is_plain_text_in_the_message_about_a_broken_row(broken: tuple[Page, Path], where: str) -> None:
    page, folder = broken
    bad = EVERYTHING.replace("\u2028", " ").replace("\u2029", " ")
    PLACES_FOR_IT[where](stories.write(folder), bad)
    page.reload()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("This story cannot be shown.", timeout=10_000)
    if where.startswith("a file name"):
        expect(alert).to_contain_text("<img src=x onerror=")
    elif where != "a quote":  # there the place is named, not the words
        for piece in (
            "<script>",
            "<img src=x",
            "{{ 7*7 }}",
            "{% raw",
            "*bold* _it_",
            "![x](http:",
            ":red[red]",
        ):
            expect(alert).to_contain_text(piece)
    assert alert.locator("a, img, script, em, strong, code, del, table, .katex, [class*=color]").count() == 0
    assert "Traceback" not in page.locator(".stApp").inner_text()
    untouched(page)
