"""The reader's map: what it shows at first glance, and moving it by hand."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from geo.story.story import Story
from tests.browser.conftest import Pages
from tests.browser.reading import SIZES, Reader, label_of, step_of


def test_tour_only_shows_the_stops_and_nothing_else(reader: Reader, story: Story) -> None:
    tour = reader.button("Tour only")
    tour.click()
    expect(tour).to_have_attribute("aria-pressed", "true")
    stops = story.placed[story.placed["role"] == "stop"]
    for step in range(len(story.steps)):
        reader.step_to(step)
        assert reader.find(".sign:not(.stop)").count() == 0
        titles = set(reader.find(".card b").all_text_contents())
        assert titles <= set(stops["title"])
        if not titles:
            expect(reader.find(".card")).to_contain_text("Nothing of the tour")
    tour.click()
    assert reader.find(".sign:not(.stop)").count()


def test_to_come_hides_and_shows_the_future(reader: Reader) -> None:
    reader.step_to(0)
    assert reader.find(".sign.future").count()
    reader.button("To come").click()
    expect(reader.find(".sign.future")).to_have_count(0)
    expect(reader.find(".leg:not(.hidden)")).to_have_count(0)
    reader.button("To come").click()
    assert reader.find(".sign.future").count()


def test_a_view_chosen_by_hand_stays_until_centre(reader: Reader, story: Story) -> None:
    before = reader.centre()
    reader.drag_map(-260, 120)
    moved = reader.centre()
    assert moved != before
    reader.slider.press("ArrowRight")
    reader.settled()
    reader.slider.press("Home")
    reader.settled()
    assert reader.centre() == moved
    reader.button("Centre").click()
    expect(reader.sign(label_of(story, "moscow-provided-war-planes-during-the-ko"))).to_be_in_viewport()
    reader.settled()
    assert reader.centre() != moved
    home = reader.centre()
    reader.slider.press("End")
    reader.settled()
    assert reader.centre() != home, "after Centre the map follows again"


def test_zoom_and_layers_have_names_and_work(reader: Reader) -> None:
    zoom = "dateline.reader.map.getZoom()"
    before = reader.document.evaluate(zoom)
    reader.button("Zoom in").click()
    reader.document.wait_for_function(f"{zoom} > {before}")  # it zooms in a quarter of a second
    reader.button("Zoom out").click()
    expect(reader.find(".leaflet-control-attribution")).to_contain_text("Natural Earth")


def test_a_file_from_a_disk_does_not_offer_a_street_map_it_cannot_ask_for(reader: Reader) -> None:
    expect(reader.document.get_by_text("Street map")).to_have_count(0)


@SIZES
def test_the_countries_of_the_tour_are_named(
    open_page: Pages, saved: str, story: Story, size: dict[str, Any]
) -> None:
    reader = Reader.alone(open_page(saved, **size))
    stops = {step for step in range(len(story.steps)) if step_has_stop(story, step)}
    assert stops
    for step in sorted(stops):
        reader.step_to(step)
        assert "Russia" in reader.find(".label.country").all_text_contents(), f"step {step}"


def step_has_stop(story: Story, step: int) -> bool:
    roles = story.events.set_index("event_id")["role"]
    return any(roles[event] == "stop" for event in story.steps[step].event_ids)


def test_a_well_known_town_says_where_a_stop_is(reader: Reader, story: Story) -> None:
    reader.step_to(len(story.steps) - 1)
    expect(reader.find(".label.city").filter(has_text="Vladivostok")).to_have_count(1)


def test_what_lies_far_off_gets_an_arrow_that_leads_there(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2023-09-15"))
    sochi = reader.sign(label_of(story, "sochi"))
    arrow = reader.find(".far")
    expect(arrow).to_have_text("Sochi, 6,900 km west")
    expect(sochi).not_to_be_in_viewport()
    for stop in ("vostochny-cosmodrome", "komsomolsk-on-amur"):
        expect(reader.sign(label_of(story, stop))).to_be_in_viewport()
    arrow.click()
    expect(sochi).to_be_in_viewport()
    expect(arrow.filter(has_text="Sochi")).to_have_count(0)
    reader.button("Centre").click()
    expect(arrow).to_have_text("Sochi, 6,900 km west")


def test_an_event_far_off_is_told_where_it_lies(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2023-09-15"))
    reader.find('.card [data-event="sochi"]').click()
    expect(reader.popup.locator("h2")).to_have_text(label_of(story, "sochi"))
    expect(reader.sign(label_of(story, "sochi"))).to_be_in_viewport()


def test_a_small_map_shows_where_in_the_world_one_is(reader: Reader) -> None:
    reader.slider.press("End")
    expect(reader.find(".locator")).to_be_visible()
    stop = (
        "() => { const { context, canvas } = dateline.reader.locator;"
        " return [...context.getImageData(0, 0, canvas.width, canvas.height).data]"
        ".some((value, at, all) => at % 4 === 0 && value === 179 && all[at + 1] === 38); }"
    )
    assert reader.document.evaluate(stop), "the part of the world in view is framed"
