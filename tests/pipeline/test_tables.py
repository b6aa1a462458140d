# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.pipeline.tables: what is found in a report, as rows."""

from __future__ import annotations

from typing import Any

from geo.events.model import Event, Extraction, Outcome, Passage
from geo.gazetteer.gazetteer import Gazetteer
from geo.geocoding.places_table import place_cells
from geo.kinds import Coverage
from geo.pipeline.tables import Draft, tables
from geo.story.tables import CHANCES
from geo.text.mending import Mended
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.reading import analysed


def told(*rows: dict[str, Any]) -> Draft:
    """The tables of one sentence that is taken to tell these events, each given by what is special of it."""
    analysis = analysed("Anna Berg met the mayor in Riga on Monday.")
    plain = {
        "trigger": analysis.doc[2], "place": analysis.places[0], "carried": False, "edtf": "2024-05-13",
        "date_reason": "'on Monday'", "passages": [Passage(0, (27, 31), (35, 41))],
        "title": "Anna Berg met the mayor",
    }  # fmt: skip
    events = [Event(**{**plain, **row}) for row in rows]
    return tables(analysis, Extraction("", events, [Outcome(Coverage.EVENT, "told")]), Mended(analysis.text))


def test_an_event_without_a_place_is_named_by_its_title() -> None:
    made = told({"place": None})
    assert list(made.events["event_id"]) == ["anna-berg-met-the-mayor"]
    assert list(made.events["place_id"]) == [""]
    assert made.places.empty


def test_a_place_said_elsewhere_is_inferred_and_has_a_row_of_its_own() -> None:
    made = told({}, {"carried": True})
    assert list(made.places["inferred"]) == ["false", "true"]
    assert list(made.events["place_id"]) == list(made.places["place_id"]) == ["riga", "riga-2"]


def test_words_of_place_and_date_are_offsets_or_nothing() -> None:
    made = told({}, {"passages": [Passage(0)]})
    cells = [tuple(row)[4:8] for row in made.passages.itertuples(index=False)]
    assert cells == [("27", "31", "35", "41"), ("", "", "", "")]


def test_a_place_says_how_likely_its_name_means_it() -> None:
    [score] = told({}).places["score"]
    assert 0.5 < float(score) <= 1


def test_chances_and_runners_up_are_told() -> None:
    chances = {"chance": 0.456, "place_chance": 0.9, "date_chance": 0.5}
    made = told({**chances, "runners_up": ("Oslo, 1998", "no place, no date")})
    assert list(made.events["runners_up"]) == ["Oslo, 1998; no place, no date"]
    assert made.events[list(CHANCES)].to_numpy().tolist() == [["0.46", "0.90", "0.50"]]


def test_every_sentence_says_what_became_of_it() -> None:
    assert told({}).coverage.to_dict("records") == [
        {
            "sentence": "Anna Berg met the mayor in Riga on Monday.",
            "outcome": "event",
            "reason": "told",
        }
    ]


def test_a_place_names_its_source_and_those_that_lost(gazetteer: Gazetteer) -> None:
    first, *others = gazetteer.candidates("Paris")
    cells = place_cells(first, others)
    assert cells["geocoder"] == "gazetteer"
    assert cells["label"].startswith("Paris")
    assert cells["source_id"] == first.source_id
    assert cells["inferred"] == "false"
    assert cells["rejected"]
    assert place_cells(first, others, inferred=True)["inferred"] == "true"
