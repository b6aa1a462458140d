"""The reader's map: what it shows at first glance, and moving it by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.story.story import Story, load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import DESKTOP, SIZES, Reader, label_of, overlap, step_of
from tests.stories import event, place, said


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


def test_a_tour_across_the_date_line_stands_on_one_side_of_it(open_page: Pages, tmp_path: Path) -> None:
    stops = [
        ("vladivostok", "Vladivostok, Russia", 43.1, 131.9, stories.ARRIVAL, "2024-03-10"),
        ("anchorage", "Anchorage, Alaska, United States", 61.2, -149.9, stories.LISTEN, "2024-03-11"),
        ("suva", "Suva, Fiji", -18.1, 178.4, stories.FLEET, "2024-03-12"),
    ]
    russia = {"label": "Russia", "precision": "country", "source_id": "geonames:2017370"}
    folder = stories.write(
        tmp_path,
        events=[
            *(
                stories.event(key, f"A stop in {key}", stories.said(quote), place_id=key, date=date)
                for key, _, _, _, quote, date in stops
            ),
            stories.event(
                "pays", "Russia pays", stories.said(stories.TALKS), date="2024-03-01", place_id="russia"
            ),
        ],
        places=[
            *(stories.place(key, key, lat, lon, label=label) for key, label, lat, lon, _, _ in stops),
            stories.place("russia", "Russia", 60, 100, **russia),
        ],
    )
    reader = Reader.alone(open_page(save(load(folder), tmp_path)))
    reader.step_to(1)
    boxes = {sign["name"].partition(",")[0]: sign for sign in reader.boxes()["signs"]}
    assert boxes["Vladivostok"]["left"] < boxes["Suva"]["left"] < boxes["Anchorage"]["left"]
    for country in ("Russia", "United States", "Fiji"):
        expect(reader.find(".label.country").get_by_text(country, exact=True)).to_have_count(1)
    legs = reader.find(".leg").evaluate_all("(legs) => legs.map((leg) => leg.getBoundingClientRect().width)")
    assert all(0 < width < 700 for width in legs), "the short way round"
    reader.step_to(0)
    width = reader.find(".reach.area").evaluate("(area) => area.getBBox().width")
    world = reader.document.evaluate("256 * 2 ** dateline.reader.map.getZoom()")
    assert width < world / 2, "Russia is one country, not one at each edge of the map"


def test_where_the_tour_set_out_far_away_is_an_arrow(open_page: Pages, tmp_path: Path) -> None:
    stops = [("rome", 41.9, 12.5), ("lae", -6.7, 147), ("suva", -18.1, 178.4), ("apia", -13.8, -171.8)]
    quotes = (stories.ARRIVAL, stories.LISTEN, stories.FLEET, stories.TALKS)
    events = [
        stories.event(key, f"A stop in {key}", stories.said(quote), place_id=key, date=f"2024-03-1{day}")
        for day, ((key, _, _), quote) in enumerate(zip(stops, quotes, strict=True))
    ]
    places = [stories.place(key, key.capitalize(), lat, lon) for key, lat, lon in stops]
    reader = Reader.alone(
        open_page(save(load(stories.write(tmp_path, events=events, places=places)), tmp_path))
    )
    reader.step_to(1)
    expect(reader.find(".far")).to_contain_text("Rome")
    for name in ("Lae", "Suva", "Apia"):
        expect(reader.sign(name)).to_be_in_viewport()
    reader.step_to(0)
    expect(reader.find(".far")).to_have_count(0)
    expect(reader.sign("Rome")).to_be_in_viewport()


@pytest.mark.parametrize("size", [DESKTOP, {"width": 800, "height": 800}], ids=["desktop", "slim"])
def test_without_a_tour_the_map_looks_where_most_happened(
    open_page: Pages, tmp_path: Path, size: dict[str, int]
) -> None:
    near = {
        "Ostrava": (49.83, 18.28),
        "Opava": (49.94, 17.9),
        "Prague": (50.09, 14.42),
        "Krakow": (50.06, 19.94),
    }
    spots = {**near, "New York": (40.71, -74.01), "Delhi": (28.65, 77.23)}
    told = {name: f"In {name} the river rose on Monday." for name in spots}
    events = [
        event(
            name, f"The river rises in {name}", said(words), date="2024-10-14", place_id=name, role="related"
        )
        for name, words in told.items()
    ]
    places = [place(name, name, lat, lon) for name, (lat, lon) in spots.items()]
    folder = stories.write(tmp_path / "story", text=" ".join(told.values()), events=events, places=places)
    reader = Reader.alone(open_page(save(load(folder), tmp_path), **size))
    reader.settled()
    view = reader.document.evaluate("() => dateline.reader.map.getBounds().toBBoxString()")
    west, south, east, north = map(float, view.split(","))
    seen = {name for name, (lat, lon) in spots.items() if south < lat < north and west < lon < east}
    assert seen == set(near)
    expect(reader.find(".far:not([hidden]) b")).to_have_text(["New York", "Delhi"])
    assert reader.press(reader.sign("Prague"))
    reader.settled()
    boxes = reader.boxes()
    told_at = reader.find(".leaflet-popup-content-wrapper").bounding_box()
    assert told_at
    popup = {"left": told_at["x"], "top": told_at["y"]}
    popup |= {"right": told_at["x"] + told_at["width"], "bottom": told_at["y"] + told_at["height"]}
    for other in boxes["furniture"]:
        assert not overlap(other, popup, 1), f"{other['name']} covers what is told"


def test_the_name_of_an_area_stands_in_its_part_in_view(open_page: Pages, tmp_path: Path) -> None:
    places = [
        stories.place("russia", "Russia", 60, 100, precision="country", source_id="geonames:2017370"),
        stories.place("riga", "Riga", 56.95, 24.1),
        stories.place("pskov", "Pskov", 57.8, 28.3),
    ]
    quotes = {"riga": stories.ARRIVAL, "pskov": stories.LISTEN, "russia": stories.TALKS}
    events = [
        stories.event(key, f"A stop in {key}", stories.said(quote), place_id=key, date="2024-03-12")
        for key, quote in quotes.items()
    ]
    reader = Reader.alone(
        open_page(save(load(stories.write(tmp_path, events=events, places=places)), tmp_path))
    )
    name = reader.find(".sign.area .area-name")
    expect(name).to_be_in_viewport()
    lng = """(name) => { const { left, width, top, height } = name.getBoundingClientRect();
      const frame = document.querySelector(".folium-map").getBoundingClientRect();
      return dateline.reader.basemap.countryAt(...Object.values(dateline.reader.map.containerPointToLatLng(
        [left + width / 2 - frame.left, top + height / 2 - frame.top]))); }"""
    assert name.evaluate(lng) == "Russia"


def test_a_name_of_the_story_on_the_map_is_clicked_like_its_sign(reader: Reader, story: Story) -> None:
    reader.step_to(len(story.steps) - 1)
    reader.find(".label.story").filter(has_text="Vostochny").click()
    expect(reader.popup.locator("h2")).to_have_text(label_of(story, "vostochny-cosmodrome"))
