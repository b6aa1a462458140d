"""bench.event_scoring against cases counted by hand."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.event_scoring import compare, counts, figures, is_date_right, lines, matched

RIGA, JURMALA, OSLO = (56.95, 24.11), (56.97, 23.77), (59.91, 10.75)
"""Jurmala lies 21 km from Riga."""


def want(point: tuple[float, float] | None = RIGA, date: str = "2024-05-13", **more: Any) -> dict[str, Any]:
    """An expected event."""
    lat, lon = point or (None, None)
    row = {
        "lat": lat,
        "lon": lon,
        "km": 15.0,
        "date": date,
        "status": "happened",
        "role": "stop",
        "core": True,
    }
    return {**row, "quotes": ["She arrived in Riga on Monday."], **more}


def got(point: tuple[float, float] | None = RIGA, date: str = "2024-05-13", **more: Any) -> dict[str, Any]:
    """A drafted event."""
    row = want(point, date)
    return {key: row[key] for key in ("lat", "lon", "date", "status", "role", "quotes")} | more


def right(wanted: dict[str, Any], drafted: dict[str, Any]) -> list[str]:
    """What is right of a drafted event."""
    found = compare(wanted, drafted)
    parts = ("sentence", "place", "date", "status", "role", "useful")
    return [part for part in parts if getattr(found, part)]


class TestDates:
    @pytest.mark.parametrize(
        ("date", "wanted"),
        [
            ("2024-05-13", ["2024-05-13"]),
            ("2024-05-13?", ["2024-05-13"]),
            ("2024-05-13", ["2024-05-13~"]),
            ("", [""]),
            ("2024-05-13", ["2024-05-12", "2024-05-13"]),
            ("2024-05-13", ["2024-05-06/2024-05-13"]),
            ("2024-05-07/2024-05-08", ["2024-05-06/2024-05-13"]),
            ("2024-05", ["2024-04/2024-06"]),
            ("2024-05-13", ["2024-05-01/.."]),
            ("2024-05-13/..", ["2024-05-01/.."]),
            ("1998", ["../2000"]),
        ],
    )
    def test_the_same_or_inside_a_wanted_interval_is_right(self, date: str, wanted: list[str]) -> None:
        assert is_date_right(date, wanted)

    @pytest.mark.parametrize(
        ("date", "wanted"),
        [
            ("2024-05-13", ["2024-05-12"]),
            ("2024-05-13", ["2024-05"]),
            ("2024-05", ["2024-05-13"]),
            ("", ["2024-05-13"]),
            ("2024-05-13", [""]),
            ("2024-05-05/2024-05-08", ["2024-05-06/2024-05-13"]),
            ("2024-05-13/..", ["2024-05-06/2024-05-13"]),
            ("2024-05-13", []),
        ],
    )
    def test_anything_else_is_wrong(self, date: str, wanted: list[str]) -> None:
        assert not is_date_right(date, wanted)


class TestCompare:
    def test_the_same_is_right_in_everything(self) -> None:
        found = compare(want(), got())
        assert found.all
        assert found.right
        assert right(want(), got()) == ["sentence", "place", "date", "status", "role", "useful"]

    @pytest.mark.parametrize(("km", "expected"), [(15, False), (25, True)])
    def test_a_place_is_right_within_the_tolerance(self, km: float, expected: bool) -> None:
        assert compare(want(km=km), got(JURMALA)).place == expected

    def test_no_place_is_right_where_none_is_wanted_only(self) -> None:
        assert compare(want(None), got(None)).place
        assert not compare(want(None), got()).place
        assert not compare(want(), got(None)).place

    def test_other_answers_that_are_fair_are_right(self) -> None:
        wanted = want(date_ok=["2024-05-14"], status_ok=["claimed"], role_ok=["related"])
        assert compare(wanted, got(date="2024-05-14", status="claimed", role="related")).all

    @pytest.mark.parametrize(
        ("drafted", "useful"),
        [
            (got(JURMALA), True),
            (got(OSLO), False),
            (got(date="2024-05-14"), True),
            (got(date="2024-05-12/2024-05-20"), True),
            (got(date="2024-05"), True),
            (got(date="2024-05-15"), False),
            (got(date=""), False),
            (got(None), False),
            (got(status="planned", role="background"), True),
        ],
        ids=str,
    )
    def test_useful_is_a_place_nearby_and_a_day_at_most_one_off(
        self, drafted: dict[str, Any], useful: bool
    ) -> None:
        assert compare(want(), drafted).useful == useful

    def test_far_is_near_for_a_large_area(self) -> None:
        assert compare(want(km=500.0), got(OSLO)).useful
        assert not compare(want(km=500.0), got(OSLO)).place

    @pytest.mark.parametrize(
        ("quote", "expected"),
        [
            ("arrived in Riga", True),
            ("She arrived in Riga on Monday. It rained.", True),
            ("She  arrived\nin Riga on Monday.", True),
            ("It rained.", False),
            ("", False),
        ],
    )
    def test_one_quote_inside_the_other_is_the_same_sentence(self, quote: str, expected: bool) -> None:
        assert compare(want(), got(quotes=[quote])).sentence == expected


class TestMatched:
    @staticmethod
    def pairs(wanted: list[dict[str, Any]], drafted: list[dict[str, Any]]) -> dict[int, int]:
        by_want, by_draft = matched(wanted, drafted)
        assert {at: n for n, (at, _) in by_want.items()} == {at: n for at, (n, _) in by_draft.items()}
        return {n: at for n, (at, _) in by_want.items()}

    def test_each_answers_for_one(self) -> None:
        assert self.pairs([want(), want()], [got()]) == {0: 0}
        assert self.pairs([want()], [got(), got()]) == {0: 0}

    def test_the_best_pair_is_taken_first(self) -> None:
        assert self.pairs([want(date="2024-05-14"), want()], [got()]) == {1: 0}
        assert self.pairs([want()], [got(date="2024-05-14"), got(status="planned"), got()]) == {0: 2}

    def test_the_place_or_the_date_alone_will_do_in_the_same_sentence(self) -> None:
        assert self.pairs([want()], [got(OSLO)]) == {0: 0}
        assert self.pairs([want()], [got(date="")]) == {0: 0}
        assert self.pairs([want()], [got(OSLO, date="")]) == {}

    def test_that_neither_has_a_date_is_not_enough(self) -> None:
        assert self.pairs([want(date="")], [got(OSLO, date="")]) == {}
        assert self.pairs([want(date="")], [got(date="")]) == {0: 0}

    def test_another_sentence_will_do_where_all_else_is_right_for_towns_only(self) -> None:
        other = ["It rained."]
        assert self.pairs([want()], [got(quotes=other)]) == {0: 0}
        assert self.pairs([want()], [got(quotes=other, status="planned")]) == {}
        assert self.pairs([want()], [got(quotes=other, date="2024-05-14")]) == {}
        assert self.pairs([want(km=300.0)], [got(quotes=other)]) == {}
        assert self.pairs([want(None)], [got(None, quotes=other)]) == {}

    def test_nothing_answers_for_nothing(self) -> None:
        assert self.pairs([], []) == self.pairs([want()], []) == self.pairs([], [got()]) == {}


class TestFigures:
    def test_a_perfect_draft_scores_one_throughout(self) -> None:
        wanted = [want(), want(OSLO, "2024-05-14", core=False, quotes=["She flew to Oslo."])]
        drafted = [got(), got(OSLO, "2024-05-14", quotes=["She flew to Oslo."])]
        assert set(figures(counts(wanted, drafted)).values()) == {1.0}

    @pytest.mark.parametrize(("wanted", "drafted"), [([], []), ([want()], []), ([], [got()])])
    def test_where_nothing_is_wanted_or_drafted_all_is_nothing(
        self, wanted: list[dict[str, Any]], drafted: list[dict[str, Any]]
    ) -> None:
        assert set(figures(counts(wanted, drafted)).values()) == {0.0}

    def test_shares_are_of_the_expected_and_of_the_drafted(self) -> None:
        wanted = [want(), want(OSLO, "2024-05-14", core=False, quotes=["She flew to Oslo."])]
        drafted = [got(role="related"), got(OSLO, "1998", quotes=["It rained."]), got(OSLO, "1999")]
        total = counts(wanted, drafted)
        assert (total["core"], total["any"], total["shown"], total["core_told"]) == (1, 2, 3, 1)
        f = figures(total)
        assert (f["core_place_date"], f["core_role"], f["core_all"], f["core_useful"]) == (1, 0, 0, 1)
        assert (f["any_place_date"], f["shown_place_date"]) == (0.5, pytest.approx(1 / 3))
        assert f["f1"] == pytest.approx(0.4)

    def test_reports_are_added_up(self) -> None:
        total = counts([want()], [got()]) + counts([want()], [got(OSLO)])
        assert total["reports"] == 2
        assert figures(total)["core_place"] == 0.5

    @given(
        st.lists(
            st.tuples(st.sampled_from([RIGA, JURMALA, OSLO, None]), st.sampled_from(["", "1998", "1999"]))
        ),
        st.lists(
            st.tuples(st.sampled_from([RIGA, JURMALA, OSLO, None]), st.sampled_from(["", "1998", "1999"]))
        ),
    )
    def test_shares_are_shares_whatever_is_drafted(self, wanted: list[Any], drafted: list[Any]) -> None:
        total = counts([want(*row) for row in wanted], [got(*row) for row in drafted])
        f = figures(total)
        assert all(0 <= share <= 1 for share in f.values())
        assert f["core_all"] <= f["core_place_date"] <= min(f["core_place"], f["core_date"]) <= f["core_told"]

    def test_a_table_names_them(self) -> None:
        first, recall, precision = lines("made-up", counts([want()], [got()]))
        assert first == "made-up: 1 reports, 1 expected (1 core), 1 shown, F1 of place and date 1.000"
        assert recall.split()[:2] == ["recall,", "core"]
        assert "place+date 100%" in recall
        assert "useful 100%" in precision

    def test_a_table_of_nothing_is_one_too(self) -> None:
        assert len(list(lines("none", Counter(reports=0, any=0, core=0, shown=0)))) == 3
