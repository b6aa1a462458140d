"""geo.events.labels: a place with a colon at the start of a line says where the line is about."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extraction import extract
from geo.events.labels import labels
from tests.reading import analysed

ROUNDUP = (
    "Several cities were hit on Monday.\n\nKharkiv: Two missiles hit a depot on Monday.\n\n"
    "Odesa: Drones struck the port on Tuesday. A ship burned.\n\nOfficials spoke of a hard week."
)


def named(text: str) -> list[str]:
    analysis = analysed(text, date(2023, 9, 15))
    return ["" if place is None else analysis.places[place].mention.text for place in labels(analysis)]


def test_a_place_with_a_colon_labels_its_line() -> None:
    assert named(ROUNDUP) == ["", "Kharkiv", "Odesa", "Odesa", ""]


@pytest.mark.parametrize(
    "line",
    [
        "- Odesa: Drones struck the port.",
        "• Odesa – Drones struck the port.",
        "2. Odesa: Drones struck the port.",
        "#Odesa: drones struck the port",
    ],
)
def test_items_of_a_list_have_labels(line: str) -> None:
    assert named(f"Kharkiv was calm.\n{line}") == ["", "Odesa"]


@pytest.mark.parametrize(
    "line",
    [
        "Odesa: “We will answer,” said the mayor.",  # who speaks
        "Odesa, a port: Drones struck it.",
        "Drones struck Odesa: a school burned.",
        "ODESA, Sept 14 (Reuters) - Drones struck the port.",  # a dateline says it of the whole report
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert not any(named(line))


def test_a_label_does_not_speak_for_a_long_paragraph() -> None:
    assert named("Odesa: Drones came. " + "A ship burned. " * 6)[3:5] == ["Odesa", ""]


def test_what_a_line_tells_is_at_its_label_and_nowhere_else() -> None:
    found = extract(analysed(ROUNDUP, date(2023, 9, 15))).events
    told = [(event.title, event.place.entry.name, event.edtf) for event in found if event.place]
    assert ("Two missiles hit a depot", "Kharkiv", "2023-09-11") in told
    assert ("Drones struck the port", "Odesa", "2023-09-12") in told
