"""What a reader does and sees: the parts of the document by their place in it, and where they lie."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from geo import timespan
from geo.export.formats import FORMATS
from geo.story.story import Story

Box = dict[str, Any]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844, "has_touch": True}
SMALL = {"width": 320, "height": 640, "has_touch": True}
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])

# Everything of the map that has a box of its own and can be seen, in window coordinates.
_BOXES = """() => {
  const frame = document.querySelector(".folium-map").getBoundingClientRect();
  const box = (node, name) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return { name, left, top, right, bottom, current: Boolean(node.closest(".sign.current")),
      area: node.matches(".area-name") };
  };
  const seen = (selector, name) =>
    [...document.querySelectorAll(selector)]
      .filter((node) => node.getClientRects().length && getComputedStyle(node).visibility !== "hidden")
      .map((node) => box(node, name(node)))
      .filter(({ left, top, right, bottom }) => right > left && bottom > top)
      .filter(({ left, right }) => right > frame.left && left < frame.right)
      .filter(({ top, bottom }) => bottom > frame.top && top < frame.bottom);
  const label = (node) => node.closest(".sign").getAttribute("aria-label");
  return {
    map: box(document.querySelector(".folium-map"), "map"),
    labels: seen(".folium-map .label", (node) => `label ${node.textContent}`),
    signs: [...seen(".sign:not(.area) svg", label), ...seen(".sign .area-name", label)],
    legend: seen(".legend", () => "legend"),
    distances: seen(".leg-sign span", (node) => `distance ${node.textContent}`),
    furniture: [
      ...seen(".folium-map .card", () => "card"),
      ...seen(".tools > button", (node) => `tool ${node.textContent}`),
      ...seen(".leaflet-control, .locator", (node) => node.className),
      ...seen(".far", (node) => `arrow ${node.textContent}`),
    ],
  };
}"""

# A point of a sign that a finger or mouse would hit, null where it is off the map or wholly covered.
_POINT = """(sign) => {
  const shape = sign.querySelector(".area-name, .shape") || sign;
  const { left, top, width, height } = shape.getBoundingClientRect();
  const frame = document.querySelector(".folium-map").getBoundingClientRect();
  for (const down of [0.5, 0.25, 0.75, 0.1, 0.9]) {
    for (const along of [0.5, 0.25, 0.75, 0.1, 0.9]) {
      const [x, y] = [left + along * width, top + down * height];
      if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) continue;
      if (sign.contains(document.elementFromPoint(x, y))) return [x, y];
    }
  }
  return null;
}"""

# Wait until a sign stands still for some frames and no popup comes up or fades away over it.
_STILL = """async (sign) => {
  for (let last = null, still = 0; still < 5; ) {
    const { left, top } = sign.getBoundingClientRect();
    const fading = [...document.querySelectorAll(".leaflet-popup")]
      .some((popup) => Number(getComputedStyle(popup).opacity) < 1);
    const now = `${left} ${top}`;
    still = now === last && !fading ? still + 1 : 0;
    last = now;
    await new Promise((done) => requestAnimationFrame(done));
  }
}"""

# Whether a line of the nodes lies inside the window of the report's text, below what stays at its top.
_IN_VIEW = """(nodes) => {
  const frame = document.querySelector(".report").getBoundingClientRect();
  const heads = [...document.querySelectorAll(".report > .bar, .report > .reports")]
    .filter((node) => getComputedStyle(node).position === "sticky")
    .map((node) => node.getBoundingClientRect().bottom);
  const boxes = nodes.flatMap((node) => [...node.getClientRects()]);
  return boxes.some((box) => box.top >= Math.max(frame.top, ...heads) && box.bottom <= frame.bottom);
}"""


@dataclass
class Reader:
    """The reader's document, alone in a page or in the frame of the Streamlit page."""

    page: Page
    document: Page | Frame

    @classmethod
    def alone(cls, page: Page) -> Reader:
        return cls(page, page).ready()

    @classmethod
    def framed(cls, page: Page) -> Reader:
        frame = page.locator("iframe").element_handle(timeout=60_000).content_frame()
        assert frame
        return cls(page, frame).ready()

    def ready(self) -> Reader:
        """Wait for the first step to be painted."""
        expect(self.find(".card li, .card .more").first).to_be_attached(timeout=60_000)
        return self

    def choose_streets(self) -> None:
        """Choose the online street map in the layer control."""
        self.find(".leaflet-control-layers-toggle").hover(force=True)  # it gives way to the list
        self.document.get_by_label("Street map (online)").check()
        expect(self.find(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")

    def find(self, selector: str) -> Locator:
        return self.document.locator(selector)

    def settled(self) -> None:
        """Wait until what follows a step (text, card, camera, labels) has been painted."""
        self.document.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout("
            "() => requestAnimationFrame(() => setTimeout(done, 0)), 0)))"
        )

    @property
    def slider(self) -> Locator:
        return self.find("#slider")

    @property
    def date(self) -> Locator:
        return self.find(".when")

    @property
    def popup(self) -> Locator:
        return self.find(".leaflet-popup")

    def step_to(self, step: int) -> None:
        self.slider.fill(str(step))
        self.settled()

    def button(self, name: str) -> Locator:
        return self.document.get_by_role("button", name=name, exact=True)

    def boxes(self) -> dict[str, Any]:
        return self.document.evaluate(_BOXES)

    def sign(self, label: str) -> Locator:
        """The sign of a place, by the start of its accessible name."""
        return self.find(f'.sign[aria-label^="{label}:"]')

    def signs(self) -> list[str]:
        return self.signs_of("")

    def signs_of(self, kind: str) -> list[str]:
        """The accessible names of the signs that show, all or those of a class."""
        names = """(nodes) => nodes.filter((node) => getComputedStyle(node).visibility !== "hidden")
          .map((node) => node.getAttribute("aria-label"))"""
        return list(self.find(f".sign{kind}").evaluate_all(names))

    def press(self, sign: Locator) -> bool:
        """Click a sign that stands still, where it can be hit; False where it is off the map or covered."""
        sign.evaluate(_STILL)
        point = sign.evaluate(_POINT)
        if point:
            frame = self.page.locator("iframe").bounding_box() if self.document is not self.page else None
            x, y = point if frame is None else (point[0] + frame["x"], point[1] + frame["y"])
            self.page.mouse.click(x, y)
        return bool(point)

    def told(self, where: str) -> dict[str, list[str]]:
        """Title of each event in a popup or sheet -> the sentences quoted for it."""
        return {
            article.locator("h3 span").text_content() or "": article.locator(".quote").all_text_contents()
            for article in self.find(f"{where} .event").all()
        }

    def chosen_in_view(self) -> bool:
        return bool(self.find(".report .chosen").evaluate_all(_IN_VIEW))

    def scrolled(self) -> None:
        """Wait until the text stands still."""
        self.document.evaluate(
            """async () => {
              const box = document.querySelector(".report");
              for (let last = null, still = 0; still < 12; still = last === box.scrollTop ? still + 1 : 0) {
                last = box.scrollTop;
                await new Promise((done) => requestAnimationFrame(done));
              }
            }"""
        )

    def lit(self) -> set[int]:
        """Offsets of all characters that are lit."""
        pieces = self.find(".report .lit").evaluate_all(
            "(nodes) => nodes.map((node) => [Number(node.dataset.start), node.textContent.length])"
        )
        return {at for start, length in pieces for at in range(start, start + length)}

    def drag_map(self, right: int, down: int) -> None:
        """Drag the map by hand, from a place of it that holds nothing."""
        box = self.find(".folium-map").bounding_box()
        assert box
        x, y = box["x"] + box["width"] * 0.62, box["y"] + box["height"] * 0.5
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right / 2, y + down / 2)
        self.page.mouse.move(x + right, y + down)
        self.page.wait_for_timeout(80)  # held still before it is let go: no throw, no gliding on
        self.page.mouse.up()

    def centre(self) -> tuple[float, float]:
        lat, lng = self.document.evaluate(
            "() => { const { lat, lng } = dateline.reader.map.getCenter(); return [lat, lng]; }"
        )
        return round(lat, 3), round(lng, 3)


def fetch(page: Page, kind: str, folder: Path) -> Path:
    """Have the page write the story in a format, and keep the file under the name it suggests."""
    menu = page.get_by_role("button", name="Publish")
    menu.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=FORMATS[kind].label).click()
    menu.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def words(story: Story, step: int) -> str:
    """The date of a step as the timeline says it."""
    said = timespan.words(story.steps[step].date)
    return said[0].upper() + said[1:]


