from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests import stories

DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
}
TEXT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
}
SLIDE = {
    "type": "object",
    "required": ["start_date", "text"],
    "additionalProperties": False,
    "properties": {
        "start_date": DATE,
        "end_date": DATE,
        "text": TEXT,
        "group": {"type": "string"},
        "display_date": {"type": "string"},
        "unique_id": {"type": "string"},
    },
}
SCHEMA = {
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "events": {"type": "array", "items": SLIDE},
        "title": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"text": TEXT, "unique_id": {"type": "string"}},
        },
        "scale": {"enum": ["human", "cosmological"]},
    },
}
"""The documented format: https://timeline.knightlab.com/docs/json-format.html."""


def read(story: Story) -> dict[str, Any]:
    found = json.loads(FORMATS["timelinejs"].write(story))
    Draft202012Validator(SCHEMA).validate(found)
    return dict(found)


def test_dated_events_are_slides_in_order_of_time(tiny: Story) -> None:
    slides = read(tiny)["events"]
    assert [slide["unique_id"] for slide in slides] == [
        "shipyard-strike",
        "tallinn-meeting",
        "riga-terminal",
        "border-blockade",
        "fleet-visit",
        "grain-talks",
    ]


def test_a_slide_has_its_days_and_the_words_for_them(tiny: Story) -> None:
    strike, *_, fleet, _ = read(tiny)["events"]
    assert (strike["start_date"], strike["end_date"]) == (
        {"year": 1980, "month": 1, "day": 1},
        {"year": 1980, "month": 12, "day": 31},
    )
    assert strike["display_date"] == "1980"
    assert fleet["start_date"] == fleet["end_date"] == {"year": 2024, "month": 3, "day": 13}
    assert fleet["display_date"] == "after 12 March 2024"


def test_what_has_no_date_is_named_on_the_title(tiny: Story) -> None:
    assert "Without a date: Berg is to travel again." in read(tiny)["title"]["text"]["text"]


def test_what_nobody_checked_says_so(tmp_path: Path) -> None:
    slides = read(load(stories.write(tmp_path, events=stories.unchecked())))["events"]
    said = {slide["unique_id"]: slide["text"]["text"] for slide in slides}
    assert "drawn by machine, checked by nobody" in said["riga-terminal"]
    assert "drawn by machine" not in said["shipyard-strike"]


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_hostile_text_is_text_in_the_page_it_is_put_into(payload: str, tmp_path: Path) -> None:
    found = read(load(stories.hostile(tmp_path, payload)))
    texts = [found["title"]["text"], *(slide["text"] for slide in found["events"])]
    for one in texts:
        for part in one.values():
            page = html.fromstring(f"<div>{part}</div>")
            assert {element.tag for element in page.iter()} <= {"div", "p"}
            assert payload in page.text_content() or part is texts[0]["text"]
