"""Where signs, names, card and buttons of the reader lie: nothing covers what is meant."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from geo.story.story import Story
from tests.browser.conftest import Pages
from tests.browser.reading import SIZES, Reader, overlap, step_of, within


def test_areas_lie_clear_of_the_card(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2013"))
    card = reader.find(".card").bounding_box()
    assert card
    for shape in reader.find(".reach.area.current").all():
        box = shape.bounding_box()
        assert box
        assert box["x"] > card["x"] + card["width"] or box["y"] + box["height"] < card["y"]


@SIZES
def test_no_name_on_the_map_covers_a_marker_another_name_or_a_control(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    faults = []
    for step in range(len(story.steps)):
        reader.step_to(step)
        boxes = reader.boxes()
        assert boxes["labels"], f"step {step} has no names"
        for label, other in combinations(boxes["labels"], 2):
            if overlap(label, other):
                faults.append(f"step {step}: {label['name']} / {other['name']}")
        for label in boxes["labels"]:
            for other in boxes["signs"] + boxes["distances"] + boxes["furniture"]:
                if overlap(label, other, 1):
                    faults.append(f"step {step}: {label['name']} / {other['name']}")
            if not within(label, boxes["map"]):
                faults.append(f"step {step}: {label['name']} is cut")
    assert not faults, "\n".join(faults)


@SIZES
def test_every_current_place_is_named_on_the_map(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    faults = []
    for step in range(len(story.steps)):
        reader.step_to(step)
        shown = set(reader.find(".label.story, .sign.current .area-name, .far b").all_inner_texts())
        for name in reader.signs_of(".current"):
            short = name.partition(":")[0].partition(",")[0]
            if not any(text.startswith(short) for text in shown):
                faults.append(f"step {step}: {short} has no name")
    assert not faults, "\n".join(faults)


@SIZES
def test_current_markers_lie_free_on_the_map_at_every_step(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    faults = []
    for step in range(len(story.steps)):
        reader.step_to(step)
        boxes = reader.boxes()
        current = [box for box in boxes["signs"] if box["current"]]
        every = reader.find(".sign.current").evaluate_all(
            "(nodes) => nodes.map((node) => node.getAttribute('aria-label'))"
        )
        far = reader.find(".far b").all_text_contents()
        for name in set(every) - {sign["name"] for sign in current}:
            if name.partition(",")[0] not in far:
                faults.append(f"step {step}: {name} is hidden or off the map")
        for sign in current:
            if not within(sign, boxes["map"], 1):
                faults.append(f"step {step}: {sign['name']} is cut by the map's edge")
            for other in boxes["furniture"]:
                if overlap(sign, other, 2):
                    faults.append(f"step {step}: {sign['name']} under {other['name']}")
    assert not faults, "\n".join(faults)
