"""A story of many places: dots on a canvas for those that have no sign."""

from __future__ import annotations

from typing import Any

import pytest

from bench.synthetic import write_story
from geo.story.story import load
from tests.browser.conftest import Pages, save
from tests.browser.reading import Reader

# Of each dot in view: its rank, its role, and the pixel in its middle.
DRAWN = """() => {
  const { map, markers, store } = dateline.reader;
  const { dots } = markers;
  const { width, height, world, left, top } = dots.view;
  return [...dots.ranks].flatMap((rank, at) => {
    const [x, y] = [dots.points[2 * at] * world - left, dots.points[2 * at + 1] * world - top];
    if (x < 12 || y < 12 || x > width - 12 || y > height - 12) return [];
    const pixel = [...dots.context.getImageData(Math.round(x), Math.round(y), 1, 1).data];
    return [{ rank, role: dots.roles[at], pixel }];
  });
}"""
COLOURS = {"stop": [0xB3, 0x26, 0x1E], "related": [0x1F, 0x5A, 0x8A], "background": [0x6B, 0x64, 0x59]}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("many")
    return save(load(write_story(folder / "story", 400)), folder)


def drawn(reader: Reader) -> list[dict[str, Any]]:
    """The dots of the whole world."""
    reader.document.evaluate("dateline.reader.map.setView([20, 0], 1.5, { animate: false })")
    reader.page.wait_for_timeout(400)
    return list(reader.document.evaluate(DRAWN))


def test_what_is_past_is_a_dot_in_its_colour(open_page: Pages, many: str) -> None:
    reader = Reader.alone(open_page(many))
    reader.slider.press("End")
    past = [dot for dot in drawn(reader) if dot["rank"] == 2]
    assert len(past) > 100
    for dot in past:
        assert dot["pixel"][3] >= 130, "at 55 %, more where dots lie on each other"
    alone = [dot for dot in past if dot["pixel"][3] <= 142]
    assert len(alone) > 50
    for dot in alone:
        colour = zip(dot["pixel"][:3], COLOURS[dot["role"]], strict=True)
        assert all(abs(one - other) <= 3 for one, other in colour), dot


def test_what_is_to_come_is_fainter_and_goes(open_page: Pages, many: str) -> None:
    reader = Reader.alone(open_page(many))
    to_come = reader.button("To come")
    to_come.click()
    reader.slider.press("Home")
    assert len([dot for dot in drawn(reader) if dot["rank"] == 1 and 55 <= dot["pixel"][3] <= 70]) > 50
    to_come.click()
    reader.settled()
    empty = """() => {
      const { canvas, context } = dateline.reader.markers.dots;
      return !context.getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
    }"""
    assert reader.document.evaluate(empty)


def test_a_dot_is_clicked_like_a_sign(open_page: Pages, many: str) -> None:
    reader = Reader.alone(open_page(many))
    reader.slider.press("End")
    reader.page.wait_for_timeout(300)
    point = """() => {
      const { map, markers: { dots } } = dateline.reader;
      const { width, height, world, left, top } = dots.view;
      const frame = map.getContainer().getBoundingClientRect();
      for (const at of dots.ranks.keys()) {
        if (dots.ranks[at] !== 2) continue;
        const box = dots.canvas.getBoundingClientRect();
        const x = box.left + dots.points[2 * at] * world - left;
        const y = box.top + dots.points[2 * at + 1] * world - top;
        if (document.elementFromPoint(x, y)?.closest(".folium-map") && x > frame.left + 60
          && !document.elementFromPoint(x, y).closest("button, .card, .sign, .locator")) return [x, y];
      }
    }"""
    reader.page.mouse.click(*reader.document.evaluate(point))
    reader.settled()
    assert reader.popup.locator("h2").inner_text().startswith("Place ")
