"""geo.events.heads: the same answers as a plain loop over every question gives."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events import heads
from geo.events.heads import Answers, Heads, likeliest
from geo.events.options import options
from geo.events.questions import DATE_FEATURES, NOTHING, PLACE_FEATURES, TODAY, Questions, questions
from tests.reading import analysed, pieces
from tests.reading import heads as weights

TEXT = (
    "Berg on the Road\n\nRIGA, May 14 (Wire) — Anna Berg arrived here on Monday. She will fly to Nairobi, "
    "Kenya, on Friday, two days after she met Paul Smith.\n\nIn Lusaka it rained in 1998. She slept."
)
PARTS = ("unit", "pair", "dating", "status", "role")
Numbers = dict[str, Any]


def asked(text: str = TEXT) -> tuple[Questions, int]:
    analysis = analysed(text)
    starts, ends = pieces(text)
    return questions(analysis, options(analysis), starts, ends), len(starts)


def states(count: int, seed: int = 0, width: int = 6) -> Any:
    return np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)


def gelu(x: Any) -> Any:
    """The exact one, which the heads come close to."""
    return np.array([0.5 * value * (1 + math.erf(value / math.sqrt(2))) for value in x])


def span(of: Any, at: Any, none: Any) -> Any:
    if at[0] == NOTHING:
        return none[0]
    if at[0] == TODAY:
        return none[-1]
    return (of[at[0]] + of[at[1]]) / 2


def summed(features: Any, sizes: tuple[int, ...], rows: Any) -> Any:
    return sum(rows[sum(sizes[:n]) + value] for n, value in enumerate(features))


def slowly(w: Numbers, of: Any, found: Questions) -> Numbers:
    """Answers by a loop over questions, one at a time."""
    of = of.astype(np.float64)
    units = len(found.unit_place)
    said: Numbers = {"pair": [], "dating": [], "unit": [], "status": [], "role": [], "word": []}
    places = [span(of, found.unit_pieces[unit], w["none"]) for unit in range(units)]
    for n, word in enumerate(found.pair_word):
        hidden = w["pv.weight"] @ of[word] + w["pv.bias"] + w["pc"] @ places[found.pair_unit[n]]
        hidden = gelu(hidden + summed(found.pair_features[n], PLACE_FEATURES, w["pf"]))
        odds = w["po.weight"] @ hidden + w["po.bias"] + w["trig.weight"] @ of[word] + w["trig.bias"]
        said["pair"].append(odds[0])
    readings = []
    for unit in range(units):
        mine = [n for n in range(len(said["pair"])) if found.pair_unit[n] == unit]
        odds = [said["pair"][n] for n in mine]
        total = sum(math.exp(odd) for odd in odds)
        reading = sum(
            math.exp(odd) / total * of[found.pair_word[n]] for n, odd in zip(mine, odds, strict=True)
        )
        readings.append(reading)
        said["unit"].append(math.log(total))
        said["word"].append(max(mine, key=lambda n: (said["pair"][n], -n)))
        said["status"].append(w["status.weight"] @ reading + w["status.bias"])
        said["role"].append(w["role.weight"] @ np.concatenate([reading, places[unit]]) + w["role.bias"])
    for n, unit in enumerate(found.dating_unit):
        day = span(of, found.dating_pieces[n], w["none"][1:])
        hidden = w["dr.weight"] @ readings[unit] + w["dr.bias"] + w["dc"] @ places[unit] + w["dx"] @ day
        hidden = gelu(hidden + summed(found.dating_features[n], DATE_FEATURES, w["df"]))
        said["dating"].append((w["do.weight"] @ hidden + w["do.bias"])[0])
    return said


@pytest.mark.parametrize("seed", range(4))
def test_answers_are_those_of_a_loop_over_the_questions(seed: int) -> None:
    found, count = asked()
    got, want = (
        Heads(weights(seed)).answer(states(count, seed), found),
        slowly(weights(seed), states(count, seed), found),
    )
    for part in PARTS:
        # GELU by tanh is at most 5e-4 away from the exact one, of which ten are added.
        np.testing.assert_allclose(
            getattr(got, part), np.array(want[part]), atol=0.01, rtol=0.001, err_msg=part
        )
    odds = np.array(want["pair"])
    np.testing.assert_allclose(odds[got.word], odds[want["word"]], atol=0.01)


@pytest.mark.parametrize("block", [1, 2, 7, 64])
def test_answers_do_not_hang_on_how_many_are_given_at_once(
    monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    found, count = asked()
    whole = Heads(weights()).answer(states(count), found)
    monkeypatch.setattr(heads, "_UNITS", block)
    parts = Heads(weights()).answer(states(count), found)
    for part in PARTS:
        np.testing.assert_allclose(getattr(parts, part), getattr(whole, part), atol=1e-5, err_msg=part)
    assert parts.word.tolist() == whole.word.tolist()


def test_the_same_questions_get_the_same_answers() -> None:
    found, count = asked()
    one, other = (Heads(weights()).answer(states(count), found) for _ in range(2))
    assert all(np.array_equal(getattr(one, part), getattr(other, part)) for part in (*PARTS, "word"))


@pytest.mark.parametrize("text", ["Yes.", "Anna Berg visited Riga.", "Soon, soon.", "In Riga. In Oslo."])
def test_every_question_has_an_answer_of_the_right_shape(text: str) -> None:
    found, count = asked(text)
    shaped(Heads(weights()).answer(states(count), found), found)


def shaped(got: Answers, found: Questions) -> None:
    units = len(found.unit_place)
    assert got.unit.shape == got.word.shape == (units,)
    assert got.pair.shape == (len(found.pair_unit),)
    assert got.dating.shape == (len(found.dating_unit),)
    assert got.status.shape == got.role.shape == (units, 3)
    assert all(np.isfinite(getattr(got, part)).all() for part in PARTS)
    assert found.pair_unit[got.word].tolist() == list(range(units))


def test_the_odds_of_a_unit_are_those_of_all_its_words_together() -> None:
    found, count = asked()
    got = Heads(weights()).answer(states(count), found)
    for unit in range(len(found.unit_place)):
        mine = got.pair[found.pair_unit == unit]
        assert got.unit[unit] == pytest.approx(np.log(np.exp(mine.astype(np.float64)).sum()), abs=1e-4)
        assert got.pair[got.word[unit]] == mine.max()


@given(
    st.lists(st.lists(st.sampled_from([-2.0, 0.0, 0.5, 3.0]), min_size=1, max_size=5), min_size=1, max_size=6)
)
def test_the_likeliest_word_is_the_first_of_the_best(odds: list[list[float]]) -> None:
    unit = np.array([n for n, row in enumerate(odds) for _ in row], dtype=np.int32)
    pair = np.array([odd for row in odds for odd in row], dtype=np.float32)
    starts = np.cumsum([0, *(len(row) for row in odds[:-1])])
    expected = [int(start) + row.index(max(row)) for start, row in zip(starts, odds, strict=True)]
    assert likeliest(pair, unit, len(odds)).tolist() == expected


def test_heads_are_read_from_a_file_of_arrays(tmp_path: Path) -> None:
    found, count = asked()
    path = tmp_path / "heads.npz"
    np.savez_compressed(path, **weights())
    one = heads.load(path).answer(states(count), found)
    assert np.array_equal(one.unit, Heads(weights()).answer(states(count), found).unit)
    assert heads.load(path) is heads.load(path)
