"""geo.events.classifier: chances from learned weights, against ones counted by hand."""

from __future__ import annotations

import math
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.classifier import Forest, Judges, Linear, chance, load
from geo.events.features import COLUMNS, hashed

NAMES = ["verb=arrive", "use=place", "prep=in", "wörter=😀"]


def weighed(classes: int = 1, numbers: int = 0) -> Linear:
    """Weighs NAMES by 1, 2, 3, 4 (for the second class ten times that), numbers by 100 and 200."""
    table = np.zeros((COLUMNS + numbers, classes), dtype=np.float32)
    for at, name in enumerate(NAMES):
        table[hashed([name])] = [(at + 1) * 10**k for k in range(classes)]
    table[COLUMNS:] = np.array([[100], [200]])[:numbers]
    return Linear(table, np.array([0.5] * classes, dtype=np.float32))


def grown() -> Forest:
    """Two trees. The first asks twice, the second once; its spare nodes are leaves that nothing leads to."""
    #       0: x0 <= 1 ?           0: x1 <= 5 ?
    #      /            \         /            \
    #   1: -1     2: x1 <= 0 ?   1: 10        2: 20
    #              /      \
    #            3: 2    4: 3
    return Forest(
        feature=np.array([[0, 0, 1, 0, 0], [1, 0, 0, 0, 0]], dtype=np.int32),
        threshold=np.array([[1.0, 0, 0, 0, 0], [5.0, 0, 0, 0, 0]]),
        left=np.array([[1, 1, 3, 3, 4], [1, 1, 2, 3, 4]], dtype=np.int32),
        right=np.array([[2, 1, 4, 3, 4], [2, 1, 2, 3, 4]], dtype=np.int32),
        value=np.array([[0, -1.0, 0, 2.0, 3.0], [0, 10.0, 20.0, 0, 0]]),
        base=0.25,
        depth=2,
    )


class TestLinear:
    def test_odds_are_the_sum_of_the_weights_of_the_features_that_are_there(self) -> None:
        odds = weighed().odds([["verb=arrive", "prep=in"], [], ["no such feature"]])
        assert odds.tolist() == [[4.5], [0.5], [0.5]]

    def test_a_feature_named_twice_counts_once(self) -> None:
        assert weighed().odds([["prep=in", "prep=in"]]).tolist() == [[3.5]]

    def test_each_class_has_its_own_weights(self) -> None:
        assert weighed(2).odds([["use=place"]]).tolist() == [[2.5, 20.5]]

    def test_numbers_are_weighed_by_the_last_rows(self) -> None:
        odds = weighed(numbers=2).odds([["use=place"], []], np.array([[1.0, 2.0], [-1.0, 0.0]]))
        assert odds.tolist() == [[502.5], [-99.5]]

    def test_no_rows_have_no_odds(self) -> None:
        assert weighed(3).odds([]).shape == (0, 3)

    @given(st.permutations(NAMES))
    def test_the_order_of_features_changes_nothing(self, names: list[str]) -> None:
        assert np.array_equal(weighed().odds([names]), weighed().odds([NAMES]))


class TestForest:
    @pytest.mark.parametrize(
        ("row", "expected"),
        [((0, 0), 9.25), ((1, 9), 19.25), ((2, 0), 12.25), ((2, 1), 13.25), ((2, 9), 23.25)],
    )
    def test_each_tree_leads_a_row_to_a_leaf_and_leaves_add_up(
        self, row: tuple[float, float], expected: float
    ) -> None:
        assert grown().odds(np.array([row], dtype=np.float64)).tolist() == [expected]

    @given(st.lists(st.tuples(st.floats(-3, 8), st.floats(-3, 8)), max_size=20))
    def test_many_rows_are_judged_as_each_alone(self, rows: list[tuple[float, float]]) -> None:
        table = np.array(rows, dtype=np.float64).reshape(-1, 2)
        together = grown().odds(table)
        assert together.tolist() == [grown().odds(row[None])[0] for row in table]

    @given(st.floats(-3, 8), st.floats(-3, 8))
    def test_odds_are_those_of_walking_down_each_tree(self, x: float, y: float) -> None:
        forest, total = grown(), 0.25
        for tree in range(2):
            at = 0
            while forest.left[tree, at] != at:
                low = (x, y)[forest.feature[tree, at]] <= forest.threshold[tree, at]
                at = int((forest.left if low else forest.right)[tree, at])
            total += float(forest.value[tree, at])
        assert forest.odds(np.array([[x, y]])).tolist() == [total]


class TestChance:
    @pytest.mark.parametrize(("odds", "expected"), [(0, 0.5), (math.log(3), 0.75), (-math.log(3), 0.25)])
    def test_odds_have_their_chance(self, odds: float, expected: float) -> None:
        assert chance(np.array([odds]))[0] == pytest.approx(expected)

    @given(st.lists(st.floats(allow_nan=False), min_size=1))
    def test_a_chance_lies_between_nothing_and_one_whatever_the_odds(self, odds: list[float]) -> None:
        found = chance(np.array(sorted(odds)))
        assert ((found > 0) & (found < 1)).all()
        assert (np.diff(found) >= 0).all()


def stored() -> dict[str, np.ndarray]:
    """The arrays of a file with one judge of each kind."""
    one, other = weighed(2, numbers=1), grown()
    kept = np.flatnonzero(np.abs(one.weights).max(axis=1))
    return {
        "linear.unit.shape": np.array(one.weights.shape), "linear.unit.columns": kept.astype(np.int32),
        "linear.unit.weights": one.weights[kept].astype(np.float16), "linear.unit.bias": one.bias,
        "forest.event.feature": other.feature, "forest.event.threshold": other.threshold,
        "forest.event.left": other.left, "forest.event.right": other.right,
        "forest.event.value": other.value.astype(np.float32), "forest.event.base": np.array(other.base),
        "forest.event.depth": np.array(other.depth),
    }  # fmt: skip


def same(judges: Judges) -> bool:
    rows, numbers = [NAMES, NAMES[:1]], np.array([[1.0], [2.0]])
    table = np.array([[0.0, 0.0], [2.0, 9.0]])
    linear = np.array_equal(judges.linear["unit"].odds(rows, numbers), weighed(2, 1).odds(rows, numbers))
    return linear and np.array_equal(judges.forest["event"].odds(table), grown().odds(table))


class TestJudges:
    def test_what_is_stored_is_read_back(self) -> None:
        judges = Judges.read(stored())
        assert (set(judges.linear), set(judges.forest)) == ({"unit"}, {"event"})
        assert same(judges)

    def test_a_file_of_them_is_read_once(self, tmp_path: Path) -> None:
        path = tmp_path / "events.npz"
        np.savez_compressed(path, **stored())
        assert same(load(path))
        assert load(path) is load(path)

    def test_a_name_of_another_form_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="unpack"):
            Judges.read({"linear.unit": np.zeros(1)})


class TestHashing:
    def test_a_name_has_its_column_for_ever(self) -> None:
        # The weights were learned for these columns: another hash would make nonsense of them.
        assert hashed(["verb=arrive", "prep=in", ""]) == [53792, 4428, 0]

    @given(st.lists(st.text(st.characters(exclude_categories=()))))
    def test_any_name_has_a_column(self, names: list[str]) -> None:
        found = hashed(names)
        assert len(found) == len(names)
        assert all(0 <= column < COLUMNS for column in found)

    @given(st.text())
    def test_it_is_the_checksum_of_its_bytes(self, name: str) -> None:
        assert hashed([name]) == [crc32(name.encode()) % COLUMNS]
