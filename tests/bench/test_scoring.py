"""bench.scoring against cases counted by hand."""

from typing import Any

import pytest

from bench.scoring import judged_places, km, pairs, reliability, score_dates, score_places

PARIS = {"lat": 48.8566, "lon": 2.3522}
LONDON = {"lat": 51.5074, "lon": -0.1278}
NOWHERE: dict[str, Any] = {"lat": None, "lon": None}


def row(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, **more}


def places(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Any]:
    return score_places([{"id": "a", "places": gold}], {"a": {"places": predicted}})


def dates(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Any]:
    return score_dates([{"id": "a", "dates": gold}], {"a": {"dates": predicted}})


def test_distance_between_two_capitals() -> None:
    assert km(PARIS, LONDON) == pytest.approx(343.6, abs=1)
    assert km(PARIS, PARIS) == 0


def test_each_row_is_paired_once_and_the_longest_overlap_wins() -> None:
    long, short, gold = row(0, 10), row(8, 12), row(4, 12)
    assert list(pairs([short, long], [gold])) == [(long, gold)]


def test_place_found_with_the_same_span_and_point_is_right_everywhere() -> None:
    found = places([row(0, 5, **PARIS)], [row(0, 5, **PARIS)])
    assert found["strict_f1"] == found["overlap_f1"] == found["acc"] == found["end_to_end_f1"] == 1
    assert found["exact_recall"] == 1
    assert found["median_km"] == 0


def test_place_within_the_radius_by_overlap_counts_end_to_end_but_not_strictly() -> None:
    found = places([row(0, 5, **PARIS)], [row(0, 8, lat=48.9, lon=2.3)])
    assert (found["strict_f1"], found["overlap_f1"], found["end_to_end_f1"]) == (0, 1, 1)
    assert found["exact_recall"] == 0


def test_place_beyond_the_radius_costs_precision_and_recall() -> None:
    found = places([row(0, 5, **PARIS), row(9, 12, **LONDON)], [row(0, 5, **LONDON), row(9, 12, **LONDON)])
    assert found["acc"] == 0.5
    assert found["end_to_end_f1"] == 0.5


def test_ignored_gold_neither_earns_nor_costs() -> None:
    gold = [row(0, 5, **PARIS), row(9, 15, **LONDON, ignore=True)]
    found = places(gold, [row(0, 5, **PARIS), row(9, 15, **LONDON)])
    assert (found["gold"], found["predicted"], found["end_to_end_f1"]) == (1, 1, 1)


def test_prediction_paired_with_gold_without_coordinates_is_free() -> None:
    found = places([row(0, 5, **PARIS), row(9, 15, **NOWHERE)], [row(0, 5, **PARIS), row(9, 15, **LONDON)])
    assert found["end_to_end_f1"] == 1


def test_date_with_another_value_counts_as_found_only() -> None:
    gold = [row(0, 6, value="2013-03-22"), row(9, 13, value="2012")]
    found = dates(gold, [row(0, 6, value="2013-03-15"), row(9, 13, value="2012")])
    assert (found["strict_f1"], found["relaxed_f1"], found["value_f1"]) == (1, 1, 0.5)
    assert found["day_accuracy"] == 0


def test_day_accuracy_overlooks_the_time_of_day() -> None:
    found = dates([row(0, 6, value="2013-03-22")], [row(0, 14, value="2013-03-22TMO")])
    assert (found["value_f1"], found["day_accuracy"]) == (0, 1)


def test_document_without_a_prediction_counts_as_empty() -> None:
    assert score_dates([{"id": "a", "dates": [row(0, 4, value="2013")]}], {})["relaxed_f1"] == 0
    assert score_places([{"id": "a", "places": []}], {})["end_to_end_f1"] == 0


def test_reliability_sets_what_was_said_beside_what_was_right() -> None:
    judged = [(0.2, False)] * 4 + [(0.2, True)] + [(0.9, True)] * 5
    found, error = reliability(judged, bins=2)
    assert [(one.said, one.right, one.size) for one in found] == [(0.2, 0.2, 5), (0.9, 1.0, 5)]
    assert error == pytest.approx(0.05)


def test_a_place_is_judged_by_the_gold_it_overlaps() -> None:
    gold = [row(0, 5, **PARIS), row(10, 15, **NOWHERE)]
    predicted = [row(0, 5, **PARIS), row(10, 15, **PARIS), row(20, 25, **LONDON), row(30, 35, **NOWHERE)]
    found = {"a": {"places": [one | {"score": 0.5} for one in predicted]}}
    assert list(judged_places([{"id": "a", "places": gold}], found)) == [(0.5, True), (0.5, False)]
