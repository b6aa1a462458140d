"""Where signs, names, card, arrows and buttons lie: nothing covers what is meant.

Every step of the shipped story and of ten reports as the engine drafts them, at five sizes of the window.
Where things lie is read from the page, not from pictures, and one page walks through them all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import expect

import geo
from geo.story.story import Story, load
from tests import stories
from tests.browser.conftest import Pages, save
from tests.browser.reading import DESKTOP, PHONE, Reader, apart, overlap, step_of, within
from tests.stories import event, place, said

REPORTS = Path(__file__).parents[1] / "reports"
DRAFTED = (
    "astronaut-hungary",
    "concert-tour",
    "expedition-1911",
    "flood-oder",
    "papal-journey",
    "royal-canada",
    "secretary-asia-trip",
    "shuttle-diplomacy",
    "typhoon-track",
    "un-chief-sahel",
)
FIVE = {
    "desktop": DESKTOP,
    "tablet": {"width": 820, "height": 1180},
    "phone": PHONE,
    "zoomed": {"width": 640, "height": 450},  # a desktop at 200 %
    "low": {"width": 780, "height": 437},
}
CROWDED = 4  # steps of all stories at which signs leave no room for a country's name
SEAM = 1  # px that two of them may share
ROOM = 33  # px between the middles of two current signs: the width of their rings

GO_TO = """async (step) => {
  dateline.reader.navigation.go(step);
  for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
}"""
SHOWN = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    current: all(".sign.current").map((node) => node.getAttribute("aria-label")),
    countries: all(".label.country, .far:not([hidden]) b").map((node) => node.textContent),
    home: dateline.reader.store.story.home?.short,
    touring: Boolean(document.querySelector(".sign.stop.current")),
    named: all(".label.story, .sign.current .area-name, .far:not([hidden]) b").map((node) => node.innerText),
    far: all(".far:not([hidden]) b").map((node) => node.textContent),
  };
}"""
# Countries of the current stops without a name.
NAMELESS = """() => {
  const { basemap, markers } = dateline.reader;
  const named = [...document.querySelectorAll(".label.country, .sign.area:not(.cut) .area-name")]
    .map((node) => node.textContent);
  return markers.shown
    .filter(({ current, spot }) => current && spot.stops.length && !spot.area)
    .map(({ spot }) => basemap.countryAt(spot.lat, spot.lng))
    .filter((country) => country && !named.some((name) => name.includes(country)));
}"""
# Countries whose name has its middle in another one, or at sea and not beside it (with a line: not near it).
# At the name of a place of theirs they may stand.
STRAY = """() => {
  const { basemap, map } = dateline.reader;
  const frame = map.getContainer().getBoundingClientRect();
  const countryAt = (x, y) => {
    const { lat, lng } = map.containerPointToLatLng([x - frame.left, y - frame.top]);
    return basemap.countryAt(lat, lng);
  };
  const shapes = basemap.read().countries.objects.countries.geometries;
  const near = document.querySelector(".leader") ? 80 : 24;
  const captioned = new Map();
  for (const { spot } of dateline.reader.markers.shown) {
    const country = basemap.countryAt(spot.lat, spot.lng) || spot.label.split(", ").at(-1);
    const name = [...document.querySelectorAll(".label.story")].find((one) => one.textContent === spot.short);
    if (name) captioned.set(country, [...(captioned.get(country) || []), name.getBoundingClientRect()]);
  }
  return [...document.querySelectorAll(".label.country")].flatMap((node) => {
    const own = node.textContent;
    const { left, top, right, bottom } = node.getBoundingClientRect();
    const touches = (box) =>
      box.left < right + 1 && box.right > left - 1 && box.top < bottom + 10 && box.bottom > top - 10;
    if ((captioned.get(own) || []).some(touches)) return [];
    const here = countryAt((left + right) / 2, (top + bottom) / 2);
    if (here) return here === own ? [] : [`${own} stands in ${here}`];
    for (let x = left - near; x <= right + near; x += 4)
      for (let y = top - near; y <= bottom + near; y += 4) if (countryAt(x, y) === own) return [];
    const isNear = ([lon, lat]) => { // islands may be smaller than that
      const lng = lon + 360 * Math.round((map.getCenter().lng - lon) / 360);
      const { x, y } = map.latLngToContainerPoint([lat, lng]).add([frame.left, frame.top]);
      return x > left - near && x < right + near && y > top - near && y < bottom + near;
    };
    const { id } = shapes.find(({ properties }) => properties.name === own);
    return basemap.country(id).flat(2).some(isNear) ? [] : [`${own} stands far from where it is`];
  });
}"""