def step_of(story: Story, date: str) -> int:
    return [step.date for step in story.steps].index(date)


def label_of(story: Story, event: str) -> str:
    return str(story.placed.set_index("event_id").loc[event, "label"])


def quotes(story: Story) -> dict[str, list[str]]:
    """Title of each event -> its sentences, those that name place and date first."""
    titles = dict(zip(story.events["event_id"], story.events["title"], strict=True))
    result: dict[str, list[str]] = {title: [] for title in titles.values()}
    named = story.passages[["place_start", "date_start"]].notna().sum(axis=1)
    for index in named.sort_values(ascending=False, kind="stable").index:
        result[titles[story.passages.at[index, "event_id"]]].append(story.passages.at[index, "quote"])
    return result


def overlap(one: Box, other: Box, slack: float = 0.5) -> bool:
    """Whether two boxes share more than a hair's breadth."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > slack and down > slack


def apart(one: Box, other: Box) -> float:
    """How far the middles of two boxes are from each other."""
    across = one["left"] + one["right"] - other["left"] - other["right"]
    down = one["top"] + one["bottom"] - other["top"] - other["bottom"]
    return math.hypot(across, down) / 2


def within(inner: Box, outer: Box, slack: float = 0.5) -> bool:
    return (
        inner["left"] >= outer["left"] - slack
        and inner["right"] <= outer["right"] + slack
        and inner["top"] >= outer["top"] - slack
        and inner["bottom"] <= outer["bottom"] + slack
    )
