from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.story.files import reading
from geo.story.references import Reference, Told, Unmatched
from geo.story.tables import EVENTS, PASSAGES
from tests import stories
from tests.stories import event, said

Rows = list[dict[str, str]]


def told(folder: Path, text: str = stories.TEXT, events: list[stories.Row] | None = None) -> Told:
    stories.write(folder, text=text, events=stories.EVENTS if events is None else events)
    with reading(folder) as opened:
        rows: list[Rows] = [table.read(opened)[0].to_dict("records") for table in (EVENTS, PASSAGES)]
    return Told(text, *rows)


@pytest.mark.parametrize("event_id", [row["event_id"] for row in stories.EVENTS])
def test_each_event_is_named_by_words_that_lead_back_to_it(event_id: str, tmp_path: Path) -> None:
    all_told = told(tmp_path)
    reference = all_told.reference(event_id)
    assert all_told.event(reference) == event_id
    assert reference.which == 0


def test_of_two_events_in_one_sentence_the_words_of_place_or_date_are_added(tmp_path: Path) -> None:
    assert told(tmp_path).reference("tallinn-meeting") == Reference(stories.ARRIVAL, "Tallinn")


def test_a_sentence_said_twice_is_told_apart_by_number(tmp_path: Path) -> None:
    text = "Berg came. The tour went on. Berg came.\n"
    first, second = {"quote": "Berg came.", "place": "", "date": ""}, said("The tour went on.")
    all_told = told(tmp_path, text, [event("a", "A", first), event("b", "B", first), event("c", "C", second)])
    assert all_told.reference("b") == Reference("Berg came.", "", 2)
    assert [all_told.event(all_told.reference(one)) for one in "abc"] == ["a", "b", "c"]
    with pytest.raises(Unmatched, match="stands 2 times in the report"):
        all_told.event(Reference("Berg came."))


SENTENCES = st.lists(st.sampled_from(["Berg came.", "She met a man in Riga.", "Rain fell."]), min_size=1)


@given(SENTENCES, st.data())
def test_whatever_sentences_tell_every_event_can_be_named(sentences: list[str], data: st.DataObject) -> None:
    text, passages, at = " ".join(sentences), [], 0
    for sentence in sentences:
        for event_id in data.draw(st.sets(st.sampled_from("abc"))):
            cells = {"event_id": event_id, "start": str(at), "end": str(at + len(sentence))}
            marks = dict.fromkeys(("place_start", "place_end", "date_start", "date_end"), "")
            passages.append({**marks, **cells, "quote": sentence})
        at += len(sentence) + 1
    all_told = Told(text, [], passages)
    for event_id in {row["event_id"] for row in passages}:
        assert all_told.event(all_told.reference(event_id)) == event_id