@pytest.fixture(scope="module")
def documents(saved: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Name of each story -> the address of its saved file."""
    folder = tmp_path_factory.mktemp("drafted")
    addresses = {"shipped": saved}
    for name in DRAFTED:
        published = tomllib.loads((REPORTS / f"{name}.toml").read_text(encoding="utf-8"))["published"]
        drafted = geo.read((REPORTS / f"{name}.txt").read_text(encoding="utf-8"), published=str(published))
        drafted.to_html(folder / f"{name}.html")
        addresses[name] = (folder / f"{name}.html").as_uri()
    for made in (crowded, worldwide):
        (folder / made.__name__).mkdir()
        addresses[made.__name__] = save(made(folder / made.__name__ / "story"), folder / made.__name__)
    return addresses


def crowded(folder: Path) -> Story:
    """A tour with four stops of one day in one town, two of them at one gate, and others far away."""
    told = {
        "Eva Lind saw the harbour of Riga on May 1.": ("harbour", 56.97, 24.09, "2024-05-01"),
        "She went through the old gate to the museum on May 1.": ("museum", 56.951, 24.105, "2024-05-01"),
        "She dined at the old gate on May 1.": ("gate", 56.951, 24.105, "2024-05-01"),
        "A concert at the opera ended that day.": ("opera", 56.949, 24.114, "2024-05-01"),
        "On May 3 she landed in Lisbon.": ("Lisbon", 38.72, -9.14, "2024-05-03"),
    }
    events = [
        event(name, f"The {name}", said(words), date=date, place_id=name)
        for words, (name, _, _, date) in told.items()
    ]
    # Two of them at one point are two signs where one is known less exactly.
    places = [
        place(name, name, lat, lon, precision="site" if name == "gate" else "city")
        for name, lat, lon, _ in told.values()
    ]
    text = " ".join(told)
    return load(stories.write(folder, text=text, events=events, places=places, traveller="Eva Lind"))


def worldwide(folder: Path) -> Story:
    """A tour over three continents, whose countries are small on the map and crowded by signs."""
    stops = (
        ("Rabat", "Morocco", 34.01, -6.83),
        ("Dakar", "Senegal", 14.69, -17.44),
        ("Abuja", "Nigeria", 9.06, 7.49),
        ("Addis Ababa", "Ethiopia", 9.02, 38.75),
        ("Nairobi", "Kenya", -1.28, 36.82),
        ("Cairo", "Egypt", 30.06, 31.25),
        ("Geneva", "Switzerland", 46.2, 6.15),
        ("Oslo", "Norway", 59.91, 10.75),
        ("Washington", "United States", 38.9, -77.04),
    )
    told = [f"On May {day} Eva Lind was in {name}." for day, (name, *_) in enumerate(stops, 1)]
    events = [
        event(name, f"A day in {name}", said(words), date=f"2024-05-0{day}", place_id=name)
        for day, (words, (name, *_)) in enumerate(zip(told, stops, strict=True), 1)
    ]
    places = [place(name, f"{name}, {country}", lat, lon) for name, country, lat, lon in stops]
    text = " ".join(told)
    return load(stories.write(folder, text=text, events=events, places=places, traveller="Eva Lind"))


@pytest.mark.parametrize("size", FIVE)
def test_nothing_covers_what_is_meant(open_page: Pages, documents: dict[str, str], size: str) -> None:
    first, *others = documents
    page = open_page(documents[first], **FIVE[size])
    faults, nameless = [], []
    for name in (first, *others):
        if name != first:
            page.goto(documents[name])
        reader = Reader.alone(page)
        steps = reader.document.evaluate("dateline.reader.store.story.steps.length")
        assert steps
        for step in range(steps):
            reader.document.evaluate(GO_TO, step)
            faults += [f"{name}, step {step}: {fault}" for fault in faults_of(reader)]
            nameless += [f"{name}, step {step}: {country}" for country in reader.document.evaluate(NAMELESS)]
    assert not faults, "\n".join(faults)
    assert len(nameless) <= CROWDED, "\n".join(nameless)


def faults_of(reader: Reader) -> Iterator[str]:
    boxes = reader.boxes()
    current = [box for box in boxes["signs"] if box["current"]]
    furniture, labels, distances = boxes["furniture"], boxes["labels"], boxes["distances"]
    areas = [box for box in current if box["area"]]
    if not labels:
        yield "no name stands on the map"
    for box in (*current, *labels):
        if not within(box, boxes["map"], SEAM):
            yield f"{box['name']} is cut by the map's edge"
    for one, other in combinations([sign for sign in current if not sign["area"]], 2):
        if apart(one, other) < ROOM:
            yield f"{one['name']} and {other['name']} lie on each other"
    pairs = [(sign, other) for sign in current for other in (*furniture, *labels, *distances)]
    pairs += [(area, sign) for area in areas for sign in current if sign is not area]
    pairs += [(label, other) for label in labels for other in (*boxes["signs"], *distances, *furniture)]
    pairs += [*combinations(labels, 2), *combinations(furniture, 2)]
    for one, other in pairs:
        if overlap(one, other, SEAM):
            yield f"{one['name']} and {other['name']} lie on each other"
    yield from reader.document.evaluate(STRAY)
    shown = reader.document.evaluate(SHOWN)
    if shown["touring"] and shown["home"] and shown["home"] not in shown["countries"]:
        yield f"{shown['home']}, where the traveller comes from, has no name and no arrow"
    in_view = {sign["name"] for sign in current}
    for sign in shown["current"]:
        short = sign.partition(":")[0].partition(",")[0]
        if sign not in in_view and short not in shown["far"]:
            yield f"{short} is out of view, and no arrow leads there"
        if not any(text.startswith(short) for text in shown["named"]):
            yield f"{short} has no name"


@pytest.mark.parametrize("size", FIVE)
def test_the_open_legend_covers_no_current_sign(
    open_page: Pages, saved: str, story: Story, size: str
) -> None:
    reader = Reader.alone(open_page(saved, **FIVE[size]))
    reader.button("Legend").click()
    expect(reader.find("#legend")).to_be_visible()
    for step in range(len(story.steps)):
        reader.document.evaluate(GO_TO, step)
        boxes = reader.boxes()
        for legend in boxes["legend"]:  # none where it stands beside the map
            for sign in boxes["signs"]:
                assert not (sign["current"] and overlap(sign, legend, SEAM)), f"step {step}: {sign['name']}"


@pytest.mark.parametrize("size", ["phone", "zoomed", "low"])
def test_a_sheet_leaves_the_timeline_in_sight(open_page: Pages, saved: str, size: str) -> None:
    reader = Reader.alone(open_page(saved, **FIVE[size]))
    reader.find(".card [data-event]").first.click()
    expect(reader.find(".sheet")).to_be_visible()
    sheet, timeline = reader.find(".sheet").bounding_box(), reader.find(".timeline").bounding_box()
    assert sheet
    assert timeline
    over = sheet["y"] + sheet["height"] - timeline["y"]
    assert over <= SEAM or sheet["y"] >= timeline["y"] + timeline["height"] - SEAM


def test_places_close_together_come_apart(open_page: Pages, tmp_path: Path) -> None:
    told = {"goma": (-1.67, 29.23), "sake": (-1.57, 29.04), "luanda": (-8.84, 13.23)}
    quotes = (stories.ARRIVAL, stories.LISTEN, stories.FLEET)
    events = [
        event(key, f"Shells fall on {key}", said(quote), place_id=key, role="related", date=f"2024-03-1{day}")
        for day, (key, quote) in enumerate(zip(told, quotes, strict=True))
    ]
    places = [place(key, key.capitalize(), lat, lon) for key, (lat, lon) in told.items()]
    folder = stories.write(tmp_path / "story", events=events, places=places)
    reader = Reader.alone(open_page(save(load(folder), tmp_path)))
    zooms = []
    for step in range(3):
        reader.step_to(step)
        zooms.append(reader.document.evaluate("dateline.reader.map.getZoom()"))
    assert zooms[0] == zooms[1] > zooms[2] == 5, "what is alone shows what lies around it too"
    reader.step_to(0)
    one, other = (sign for sign in reader.boxes()["signs"] if not sign["name"].startswith("Luanda"))
    assert apart(one, other) > 24


def test_areas_lie_clear_of_the_card(reader: Reader, story: Story) -> None:
    reader.step_to(step_of(story, "2013"))
    card = reader.find(".card").bounding_box()
    assert card
    for shape in reader.find(".reach.area.current").all():
        box = shape.bounding_box()
        assert box
        assert box["x"] > card["x"] + card["width"] or box["y"] + box["height"] < card["y"]


def test_each_of_the_signs_that_would_lie_on_each_other_can_be_clicked(
    open_page: Pages, documents: dict[str, str]
) -> None:
    reader = Reader.alone(open_page(documents["crowded"]))
    signs = [sign for sign in reader.signs_of(".current") if not sign.startswith("Lisbon")]
    assert len(signs) == 4
    for sign in signs:
        name = sign.partition(":")[0]
        assert reader.press(reader.sign(name))
        reader.settled()
        assert reader.find(".leaflet-popup h2").all_text_contents() == [name]
        reader.page.keyboard.press("Escape")
