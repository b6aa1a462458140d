"""What leaves Dateline: a saved file inside another page, its source and its terms, and the page to print."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from playwright.sync_api import expect

from geo.export.embed import snippet
from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import Reader, fetch


def embedded(frame: str, folder: Path) -> str:
    """A page of somebody else's with the snippet in it: its address."""
    path = folder / "article.html"
    path.write_text(f"<!DOCTYPE html><title>An article</title><p>Before.</p>{frame}<p>After.</p>", "utf-8")
    return path.as_uri()


@pytest.mark.parametrize("sandbox", ["", ' sandbox="allow-scripts allow-popups"'])
def test_a_snippet_opens_at_its_date_and_event(
    sandbox: str, open_page: Pages, story: Story, tmp_path: Path
) -> None:
    event = story.steps[-1].event_ids[0]
    frame = snippet(story, save(story, tmp_path), date=story.steps[-1].date, event=event)
    page = open_page(embedded(frame.replace("<iframe", f"<iframe{sandbox}"), tmp_path))
    reader = Reader.framed(page)
    expect(reader.date).to_have_text("After 15 September 2023")
    title = story.events.set_index("event_id").loc[event, "title"]
    expect(reader.popup).to_contain_text(str(title))


def test_a_snippet_without_a_date_opens_where_the_reader_does(
    open_page: Pages, story: Story, tmp_path: Path
) -> None:
    page = open_page(embedded(snippet(story, save(story, tmp_path)), tmp_path))
    expect(Reader.framed(page).date).to_have_text("Wednesday 13 September 2023")


def test_a_step_in_a_frame_does_not_trouble_the_page_around(
    open_page: Pages, story: Story, tmp_path: Path
) -> None:
    page = open_page(embedded(snippet(story, save(story, tmp_path)), tmp_path))
    reader = Reader.framed(page)
    before = page.evaluate("[history.length, location.href]")
    reader.find(".timeline input[type=range]").press("ArrowRight")
    expect(reader.date).to_have_text("Thursday 14 September 2023")
    page.wait_for_timeout(600)
    assert page.evaluate("[history.length, location.href]") == before
    assert "date=2023-09-14" in str(reader.document.evaluate("location.hash"))


def test_source_and_terms_are_shown(open_page: Pages, tmp_path: Path) -> None:
    told = load(stories.write(tmp_path / "s", url="https://example.org/a?b=<i>", rights="© The <b>Wire</b>"))
    page = open_page(save(told, tmp_path))
    link = page.locator(".report .kicker a")
    expect(link).to_have_text("The Example Wire")
    assert link.get_attribute("href") == "https://example.org/a?b=<i>"
    assert link.get_attribute("rel") == "noopener noreferrer"
    expect(page.locator(".report .kicker").nth(1)).to_have_text("© The <b>Wire</b>")


def test_the_page_to_print_shows_everything_and_asks_for_nothing(
    open_page: Pages, story: Story, tmp_path: Path
) -> None:
    path = tmp_path / "print.html"
    path.write_bytes(FORMATS["print"].write(story))
    page = open_page(path.as_uri())
    page.emulate_media(media="print")
    assert page.title() == story.meta.title
    expect(page.locator("article")).to_have_count(len(story.events))
    expect(page.locator("svg text").filter(has_text="Vostochny")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.pdf().startswith(b"%PDF")


# Size of a picture and how many of its pixels are in the colours of the tour and of the water.
_LOOK = """async (bytes) => {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  const near = ([r, g, b]) => {
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      count += Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 12;
    return count;
  };
  return [bitmap.width, bitmap.height, near([179, 38, 30]), near([217, 228, 234])];
}"""


@pytest.mark.parametrize("inside", ["a saved file", "the page"])
def test_the_map_of_a_step_is_saved_as_a_picture(
    inside: str, open_page: Pages, server: str, saved: str, tmp_path: Path
) -> None:
    page = open_page(saved if inside == "a saved file" else server)
    reader = Reader.alone(page) if inside == "a saved file" else Reader.framed(page)
    expect(reader.date).to_have_text("Wednesday 13 September 2023")
    reader.find("[aria-controls='legend']").click()
    with page.expect_download() as waiting:
        reader.find(".save-picture").click()
    assert waiting.value.suggested_filename == "kim-tour.png"
    waiting.value.save_as(tmp_path / "map.png")
    content = (tmp_path / "map.png").read_bytes()
    width, height, tour, water = page.evaluate(_LOOK, list(content))
    box = reader.find(".folium-map").bounding_box()
    assert box
    assert abs(width - 2 * box["width"]) <= 2
    assert height > 2 * box["height"] + 100  # room for title, date and credit
    assert tour > 500
    assert water > width * height * 0.05


def test_the_page_gives_lines_that_open_where_the_reader_stands(
    open_page: Pages, server: str, story: Story, tmp_path: Path
) -> None:
    page = open_page(server)
    reader = Reader.framed(page)
    reader.find(".timeline input[type=range]").press("End")
    expect(reader.date).to_have_text("After 15 September 2023")
    page.wait_for_url("**/*date=2023-09-16*")
    lines = fetch(page, "embed", tmp_path)
    assert lines.name == "kim-tour.embed.html"
    assert 'src="kim-tour.html#date=2023-09-16%2F.."' in lines.read_text("utf-8")
    menu = page.get_by_role("button", name="Publish")
    menu.click()
    page.get_by_role("combobox", name="Embedded, it opens at").click()
    page.get_by_role("option", name="Wednesday 13 September 2023").click()
    menu.click()
    assert 'src="kim-tour.html#date=2023-09-13"' in fetch(page, "embed", tmp_path).read_text("utf-8")


# What a picture is drawn from, caught on its way to the browser's own drawing.
_CATCH = """() => {
  const given = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
  Object.defineProperty(HTMLImageElement.prototype, "src", { ...given, set(value) {
    const [kind, content] = value.split(",");
    if (kind.startsWith("data:image/svg")) window.drawn = decodeURIComponent(content);
    given.set.call(this, value);
  } });
}"""


def words_of(drawn: Element, kind: str) -> list[str]:
    """The words of each node that has these classes."""
    having = [node for node in drawn.iter() if set(kind.split()) <= set(node.get("class", "").split())]
    return ["".join(node.itertext()) for node in having]


def test_a_picture_explains_its_signs_and_names_each(open_page: Pages, saved: str, story: Story) -> None:
    page = open_page(saved)
    reader = Reader.alone(page)
    page.evaluate(_CATCH)
    reader.step_to(0)
    page.evaluate("dateline.reader.map.setView([48, 90], 1, { animate: false })")  # little room for names
    reader.settled()
    reader.button("Legend").click()
    with page.expect_download():
        reader.find(".save-picture").click()
    drawn = fromstring(page.evaluate("window.drawn"))  # noqa: S314
    [rows] = [node for node in drawn.iter() if node.get("class") == "key of-picture"]
    key = ["".join(row.itertext()) for row in rows]
    assert "Palest, with an edge: of a later date" in key
    assert "Hollow and dashed: planned" in key
    assert "Paler: of an earlier date" not in key, "only what is there"
    letters = [node.get("data-letter", "") for node in drawn.iter() if node.get("data-letter")]
    assert all(any(row.startswith(mark) for row in key) for mark in letters)
    named = words_of(drawn, "label story")
    for place in {sign["name"].split(":")[0] for sign in reader.boxes()["signs"] if not sign["area"]}:
        assert place.split(", ")[0] in named or any(row.endswith(place) for row in key), place
    expect(reader.find("[data-letter]")).to_have_count(0)
