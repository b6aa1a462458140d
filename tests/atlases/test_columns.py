from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from geo.atlases import days
from geo.atlases.columns import Columns, projected
from geo.atlases.file import NEVER, Reader
from geo.atlases.find import Atlas
from geo.atlases.question import Question
from geo.errors import DatelineError


@pytest.fixture
def columns(path: Path) -> Columns:
    return Columns(Reader(path))


def titles(path: Path, columns: Columns, mask: np.ndarray) -> set[str]:
    return set(Atlas(path).table(columns.ids[mask].tolist())["event_id"])


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (Question(), {}),
        (Question(words="grain"), {"words": "grain"}),
        (Question(words='"free union"'), {"words": '"free union"'}),
        (Question(words="!!"), {"words": "!!"}),
        (Question(statuses=frozenset({"planned", "claimed"})), {"status": ["planned", "claimed"]}),
        (Question(reviewed=True), {"reviewed": True}),
        (Question(reviewed=False), {"reviewed": False}),
        (Question(publishers=frozenset({"The Edge"})), {"publisher": "The Edge"}),
        (Question(publishers=frozenset({"Nobody"})), {"publisher": "Nobody"}),
        (Question(min_chance=0.72), {"min_chance": 0.72}),
        (Question(min_chance=0.73), {"min_chance": 0.73}),
        (Question(since=days.number((2022, 3, 2))), {"since": "2022-03-02"}),
        (Question(until=days.number((2022, 2, 27))), {"until": "2022-02-27"}),
        (Question(until=days.number((-1, 12, 31))), {"until": "-0001"}),
        (Question(since=days.number((2024, 3, 12)), until=days.number((2024, 3, 12)), words="riga"),
         {"since": "2024-03-12", "until": "2024-03-12", "words": "riga"}),
    ],
)  # fmt: skip
def test_the_page_finds_what_find_finds(
    question: Question, asked: dict[str, object], path: Path, columns: Columns
) -> None:
    found = columns.matching(question) & columns.during(question)
    assert titles(path, columns, found) == set(Atlas(path).find(**asked)["event_id"])  # type: ignore[arg-type]


def test_events_stand_in_order_of_their_days(path: Path, columns: Columns) -> None:
    assert len(columns) == 12
    assert (np.diff(columns.first) >= 0).all()
    assert columns.first[-1] == NEVER
    assert Atlas(path).table(columns.ids[:2].tolist())["event_id"].tolist() == ["rome", "shipyard-strike"]


def test_events_at_one_place_share_it(columns: Columns) -> None:
    assert len(columns.spot_x) == 11
    assert (columns.spot == -1).sum() == 1
    assert columns.spot_area.sum() == 1


def test_words_are_looked_up_once(columns: Columns, monkeypatch: pytest.MonkeyPatch) -> None:
    first = columns.matching(Question(words="grain"))
    monkeypatch.setattr(Reader, "rows", lambda *_: pytest.fail("asked again"))
    assert (columns.matching(Question(words="grain")) == first).all()


def test_publishers_are_listed_once(columns: Columns) -> None:
    assert columns.publishers == ["The Edge", "The Example Wire"]


def test_the_projection_is_web_mercator() -> None:
    x, y = projected(np.array([0.0, 85.0511, 51.5, 90.0]), np.array([0.0, -180.0, 180.0, 0.0]))
    assert x.tolist() == pytest.approx([0.5, 0, 1, 0.5])
    assert y.tolist()[:3] == pytest.approx([0.5, 0, 0.33253], abs=1e-3)
    assert 0 <= y[3] < 0.1


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM columns WHERE name = 'spot'",
        "UPDATE columns SET content = x'0102' WHERE name = 'first'",
        "UPDATE columns SET content = 'text' WHERE name = 'id'",
        "UPDATE columns SET content = zeroblob(length(content)) WHERE name = 'id'",
        "UPDATE columns SET content = replace(hex(content), '0', '7') WHERE name = 'spot'",
        "UPDATE columns SET content = zeroblob(length(content)) WHERE name = 'last'",
        "UPDATE columns SET content = c.content FROM columns c "
        "WHERE columns.name = 'first' AND c.name = 'chance'",
    ],
)
def test_columns_that_do_not_hold_together_are_a_sentence(change: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(change)
    with pytest.raises(DatelineError, match="is damaged"):
        Columns(Reader(path))


@pytest.mark.parametrize("odd", [1e30, -0.5, float("nan")])
def test_a_place_beside_the_world_is_a_sentence(odd: float, path: Path, columns: Columns) -> None:
    places = columns.spot_y.copy()
    places[0] = odd
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE columns SET content = ? WHERE name = 'spot_y'", (places.tobytes(),))
    with pytest.raises(DatelineError, match="is damaged"):
        Columns(Reader(path))
