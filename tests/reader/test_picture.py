from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from geo.reader.picture import picture
from geo.story.story import Story, load
from tests import stories
from tests.stories import event, place, said

SVG = "{http://www.w3.org/2000/svg}"


def texts(story: Story, **size: int) -> dict[str, tuple[float, float]]:
    """What is written in a picture, and where."""
    drawn = etree.fromstring(picture(story, **size))
    return {
        str(one.text): (float(one.get("x", 0)), float(one.get("y", 0))) for one in drawn.iter(f"{SVG}text")
    }


def tour(folder: Path, *points: tuple[float, float]) -> Story:
    places = [place(f"p{n}", f"Place {n}", *point) for n, point in enumerate(points, 1)]
    events = [
        event(f"e{n}", "Event", said("They went."), date=f"2024-01-{n:02d}", place_id=f"p{n}")
        for n, _ in enumerate(points, 1)
    ]
    return load(stories.write(folder, text="They went.", events=events, places=places))


def test_stops_are_numbered_and_named_and_lie_as_on_a_map(tiny: Story) -> None:
    found = texts(tiny)
    assert {"1", "2", "3", "Tallinn", "Riga"} <= set(found)
    assert found["1"][1] < found["2"][1]  # Tallinn is north of Riga
    assert found["3"][0] < found["2"][0]  # Liepaja west of it
    assert all(0 < x < 640 and 0 < y < 360 for x, y in found.values())


def test_events_without_a_tour_have_signs_of_their_role_and_names(tmp_path: Path) -> None:
    places = [place("a", "Riga", 56.9, 24.1), place("b", "Tartu", 58.4, 26.7)]
    events = [
        event("x", "A", said("They went."), role="related", place_id="a"),
        event("y", "B", said("They went."), role="background", place_id="b"),
    ]
    drawn = picture(load(stories.write(tmp_path, text="They went.", events=events, places=places)))
    assert {"Riga", "Tartu"} <= {one.text for one in etree.fromstring(drawn).iter(f"{SVG}text")}
    assert drawn.count("rotate(45") == 1  # the diamond of a related event


@pytest.mark.parametrize(
    ("statuses", "dashed", "marks"),
    [
        (("happened",), False, 0),
        (("planned",), True, 0),
        (("claimed",), False, 1),
        (("claimed", "happened"), False, 0),  # at one place
        (("planned", "happened"), False, 0),
    ],
)
def test_what_is_planned_or_claimed_is_not_drawn_as_a_fact(
    statuses: tuple[str, ...], dashed: bool, marks: int, tmp_path: Path
) -> None:
    events = [
        event(f"e{n}", "A", said("They went."), role="related", status=status, place_id="a")
        for n, status in enumerate(statuses)
    ]
    places = [place("a", "Riga", 56.9, 24.1)]
    drawn = picture(load(stories.write(tmp_path, text="They went.", events=events, places=places)))
    assert ("stroke-dasharray" in drawn) is dashed
    assert drawn.count(">?</text>") == marks
    assert drawn.count("rotate(45") == 1


def test_countries_around_are_named(tiny: Story) -> None:
    assert {"LATVIA", "ESTONIA"} <= set(texts(tiny))


def test_a_tour_over_the_antimeridian_is_drawn_the_short_way(tmp_path: Path) -> None:
    found = texts(tour(tmp_path, (-18.1, 178.4), (-13.8, -171.8), (-21.1, -175.2)))
    assert found["1"][0] < found["3"][0] < found["2"][0]


def test_one_point_is_seen_in_its_country(tmp_path: Path) -> None:
    drawn = picture(tour(tmp_path, (56.946, 24.10589)))
    assert len(drawn) > 1000
    assert "LATVIA" in drawn


def test_a_country_whose_middle_is_far_off_is_named_all_the_same(tmp_path: Path) -> None:
    park = place("a", "Roanoke Park", 39.1, -94.58, inferred="true")
    park["label"] = "Roanoke Park, in or near Kansas City, United States"
    town = place("b", "Kansas City", 39.1, -94.58)
    town["label"] = "Kansas City, United States"
    events = [event(name, "A", said("They went."), role="related", place_id=name) for name in ("a", "b")]
    drawn = picture(load(stories.write(tmp_path, text="They went.", events=events, places=[park, town])))
    assert "UNITED STATES" in drawn
    assert "Kansas City<" in drawn  # and not the park, which is only near


@pytest.mark.parametrize(
    "points", [(), ((90, 0), (-90, 0)), ((0, -180), (0, 180)), ((0, -90), (0, 90), (0, 179))]
)
def test_any_story_gives_a_picture(points: tuple[tuple[float, float], ...], tmp_path: Path) -> None:
    story = tour(tmp_path, *points) if points else load(stories.write(tmp_path, events=[], places=[]))
    drawn = etree.fromstring(picture(story, width=320, height=180))
    assert drawn.get("viewBox") == "0 0 320 180"
    assert "nan" not in picture(story)


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_hostile_names_are_text(payload: str, tmp_path: Path) -> None:
    drawn = etree.fromstring(picture(load(stories.hostile(tmp_path, payload))))
    known = {"svg", "title", "rect", "path", "text", "circle", "line"}
    assert {one.tag.removeprefix(SVG) for one in drawn.iter()} <= known


def test_no_word_is_written_over_another_or_beyond_the_edge(tmp_path: Path) -> None:
    # Islands whose names are longer than the sea between them.
    islands = ((14.9, -23.5), (16.2, -61.5), (18.2, -66.4), (21.7, -71.8), (26.5, -77.1), (28.4, -80.6))
    story = tour(tmp_path, *islands)
    boxes = []
    for one in etree.fromstring(picture(story)).iter(f"{SVG}text"):
        size, spacing = float(one.get("font-size")), float(one.get("letter-spacing", 0))
        half = len(one.text) * (size * 0.5 + spacing) / 2
        x, y = float(one.get("x")), float(one.get("y")) - 4
        x += {"start": half, "middle": 0, "end": -half}[one.get("text-anchor")]
        boxes.append((x - half, y - size / 2, x + half, y + size / 2))
    assert len(boxes) > 12
    for at, (left, top, right, bottom) in enumerate(boxes):
        assert left > 0
        assert right < 640
        for other in boxes[at + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
