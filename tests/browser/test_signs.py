"""The reader's signs: shape says the role, filling the status; the tour is numbered and joined."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from geo.story.story import Story
from tests.browser.reading import Reader, label_of, step_of


def test_the_tour_is_numbered_and_joined_with_distances(reader: Reader, story: Story) -> None:
    reader.step_to(len(story.steps) - 1)
    stops = story.itinerary
    for stop, label in zip(stops["stop"], stops["label"], strict=True):
        expect(reader.sign(label).locator(".number")).to_have_text(str(stop))
    assert len(reader.find(".sign .number").all()) == len(stops)
    expect(reader.find(".leg")).to_have_count(len(stops) - 1)
    legs = stops.iloc[1:]
    assert reader.find(".leg-sign span").all_text_contents() == [f"{round(km):,} km" for km in legs["km"]]
    for index, planned in enumerate(legs["planned"]):
        dashes = reader.find(".leg").nth(index).evaluate("(leg) => getComputedStyle(leg).strokeDasharray")
        assert (dashes != "none") == planned
    assert legs["planned"].any()


def test_planned_stops_are_hollow_and_dashed(reader: Reader, story: Story) -> None:
    reader.step_to(len(story.steps) - 1)
    planned = reader.sign(label_of(story, "kim-jong-un-is-expected-to-visit-russias"))
    expect(planned).to_have_class(re.compile(r"\bplanned\b"))
    style = (
        "(node) => { const { fill, stroke, strokeDasharray } = getComputedStyle(node);"
        " return [fill, stroke, strokeDasharray]; }"
    )
    fill, stroke, dashes = planned.locator(".shape").evaluate(style)
    assert fill != stroke
    assert dashes != "none"
    visited = reader.sign(label_of(story, "komsomolsk-on-amur"))
    solid, _, dashes = visited.locator(".shape").evaluate(style)
    assert solid != fill, "what has happened is filled, what is planned shows the paper"
    assert dashes == "none"


def test_roles_differ_in_shape_and_claims_bear_a_question_mark(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2023-09-15"))
    assert reader.sign(label_of(story, "sochi")).locator("path.shape").count() == 1
    assert reader.sign(label_of(story, "pyongyang-2")).locator("rect.shape").count() == 1
    assert reader.sign(label_of(story, "komsomolsk-on-amur")).locator("circle.shape").count() == 1
    reader.step_to(step_of(story, "2023-01-01/2023-09-15"))
    expect(reader.sign(label_of(story, "about-300-000-russians-had-signed-volunt"))).to_contain_text("?")


def test_countries_and_regions_are_areas_without_a_pin(reader: Reader, story: Story) -> None:
    placed = story.placed.set_index("event_id")
    for event, row in placed.iterrows():
        if not row["date"] or not row["lat"] > -91:
            continue
        reader.step_to(next(i for i, step in enumerate(story.steps) if event in step.event_ids))
        sign = reader.sign(row["label"])
        area = row["precision"] in ("region", "country")
        expect(sign.locator(".area-name")).to_have_count(int(area))
        expect(sign.locator(".shape")).to_have_count(int(not area))
        if area:
            assert reader.find(".reach.area.current").count() >= 1


LOOK = """(node) => {
  const shape = node.querySelector(".shape") || node;
  const { fill, strokeDasharray } = getComputedStyle(shape);
  return { fill, dashed: strokeDasharray !== "none" };
}"""


def test_what_comes_later_does_not_look_planned_and_the_legend_shows_both(reader: Reader) -> None:
    def look(selector: str) -> dict[str, object]:
        return dict(reader.find(selector).first.evaluate(LOOK))

    reader.step_to(0)
    later, planned = look(".sign.stop.future:not(.planned)"), look(".sign.stop.planned")
    assert planned["dashed"]
    assert not later["dashed"]
    assert later["fill"] != planned["fill"], "what happened is filled, whenever it did"
    assert look(".key .icon.stop.future") == later
    assert look(".key .icon.stop.planned")["dashed"]
    reader.step_to(5)
    assert look(".sign.stop.past:not(.planned)") == look(".key .icon.stop.past")


def test_a_dotted_ring_leaves_the_filling_to_the_status(reader: Reader) -> None:
    reader.step_to(7)
    inferred = reader.find(".sign.inferred").first
    expect(inferred.locator(".halo")).to_have_count(1)
    planned = "planned" in (inferred.get_attribute("class") or "")
    assert inferred.evaluate(LOOK)["dashed"] == planned
    expect(reader.find("#legend")).to_contain_text("of a later date")
    expect(reader.find("#legend")).to_contain_text("of an earlier date")
    expect(reader.find(".key .icon.inferred .halo")).to_have_count(1)
