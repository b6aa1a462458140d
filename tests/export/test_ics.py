from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject

from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests import stories
from tests.stories import event, said


def read(story: Story) -> Any:
    """By another reader than the library that wrote it."""
    content = FORMATS["ics"].write(story)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (calendar,) = vobject.readComponents(content.decode())
    if hasattr(calendar, "vevent"):
        assert calendar.validate(raiseException=True)
    return calendar


def entries(story: Story) -> dict[str, Any]:
    found = getattr(read(story), "vevent_list", [])
    return {entry.uid.value.split("@")[0]: entry for entry in found}


def test_planned_events_with_a_date_are_entries(tiny: Story) -> None:
    assert set(entries(tiny)) == {"fleet-visit", "grain-talks"}


def test_an_entry_tells_what_where_and_when(tiny: Story) -> None:
    found = entries(tiny)
    talks, fleet = found["grain-talks"], found["fleet-visit"]
    assert talks.summary.value == "Grain talks resume"
    assert (talks.dtstart.value, talks.dtend.value) == (date(2024, 3, 14), date(2024, 3, 15))
    assert fleet.location.value == "Naval base, Liepaja, Latvia"
    assert fleet.geo.value == "56.56667;21.01667"
    assert stories.FLEET in fleet.description.value


def test_an_open_date_is_entered_at_its_first_day_and_says_so(tiny: Story) -> None:
    fleet = entries(tiny)["fleet-visit"]
    assert fleet.dtstart.value == date(2024, 3, 13)
    assert fleet.summary.value.endswith(" (after 12 March 2024)")
    assert fleet.description.value.startswith("after 12 March 2024 (reviewed)")


def test_what_no_diary_can_hold_is_named(tmp_path: Path) -> None:
    told = [
        event("old", "The fleet sails", said("A sentence."), status="planned", date="-0480"),
        event("open", "They meet again", said("A sentence."), status="planned"),
    ]
    calendar = read(load(stories.write(tmp_path, text="A sentence.", events=told, places=[])))
    assert "Planned without a date: The fleet sails; They meet again." in calendar.x_wr_caldesc.value
    assert not hasattr(calendar, "vevent")


def test_what_nobody_checked_says_so(tmp_path: Path) -> None:
    found = entries(load(stories.write(tmp_path, events=stories.unchecked())))
    assert "drawn by machine, checked by nobody" in found["grain-talks"].description.value
    assert found["grain-talks"].summary.value == "Not checked: Grain talks resume"


@pytest.mark.parametrize("payload", [*stories.HOSTILE, "x\r\nEND:VEVENT\r\nBEGIN:VALARM", "a;b,c:d\\e"])
def test_hostile_text_starts_no_line_of_its_own(payload: str, tmp_path: Path) -> None:
    sentence = f"Berg said: {payload} and left."
    told = [event("e", payload, said(sentence), status="planned", date="2024-03-12", date_reason=payload)]
    story = load(stories.write(tmp_path, text=sentence, events=told, places=[], title=payload))
    (entry,) = entries(story).values()
    assert "".join(entry.summary.value.split()) == "".join(payload.split())
    assert not hasattr(entry, "valarm")
