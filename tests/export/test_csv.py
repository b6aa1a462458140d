from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests import stories
from tests.stories import event, said


def content(story: Story) -> bytes:
    return FORMATS["csv"].write(story)


def rows(story: Story) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content(story).decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_can_tell_that_it_is_utf_8(tiny: Story) -> None:
    assert content(tiny).startswith(b"\xef\xbb\xbfevent_id,")
    assert content(tiny).endswith(b"\r\n")


def test_every_event_is_a_row_in_order_of_time_undated_last(tiny: Story) -> None:
    assert [row["event_id"] for row in rows(tiny)] == [
        "shipyard-strike",
        "tallinn-meeting",
        "riga-terminal",
        "border-blockade",
        "fleet-visit",
        "grain-talks",
        "second-trip",
    ]


def test_a_row_tells_all_of_its_event(tiny: Story) -> None:
    (row,) = (row for row in rows(tiny) if row["event_id"] == "riga-terminal")
    assert (row["when"], row["place"], row["stop"]) == ("Tuesday 12 March 2024", "Riga, Latvia", "2")
    assert (float(row["lat"]), float(row["lon"])) == (56.946, 24.10589)
    assert row["sentences"].split("\n") == [stories.HEADLINE, stories.ARRIVAL, stories.LISTEN]
    assert (row["geocoder"], row["source_id"]) == ("gazetteer", "test:riga")
    assert (row["inferred"], row["checked"]) == ("false", "reviewed")


def test_a_row_tells_how_likely_its_event_is_and_who_checked_it(tmp_path: Path) -> None:
    events = stories.unchecked()
    found = {row["event_id"]: row for row in rows(load(stories.write(tmp_path, events=events)))}
    meeting, strike = found["tallinn-meeting"], found["shipyard-strike"]
    assert (meeting["place_chance"], meeting["date_chance"]) == ("0.91", "0.78")
    assert (meeting["chance"], meeting["runners_up"]) == ("0.72", "Tartu, or 2024-03-10")
    assert (strike["chance"], strike["runners_up"]) == ("", "")
    assert (meeting["checked"], strike["checked"]) == ("drawn by machine, checked by nobody", "reviewed")


def test_what_an_event_does_not_have_is_empty(tiny: Story) -> None:
    talks, trip = rows(tiny)[-2:]
    assert (talks["place"], talks["lat"], talks["lon"], talks["geocoder"], talks["stop"]) == ("",) * 5
    assert (trip["date"], trip["when"]) == ("", "")


def test_a_place_not_found_keeps_the_name_in_the_report(tmp_path: Path) -> None:
    places = [stories.place(row["place_id"], row["name"]) for row in stories.PLACES]
    found = rows(load(stories.write(tmp_path, places=places)))
    assert {row["place"] for row in found} == {"", *(place["name"] for place in places)}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠"])
def test_nothing_runs_as_a_formula(start: str, tmp_path: Path) -> None:
    text = f'{start}HYPERLINK("https://example.org")'
    events = [event("e", text, said("A sentence."), date_reason=text, runners_up=text)]
    (row,) = rows(load(stories.write(tmp_path, text="A sentence.", events=events, places=[])))
    assert row["title"] == row["date_reason"] == row["runners_up"] == f"'{text}"


def test_numbers_stay_numbers(tmp_path: Path) -> None:
    places = [stories.place("s", "South", -33.9, -18.4)]
    events = [event("e", "Event", said("A sentence."), place_id="s")]
    (row,) = rows(load(stories.write(tmp_path, text="A sentence.", events=events, places=places)))
    assert (row["lat"], row["lon"]) == ("-33.9", "-18.4")


def test_the_dash_of_ordinary_text_is_left_alone(tmp_path: Path) -> None:
    events = [event("e", "– a dash, not a minus", said("A sentence."))]
    (row,) = rows(load(stories.write(tmp_path, text="A sentence.", events=events, places=[])))
    assert row["title"] == "– a dash, not a minus"


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_hostile_text_is_the_same_text(payload: str, tmp_path: Path) -> None:
    row = rows(load(stories.hostile(tmp_path, payload)))[0]
    assert row["title"].removeprefix("'") == row["place"].removeprefix("'") == payload
    assert payload in row["sentences"]
